"""What waits for a curator across all reports: where a rule was unsure, what nobody knows, where reports disagree."""

from archive.worklist.conflicts import Conflict, conflicts, laid_out
from archive.worklist.facts import KINDS, WaitingFacts
from archive.worklist.treaties import unknown_treaties

LISTS = {
    "unsure": "Rules were unsure",
    "unresolved": "Unresolved references",
    "unknown": "Treaties not known yet",
    "conflicts": "Reports disagree",
    "orphans": "Words have gone",
}
"""Every list, by the word in its address, and what it is called."""


def counts() -> dict[str, int]:
    """How long each list is."""
    numbers = {name: WaitingFacts(name).number for name in KINDS}
    numbers |= {"unknown": unknown_treaties().count(), "conflicts": conflicts().count()}
    return {name: numbers[name] for name in LISTS}


__all__ = ["KINDS", "LISTS", "Conflict", "WaitingFacts", "conflicts", "counts", "laid_out", "unknown_treaties"]
