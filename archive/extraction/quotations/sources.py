"""What a report may quote: persons, papers, agencies, ministries, treaties, provisions, where the text names them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from archive.extraction.cues import Cue, find_cues
from archive.extraction.document import Document
from archive.extraction.findings import Reference, Span, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import bodies_in, outlets_in, states_in
from archive.extraction.names import Found
from archive.extraction.people.persons import Person, find_persons
from archive.extraction.words import fold

SourceKind = Literal[
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
    "treaty",
    "provision",
    "text",
    "it",
]
SPEAKERS = frozenset(
    {
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
    }
)
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
_NAME_REACH = 60
"""Code points before the noun of a body in which its name's other words stand."""
_BESIDE = 3
"""Code points between an office and the state that it is named with."""
_STATE_REACH = 60
"""Code points before an office or a body in which a state beside it begins."""
_HOLDERS = 50
"""Persons with an office, before an office named alone, among whom its holder is sought."""
_BLOCKS = 8
"""Names with their offices, before an office, that may reach as far as it."""
_ARTICLE = 3
"""Letters of the longest word that, with a capital, is still an article or a preposition at a sentence's head."""
_CUE_KINDS: dict[str, SourceKind] = {
    "pronoun": "pronoun",
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


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can be quoted, at its place in the text."""

    span: Span
    kind: SourceKind
    label: str | None = None
    """How the text names the speaker, at its fullest; `None` where it names none."""
    treaty: int | None = None
    provision: str | None = None
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
    quoted: Sequence[Span],
) -> tuple[Source, ...]:
    """Every source outside the quoted passages, in order; of overlapping ones the surer."""
    cues = tuple(_cues(document, gazetteer))
    named = {place for reference in references for place in range(*reference.span)}
    named.update(place for treaty in treaties for mention in treaty.mentions for place in range(*mention))
    bodies = [
        *(source for source in cues if source.kind == "panel"),
        *_bodies(document, gazetteer),
        *(source for source in cues if source.kind in BODIES),
    ]
    candidates = [
        *(body for body in bodies if body.span.start not in named),
        *_provisions(document, references),
        *_persons(document, find_persons(document, gazetteer), states_in(document, gazetteer)),
        *(source for source in cues if source.kind == "text"),
        *_treaties(treaties),
        *cues,
    ]
    occupied = bytearray(len(document.text))
    for passage in quoted:
        occupied[passage.start : passage.end] = b"\1" * (passage.end - passage.start)
    taken: list[Source] = []
    for source in candidates:
        start, end = source.span.start, source.span.end
        if not any(occupied[start:end]):
            occupied[start:end] = b"\1" * (end - start)
            taken.append(source)
    taken.sort(key=lambda source: source.span)
    return tuple(_named_in_full(document, taken))


def _persons(document: Document, persons: Sequence[Person], states: Sequence[Found]) -> Iterator[Source]:
    according = [cue.span for cue in find_cues(document, "quotations") if cue.kind == "according"]
    for person in persons:
        yield _without_preposition(document, person, according)
    holders = [person for person in persons if person.role]
    taken = sorted(person.block for person in persons)
    for cue in find_cues(document, "people"):
        near = taken[: bisect_left(taken, (cue.span.end,))][-_BLOCKS:]
        if cue.kind == "role" and not any(cue.span.overlaps(block) for block in near):
            yield Source(cue.span, "people", _holder(document, holders, states, cue))


def _without_preposition(document: Document, person: Person, according: Sequence[Span]) -> Source:
    """The person without the end of a phrase whose capital was taken for the name's: `Laut Lena Hofer`."""
    start, end = person.span
    before = according[: bisect_right(according, start, key=lambda cue: cue.start)][-1:]
    phrase = next((cue for cue in before if start < cue.end < end), None)
    words = document.words_in(Span(phrase.end, end)) if phrase else ()
    first = next((word.span.start for word in words if document.text[word.span.start].isupper()), start)
    return Source(Span(first, end), "person", person.name if first == start else document.text[first:end])


def _holder(document: Document, holders: Sequence[Person], states: Sequence[Found], cue: Cue) -> str | None:
    """Who holds an office that is named alone (`the Russian Foreign Minister`): the person last named with it.

    A state beside the office has to be the person's.
    """
    words = set(fold(cue.span.of(document.text)).split())
    first = bisect_left(states, cue.span.start - _STATE_REACH, key=lambda found: found.span.start)
    last = bisect_right(states, cue.span.end + _BESIDE, key=lambda found: found.span.start)
    beside = {
        code
        for found in states[first:last]
        if found.span.start >= cue.span.end or cue.span.start - found.span.end <= _BESIDE
        for code in found.keys
    }
    before = holders[: bisect_left(holders, cue.span.start, key=lambda person: person.span.start)]
    for person in reversed(before[-_HOLDERS:]):
        held = words <= set(fold(person.role or "").split())
        if held and (not beside or person.state is None or person.state in beside):
            return person.name
    return None


def _provisions(document: Document, references: Sequence[Reference]) -> Iterator[Source]:
    ordered = sorted((r for r in references if r.provision), key=lambda reference: reference.span)
    again = [cue for cue in find_cues(document, "quotations") if cue.kind == "this_article"]
    for reference in ordered:
        yield Source(reference.span, "provision", treaty=reference.treaty, provision=reference.provision)
    for cue in again:
        before = bisect_right(ordered, cue.span.start, key=lambda reference: reference.span.end)
        if before:
            last = ordered[before - 1]
            yield Source(cue.span, "provision", treaty=last.treaty, provision=last.provision)


def _bodies(document: Document, gazetteer: Gazetteer) -> Iterator[Source]:
    kinds = {body.id: body.kind for body in gazetteer.bodies}
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
    for cue in find_cues(document, "quotations"):
        kind = _CUE_KINDS.get(cue.kind)
        if kind in BODIES:
            span = _name_of(document, cue.span)
            named = _with_state(document, span, states)
            yield Source(span, kind, named if " " in named else None)
        elif kind:
            yield Source(cue.span, kind)


def _name_of(document: Document, noun: Span) -> Span:
    """A body's noun with the capitalised words before it: `High Court`, `International Agreements Committee`."""
    start = noun.start
    for word in reversed(document.words_in(Span(max(0, start - _NAME_REACH), start))):
        capital = document.text[word.span.start].isupper() and len(word.text) > _ARTICLE
        if not capital or document.text[word.span.end : start] != " ":
            break
        start = word.span.start
    return Span(start, noun.end)


def _with_state(document: Document, span: Span, states: Sequence[Span]) -> str:
    """`Russia's Foreign Ministry`, `ministère russe`: the body's words with the state's beside them."""
    start, end = span
    text = document.text
    first = bisect_left(states, start - _STATE_REACH, key=lambda state: state.start)
    for state in states[first : bisect_right(states, end + _BESIDE + 1, key=lambda state: state.start)]:
        if 0 <= span.start - state.end <= 3 and text[state.end : span.start].strip() in {"", "'s", "’s"}:
            start = state.start
        elif 0 <= state.start - span.end <= 4 and len(text[span.end : state.start].split()) <= 1:
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
            return replace(source, label=other.label, carrier=source.kind in {"treaty", "provision", "text"})
    return source


def _named_in_full(document: Document, sources: Sequence[Source]) -> Iterator[Source]:
    """Bodies by the fullest name that the text has used before: `the agency`, `ведомство`."""
    last: dict[str, str] = {}
    for source in sources:
        if source.kind in BODIES:
            known = last.get(source.kind)
            if source.label is None or source.label in (known or ""):
                yield replace(source, label=known or source.span.of(document.text))
                continue
            last[source.kind] = source.label
        yield source
