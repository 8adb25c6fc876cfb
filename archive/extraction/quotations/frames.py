"""The frame of a quoted passage: the words of its own sentence before and after it, and the sentence before that.

Who is quoted is said in the frame, so its parts are cut once, with the words of other quoted passages left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from archive.extraction.cues import Cue
from archive.extraction.document import Document
from archive.extraction.findings import Quote, Reference, Span, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.quotation_marks import Passage
from archive.extraction.quotations.cued import CuesByKind
from archive.extraction.quotations.sources import Source

_LEAD_AT_MOST = 1_000
"""Code points before a quotation in which its sentence is looked for."""
_JOINS_AT_MOST = 2
_CLAUSE_END = re.compile(r";\s")
_CLOSING = re.compile(r"[ \u00a0]{0,2}[\"”»«“’'」』》‘]{0,2}")
_NOTHING = re.compile(r"[\s\d\"“”„«»‘’《「『.,:;()|●■▲*•—–-]*\Z")
_MARKS_BEFORE = " \n\t\"'“„«»‘‚「『《"
_PARTS = re.compile(r"\s*[,–—-]")
_STRAY_STOP = re.compile(r"\.\s(?=[a-zß-öø-ÿа-яёąćęłńśźż])")
"""A stop between a quotation and its tag: `“…”. dijo el canciller`."""
_BLANKS = re.compile(r"[ \t\u00a0]*")


class Frame(NamedTuple):
    """A passage with what surrounds it."""

    passage: Passage
    lead: Span
    """Its own sentence before it; empty where it begins one. The announcing sentence, if that ends in a colon."""
    tail: Span
    """Its own sentence after it, up to the next quoted passage."""
    before: Span
    """The sentence before its own, in the same paragraph; empty where there is none."""
    announced: bool
    """Whether the lead ends in a colon."""
    whole: bool
    """Whether the passage begins a sentence of the report, or is announced by one."""
    tagged: bool
    """Whether a comma, a dash, or its own stop parts the passage from a tail that may say whose words it holds."""


class Scene:
    """A document with all that attribution asks about, and what it has answered so far."""

    def __init__(
        self,
        document: Document,
        treaties: Sequence[Treaty],
        references: Sequence[Reference],
        sources: Sequence[Source],
        passages: Sequence[Passage],
        gazetteer: Gazetteer,
        cues: CuesByKind,
    ) -> None:
        """Sources and passages come in the order of the text."""
        self.document = document
        self.treaties = treaties
        self.references = references
        self.sources = sources
        self.passages = passages
        self.gazetteer = gazetteer
        self.answered: list[tuple[Quote, Source | None]] = []
        self._cues = cues
        self._source_starts = [source.span.start for source in sources]
        self._passage_starts = [passage.span.start for passage in passages]

    def sources_in(self, span: Span) -> Sequence[Source]:
        """Sources that begin in the span."""
        first = bisect_left(self._source_starts, span.start)
        return self.sources[first : bisect_left(self._source_starts, span.end, first)]

    def sources_before(self, offset: int, at_most: int) -> Sequence[Source]:
        """The last sources that begin before the offset."""
        place = bisect_left(self._source_starts, offset)
        return self.sources[max(0, place - at_most) : place]

    def provision_at(self, offset: int) -> Reference | None:
        """The provision whose citation begins at the offset."""
        first = bisect_left(self.references, offset, key=lambda reference: reference.span.start)
        beginning = takewhile(lambda reference: reference.span.start == offset, self.references[first:])
        return next((reference for reference in beginning if reference.provision), None)

    def cues_in(self, kind: str, span: Span) -> Sequence[Cue]:
        """Cues of one kind that begin in the span, in quoted words too."""
        return self._cues.within(kind, span)

    def said_in(self, kind: str, span: Span) -> list[Cue]:
        """Cues of one kind that begin in the span, in the report's own words."""
        return [cue for cue in self._cues.within(kind, span) if self.passage_over(cue.span.start) is None]

    def passage_over(self, offset: int) -> Passage | None:
        """The quoted passage that holds the offset."""
        place = bisect_right(self._passage_starts, offset) - 1
        return self.passages[place] if place >= 0 and offset < self.passages[place].span.end else None

    def passage_at(self, offset: int) -> int:
        """Index of the first passage that does not begin before the offset."""
        return bisect_left(self._passage_starts, offset)

    def words(self, start: int, end: int) -> int:
        """How many words stand in the stretch."""
        return len(self.document.text[start:end].split())

    def is_nothing(self, span: Span) -> bool:
        """Whether the span holds nothing but marks and blanks."""
        return _NOTHING.match(span.of(self.document.text)) is not None


