"""Scenes: each sentence of a report with all that is known of it before its steps are read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Generic, NamedTuple, TypeVar, get_args

from archive.extraction.cues import Cue, find_cues
from archive.extraction.document import Document
from archive.extraction.events.headings import headings_of
from archive.extraction.findings import Action, DateMention, Span, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import adjectives_of, bodies_in, states_in
from archive.extraction.people.persons import Person, find_persons
from archive.extraction.treaties.marks import Mark, marks_of
from archive.extraction.words import fold
from archive.languages import lexicon

_Thing = TypeVar("_Thing")
_CHAMBERS = frozenset({"lower-house", "upper-house", "legislature"})
_CHARTER = "un-charter"
"""The Charter's own life is never the news."""
_ACTIONS: Mapping[str, Action] = {action: action for action in get_args(Action)}
COMING = " coming"
_FAINT = " dated"
_OF_ANOTHER = " of"
_TELLING = frozenset(
    {"deposit", "dated", "likewise", "likewise coming", "notice", "setting", "turning", "swapping", "granting"}
)
_TELLING |= {"setting", "turning", "swapping", "granting", "gaining", "gaining coming"}
_ELSEWHERE = frozenset({"same_day", "that_exchange", "likewise", "notice"})
"""The kinds of phrases that lean on a day, or on a step, of another sentence."""
_OPENING = 3
"""Words before a date that opens its sentence: a preposition, a weekday."""
_ENTRY = 14
"""Words of a chronicle's entry that has no verbs."""
PARTED = re.compile(r"[;:!?…\n]")
"""What parts one clause from another; a full stop within a sentence is an abbreviation's or an ordinal's."""
_STOP = re.compile(r"[;!?]")


class Telling(NamedTuple):
    """What the kind of a phrase says of the step that the phrase tells of."""

    action: Action
    coming: bool
    """Whether it is foreseen on the treaty's own terms."""
    faint: bool
    """Whether the phrase tells of it only beside a date."""
    of_another: bool
    """Whether one treaty takes it with another: `annulled`."""


class Scene:
    """One sentence with all that is known of it.

    `heading` is the date that heads the entry of a chronicle in which the sentence stands; `setting` the day with which
    an earlier sentence of the paragraph opened, or that its question names, and which nothing has taken since; `tells`
    whether the sentence names a step, or has a date only.
    """

    def __init__(
        self,
        report: _Report,
        sentence: Span,
        cues: Sequence[Cue],
        dates: tuple[DateMention, ...],
        heading: DateMention | None,
        setting: DateMention | None,
        *,
        tells: bool,
    ) -> None:
        self.document = report.document
        self.sentence = sentence
        self.treaties = report.treaties
        self.dates = dates
        self.heading = heading
        self.setting = setting
        self.tells = tells
        self._report = report
        self.acts: list[tuple[Cue, Telling]] = []
        self._by_kind: dict[str, list[Cue]] = {}
        by_kind, acts = self._by_kind, report.acts
        for cue in cues:
            kind = cue.kind
            if kind in by_kind:
                by_kind[kind].append(cue)
            else:
                by_kind[kind] = [cue]
            if kind in acts:
                self.acts.append((cue, acts[kind]))

    @cached_property
    def marks(self) -> list[Mark]:
        """Mentions of treaties in the sentence, in order; the Charter's own life is never the news."""
        return told_of(self.treaties, self.sentence)

    @cached_property
    def chambers(self) -> tuple[Span, ...]:
        """The bodies in the sentence that vote."""
        return tuple(self._report.voting.within(self.sentence))

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """The persons in the sentence."""
        return tuple(self._report.named.within(self.sentence))

    @cached_property
    def states(self) -> tuple[Span, ...]:
        """The names of states in the sentence."""
        return tuple(self._report.acting.within(self.sentence))

    @property
    def paper_before(self) -> int | None:
        """Where the last declaration or contract before the sentence begins."""
        papers = self._report.papers
        place = bisect_left(papers, self.sentence.start)
        return papers[place - 1] if place else None

    @property
    def may_be_dated(self) -> bool:
        """Whether anything gives what the sentence tells a day: without one, `the signature` tells of no step."""
        return bool(self.dates or self.heading or self.setting) or not self.has_none(_ELSEWHERE)

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
        return self._by_kind.get(kind, ())

    def has_none(self, kinds: frozenset[str]) -> bool:
        """Whether the sentence has no cue of any of the kinds."""
        return kinds.isdisjoint(self._by_kind)

    def between(self, start: int, end: int, *kinds: str) -> list[Cue]:
        """The cues of the kinds that begin in the stretch."""
        by_kind = self._by_kind
        return [cue for kind in kinds if kind in by_kind for cue in by_kind[kind] if start <= cue.span.start < end]

    def words(self, start: int, end: int) -> int:
        """How many words stand in the stretch."""
        return len(self.document.text[start:end].split())

    def is_tongue(self, name: str) -> bool:
        """Whether a capitalised word is of a people or its language, and so no place: `in Korean and Russian`."""
        return fold(name) in self._report.tongues


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


