"""The calendar dates that a report mentions, each on its words, and resolved where it is relative."""

from __future__ import annotations

from archive.extraction.dates.mentions import find_dates, unanchored

__all__ = ["find_dates", "unanchored"]
