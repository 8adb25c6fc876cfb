"""Who speaks in a Korean sentence: its verb comes last, and particles say what is subject and what is object."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.extraction.cues import find_cues
from archive.extraction.findings import Span
from archive.extraction.named import states_in
from archive.extraction.quotations.frames import Frame, Scene
from archive.extraction.quotations.holders import holder_of
from archive.extraction.quotations.sources import BODIES, Source
from archive.extraction.words import Word
from archive.languages import lexicon

_OF_LAW = frozenset({"provision", "treaty", "text"})
_TITLE_WITHIN = 12
"""Code points behind a name in which its title ends: `김민수 외교부 장관은`."""
_CLOSING = re.compile(r"[\"”’』」》]?\s?")


def spoken_by(scene: Scene, frame: Frame, named: Sequence[Source]) -> Source | None:
    """What the sentence names first says it; of a treaty's name, its provision; else the phrase that is the subject."""
    named = [source for source in named if not _is_object(scene, source)]
    if not named:
        return _subject(scene, frame)
    first = next((source for source in named if source.kind in _OF_LAW and _is_topic(scene, source)), named[0])
    if named[0].kind in BODIES and is_subject(scene, named[0]):
        first = named[0]  # `헌법재판소도 … 협정은 “…”고 봤다`
    if first.kind in {"treaty", "text"}:
        second = next(iter(named[1:]), first)
        if second.kind == "paper" and scene.is_nothing(Span(first.span.end, second.span.start)):
            return second  # `조약 설명자료에 따르면`
        return next((source for source in named if source.kind == "provision"), first)
    if first.kind in BODIES:
        person = next((source for source in named[1:3] if source.kind in {"person", "people"}), None)
        return person if person and scene.words(first.span.end, person.span.start) <= 1 else first
    if first.kind == "people" and holder_of(scene, first) is None:
        return _subject(scene, frame) or first
    return first


def _listed(kind: str) -> tuple[str, ...]:
    return tuple(lexicon("ko", "quotations").get(kind, ()))


def is_subject(scene: Scene, source: Source) -> bool:
    """Whether the phrase that the source stands in is the sentence's subject: `김민수 장관은`, not `피해자의`."""
    words = scene.document.words_in(Span(source.span.start, source.span.end + _TITLE_WITHIN))
    ends = (*_listed("topic_particles"), *_listed("subject_particles"), *_listed("also_particles"))
    return any(_ends_with(word, ends) for word in words)


def is_teller(scene: Scene, source: Source) -> bool:
    """`리광춘(71) 선생의 말이다`: the words are said to be the person's."""
    words = scene.document.words_in(Span(source.span.start, source.span.end + _TITLE_WITHIN))
    own = next((at for at, word in enumerate(words) if _ends_with(word, _listed("genitive_particles"))), None)
    if source.kind != "person" or own is None:
        return False
    behind = scene.document.words_in(Span(words[own].span.end, words[own].span.end + _TITLE_WITHIN))[:1]
    return bool(behind) and behind[0].text.startswith(_listed("tellings"))


def _is_topic(scene: Scene, source: Source) -> bool:
    """`그 조약의 첫 조는`: the particle stands right behind the name."""
    words = scene.document.words_in(Span(source.span.start, source.span.end + 1))
    return bool(words) and _ends_with(words[-1], _listed("topic_particles"))


def _is_object(scene: Scene, source: Source) -> bool:
    """`이 조약을 “…”라고 비판했다`: what is spoken of does not speak."""
    words = scene.document.words_in(Span(source.span.start, source.span.end))
    return source.kind in {"treaty", "text"} and bool(words) and words[-1].text.endswith(_listed("object_particles"))


def _subject(scene: Scene, frame: Frame) -> Source | None:
    """The phrase with the subject's particle, where a verb that only people take quotes: `예레반의 …은 “…”고 했다`."""
    if scene.said_in("reading", frame.tail) or not _is_said(scene, frame):
        return None
    words = scene.document.words_in(frame.lead)
    for kind in ("topic_particles", "subject_particles"):
        place = next((at for at, word in enumerate(words) if _ends_with(word, _listed(kind))), None)
        if place is not None and _is_state(scene, words[place]):
            return None  # `러시아는 … “…” 하기로 했다`: a treaty's party does not speak
        if place is not None:
            return _person(scene, words[: place + 1])
    return None


def _is_said(scene: Scene, frame: Frame) -> bool:
    text = scene.document.text
    closing = _CLOSING.match(text, frame.passage.span.end)
    begin = closing.end() if closing else frame.passage.span.end
    return bool(scene.said_in("saying", frame.tail)) or text.startswith(_listed("quotatives"), begin)


def _is_state(scene: Scene, word: Word) -> bool:
    return any(found.span.overlaps(word.span) for found in states_in(scene.document, scene.gazetteer))


def _ends_with(word: Word, particles: tuple[str, ...]) -> bool:
    return len(word.text) > 1 and word.text.endswith(particles)


def _person(scene: Scene, words: tuple[Word, ...]) -> Source:
    """The phrase without what it belongs to (`예레반의`), its particle, and an office or `씨` behind the name."""
    first = next(
        (at + 1 for at in range(len(words) - 2, -1, -1) if _ends_with(words[at], _listed("genitive_particles"))), 0
    )
    kept = words[first:]
    offices = {cue.span.start for cue in find_cues(scene.document, "people") if cue.kind == "role"}
    while len(kept) > 1 and (kept[-1].span.start in offices or kept[-1].text[:-1] in _listed("honorifics")):
        kept = kept[:-1]
    end = kept[-1].span.end - (1 if kept[-1] is words[-1] else 0)
    span = Span(kept[0].span.start, end)
    return Source(span, "person", span.of(scene.document.text))
