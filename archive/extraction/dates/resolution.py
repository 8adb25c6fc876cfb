"""What date an expression means: the arithmetic of the calendar, given the day it is counted from and which way."""

from __future__ import annotations

from archive.extraction.dates.edtf import CalendarDate, on
from archive.extraction.dates.expressions import Expression
from archive.extraction.dates.forms import Toward

_FAR = 270
"""Days: an unsaid year is not the one that puts the date farther than this to one side …"""
_NEAR = 90
"""… when another puts it no farther than this to the other side."""
_RETROSPECT = 45
"""Days that a tale may look back, before the date that it began with."""


def resolve(expression: Expression, anchor: CalendarDate, toward: Toward | None) -> CalendarDate | None:
    """The date, counted from the anchor; `None` where the anchor is not known finely enough, or no such day exists.

    `toward` is the tense's; the form's own (`last November`) is stronger, and then looks strictly that way.
    """
    form = expression.form
    if form.shift:
        return _shifted(expression, anchor)
    if expression.month:
        years = _in_other_years(expression.month, expression.day, anchor)
        return _nearest(_on_weekday(years, expression.weekday), anchor, toward, form.toward)
    if expression.day:
        months = _in_other_months(expression.day, anchor)
        return _nearest(_on_weekday(months, expression.weekday), anchor, toward, form.toward)
    if expression.weekday:
        return _weekday(expression.weekday, anchor, toward, form.toward)
    return None


def resolve_onwards(expression: Expression, begun: CalendarDate) -> CalendarDate | None:
    """The first such date from the one that a tale began with: after `in November 2018`, `in January` is 2019-01.

    One shortly before it is told in retrospect: in a tale of 17 May 1972, `on 27 April` is of that year.
    """
    if not expression.month:
        return None
    same_year = CalendarDate.of(begun.year, expression.month, expression.day)
    if same_year is None or (same_year.month, same_year.day or 31) >= (begun.month or 1, begun.day or 1):
        return same_year
    if -_distance(same_year, begun) <= _RETROSPECT:
        return same_year
    return CalendarDate.of(begun.year + 1, expression.month, expression.day)


def _shifted(expression: Expression, anchor: CalendarDate) -> CalendarDate | None:
    shift = expression.form.shift
    if shift is None:
        return None
    by = shift.by if shift.by is not None else expression.number
    if by is None:
        return None
    moved = anchor.shifted(shift.unit, shift.sign * by)
    if moved is None:
        return None
    if expression.form.exact:
        return CalendarDate.of(moved.year, moved.month or anchor.month, anchor.day)
    if shift.unit == "week":
        day = moved.whole
        return on(day, expression.weekday - day.isoweekday()) if day and expression.weekday else moved
    if shift.unit == "year" and expression.month:
        return CalendarDate.of(moved.year, expression.month, expression.day)
    if shift.unit == "month" and expression.day:
        return CalendarDate.of(moved.year, moved.month, expression.day)
    return moved if _is_on(expression.weekday, moved) else None


def _is_on(weekday: int | None, date: CalendarDate) -> bool:
    """Whether the date is no other weekday than the one that the words give, if they give one: `it was a Friday`."""
    return not weekday or not date.whole or date.whole.isoweekday() == weekday


def _in_other_years(month: int, day: int | None, anchor: CalendarDate) -> list[CalendarDate]:
    if not anchor.month:
        return []
    years = range(anchor.year - (4 if (month, day) == (2, 29) else 1), anchor.year + 2)
    return [date for year in years if 0 < year <= 9998 and (date := CalendarDate.of(year, month, day))]


def _in_other_months(day: int, anchor: CalendarDate) -> list[CalendarDate]:
    if not anchor.day:
        return []
    months = [anchor.shifted("month", by) for by in (-2, -1, 0, 1, 2)]
    return [date for month in months if month and (date := CalendarDate.of(month.year, month.month, day))]


def _on_weekday(dates: list[CalendarDate], weekday: int | None) -> list[CalendarDate]:
    """Those that fall on the weekday that the words give besides (`Tuesday the 29th`); all where none does."""
    return [date for date in dates if weekday and date.whole and date.whole.isoweekday() == weekday] or dates


def _distance(date: CalendarDate, anchor: CalendarDate) -> int:
    """Days from the anchor, 0 within the same month where one of the two is known to the month only."""
    there, here = date.whole, anchor.whole
    if there and here:
        return (there - here).days
    return 30 * (date.year * 12 + (date.month or 1) - anchor.year * 12 - (anchor.month or 1))


def _nearest(
    dates: list[CalendarDate], anchor: CalendarDate, tense: Toward | None, said: Toward | None
) -> CalendarDate | None:
    """The nearest past date, unless the words, the tense or the distance speak for the nearest one to come."""
    distances = [(_distance(date, anchor), date) for date in dates]
    strictly = said is not None and bool(dates) and dates[0].day is None
    past = max(((d, date) for d, date in distances if d < (0 if strictly else 1)), default=None)
    future = min(((d, date) for d, date in distances if d > (0 if strictly else -1)), default=None)
    if past is None or future is None or said:
        chosen = future if past is None or said == "future" else past
        return chosen[1] if chosen else None
    if tense == "future":
        return past[1] if future[0] > _FAR and -past[0] < _NEAR else future[1]
    span = -past[0] + future[0]
    if tense is None and -past[0] > span * _FAR // 365 and future[0] <= _NEAR:
        return future[1]
    if tense == "past" and future[0] <= 2 and -past[0] > _FAR:
        return future[1]
    return past[1]


def _weekday(weekday: int, anchor: CalendarDate, tense: Toward | None, said: Toward | None) -> CalendarDate | None:
    day = anchor.whole
    if day is None:
        return None
    back, forth = (day.isoweekday() - weekday) % 7, (weekday - day.isoweekday()) % 7
    if said:
        return on(day, -(back or 7)) if said == "past" else on(day, forth or 7)
    return on(day, forth if tense == "future" else -back)
