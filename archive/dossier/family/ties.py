"""A tie: a bond between two treaties as a page tells it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from archive.dossier.family.bonds import Bond, BondKey, Mode
from archive.dossier.family.effect import Effect
from archive.facts_shown import Told
from archive.models import RecordedRelation, RelationType, Treaty

PASSIVE = {
    RelationType.SUPERSEDES: "is replaced by",
    RelationType.TERMINATES: "is ended by",
    RelationType.AMENDS: "is amended by",
    RelationType.SUPPLEMENTS: "is supplemented by",
    RelationType.IMPLEMENTS: "is implemented by",
    RelationType.CITES: "is cited by",
}
"""What is said of the second treaty of a relation."""


def said_of(kind: str, *, incoming: bool) -> str:
    """The relation as said of one treaty: it “replaces” another, or “is replaced by” another."""
    return PASSIVE[RelationType(kind)] if incoming else RelationType(kind).label


def address_of(kind: str, *, incoming: bool) -> str:
    """What an address calls the relation as said of one treaty: `supersedes`, or `supersedes-by`."""
    return f"{kind}-by" if incoming else str(kind)


@dataclass(slots=True)
class Tie:
    """What one treaty does to another, when, and who says so."""

    key: BondKey
    bond: Bond
    origin: Treaty
    target: Treaty
    effect: Effect | None = None
    incoming: bool = False
    """Whether it is done to the treaty whose family is shown."""
    told: Told = field(default_factory=Told)
    """What reports say of it; only for the treaty's own ties."""

    @property
    def type(self) -> RelationType:
        """What the one does to the other."""
        return RelationType(self.key.type)

    @property
    def words(self) -> str:
        """The same, as said of the treaty whose family is shown."""
        return said_of(self.type, incoming=self.incoming)

    @property
    def in_addresses(self) -> str:
        """What an address calls it, likewise."""
        return address_of(self.type, incoming=self.incoming)

    @property
    def other(self) -> Treaty:
        """The treaty at the other end."""
        return self.origin if self.incoming else self.target

    @property
    def recorded(self) -> Sequence[RecordedRelation]:
        """The record's entries."""
        return self.bond.recorded

    @property
    def anchor(self) -> str:
        """The fragment under which a page lists it."""
        return f"tie-{self.type}-by-{self.origin.slug}" if self.incoming else f"tie-{self.type}-{self.target.slug}"

    @property
    def standing(self) -> str:
        """The class by which its line is drawn."""
        return self.bond.mode.name.lower()

    @property
    def who(self) -> str:
        """Who says so, in a few words, the one who claims it by name."""
        if self.bond.heard:
            return f"{self.bond.mode.value}, {self.bond.heard}"
        if self.bond.mode is not Mode.CLAIMED:
            return self.bond.mode.value
        names = (fact.claimed_by for fact in chain(self.bond.recorded, self.told.facts))
        return f"claimed by {next(filter(None, names), 'a person')}"
