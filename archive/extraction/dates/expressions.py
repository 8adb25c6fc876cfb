"""Every expression of a date in a text, found but not yet resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from archive.extraction.dates.edtf import CalendarDate
from archive.extraction.dates.figures import FiguredDate, figured_dates, is_year
from archive.extraction.dates.forms import DIGITS, FIGURES, TOKEN, WORDS_AHEAD, Calendar, Form, calendar
from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.words import Word
from archive.languages import lexicon

IN_FIGURES = Form(rule="date-in-figures", pattern=TOKEN)
YEAR = "date-year"
DAY_OF_EVENT = "day-of-event"
"""The rule of a day that no calendar gives: `on the day of the exchange`."""
_NO_DATE_AFTER = "_/=$€£"
"""Right after one of these figures are no day's and no year's."""
_NEAR = 20
"""How many code points, at most, stand between two expressions that say one date together."""
_BETWEEN = re.compile(r"[^\W\d_]+|[^\w\s,'’]")
_CENTURY = 30
"""A year of two figures below it is of this century."""
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}


class Expression(NamedTuple):
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

    @property
    def is_of_the_report(self) -> bool:
        """Whether it is said from where the report's author stands: a weekday, `yesterday`, `this month`."""
        shift = self.form.shift
        near = self.weekday or (shift is not None and shift.by in (-1, 0, 1))
        return self.form.anchor == "publication" and not self.month and bool(near)


@lru_cache(maxsize=2)
def expressions(document: Document) -> tuple[Expression, ...]:
    """The expressions in the order of the text, none overlapping; of two that would, the longer one stands."""
    standing: list[Expression] = []
    for _, found in sorted(_candidates(document).items()):
        if not standing or found.span.start >= standing[-1].span.end:
            standing.append(found)
        elif _length(found) > _length(standing[-1]):
            standing[-1] = found
    return tuple(_joined(document.text, document.language, standing))


def _length(expression: Expression) -> int:
    return expression.span.end - expression.span.start


def _candidates(document: Document) -> dict[int, Expression]:
    """By the offset at which it begins, the longest expression there; of two of one length, the fuller one."""
    text, language = document.text, document.language
    names = calendar(language)
    in_figures = {figures.start: _in_figures(figures) for figures in figured_dates(text, language)}
    longest = dict(in_figures)
    for start, word, following in _beginnings(document.words, names):
        if start in in_figures:
            continue
        forms = names.forms(word, following)
        matches = [(form, match) for form in forms if (match := form.pattern.match(text, start))]
        # Of forms that cover the same words, the one that needs most around them is surest.
        for form, match in sorted(matches, key=_end_of_match, reverse=True) if len(matches) > 1 else matches:
            begun, end = match.span(form.part)
            other = longest.get(begun)
            if not (other and other.span.end > end) and _stands(text, start, match.end(), form):
                for found in _read(text, language, names, form, match):
                    _keep(found, longest)
    return longest


def _beginnings(words: Sequence[Word], names: Calendar) -> Iterator[tuple[int, str, list[str]]]:
    """Where a date may begin: the offset, the word there and those after it, all in lower case; `19th` is two."""
    for index in names.beginning_among(words):
        (start, _), word, _ = words[index]
        following = [other.text for other in words[index + 1 : index + 1 + WORDS_AHEAD]]
        if word[0] in FIGURES:
            rest = word.lstrip(DIGITS)
            if rest:
                yield start, word[: -len(rest)], [rest, *following]
                start, word = start + len(word) - len(rest), rest
        yield start, word, following


def _end_of_match(found: tuple[Form, re.Match[str]]) -> int:
    return found[1].end()


def _keep(found: Expression, longest: dict[int, Expression]) -> None:
    """Notes an expression, unless one that is as long and full has been found at the same offset."""
    other = longest.get(found.span.start)
    if other is None or _fullness(found) > _fullness(other):
        longest[found.span.start] = found


def _fullness(expression: Expression) -> tuple[int, int]:
    return expression.span.end, -expression[2:6].count(None)


def _in_figures(figures: FiguredDate) -> Expression:
    span = Span(figures.start, figures.end)
    if figures.date is None:
        return Expression(span, IN_FIGURES, readings=figures.readings)
    return Expression(span, IN_FIGURES, *figures.date)


