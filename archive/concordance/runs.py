"""A witness's row as it is read: its words in runs of one kind, with the base's where the witness has none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from archive.concordance.classing import parted
from archive.concordance.steps import Kind, Step, Steps
from archive.concordance.tokens import Cut


class Run(NamedTuple):
    """Words in a row that stand to the base in one way.

    The runs of a row are the wording exactly, when joined without those of the base's words alone: left out, moved
    away, not quoted. These bring the space that they need, as the base has it.
    """

    kind: Kind
    text: str
    """The witness's words; the base's, where they are left out, moved away or not quoted."""
    base: str = ""
    """What the base has instead, where words are changed or pointed otherwise."""


_TOLD = frozenset({Kind.CHANGED, Kind.POINTED})
"""Of these it is told what the base has instead."""


def runs_of(steps: Steps, base: Cut, witness: Cut) -> Iterator[Run]:
    """The runs of an aligned witness, from its first word to its tail."""
    held: Run | None = None
    for run in _pieces(steps, base, witness):
        if held and held.kind is run.kind:
            held = Run(run.kind, held.text + run.text, held.base + run.base)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def _pieces(steps: Steps, base: Cut, witness: Cut) -> Iterator[Run]:
    """What stands to the base in one way, and what stands before it."""
    before: Step | None = None
    for kind, some in groupby(steps, lambda step: step.kind):
        group = list(some)
        for part in [[step] for step in group] if kind is Kind.SAME else [group]:
            yield from _piece(before, part, base, witness)
            before = part[-1]
    if witness.tail:
        yield Run(Kind.SAME, witness.tail)


def _piece(before: Step | None, part: list[Step], base: Cut, witness: Cut) -> Iterator[Run]:
    kind = part[0].kind
    ours = [step.base for step in part if step.base is not None]
    theirs = [step.witness for step in part if step.witness is not None]
    if theirs:
        yield from _gap(before, part[0], base, witness, theirs[0])
        yield Run(kind, _joined(witness, theirs), _joined(base, ours) if kind in _TOLD else "")
    else:
        yield Run(kind, (base.gap(ours[0]) if before else "") + _joined(base, ours))


def _gap(before: Step | None, step: Step, base: Cut, witness: Cut, first: int) -> Iterator[Run]:
    """What stands before a word of the witness, and after a row's beginning that only the base has."""
    if first == 0 and before and before.base is not None and before.base + 1 < len(base.words):
        yield Run(before.kind, base.gap(before.base + 1))
    if before and step.base is not None and parted(before, step, base, witness):
        yield Run(Kind.POINTED, witness.gap(first), base.gap(step.base))
    elif witness.gap(first):
        yield Run(Kind.SAME, witness.gap(first))


def _joined(cut: Cut, numbers: list[int]) -> str:
    """Neighbouring words as they are written, without what stands before the first."""
    parts = [part for number in numbers for part in cut.words[number][:2]]
    return "".join(parts[1:])
