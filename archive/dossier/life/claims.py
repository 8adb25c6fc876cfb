"""What the record and the reports answer to the question when a treaty took a step."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Q, QuerySet

from archive.facts_shown import Saying, Told, sayings, tell
from archive.models import Action, Event, RecordedEvent
from archive.models.edtf import bounds

Bounds = tuple[datetime.date, datetime.date]
"""The first and the last day that a date can mean."""
NEVER: Bounds = (datetime.date.max, datetime.date.max)
"""Sorts behind every day."""
FORETELLING = "event-coming"
"""The rule that finds what is said to come on a treaty's own terms: `takes effect on the day of the exchange`."""
_FORETELLING_PAIR = ("event-pair", Action.FORCE)
"""This rule, too, finds no entry into force without a day but one to come."""
DOUBTS = "~?%"
"""What stands behind a date in EDTF that is inferred, uncertain, or both."""


NO_DAY = "none"
TO_COME = "to-come"
"""These stand in an address for the answers that name no day."""


class Answer(NamedTuple):
    """One answer to when a step was taken; `days` is `None` where it names no day."""

    action: str
    days: Bounds | None
    coming: bool = False
    """Whether, for want of a day, it is only said that the step will be taken."""


@dataclass(slots=True)
class Behind:
    """Everything that stands behind an answer."""

    recorded: list[RecordedEvent] = field(default_factory=list)
    said: list[tuple["_Said", list[Saying]]] = field(default_factory=list)
    """What reports say, each in its own words, with those that say it so."""

    @property
    def sayings(self) -> list[Saying]:
        """All of them."""
        return [saying for _, alike in self.said for saying in alike]

    @property
    def reports(self) -> int:
        """How many reports give it."""
        return len({saying.report for saying in self.sayings})

    @property
    def actors(self) -> set[str]:
        """Who is said to have taken the step then, in small letters."""
        named = {entry.actor for entry in self.recorded} | {said.actor for said, _ in self.said}
        return {actor.casefold() for actor in named if actor}


class Named(NamedTuple):
    """Somebody or some place that is named with a step, as it is written, and by how many."""

    name: str
    recorded: bool
    reports: int


class _Said(NamedTuple):
    """What a report says of a step; named as the fields of an event."""

    action: str
    date: str
    actor: str
    place: str
    rule: str

    @property
    def answer(self) -> Answer:
        foretells = self.rule == FORETELLING or (self.rule, self.action) == _FORETELLING_PAIR
        return Answer(self.action, _days(self.date), foretells and not self.date)


@dataclass(slots=True)
class Claim:
    """One answer to when a step was taken, with the record's entries and what reports say that give it."""

    answer: Answer
    date: str
    """As the record writes it, else as the report does that says it most plainly; empty where nothing says when."""
    recorded: Sequence[RecordedEvent] = ()
    told: Told = field(default_factory=Told)
    actors: tuple["Named", ...] = ()
    """Who is said to have taken the step then: by the record first, then as most reports name them."""
    places: tuple["Named", ...] = ()
    foretold: bool = False
    """Whether reports gave the day before it came, and neither the record nor any report has told it since."""

    @property
    def action(self) -> Action:
        """The step."""
        return Action(self.answer.action)

    @property
    def bounds(self) -> Bounds | None:
        """First and last day that it can mean; `None` where it has no date."""
        return self.answer.days

    @property
    def coming(self) -> bool:
        """Whether, for want of a day, it is only said that the step will be taken."""
        return self.answer.coming

    @property
    def day(self) -> str:
        """By what an address asks for the reports that give it."""
        return self.date or (TO_COME if self.coming else NO_DAY)

    @property
    def named_with(self) -> set[str]:
        """Who is said to have taken the step then, in small letters."""
        return {actor.name.casefold() for actor in self.actors}

    @property
    def verified(self) -> bool:
        """Whether the record vouches for it."""
        return any(entry.verified for entry in self.recorded)

    @property
    def unverified(self) -> bool:
        """Whether all that stands behind it in the record is marked as unverified."""
        return bool(self.recorded) and not self.verified

    @property
    def inferred(self) -> bool:
        """Whether nobody gives the day outright: it has been inferred, or is uncertain."""
        return self.date.endswith(tuple(DOUBTS))

    @property
    def precise(self) -> bool:
        """Whether it is one day."""
        return self.bounds is not None and self.bounds[0] == self.bounds[1]

    @property
    def known_by(self) -> datetime.date:
        """Where it has no date, the day by which somebody had told it: a report's own, or that of its arrival here."""
        days = (fact.report.published_latest or fact.report.added.date() for fact in self.told.facts)
        return min(days, default=datetime.date.min)

    def is_past(self, day: datetime.date) -> bool:
        """Whether, if it is true, the step had been taken by that day, or may have been."""
        return self.bounds[0] <= day if self.bounds else not self.coming and self.known_by <= day

    def contradicts(self, other: "Claim") -> bool:
        """Whether no day can be what both mean."""
        return are_apart([claim.bounds for claim in (self, other) if claim.bounds])

    def outweighs(self, other: "Claim") -> bool:
        """Whether it is another day, and whoever is named with the other one is named with it by more."""
        weights = {actor.name: actor[1:] for actor in self.actors}
        fewer = all(actor[1:] < weights.get(actor.name, (False, 0)) for actor in other.actors)
        return bool(other.actors) and fewer and self.contradicts(other)

    def holds(self, other: "Claim") -> bool:
        """Whether all days that the other can mean are among those that it can mean itself."""
        mine, its = self.bounds, other.bounds
        return mine is not None and its is not None and mine[0] <= its[0] and its[1] <= mine[1]

    @property
    def name(self) -> str:
        """What it is called on its page, so that a link can lead to it."""
        days = [day.isoformat() for day in dict.fromkeys(self.bounds or ())]
        return "-".join(("step", self.action, *(days or ["to-come" if self.coming else "undated"])))


