"""What a report may quote: persons, papers, agencies, ministries, treaties, provisions, where the text names them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from archive.extraction.cues import Cue, find_cues
from archive.extraction.document import Document
from archive.extraction.findings import Reference, Span, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import bodies_in, outlets_in, states_in
from archive.extraction.people.persons import Person, find_persons
from archive.extraction.quotations.cued import CuesByKind
from archive.extraction.words import fold
from archive.languages import lexicon

Speaker = Literal[
    "person",
    "pronoun",
    "people",
    "paper",
    "declaration",
    "utterance",
    "agency",
    "institution",
    "panel",
    "organisation",
]
SourceKind = Speaker | Literal["treaty", "provision", "text", "it"]
SPEAKERS: frozenset[str] = frozenset(get_args(Speaker))
"""What can be quoted and is no treaty."""
BODIES = frozenset({"agency", "institution", "organisation", "panel"})
WORDS_OF_LAW = frozenset({"provision", "text", "treaty"})
_BODY_KINDS: dict[str, SourceKind] = {
    "agency": "agency",
    "ministry": "institution",
    "lower-house": "institution",
    "upper-house": "institution",
    "legislature": "institution",
    "organisation": "organisation",
}
_YIELD = frozenset({"people", "institution", "panel"})
_OBJECTS = frozenset({"text", "treaty", "paper"})
_INTRODUCED_WITHIN = 8
"""Words between an office or a body and the person whom it introduces."""
_ORDER = (
    "person",
    "pronoun",
    "people",
    "paper",
    "declaration",
    "utterance",
    "provision",
    "agency",
    "panel",
    "institution",
    "treaty",
)
"""Of several sources in one phrase, which one it is about: a person before a paper, a paper before its author."""
_NAME_REACH = 60
"""Code points before the noun of a body in which its name's other words stand."""
_BESIDE = 4
"""Code points between a body's noun and the state that it is named with."""
_STATE_REACH = 60
"""Code points before a body in which a state beside it begins."""
_AGED = re.compile(r"(?<![가-힣])([가-힣]{2,4})\(\d{2}\)")
_SYLLABLES = range(2, 5)
"""How many a Korean name has."""
_ARTICLE = 3
"""Letters of the longest word that, with a capital, is still an article or a preposition at a sentence's head."""
_CUE_KINDS: dict[str, SourceKind] = {
    "pronoun": "pronoun",
    "opinion": "pronoun",
    "people": "people",
    "paper": "paper",
    "declaration": "declaration",
    "utterance": "utterance",
    "agency": "agency",
    "institution": "institution",
    "panel": "panel",
    "treaty": "treaty",
    "text": "text",
    "it": "it",
}


class Source(NamedTuple):
    """Something that can be quoted, at its place in the text."""

    span: Span
    kind: SourceKind
    label: str | None = None
    """How the text names the speaker, at its fullest; `None` where it names none."""
    treaty: int | None = None
    provision: str | None = None
    office: bool = False
    """Whether it is the name of an office, which one person holds at a time."""
    carrier: bool = False
    """Whether `label` is who passed a treaty's words on, not who wrote them."""

    @property
    def anchor(self) -> str:
        """What tells one speaker from another."""
        return fold(self.label or "")


def find_sources(
    document: Document,
    treaties: Sequence[Treaty],
    references: Sequence[Reference],
    gazetteer: Gazetteer,
    listed: CuesByKind,
    quoted: Sequence[Span],
) -> tuple[Source, ...]:
    """Every source outside the quoted passages, in order; of overlapping ones the surer."""
    cues = tuple(_cues(document, gazetteer))
    named = bytearray(len(document.text))
    for span in (*(one.span for one in references), *(mention for one in treaties for mention in one.mentions)):
        _occupy(named, span)
    for span, kind in find_cues(document, "people"):
        if kind == "role":
            _occupy(named, Span(span.start + 1, span.end))  # `chef du gouvernement` is no government
    bodies = [
        *(source for source in cues if source.kind == "panel"),
        *_bodies(document, gazetteer),
        *(source for source in cues if source.kind in BODIES),
    ]
    candidates = [
        *(body for body in bodies if not named[body.span.start]),
        *_provisions(references, listed.of("this_article")),
        *_by_age(document),
        *_persons(document, find_persons(document, gazetteer), listed.of("according")),
        *(source for source in cues if source.kind == "text"),
        *_treaties(treaties),
        *cues,
    ]
    occupied = bytearray(len(document.text))
    for passage in quoted:
        _occupy(occupied, passage)
    taken: list[Source] = []
    for source in candidates:
        if occupied.find(1, *source.span) < 0:
            _occupy(occupied, source.span)
            taken.append(source)
    taken.sort(key=lambda source: source.span)
    return tuple(_named_in_full(document, taken))


