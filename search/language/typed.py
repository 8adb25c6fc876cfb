"""From a tree back to how it is typed, for the mistakes that say what was meant."""

from __future__ import annotations

import re

from search.language.lexing import OPERATORS
from search.tree import Field, Fuzzy, Near, Or, Phrase, Prefix, Tree, Word

USUAL = 10
"""Words within which things are near where no number is given."""
_PLAIN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def typed(tree: Tree) -> str:
    """How a leaf is typed, or leaves near one another, or any of such, in a field or in none.

    Raises TypeError for other trees: nobody is told to type them.
    """
    match tree:
        case Word(text):
            return text if plain(text) else f'"{text}"'
        case Phrase(text):
            return f"«{text}»" if '"' in text else f'"{text}"'
        case Prefix(text):
            return f"{text}*"
        case Fuzzy(text, edits):
            return f"{text}~{edits}" if edits > 1 else f"{text}~"
        case Near(parts, within):
            return (" NEAR " if within == USUAL else f" NEAR/{within} ").join(map(typed, parts))
        case Or(parts):
            return f"({' OR '.join(map(typed, parts))})"
        case Field(name, Near() as part):
            return f"{name}:({typed(part)})"
        case Field(name, part):
            return f"{name}:{typed(part)}"
    raise TypeError(f"nobody types {tree!r}")


def plain(word: str) -> bool:
    """Whether the word is read as itself wherever it stands in a query."""
    return bool(_PLAIN.fullmatch(word)) and word not in (*OPERATORS, "NEAR")