def alone(told: Told) -> tuple[str, ...]:
    """That one report, or one dispatch, says so alone, if so it is."""
    if told.independent != 1:
        return ()
    return (
        "one report alone says so"
        if told.reports == 1
        else f"one dispatch alone, in {told.reports:,} reports, says so",
    )


def are_apart(days: Sequence[Bounds]) -> bool:
    """Whether no day is in all of these."""
    return bool(days) and max(first for first, _ in days) > min(last for _, last in days)


def is_day(day: str) -> bool:
    """Whether it is a date in EDTF."""
    try:
        return bool(bounds(day))
    except ValueError:
        return False


def giving(events: QuerySet[Event], day: str) -> QuerySet[Event]:
    """Those of the events that give the answer which an address calls `day`."""
    if day not in (NO_DAY, TO_COME):
        first, last = bounds(day)
        return events.filter(date_earliest=first, date_latest=last)
    rule, action = _FORETELLING_PAIR
    foretelling = Q(rule=FORETELLING) | Q(rule=rule, action=action)
    undated = events.filter(date="")
    return undated.filter(foretelling) if day == TO_COME else undated.exclude(foretelling)


def answers_of(record: Iterable[RecordedEvent], events: QuerySet[Event]) -> dict[Answer, Behind]:
    """What the record and these events answer."""
    found: dict[Answer, Behind] = defaultdict(Behind)
    for entry in record:
        found[Answer(entry.action, _days(entry.date))].recorded.append(entry)
    for values, alike in sayings(events, *_Said._fields).items():
        said = _Said(*values)
        found[said.answer].said.append((said, alike))
    return found


def claims_of(events: QuerySet[Event], answers: Mapping[Answer, Behind]) -> list[Claim]:
    """The answers with the reports that are named for each."""
    told = tell(events, {answer: behind.sayings for answer, behind in answers.items() if behind.said})
    return [_claim(answer, behind, told.get(answer, Told())) for answer, behind in answers.items()]


def _claim(answer: Answer, behind: Behind, told: Told) -> Claim:
    dates = [entry.date for entry in behind.recorded] or [said.date for said, _ in behind.said]
    return Claim(
        answer,
        dates[0] if behind.recorded else min(dates, key=lambda date: (len(date), date)),
        behind.recorded,
        told,
        actors=_named([entry.actor for entry in behind.recorded], [(said.actor, alike) for said, alike in behind.said]),
        places=_named([entry.place for entry in behind.recorded], [(said.place, alike) for said, alike in behind.said]),
        foretold=is_foretold(answer, behind),
    )


def is_foretold(answer: Answer, behind: Behind) -> bool:
    """Whether its day was given before it came, and neither the record nor any report has told it since.

    A report that gives it as one to come does not tell it, even of that day; an undated one may have come out later.
    """
    if answer.days is None or behind.recorded:
        return False
    told = (saying for said, alike in behind.said if said.rule != FORETELLING for saying in alike)
    return all(saying.published < answer.days[0].isoformat() for saying in told)


def _named(recorded: Iterable[str], said: Iterable[tuple[str, list[Saying]]]) -> tuple[Named, ...]:
    """Whoever is named: by the record first, then those whom most reports name."""
    reports: dict[str, set[int]] = defaultdict(set)
    for name, alike in said:
        reports[name].update(saying.report for saying in alike)
    known = dict.fromkeys(recorded)
    ordered = [*known, *sorted(reports.keys() - known.keys(), key=lambda name: (-len(reports[name]), name))]
    return tuple(Named(name, name in known, len(reports.get(name, ()))) for name in ordered if name)


def _days(date: str) -> Bounds | None:
    return bounds(date) if date else None
