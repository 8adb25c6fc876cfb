"""Calendar dates that may be partial: a year, a month of a year, or a day, written as EDTF (ISO 8601-2, level 1)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

Unit = Literal["day", "week", "month", "year"]

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[\d:.+Z-]*)?[~?%]?$")
_YEARS = range(1, 9999)


class CalendarDate(NamedTuple):
    """A year, a month (`day` is `None`) or a day; only dates that the calendar has are ever made by `of`."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> CalendarDate | None:
        """The date, or `None` where the calendar has no such date."""
        try:
            date(year, month or 1, day or 1)
        except (ValueError, OverflowError):
            return None
        return cls(year, month, day if month else None)

    @classmethod
    def parse(cls, edtf: str | None) -> CalendarDate | None:
        """Reads `2024-06-19`, `2024-06`, `2024`, with or without a qualifier or a time; `None` for anything else."""
        found = _EDTF.fullmatch(edtf.strip()) if edtf else None
        if not found:
            return None
        year, month, day = (int(part) if part else None for part in found.groups())
        return cls.of(year, month, day) if year else None

    @property
    def edtf(self) -> str:
        """`2024-06-19`, `2024-06` or `2024`."""
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    @property
    def whole(self) -> date | None:
        """The day, where the date is known to the day."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def refines(self, other: CalendarDate) -> bool:
        """Whether this says the same as the other, and more."""
        known = [part for part in other if part]
        return len(known) < len([part for part in self if part]) and list(self[: len(known)]) == known

    def begins_after(self, other: CalendarDate) -> bool:
        """Whether not even its first day lies within the other, or before it."""
        return (self.year, self.month or 1, self.day or 1) > (other.year, other.month or 12, other.day or 31)

    def shifted(self, unit: Unit, by: int) -> CalendarDate | None:
        """The date `by` units later, to the precision of the unit; `None` where this one is not known so finely."""
        if unit == "year":
            return CalendarDate(self.year + by) if self.year + by in _YEARS else None
        if unit == "month":
            if not self.month:
                return None
            year, month = divmod(self.year * 12 + self.month - 1 + by, 12)
            return CalendarDate(year, month + 1) if year in _YEARS else None
        day = self.whole
        if day is None or abs(by) > 400:
            return None
        return on(day, by * (7 if unit == "week" else 1))


def on(day: date, later: int = 0) -> CalendarDate | None:
    """The calendar date of a day, or of that many days later."""
    try:
        moved = day + timedelta(days=later)
    except OverflowError:
        return None
    return CalendarDate(moved.year, moved.month, moved.day)


def is_approximate(edtf: str | None) -> bool:
    """Whether the date is marked as inferred rather than said (`2024-06-19~`)."""
    return bool(edtf) and str(edtf).endswith("~")
