"""Facts as pages tell them: with the rows that they name, and what many reports say alike told once."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import F, QuerySet, Window, prefetch_related_objects
from django.db.models.functions import DenseRank, RowNumber

from archive.models import FACTS, Fact, Report

SHOWN_WITH = {
    "treaty": ("treaty",),
    "date": (),
    "event": ("treaty",),
    "signature": ("treaty", "person", "signed_for"),
    "clause": ("treaty", "provision__treaty"),
    "paraphrase": ("treaty", "provision__treaty"),
    "statement": ("treaty", "provision__treaty", "person"),
    "reference": ("treaty", "provision__treaty"),
    "relation": ("origin", "target"),
    "topic": ("topic__parent",),
}
"""The rows that a fact of each kind is shown with."""
TREATIES = ("treaty", "origin", "target")
"""The fields of facts that name treaties; each is shown by its short name, which tells its parties."""

AT_ONCE = 5
"""Reports that are named for what many say alike, before the rest is folded away."""
NAMED = 20
"""Reports that are named at all, before a page leads on to the list of reports."""


def facts_of(report: Report) -> list[Fact]:
    """Everything that holds of a report, published or not; one query a kind, and one for the treaties' parties."""
    facts = [
        fact
        for kind, model in FACTS.items()
        for fact in model.objects.standing().filter(report=report).select_related(*SHOWN_WITH[kind])
    ]
    named = (getattr(fact, name, None) for fact in facts for name in TREATIES)
    prefetch_related_objects([treaty for treaty in named if treaty], "parties")
    return facts


def by_report(facts: QuerySet) -> QuerySet:
    """Facts with their reports and outlets, the oldest report first."""
    ordered = facts.order_by("report__published_earliest", "report_id", "start")
    return ordered.select_related("report__outlet").defer("report__text")


def told_alike(facts: QuerySet, *same: str) -> QuerySet:
    """Of facts that agree in the fields `same`, one each of the `NAMED` oldest reports.

    Each has in `reports` how many reports say so. The database picks them, so that what a page loads does not grow
    with the reports that repeat it.
    """
    oldest, newest = F("report__published_earliest"), F("report__published_earliest").desc()
    rank = Window(DenseRank(), partition_by=same, order_by=[oldest, F("report_id")])
    rank_from_the_end = Window(DenseRank(), partition_by=same, order_by=[newest, F("report_id").desc()])
    in_report = Window(RowNumber(), partition_by=[*same, "report_id"], order_by=[F("start"), F("pk")])
    ranked = facts.annotate(rank=rank, in_report=in_report, reports=rank + rank_from_the_end - 1)
    return by_report(ranked.filter(rank__lte=NAMED, in_report=1))


@dataclass(slots=True)
class Told:
    """What reports say alike: facts of the oldest, one a report, and how many reports there are."""

    facts: list[Fact] = field(default_factory=list)

    @property
    def fact(self) -> Fact:
        """The first of them."""
        return self.facts[0]

    @property
    def reports(self) -> int:
        """How many reports say so, named or not."""
        return self.facts[0].reports if self.facts else 0

    @property
    def at_once(self) -> Sequence[Fact]:
        """Those to be seen at once."""
        return self.facts[:AT_ONCE]

    @property
    def folded(self) -> Sequence[Fact]:
        """Those to be folded away."""
        return self.facts[AT_ONCE:]

    @property
    def not_at_once(self) -> int:
        """How many reports are folded away or not named."""
        return self.reports - len(self.at_once)

    @property
    def more(self) -> int:
        """How many reports are not named."""
        return self.reports - len(self.facts)


def grouped(facts: Iterable[Fact], key: Callable[[Fact], Hashable]) -> dict[Hashable, Told]:
    """Facts from `told_alike` by what they agree in."""
    groups: dict[Hashable, Told] = {}
    for fact in facts:
        groups.setdefault(key(fact), Told()).facts.append(fact)
    return groups


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The first rows of a list, and how many more it has."""

    rows: Sequence
    more: int

    @property
    def count(self) -> int:
        """How long the list is."""
        return len(self.rows) + self.more


def excerpt(rows: Sequence | QuerySet, most: int) -> Excerpt:
    """The first `most` rows; a queryset is counted only where it has more."""
    first = list(rows[: most + 1])
    if len(first) <= most:
        return Excerpt(first, 0)
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    return Excerpt(first[:most], total - most)
