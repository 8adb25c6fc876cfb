"""The days that machines write: ISO 8601 and RFC 5322 stamps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"^\s*(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|(\d{2})(\d{2}))(?!\d)")


def day_of(said: str | None) -> str | None:
    """The calendar day (EDTF) of a stamp, as it is written there: no other zone's day. `None` where it is none."""
    match = _ISO.match(said or "")
    try:
        if match:
            return date(*(int(part) for part in match.groups() if part)).isoformat()
        return parsedate_to_datetime(said or "").date().isoformat()
    except (ValueError, TypeError):
        return None


def local_day(said: str, others: Iterable[str]) -> str | None:
    """The day of a stamp; of one in universal time, the day that it was where another stamp gives the same moment."""
    moment = _moment(said)
    if moment is not None and not moment.utcoffset():
        same = (other for other in map(_moment, others) if other is not None and other == moment and other.utcoffset())
        there = next(same, None)
        if there is not None:
            return there.date().isoformat()
    return day_of(said)


def _moment(said: str) -> datetime | None:
    """To the minute, with its zone; `None` where the stamp has no zone."""
    try:
        moment = datetime.fromisoformat(said.strip()) if said[:4].isdigit() else parsedate_to_datetime(said)
    except (ValueError, TypeError):
        return None
    return moment - timedelta(seconds=moment.second, microseconds=moment.microsecond) if moment.tzinfo else None
