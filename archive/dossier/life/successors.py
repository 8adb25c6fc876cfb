"""Treaties that end another one, and whether they have: a treaty ends when the one that ends it takes effect."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from archive.dossier.life.claims import Claim
from archive.dossier.life.steps import entry_into_force
from archive.facts_shown import Told, grouped, told_alike
from archive.models import RecordedRelation, Relation, RelationType, Treaty

ENDED = "ended"
ENDING = {RelationType.TERMINATES: ENDED, RelationType.SUPERSEDES: "replaced"}
"""The relations by which a treaty comes to its end, and what becomes of it."""
MOST = 5
"""Successors that are looked at."""


@dataclass(slots=True)
class Successor:
    """A treaty that, by its own text or by what reports say of it, ends another one."""

    treaty: Treaty
    recorded: list[RecordedRelation] = field(default_factory=list)
    told: Told = field(default_factory=Told)
    force: Claim | None = None
    """When it is most likely to have entered into force."""

    @property
    def word(self) -> str:
        """What becomes of the treaty that it ends: `ended` or `replaced`."""
        types = {relation.type for relation in (*self.recorded, *self.told.facts)}
        return ENDING[RelationType.TERMINATES if RelationType.TERMINATES in types else RelationType.SUPERSEDES]

    @property
    def asserted(self) -> bool:
        """Whether its text, or a report outright, says so; else it is only somebody's claim."""
        by_text = any(relation.mode == RecordedRelation.Mode.TEXT for relation in self.recorded)
        return by_text or any(not relation.claimed_by for relation in self.told.facts)

    @property
    def claimed_by(self) -> str:
        """Whose claim it is; empty where that is not said."""
        return next((relation.claimed_by for relation in (*self.recorded, *self.told.facts) if relation.claimed_by), "")

    def may_have_ended_it(self, day: datetime.date) -> bool:
        """Whether it is said outright, and nothing says that it was signed or took effect only after that day."""
        signed = self.treaty.signed_earliest
        return self.asserted and (signed is None or signed <= day) and (self.force is None or self.force.is_past(day))

    def has_ended_it(self, day: datetime.date) -> bool:
        """Whether it is said outright, and it had taken effect by that day."""
        return self.asserted and self.force is not None and self.force.is_past(day)


def successors_of(treaty: Treaty) -> list[Successor]:
    """Those that the record has first, then those of which most reports tell."""
    recorded: dict[int, list[RecordedRelation]] = defaultdict(list)
    for relation in treaty.recorded_relations_to.filter(type__in=ENDING).exclude(origin=treaty):
        recorded[relation.origin_id].append(relation)
    said = Relation.objects.public().filter(target=treaty, type__in=ENDING).exclude(origin=treaty)
    told = grouped(told_alike(said.exclude(origin=None), "origin_id"), lambda relation: relation.origin_id)
    origins = [*recorded, *sorted(told.keys() - recorded.keys(), key=lambda origin: -told[origin].independent)]
    shown = Treaty.objects.shown().prefetch_related("parties").in_bulk(origins[:MOST])
    successors = [
        Successor(shown[origin], recorded[origin], told.get(origin, Told())) for origin in origins if origin in shown
    ]
    for successor in successors:
        step = entry_into_force(successor.treaty) if successor.asserted else None
        successor.force = step.best if step else None
    return successors
