"""Days, and stretches of them as EDTF writes them: as a query gives them and as the index keeps them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_DAY, LAST_DAY = date.min.isoformat(), date.max.isoformat()
SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""EDTF's numbers of spring, summer, autumn and winter, with the month each begins in: three months of the north.
A winter bears the year of its December."""
# Level 1 of EDTF, but for years of more or fewer than four digits and for hours.
_UNIT = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?[~?%]?", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"([0-9]{4})([-./]?)([0-9]{1,2})(?:\2([0-9]{1,2}))?\.?")
_YEAR_LAST = re.compile(r"(?:([0-9]{1,2})([-./]))?([0-9]{1,2})[-./]([0-9]{4})\.?")
_TWO_YEARS = re.compile(r"([0-9]{4})-([0-9]{4})")
_HOUR = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9:.Z+-]+", re.IGNORECASE)


class NoDate(ValueError):
    """What was written is no date: why, as a sentence without its full stop, and how else it was perhaps meant."""

    def __init__(self, why: str = "", meant: str = "") -> None:
        super().__init__(why)
        self.why, self.meant = why, meant


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day, ISO 8601, both included; they sort as text as they do in time."""

    first: str
    last: str

    def __post_init__(self) -> None:
        """Raises ValueError for what is no day, or a period that ends before it begins."""
        if date.fromisoformat(self.first) > date.fromisoformat(self.last):
            raise ValueError(f"{self.first} is after {self.last}")

    def holds(self, other: Period) -> bool:
        """Whether all of the other lies in this one."""
        return self.first <= other.first and other.last <= self.last

    def before(self) -> Period:
        """All the days before its first. Raises NoDate where there are none."""
        return Period(FIRST_DAY, _moved(self.first, -1))

    def after(self) -> Period:
        """All the days after its last. Raises NoDate where there are none."""
        return Period(_moved(self.last, 1), LAST_DAY)

    def to(self, other: Period) -> Period:
        """From its first day to the other's last. Raises NoDate where that is earlier."""
        if self.first > other.last:
            raise NoDate("The range ends before it begins")
        return Period(self.first, other.last)

    def __str__(self) -> str:
        return f"{self.first}/{self.last}"

    @classmethod
    def read(cls, kept: str) -> Period:
        """The inverse of `str`."""
        return cls(*kept.split("/"))


ALWAYS = Period(FIRST_DAY, LAST_DAY)


def period(text: str) -> Period:
    """What EDTF means by `2024`, `2024-06-19`, `202X`, `2024-21`, `2024-06/2024-12`, `2024-06/..`; also `2024-06..`.

    Marks of doubt (`2024-06~`) change nothing. Raises NoDate, a ValueError, where the text is no date.
    """
    mark = "/" if "/" in text else ".." if ".." in text else ""
    if not mark or _otherwise(text):
        return _unit(text)
    first, _, last = text.partition(mark)
    ends = [ALWAYS if end in ("", "..") else _unit(end) for end in (first, last)]
    if first in ("", "..") and last in ("", ".."):
        raise NoDate("A range needs a beginning or an end")
    if ends[0].first > ends[1].last:
        raise NoDate("The range ends before it begins", f"{last}{mark}{first}")
    return ends[0].to(ends[1])


def calendar(year: int, month: int = 0, day: int | None = None) -> Period:
    """A year; a month of it or, by EDTF's number, a season; a day. Raises NoDate where the calendar has none such."""
    if not year:
        raise NoDate("There is no year 0000")
    if day is not None and 1 <= month <= 12:
        return _day(year, month, day)
    if month in SEASONS and day is None:
        return _months(year, SEASONS[month], 3)
    if not month and day is None:
        return _months(year, 1, 12)
    if not 1 <= month <= 12:
        raise NoDate(f"There is no month {month:02}: a year has the months 01 to 12, and the seasons 21 to 24")
    return _months(year, month, 1)


def years(first: int, many: int) -> Period:
    """A decade or a century. Raises NoDate where its years are none that the calendar has."""
    return calendar(max(first, 1)).to(calendar(first + many - 1))


def _unit(text: str) -> Period:
    found = _UNIT.fullmatch(text)
    if not found:
        raise _otherwise(text) or NoDate()
    year, month, day = (part and part.upper() for part in found.groups())
    if month == "XX" and day not in (None, "XX"):
        raise NoDate("A day needs its month")
    if "X" in year:
        if month not in (None, "XX"):
            raise NoDate("A month needs its year")
        return years(int(year.replace("X", "0")), 10 ** year.count("X"))
    known = [int(part) for part in (month, day) if part and part != "XX"]
    if month == "00":
        raise NoDate("There is no month 00: a year has the months 01 to 12, and the seasons 21 to 24")
    return calendar(int(year), *known)


def _day(year: int, month: int, day: int) -> Period:
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise NoDate(f"{year:04}-{month:02} has {length} days")
    only = date(year, month, day).isoformat()
    return Period(only, only)


def _months(year: int, first: int, many: int) -> Period:
    end, last = divmod(first + many - 2, 12)
    end, last = min(year + end, date.max.year), last + 1 if year + end <= date.max.year else 12
    return Period(date(year, first, 1).isoformat(), date(end, last, monthrange(end, last)[1]).isoformat())


def _moved(day: str, by: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except OverflowError:
        raise NoDate("The calendar has no such days") from None


def _otherwise(text: str) -> NoDate | None:
    """What is wrong with figures that are a date, but written as EDTF does not; None for all else."""
    if found := _HOUR.fullmatch(text):
        return NoDate("Days can be searched for, hours cannot", found[1])
    if found := _TWO_YEARS.fullmatch(text):
        return NoDate("Two dots stand between the ends of a range", f"{found[1]}..{found[2]}")
    if _UNIT.fullmatch(text):
        return None
    why = "A date is written year, month, day, with two figures each for month and day"
    if found := _YEAR_FIRST.fullmatch(text):
        return NoDate(why, _written(found[1], found[3], found[4]))
    if found := _YEAR_LAST.fullmatch(text):
        day, mark, month, year = found.groups()
        dayfirst, monthfirst = _written(year, month, day), _written(year, day, month) if day else ""
        if mark != "/" or not (dayfirst and monthfirst) or dayfirst == monthfirst:
            return NoDate(why, dayfirst or (monthfirst if mark == "/" else ""))
        return NoDate(f"It can be {dayfirst} or {monthfirst}: a date is written year, month, day")
    return None


def _written(year: str, month: str, day: str | None) -> str:
    """The date as EDTF writes it; empty where there is none such."""
    text = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    try:
        calendar(int(year), int(month), int(day) if day else None)
    except NoDate:
        return ""
    return text if 1 <= int(month) <= 12 else ""


def ordinal(day: str) -> int:
    """The number of a day, ISO 8601, counted from the first of the calendar."""
    return date.fromisoformat(day).toordinal()
