"""The forms in which a language writes dates, as `languages/<lang>/dates.toml` lists them, made ready to be matched.

A form is a line such as `{day} {month} {year}` or `the day before`. In it

- `{day}` (`19`, `19th`, `девятого`), `{day2}` (the second of two: `18 and 19 June`), `{ordinal}` (`19th`, never a bare
  number), `{month}`, `{weekday}`, `{year}` and `{number}` (`two`, `2`) stand for those words, `{roman}`
  and `{figure}` for the number of a month (`20 VI 2024`, `am 20.6.`);
- `(a|b)` is a choice and `(a)?` may be missing; a form begins with a whole word, a choice of whole words, or a slot;
- a blank is one or more blanks or a line's end, `_` a blank that may be missing, `–` a dash of any length;
- `[…]` marks the words of the date itself where the form needs others around them to be sure;
- a backslash takes the meaning from the sign after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple, TypeAlias

from archive.extraction.dates.edtf import Unit
from archive.extraction.words import Word
from archive.languages import lexicon

Anchor = Literal["publication", "spoken", "lead", "next"]
"""The day of publication, the date last spoken of, the day that the report is about, or a date right after it."""
Toward = Literal["past", "future"]

TOKEN = re.compile(r"\d+|[^\W\d_]+")
DIGITS = "0123456789"
FIGURES = frozenset(DIGITS)
NUMBER, FOUR_FIGURES = "#", "####"
"""What stands for a run of digits where forms are looked up by their words; only one of four digits can be a year."""
WORDS_AHEAD = 3
"""How many words behind its first one tell a form from others, at most."""

_BETWEEN_WORDS = "[]_ ,?–-'’.:/\\"
"""What may stand in a form between its words."""
_REMEMBERED = 4_096
"""Rests of forms that are remembered, at most, while a calendar is made."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_BLANK = r"(?:[^\S\n]|\n(?!\n)){1,6}"
_PIECE = re.compile(r"\\.|\{\w+\}|\[|\]|\(|\s+|[_–]|['’]|[.+*^$\\]|[^{\[\](\s_–'’.+*^$\\]+")
_PLAIN = {
    "[": "(?P<words>",
    "]": ")",
    "(": "(?:",
    "_": rf"(?:{_BLANK})?",
    "–": rf"(?:{_BLANK})?[-–—∼~](?:{_BLANK})?",
    "'": "['’]",
    "’": "['’]",
}
_SHIFT = re.compile(r"(day|week|month|year)([+-])(\d+|n)$")


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the anchor; `by` is `None` where the form's `{number}` says how many, in direction `sign`."""

    unit: Unit
    sign: int
    by: int | None

    @classmethod
    def parse(cls, text: str) -> Shift:
        """Reads `day-1`, `month+0`, `year+n`."""
        found = _SHIFT.fullmatch(text)
        if not found:
            raise ValueError(f"{text!r} is no shift such as day-1 or year+n")
        unit: Any = found[1]
        return cls(unit, 1 if found[2] == "+" else -1, None if found[3] == "n" else int(found[3]))


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One form of a date, and what it means."""

    rule: str
    pattern: re.Pattern[str]
    part: Literal[0, "words"] = 0
    """The group of the pattern that is the date itself: all of it, or what stands between `[` and `]`."""
    anchor: Anchor = "publication"
    shift: Shift | None = None
    toward: Toward | None = None
    """Set where the words themselves say which way to look (`last November`)."""
    exact: bool = False
    """A shift by years keeps month and day (`to the day`)."""
    narrators: bool = False
    """Said of the narrator's own day (`today`): inside a quotation it is the speaker's, and says nothing."""
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_next: tuple[str, ...] = ()
    """What may not follow, be it in the same word: `5일간` is no date."""
    only_before: frozenset[str] = frozenset()
    """Where set: a word that follows at once has to be one of these."""

    @property
    def is_same_day(self) -> bool:
        """Whether it says the anchor's own day: `today`, `on this day`."""
        return self.shift is not None and self.shift.unit == "day" and self.shift.by == 0


