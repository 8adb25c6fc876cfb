"""A query -> what it finds: understood, its names looked up, the engine asked, and what was perhaps meant instead."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from search.entry import Hit, Results
from search.facets import FacetCount
from search.index import engine
from search.language import Mistake
from search.models import Pending
from search.names import standing, widened
from search.query import LAST_PAGE, Query
from search.spelling import respelled
from search.tree import NOTHING, Tree, describe


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what a query finds, with how it was understood and what was wrong with it."""

    query: Query
    results: Results
    tree: Tree | None
    """What was asked of the index; None asks for everything."""
    mistakes: tuple[Mistake, ...] = ()
    meant: str = ""
    """The query with other spellings, where no report has those that were typed; it finds something."""

    @property
    def understood(self) -> str:
        """What was asked, in words: as the page says it after “Reports with …”."""
        return describe(self.tree)


def find(query: Query, without: Collection[str] | None = None) -> Found:
    """What the query finds, as if the reports of the ids `without` were not there. Never raises for a query.

    Those are, unless they are given, the reports that have left the archive and may not have left the index yet.
    """
    # First the queue, then the index: what leaves the one in between has left the other.
    hidden = _unpublished() if without is None else without
    query = standing(query)
    tree = asked(query)
    results = engine().search(query, tree, hidden)
    wanting = not results.total or (results.widened and not results.with_all)
    meant = _meant(query, hidden) if wanting else ""
    return Found(query, results, tree, query.parsed.mistakes, meant)


def how_many(query: Query, without: Collection[str] | None = None) -> int:
    """How long the list is that `find` answers with; nothing else of it is worked out."""
    return _bare(query, without, ()).total


def values_of(query: Query, facet: str) -> tuple[FacetCount, ...]:
    """The values of one facet that narrow what the query finds, the most frequent first."""
    return _bare(query, None, (facet,)).facets.get(facet, ())


def everything(query: Query) -> Iterator[Hit]:
    """All that the query finds, in the list's order, whatever its page."""
    query, hidden = standing(query), _unpublished()
    return engine().every(query, asked(query), hidden)


def asked(query: Query) -> Tree | None:
    """What the query's text asks of the index, known names by all their names; None asks for everything."""
    if query.parsed.hopeless:
        return NOTHING
    tree = query.parsed.tree
    return None if tree is None else widened(tree)


def _bare(query: Query, without: Collection[str] | None, facets: Collection[str]) -> Results:
    """The numbers of what the query finds: beyond the last page, in an order that asks for no scores."""
    query, hidden = standing(query), _unpublished() if without is None else without
    return engine().search(replace(query, sort="newest", page=LAST_PAGE), asked(query), hidden, facets)


def _unpublished() -> list[str]:
    return [str(report) for report in Pending.objects.unpublished()]


def _meant(query: Query, hidden: Collection[str]) -> str:
    """The text with other spellings of the words that the index does not know, if it finds anything at all."""
    text = respelled(query.text, query.parsed.tree, engine().spelled_like)
    if text == query.text:
        return ""
    return text if how_many(query.reading(text), hidden) else ""
