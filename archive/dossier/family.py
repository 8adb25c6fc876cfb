"""What binds a treaty to others, and who says so."""

from dataclasses import dataclass, field

from archive.facts_shown import Told, told_alike
from archive.models import RecordedRelation, Relation, RelationType, Treaty

PASSIVE = {
    RelationType.SUPERSEDES: "is replaced by",
    RelationType.TERMINATES: "is ended by",
    RelationType.AMENDS: "is amended by",
    RelationType.SUPPLEMENTS: "is supplemented by",
    RelationType.IMPLEMENTS: "is implemented by",
    RelationType.CITES: "is cited by",
}
"""What is said of the second treaty of a relation."""


@dataclass(slots=True)
class Tie:
    """What binds the treaty to another one, and who says so."""

    words: str
    type: str
    other: Treaty
    incoming: bool
    recorded: list[RecordedRelation] = field(default_factory=list)
    told: Told = field(default_factory=Told)

    @property
    def asserted(self) -> bool:
        """Whether, by the record, a treaty's text says so."""
        return any(relation.mode == RecordedRelation.Mode.TEXT for relation in self.recorded)


def ties_of(treaty: Treaty) -> tuple[Tie, ...]:
    """Predecessors and successors, by the record and by reports; what a treaty does comes before what is done to it."""
    ties: dict[tuple, Tie] = {}
    shown = Treaty.objects.shown().values("pk")
    told = Relation.objects.public()
    for facts, recorded in (
        (treaty.recorded_relations.filter(target__in=shown).select_related("target"), True),
        (treaty.recorded_relations_to.filter(origin__in=shown).select_related("origin"), True),
        (told_alike(told.filter(origin=treaty), "type", "target_id").select_related("target"), False),
        (told_alike(told.filter(target=treaty), "type", "origin_id").select_related("origin"), False),
    ):
        for fact in facts:
            incoming = fact.origin_id != treaty.pk
            other = fact.origin if incoming else fact.target
            if other is None or other == treaty:
                continue
            kind = RelationType(fact.type)
            words = PASSIVE[kind] if incoming else kind.label
            tie = ties.setdefault((incoming, kind, other.pk), Tie(words, kind, other, incoming))
            (tie.recorded if recorded else tie.told.facts).append(fact)
    rank = list(RelationType)
    return tuple(sorted(ties.values(), key=lambda tie: (rank.index(RelationType(tie.type)), tie.incoming)))
