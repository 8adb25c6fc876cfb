"""Antecedents: whom `she`, `the agency`, `the text` and `her letter` stand for."""

from __future__ import annotations

from archive.extraction.findings import Span
from archive.extraction.quotations.frames import Frame, Scene
from archive.extraction.quotations.holders import holder_of
from archive.extraction.quotations.sources import Source
from archive.extraction.quotations.subjects import body_behind, body_of_the_sentence

_PAPERS = frozenset({"paper", "declaration", "utterance"})
_BODIES = frozenset({"panel", "institution", "agency"})
_THINGS = frozenset({"provision", "paper", "agency", "panel", "institution", "treaty"})
_PERSONS = frozenset({"person"})
_REMEMBERED = 200
"""Sources before a pronoun among which it has its antecedent."""
_OWNER_WITHIN = 20
"""Code points before a paper in which `her` stands."""


def known(scene: Scene, frame: Frame, source: Source) -> Source:
    """The source that a pronoun, an office or `the text` stands for."""
    if source.kind == "text":
        for quote, other in reversed(scene.answered[-2:]):
            if other and quote.kind == "document":
                return other._replace(span=source.span)
        return source._replace(kind="treaty")
    if source.kind == "it":
        return _thing_before(scene, frame) or source._replace(kind="treaty", label=None)
    if source.kind == "pronoun":
        person = _person_before(scene, frame)
        return source._replace(label=person.label if person else None)
    if source.kind == "people" and source.label is None:
        return source._replace(label=holder_of(scene, source))
    if source.kind in _PAPERS and source.label is None:
        return source._replace(label=_author(scene, frame, source))
    return source


def _author(scene: Scene, frame: Frame, source: Source) -> str | None:
    """Who wrote a paper: `her letter`; the body that its sentence names, or quoted it last, or stands just before."""
    near = Span(max(0, source.span.start - _OWNER_WITHIN), source.span.start)
    owner = scene.cues_in("possessive", near)
    if owner and scene.words(owner[-1].span.end, source.span.start) == 0:
        person = _person_before(scene, frame)
        return person.label if person else None
    noun = source.span.of(scene.document.text).casefold()
    for quote, other in reversed(scene.answered[-3:]):
        if other and quote.kind == "document" and other.span.of(scene.document.text).casefold() == noun:
            return other.label
    around = (*scene.sources_in(frame.lead), *scene.sources_in(frame.tail), *reversed(scene.sources_in(frame.before)))
    named = next((body.label for body in around if body.kind in _BODIES and body.label), None)
    return named or body_behind(scene, source.span.end) or body_of_the_sentence(scene, frame.lead)


def _person_before(scene: Scene, frame: Frame) -> Source | None:
    """The subject of the nearest sentence before that names a person: in English and its like the first one named."""
    spoken = [source for source in scene.sources_in(frame.lead) if source.kind == "person"]
    if spoken:
        return spoken[-1]
    return next(iter(_in_the_nearest_sentence(scene, frame, _PERSONS)), None)


def _thing_before(scene: Scene, frame: Frame) -> Source | None:
    """What `it` stands for: the first paper, agency or provision of the nearest sentence that names one."""
    here = _in_the_nearest_sentence(scene, frame, _THINGS)
    return next((source for source in here if source.kind != "treaty"), here[0] if here else None)


def _in_the_nearest_sentence(scene: Scene, frame: Frame, kinds: frozenset[str]) -> list[Source]:
    """The sources of some kinds in the last sentence before the passage that names one, in order."""
    start = frame.passage.span.start
    near = scene.sources_before(start, _REMEMBERED)
    last = next((source for source in reversed(near) if source.kind in kinds), None)
    if last is None:
        return []
    sentence = scene.document.sentence_at(last.span.start)
    return [source for source in near if source.kind in kinds and source.span.start >= sentence.start]
