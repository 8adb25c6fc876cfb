"""Quotations: which quoted passages are quotations, of what kind, and of which provision.

The source that `attribution` finds makes a passage a clause, a statement or a document. A title and a few words between
marks are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.extraction.document import Document
from archive.extraction.findings import Quote, QuoteKind, Reference, Span, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.quotation_marks import find_passages
from archive.extraction.quotations.attribution import source_of
from archive.extraction.quotations.cued import CuesByKind
from archive.extraction.quotations.discourse import provision_carried
from archive.extraction.quotations.frames import Frame, Scene, frame_of, is_normative, is_written
from archive.extraction.quotations.interruptions import parted
from archive.extraction.quotations.sources import Source, find_sources
from archive.extraction.quotations.subjects import words_of
from archive.extraction.quotations.titles import is_title
from archive.extraction.treaties import treaty_spoken_of
from archive.extraction.treaties.marks import marks_of

WORDS_AT_LEAST = 5
_PREPOSITION = 12
"""Code points before a ministry's name in which its preposition stands."""
_WRITE = frozenset({"institution", "organisation", "people", "pronoun"})
"""Whose words are a paper's where they are said to be written."""
_KINDS: dict[str, QuoteKind] = {
    "provision": "clause",
    "treaty": "clause",
    "paper": "document",
    "agency": "document",
    "panel": "document",
    "institution": "document",
    "organisation": "statement",
    "declaration": "statement",
    "utterance": "statement",
    "person": "statement",
    "pronoun": "statement",
    "people": "statement",
}


def find_quotes(
    document: Document, treaties: Sequence[Treaty], references: Sequence[Reference], gazetteer: Gazetteer
) -> tuple[Quote, ...]:
    """Quotations of five words or more in text order, each with its kind and, where the text says, its speaker."""
    marked = find_passages(document)
    if not marked:
        return ()
    cues = CuesByKind(document)
    passages = tuple(part for passage in marked for part in parted(document, passage, cues))
    long = [passage for passage in passages if _is_long(passage.span.of(document.text))]
    if not long:
        return ()
    scene = Scene(
        document,
        treaties,
        references,
        find_sources(document, treaties, references, gazetteer, cues, [passage.span for passage in passages]),
        passages,
        gazetteer,
        cues,
    )
    for passage in long:
        frame = frame_of(scene, passage)
        if not is_title(scene, frame):
            _answer(scene, frame)
    return tuple(quote for quote, _ in scene.answered)


def _is_long(text: str) -> bool:
    words = text.split()
    return len(words) >= WORDS_AT_LEAST and sum(any(map(str.isalnum, word)) for word in words) >= WORDS_AT_LEAST


def _answer(scene: Scene, frame: Frame) -> None:
    source, rule = source_of(scene, frame)
    kind = _kind(scene, frame, source)
    treaty, provision = _provision(scene, frame, kind, source)
    speaker = source.label if source and (kind != "clause" or source.carrier) else None
    quote = Quote(
        span=frame.passage.span,
        kind=kind,
        rule=rule,
        speaker=speaker,
        treaty=treaty,
        provision=provision,
        provision_basis="stated" if provision else None,
        confidence=1.0 if source and frame.passage.balanced else 0.7,
    )
    scene.answered.append((quote, source))


def _kind(scene: Scene, frame: Frame, source: Source | None) -> QuoteKind:
    if source is None:
        part_of_a_sentence = bool(scene.treaties) and not frame.whole
        return "clause" if part_of_a_sentence or is_normative(scene, frame) else "statement"
    if source.kind == "institution" and not _goes_on(scene, source) and _is_opinion(scene, frame, source):
        return "statement"
    if source.kind in _WRITE and is_written(scene, frame):
        return "document"
    return _KINDS[source.kind]


def _goes_on(scene: Scene, source: Source) -> bool:
    """Whether the institution's paper was quoted just before."""
    last = scene.answered[-1:]
    return any(quote.kind == "document" and other and other.anchor == source.anchor for quote, other in last)


def _is_opinion(scene: Scene, frame: Frame, source: Source) -> bool:
    """Whether a ministry calls something by its words, or somebody in it speaks: `в министерстве добавили`."""
    before = scene.document.words_in(Span(max(0, source.span.start - _PREPOSITION), source.span.start))[-1:]
    within = any(word.text in words_of(scene.document.language, "oblique") for word in before)
    return within or bool(scene.said_in("naming", frame.lead))


def _provision(scene: Scene, frame: Frame, kind: QuoteKind, source: Source | None) -> tuple[int | None, str | None]:
    """The treaty that the words are of or about, and the provision where the text names it."""
    if kind == "document" and (own := scene.provision_at(frame.passage.span.start)):
        return own.treaty, own.provision
    if source and source.kind == "provision":
        return source.treaty, source.provision
    if kind == "clause":
        spoken = _spoken_of(scene, frame) if source is None or source.treaty is None else source.treaty
        carried = provision_carried(scene, frame) if source and source.kind == "treaty" else None
        return spoken, carried.provision if carried and carried.treaty == spoken else None
    return _spoken_of(scene, frame), None


def _spoken_of(scene: Scene, frame: Frame) -> int | None:
    span = frame.passage.span
    quoted = [index for mention, index in marks_of(scene.treaties).within(span) if mention.within(span)]
    return min(quoted) if quoted else treaty_spoken_of(scene.document, scene.treaties, span)
