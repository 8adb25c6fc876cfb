"""How far the list of a search has been looked at, and what is new in it since.

What is new is told by the curators' decisions to publish: a report that lay in the archive as a draft is as new to
readers, when it appears, as one that has just come in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Max, Min, OuterRef, Subquery

from archive.models import Report
from search.catalogue import publications
from search.finding import asked
from search.index import engine
from search.listing import counted
from search.models import Pending, SavedSearch
from search.names import known_names, standing
from search.query import LAST_PAGE, Query
from search.titles import titles

MOST_NEW = 1_000
"""Reports that are looked at as new; of more than so many the last published."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A saved search, what it is in words, and how long its list is; the numbers are None where no index can tell."""

    saved: SavedSearch
    query: Query
    title: str
    total: int | None
    """How long the list is that its link leads to."""
    new: int | None
    """How many of those that have all the words were published since it was last opened."""
    at_least: bool
    """Whether so much has been published since that there may be more."""

    @property
    def length(self) -> str:
        """The length of its list in words: “12 reports”; empty where no index can tell."""
        return "" if self.total is None else counted(self.total, self.query.show)


def newest_shown() -> int:
    """The last decision to publish such that its report, and every one before it, is in the index by now.

    What is published but still waits to be indexed can be in no list of this moment, and so has not been seen.
    """
    last = publications().aggregate(last=Max("pk"))["last"] or 0
    since = publications().filter(report=OuterRef("report"), at__gte=OuterRef("queued")).order_by("pk")
    waiting = Pending.objects.waiting().annotate(decided=Subquery(since.values("pk")[:1]))
    first = waiting.aggregate(first=Min("decided"))["first"]
    return last if first is None else min(last, first - 1)


def followed(kept: Sequence[SavedSearch]) -> list[Followed]:
    """Each with its numbers: two searches without facets at most, and a fixed number of statements for all."""
    known = known_names()
    queries = [standing(saved.query, known) for saved in kept]
    latest = _published_since(min((saved.newest for saved in kept), default=0))
    hidden = [str(report) for report in Pending.objects.unpublished()]
    rows = []
    for saved, query, said in zip(kept, queries, titles(queries), strict=True):
        fresh = [str(report) for report, decision in latest if decision > saved.newest]
        numbers = _numbers(query, hidden, fresh[:MOST_NEW])
        rows.append(Followed(saved, query, said, *numbers, at_least=len(fresh) > MOST_NEW))
    return rows


def _numbers(query: Query, hidden: list[str], fresh: list[str]) -> tuple[int | None, int | None]:
    """The length of the list, and how much shorter it would be without the reports that are new."""
    tree = asked(query)
    # Beyond the last page, and in an order that asks for no scores: the number alone is wanted.
    bare = replace(query, sort="newest", page=LAST_PAGE)
    now = engine().search(bare, tree, hidden, facets=())
    if now.degraded:
        return None, None
    if not fresh:
        return now.total, 0
    # With all of the words, whatever the list does: one that goes on with some of them would grow as others leave it.
    before = engine().search(replace(bare, strict=True), tree, [*hidden, *fresh], facets=()).total
    return now.total, max((now.with_all if now.widened else now.total) - before, 0)


def _published_since(decision: int) -> list[tuple[int, int]]:
    """The public reports published after that decision, each with the last that did so, the latest first.

    One more than is looked at, if there are so many.
    """
    rows = publications().filter(pk__gt=decision, report__status=Report.Status.PUBLISHED)
    return list(rows.values_list("report").annotate(last=Max("pk")).order_by("-last")[: MOST_NEW + 1])