class Beginning(NamedTuple):
    """The forms that share their first word or words."""

    going_on: Mapping[str, Beginning]
    """Those that may go on with a word (or kind of number), for each that some form needs next."""
    forms: tuple[Form, ...]
    """Those that may go on with any word."""


_Listed: TypeAlias = tuple[Form, str | None]
"""A form, and what of it follows the words that have been read; `None` where these may be all."""


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """A language's names of months, weekdays and numbers, and its forms by the word that they begin with."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    capitals: bool
    glued: bool
    """Particles cling to words (Korean): a word need only begin with the form's first word."""
    day_endings: frozenset[str]
    """`st`, `го`: what a day's figures may end in, as words."""
    lone: frozenset[str]
    """Months whose name alone might be another word (`May`)."""
    beginnings: Mapping[str, Beginning] = field(default_factory=dict)
    initials: frozenset[str] = frozenset()
    """First letters of first words, and figures; only where words are glued."""
    starts: tuple[int, ...] = ()
    """Lengths of first words, longest first; only where words are glued."""

    def beginning_among(self, words: Sequence[Word]) -> list[int]:
        """The indices of those of the words with which a date may begin."""
        if self.glued:
            starts = self.initials
            return [index for index, (_, word, _) in enumerate(words) if word[0] in starts]
        known = self.beginnings  # … and before all letters figures stand
        return [index for index, (_, word, _) in enumerate(words) if word in known or word < ":"]

    def forms(self, word: str, following: Sequence[str]) -> tuple[Form, ...]:
        """The forms that may begin with the word and can be meant where those others follow, in lower case all."""
        beginning = self._beginning(_kind(word) if word[0] in FIGURES else word)
        if beginning is None:
            return ()
        for word_after in following:
            key = _kind(word_after) if word_after[0] in FIGURES else word_after
            further = beginning.going_on.get(key[0] if self.glued else key)
            if further is None:
                break
            beginning = further
        return beginning.forms

    def _beginning(self, word: str) -> Beginning | None:
        if not self.glued or word[0] == NUMBER:
            return self.beginnings.get(word)
        for length in self.starts:
            found = self.beginnings.get(word[:length])
            if found:
                return found
        return None


def _kind(word: str) -> str:
    """What forms are looked up by where a word begins with figures: how many these are."""
    return FOUR_FIGURES if len(word) - len(word.lstrip(DIGITS)) == len(FOUR_FIGURES) else NUMBER


@cache
def calendar(language: str) -> Calendar:
    """The calendar of the language; English where nobody has written one."""
    words = lexicon(language, "dates") or lexicon("en", "dates")
    bare = Calendar(
        months=_numbered(words["months"]),
        weekdays=_numbered(words["weekdays"]),
        numbers=_numbered(words.get("numbers", {})),
        ordinals=_numbered(words.get("ordinals", {})),
        capitals=words.get("capitals", False),
        glued=words.get("glued", False),
        day_endings=frozenset(word for ending in words.get("day_suffixes", ()) for word in TOKEN.findall(ending)),
        lone=frozenset(word.lower() for word in words.get("also_words", ())),
    )
    slots = _slots(bare, words.get("day_suffixes", []))
    forms: dict[str, list[_Listed]] = {}
    for entry in words["form"]:
        for written in entry["words"]:
            form = _form(entry, _pattern(written, slots, bare.glued))
            for start, rest in _openings(written, bare):
                forms.setdefault(start, []).append((form, rest))
    ahead = 1 if bare.glued else WORDS_AHEAD
    return replace(
        bare,
        beginnings={start: _beginning(_figures(start), tuple(listed), bare, ahead) for start, listed in forms.items()},
        initials=FIGURES.union(start[0] for start in forms) if bare.glued else frozenset(),
        starts=tuple(sorted({len(start) for start in forms if start[0] != NUMBER}, reverse=True)) if bare.glued else (),
    )


