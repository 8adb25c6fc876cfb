"""Where the report breaks into a quotation without closing it: its speech tag stands within the marks.

A tag between dashes parts a quotation in two, as Russian and Polish printers write: `«…, — сказал он. — …»`. A
quotation that has lost its closing mark ends where a comma and a tag show that the report goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.extraction.cues import Cue
from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.quotation_marks import Passage
from archive.extraction.quotations.cued import CuesByKind
from archive.languages import lexicon

_COMMA = re.compile(r"[,–—]\s")
_DASH = re.compile(r"(?<=[,.!?…\s])[–—]\s|(?<=\s)-\s")
_OPENED_AGAIN = re.compile(r":\s?[«“„]")
_CLOSING_MARK = re.compile(r"[»”]")
_STOP = re.compile(r"\.\s")
_EDGE = " \t\u00a0,–—-"
_TAG_WITHIN = 6
"""Words between the comma and the verb of saying."""
_TAG_AT_MOST = 120
"""Code points of a tag between two dashes."""


def parted(document: Document, passage: Passage, cues: CuesByKind) -> Iterator[Passage]:
    """The passage as it was said, without the tags that stand within its marks; `cues` are the document's."""
    verbs = cues.within("saying", passage.span)
    if not verbs:
        yield passage._replace(span=_trimmed(document, *passage.span))
        return
    reopened = _reopened(document, passage, verbs)
    if reopened:
        yield from reopened
        return
    start = passage.span.start
    dashes = [dash.start() for dash in _DASH.finditer(document.text, *passage.span)]
    while len(dashes) > 1:
        opens, closes = dashes[0], dashes[1]
        if closes - opens <= _TAG_AT_MOST and _begins_with_a_verb(verbs, opens):
            yield passage._replace(span=_trimmed(document, start, opens))
            start, dashes = closes, dashes[2:]
        else:
            dashes = dashes[1:]
    rest = passage._replace(span=_trimmed(document, start, passage.span.end))
    yield rest if passage.balanced else _ended(document, rest, verbs)


def _reopened(document: Document, passage: Passage, verbs: Sequence[Cue]) -> tuple[Passage, Passage] | None:
    """Two quotations of which the first has lost its closing mark: `«…, – said Tashiev. He added: «…»`."""
    text, end = document.text, passage.span.end
    again = next(iter(_OPENED_AGAIN.finditer(text, *passage.span)), None)
    if again is None or _CLOSING_MARK.search(text, again.end(), end):
        return None
    tags = [
        dash.start()
        for dash in _DASH.finditer(text, passage.span.start, again.start())
        if _begins_with_a_verb(verbs, dash.start())
    ]
    if len(tags) != 1 or not _STOP.search(text, tags[0], again.start()):
        return None
    first = passage._replace(span=_trimmed(document, passage.span.start, tags[0]), balanced=False)
    return first, passage._replace(span=Span(again.end(), end))


def _trimmed(document: Document, start: int, end: int) -> Span:
    """The stretch without the dashes, commas and blanks that part it from a tag."""
    text = document.text
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, max(end, start))


def _begins_with_a_verb(verbs: Sequence[Cue], dash: int) -> bool:
    """Whether a verb of saying is the first word after the dash."""
    return any(0 <= verb.span.start - dash <= 2 for verb in verbs)


def _ended(document: Document, passage: Passage, verbs: Sequence[Cue]) -> Passage:
    """A passage without its closing mark, up to the tag: `„We build a habit, said Teodoro`."""
    text, end = document.text, passage.span.end
    begin = max(document.sentence_at(max(0, end - 1)).start, passage.span.start)
    last = [verb.span.start for verb in verbs if verb.span.start >= begin]
    if not last or text[end : end + 1].strip():
        return passage
    if document.language == "ko":
        return _up_to_the_quotative(document, passage, last[-1])
    commas = [comma.start() for comma in _COMMA.finditer(text, begin, last[-1])]
    near = [comma for comma in commas if len(text[comma + 1 : last[-1]].split()) <= _TAG_WITHIN]
    named = [comma for comma in near if text[comma + 1 : comma + 3].strip()[:1].isupper()]
    ends = (named or near[-1:])[:1]
    return passage._replace(span=Span(passage.span.start, ends[0])) if ends else passage


def _up_to_the_quotative(document: Document, passage: Passage, verb: int) -> Passage:
    """`“우리는 강의 아이들이다 라고 장관이 말했다`: what was said ends before the particle that stands alone."""
    particles = tuple(particle.strip() for particle in lexicon("ko", "quotations").get("quotatives", ()))
    words = document.words_in(Span(passage.span.start, verb))
    alone = [word for word in words if word.text in particles]
    return passage._replace(span=_trimmed(document, passage.span.start, alone[-1].span.start)) if alone else passage
