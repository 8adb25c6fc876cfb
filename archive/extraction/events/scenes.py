"""Scenes: each sentence of a report with all that is known of it before its steps are read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from archive.extraction.cues import Cue, cues_within, find_cues
from archive.extraction.document import Document
from archive.extraction.events.headings import headings_of
from archive.extraction.findings import DateMention, Span, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import bodies_in, states_in
from archive.extraction.people.persons import Person, find_persons
from archive.extraction.treaties.marks import marks_of

_Thing = TypeVar("_Thing")
_CHAMBERS = frozenset({"lower-house", "upper-house", "legislature"})
_CHARTER = "un-charter"
"""The Charter's own life is never the news."""
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

    @property
    def is_entry(self) -> bool:
        """Whether it is a short entry of a chronicle, which says in nouns or in the present what was done."""
        return self.heading is not None and self.words(*self.sentence) <= _ENTRY

    def of(self, kind: str) -> Iterator[Cue]:
        """The sentence's cues of one kind."""
        return (cue for cue in self.cues if cue.kind == kind)

    def between(self, start: int, end: int, *kinds: str) -> list[Cue]:
        """The cues of the kinds that begin in the stretch."""
        return [cue for cue in self.cues if cue.kind in kinds and start <= cue.span.start < end]

    def words(self, start: int, end: int) -> int:
        """How many words stand in the stretch."""
        return len(self.document.text[start:end].split())

    def mentions(self) -> list[tuple[Span, int]]:
        """Mentions of treaties in the sentence, in order; the Charter's own life is never the news."""
        return told_of(self.treaties, self.sentence)


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
    document: Document, treaties: Sequence[Treaty], dates: Sequence[DateMention], gazetteer: Gazetteer
) -> Iterator[Scene]:
    """The document's sentences in order."""
    cues = find_cues(document, "events")
    kinds = {body.id: body.kind for body in gazetteer.bodies}
    chambers = [found.span for found in bodies_in(document, gazetteer) if kinds[found.keys[0]] in _CHAMBERS]
    chambers += [cue.span for cue in cues if cue.kind == "chamber"]
    states = [found.span for found in states_in(document, gazetteer)]
    told_when = _Placed(dates, lambda date: date.span)
    voting, acting = _Placed(chambers, _itself), _Placed(states, _itself)
    named = _Placed(find_persons(document, gazetteer), lambda person: person.span)
    headings = headings_of(document, dates)
    for sentence in document.sentences:
        heading = headings.get(document.paragraph_at(sentence.start).start)
        inside = cues_within(document, "events", sentence)
        yield Scene(
            document,
            sentence,
            treaties,
            inside,
            tuple(date for date in told_when.within(sentence) if date is not heading),
            tuple(voting.within(sentence)),
            tuple(named.within(sentence)),
            tuple(acting.within(sentence)),
            heading,
        )


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
