"""Who signed a treaty."""

from dataclasses import dataclass, field

from archive.facts_shown import Told, grouped, told_alike
from archive.models import Person, Signature, State, Treaty


@dataclass(slots=True)
class Hand:
    """A person who signed: by the record, by reports, or by both."""

    person: Person
    recorded: bool = False
    told: Told = field(default_factory=Told)

    @property
    def state(self) -> State | None:
        """The person's state by the authority files; for one first met in a report, the state signed for."""
        if self.person.vouched:
            return self.person.state
        return next((signature.signed_for for signature in self.told.facts if signature.signed_for), None)


def hands_of(treaty: Treaty) -> tuple[Hand, ...]:
    """Who signed, the record's signatories first."""
    recorded = treaty.signatories.shown().select_related("state")
    hands = {person.pk: Hand(person, recorded=True) for person in recorded}
    told = told_alike(Signature.objects.public().filter(treaty=treaty), "person_id")
    told = told.select_related("person__state", "signed_for")
    for person, group in grouped(told, lambda signature: signature.person_id).items():
        hands.setdefault(person, Hand(group.fact.person)).told = group
    return tuple(hands.values())
