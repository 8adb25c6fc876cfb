"""Every expression of a date in a text, found but not yet resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.extraction.dates.edtf import CalendarDate
from archive.extraction.dates.figures import figured_date, is_year
from archive.extraction.dates.forms import NUMBER, TOKEN, Calendar, Form, calendar
from archive.extraction.findings import Span
from archive.languages import lexicon

IN_FIGURES = Form(rule="date-in-figures", pattern=TOKEN)
YEAR = "date-year"
DAY_OF_EVENT = "day-of-event"
"""The rule of a day that no calendar gives: `on the day of the exchange`."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that say a date, and the parts of it that they give; what they leave out is resolved later."""

    span: Span
    form: Form
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 1."""
    number: int | None = None
    readings: tuple[CalendarDate, ...] = ()
    """Both days that figures such as 11/12/2024 might mean, where nothing settles it."""

    @property
    def said(self) -> CalendarDate | None:
        """The date, where the words say it with its year."""
        return CalendarDate.of(self.year, self.month, self.day) if self.year else None


@lru_cache(maxsize=8)
def expressions(text: str, language: str) -> tuple[Expression, ...]:
    """The expressions in the order of the text, none overlapping; of two that would, the longer one stands."""
    names = calendar(language)
    standing: list[Expression] = []
    for found in sorted(_candidates(text, language, names), key=lambda e: (e.span.start, -e.span.end)):
        if not standing or not found.span.overlaps(standing[-1].span):
            standing.append(found)
        elif _length(found) > _length(standing[-1]):
            standing[-1] = found
    return tuple(_joined(text, language, standing))


def _length(expression: Expression) -> int:
    return expression.span.end - expression.span.start


def _candidates(text: str, language: str, names: Calendar) -> Iterator[Expression]:
    for token in TOKEN.finditer(text):
        word, start = token.group().lower(), token.start()
        if word[0].isdigit():
            if not word.isascii():
                continue
            figures = figured_date(text, start, language)
            if figures:
                yield _in_figures(figures.date, figures.readings, Span(start, figures.end))
                continue
            if start and (text[start - 1].isalnum() or text[start - 1] in "_/=$€£"):
                continue
            word = NUMBER
        # Of forms that cover the same words, the one that needs most around them is surest.
        matches = [(form, match) for form in names.forms_at(word) if (match := form.pattern.match(text, start))]
        for form, match in sorted(matches, key=lambda found: -found[1].end()):
            if _stands(text, match.start(), match.end(), form):
                yield from _read(text, language, names, form, match)


def _in_figures(date: CalendarDate | None, readings: tuple[CalendarDate, ...], span: Span) -> Expression:
    if date is None:
        return Expression(span, IN_FIGURES, readings=readings)
    return Expression(span, IN_FIGURES, date.year, date.month, date.day)


def _stands(text: str, start: int, end: int, form: Form) -> bool:
    """Whether the words around allow the form there."""
    if form.not_next and text.startswith(form.not_next, end):
        return False
    if form.not_after:
        before = [token.group().lower() for token in TOKEN.finditer(text, max(0, start - 24), start)]
        if before and before[-1] in form.not_after and text[start - 1] != "\n":
            return False
    if not (form.not_before or form.only_before):
        return True
    after = TOKEN.search(text, end, end + 24)
    if after is None or not text[end : after.start()].isspace():
        return True
    following = after.group().lower()
    return following not in form.not_before and (not form.only_before or following in form.only_before)


def _read(text: str, language: str, names: Calendar, form: Form, match: re.Match[str]) -> Iterator[Expression]:
    """The expression, or the two of a pair of days, that a matched form says."""
    parts = match.groupdict()
    span = Span(*match.span("words" if parts.get("words") else 0))
    month = parts.get("month")
    if month and match.group() == month and _is_another_word(month, names):
        return
    year = int(parts["year"]) if parts.get("year") else None
    bare = form.rule == YEAR and match.end() == match.end("year")
    if bare and not is_year(text, span.start, span.end, language):
        return
    day = _number(parts.get("day") or parts.get("ordinal"), names.ordinals)
    expression = Expression(
        span=span,
        form=form,
        year=year,
        month=_number(month, names.months),
        day=day,
        weekday=_number(parts.get("weekday"), names.weekdays),
        number=_number(parts.get("number"), names.numbers),
    )
    if parts.get("day2"):
        yield replace(expression, span=Span(span.start, match.end("day")))
        yield replace(expression, span=Span(match.start("day2"), span.end), day=_number(parts["day2"], names.ordinals))
    else:
        yield expression


def _is_another_word(month: str, names: Calendar) -> bool:
    """A month's name that stands alone and is also a verb (`May`), or has a capital where months have none (`Mayo`)."""
    return month.lower() in names.lone or (not names.capitals and month[0].isupper())


def _number(written: str | None, names: Mapping[str, int]) -> int | None:
    if written is None:
        return None
    figures = TOKEN.match(written)
    if figures and figures.group().isdecimal():
        return int(figures.group())
    return names.get(" ".join(written.lower().split()))


def _joined(text: str, language: str, found: list[Expression]) -> list[Expression]:
    """Weekdays joined to the date that they stand beside, and the year of `June 24 and July 5, 2024` given to both."""
    words = lexicon(language, "dates")
    apposition = {"", ",", *words.get("apposition", ())}
    joins = {",", "-", "–", "—", "/", *words.get("joins", ())}
    out: list[Expression] = []
    for expression in reversed(found):
        following = out[-1] if out else None
        gap = text[expression.span.end : following.span.start].strip().lower() if following else ""
        near = following is not None and following.span.start - expression.span.end <= 12
        if following is None or not near or expression.form.shift:
            out.append(expression)
        elif expression.weekday and following.day and gap in apposition:
            out[-1] = replace(
                following, span=Span(expression.span.start, following.span.end), weekday=expression.weekday
            )
        elif expression.weekday and following.day and gap == "(":
            out.append(replace(following, span=expression.span, weekday=expression.weekday))
        elif expression.month and not expression.year and following.month and following.year and gap in joins:
            earlier = following.year - (expression.month > following.month)
            out.append(replace(expression, year=earlier))
        else:
            out.append(expression)
    return out[::-1]
