"""What parts the clauses of a sentence."""

from __future__ import annotations

import re

_MARK = re.compile(r"[;:!?…\n]")
"""A full stop within a sentence is an abbreviation's or an ordinal's (`am 17. Mai in St. Gallen`): it parts nothing."""


def is_parted(gap: str) -> bool:
    """Whether a mark in the words between two offsets of a sentence ends a clause."""
    return _MARK.search(gap) is not None
