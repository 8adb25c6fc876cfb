"""Who signed a treaty, for which state and in which role, and where it was done: by the record and by reports."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from archive.dossier.life.claims import Named
from archive.dossier.life.steps import Step
from archive.facts_shown import Excerpt, Saying, Told, excerpt, sayings, tell
from archive.models import Action, Event, Person, Signature, State, Treaty

LISTED = 50
"""Signers that a page lists."""
DONE_SOMEWHERE = (Action.SIGNATURE, Action.EXCHANGE)
"""Steps that are taken at a place which is remembered."""


class Part(NamedTuple):
    """A role or a state, and how many reports name it."""

    what: str | State
    reports: int


@dataclass(slots=True)
class Hand:
    """A person who signed: by the record, by reports, or by both."""

    person: Person
    recorded: bool = False
    told: Told = field(default_factory=Told)
    states: tuple[Part, ...] = ()
    """For which states reports say that it was, the one that most name first."""
    roles: tuple[Part, ...] = ()
    """In which roles reports say that it was, in their own words."""

    @property
    def state(self) -> State | None:
        """The person's state by the authority files; for one first met in a report, that which most reports name."""
        if self.person.vouched:
            return self.person.state
        return self.states[0].what if self.states else None

    @property
    def disputed(self) -> bool:
        """Whether somebody names another state."""
        return any(part.what != self.state for part in self.states) and self.state is not None


class _Said(NamedTuple):
    """What a report says of a signer; named as the fields of a signature."""

    person_id: int
    signed_for_id: int | None
    role: str


def hands_of(treaty: Treaty) -> Excerpt:
    """Who signed, the record's signatories first, then those whom most reports name."""
    recorded = {person.pk: person for person in treaty.signatories.shown().select_related("state")}
    signatures = Signature.objects.public().filter(treaty=treaty)
    said: dict[int, list[tuple[_Said, list[Saying]]]] = defaultdict(list)
    for values, alike in sayings(signatures, *_Said._fields).items():
        said[values[0]].append((_Said(*values), alike))
    reports = {
        person: len({saying.report for _, alike in spoken for saying in alike}) for person, spoken in said.items()
    }
    named = [*recorded, *sorted(said.keys() - recorded.keys(), key=lambda person: (-reports[person], person))]
    shown = excerpt(named, LISTED)
    groups = {
        person: [saying for _, alike in said[person] for saying in alike] for person in shown.rows if person in said
    }
    told = tell(signatures.select_related("person__state"), groups)
    states = State.objects.in_bulk({one.signed_for_id for person in groups for one, _ in said[person]} - {None})
    hands = []
    for pk in shown.rows:
        spoken, group = said.get(pk, []), told.get(pk, Told())
        person = recorded.get(pk) or group.fact.person
        named_states = _parts((states.get(one.signed_for_id), alike) for one, alike in spoken)
        hands.append(
            Hand(person, pk in recorded, group, named_states, _parts((one.role, alike) for one, alike in spoken))
        )
    return Excerpt(hands, shown.more)


def _parts(said: Iterable[tuple[str | State | None, list[Saying]]]) -> tuple[Part, ...]:
    """What is said with how many reports say it, the one that most say first."""
    reports: dict[str | State, set[int]] = defaultdict(set)
    for what, alike in said:
        if what:
            reports[what].update(saying.report for saying in alike)
    ordered = sorted(reports.items(), key=lambda part: (-len(part[1]), str(part[0])))
    return tuple(Part(what, len(numbers)) for what, numbers in ordered)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step was taken, as it is written, and who says so."""

    named: Named
    first: Event | None
    """The oldest of the reports' tellings that are at hand."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A step and the places that are named for it."""

    step: Step
    places: tuple[Place, ...]


def scenes_of(life: Sequence[Step]) -> tuple[Scene, ...]:
    """Where the treaty was signed, and where its instruments were exchanged."""
    scenes = []
    for step in life:
        if step.action not in DONE_SOMEWHERE:
            continue
        reports: Counter[str] = Counter()
        recorded: dict[str, None] = {}
        for named in (place for claim in step.claims for place in claim.places):
            reports[named.name] += named.reports
            if named.recorded:
                recorded[named.name] = None
        told = [fact for claim in step.claims for fact in claim.told.facts]
        names = [*recorded, *(name for name, _ in reports.most_common() if name not in recorded)]
        places = tuple(
            Place(
                Named(name, name in recorded, reports[name]), next((fact for fact in told if fact.place == name), None)
            )
            for name in names
        )
        if places:
            scenes.append(Scene(step, places))
    return tuple(scenes)
