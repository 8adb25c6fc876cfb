"""Scenes: each sentence of a report with all that is known of it before its steps are read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar, get_args

from archive.extraction.cues import Cue, find_cues
from archive.extraction.document import Document
from archive.extraction.events.headings import headings_of
from archive.extraction.findings import Action, DateMention, Span, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import bodies_in, per_gazetteer, states_in
from archive.extraction.people.persons import Person, find_persons
from archive.extraction.treaties.marks import Mark, marks_of
from archive.languages import lexicon

_Thing = TypeVar("_Thing")
_CHAMBERS = frozenset({"lower-house", "upper-house", "legislature"})
_CHARTER = "un-charter"
"""The Charter's own life is never the news."""
_STEPS = frozenset(get_args(Action))
_TELLING = frozenset({"deposit", "dated", "likewise", "notice", "setting", "turning", "swapping", "granting"})
_OPENING = 3
"""Words before a date that opens its sentence: a preposition, a weekday."""
_ENTRY = 14
"""Words of a chronicle's entry that has no verbs."""
PARTED = re.compile(r"[;:!?…\n]")
"""What parts one clause from another; a full stop within a sentence is an abbreviation's or an ordinal's."""
_STOP = re.compile(r"[;!?]")


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with all that is known of it."""

    document: Document
    sentence: Span
    treaties: Sequence[Treaty]
    cues: tuple[Cue, ...]
    dates: tuple[DateMention, ...]
    chambers: tuple[Span, ...]
    persons: tuple[Person, ...]
    states: tuple[Span, ...]
    heading: DateMention | None = None
    """The date that heads the entry of a chronicle in which the sentence stands."""
    setting: DateMention | None = None
    """The day with which an earlier sentence of the paragraph opened, and which nothing has taken since."""
    by_kind: dict[str, list[Cue]] = field(init=False, repr=False)
    marks: list[Mark] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_kind: dict[str, list[Cue]] = {}
        for cue in self.cues:
            by_kind.setdefault(cue.kind, []).append(cue)
        object.__setattr__(self, "by_kind", by_kind)
        object.__setattr__(self, "marks", told_of(self.treaties, self.sentence))

    @property
    def is_entry(self) -> bool:
        """Whether it is a short entry of a chronicle, which says in nouns or in the present what was done."""
        return self.heading is not None and self.words(*self.sentence) <= _ENTRY

    @property
    def is_live(self) -> bool:
        """Whether it stands in an entry of a live report: what heads it is the day on which the report is written."""
        return self.heading is not None and self.heading.anchor is not None

    def of(self, kind: str) -> Sequence[Cue]:
        """The sentence's cues of one kind."""
        return self.by_kind.get(kind, ())

    def between(self, start: int, end: int, *kinds: str) -> list[Cue]:
        """The cues of the kinds that begin in the stretch."""
        return [cue for kind in kinds for cue in self.of(kind) if start <= cue.span.start < end]

    def words(self, start: int, end: int) -> int:
        """How many words stand in the stretch."""
        return len(self.document.text[start:end].split())

    def mentions(self) -> list[Mark]:
        """Mentions of treaties in the sentence, in order; the Charter's own life is never the news."""
        return self.marks


class _Placed(Generic[_Thing]):
    """Things of the whole text in its order, to be asked for those of each sentence."""

    def __init__(self, things: Iterable[_Thing], span: Callable[[_Thing], Span]) -> None:
        self._things = sorted(things, key=span)
        self._spans = [span(thing) for thing in self._things]

    def within(self, stretch: Span) -> Iterator[_Thing]:
        """Those that lie in the stretch, in order."""
        place = bisect_left(self._spans, (stretch.start,))
        while place < len(self._spans) and self._spans[place].start < stretch.end:
            if self._spans[place].end <= stretch.end:
                yield self._things[place]
            place += 1


def _itself(span: Span) -> Span:
    return span


def told_of(treaties: Sequence[Treaty], stretch: Span) -> list[tuple[Span, int]]:
    """Mentions of treaties in the stretch, in order, but for the Charter's."""
    here = marks_of(treaties).within(stretch)
    return [(mention, index) for mention, index in here if treaties[index].id != _CHARTER]


