"""Days, months, years and ranges of them, as a query gives them and as the index keeps them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

FIRST_DAY, LAST_DAY = date.min.isoformat(), date.max.isoformat()
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?")


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

    def __str__(self) -> str:
        return f"{self.first}/{self.last}"

    @classmethod
    def read(cls, kept: str) -> Period:
        """The inverse of `str`."""
        return cls(*kept.split("/"))


def period(text: str) -> Period:
    """`2024`, `2024-06`, `2024-06-19`, and ranges of them, either end of which may be left open (`2024-06..`).

    Raises ValueError where the text is neither.
    """
    first, dots, last = text.partition("..")
    if not dots:
        return _unit(text)
    if not first and not last:
        raise ValueError("a range with neither end")
    return Period(_unit(first).first if first else FIRST_DAY, _unit(last).last if last else LAST_DAY)


def _unit(text: str) -> Period:
    found = _DATE.fullmatch(text)
    if not found:
        raise ValueError(f"no date: {text}")
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if found[2] and not 1 <= month <= 12:
        raise ValueError(f"no month: {text}")
    if found[3]:
        only = date(year, month, day).isoformat()
        return Period(only, only)
    months = (month, month) if month else (1, 12)
    return Period(
        date(year, months[0], 1).isoformat(), date(year, months[1], monthrange(year, months[1])[1]).isoformat()
    )
