"""Dates that head the entries of a chronicle (`11 January 1909 – The two neighbours sign …`, `▲2022.1.6 = …`).

The entries of a live report are headed by the hour: what they tell without a date has just happened.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from archive.extraction.document import Document
from archive.extraction.findings import DateMention, Span

_BULLET = re.compile(r"[^\w\n]*(?:[^\W\d_]+,? )?")
"""What may stand before the date: a bullet, a preposition or a weekday."""
_AFTER = re.compile(r"[)\]\s]*(?:[–—:=|•·]|-(?=\s)|\.(?=\s)|$)")
_REACH = 12
"""How many code points from the beginning of its line a heading's date may stand."""
_ENTRIES = 2
"""So many lines that hold nothing but a date make a chronicle."""
_HOUR = re.compile(r"\W*(?:[01]?\d|2[0-3])(?:[:.]| ?[hH] ?)[0-5]\d\b(?!\.\d)")
_HOURS = 3
"""So many lines that begin with an hour make a live report."""


def headings_of(document: Document, dates: Sequence[DateMention]) -> dict[int, DateMention]:
    """The date that governs each paragraph of a chronicle, by where the paragraph begins.

    A date that alone fills its line governs the lines below it, down to the next such line.
    """
    if not dates:
        return {}
    headed: dict[int, DateMention] = {}
    alone: dict[int, DateMention] = {}
    for paragraph, date in _opening(document, dates):
        if _heads(document.text, paragraph, date.span):
            headed[paragraph.start] = date
            if not document.text[date.span.end : paragraph.end].strip(" .:–—-|"):
                alone[paragraph.start] = date
    if len(alone) < _ENTRIES:
        alone = _today(document, dates)
    above: DateMention | None = None
    for paragraph in document.paragraphs if alone else ():
        above = alone.get(paragraph.start, above)
        if above is not None:
            headed.setdefault(paragraph.start, above)
    return headed


def _opening(document: Document, dates: Sequence[DateMention]) -> Iterator[tuple[Span, DateMention]]:
    """The paragraphs that begin with a date, or nearly so; `dates` are in the text's order."""
    place = 0
    for paragraph in document.paragraphs:
        while place < len(dates) and dates[place].span.start < paragraph.start:
            place += 1
        if place < len(dates) and dates[place].span.start - paragraph.start <= _REACH:
            yield paragraph, dates[place]


def _today(document: Document, dates: Sequence[DateMention]) -> dict[int, DateMention]:
    """The report's own day, where its text says it, over each entry that begins with an hour.

    It is the day from which most of the text's dates are counted.
    """
    hours = [paragraph.start for paragraph in document.paragraphs if _HOUR.match(document.text, paragraph.start)]
    counted = Counter(date.anchor for date in dates if date.anchor) if len(hours) >= _HOURS else None
    if not counted:
        return {}
    [(day, _)] = counted.most_common(1)
    said = next((date for date in dates if date.value == day), None)
    return dict.fromkeys(hours, said) if said else {}


def _heads(text: str, paragraph: Span, date: Span) -> bool:
    before = _BULLET.match(text, paragraph.start, date.start)
    return before is not None and before.end() == date.start and bool(_AFTER.match(text, date.end, paragraph.end))
