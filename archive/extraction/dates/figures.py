"""Dates and years that are written in figures only: `2024-12-05`, `05.12.2024`, `11/12/2024`, `2000`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.extraction.dates.edtf import CalendarDate
from archive.languages import lexicon

_GAP = r"[^\S\n]?"
_BEGINNING = re.compile(rf"(?<!\d)\d{{1,4}}(?={_GAP}[-./]{_GAP}\d)")
"""What every date in figures begins with."""
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_YEAR_FIRST = re.compile(rf"{_YEAR}{_GAP}([-./]){_GAP}(?P<month>\d\d?){_GAP}\2{_GAP}(?P<day>\d\d?)(?!\d)")
_YEAR_LAST = re.compile(rf"(?P<first>\d\d?)([-./]){_GAP}(?P<second>\d\d?)\2{_GAP}{_YEAR}(?!\d|[-/.]\d)")
_TWELVE_HOURS = re.compile(r"[\s,]{1,3}\d{1,2}:\d\d(?::\d\d)?\s?[ap]\.?m\b", re.IGNORECASE)
_WORD_BEFORE = re.compile(r".*(?<![^\W\d_])([^\W\d_]+)['’.]?[^\S\n]*$", re.DOTALL)
_WORD_AFTER = re.compile(r"[^\S\n]{1,2}(?:[^\W\d_]+[^\S\n])??([^\W\d_]+)")
_FIRST_WORD_AFTER = re.compile(r"[^\S\n]{1,2}([^\W\d_]+)")
_GOES_ON_BEFORE = re.compile(r"(?:[$€£¥₩№#/_=&+@]|\d[.,:])$")
_GOES_ON_AFTER = re.compile(r"[%°/_=@]|[.,:]\d|['’]s(?!\w)|[a-zà-ÿа-яё]")
_DASHES = ("-", "–", "—")
_YEAR_RANGE_BEFORE = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d[^\S\n]?[-–—][^\S\n]?$")
_YEAR_RANGE_AFTER = re.compile(r"[^\S\n]?[-–—][^\S\n]?(?:1[5-9]|20)\d\d(?!\d)")


class FiguredDate(NamedTuple):
    """A date in figures: what it says, and the other day that it might mean where day and month could be exchanged."""

    start: int
    end: int
    date: CalendarDate | None
    """`None` where nothing settles which figure is the month."""
    readings: tuple[CalendarDate, ...]


def figured_dates(text: str, language: str) -> Iterator[FiguredDate]:
    """The dates in figures, in the order of the text.

    The year first leaves no doubt. The year last is settled by what the calendar allows, by a full stop (day first), by
    a clock of twelve hours beside it (month first), and by the language; English leaves `11/12/2024` open.
    """
    for beginning in _BEGINNING.finditer(text):
        found = _figured_date(text, beginning.start(), language)
        if found:
            yield found


def _figured_date(text: str, start: int, language: str) -> FiguredDate | None:
    if start and (_clings(text[start - 1], language) or text[start - 1] in "/-=_" or _continues_number(text, start)):
        return None
    found = _YEAR_FIRST.match(text, start)
    if found:
        date = CalendarDate.of(int(found["year"]), int(found["month"]), int(found["day"]))
        return FiguredDate(start, found.end(), date, (date,)) if date and date.month else None
    found = _YEAR_LAST.match(text, start)
    if not found:
        return None
    year, first, second = int(found["year"]), int(found["first"]), int(found["second"])
    day_first = CalendarDate.of(year, second, first) if second else None
    month_first = CalendarDate.of(year, first, second) if first else None
    readings = tuple(dict.fromkeys(reading for reading in (day_first, month_first) if reading and reading.day))
    if not readings:
        return None
    if len(readings) == 1:
        return FiguredDate(start, found.end(), readings[0], readings)
    if found[2] != "." and _TWELVE_HOURS.match(text, found.end()):
        return FiguredDate(start, found.end(), month_first, readings)
    open_order = lexicon(language, "dates").get("numeric") == "either" and found[2] != "."
    return FiguredDate(start, found.end(), None if open_order else day_first, readings)


def _clings(before: str, language: str) -> bool:
    """Whether the figures are part of a word; Korean labels stand right before them (`송고시간2025-04-01`)."""
    return before.isalnum() and not (lexicon(language, "dates").get("glued") and before.isalpha())


def is_year(text: str, start: int, end: int, language: str) -> bool:
    """Whether the four figures there, that no longer form claims, are a year.

    A number that is no round hundred and lies within living memory is, unless it is a part of something longer,
    counts things (`2150 troops`) or numbers them (`Resolution 2087`). Other numbers need words that say so.
    """
    words = lexicon(language, "dates").get("years", {})
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if not _stands_alone(before, after):
        return False
    last = _WORD_BEFORE.match(before)
    previous = last[1].lower() if last else ""
    following = {found[1].lower() for found in (_FIRST_WORD_AFTER.match(after), _WORD_AFTER.match(after)) if found}
    if previous in words.get("never_after", ()) or following & set(words.get("never_before", ())):
        return False
    year = int(text[start:end])
    if 1900 <= year < 2100 and year % 100:
        return True
    bracketed = before.endswith("(") and after.startswith(")")
    return year < 2100 and (bracketed or previous in words.get("said_after", ()))


def _continues_number(text: str, start: int) -> bool:
    return start > 1 and text[start - 1] in ".,:" and text[start - 2].isdigit()


def _stands_alone(before: str, after: str) -> bool:
    """No decimal, amount, identifier, decade or address goes on to the left or right of the figures."""
    if _GOES_ON_BEFORE.search(before[-2:]) or _GOES_ON_AFTER.match(after):
        return False
    if before.endswith(_DASHES) and not _YEAR_RANGE_BEFORE.search(before) and not before[-2:-1].isspace():
        return False
    return not after.startswith(_DASHES) or after[1:2].isspace() or bool(_YEAR_RANGE_AFTER.match(after))
