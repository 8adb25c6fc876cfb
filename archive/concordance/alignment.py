"""A wording aligned with a base, word by word: what is the same, changed, added, left out, moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from archive.concordance.moving import with_moves
from archive.concordance.steps import Kind, Step, Steps
from archive.concordance.tokens import Cut
from archive.concordance.weighing import best

LARGEST = 300_000
"""Words of the base times words of the witness that are weighed against each other all; beyond, equal words meet, and
what is between them is paired as it comes."""
_AT_ONCE = 4_000_000
"""The same, of all witnesses that are weighed at once: bytes of an array."""


def align(base: Cut, witness: Cut) -> Steps:
    """The witness aligned with the base: every word of both once, each side in its order."""
    return align_all(base, [witness])[0]


def align_all(base: Cut, witnesses: Sequence[Cut]) -> list[Steps]:
    """Each witness aligned with the base, in time linear in the witnesses.

    What the witness has elsewhere than the base is known as moved: moved away from where the base has it, and moved
    to where the witness has it.
    """
    return [
        with_moves(steps, base.keys, witness.keys)
        for steps, witness in zip(in_order(base, witnesses), witnesses, strict=True)
    ]


def in_order(base: Cut, witnesses: Sequence[Cut]) -> list[Steps]:
    """Each witness aligned with the base, where what was moved is left out here and added there."""
    aligned: list[Steps] = [()] * len(witnesses)
    for some in _portions(base, witnesses):
        if _weight(base, witnesses[some[0]]) > LARGEST:
            aligned[some[0]] = _as_it_comes(base.keys, witnesses[some[0]].keys)
            continue
        for index, steps in zip(some, best(base, [witnesses[index] for index in some]), strict=True):
            aligned[index] = steps
    return aligned


def _weight(base: Cut, witness: Cut) -> int:
    return (len(base.words) + 1) * (len(witness.words) + 1)


def _portions(base: Cut, witnesses: Sequence[Cut]) -> Iterator[list[int]]:
    """The witnesses by number, the longest first, as many at once as an array should hold; what is too long, alone."""
    portion: list[int] = []
    heaviest = 0
    for index in sorted(range(len(witnesses)), key=lambda index: -len(witnesses[index].words)):
        if portion and (heaviest > LARGEST or heaviest * (len(portion) + 1) > _AT_ONCE):
            yield portion
            portion = []
        if not portion:
            heaviest = _weight(base, witnesses[index])
        portion.append(index)
    if portion:
        yield portion


def _as_it_comes(base: Sequence[str], witness: Sequence[str]) -> Steps:
    """Too long to weigh everything: the fewest words changed, added and left out."""
    steps: list[Step] = []
    for part in Levenshtein.opcodes(base, witness):
        ours, theirs = range(part.src_start, part.src_end), range(part.dest_start, part.dest_end)
        if part.tag in {"equal", "replace"}:
            kind = Kind.SAME if part.tag == "equal" else Kind.CHANGED
            steps += [Step(one, two, kind) for one, two in zip(ours, theirs, strict=True)]
        else:
            steps += [Step(one, None, Kind.LEFT_OUT) for one in ours]
            steps += [Step(None, two, Kind.ADDED) for two in theirs]
    return tuple(steps)
