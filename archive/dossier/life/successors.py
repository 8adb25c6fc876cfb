"""Treaties that end another one, and whether they have: a treaty ends when the one that ends it takes effect."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from archive.dossier.life.claims import Claim, alone
from archive.dossier.life.days import days_of, signatures_of, unsigned
from archive.dossier.life.steps import Step, entry_into_force
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
    entry: Step | None = None
    """Its entry into force."""
    signed: datetime.date | None = None
    """The first day on which it can have been signed."""

    @property
    def force(self) -> Claim | None:
        """When it is most likely to have entered into force."""
        return self.entry.best if self.entry else None

    @property
    def type(self) -> RelationType:
        """What it does to the treaty that it ends."""
        types = {relation.type for relation in (*self.recorded, *self.told.facts)}
        return RelationType.TERMINATES if RelationType.TERMINATES in types else RelationType.SUPERSEDES

    @property
    def word(self) -> str:
        """What becomes of the treaty that it ends: `ended` or `replaced`."""
        return ENDING[self.type]

    @property
    def doubts(self) -> tuple[str, ...]:
        """What is doubtful about it: that one report, or one dispatch, is all that stands behind it."""
        return () if self.recorded else alone(self.told)

    @property
    def name(self) -> str:
        """What its tie is called on the page of the treaty that it ends, so that a link can lead to it."""
        return f"tie-{self.type}-by-{self.treaty.slug}"

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
        begun = self.signed is None or self.signed <= day
        return self.asserted and begun and (self.force is None or self.force.is_past(day))

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
    if not origins:
        return []
    shown = Treaty.objects.shown().prefetch_related("parties").in_bulk(origins[:MOST])
    successors = [
        Successor(shown[origin], recorded[origin], told.get(origin, Told())) for origin in origins if origin in shown
    ]
    signatures = signatures_of(shown.values(), days_of(unsigned(shown.values())))
    for successor in successors:
        successor.entry = entry_into_force(successor.treaty) if successor.asserted else None
        signature = signatures.get(successor.treaty.pk)
        successor.signed = signature.earliest if signature else None
    return successors
