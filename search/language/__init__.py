"""The archive's own query language: what a person types -> a frozen tree, and what was wrong with it.

Nothing that is typed raises an exception, and nothing is changed in silence: what cannot be understood is a `Mistake`
that says where it is, and the rest is searched for; where no rest is left, nothing is. docs/search.md is the manual.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from search.language.lexing import lexemes, narrowed
from search.language.mistakes import Mistake, Mistakes
from search.language.parsing import DEEPEST, Parser
from search.tree import Tree

__all__ = ["DEEPEST", "LONGEST", "MOST_WORDS", "Mistake", "Parsed", "parse"]

LONGEST = 1_000
"""Characters of a query that is still read; a longer one is answered by a mistake."""
MOST_WORDS = 64


@dataclass(frozen=True, slots=True)
class Parsed:
    """How a query was understood. Without a tree every report is meant, unless mistakes have left nothing of it."""

    tree: Tree | None
    mistakes: tuple[Mistake, ...] = ()

    @property
    def hopeless(self) -> bool:
        """Whether the mistakes have left nothing to search for."""
        return self.tree is None and bool(self.mistakes)


@lru_cache(maxsize=1_024)
def parse(text: str) -> Parsed:
    """The query as a tree. Never raises."""
    mistakes = Mistakes(narrowed(text))
    if len(text) > LONGEST:
        meant = text[:LONGEST].rpartition(" ")[0]
        mistakes.add(LONGEST, f"Only {LONGEST:,} characters can be searched for at once.", meant)
        return Parsed(None, tuple(mistakes.found))
    parser = Parser(lexemes(text, mistakes), mistakes)
    tree = parser.tree()
    if parser.words > MOST_WORDS:
        mistakes.add(0, f"Only {MOST_WORDS} words can be searched for at once.")
        tree = None
    return Parsed(tree, tuple(sorted(mistakes.found)))
