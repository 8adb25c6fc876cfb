"""Word lists of the rule files: words as they are written there, asked for one word at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from archive.extraction.words import fold


class Listed(NamedTuple):
    """Words, folded: `закон*` stands for every word that begins so, `*gesetz` for every one that ends so."""

    whole: frozenset[str]
    begun: tuple[str, ...]
    ended: tuple[str, ...]

    def holds(self, plain: str) -> bool:
        """Whether the list has the folded word."""
        return plain in self.whole or plain.startswith(self.begun) or plain.endswith(self.ended)


def listed(words: Sequence[str]) -> Listed:
    """The list as a rule file writes it."""
    return Listed(
        frozenset(fold(word) for word in words if "*" not in word),
        tuple(fold(word[:-1]) for word in words if word.endswith("*")),
        tuple(fold(word[1:]) for word in words if word.startswith("*")),
    )
