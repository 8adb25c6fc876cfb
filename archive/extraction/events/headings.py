"""Dates that head the entries of a chronicle (`11 January 1909 – The two neighbours sign …`, `▲2022.1.6 = …`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.extraction.document import Document
from archive.extraction.findings import DateMention, Span

_BULLET = re.compile(r"[^\w\n]*(?:[^\W\d_]+,? )?")
"""What may stand before the date: a bullet, a preposition or a weekday."""
_AFTER = re.compile(r"[)\]\s]*(?:[–—:=|•·]|-(?=\s)|\.(?=\s)|$)")
_REACH = 12
"""How many code points from the beginning of its line a heading's date may stand."""
_ENTRIES = 2
"""So many lines that hold nothing but a date make a chronicle."""


def headings_of(document: Document, dates: Sequence[DateMention]) -> dict[int, DateMention]:
    """The date that governs each paragraph of a chronicle, by where the paragraph begins.

    A date that alone fills its line governs the lines below it, down to the next such line.
    """
    opening = {document.paragraph_at(date.span.start).start: date for date in reversed(dates)}
    headed: dict[int, DateMention] = {}
    alone: dict[int, DateMention] = {}
    for paragraph in document.paragraphs:
        date = opening.get(paragraph.start)
        if date is not None and _heads(document.text, paragraph, date.span):
            headed[paragraph.start] = date
            if not document.text[date.span.end : paragraph.end].strip(" .:–—-|"):
                alone[paragraph.start] = date
    if len(alone) < _ENTRIES:
        return headed
    above: DateMention | None = None
    for paragraph in document.paragraphs:
        above = alone.get(paragraph.start, above)
        if above is not None:
            headed.setdefault(paragraph.start, above)
    return headed


def _heads(text: str, paragraph: Span, date: Span) -> bool:
    if date.start - paragraph.start > _REACH:
        return False
    before = _BULLET.match(text, paragraph.start, date.start)
    return before is not None and before.end() == date.start and bool(_AFTER.match(text, date.end, paragraph.end))
