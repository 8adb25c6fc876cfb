"""Where the report breaks into a quotation without closing it: its speech tag stands within the marks.

A tag between dashes parts a quotation in two, as Russian and Polish printers write: `«…, — сказал он. — …»`. A
quotation that has lost its closing mark ends where a comma and a tag show that the report goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.extraction.cues import Cue, cues_within
from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.quotation_marks import Passage

_COMMA = re.compile(r"[,–—]\s")
_DASH = re.compile(r"(?<=[,.!?…\s])[–—]\s|(?<=\s)-\s")
_EDGE = " \t\u00a0,–—-"
_TAG_WITHIN = 6
"""Words between the comma and the verb of saying."""
_TAG_AT_MOST = 120
"""Code points of a tag between two dashes."""


def parted(document: Document, passage: Passage) -> Iterator[Passage]:
    """The passage as it was said, without the tags that stand within its marks."""
    verbs = [cue for cue in cues_within(document, "quotations", passage.span) if cue.kind == "saying"]
    start = passage.span.start
    dashes = [dash.start() for dash in _DASH.finditer(document.text, *passage.span)] if verbs else []
    while len(dashes) > 1:
        opens, closes = dashes[0], dashes[1]
        if closes - opens <= _TAG_AT_MOST and _begins_with_a_verb(verbs, opens):
            yield replace(passage, span=_trimmed(document, start, opens))
            start, dashes = closes, dashes[2:]
        else:
            dashes = dashes[1:]
    rest = replace(passage, span=_trimmed(document, start, passage.span.end))
    yield rest if passage.balanced else _ended(document, rest, verbs)


def _trimmed(document: Document, start: int, end: int) -> Span:
    """The stretch without the dashes, commas and blanks that part it from a tag."""
    text = document.text
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, max(end, start))


def _begins_with_a_verb(verbs: list[Cue], dash: int) -> bool:
    """Whether a verb of saying is the first word after the dash."""
    return any(0 <= verb.span.start - dash <= 2 for verb in verbs)


def _ended(document: Document, passage: Passage, verbs: list[Cue]) -> Passage:
    """A passage without its closing mark, up to the tag: `„We build a habit, said Teodoro`."""
    text, end = document.text, passage.span.end
    begin = max(document.sentence_at(max(0, end - 1)).start, passage.span.start)
    last = [verb.span.start for verb in verbs if verb.span.start >= begin]
    if not last or text[end : end + 2].strip():
        return passage
    commas = [comma.start() for comma in _COMMA.finditer(text, begin, last[-1])]
    near = [comma for comma in commas if len(text[comma + 1 : last[-1]].split()) <= _TAG_WITHIN]
    named = [comma for comma in near if text[comma + 1 : comma + 3].strip()[:1].isupper()]
    ends = (named or near[-1:])[:1]
    return replace(passage, span=Span(passage.span.start, ends[0])) if ends else passage