def _occupy(places: bytearray, span: Span) -> None:
    places[span.start : span.end] = b"\1" * (span.end - span.start)


def _persons(document: Document, persons: Sequence[Person], according: Sequence[Cue]) -> Iterator[Source]:
    """The persons, and the offices that are named without one."""
    blocks = bytearray(len(document.text))
    for person in persons:
        _occupy(blocks, person.block)
        yield _before_affiliation(document, person) or _without_preposition(document, person, according)
    for span, kind in find_cues(document, "people"):
        if kind == "role" and blocks.find(1, *span) < 0:
            yield Source(span, "people", office=True)


def _by_age(document: Document) -> Iterator[Source]:
    """`최판술(67) 씨`: a Korean name that its bearer's age follows."""
    for match in _AGED.finditer(document.text) if document.language == "ko" else ():
        yield Source(Span(*match.span(1)), "person", match.group(1))


def _before_affiliation(document: Document, person: Person) -> Source | None:
    """`정은애 한빛대 교수`: the name in front of the house that was taken for it."""
    ends = tuple(lexicon(document.language, "quotations").get("affiliations", ()))
    if not ends or not person.span.of(document.text).endswith(ends):
        return None
    surnames = tuple(lexicon(document.language, "people").get("surnames", ()))
    before = document.words_in(Span(max(0, person.span.start - 6), person.span.start))[-1:]
    for word in before:
        if len(word.text) in _SYLLABLES and word.text.startswith(surnames):
            return Source(word.span, "person", word.text)
    return None


def _without_preposition(document: Document, person: Person, according: Sequence[Cue]) -> Source:
    """The person without the end of a phrase whose capital was taken for the name's: `Laut Lena Hofer`."""
    start, end = person.span
    place = bisect_left(according, ((start + 1,),))
    phrase = according[place - 1].span.end if place else 0
    if not start < phrase < end:
        return Source(person.span, "person", person.name)
    words = document.words_in(Span(phrase, end))
    first = next((word.span.start for word in words if document.text[word.span.start].isupper()), start)
    return Source(Span(first, end), "person", person.name if first == start else document.text[first:end])


def _provisions(references: Sequence[Reference], again: Sequence[Cue]) -> Iterator[Source]:
    ordered = [reference for reference in references if reference.provision]
    for reference in ordered:
        yield Source(reference.span, "provision", treaty=reference.treaty, provision=reference.provision)
    for cue in again:
        before = bisect_right(ordered, cue.span.start, key=lambda reference: reference.span.end)
        if before:
            last = ordered[before - 1]
            yield Source(cue.span, "provision", treaty=last.treaty, provision=last.provision)


@lru_cache(maxsize=4)
def _kinds_of_bodies(gazetteer: Gazetteer) -> Mapping[str, str]:
    return {body.id: body.kind for body in gazetteer.bodies}


def _bodies(document: Document, gazetteer: Gazetteer) -> Iterator[Source]:
    kinds = _kinds_of_bodies(gazetteer)
    for found in bodies_in(document, gazetteer):
        kind = _BODY_KINDS[kinds[found.keys[0]]]
        words = found.span.of(document.text).split()
        while kind == "agency" and len(words) > 1 and words[0].islower():
            del words[0]  # `state news agency KCNA`
        yield Source(found.span, kind, " ".join(words))
    for found in outlets_in(document, gazetteer):
        yield Source(found.span, "agency", found.span.of(document.text))


def _treaties(treaties: Sequence[Treaty]) -> Iterator[Source]:
    for index, treaty in enumerate(treaties):
        for mention in treaty.mentions:
            yield Source(mention, "treaty", treaty=index)


