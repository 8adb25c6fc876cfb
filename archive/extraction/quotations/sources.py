"""What a report may quote: persons, papers, agencies, ministries, treaties, provisions, where the text names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from archive.extraction.cues import Cue, find_cues
from archive.extraction.document import Document
from archive.extraction.findings import Reference, Span, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import bodies_in, outlets_in, states_in
from archive.extraction.people.persons import Person, find_persons
from archive.extraction.words import fold

SourceKind = Literal[
    "person",
    "pronoun",
    "people",
    "paper",
    "declaration",
    "agency",
    "institution",
    "organisation",
    "treaty",
    "provision",
    "text",
    "it",
]
_BODY_KINDS: dict[str, SourceKind] = {
    "agency": "agency",
    "ministry": "institution",
    "lower-house": "institution",
    "upper-house": "institution",
    "legislature": "institution",
    "organisation": "organisation",
}
_CUE_KINDS: dict[str, SourceKind] = {
    "pronoun": "pronoun",
    "people": "people",
    "paper": "paper",
    "declaration": "declaration",
    "agency": "agency",
    "institution": "institution",
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
    candidates = [
        *_bodies(document, gazetteer),
        *_persons(document, find_persons(document, gazetteer)),
        *_provisions(document, references),
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


def _persons(document: Document, persons: Sequence[Person]) -> Iterator[Source]:
    for person in persons:
        yield Source(person.span, "person", person.name)
    for cue in find_cues(document, "people"):
        if cue.kind == "role" and not any(cue.span.overlaps(person.block) for person in persons):
            yield Source(cue.span, "people", _holder(document, persons, cue))


def _holder(document: Document, persons: Sequence[Person], cue: Cue) -> str | None:
    """Who holds an office that is named alone (`the Russian Foreign Minister`): the person last named with it."""
    words = set(fold(cue.span.of(document.text)).split())
    held = [p.name for p in persons if p.role and p.span.start < cue.span.start and words <= set(fold(p.role).split())]
    return held[-1] if held else None


def _provisions(document: Document, references: Sequence[Reference]) -> Iterator[Source]:
    last: Reference | None = None
    ordered = sorted((r for r in references if r.provision), key=lambda reference: reference.span)
    again = [cue for cue in find_cues(document, "quotations") if cue.kind == "this_article"]
    for reference in ordered:
        yield Source(reference.span, "provision", treaty=reference.treaty, provision=reference.provision)
    for cue in again:
        before = [reference for reference in ordered if reference.span.end <= cue.span.start]
        if before:
            last = before[-1]
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
        if kind in {"agency", "institution"}:
            named = _with_state(document, cue.span, states)
            yield Source(cue.span, kind, named if " " in named else None)
        elif kind:
            yield Source(cue.span, kind)


def _with_state(document: Document, span: Span, states: Sequence[Span]) -> str:
    """`Russia's Foreign Ministry`, `ministère russe`: the body's words with the state's beside them."""
    start, end = span.start, span.end
    text = document.text
    for state in states:
        if 0 <= span.start - state.end <= 3 and text[state.end : span.start].strip() in {"", "'s", "’s"}:
            start = state.start
        elif 0 <= state.start - span.end <= 4 and len(text[span.end : state.start].split()) <= 1:
            end = state.end
    return " ".join(text[start:end].split())


def with_label(document: Document, source: Source, nearby: Sequence[Source]) -> Source:
    """A paper with the body that wrote it, where the same phrase names one; a treaty with whoever passed it on."""
    if source.kind not in {"paper", "declaration", "treaty", "provision", "text"} or source.label:
        return source
    for other in nearby:
        gap = document.text[source.span.end : other.span.start]
        near = other.span.start - source.span.end > 0 and len(gap.split()) <= 6 and "." not in gap
        if near and other.kind in {"agency", "institution", "person"} and other.label:
            return replace(source, label=other.label, carrier=source.kind in {"treaty", "provision", "text"})
    return source


def _named_in_full(document: Document, sources: Sequence[Source]) -> Iterator[Source]:
    """Bodies by the fullest name that the text has used before: `the agency`, `ведомство`."""
    last: dict[str, str] = {}
    for source in sources:
        if source.kind in {"agency", "institution"}:
            known = last.get(source.kind)
            if source.label is None or source.label in (known or ""):
                yield replace(source, label=known or source.span.of(document.text))
                continue
            last[source.kind] = source.label
        yield source
