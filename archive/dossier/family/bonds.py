"""What binds treaties to one another: each bond once, with who says so, and how many.

A bond is one answer to the question what a treaty does to another. The record and the reports may both give it; the
reports are counted here, and their words are left to whoever shows them.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q

from archive.facts_shown import Saying, sayings
from archive.models import OfficialText, QuotedClause, RecordedRelation, Relation, RelationType, Treaty
from archive.models.report import dispatch_of

LEADING_ON = [kind for kind in RelationType if kind != RelationType.CITES]
"""Types by which a family hangs together: that two treaties cite a third makes them no kin."""

TELLING = 10
"""Letters from which on a name says by itself that a text speaks of that treaty."""


class Mode(Enum):
    """Who stands behind a bond, the weightiest first; the value says it to readers."""

    TEXT = "the treaty itself says so"
    CLAIMED = "a person claims so"
    REPORTS = "only reports say so"


class BondKey(NamedTuple):
    """Two treaties, by their ids, and what the first does to the second; `None` stands for one that nobody names."""

    origin: int | None
    type: str
    target: int | None


@dataclass(slots=True)
class Bond:
    """What one treaty does to another, by the record and by published reports."""

    recorded: list[RecordedRelation] = field(default_factory=list)
    reports: int = 0
    independent: int = 0
    unattributed: int = 0
    """How often reports say so themselves, and name nobody who claims it."""
    heard: str = ""
    """Where the treaty's own words say so, though the record does not tell; empty where they are not at hand."""
    sayings: list[Saying] = field(default_factory=list)
    """Where reports say so; only of a treaty's own bonds."""

    @property
    def mode(self) -> Mode:
        """The weightiest that stands behind it: a report adds nothing to a claim that the record knows as one."""
        modes = {relation.mode for relation in self.recorded}
        if self.heard or RecordedRelation.Mode.TEXT in modes:
            return Mode.TEXT
        return Mode.REPORTS if self.unattributed and not modes else Mode.CLAIMED


Bonds = dict[BondKey, Bond]


def bonds_of(treaty: int) -> Bonds:
    """All that binds the treaty to others, whether readers see those or not, and to nameless ones; in five queries."""
    ours = Q(origin=treaty) | Q(target=treaty)
    bonds = _recorded(ours)
    told = sayings(Relation.objects.public().filter(ours), "origin", "type", "target", "claimed_by")
    for (*ends, claimed_by), said in told.items():
        bond = bonds.setdefault(BondKey(*ends), Bond())
        bond.sayings += said
        bond.unattributed += 0 if claimed_by else len(said)
    for bond in bonds.values():
        bond.reports = len({saying.report for saying in bond.sayings})
        bond.independent = len({saying.dispatch for saying in bond.sayings})
    _hear_treaties(bonds, ours)
    return _between_two(bonds)


def bonds_beside(treaty: int, kin: Collection[int]) -> Bonds:
    """What binds the treaty's kin to one another and to further treaties, by which they lead on; in five queries."""
    theirs = (Q(origin__in=kin) | Q(target__in=kin)) & Q(type__in=LEADING_ON)
    others = theirs & ~Q(origin=treaty) & ~Q(target=treaty)
    bonds = _recorded(others)
    named = Relation.objects.public().filter(others, origin__isnull=False, target__isnull=False)
    told = named.order_by().values_list("origin", "type", "target")
    counted = told.annotate(
        told_in=Count("report", distinct=True),
        independent=Count(dispatch_of("report"), distinct=True),
        unattributed=Count("pk", filter=Q(claimed_by="")),
    )
    for *ends, reports, independent, unattributed in counted:
        bond = bonds.setdefault(BondKey(*ends), Bond())
        bond.reports, bond.independent, bond.unattributed = reports, independent, unattributed
    _hear_treaties(bonds, others)
    return _between_two(bonds)


def _hear_treaties(bonds: Bonds, which: Q) -> None:
    """Marks those of the bonds that only reports tell where they do so in the words of the treaty itself."""
    told = {key: bond for key, bond in bonds.items() if bond.mode is Mode.REPORTS}
    if not told:
        return
    around = QuotedClause.objects.public().filter(
        report=OuterRef("report"), treaty=OuterRef("origin"), start__lte=OuterRef("start"), end__gte=OuterRef("end")
    )
    theirs = which & Q(origin__in={key.origin for key in told} - {None}, type__in={key.type for key in told})
    quoted = Relation.objects.public().filter(theirs, Exists(around), claimed_by="").order_by()
    for ends in quoted.values_list("origin", "type", "target").distinct():
        if bond := told.get(BondKey(*ends)):
            bond.heard = "as reports quote it"
    _read_official_texts({key: bond for key, bond in told.items() if key.type == RelationType.CITES})


def _read_official_texts(citations: Bonds) -> None:
    """Marks those of the citations of which the official text of the treaty has the other's name."""
    texts: dict[int, list[str]] = defaultdict(list)
    origins = {key.origin for key, bond in citations.items() if not bond.heard}
    for treaty, text in OfficialText.objects.filter(treaty__in=origins - {None}).values_list("treaty", "text"):
        texts[treaty].append(text.casefold())
    if not texts:
        return
    targets = {key.target for key in citations if key.origin in texts}
    names: dict[int, set[str]] = defaultdict(set)
    for treaty, *called in Treaty.objects.filter(pk__in=targets).values_list("pk", "name", "names__text"):
        names[treaty].update(name.casefold() for name in called if name and len(name) >= TELLING)
    for key, bond in citations.items():
        if any(name in text for text in texts.get(key.origin, ()) for name in names.get(key.target, ())):
            bond.heard = "in its official text"


def _recorded(which: Q) -> Bonds:
    bonds: Bonds = {}
    for relation in RecordedRelation.objects.filter(which):
        key = BondKey(relation.origin_id, relation.type, relation.target_id)
        bonds.setdefault(key, Bond()).recorded.append(relation)
    return bonds


def _between_two(bonds: Bonds) -> Bonds:
    return {key: bond for key, bond in bonds.items() if key.origin != key.target}
