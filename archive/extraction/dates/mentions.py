"""Dates as the text goes along: what each is counted from, and the mentions that follow.

An absolute date says itself. One without its year, a weekday and the like are counted from the day of publication; `the
day before`, `the same day`, `이틀 뒤` from the date last spoken of: in the same sentence, then in the two before
it in the paragraph, and else from the day that the report is about. A day of which the text says only that something
happens on it (`on the day of the exchange`) is a date too, though unknown: `the same date` after it is unknown as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from archive.extraction.dates.datelines import page_dates
from archive.extraction.dates.edtf import CalendarDate, is_approximate
from archive.extraction.dates.expressions import DAY_OF_EVENT, IN_FIGURES, Expression, expressions
from archive.extraction.dates.resolution import resolve
from archive.extraction.dates.tense import looks
from archive.extraction.document import Document
from archive.extraction.findings import DateMention, Publication, Span
from archive.extraction.quotation_marks import find_passages
from archive.languages import lexicon

_STEPS = 24
"""How many expressions are looked at, at most, for the date that another is counted from."""
_SENTENCES_BACK = 2


def find_dates(document: Document, publication: Publication) -> tuple[DateMention, ...]:
    """Every date that the body mentions and that can be resolved, in the order of the text; none overlap.

    The page's own dates and datelines are not mentions. What is counted from an inferred date is marked `~` as that is.
    """
    return tuple(_Discourse.of(document, publication).mentions())


def unanchored(document: Document, publication: Publication) -> tuple[Span, ...]:
    """Relative dates that nothing in the text or its publication date resolves."""
    return tuple(_Discourse.of(document, publication).unresolved())


@dataclass(slots=True)
class _Discourse:
    """The expressions of a text in order, and what each has been found to mean so far."""

    document: Document
    publication: Publication
    published: CalendarDate | None
    found: list[Expression]
    values: list[CalendarDate | None] = field(default_factory=list)
    anchors: list[str | None] = field(default_factory=list)
    eventful: set[int] = field(default_factory=set)
    """Expressions that are counted from a day of an event: unknown, but not for want of an anchor."""

    @classmethod
    def of(cls, document: Document, publication: Publication) -> _Discourse:
        """Reads the document through: first what stands by itself, then what is counted from that."""
        found = list(_body(document, publication))
        discourse = cls(document, publication, CalendarDate.parse(publication.value), found)
        discourse.values = [None] * len(found)
        discourse.anchors = [None] * len(found)
        for index, expression in enumerate(found):
            if expression.form.anchor == "publication":
                discourse._stand_alone(index, expression)
        lead = next((i for i in range(len(found)) if discourse._is_told_day(i)), None)
        for index, expression in enumerate(found):
            if expression.form.anchor != "publication" and expression.form.rule != DAY_OF_EVENT:
                discourse._count(index, expression, lead)
        return discourse

    def mentions(self) -> Iterator[DateMention]:
        """The expressions that have a value."""
        for expression, value, anchor in zip(self.found, self.values, self.anchors, strict=True):
            if value is None:
                continue
            inferred = "~" if is_approximate(anchor) else ""
            yield DateMention(
                span=expression.span,
                value=value.edtf + inferred,
                kind="relative" if anchor else "absolute",
                rule="date-absolute" if expression.form is IN_FIGURES else expression.form.rule,
                anchor=anchor,
                confidence=0.9 if anchor else 1.0,
            )

    def unresolved(self) -> Iterator[Span]:
        """The expressions that have none, though they speak of a date."""
        for index, (expression, value) in enumerate(zip(self.found, self.values, strict=True)):
            known = value or expression.year or expression.form.rule == DAY_OF_EVENT
            if not known and index not in self.eventful and not expression.readings:
                yield expression.span

    def _settle(self, index: int, value: CalendarDate | None, anchor: str | None) -> None:
        if value is not None:
            self.values[index], self.anchors[index] = value, anchor

    def _stand_alone(self, index: int, expression: Expression) -> None:
        """A date that says itself, or is counted from the day of publication."""
        if expression.said or expression.year:
            self._settle(index, expression.said, None)
        elif expression.form is IN_FIGURES:
            return
        elif self.published is not None:
            fixed = expression.form.shift or expression.form.toward
            toward = None if fixed else looks(self.document, expression.span)
            value = resolve(expression, self.published, toward)
            self._settle(index, value, self.publication.value)
        elif expression.month and not expression.form.shift:
            self._settle_by_year_last_said(index, expression)

    def _settle_by_year_last_said(self, index: int, expression: Expression) -> None:
        """Nothing says when the report appeared: a date takes the year of the last full date near it."""
        earliest = self._start_of_reach(expression.span.start)
        for before in range(index - 1, max(-1, index - 1 - _STEPS), -1):
            if self.found[before].span.start < earliest:
                return
            said = self.values[before]
            if said and said.month and not self._names_something(before):
                value = CalendarDate.of(said.year, expression.month, expression.day)
                self._settle(index, value, self._edtf(before))
                return

    def _count(self, index: int, expression: Expression, lead: int | None) -> None:
        """A date that is counted from another one in the text."""
        shift = expression.form.shift
        if shift is None:
            return
        if shift.unit != "day" and not expression.form.exact:
            other = self._last_spoken(index, shift.unit == "year")
            back_to_publication = False
        else:
            other, back_to_publication = self._day_spoken_of(index, expression, lead)
        if other is not None:
            anchor = self.values[other]
            if anchor:
                self._settle(index, resolve(expression, anchor, None), self._edtf(other))
        elif back_to_publication and self.published is not None:
            self._settle(index, resolve(expression, self.published, None), self.publication.value)

    def _last_spoken(self, index: int, years_do: bool) -> int | None:
        for before in range(index - 1, max(-1, index - 1 - _STEPS), -1):
            value = self.values[before]
            if value and (value.month or years_do):
                return before
        return None

    def _day_spoken_of(self, index: int, expression: Expression, lead: int | None) -> tuple[int | None, bool]:
        """The expression that a day is counted from, or whether it is the day of publication."""
        start, shift = expression.span.start, expression.form.shift
        sign = shift.sign if shift and shift.by != 0 else 0
        if expression.form.anchor == "spoken":
            sentence = self.document.sentence_at(start)
            near = self._preceding(index, sentence.start)
            if near is None and sign < 0:
                near = self._following(index, sentence)
            if near is None:
                near = self._preceding(index, self._start_of_reach(start))
            if near is not None and self._is_unknown_day(near):
                if near in self.eventful or self.found[near].form.rule == DAY_OF_EVENT:
                    self.eventful.add(index)
                return None, False
            if near is not None:
                return near, False
        return self._day_of_the_report(index, sign, lead, expression)

    def _preceding(self, index: int, earliest: int) -> int | None:
        """The last day before it, known or unknown, that was told from the offset on."""
        for before in range(index - 1, max(-1, index - 1 - _STEPS), -1):
            if self.found[before].span.start < earliest:
                return None
            if self._is_told_day(before) or self._is_unknown_day(before):
                return before
        return None

    def _following(self, index: int, sentence: Span) -> int | None:
        """A day told later in the sentence: `두 나라가 전날 … 교환했다고 5일 밝혔다`."""
        for after in range(index + 1, min(len(self.found), index + 1 + _STEPS)):
            if self.found[after].span.start >= sentence.end:
                return None
            if self._is_told_day(after):
                return after
        return None

    def _day_of_the_report(
        self, index: int, sign: int, lead: int | None, expression: Expression
    ) -> tuple[int | None, bool]:
        """Nothing near was spoken of: the day before is counted from publication, the rest from the day in question."""
        if sign < 0 and expression.form.anchor == "spoken" and not expression.form.exact:
            return None, True
        if sign > 0 and expression.form.anchor == "spoken":
            for before in range(index - 1, max(-1, index - 1 - _STEPS), -1):
                if self._is_told_day(before):
                    return before, False
            return None, False
        return (lead, False) if lead is not None and lead < index else (None, True)

    def _start_of_reach(self, offset: int) -> int:
        """Where the sentences begin in which a date is still fresh: two before this one, in the same paragraph."""
        start = self.document.sentence_at(offset).start
        paragraph = self.document.paragraph_at(offset).start
        for _ in range(_SENTENCES_BACK):
            if start <= paragraph:
                break
            start = self.document.sentence_at(start - 1).start
        return max(start, paragraph)

    def _is_told_day(self, index: int) -> bool:
        value = self.values[index]
        return value is not None and value.day is not None and not self._names_something(index)

    def _is_unknown_day(self, index: int) -> bool:
        expression = self.found[index]
        if self.values[index] is not None:
            return False
        shift = expression.form.shift
        return expression.form.rule == DAY_OF_EVENT or bool(expression.weekday or (shift and shift.unit == "day"))

    def _names_something(self, index: int) -> bool:
        """Whether the date belongs to a document's name or description: `the treaty of February 9, 2000`."""
        expression = self.found[index]
        if not expression.year:
            return False
        before, after = _naming(self.document.language)
        text, span = self.document.text, expression.span
        return bool(
            before.search(text, max(0, span.start - 24), span.start) or after.match(text, span.end, span.end + 24)
        )

    def _edtf(self, index: int) -> str | None:
        value = self.values[index]
        if value is None:
            return None
        return value.edtf + ("~" if is_approximate(self.anchors[index]) else "")


def _body(document: Document, publication: Publication) -> Iterator[Expression]:
    """The expressions that the report's own text speaks: no page furniture, and no `today` of a person quoted."""
    furniture = {page.span for page in page_dates(document)}
    if publication.basis == "dateline":
        furniture.update(publication.evidence)
    found = [e for e in expressions(document.text, document.language) if e.span not in furniture]
    passages = find_passages(document) if any(e.form.narrators for e in found) else ()
    at = 0
    for expression in found:
        while at < len(passages) and passages[at].span.end <= expression.span.start:
            at += 1
        quoted = at < len(passages) and passages[at].span.start <= expression.span.start
        if not (quoted and expression.form.narrators):
            yield expression


@cache
def _naming(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands right before, or right after, a date that belongs to a name."""
    naming = lexicon(language, "dates").get("naming", {})

    def either(key: str) -> str:
        return "|".join(re.escape(word) for word in naming.get(key, ())) or r"(?!)"

    before = re.compile(rf"(?<!\w)(?:{either('before')})\s{{1,3}}$", re.IGNORECASE)
    return before, re.compile(rf"\s{{0,2}}[^\W\d_]{{0,8}}(?:{either('after')})\s", re.IGNORECASE)
