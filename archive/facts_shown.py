"""Facts as pages tell them: with the rows that they name, and what many reports say alike told once."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import NamedTuple

from django.db.models import CharField, F, QuerySet, Value, prefetch_related_objects
from django.db.models.functions import Cast, Coalesce

from archive.models import FACTS, Fact, Report
from archive.models.report import dispatch_of

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

AT_ONCE = 3
"""Reports that are named for what many say alike, before the rest is folded away."""
NAMED = 8
"""Reports that are named at all, before a page leads on to the list of reports."""
UNSHOWN = (
    "replaced",
    *(f"report__{field}" for field in ("text", "warnings", "published_evidence", "held", "text_sha256", "source_url")),
    "report__outlet__domains",
)
"""Fields that are dear to load, and that nothing tells where a report is only named."""
UNDATED = "9999"
"""Stands for the day of a report that has none, behind all others."""
AT_A_TIME = 5_000
"""Rows that are taken from the database at a time."""


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
    """Facts with their reports and outlets, the oldest report first; those of undated reports come last."""
    ordered = facts.order_by(F("report__published_earliest").asc(nulls_last=True), "report_id", "start")
    return ordered.select_related("report__outlet").defer(*UNSHOWN)


class Saying(NamedTuple):
    """That one report says something: a fact in as few words as it can be counted by. The oldest sorts first."""

    published: str
    """The last day on which the report can have come out, as ISO 8601; `UNDATED` sorts behind all."""
    report: int
    start: int
    fact: int
    dispatch: int
    """Reports that reprint one another have the same."""


def sayings(facts: QuerySet, *fields: str) -> dict[tuple, list[Saying]]:
    """The facts by the values that they have in `fields`; one query, which loads no row whole."""
    day = Cast("report__published_latest", CharField())  # as text: making dates of it would cost more than the query
    counted_by = Coalesce(day, Value(UNDATED)), F("report_id"), F("start"), F("pk"), dispatch_of("report")
    found: dict[tuple, list[Saying]] = defaultdict(list)
    for row in facts.order_by().prefetch_related(None).values_list(*counted_by, *fields).iterator(AT_A_TIME):
        found[row[5:]].append(Saying._make(row[:5]))
    return found


def tell(facts: QuerySet, groups: Mapping[Hashable, Iterable[Saying]]) -> dict[Hashable, "Told"]:
    """What each group of sayings of these facts amounts to; the facts of its `NAMED` oldest reports are loaded."""
    named: dict[int, Hashable] = {}
    numbers: dict[Hashable, tuple[int, int]] = {}
    for key, group in groups.items():
        by_reports: dict[int, Saying] = {}
        for saying in group:
            known = by_reports.get(saying.report)
            if known is None or saying < known:
                by_reports[saying.report] = saying
        named |= {saying.fact: key for saying in nsmallest(NAMED, by_reports.values())}
        numbers[key] = len(by_reports), len({saying.dispatch for saying in by_reports.values()})
    told = {key: Told() for key in groups}
    for fact in by_report(facts.filter(pk__in=named)):
        key = named[fact.pk]
        fact.reports, fact.independent = numbers[key]
        told[key].facts.append(fact)
    return told


def told_alike(facts: QuerySet, *same: str) -> list[Fact]:
    """Of facts that agree in the fields `same`, one each of the `NAMED` oldest reports.

    Each has in `reports` how many reports say so, and in `independent` how many of them are no reprints of another.
    What is loaded does not grow with the reports that repeat it. Rows that a fact is shown with are asked for
    beforehand: `told_alike(facts.select_related("person"), "person_id")`.
    """
    return [fact for told in tell(facts, sayings(facts, *same)).values() for fact in told.facts]


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
    def independent(self) -> int:
        """How many of them are no reprints of another."""
        return self.facts[0].independent if self.facts else 0

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
