"""Dates in plain words: `19 June 2024`, `from June to December 2024`, `before 2024`, `the 1990s`.

The words around a date are English; its month may be named in any language of `MONTHS`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from babel import Locale

from search.days import ALWAYS, NoDate, Period, calendar, period, years
from search.words import fold

MONTHS = ("en", "es", "fr", "de", "ru", "ko", "it", "pl", "pt")
"""Languages whose names of months are understood: whole and shortened, in the nominative and in a date's own form."""
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
LONGEST = 100
"""Characters of a date that is still read."""

_PASSED_OVER = frozenset(("the", "of", "de", "del", "den", "der", "года", "год", "году", "г", "roku", "r"))
_UP_TO = frozenset(("to", "until", "till", "through", "–"))
_OPENERS = frozenset(("in", "on", "during"))
# Their meaning moves with the day on which they are read. Folded, as all of a date is before it is looked at.
_MOVING = re.compile(
    "today|yesterday|tomorrow|tonight|now|ago|last|past|next|this|recent|recently|current|currently"
    "|hoy|ayer|manana|hier|aujourd|demain|heute|gestern|morgen|сегодня|вчера|завтра|오늘|어제|내일"
    "|oggi|ieri|domani|dzis|dzisiaj|wczoraj|jutro|hoje|ontem|amanha"
)
_TOKEN = re.compile(
    r"(?P<edtf>[0-9]{4}-[0-9X]{2}(?:-[0-9X]{2})?[~?%]?(?![0-9]))"
    r"|(?P<decade>[0-9]{3}0)['’]?s(?![^\W_])"
    r"|(?P<number>[0-9]+)(?:(?:st|nd|rd|th|er|o|a)(?![^\W_])|[°~?%])?"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<dash>(?<=\s)-(?=\s)|[–—]|\.\.)"
    r"|[\s.,\-]"
)
_KOREAN = re.compile(r"([0-9]{4})년(?:\s*([0-9]{1,2})월(?:\s*([0-9]{1,2})일)?)?")


class MovingDate(NoDate):
    """Words whose meaning moves with the day on which they are read."""

    def __init__(self) -> None:
        super().__init__(
            "Such words mean another time tomorrow, and an address must go on meaning the same: write the days"
            " themselves, such as 2024-06-19 or 2024-06..2024-12"
        )


@dataclass(frozen=True, slots=True)
class _Said:
    """A date as far as it was said; a range's first date may leave what the last one says."""

    year: int = 0
    month: int = 0
    day: int | None = None

    def whole(self, other: _Said) -> _Said:
        """The date with what it leaves unsaid taken from the other."""
        if self.year:
            return self
        return _Said(other.year, self.month or other.month, self.day)

    def period(self) -> Period:
        if not self.year:
            raise NoDate("The year is missing")
        return calendar(self.year, self.month, self.day)


def spoken(text: str) -> Period:
    """The days that the words mean. Raises NoDate where they mean none, or other days tomorrow than today."""
    if len(text) > LONGEST:
        raise NoDate(f"A date has at most {LONGEST} characters")
    said = _tokens(_KOREAN.sub(_figures, fold(text)))
    try:
        return _range(said)
    except NoDate as mistake:
        if any(_MOVING.fullmatch(token.text) for token in said):  # not before: “ago 2024” is August in Spanish
            raise MovingDate from None
        raise NoDate(mistake.why, mistake.meant or _respelled(text, said)) from None


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match:
            raise NoDate
        at = match.end()
        kind = match.lastgroup
        if kind and match[kind] not in _PASSED_OVER:
            found.append(_Token(kind, "–" if kind == "dash" else match[kind]))
    return found


def _figures(korean: re.Match[str]) -> str:
    year, month, day = korean.groups()
    return year + (f"-{int(month):02}" if month else "") + (f"-{int(day):02}" if day else "")


def _range(said: list[_Token]) -> Period:
    """What the tokens mean, a beginning and an end among them."""
    first, rest = (said[0].text, said[1:]) if said else ("", [])
    match first:
        case "before":
            return _single(rest).before()
        case "after":
            return _single(rest).after()
        case "since":
            return _single(rest).to(ALWAYS)
        case "until" | "till":
            return ALWAYS.to(_single(rest))
        case "between":
            return _both(*_parted(rest, frozenset(("and",))))
        case "from":
            begins, ends = _parted(rest, _UP_TO)
            return _both(begins, ends) if ends else _single(begins).to(ALWAYS)
    begins, ends = _parted(said[1:] if first in _OPENERS else said, _UP_TO)
    return _both(begins, ends) if ends else _single(begins)


def _parted(said: list[_Token], by: frozenset[str]) -> tuple[list[_Token], list[_Token]]:
    """What stands before the first such word, and what after it."""
    at = next((at for at, token in enumerate(said) if token.text in by), len(said))
    return said[:at], said[at + 1 :]


def _both(begins: list[_Token], ends: list[_Token]) -> Period:
    last = _date(ends)
    if isinstance(last, Period):
        return _single(begins).to(last)
    first = _date(begins)
    return (first if isinstance(first, Period) else first.whole(last).period()).to(last.period())


def _single(said: list[_Token]) -> Period:
    date = _date(said)
    return date if isinstance(date, Period) else date.period()


def _date(said: list[_Token]) -> _Said | Period:
    """One date: its parts in any order in which a day, a named month and a year are written."""
    match [token.kind for token in said], [token.text for token in said]:
        case ["edtf"], [text]:
            return period(text.upper())
        case ["decade"], [text]:
            return years(int(text), 10)
    year, month, day = 0, 0, None
    for place, token in enumerate(said):
        if token.kind == "number" and len(token.text) == 4 and not year and place in (0, len(said) - 1):
            year = int(token.text)
            if not year:
                raise NoDate("There is no year 0000")
        elif token.kind == "number" and len(token.text) <= 2 and day is None:
            day = int(token.text)
        elif token.kind == "word" and not month and (named := _named(token.text)):
            month = named
        else:
            raise NoDate
    if not said or (year and day is not None and not month):
        raise NoDate
    if month in SEASONS.values() and day is not None:
        raise NoDate("A season has no days that are counted")
    return _Said(year, month, day)


def _named(word: str) -> int:
    """The number of a month or season; 0 where the word names none."""
    return names_of_months().get(word) or SEASONS.get(word, 0)


@cache
def names_of_months() -> dict[str, int]:
    """The number of each month by its names, case and accents folded. What Korean counts with is no name."""
    names: dict[str, int] = {"sept": 9}
    for language in MONTHS:
        for forms in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in forms.get(width, {}).items():
                    names[fold(name).rstrip(".")] = number
    return {name: number for name, number in names.items() if name.isalpha()}


def _respelled(text: str, said: list[_Token]) -> str:
    """The text with a month's or season's English name in place of the one word that is spelt much like it."""
    english = [*(fold(name) for name in Locale.parse("en").months["format"]["wide"].values()), *SEASONS]
    known = {"before", "after", "since", "until", "till", "between", "and", "from", *_UP_TO, *_OPENERS}
    strange = [word.text for word in said if word.kind == "word" and word.text not in known and not _named(word.text)]
    if len(strange) != 1:
        return ""
    alike = get_close_matches(strange[0], english, n=1, cutoff=0.7)
    if not alike:
        return ""
    strange_word = re.compile(rf"(?<![^\W\d_]){re.escape(strange[0])}(?![^\W\d_])", re.IGNORECASE)
    return strange_word.sub(alike[0].capitalize(), text)
