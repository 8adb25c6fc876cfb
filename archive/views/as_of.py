"""The day that a page is asked for: `?as-of=2024-11-20`, or a month or a year, to their end."""

import datetime
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from archive.models.edtf import bounds

LONGEST = 40
"""Characters of a date in EDTF."""


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day, and what was typed for it."""

    day: datetime.date
    asked: str = ""
    wrong: str = ""
    """Why what was typed is no day; then `day` is today."""

    @property
    def is_chosen(self) -> bool:
        """Whether a day was asked for and understood."""
        return bool(self.asked) and not self.wrong

    @property
    def is_to_come(self) -> bool:
        """Whether the day is still to come."""
        return self.day > timezone.localdate()


def as_of(request: HttpRequest) -> AsOf:
    """The day of this request; today where none is asked for, or what is asked for is no date."""
    asked = "".join(letter for letter in request.GET.get("as-of", "") if letter.isprintable()).strip()
    today = timezone.localdate()
    if not asked:
        return AsOf(today)
    if len(asked) > LONGEST:
        return AsOf(today, asked[:LONGEST], "That is too long for a date, such as 2024-11-20, 2024-11 or 2024.")
    try:
        return AsOf(bounds(asked)[1], asked)
    except ValueError:
        return AsOf(today, asked, f"“{asked}” is no date, such as 2024-11-20, 2024-11 or 2024.")
