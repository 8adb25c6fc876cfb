"""Tags: what stands behind a quotation in its sentence and says whose words they are.

`… (Article 2)`; `…, so steht es in Art. 3`; `…, said the minister`; `…,” grumbles Maria Lopez`.
"""

from __future__ import annotations

import re

from archive.extraction.findings import Span
from archive.extraction.quotations.frames import Frame, Scene, is_normative
from archive.extraction.quotations.holders import holder_of
from archive.extraction.quotations.korean import is_subject, is_teller
from archive.extraction.quotations.sources import SPEAKERS, WORDS_OF_LAW, Source, first_of, head_of
from archive.extraction.quotations.subjects import words_of

_VERB_WITHIN = 8
"""Words between a quotation and the verb of saying that follows it; the other distances are in words too."""
_TAGGED_WITHIN = 12
_KOREAN_WITHIN = 20
"""The same where a person speaks and the verb comes last: `선주 최판술 씨는 … 혀를 찼다`."""
_OPENS_WITHIN = 3
_PHRASE = 24
"""Code points before a name in which the preposition that governs it stands."""
_ARTICLES = 2
_BESIDE = 60
"""Code points between a verb of saying and its subject, where other words come before both."""
_SPEAK = frozenset({"person", "pronoun", "people", "institution", "agency", "organisation"})
_SAY_LATER = frozenset({"person", "pronoun", "agency", "paper"})
_IN_BRACKETS = re.compile(r"\s*+[\"”»«“’』」》]?+,?+\s*+\(")
_STARTS_AFTER = re.compile(r"[\s\"”»«“’』」》]*[,–—-]?\s*")


def in_brackets(scene: Scene, frame: Frame) -> Source | None:
    """`… (Article 2)`, right behind the words or, where nobody speaks, at the end of their sentence."""
    text = scene.document.text
    bracket = _IN_BRACKETS.match(text, frame.passage.span.end)
    if bracket:
        found = scene.sources_in(Span(bracket.end(), bracket.end() + 2))
        return found[0] if found and found[0].kind == "provision" else None
    named = scene.sources_in(frame.tail)
    last = named[-1] if named else None
    if last is None or last.kind != "provision" or text[last.span.start - 1] != "(":
        return None
    return None if any(source.kind in _SPEAK for source in (*scene.sources_in(frame.lead), *named)) else last


def read_out(scene: Scene, frame: Frame) -> Source | None:
    """`…, the rapporteur quoted from Article 7`; `…, so steht es in Art. 3`: the words are the provision's."""
    named = scene.sources_in(frame.tail)
    provision = next((source for source in named if source.kind == "provision"), None)
    if provision is None or not frame.tagged or scene.words(frame.tail.start, provision.span.start) > _TAGGED_WITHIN:
        return None
    says_so = scene.said_in("saying", frame.lead) and not frame.announced
    if says_so and any(source.kind == "paper" for source in scene.sources_in(frame.lead)):
        return None  # `The note says that it “…”, as Article 20 prescribes`
    speakers = [s for s in named if s.kind in SPEAKERS and s.span.start < provision.span.start]
    return provision if not speakers or scene.said_in("quoting", frame.tail) else None


def said_after(scene: Scene, frame: Frame) -> Source | None:
    """`…, the treaty says`; `…, said the minister`."""
    tail = frame.tail
    verbs = scene.said_in("saying", tail)
    if not verbs:
        return None
    korean = scene.document.language == "ko"
    reach = _VERB_WITHIN if frame.tagged or not frame.whole else _OPENS_WITHIN + 1
    apart = scene.words(tail.start, verbs[0].span.start)
    if apart > (_KOREAN_WITHIN if korean else reach):
        return None
    verb = verbs[0].span
    subjects = scene.sources_in(Span(tail.start, verb.start))
    if korean:
        subjects = [
            source
            for source in subjects
            if (source.kind == "provision" and apart <= reach)
            or (source.kind != "provision" and is_subject(scene, source))
            or is_teller(scene, source)
        ]
        return head_of(scene.document, subjects) if subjects else None
    if subjects:
        if not frame.whole and scene.words(tail.start, subjects[0].span.start) > _OPENS_WITHIN:
            return None  # `…, a phrase which Keller calls empty`
        return _against_the_lead(scene, frame, head_of(scene.document, subjects))
    after = _after_the_verb(scene, frame, verb)
    return _against_the_lead(scene, frame, first_of(scene.document, after)) if after else None


