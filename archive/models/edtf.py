"""Dates as sources give them: EDTF values, with sortable bounds kept beside them.

EDTF (ISO 8601-2) says `2024-06`, `1996?` and `2024-06-20~` as plainly as `2024-06-19`; the bounds are the first
and last day that a value can mean, so that the database can sort and filter by them.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.db import models

_CALENDAR_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
"""A day, month or year with nothing doubted: nearly every value, and read a thousand times as fast without grammar."""


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[date, date]:
    """First and last day of an EDTF value; an approximate or uncertain one is taken at its word.

    Raises ValueError where the value is no EDTF date or interval with days in the years 1 to 9999.
    """
    try:
        first, last = _of_calendar_date(value) or _of_any(value)
    except (TypeError, AttributeError, ValueError, OverflowError) as error:
        raise ValueError(f"“{value}” is no date in EDTF, such as 1996?, 2024-06 or 2024-06-19.") from error
    if value.startswith("/") or value.endswith("/"):  # for an end that is unknown the library makes one up
        raise ValueError(f"“{value}” is half an interval: both its ends have to be known.")
    if first > last:
        raise ValueError(f"“{value}” ends before it begins.")
    return first, last


def _of_calendar_date(value: str) -> tuple[date, date] | None:
    found = _CALENDAR_DATE.fullmatch(value)
    if found is None:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    last_month = month or 12
    return date(year, month or 1, day or 1), date(year, last_month, day or monthrange(year, last_month)[1])


def _of_any(value: str) -> tuple[date, date]:
    from edtf import EDTFParseException, parse_edtf  # it takes half a second to load, which most commands never need

    try:
        parsed = parse_edtf(value)
    except EDTFParseException as error:
        raise ValueError(str(error)) from error
    first, last = (date(*day[:3]) for day in (parsed.lower_strict(), parsed.upper_strict()))
    return first, last


def validate_edtf(value: str) -> None:
    """Raises ValidationError with the reason where the value is no EDTF date."""
    try:
        bounds(value)
    except ValueError as error:
        raise ValidationError(str(error)) from error


class EDTFField(models.CharField):
    """A date in EDTF, as text; empty where nothing says when."""

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("help_text", "EDTF: 2024-06-19, 2024-06, 2024, 1996? or 2024-06-20~")
        super().__init__(*args, validators=[validate_edtf], **kwargs)

    def deconstruct(self):
        """As the migration writes it: the validator is the field's own."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("validators", None)
        return name, path, args, kwargs


class EDTFBound(models.DateField):
    """The first or last day of the EDTF field `of`, kept in step with it whenever a row is written."""

    def __init__(self, *, of: str, last: bool = False) -> None:
        self.of, self.last = of, last
        super().__init__(null=True, blank=True, editable=False, db_index=True)

    def deconstruct(self):
        """As the migration writes it."""
        name, path, _, _ = super().deconstruct()
        return name, path, [], {"of": self.of, "last": self.last}

    def pre_save(self, model_instance, add):  # noqa: ARG002 - Django's signature
        """The bound, worked out from the EDTF field just before it is written."""
        value = getattr(model_instance, self.of)
        day = bounds(value)[1 if self.last else 0] if value else None
        setattr(model_instance, self.attname, day)
        return day