class _Report:
    """What all scenes of a report share; who acts in it is looked up when a scene first asks."""

    def __init__(self, document: Document, treaties: Sequence[Treaty], gazetteer: Gazetteer) -> None:
        self.document = document
        self.treaties = treaties
        self.acts = _acts(document.language)
        self._gazetteer = gazetteer

    @cached_property
    def tongues(self) -> frozenset[str]:
        """The words of peoples and languages."""
        language = self.document.language
        listed = lexicon(language, "events").get("tongues", ())
        return adjectives_of(self._gazetteer, language) | frozenset(map(fold, listed))

    @cached_property
    def voting(self) -> _Placed[Span]:
        """The chambers."""
        return _Placed(_chambers(self.document, self._gazetteer), _itself)

    @cached_property
    def papers(self) -> list[int]:
        """Where declarations and contracts begin, in order."""
        return [cue.span.start for cue in find_cues(self.document, "events") if cue.kind == "paper"]

    @cached_property
    def acting(self) -> _Placed[Span]:
        """The names of states."""
        return _Placed((found.span for found in states_in(self.document, self._gazetteer)), _itself)

    @cached_property
    def named(self) -> _Placed[Person]:
        """The persons."""
        return _Placed(find_persons(self.document, self._gazetteer), lambda person: person.span)


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
    report = _Report(document, treaties, gazetteer)
    headings = headings_of(document, dates)
    telling = _telling(document.language)
    cues = find_cues(document, "events")
    kinds = [cue.kind for cue in cues]
    begin = [cue.span.start for cue in cues]
    told_when = [date.span.start for date in dates]
    setting: DateMention | None = None
    asked = False
    paragraph = Span(0, 0)
    last = spoken = 0
    for sentence in document.sentences:
        first = bisect_left(begin, sentence.start, last)
        last = bisect_left(begin, sentence.end, first)
        since = bisect_left(told_when, sentence.start, spoken)
        spoken = bisect_left(told_when, sentence.end, since)
        tells = sentence in signed or not telling.isdisjoint(kinds[first:last])
        if not tells and since == spoken:
            continue
        if sentence.start >= paragraph.end:
            paragraph = document.paragraph_at(sentence.start)
            setting, asked = setting if asked else None, False
        heading = headings.get(paragraph.start)
        here = tuple(date for date in dates[since:spoken] if date is not heading)
        if tells or here:
            within = [cue for cue in cues[first:last] if cue.span.end <= sentence.end]
            yield Scene(report, sentence, within, here, heading, setting, tells=tells)
        if here:
            asked = document.text.endswith("?", sentence.start, sentence.end)
            setting = here[0] if not tells and _is_set(document, sentence, here, asked) else None


def _chambers(document: Document, gazetteer: Gazetteer) -> Iterator[Span]:
    voting = _voting_bodies(gazetteer)
    yield from (found.span for found in bodies_in(document, gazetteer) if found.keys[0] in voting)
    yield from (cue.span for cue in find_cues(document, "events") if cue.kind == "chamber")


@lru_cache(maxsize=4)
def _voting_bodies(gazetteer: Gazetteer) -> frozenset[str]:
    return frozenset(body.id for body in gazetteer.bodies if body.kind in _CHAMBERS)


@lru_cache(maxsize=16)
def _acts(language: str) -> dict[str, Telling]:
    """The kinds of phrases that tell of a step."""
    acts = {}
    for kind in lexicon(language, "events").get("cues", {}):
        action = _ACTIONS.get(kind.removesuffix(COMING).removesuffix(_FAINT).removesuffix(_OF_ANOTHER))
        if action:
            acts[kind] = Telling(action, kind.endswith(COMING), kind.endswith(_FAINT), kind.endswith(_OF_ANOTHER))
    return acts


@lru_cache(maxsize=16)
def _telling(language: str) -> frozenset[str]:
    """The kinds of phrases without which a sentence names no step."""
    return _TELLING.union(_acts(language))


def _is_set(document: Document, sentence: Span, dates: Sequence[DateMention], asked: bool) -> bool:
    """Whether a day, the sentence's only date, stands at its beginning, or in a question: `What happened today?`."""
    before = document.text[sentence.start : dates[0].span.start]
    return len(dates) == 1 and dates[0].value.count("-") == 2 and (asked or len(before.split()) <= _OPENING)


def is_near(scene: Scene, one: Span, other: Span, reach: int) -> bool:
    """Whether at most so many words, and no full stop, stand between the two."""
    if one.overlaps(other):
        return True
    first, last = sorted((one, other))
    gap = scene.document.text[first.end : last.start]
    return len(gap.split()) <= reach and not _STOP.search(gap)


def is_near_cue(scene: Scene, kind: str, span: Span, reach: int) -> bool:
    """Whether a cue of the kind is so near."""
    cues = scene.of(kind)
    return bool(cues) and any(is_near(scene, cue.span, span, reach) for cue in cues)


def by_a_chamber(scene: Scene, span: Span) -> bool:
    """Whether a chamber is the verb's subject, or its agent right behind it."""
    for chamber in scene.chambers:
        first, last = sorted((chamber, span))
        gap = scene.document.text[first.end : last.start]
        reach = 5 if chamber.start < span.start else 4
        if len(gap.split()) <= reach and "," not in gap and not PARTED.search(gap):
            return True
    return False