def _numbered(table: Mapping[str, list[str]]) -> dict[str, int]:
    return {name.lower(): int(number) for number, names in table.items() for name in names}


def _form(entry: Mapping[str, Any], pattern: re.Pattern[str]) -> Form:
    return Form(
        rule=entry["rule"],
        pattern=pattern,
        part="words" if "words" in pattern.groupindex else 0,
        anchor=entry.get("from", "publication"),
        shift=Shift.parse(entry["shift"]) if "shift" in entry else None,
        toward=entry.get("toward"),
        exact=entry.get("exact", False),
        narrators=entry.get("narrators", False),
        not_after=frozenset(entry.get("not_after", ())),
        not_before=frozenset(entry.get("not_before", ())),
        not_next=tuple(entry.get("not_next", ())),
        only_before=frozenset(entry.get("only_before", ())),
    )


def _either(names: Mapping[str, int], capitals: bool = False) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    if capitals:
        return "(?-i:" + "|".join(f"{name.title()}|{name.upper()}" for name in longest_first) + ")"
    return "|".join(re.escape(name).replace(r"\ ", _BLANK).replace("'", "['’]") for name in longest_first) or r"(?!)"


def _slots(calendar: Calendar, suffixes: list[str]) -> dict[str, str]:
    suffix = "|".join(re.escape(s) for s in sorted(suffixes, key=len, reverse=True)) or r"(?!)"
    figure = rf"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:(?:{suffix})(?!\w))?"
    boundary = "" if calendar.glued else r"(?!\w)"
    day = f"{figure}|(?:{_either(calendar.ordinals)}){boundary}"
    return {
        "day": day,
        "day2": day,
        "ordinal": rf"(?:3[01]|[12]\d|[1-9])(?:{suffix})(?!\w)",
        "month": f"(?:{_either(calendar.months, calendar.capitals)})",
        "figure": r"(?:1[0-2]|0?[1-9])(?!\d)",
        "roman": r"(?-i:XII|XI|IX|X|IV|VI{0,3}|I{1,3})(?!\w)",
        "weekday": f"(?:{_either(calendar.weekdays, calendar.capitals)}){boundary}",
        "year": r"(?:1\d|20)\d\d(?!\d)|['’]\d\d(?![\w'’])",
        "number": rf"\d{{1,3}}(?!\d)|(?:{_either(calendar.numbers)})(?:(?<=['’])|{boundary})",
    }


def _pattern(written: str, slots: Mapping[str, str], glued: bool) -> re.Pattern[str]:
    pieces = _PIECE.findall(written)
    out: list[str] = []
    for index, piece in enumerate(pieces):
        if piece.startswith("{"):
            name = piece[1:-1]
            out.append(f"(?P<{name}>{slots[name]})")
            if name == "month" and index + 1 < len(pieces) and not glued:
                # An abbreviated month takes a full stop, but the one after a last word ends the sentence.
                out.append(r"\.?" if pieces[index + 1] not in (".", "]") else "")
        elif piece.isspace():
            out.append(_BLANK)
        else:
            out.append(_PLAIN.get(piece) or (re.escape(piece) if piece in ".+*^$" else piece))
    end = "" if glued else r"(?![\d_]|(?-i:[a-zà-ÿа-яё]))" if written.rstrip("])?").endswith("{year}") else r"(?!\w)"
    return re.compile("".join(out) + end, re.IGNORECASE)


