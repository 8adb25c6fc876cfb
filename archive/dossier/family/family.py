"""What binds a treaty to others, who says so, and where the others lead on."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from archive.dossier.family.bonds import LEADING_ON, Bond, BondKey, Mode, bonds_beside, bonds_of
from archive.dossier.family.drawings import Drawings, drawings_of
from archive.dossier.family.effect import effect_of, steps_behind
from archive.dossier.family.ties import Tie, address_of, said_of
from archive.dossier.life.days import days_of, signatures_of, unsigned
from archive.facts_shown import Told, tell
from archive.models import Relation, RelationType, Treaty

LISTED = 30
"""Ties that a page lists; the rest is counted."""
_RANK = {kind.value: rank for rank, kind in enumerate(RelationType)}


@dataclass(frozen=True, slots=True)
class Family:
    """What binds a treaty to others."""

    ties: tuple[Tie, ...] = ()
    """Its own; what it does to others before what is done to it."""
    more: int = 0
    """Ties of its own that are not among them."""
    further: tuple[Tie, ...] = ()
    """What binds its relatives to one another, and to those that they lead on to."""
    beyond: int = 0
    """Ties of its relatives that are not among them."""
    drawings: Drawings | None = None
    unnamed: tuple[tuple[str, str, Told], ...] = ()
    """What binds it to treaties that reports leave open: by what an address calls it, in words, and who says so."""


def family_of(treaty: Treaty) -> Family:
    """Its family, in a fixed number of queries: its own ties with their evidence, and those of its relatives."""
    bonds = bonds_of(treaty.pk)
    kin = _ends(key for key in bonds if key.type in LEADING_ON) - {treaty.pk}
    beside = bonds_beside(treaty.pk, kin) if kin else {}
    treaties = {treaty.pk: treaty} | _seen((_ends(bonds) | _ends(beside)) - {treaty.pk})
    own = sorted(_between(bonds, treaties), key=lambda key: (*_kind(key, treaty), *_weight(bonds[key])))
    further = sorted(_between(beside, treaties), key=lambda key: (*_kind(key, treaty), *_weight(beside[key])))
    days = days_of(steps_behind([*own[:LISTED], *further[:LISTED]]) | unsigned(treaties.values()))
    signatures = signatures_of(treaties.values(), days)

    def tie(key: BondKey, bond: Bond) -> Tie:
        effect = effect_of(key, days, signatures)
        return Tie(key, bond, treaties[key.origin], treaties[key.target], effect, incoming=key.target == treaty.pk)

    listed = [tie(key, bonds[key]) for key in own[:LISTED]]
    led_to = [tie(key, beside[key]) for key in further[:LISTED]]
    left_open = [key for key in bonds if None in key]
    told = tell(Relation.objects.all(), {key: bonds[key].sayings for key in (*own[:LISTED], *left_open)})
    for one in listed:
        one.told = told[one.key]
    return Family(
        ties=tuple(listed),
        more=len(own) - len(listed),
        further=tuple(led_to),
        beyond=len(further) - len(led_to),
        drawings=drawings_of(treaty, [*listed, *led_to], signatures, len(_ends([*own, *further]))),
        unnamed=tuple(
            (address_of(key.type, incoming=incoming), said_of(key.type, incoming=incoming), told[key])
            for key, incoming in ((key, key.origin is None) for key in left_open)
        ),
    )


def _seen(treaties: set[int]) -> dict[int, Treaty]:
    """Those of the treaties that readers see; what a short name is made of comes with them."""
    found = Treaty.objects.standing().defer("note").prefetch_related("parties").in_bulk(treaties)
    if doubtful := {pk for pk, treaty in found.items() if not treaty.vouched}:
        doubtful -= set(Treaty.objects.shown().filter(pk__in=doubtful).values_list("pk", flat=True))
    return {pk: treaty for pk, treaty in found.items() if pk not in doubtful}


def _ends(keys: Iterable[BondKey]) -> set[int]:
    return {end for key in keys for end in (key.origin, key.target) if end}


def _between(bonds: Iterable[BondKey], treaties: Container[int]) -> list[BondKey]:
    """Those between two of the treaties."""
    return [key for key in bonds if key.origin in treaties and key.target in treaties]


def _kind(key: BondKey, treaty: Treaty) -> tuple[int, bool]:
    """What ends a treaty comes before what adds to it, and what the treaty does before what is done to it."""
    return _RANK[key.type], key.target == treaty.pk


def _weight(bond: Bond) -> tuple[bool, int]:
    """A treaty's own word comes before others', and of those the word of most."""
    return bond.mode is not Mode.TEXT, -bond.independent