def _after_the_verb(scene: Scene, frame: Frame, verb: Span) -> list[Source]:
    """Sources that may be the subject of a verb of saying before them; what a person did something to is none."""
    tail = frame.tail
    after = [source for source in scene.sources_in(Span(verb.end, tail.end)) if not _is_governed(scene, verb, source)]
    if not after or scene.words(verb.end, after[0].span.start) > _TAGGED_WITHIN:
        return []
    clause_end = scene.document.text.find(",", after[0].span.end, tail.end)
    near = [s for s in after if clause_end < 0 or s.span.start < clause_end or s.kind == "person"]
    between = Span(verb.end, near[0].span.start)
    apart = scene.words(*between) > _ARTICLES or scene.said_in("joining", between)
    reading = scene.said_in("reading", Span(verb.start, verb.start + 1))
    if near[0].kind in WORDS_OF_LAW and apart and not reading:
        return [source for source in near if source.kind == "person"]  # `…, rejoiced at the treaty's signing`
    return near


def _is_governed(scene: Scene, verb: Span, source: Source) -> bool:
    """Whether a preposition governs the name: `…, comenta el alcalde de Vallegrande, Luis Roca`.

    Only where someone else is left to have spoken: the name stands behind a comma, or another follows behind one.
    """
    if source.kind != "person":
        return False
    before = scene.document.words_in(Span(max(verb.end, source.span.start - _PHRASE), source.span.start))
    definite = words_of(scene.document.language, "definite")
    while before and before[-1].text in definite:
        before = before[:-1]
    if not before or before[-1].text not in words_of(scene.document.language, "oblique"):
        return False
    text, end = scene.document.text, source.span.end
    follows = scene.sources_in(Span(end, end + _BESIDE))[:1]
    another = text.startswith(", ", end) and any(one.kind == "person" for one in follows)
    return another or "," in text[verb.end : source.span.start]


def tagged_by(scene: Scene, frame: Frame) -> Source | None:
    """`…,” grumbles Maria Lopez`: a comma, a verb that no list knows, and a person beside it."""
    if not (frame.tagged and frame.whole) or frame.announced:
        return None
    begin = _STARTS_AFTER.match(scene.document.text, frame.tail.start)
    start = begin.end() if begin else frame.tail.start
    if any(cue.span.start == start for cue in scene.said_in("joining", Span(start, start + 1))):
        return None
    for source in scene.sources_in(frame.tail):
        if scene.words(frame.tail.start, source.span.start) > _TAGGED_WITHIN:
            return None
        if source.kind in {"person", "pronoun"} and not _is_governed(scene, Span(start, start), source):
            return _against_the_lead(scene, frame, source)
        if source.kind == "people" and holder_of(scene, source):
            return source
    return None


def said_later(scene: Scene, frame: Frame) -> Source | None:
    """A verb of saying farther on in the sentence, with its subject beside it: `“…” between A and B, he said`."""
    for verb in scene.said_in("saying", frame.tail):
        subjects = [
            source
            for source in scene.sources_in(frame.tail)
            if abs(source.span.start - verb.span.start) < _BESIDE
            and source.kind in _SAY_LATER
            and not _is_governed(scene, verb.span, source)
        ]
        if subjects:
            return head_of(scene.document, subjects[-1:])
    return None


def _against_the_lead(scene: Scene, frame: Frame, source: Source) -> Source:
    """A person may read out a provision that the lead names: the words then are the treaty's."""
    if source.kind in {"person", "pronoun"} and (is_normative(scene, frame) or scene.said_in("quoting", frame.tail)):
        provisions = [s for s in scene.sources_in(frame.lead) if s.kind == "provision"]
        if provisions and not frame.announced:
            return provisions[-1]
    return source
