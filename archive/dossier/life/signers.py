"""Who signed a treaty, for which state and in which role: by the record and by reports."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from archive.facts_shown import Excerpt, Saying, Told, excerpt, sayings, tell
from archive.models import Person, Signature, State, Treaty

LISTED = 50
"""Signers that a page lists."""


class Part(NamedTuple):
    """A role or a state, and how many reports name it."""

    what: str | State
    reports: int


@dataclass(slots=True)
class Signer:
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


def signers_of(treaty: Treaty) -> Excerpt:
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
    signers = []
    for pk in shown.rows:
        spoken, group = said.get(pk, []), told.get(pk, Told())
        person = recorded.get(pk) or group.fact.person
        named_states = _parts((states.get(one.signed_for_id), alike) for one, alike in spoken)
        signers.append(
            Signer(person, pk in recorded, group, named_states, _parts((one.role, alike) for one, alike in spoken))
        )
    return Excerpt(signers, shown.more)


def _parts(said: Iterable[tuple[str | State | None, list[Saying]]]) -> tuple[Part, ...]:
    """What is said with how many reports say it, what most say first; words that differ in case only are one."""
    found: dict[str | State, dict[str | State, set[int]]] = defaultdict(lambda: defaultdict(set))
    for what, alike in said:
        if what:
            same = what.casefold() if isinstance(what, str) else what
            found[same][what].update(saying.report for saying in alike)
    parts = [
        Part(min(written, key=lambda what: (-len(written[what]), str(what))), len(set().union(*written.values())))
        for written in found.values()
    ]
    return tuple(sorted(parts, key=lambda part: (-part.reports, str(part.what))))
