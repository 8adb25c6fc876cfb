"""Passages where a witness says in words of its own what the base says in others: changed as a whole, not word by word.

An alignment pairs words one by one; but where *without delay* stands for *immediately*, neither word of it was changed
and none was added. Where words are alike, as *party* and *parties*, each stands for its own, and what is beside them is
added or left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from archive.concordance.steps import Kind, Step, Steps
from archive.concordance.tokens import Cut
from archive.concordance.weighing import alike

LONGEST = 4
"""Words that a passage has, at most, in a row with nothing over against them: more are added, or left out."""
_OWN = frozenset({Kind.CHANGED, Kind.ADDED, Kind.LEFT_OUT})


def with_passages(steps: Steps, base: Cut, witness: Cut) -> Steps:
    """The steps; words without a pair, beside words of which one stands for the other, are changed with them."""
    return tuple(step for passage in _passages(steps, base, witness) for step in _changed(passage))


def _passages(steps: Steps, base: Cut, witness: Cut) -> Iterator[list[Step]]:
    """The steps in stretches; what may be one passage is in one."""
    passage: list[Step] = []
    for (kind, like), some in groupby(steps, lambda step: (step.kind, _alike(step, base, witness))):
        group = list(some)
        if kind in _OWN and not like and (kind is Kind.CHANGED or len(group) <= LONGEST):
            passage += group
        else:
            yield passage
            yield group
            passage = []
    yield passage


def _alike(step: Step, base: Cut, witness: Cut) -> bool:
    """Whether two words are paired that are like each other, and not the same."""
    if step.kind is not Kind.CHANGED or step.base is None or step.witness is None:
        return False
    return alike(base.words[step.base].key, witness.words[step.witness].key)


def _changed(passage: list[Step]) -> list[Step]:
    if any(step.kind is Kind.CHANGED for step in passage):
        return [Step(step.base, step.witness, Kind.CHANGED) for step in passage]
    return passage
