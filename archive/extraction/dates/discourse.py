"""The dates of a text in their order, what each has been found to mean so far, and which of them lie near."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from archive.extraction.dates.edtf import CalendarDate, is_approximate
from archive.extraction.dates.expressions import DAY_OF_EVENT, Expression
from archive.extraction.document import Document
from archive.extraction.findings import Publication, Span
from archive.languages import lexicon

_STEPS = 24
"""How many expressions are looked at, at most, for the date that another is counted from."""
_SENTENCES_BACK = 2
_OPENING = 40
"""How many code points, at most, may stand in a sentence before the date that it opens with."""
_OPENING_WORDS = 2
"""The same for a year that is counted, in words: `But a year later`."""
_HEADING = 60
"""A line of at most so many code points may be a heading."""
_ASKED = ("?", "?”", "?»", '?"')
_LONG_AGO = 2
"""Years before the report: what lies so far back is history …"""
_HISTORY = 3
"""… which the report tells, if it speaks so many times as often of that as of the days around its own."""
_OPENS_WITH = 2
"""Among how many dates at its beginning a history has one of long ago."""
_AGES_AGO = 20
"""Years before the report from which a tale runs on over more than a paragraph, as nobody takes it for news."""
_TALE = 3
"""Over so many paragraphs."""
_NAME = 40
"""How far from a date, in code points, the words are looked at by which it belongs to a name."""


@dataclass(slots=True)
class Discourse:
    """The expressions of a text, each with its value and the EDTF date that it was counted from, where it has them."""

    document: Document
    publication: Publication
    found: list[Expression]
    published: CalendarDate | None = field(init=False)
    values: list[CalendarDate | None] = field(init=False)
    anchors: list[str | None] = field(init=False)
    eventful: set[int] = field(default_factory=set)
    """Expressions that are counted from a day of an event: unknown, but not for want of an anchor."""
    past: set[int] = field(default_factory=set)
    """Dates of an earlier year that the report tells of, and from which those that follow are counted on."""
    is_history: bool = field(init=False, default=False)
    """Whether the report tells of times long past, as an essay does, so that its tale runs on over paragraphs."""
    tale: int = field(init=False, default=0)
    """Over how many."""

    def __post_init__(self) -> None:
        self.published = CalendarDate.parse(self.publication.value)
        self.values = [None] * len(self.found)
        self.anchors = [None] * len(self.found)
        if self.published:
            self.is_history = self._is_history(self.published.year - _LONG_AGO)
            self.tale = _TALE if self._is_history(self.published.year - _AGES_AGO) else int(self.is_history)

    def _is_history(self, latest: int) -> bool:
        """Whether the text begins with a date of long ago (of that year or earlier) and speaks mostly of such."""
        past = [e.year is not None and e.year <= latest for e in self.found]
        present = [e.year is None and e.is_of_the_report for e in self.found]
        begins = any(past[:_OPENS_WITH]) or any(_is_long_ago(e) for e in self.found[:_OPENS_WITH])
        return begins and sum(past) > 1 and sum(past) >= _HISTORY * sum(present)

    def settle(self, index: int, value: CalendarDate | None, anchor: str | None) -> None:
        """Notes what an expression means; without a value nothing is noted."""
        if value is not None:
            self.values[index], self.anchors[index] = value, anchor

    def edtf(self, index: int) -> str | None:
        """The value as an anchor of others, marked `~` where it was inferred itself."""
        value = self.values[index]
        if value is None:
            return None
        return value.edtf + ("~" if is_approximate(self.anchors[index]) else "")

    def before(self, index: int, earliest: int = 0) -> Iterator[int]:
        """The expressions before one, the nearest first, down to an offset of the text."""
        for other in range(index - 1, max(-1, index - 1 - _STEPS), -1):
            if self.found[other].span.start < earliest:
                return
            yield other

    def after(self, index: int, end: int) -> Iterator[int]:
        """The expressions after one, up to an offset of the text."""
        for other in range(index + 1, min(len(self.found), index + 1 + _STEPS)):
            if self.found[other].span.start >= end:
                return
            yield other

    def fresh_from(self, index: int) -> int:
        """Where the sentences begin in which a date is still fresh: two before this one, in the same paragraph.

        An answer goes on from the question that stands over it.
        """
        start, paragraph = self.sentence(index).start, self._paragraph(index).start
        for _ in range(_SENTENCES_BACK):
            if start <= paragraph:
                question = self.paragraph_before(index)
                asked = self.document.text.endswith(_ASKED, question.start, question.end)
                return question.start if asked else paragraph
            start = self.document.sentence_at(start - 1).start
        return max(start, paragraph)

    def told_from(self, index: int) -> int:
        """Where the tale begins that an expression belongs to: with its paragraph, or the heading over that.

        A history runs on from the paragraphs before.
        """
        if self.tale:
            return self._tale_before(index)
        above = self.paragraph_before(index)
        is_heading = above.end - above.start <= _HEADING
        return above.start if is_heading else self._paragraph(index).start

    def _tale_before(self, index: int) -> int:
        """Where the last paragraphs before an expression's own begin."""
        start = self.found[index].span.start
        for _ in range(self.tale + 1):
            start = self.document.paragraph_at(max(0, start - 1)).start
        return start

    def is_of_these_days(self, index: int) -> bool:
        """Whether its sentence has said before it that it speaks of the report's own days: `last week, on 20 April`."""
        words = _these_days(self.document.language)
        return words.search(self.document.text, self.sentence(index).start, self.found[index].span.start) is not None

    def paragraph_before(self, index: int) -> Span:
        """The paragraph before the one that an expression stands in; that one itself where it is the first."""
        return self.document.paragraph_at(max(0, self._paragraph(index).start - 1))

    def _paragraph(self, index: int) -> Span:
        """The paragraph that an expression stands in."""
        return self.document.paragraph_at(self.found[index].span.start)

    def sentence(self, index: int) -> Span:
        """The sentence that an expression stands in."""
        return self.document.sentence_at(self.found[index].span.start)

    def gap(self, index: int) -> str:
        """What stands between an expression and the next one, in lower case; empty after the last."""
        if index + 1 >= len(self.found) or index < 0:
            return ""
        return self.document.text[self.found[index].span.end : self.found[index + 1].span.start].lower()

    def is_told_day(self, index: int) -> bool:
        """Whether it is a day, and one on which something happened."""
        value = self.values[index]
        return value is not None and value.day is not None and not self.names_something(index)

    def is_unknown_day(self, index: int) -> bool:
        """Whether it is a day, though nobody can say which."""
        expression = self.found[index]
        if self.values[index] is not None:
            return False
        shift = expression.form.shift
        return expression.form.rule == DAY_OF_EVENT or bool(expression.weekday or (shift and shift.unit == "day"))

    def names_something(self, index: int) -> bool:
        """Whether the date belongs to a document's name or description: `the treaty of February 9, 2000`."""
        return bool(self.found[index].year) and self.describes(index)

    def describes(self, index: int) -> bool:
        """Whether the words around put it into a name's place, be it with a year or without: `a decree of March`."""
        expression = self.found[index]
        before, after = _naming(self.document.language)
        text, span = self.document.text, expression.span
        return bool(
            before.search(text, max(0, span.start - _NAME), span.start) or after.match(text, span.end, span.end + _NAME)
        )

    def is_by_the_way(self, index: int) -> bool:
        """Whether it is a year counted from another one, and does not open its sentence."""
        expression = self.found[index]
        counted = expression.form.shift is not None and not expression.month and not expression.form.exact
        before = self.document.text[self.sentence(index).start : expression.span.start]
        return counted and len(before.split()) > _OPENING_WORDS

    def leaves_open(self, index: int, later: int) -> bool:
        """Whether a date of last year, said as such, leaves the year of one in a later sentence to the report's day.

        `In May last year they signed. In July the Senate agreed` is of this year. Only the month in which the report
        appears would be called this month.
        """
        shift, expression = self.found[index].form.shift, self.found[later]
        if shift is None or shift.unit != "year" or shift.by != 1 or self.published is None:
            return False
        if self.found[index].span.start >= self.sentence(later).start:
            return False
        return expression.day is not None or expression.month != self.published.month

    def opens_a_past(self, index: int) -> bool:
        """Whether from a date of an earlier year the report may tell on.

        One to the month or day that belongs to no name may; a year alone where it begins its sentence: `In 2010 they`.
        """
        value, start = self.values[index], self.found[index].span.start
        if value is None or self.published is None or value.year >= self.published.year:
            return False
        if value.month and not self.names_something(index):
            return True
        begun = self.sentence(index).start
        if start - begun > _OPENING:
            return False
        return self.document.text[begun:start].strip().lower() in lexicon(self.document.language, "dates").get(
            "opens", ()
        )


def _is_long_ago(expression: Expression) -> bool:
    """Whether it is `a hundred years ago`."""
    shift, number = expression.form.shift, expression.number
    return shift is not None and shift.unit == "year" and number is not None and number >= _LONG_AGO


@cache
def _these_days(language: str) -> re.Pattern[str]:
    """Words that say of what they stand beside that it is of the report's own days."""
    listed = lexicon(language, "dates").get("these_days", ())
    either = "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


@cache
def _naming(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands right before, or right after, a date that belongs to a name."""
    naming = lexicon(language, "dates").get("naming", {})

    def either(key: str) -> str:
        return "|".join(re.escape(word) for word in naming.get(key, ())) or r"(?!)"

    done = rf"(?:{either('done')})\s[^\W\d_][\w’'-]{{1,20}},?(?:\s[^\W\d_]{{1,3}})?"  # Done at Brussels, on
    before = re.compile(rf"(?<!\w)(?:{either('before')}|{done})\s{{1,3}}$", re.IGNORECASE)
    return before, re.compile(rf"\s{{0,2}}[^\W\d_]{{0,8}}(?:{either('after')})\s", re.IGNORECASE)