def _openings(written: str, calendar: Calendar) -> Iterator[tuple[str, str]]:
    """The first words with which the form may begin, each with what of the form follows."""
    written = written.lstrip(_BETWEEN_WORDS)
    if written.startswith("("):
        close = _closing(written)
        rest = written[close + 1 :]
        for choice in _choices(written[1:close]):
            if not choice.strip(_BETWEEN_WORDS):
                yield from _openings(rest.removeprefix("?"), calendar)
                continue
            for first, tail in _openings(choice, calendar):
                yield first, f"{tail} {rest.removeprefix('?')}"
        if rest.startswith("?"):
            yield from _openings(rest[1:], calendar)
    elif written.startswith("{"):
        slot, _, rest = written[1:].partition("}")
        for first, tail in _slot_starts(slot, calendar):
            yield first, tail + rest
    else:
        word = TOKEN.match(written)
        if not word:
            raise ValueError(f"the form {written!r} begins with neither a word nor a slot")
        yield word.group().lower(), written[word.end() :]


@lru_cache(maxsize=_REMEMBERED)
def _beginning(start: str, listed: tuple[_Listed, ...], calendar: Calendar, ahead: int) -> Beginning:
    """Forms that have a word in common by those of which one has to come next, so many words ahead.

    `start` is the kind of number that this word is, or empty. Months and the like go on alike, and share what follows.
    """
    steps = [(form, _steps(start, rest, calendar) if ahead and rest is not None else None) for form, rest in listed]
    words = dict.fromkeys(word for _, going_on in steps if going_on for word, _ in going_on)
    further: dict[str, list[_Listed]] = {word: [] for word in words}
    for form, going_on in steps:
        for word, rest in going_on or ((word, None) for word in words):
            further[word].append((form, rest))
    return Beginning(
        {word: _beginning(_figures(word), tuple(them), calendar, ahead - 1) for word, them in further.items()},
        tuple(dict.fromkeys(form for form, going_on in steps if going_on is None)),
    )


def _figures(word: str) -> str:
    """What stands for a kind of number; empty for any other word."""
    return word if word[0] == NUMBER else ""


@lru_cache(maxsize=_REMEMBERED)
def _steps(start: str, rest: str, calendar: Calendar) -> tuple[tuple[str, str], ...] | None:
    """The words that may come next in a form with this rest, each with what follows; `None` where none must.

    Where words are glued, only figures are told from what follows them, and that by its first letter.
    """
    if not _must_go_on(rest) or (calendar.glued and not start):
        return None
    found = list(_openings(rest, calendar))
    found += [(NUMBER, after) for word, after in found if word == FOUR_FIGURES]  # a year may be '99
    if start == NUMBER:
        found += [(ending, rest) for ending in sorted(calendar.day_endings)]
    return tuple((word[0], after) for word, after in found) if calendar.glued else tuple(found)


def _must_go_on(rest: str) -> bool:
    """Whether a rest has more to it than parts that may be missing."""
    while rest := rest.lstrip(_BETWEEN_WORDS):
        if not rest.startswith("("):
            return True
        close = _closing(rest)
        if not rest.startswith("?", close + 1):
            return True
        rest = rest[close + 2 :]
    return False


def _slot_starts(name: str, calendar: Calendar) -> Iterator[tuple[str, str]]:
    """The first words of what a slot stands for, each with the rest of that: `twenty` and `-first`."""
    tables: dict[str, Mapping[str, int]] = {
        "month": calendar.months,
        "weekday": calendar.weekdays,
        "number": calendar.numbers,
        "day": calendar.ordinals,
    }
    if name == "roman":
        yield from ((numeral, "") for numeral in _ROMAN)
    for word in tables.get("day" if name == "day2" else name, ()):
        first = TOKEN.match(word)
        if first:
            yield NUMBER if first.group().isdecimal() else first.group(), word[first.end() :]
    if name in ("day", "day2", "ordinal", "number", "figure"):
        yield NUMBER, ""
    elif name == "year":
        yield FOUR_FIGURES, ""


def _closing(written: str) -> int:
    depth = 0
    for index, character in enumerate(written):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return index
    raise ValueError(f"a bracket in {written!r} is never closed")


def _choices(inside: str) -> Iterator[str]:
    depth = start = 0
    for index, character in enumerate(inside):
        depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0:
            yield inside[start:index]
            start = index + 1
    yield inside[start:]
