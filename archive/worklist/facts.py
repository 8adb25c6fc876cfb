"""The lists that are of single facts: each fact leaves its list when it is decided on."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import merge
from itertools import islice

from django.db.models import Q, QuerySet, prefetch_related_objects

from archive.facts_shown import SHOWN_WITH, TREATIES
from archive.models import FACTS, Fact, Treaty
from archive.models.facts import Basis

State = Fact.State

MOST = 1000
"""Facts that a list leads to at once; as they are decided on, others come up behind them."""
DECIDED = (State.CONFIRMED, State.EDITED, State.REJECTED)
KINDS = {
    "unsure": tuple(FACTS),
    "matched": ("clause",),
    "unresolved": ("treaty", "clause", "reference"),
    "orphans": tuple(FACTS),
}
"""The kinds of facts that each list has."""
WAITING = {
    # Each asks for few by an index, as there may be millions of facts; “not decided” is no index's question.
    "unsure": Q(state=State.PROPOSED, confidence__lt=1),
    "matched": Q(state=State.PROPOSED, basis=Basis.MATCHED),
    "unresolved": Q(treaty=None) & ~Q(state__in=DECIDED),
    "orphans": Q(state__in=(State.CONFIRMED, State.EDITED), adrift=True),
}
"""Which facts wait in each list."""
ORDER = {
    "unsure": ("confidence", "report_id", "start", "pk"),
    "matched": ("report_id", "start", "pk"),
    "unresolved": ("report_id", "start", "pk"),
    "orphans": ("report_id", "start", "pk"),
}


class WaitingFacts(Sequence):
    """The facts of one list, of one kind or all, of one treaty or any: as many as are led to at once.

    A slice is read from the database when it is asked for, and of each kind no more than could be in it.
    """

    def __init__(self, name: str, kind: str = "", treaty: Treaty | None = None) -> None:
        self._waiting = dict(_waiting(name, kind, treaty))
        self._order = ORDER[name]

    @cached_property
    def number(self) -> int:
        """How many wait in all."""
        return sum(facts.count() for facts in self._waiting.values())

    def __len__(self) -> int:
        return min(self.number, MOST)

    def __getitem__(self, place: int | slice):
        if isinstance(place, int):
            return self[place : place + 1][0]
        start, stop, _ = place.indices(MOST)
        ranked = (_ranked(kind, facts, self._order, stop) for kind, facts in self._waiting.items())
        return _loaded([(kind, pk) for *_, pk, kind in islice(merge(*ranked), start, stop)])


def _waiting(name: str, kind: str, treaty: Treaty | None) -> Iterable[tuple[str, QuerySet]]:
    for of_kind in KINDS[name]:
        if kind and of_kind != kind:
            continue
        facts = FACTS[of_kind].objects.filter(WAITING[name])
        if treaty is None:
            yield of_kind, facts
        elif of_treaty := _naming(of_kind, treaty):
            yield of_kind, facts.filter(of_treaty)


def _naming(kind: str, treaty: Treaty) -> Q | None:
    """That a fact of the kind names the treaty; none where such facts name no treaty at all."""
    named = [name for name in TREATIES if name in {field.name for field in FACTS[kind]._meta.fields}]
    return Q(*((name, treaty) for name in named), _connector=Q.OR) if named else None


def _ranked(kind: str, facts: QuerySet, order: tuple[str, ...], most: int) -> list[tuple]:
    return [(*values, kind) for values in facts.order_by(*order).values_list(*order)[:most]]


def _loaded(chosen: list[tuple[str, int]]) -> list[Fact]:
    """These facts, in their order, with all that they are shown with: one query a kind."""
    there = {}
    for kind in {kind for kind, _ in chosen}:
        facts = FACTS[kind].objects.filter(pk__in=[pk for of_kind, pk in chosen if of_kind == kind])
        for fact in facts.select_related("report__outlet", *SHOWN_WITH[kind]).defer("report__text"):
            there[kind, fact.pk] = fact
    named = (getattr(fact, name, None) for fact in there.values() for name in TREATIES)
    prefetch_related_objects([treaty for treaty in named if treaty], "parties")
    return [there[key] for key in chosen if key in there]
