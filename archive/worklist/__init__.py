"""What waits for a curator across all reports: where a rule was unsure, what nobody knows, where reports disagree."""

from collections.abc import Mapping

from archive.worklist.conflicts import Conflict, conflicts, laid_out
from archive.worklist.facts import KINDS, WaitingFacts
from archive.worklist.treaties import unknown_treaties

LISTS = {
    "unsure": "Rules were unsure",
    "matched": "Articles found by their words",
    "unresolved": "Unresolved references",
    "unknown": "Treaties not known yet",
    "conflicts": "Reports disagree",
    "orphans": "Words have gone",
}
"""Every list, by the word in its address, and what it is called."""


def counts(counted: Mapping[str, int] | None = None) -> dict[str, int]:
    """How long each list is; those that are `counted` already are not counted again."""
    counted = counted or {}
    return {name: counted[name] if name in counted else _count(name) for name in LISTS}


def _count(name: str) -> int:
    if name in KINDS:
        return WaitingFacts(name).number
    return (unknown_treaties() if name == "unknown" else conflicts()).count()


__all__ = ["KINDS", "LISTS", "Conflict", "WaitingFacts", "conflicts", "counts", "laid_out", "unknown_treaties"]
