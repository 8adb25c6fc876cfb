"""A publication date that no page prints, inferred from the record of a treaty's signature.

A report that says that the treaty was `signed on Wednesday`, and what happened `this Thursday`, can only be of the
Thursday after the signature, if the record has that on a Wednesday. One word that disagrees, or a second day that
would do as well, and nothing is inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from archive.extraction.dates.datelines import page_dates
from archive.extraction.dates.edtf import CalendarDate
from archive.extraction.dates.expressions import Expression, expressions
from archive.extraction.document import Document
from archive.extraction.findings import Publication, Span
from archive.extraction.quotation_marks import find_passages
from archive.languages import lexicon

_REACH = 48
"""How far from a weekday, in code points, the verb may stand that it belongs to."""
_BEFORE_TODAY = {"date-today": 0, "date-yesterday": 1, "date-day-before": 1}
_WEEKDAYS = frozenset({"date-weekday", "date-this-weekday"})
_PRESENT = frozenset({"date-today", "date-this-weekday"})


@dataclass(frozen=True, slots=True)
class _Clue:
    """Words that bind the day of the report, or that of the signature, to a weekday or to one another."""

    span: Span
    of_signature: bool
    weekday: int | None = None
    days_before: int | None = None

    def allows(self, signed: date, published: date) -> bool:
        """Whether the words can be said of these two days."""
        if self.weekday:
            return (signed if self.of_signature else published).isoweekday() == self.weekday
        return not self.of_signature or (published - signed).days == self.days_before


def infer_publication(document: Document, signatures: Sequence[tuple[str, ...]]) -> Publication:
    """The one day (`2024-06-20~`) that agrees with the record and with every clue, on the words; else nothing."""
    clues = list(_clues(document)) if signatures else []
    if not _suffice(clues):
        return Publication()
    days = {
        signed.whole + timedelta(days=later)
        for treaty in signatures
        for edtf in treaty
        if (signed := CalendarDate.parse(edtf)) and signed.whole and signed.year < 9999
        for later in range(7)
        if all(clue.allows(signed.whole, signed.whole + timedelta(days=later)) for clue in clues)
    }
    if len(days) != 1:
        return Publication()
    return Publication(f"{days.pop().isoformat()}~", "inferred", tuple(clue.span for clue in clues))


def is_inferable(document: Document) -> bool:
    """Whether the text has the clues at all, so that it is worth while to look for the treaties that it speaks of."""
    return _suffice(list(_clues(document)))


def _suffice(clues: Sequence[_Clue]) -> bool:
    """Whether the clues speak of the signature as well as of the report, and one of them names a weekday."""
    of_both = any(clue.of_signature for clue in clues) and not all(clue.of_signature for clue in clues)
    return of_both and any(clue.weekday for clue in clues)


def _clues(document: Document) -> Iterator[_Clue]:
    signing, issuing = _verbs(document.language)
    of_the_page = {page.span for page in page_dates(document)}
    quoted = [passage.span for passage in find_passages(document)]
    for said in expressions(document):
        known = said.form.rule in _WEEKDAYS or said.form.rule in _BEFORE_TODAY
        plain = not said.form.toward and not (said.weekday and said.form.shift) and not said.day
        if not known or not plain or said.span in of_the_page or any(said.span.within(span) for span in quoted):
            continue
        verb = _verb(document, said, signing)
        if verb:
            span = Span(min(verb.start, said.span.start), max(verb.end, said.span.end))
            yield _Clue(span, True, said.weekday, _BEFORE_TODAY.get(said.form.rule))
        elif said.form.rule in _PRESENT:
            issued = issuing.search(document.text, max(0, said.span.start - 24), said.span.start)
            yield _Clue(Span(issued.start() if issued else said.span.start, said.span.end), False, said.weekday)


def _verb(document: Document, said: Expression, verbs: re.Pattern[str]) -> Span | None:
    """The verb nearest to the expression in its sentence, before it or else shortly after it."""
    sentence, span = document.sentence_at(said.span.start), said.span
    before = list(verbs.finditer(document.text, max(sentence.start, span.start - _REACH), span.start))
    found = before[-1] if before else verbs.search(document.text, span.end, min(sentence.end, span.end + _REACH))
    return Span(*found.span()) if found else None


@cache
def _verbs(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Verbs of signing anywhere, and verbs of making known right before the expression."""
    words = lexicon(language, "dates").get("inference", {})

    def either(key: str) -> str:
        return "|".join(re.escape(word) for word in sorted(words.get(key, ()), key=len, reverse=True)) or r"(?!)"

    return (
        re.compile(rf"(?<!\w)(?:{either('signing')})", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{either('issuing')})\s{{1,3}}$", re.IGNORECASE),
    )