def frame_of(scene: Scene, passage: Passage) -> Frame:
    """The passage's frame."""
    lead, before = _before(scene, passage.span.start)
    announced = lead.of(scene.document.text).rstrip(_MARKS_BEFORE).endswith(":")
    whole = announced
    if scene.is_nothing(lead):
        whole, lead = True, Span(passage.span.start, passage.span.start)
        announcing = _announcing(scene, passage.span.start)
        if announcing:
            announced, lead = True, announcing
    elif _only_joins(scene, lead):
        whole = True
    tail, tagged = _after(scene, passage.span)
    if not scene.is_nothing(lead) and scene.said_in("coordinating", _first_word(scene, tail)):
        tail, tagged = Span(tail.start, tail.start), False  # `Article 1 wants “…”, and Annex II says …`
    return Frame(passage, lead, tail, before, announced, whole, tagged)


def _first_word(scene: Scene, span: Span) -> Span:
    words = scene.document.words_in(span)
    return words[0].span if words else Span(span.start, span.start)


def _only_joins(scene: Scene, lead: Span) -> bool:
    """`But “…,” said the minister`: a word or two that join the sentence to the one before."""
    words = scene.document.words_in(lead)
    return len(words) <= _JOINS_AT_MOST and all(
        scene.said_in("joining", word.span) or scene.said_in("coordinating", word.span) for word in words
    )


def _before(scene: Scene, start: int) -> tuple[Span, Span]:
    """The stretch of the passage's own sentence before it, and the sentence before that."""
    document = scene.document
    paragraph = document.paragraph_at(start)
    floor = max(paragraph.start, start - _LEAD_AT_MOST)
    last = bisect_left(document.sentences, (start + 1,))
    first = bisect_left(document.sentences, (floor,))
    stops = [one.start for one in document.sentences[first:last] if _parts(scene, one.start)]
    stops = [floor, *(stop for stop in stops if stop > floor)]
    lead = Span(stops[-1], start)
    if not scene.is_nothing(lead):
        for end in _CLAUSE_END.finditer(document.text, lead.start, start):
            if scene.passage_over(end.start()) is None and not scene.is_nothing(Span(end.end(), start)):
                lead = Span(end.end(), start)
    return lead, Span(stops[-2], stops[-1]) if len(stops) > 1 else Span(floor, floor)


def _parts(scene: Scene, stop: int) -> bool:
    """Whether a sentence that begins here is one of the report, not one within a quotation that goes on."""
    over = scene.passage_over(stop)
    return over is None or over.span.start == stop


def _announcing(scene: Scene, start: int) -> Span | None:
    """The sentence that ends in a colon right before the passage, in the paragraph before it at the most."""
    text = scene.document.text
    stripped = len(text[max(0, start - 40) : start].rstrip(_MARKS_BEFORE)) + max(0, start - 40)
    if stripped and text[stripped - 1] == ":":
        return Span(scene.document.sentence_at(stripped - 1).start, stripped)
    return None


def _after(scene: Scene, span: Span) -> tuple[Span, bool]:
    """The rest of the passage's sentence, and whether it is parted from it as a speech tag is."""
    document, text = scene.document, scene.document.text
    closing = _CLOSING.match(text, span.end)
    begin = closing.end() if closing else span.end
    paragraph_end = document.paragraph_at(span.end).end
    goes_on = _BLANKS.match(text, begin, paragraph_end)
    own = goes_on.end() if goes_on else begin
    if stray := _STRAY_STOP.match(text, own, paragraph_end):
        begin = own = stray.end()
    last, following = text[span.end - 1], text[own : own + 1]
    if own >= paragraph_end or following in {".", "…"} or (last in ".…" and following.isupper()):
        return Span(begin, begin), False
    others = scene.passages[scene.passage_at(span.end) :][:1]
    end = min(document.sentence_at(own).end, paragraph_end, *(other.span.start for other in others))
    tagged = not (last in "!?" and following.isupper()) and (
        last in ",.!?…" or stray is not None or _PARTS.match(text, begin) is not None
    )
    return Span(begin, max(begin, end)), tagged


def is_normative(scene: Scene, frame: Frame) -> bool:
    """Whether the words bind parties, as a treaty's do."""
    return bool(scene.cues_in("normative", frame.passage.span))


def is_written(scene: Scene, frame: Frame) -> bool:
    """Whether the last verb before the words, else the first one behind them, is one of writing."""
    verbs = scene.said_in("saying", frame.lead)[-1:] or scene.said_in("saying", frame.tail)[:1]
    return any(scene.said_in("writing", Span(verb.span.start, verb.span.end)) for verb in verbs)
