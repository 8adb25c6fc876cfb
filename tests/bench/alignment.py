"""How long it takes to lay wordings of one provision side by side: `python -m tests.bench.alignment`.

The wordings are made from those of the founding reports: words changed, left out, added and moved, at random from a
seed. Every wording is another, and none has been seen before, as when a concordance is asked for the first time.
"""

import pickle
import random
import time
from itertools import pairwise

from archive.concordance.apparatus import collate, most_shared
from tests.concordance.wordings import ELCOMERCIO, INTERFAX

FEW_TO_MANY = (10, 100, 300, 1_000)


def made(number: int, seed: int = 6) -> list[str]:
    """So many wordings, each another."""
    chance = random.Random(seed)
    others = sorted({*ELCOMERCIO.split(), *INTERFAX.split()})
    wordings: dict[str, None] = {}
    while len(wordings) < number:
        words = chance.choice((INTERFAX, INTERFAX, ELCOMERCIO)).split()
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(words))
            match chance.randrange(4):
                case 0:
                    words[at] = chance.choice(others)
                case 1:
                    del words[at]
                case 2:
                    words.insert(at, chance.choice(others))
                case 3:
                    words = words[:at] + words[at + 3 :] + words[at : at + 3]
        wordings[" ".join(words)] = None
    return list(wordings)


def main() -> None:
    """Prints the times, in milliseconds, for few wordings and for many."""
    print("wordings  choose base  collate  keep  take out  25 rows   bytes")
    for number in FEW_TO_MANY:
        wordings = made(number)
        times = [time.perf_counter()]
        base = wordings[most_shared(wordings, [1] * number, "en")]
        times.append(time.perf_counter())
        apparatus = collate(base, wordings, "en")
        times.append(time.perf_counter())
        kept = pickle.dumps(apparatus)
        times.append(time.perf_counter())
        taken = pickle.loads(kept)
        times.append(time.perf_counter())
        for row in taken.rows[:25]:
            assert row.runs
            assert row.cells
        times.append(time.perf_counter())
        took = [(end - start) * 1000 for start, end in pairwise(times)]
        print("{:8}  {:11.0f}  {:7.0f}  {:4.0f}  {:8.0f}  {:7.0f}  {:6}".format(number, *took, len(kept)))


if __name__ == "__main__":
    main()
