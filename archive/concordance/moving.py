"""Words that a witness has elsewhere than the base, known as moved and not as left out here and added there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.concordance.steps import Kind, Step, Steps, base_first

FAR_FEWER = 2 / 3
"""Of the base's words: a wording with more of them leaves words out, one with fewer quotes a part."""
_TELLING = 6
"""Letters that words have, together, before they count as moved: a *the* is everywhere …"""
_TELLING_FAR = 12
"""… and if they come from beyond the part of the base that is quoted."""
_NEAR = 8
"""Words that a lone word may have passed: one that comes again further on is used again."""
_SYLLABLE = 3
"""What a letter of Hangul or Han counts, which is a syllable or a word."""
_MOST = 500
"""Words of either that may have moved: beyond, one looks no more like a moved word than like any other."""


class _Run(NamedTuple):
    bulk: int
    base: int
    witness: int
    length: int

    @property
    def there(self) -> range:
        """Where the base has it."""
        return range(self.base, self.base + self.length)

    @property
    def here(self) -> range:
        """Where the witness has it."""
        return range(self.witness, self.witness + self.length)


def with_moves(steps: Steps, base: Sequence[str], witness: Sequence[str]) -> Steps:
    """The steps, with words that the witness has elsewhere than the base known as moved, the longest runs first."""
    lost = {step.base for step in steps if step.base is not None and step.kind is not Kind.SAME}
    new = {step.witness for step in steps if step.witness is not None and step.kind is not Kind.SAME}
    if not lost or not new or max(len(lost), len(new)) > _MOST:
        return steps
    far = _beyond(steps) if len(witness) <= FAR_FEWER * len(base) else frozenset()
    runs = [run for run in _runs(lost, new, base, witness) if _tells(run, far, steps)]
    gone: set[int] = set()
    come: set[int] = set()
    for run in sorted(runs, key=lambda run: (-run.bulk, run.base, run.witness)):
        if gone.isdisjoint(run.there) and come.isdisjoint(run.here):
            gone.update(run.there)
            come.update(run.here)
    return _marked(steps, gone, come) if gone else steps


def _tells(run: _Run, far: frozenset[int], steps: Steps) -> bool:
    """Whether the words are enough to say that they were moved, and not used again."""
    if run.bulk < (_TELLING if far.isdisjoint(run.there) else _TELLING_FAR):
        return False
    if run.length > 1:
        return True
    at = [at for at, step in enumerate(steps) if step.base == run.base or step.witness == run.witness]
    return at[-1] - at[0] <= _NEAR


def _beyond(steps: Steps) -> frozenset[int]:
    """The base's words before the first that stands for a word of the witness, and after the last."""
    met = [step.base for step in steps if step.base is not None and step.witness is not None]
    if not met:
        return frozenset()
    return frozenset(step.base for step in steps if step.base is not None and not met[0] <= step.base <= met[-1])


def _runs(lost: set[int], new: set[int], base: Sequence[str], witness: Sequence[str]) -> Iterator[_Run]:
    """Words in a row that the base has at one place and the witness at another; one alone if it is nowhere else."""
    places: dict[str, list[int]] = {}
    for i in sorted(lost):
        places.setdefault(base[i], []).append(i)
    often = Counter(base) + Counter(witness)
    for j in sorted(new):
        for i in places.get(witness[j], ()):
            if i - 1 in lost and j - 1 in new and base[i - 1] == witness[j - 1]:
                continue  # within a run that began before
            length = 1
            while i + length in lost and j + length in new and base[i + length] == witness[j + length]:
                length += 1
            if length > 1 or often[base[i]] == 2:
                yield _Run(sum(map(_bulk, base[i : i + length])), i, j, length)


def _bulk(key: str) -> int:
    """How much a word says, by its letters."""
    return sum(_SYLLABLE if letter >= "\u1100" else 1 for letter in key)


def _marked(steps: Steps, gone: set[int], come: set[int]) -> Steps:
    """The steps with those words marked as moved; a pair of which one word was moved stands for nothing any more."""
    marked: list[Step] = []
    for step in steps:
        base, witness, kind = step
        if kind is Kind.SAME or (base not in gone and witness not in come):
            marked.append(step)
            continue
        if base is not None:
            marked.append(Step(base, None, Kind.MOVED_AWAY if base in gone else Kind.LEFT_OUT))
        if witness is not None:
            marked.append(Step(None, witness, Kind.MOVED if witness in come else Kind.ADDED))
    return base_first(marked)
