"""The steps of an alignment: what a word of a witness is to the base, and a word of the base to a witness."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """How a word of a witness stands to the base, or a word of the base to a witness."""

    SAME = "same"
    POINTED = "pointed"
    """The same word in other case, or with other punctuation or spacing."""
    CHANGED = "changed"
    """A word of the witness where the base has another."""
    ADDED = "added"
    """A word of the witness where the base has none."""
    MOVED = "moved"
    """A word of the witness that stands elsewhere in the base."""
    LEFT_OUT = "left-out"
    """A word of the base where the witness has none."""
    MOVED_AWAY = "moved-away"
    """A word of the base that stands elsewhere in the witness."""
    NOT_QUOTED = "not-quoted"
    """A word of the base that the witness does not claim to quote: under an ellipsis, or beyond an excerpt's ends."""


class Step(NamedTuple):
    """A word of the base, a word of the witness, or the two that stand for each other, each by its number."""

    base: int | None
    witness: int | None
    kind: Kind


Steps = tuple[Step, ...]


def base_first(steps: Sequence[Step]) -> Steps:
    """The steps, between two pairs the base's words before the witness's."""
    ordered: list[Step] = []
    new: list[Step] = []
    for step in steps:
        if step.base is None:
            new.append(step)
            continue
        if step.witness is not None:
            ordered += new
            new = []
        ordered.append(step)
    return (*ordered, *new)