def _stands(text: str, start: int, end: int, form: Form) -> bool:
    """Whether the words around allow the form there."""
    if start and text[start - 1] in _NO_DATE_AFTER and text[start] in FIGURES:
        return False
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
    span = Span(*match.span(form.part))
    month, weekday = parts.get("month"), parts.get("weekday")
    if month and match.group() == month and _is_another_word(month, names):
        return
    if weekday and match.group() == weekday and weekday.lower() in names.lone:
        return
    year = _year(parts.get("year"))
    bare = form.rule == YEAR and match.end() == match.end("year") and parts["year"].isdigit()
    if bare and not is_year(text, span.start, span.end, language):
        return
    day = _number(parts.get("day") or parts.get("ordinal"), names.ordinals)
    expression = Expression(
        span=span,
        form=form,
        year=year,
        month=_ROMAN.get(parts.get("roman") or "") or _number(parts.get("figure") or month, names.months),
        day=day,
        weekday=_number(weekday, names.weekdays),
        number=_number(parts.get("number"), names.numbers),
    )
    if parts.get("day2"):
        yield expression._replace(span=Span(span.start, match.end("day")))
        yield expression._replace(span=Span(match.start("day2"), span.end), day=_number(parts["day2"], names.ordinals))
    else:
        yield expression


def _year(written: str | None) -> int | None:
    """The year, in full or as its last two figures (`'99`)."""
    if written is None or written.isdigit():
        return int(written) if written else None
    year = int(written[1:])
    return year + (2000 if year < _CENTURY else 1900)


def _is_another_word(month: str, names: Calendar) -> bool:
    """A month's name that stands alone and is also a verb (`May`), or has a capital where months have none (`Mayo`)."""
    return month.lower() in names.lone or (not names.capitals and month[0].isupper())


def _number(written: str | None, names: Mapping[str, int]) -> int | None:
    if written is None:
        return None
    figures = TOKEN.match(written)
    if figures and figures.group().isdecimal():
        return int(figures.group())
    return names.get(" ".join(written.lower().replace("’", "'").split()))


def _joined(text: str, language: str, found: list[Expression]) -> list[Expression]:
    """Expressions that say one date together made one, and the year of `June 24 and July 5, 2024` given to both."""
    words = lexicon(language, "dates")
    apposition = {"", ",", *words.get("apposition", ())}
    joins = {",", "-", "–", "—", "/", *words.get("joins", ())}
    links = frozenset(words.get("year_links", ()))
    out: list[Expression] = []
    for expression in reversed(found):
        following = out[-1] if out else None
        if following is None or following.span.start - expression.span.end > _NEAR:
            out.append(expression)
            continue
        gap = text[expression.span.end : following.span.start].strip().lower()
        merged = _in_counted_year(expression, following, gap, links)
        if merged:
            out[-1] = merged
        elif expression.form.shift:
            out.append(expression)
        elif expression.weekday and following.day and gap in apposition:
            out[-1] = following._replace(
                span=Span(expression.span.start, following.span.end), weekday=expression.weekday
            )
        elif expression.weekday and following.day and gap == "(":
            out.append(following._replace(span=expression.span, weekday=expression.weekday))
        elif expression.day and _is_its_weekday(expression, following, gap):
            end = following.span.end if gap != "(" else expression.span.end
            out[-1] = expression._replace(span=Span(expression.span.start, end), weekday=following.weekday)
        elif expression.month and not expression.year and following.month and following.year and gap in joins:
            earlier = following.year - (expression.month > following.month)
            out.append(expression._replace(year=earlier))
        else:
            out.append(expression)
    return out[::-1]


def _is_its_weekday(expression: Expression, following: Expression, gap: str) -> bool:
    """Whether a weekday behind a day only says which that is: `3 May (Friday)`, `2025. 5. 5. 월요일`."""
    if not following.weekday or following.day or following.form.shift:
        return False
    day = expression.said.whole if expression.said else None
    return gap in ("", "(") or (gap in (".", ",") and day is not None and day.isoweekday() == following.weekday)


def _in_counted_year(first: Expression, second: Expression, gap: str, links: frozenset[str]) -> Expression | None:
    """A day or month of a year that is counted, whichever stands first, as one date; `None` where they are two.

    `A year later, on 3 May`, `w sierpniu rok później`; `fifty years ago today` is that day fifty years ago.
    """
    if "\n" in gap or not set(_BETWEEN.findall(gap)) <= links:
        return None
    for counted, other in ((first, second), (second, first)):
        shift = counted.form.shift
        if not shift or shift.unit != "year" or counted.month or counted.form.anchor == "next":
            continue
        span = Span(first.span.start, second.span.end)
        if counted is second and counted.form.exact and counted.form.anchor == "spoken":
            continue  # 12 December, thirty years to the day after …
        if other.month and not other.year and not other.form.shift:
            form = replace(counted.form, rule=other.form.rule)
            return other._replace(span=span, form=form, number=counted.number)
        if other.form.is_same_day and "publication" in (counted.form.anchor, other.form.anchor):
            return counted._replace(span=span, form=replace(counted.form, exact=True))
    return None