def scenes_of(
    document: Document,
    treaties: Sequence[Treaty],
    dates: Sequence[DateMention],
    gazetteer: Gazetteer,
    signed: Container[Span],
) -> Iterator[Scene]:
    """The document's sentences in order, but for those that can tell nothing: without a step, a signing or a date.

    `signed` are the sentences with a signing.
    """
    voting = _Placed(_chambers(document, gazetteer), _itself)
    acting = _Placed((found.span for found in states_in(document, gazetteer)), _itself)
    named = _Placed(find_persons(document, gazetteer), lambda person: person.span)
    told_when = _Placed(dates, lambda date: date.span)
    headings = headings_of(document, dates)
    telling = _telling(document.language)
    setting: DateMention | None = None
    paragraph = Span(0, 0)
    for sentence, cues in _cues_by_sentence(document):
        if sentence.start >= paragraph.end:
            paragraph, setting = document.paragraph_at(sentence.start), None
        tells = sentence in signed or any(cue.kind in telling for cue in cues)
        heading = headings.get(paragraph.start)
        here = tuple(date for date in told_when.within(sentence) if date is not heading)
        if tells or here:
            yield Scene(
                document,
                sentence,
                treaties,
                cues,
                here,
                tuple(voting.within(sentence)),
                tuple(named.within(sentence)),
                tuple(acting.within(sentence)),
                heading,
                setting,
            )
        if here:
            setting = here[0] if not tells and _opens(document, sentence, here) else None


def _cues_by_sentence(document: Document) -> Iterator[tuple[Span, tuple[Cue, ...]]]:
    """The sentences with their cues, in one walk over both."""
    cues = find_cues(document, "events")
    place = 0
    for sentence in document.sentences:
        here = []
        while place < len(cues) and cues[place].span.start < sentence.end:
            cue = cues[place]
            if cue.span.start >= sentence.start and cue.span.end <= sentence.end:
                here.append(cue)
            place += 1
        yield sentence, tuple(here)


def _chambers(document: Document, gazetteer: Gazetteer) -> Iterator[Span]:
    voting = _voting_bodies(gazetteer, document.language)
    yield from (found.span for found in bodies_in(document, gazetteer) if found.keys[0] in voting)
    yield from (cue.span for cue in find_cues(document, "events") if cue.kind == "chamber")


@per_gazetteer
def _voting_bodies(gazetteer: Gazetteer, _language: str) -> frozenset[str]:
    return frozenset(body.id for body in gazetteer.bodies if body.kind in _CHAMBERS)


@lru_cache(maxsize=16)
def _telling(language: str) -> frozenset[str]:
    """The kinds of phrases without which a sentence names no step."""
    kinds = lexicon(language, "events").get("cues", {})
    return frozenset(kind for kind in kinds if kind.split()[0] in _STEPS or kind in _TELLING)


def _opens(document: Document, sentence: Span, dates: Sequence[DateMention]) -> bool:
    """Whether a day, the sentence's only date, stands at its beginning."""
    before = document.text[sentence.start : dates[0].span.start]
    return len(dates) == 1 and dates[0].value.count("-") == 2 and len(before.split()) <= _OPENING


def is_near(scene: Scene, one: Span, other: Span, reach: int) -> bool:
    """Whether at most so many words, and no full stop, stand between the two."""
    if one.overlaps(other):
        return True
    first, last = sorted((one, other))
    gap = scene.document.text[first.end : last.start]
    return len(gap.split()) <= reach and not _STOP.search(gap)


def is_near_cue(scene: Scene, kind: str, span: Span, reach: int) -> bool:
    """Whether a cue of the kind is so near."""
    return any(is_near(scene, cue.span, span, reach) for cue in scene.of(kind))


def by_a_chamber(scene: Scene, span: Span) -> bool:
    """Whether a chamber is the verb's subject, or its agent right behind it."""
    for chamber in scene.chambers:
        first, last = sorted((chamber, span))
        gap = scene.document.text[first.end : last.start]
        reach = 5 if chamber.start < span.start else 4
        if len(gap.split()) <= reach and "," not in gap and not PARTED.search(gap):
            return True
    return False
