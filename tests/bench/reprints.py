"""How surely reprints are found: `python -m tests.bench.reprints`.

Every gold report is reprinted in a dozen ways, as agencies' copy is: under another dateline, cut, added to, edited
here and there. Of each way it prints how many reprints the rule knows for the dispatch, and how many share a band with
it, so that they are laid beside it at all; then what reports that nobody copied have in common at most.
"""

import random
from collections.abc import Callable
from itertools import combinations

from archive.concordance.reprints import bands_of, held, one_dispatch, runs_of, signature_of, telling_of
from tests.gold.reports import SETS, original, stems

Change = Callable[[str, str], str]
"""Makes a reprint of a text, with a second text to take other words from."""
CHANCE = random.Random(2024)


def cut(share: float) -> Change:
    """The front of the text."""
    return lambda text, _: text[: int(len(text) * share)]


def added(share: float) -> Change:
    """Paragraphs of one's own after it: as much as that share of the text."""
    return lambda text, other: f"{text}\n{other[: int(len(text) * share)]}"


def edited(share: float) -> Change:
    """Another word in place of every so many."""
    return lambda text, _: " ".join("elsewhere" if CHANCE.random() < share else word for word in text.split(" "))


def both(first: Change, then: Change) -> Change:
    """One after the other."""
    return lambda text, other: then(first(text, other), other)


WAYS: dict[str, Change] = {
    "another dateline": lambda text, _: f"GENEVA, 9 November. {text}",
    "cut to a half": cut(1 / 2),
    "cut to a third": cut(1 / 3),
    "as much added": added(1),
    "1 word in 20 changed": edited(1 / 20),
    "1 word in 10 changed": edited(1 / 10),
    "1 word in 7 changed": edited(1 / 7),
    "1 word in 5 changed": edited(1 / 5),
    "cut to a half, 1 in 20 changed": both(cut(1 / 2), edited(1 / 20)),
    "cut to 2 thirds, a third added": both(cut(2 / 3), added(1 / 2)),
    "1 in 10 changed, half added": both(edited(1 / 10), added(1 / 2)),
}


def main() -> None:
    """Prints the table."""
    texts = [original(stem).decode() for chosen in SETS for stem in stems(chosen)]
    tellings = [telling_of(text) for text in texts]
    bands = [set(bands_of(signature_of(telling.all))) for telling in tellings]
    print(f"{len(texts)} reports")
    for way, change in WAYS.items():
        known = near = 0
        for at, text in enumerate(texts):
            reprint = change(text, texts[at - 1])
            known += one_dispatch(tellings[at], telling_of(reprint))
            near += not bands[at].isdisjoint(bands_of(signature_of(runs_of(reprint))))
        print(f"{way:32} known {known / len(texts):7.1%}   shares a band {near / len(texts):7.1%}")
    pairs = list(combinations(range(len(texts)), 2))
    false = sum(one_dispatch(tellings[one], tellings[other]) for one, other in pairs)
    looked_at = sum(not bands[one].isdisjoint(bands[other]) for one, other in pairs)
    most = max(held(tellings[one].own, tellings[other].own) for one, other in pairs)
    print(
        f"of {len(pairs):,} pairs that nobody copied {false} are taken for one dispatch, {looked_at} share a band; ",
        end="",
    )
    print(f"of own words they have {most:.0%} in common at most")


if __name__ == "__main__":
    main()
