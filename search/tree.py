"""What is searched for, as a frozen tree, and how the page says it. The parser makes trees; engines answer them."""

from __future__ import annotations

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


Tree = Word | Phrase | Prefix | Range | Field | Not | And | Or


def describe(tree: Tree | None) -> str:
    """How a query was understood, as the page says it after “Reports with …”."""
    match tree:
        case None:
            return "anything"
        case Word(text):
            return f"“{text}”"
        case Phrase(text):
            return f"exactly “{text}”"
        case Prefix(text):
            return f"a word that begins with “{text}”"
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


def _grouped(tree: Tree) -> str:
    return f"({describe(tree)})" if isinstance(tree, And | Or) else describe(tree)


def _spoken(when: Period) -> str:
    if when.first == when.last:
        return f"on {when.first}"
    first = "" if when.first == FIRST_DAY else f"from {when.first}"
    last = "" if when.last == LAST_DAY else f"to {when.last}"
    return f"{first} {last}".strip() or "on any day"
