"""Dates as the text goes along: which expressions its body speaks, and the mentions that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.extraction.dates.counting import settle
from archive.extraction.dates.datelines import page_dates
from archive.extraction.dates.discourse import Discourse
from archive.extraction.dates.edtf import is_approximate
from archive.extraction.dates.expressions import DAY_OF_EVENT, IN_FIGURES, Expression, expressions
from archive.extraction.document import Document
from archive.extraction.findings import DateMention, Publication, Span
from archive.extraction.quotation_marks import find_passages

_TEASER = 100
"""How many code points a line below the text may have that speaks of other reports."""
_SENTENCE = re.compile(r"[.!?…。][\"'”’»“‘)\]\s]{0,6}$")


def find_dates(document: Document, publication: Publication) -> tuple[DateMention, ...]:
    """Every date that the body mentions and that can be resolved, in the order of the text; none overlap.

    The page's own dates and datelines are not mentions. What is counted from an inferred date is marked `~` as that is.
    """
    return tuple(_mentions(_read(document, publication)))


def unanchored(document: Document, publication: Publication) -> tuple[Span, ...]:
    """Relative dates that nothing in the text or its publication date resolves."""
    return tuple(_unresolved(_read(document, publication)))


@lru_cache(maxsize=2)
def _read(document: Document, publication: Publication) -> Discourse:
    discourse = Discourse(document, publication, list(_body(document, publication)))
    settle(discourse)
    return discourse


def _mentions(discourse: Discourse) -> Iterator[DateMention]:
    """The expressions that have a value."""
    for expression, value, anchor in zip(discourse.found, discourse.values, discourse.anchors, strict=True):
        if value is None:
            continue
        yield DateMention(
            span=expression.span,
            value=value.edtf + ("~" if is_approximate(anchor) else ""),
            kind="relative" if anchor else "absolute",
            rule="date-absolute" if expression.form is IN_FIGURES else expression.form.rule,
            anchor=anchor,
            confidence=0.9 if anchor else 1.0,
        )


def _unresolved(discourse: Discourse) -> Iterator[Span]:
    """The expressions that have none, though they speak of a date."""
    for index, (expression, value) in enumerate(zip(discourse.found, discourse.values, strict=True)):
        if value or expression.year or expression.readings or index in discourse.eventful:
            continue
        if expression.form.rule != DAY_OF_EVENT and expression.form.anchor != "next":
            yield expression.span


def _body(document: Document, publication: Publication) -> Iterator[Expression]:
    """The expressions that the report's own text speaks.

    No page furniture, no `today` of a person quoted, and below the last sentence, where teasers stand, no `Monday` and
    no date in brackets.
    """
    furniture = {page.span for page in page_dates(document)}
    if publication.basis == "dateline":
        furniture.update(publication.evidence)
    found = [e for e in expressions(document) if e.span not in furniture]
    body_end = _end_of_body(document)
    found = [e for e in found if e.span.start < body_end or not _is_of_teaser(document.text, e)]
    narrated = any(e.form.narrators for e in found)
    passages = [p.span for p in find_passages(document) if p.balanced] if narrated else []
    at = 0
    for expression in found:
        while at < len(passages) and passages[at].end <= expression.span.start:
            at += 1
        quoted = at < len(passages) and passages[at].start <= expression.span.start
        if not (quoted and expression.form.narrators):
            yield expression


def _is_of_teaser(text: str, expression: Expression) -> bool:
    """Whether an expression below the body tells when another report appeared."""
    start, end = expression.span
    return expression.is_of_the_report or (text[start - 1 : start] == "(" and text[end : end + 1] == ")")


def _end_of_body(document: Document) -> int:
    """Where the last line ends that is a sentence, or long; in a text without one, where the text does."""
    for line in reversed(document.paragraphs):
        if line.end - line.start > _TEASER or _SENTENCE.search(document.text, max(line.start, line.end - 8), line.end):
            return line.end
    return len(document.text)
