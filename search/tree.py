"""What is searched for, as a frozen tree, and how the page says it. The parser makes trees; engines answer them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.days import FIRST_DAY, LAST_DAY, Period

TEXT_FIELDS = {
    "title": "title",
    "quote": "quoted words",
    "outlet": "outlet",
    "treaty": "treaty",
    "person": "person",
    "state": "state",
    "topic": "topic",
    "provision": "provision quoted",
    "lang": "language",
}
"""Fields that hold words, each with what the page calls it."""
DATE_FIELDS = {
    "published": "published",
    "mentions": "mentioning a date",
    "signed": "of a treaty signed",
}
"""Fields that hold dates, likewise."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any inflection; one written with hyphens or the like stands for its parts, side by side."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words exactly as written, side by side."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins so."""

    text: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word that is written like this one, but for so many letters added, left out, changed or swapped."""

    text: str
    edits: int = 1


@dataclass(frozen=True, slots=True)
class Near:
    """Words or phrases that all stand within so many words of one another, in any order."""

    parts: tuple[Word | Phrase | Prefix | Fuzzy, ...]
    within: int


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name somebody or something known: as they were typed, or any other of its names in any inflection."""

    part: Word | Phrase | And
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Like:
    """Reports that share their telling words with the report of that slug."""

    slug: str


@dataclass(frozen=True, slots=True)
class Range:
    """A date field's value that lies wholly in the period."""

    name: str
    period: Period


@dataclass(frozen=True, slots=True)
class Field:
    """What is sought in one field only."""

    name: str
    part: Tree


@dataclass(frozen=True, slots=True)
class Not:
    """All that the part does not find."""

    part: Tree


@dataclass(frozen=True, slots=True)
class And:
    """What every part finds."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any part finds."""

    parts: tuple[Tree, ...]


Leaf = Word | Phrase | Prefix | Fuzzy
Tree = Leaf | Near | Named | Like | Range | Field | Not | And | Or
NOTHING = Or(())
"""Finds nothing: what is left of a query of which nothing could be understood."""


def joined(part: And) -> Word:
    """The words, side by side."""
    return Word(" ".join(word.text for word in part.parts if isinstance(word, Word)))


def loosened(tree: Tree | None) -> Tree | None:
    """What finds any of the words of which the tree asks for all, and all else that it asks for; None without two.

    Words that are left out, dates and the like are insisted on as before.
    """
    parts = _held_together(tree) if isinstance(tree, And | Field) else ()
    words = tuple(part for part in parts if _has_words(part))
    if len(words) < 2:
        return None
    rest = tuple(part for part in parts if part not in words)
    return And((Or(words), *rest)) if rest else Or(words)


def _held_together(tree: Tree) -> tuple[Tree, ...]:
    """The parts of which all must be found: those of brackets among them too, and those of brackets in a field."""
    match tree:
        case And(parts):
            return tuple(held for part in parts for held in _held_together(part))
        case Field(name, And() as part):
            return tuple(Field(name, held) for held in _held_together(part))
        case _:
            return (tree,)


def _has_words(tree: Tree) -> bool:
    """Whether it asks for words, and for nothing but words."""
    match tree:
        case Word() | Phrase() | Prefix() | Fuzzy() | Near() | Named():
            return True
        case Field(name, part):  # a name that is asked for is insisted on, as a date is
            return name in ("title", "quote") and _has_words(part)
        case Or(parts):
            return bool(parts) and all(map(_has_words, parts))
        case _:
            return False


_SHOWN = 3
"""Other names that are shown where somebody has more."""


def describe(tree: Tree | None) -> str:
    """How a query was understood, as the page says it after “Reports with …”."""
    match tree:
        case None | And(()):
            return "anything"
        case Or(()):
            return "nothing"
        case Range(name, when):
            return f"{DATE_FIELDS[name]} {_spoken(when)}"
        case Field(name, part):
            return f"{TEXT_FIELDS[name]}: {_grouped(part)}"
        case Not(part):
            return f"not {_grouped(part)}"
        case And(parts):
            return " and ".join(map(_grouped, parts))
        case Or(parts):
            return " or ".join(map(_grouped, parts))
        case Like(slug):
            return f"much in common with the report “{slug}”"
        case _:
            return _described(tree)


def _described(tree: Leaf | Near | Named) -> str:
    """What is asked of a text's words."""
    match tree:
        case Word(text):
            return f"“{text}”"
        case Phrase(text):
            return f"exactly “{text}”"
        case Prefix(text):
            return f"a word that begins with “{text}”"
        case Fuzzy(text, edits):
            return f"a word written like “{text}” (but for {'one letter' if edits == 1 else f'{edits} letters'})"
        case Near((part, other), within):
            return f"{describe(part)} within {_words(within)} of {describe(other)}"
        case Near(parts, within):
            return f"{_listed([describe(part) for part in parts], 'and')} within {_words(within)} of one another"
        case Named(part, names):
            typed = describe(joined(part) if isinstance(part, And) else part)
            others = len(names) - _SHOWN + 1
            if others > 1:
                names = (*names[: _SHOWN - 1], f"{others} other names")
            return f"{typed} (or {_listed(names, 'and' if others > 1 else 'or')})" if names else typed


def _listed(said: Sequence[str], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(said[:-1]), said[-1])))


def _words(within: int) -> str:
    return "one word" if within == 1 else f"{within} words"


def _grouped(tree: Tree) -> str:
    return f"({describe(tree)})" if isinstance(tree, And | Or | Near) and tree != NOTHING else describe(tree)


def _spoken(when: Period) -> str:
    if when.first == when.last:
        return f"on {when.first}"
    if when.first == FIRST_DAY:
        return "on any day" if when.last == LAST_DAY else f"until {when.last}"
    return f"from {when.first}" if when.last == LAST_DAY else f"from {when.first} to {when.last}"