def _cues(document: Document, gazetteer: Gazetteer) -> Iterator[Source]:
    states = [found.span for found in states_in(document, gazetteer)]
    for noun, listed in find_cues(document, "quotations"):
        kind = _CUE_KINDS.get(listed)
        if kind in BODIES:
            span = _name_of(document, noun)
            named = _without_particle(document, _with_state(document, span, states))
            yield Source(span, kind, named if " " in named else None)
        elif kind:
            yield Source(noun, kind)


def _name_of(document: Document, noun: Span) -> Span:
    """A body's noun with the capitalised words before it: `High Court`, `International Agreements Committee`."""
    start = noun.start
    for word in reversed(document.words_in(Span(max(0, start - _NAME_REACH), start))):
        capital = document.text[word.span.start].isupper() and len(word.text) > _ARTICLE
        if not capital or document.text[word.span.end : start] != " ":
            break
        start = word.span.start
    return Span(start, noun.end)


def _without_particle(document: Document, name: str) -> str:
    """A Korean body's name without the particle glued to it: `외무부는`."""
    words = lexicon(document.language, "quotations")
    particles = (*words.get("topic_particles", ()), *words.get("subject_particles", ()))
    return name[:-1] if particles and len(name) > 2 and name.endswith(particles) else name


def _with_state(document: Document, span: Span, states: Sequence[Span]) -> str:
    """`Russia's Foreign Ministry`, `ministère russe`: the body's words with the state's beside them."""
    start, end = span
    text = document.text
    first = bisect_left(states, start - _STATE_REACH, key=lambda state: state.start)
    for state in states[first : bisect_right(states, end + _BESIDE + 1, key=lambda state: state.start)]:
        if 0 <= span.start - state.end < _BESIDE and text[state.end : span.start].strip() in {"", "'s", "’s"}:
            start = state.start
        elif 0 <= state.start - span.end <= _BESIDE and len(text[span.end : state.start].split()) <= 1:
            end = state.end
    return " ".join(text[start:end].split())


def with_label(document: Document, source: Source, nearby: Sequence[Source]) -> Source:
    """A paper with the body that wrote it, where the same phrase names one; a treaty with whoever passed it on."""
    if source.kind not in {"paper", "declaration", "utterance", "treaty", "provision", "text"} or source.label:
        return source
    for other in nearby:
        gap = document.text[source.span.end : other.span.start]
        near = other.span.start - source.span.end > 0 and len(gap.split()) <= 6 and "." not in gap
        if near and other.kind in {"agency", "institution", "organisation", "panel", "person"} and other.label:
            return source._replace(label=other.label, carrier=source.kind in {"treaty", "provision", "text"})
    return source


def head_of(document: Document, subjects: Sequence[Source]) -> Source:
    """Of the sources in a subject the one that it is about: a person before a paper, a paper before what it is on."""
    for kind in _ORDER:
        first = next((source for source in subjects if source.kind == kind), None)
        if first:
            return with_label(document, first, subjects)
    return subjects[-1]


def first_of(document: Document, sources: Sequence[Source]) -> Source:
    """The first source after a verb of saying; an office or a body yields to the person whom it introduces.

    So does a paper that a comma parts from the person: `…, said, laying the papers before them, the deputy X`.
    """
    first, text = sources[0], document.text
    if first.kind in _YIELD or first.kind in _OBJECTS:
        for other in sources[1:4]:
            gap = text[first.span.end : other.span.start]
            apart = first.kind in _YIELD or "," in gap
            same = document.sentence_at(first.span.start) == document.sentence_at(other.span.start)
            if other.kind == "person" and apart and len(gap.split()) <= _INTRODUCED_WITHIN and same:
                return other
    return with_label(document, first, sources)


def _named_in_full(document: Document, sources: Sequence[Source]) -> Iterator[Source]:
    """Bodies by the fullest name that the text has used before: `the agency`, `ведомство`."""
    last: dict[str, str] = {}
    for source in sources:
        if source.kind in BODIES:
            known = last.get(source.kind)
            if source.label is None or source.label in (known or ""):
                own = _without_particle(document, source.span.of(document.text))
                meant = known and (document.language != "ko" or own in known)
                yield source._replace(label=known if meant else own)
                continue
            last[source.kind] = source.label
        yield source
