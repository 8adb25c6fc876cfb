"""The day that a date line says, in figures or with the month's name in any of our languages."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from archive.languages import languages, lexicon

_FIGURES = re.compile(r"\d+")
_NAME = re.compile(r"[^\W\d_]{3,}")
_MONTH_FIRST = ("en-US", "en-PH")
"""Tags (BCP 47) of those who write the month first."""
_CENTURY_TURNS = 70


def said_days(said: str, language: str | None) -> tuple[str, ...]:
    """The days (EDTF) that the words may mean, the likeliest first: one, none, or two where day and month could be
    exchanged.

    `language` is the page's, as a tag of BCP 47.
    """
    figures = [int(figure) for figure in _FIGURES.findall(said)[:3]]
    named = next((number for name in _NAME.findall(said) if (number := _months().get(name.casefold()))), None)
    if named and len(figures) >= 2:
        return _real([(figures[1], named, figures[0])])
    if named or len(figures) < 3:
        return ()
    a, b, c = figures
    if a > 31:
        return _real([(a, b, c)])
    readings = [(c, b, a), (c, a, b)]
    return tuple(dict.fromkeys(_real(readings[::-1] if language in _MONTH_FIRST else readings)))


def tells_order(language: str | None) -> bool:
    """Whether those who write so agree on what comes first; in English it is the country that settles it."""
    return language not in (None, "en")


def _real(readings: list[tuple[int, int, int]]) -> tuple[str, ...]:
    """Those of the readings (year, month, day) that the calendar has."""
    found = []
    for year, month, day in readings:
        full = year if year >= 100 else year + (1900 if year >= _CENTURY_TURNS else 2000)
        try:
            found.append(date(full, month, day).isoformat())
        except ValueError:
            continue
    return tuple(found)


@cache
def _months() -> dict[str, int]:
    """The months' names in all languages at once: a page in one language often prints its date in another."""
    named = {}
    for code in languages():
        for number, names in lexicon(code, "dates").get("months", {}).items():
            named.update({name.casefold().rstrip("."): int(number) for name in names})
    return named
