"""The answer to one search, of an index as it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from search.engines.whoosh.counting import Choices, counted
from search.engines.whoosh.dictionary import Ids
from search.engines.whoosh.evaluating import Evaluation
from search.engines.whoosh.ranking import ranked, with_the_best_first
from search.engines.whoosh.scoring import Scoring
from search.engines.whoosh.segments import Mask, Numbers, Opened
from search.engines.whoosh.widening import Some, some_of
from search.entry import Fragment, Hit, Results
from search.query import KINDS, Kind, Query
from search.snippets import WHOLE, Marker
from search.tree import Tree

FEW = 5
"""Where fewer have all of the words, those that have some of them are listed as well."""
_OWN_WORDS = ("body", "quote")
"""The fields that hold a report's own words, or a quotation's."""


class Answer:
    """What a query finds: worked out once, then shown a page at a time or as a whole."""

    def __init__(self, opened: Opened, query: Query, tree: Tree | None, without: Collection[str]) -> None:
        self._opened = opened
        self._query = query
        self._tree = tree
        self._may_be_seen = opened.live
        if without:
            self._may_be_seen = opened.live & ~opened.having("report", list(without))
        self._evaluations = {kind: Evaluation(opened, kind, self._may_be_seen) for kind in KINDS}
        found, self._some = self._found(query.show)
        self._choices = Choices(opened, query, found)
        self._listed = self._choices.listed()

    def results(self, start: int, end: int, facets: Collection[str], *, degraded: bool) -> Results:
        """The list from `start` up to `end`, with the counts of those facets."""
        marker = Marker(self._tree)
        total = int(np.count_nonzero(self._listed))
        return Results(
            total=total,
            hits=tuple(self._hit(number, marker) for number in self._ranked(start, end)),
            facets=counted(self._choices, self._listed, facets) if facets else {},
            totals={kind: total if kind == self._query.show else self._total(kind) for kind in KINDS if facets},
            widened=self._some is not None,
            with_all=int(np.count_nonzero(self._with_all)) if self._some is not None else 0,
            degraded=degraded,
        )

    def hits(self) -> Iterator[Hit]:
        """All of the list, in order, without snippets."""
        marker = Marker(None)
        return (self._hit(number, marker) for number in self._ranked(0, self._opened.size))

    @property
    def _with_all(self) -> Mask:
        """The documents of the list that have all of the words."""
        return self._evaluations[self._query.show].found(self._tree) & self._listed

    def _found(self, kind: Kind) -> tuple[Mask, Some | None]:
        """The documents of the kind that the words find; and, where few have all of them, what has some.

        Words alone decide which, whatever is chosen: a choice must not change what the words mean.
        """
        evaluation = self._evaluations[kind]
        visible = self._may_be_seen & self._opened.of_kind(kind)
        found = evaluation.found(self._tree) & visible
        if not self._query.strict and np.count_nonzero(found) < FEW:
            some = some_of(evaluation, self._tree)
            if some is not None and (some.found & visible & ~found).any():
                return some.found & visible | found, some
        return found, None

    def _total(self, kind: Kind) -> int:
        """How long the list would be of another kind of thing."""
        if not self._opened.how_many(kind):
            return 0
        found, _ = self._found(kind)
        return int(np.count_nonzero(Choices(self._opened, self._query, found).listed()))

    def _ranked(self, start: int, end: int) -> list[int]:
        documents = np.flatnonzero(self._listed).astype(np.int32)
        scores = None
        if self._query.sort == "relevance" and self._tree is not None:
            better = self._with_all[documents] if self._some is not None else None
            scores = with_the_best_first(self._scores(documents), documents, self._opened, self._query, better)
        return ranked(self._opened, documents, scores, self._query, start, end)

    def _scores(self, documents: Ids) -> Numbers:
        if self._some is not None:
            return self._some.scores(documents)
        return Scoring(self._evaluations[self._query.show], documents).scores(self._tree)

    def _hit(self, number: int, marker: Marker) -> Hit:
        shown = self._opened.shown(number)
        language = shown["language"]
        return Hit(
            id=shown["id"],
            kind=self._query.show,
            url=shown["url"],
            slug=shown["slug"],
            title=marker.marked(shown["title"], ("title",), language),
            outlet=shown["outlet"],
            source=shown["source"],
            published=shown["published"],
            language=language,
            sample=shown["sample"],
            snippet=self._snippet(number, marker, language, shown["lead"]),
        )

    def _snippet(self, number: int, marker: Marker, language: str, lead: str) -> tuple[Fragment, ...]:
        """A short quotation as a whole, of all else the passage that was looked for."""
        quotation = self._query.show != "reports"
        text = self._opened.text(number) if quotation or marker.looks_in(_OWN_WORDS) else ""
        if quotation and len(text) <= WHOLE:
            return marker.marked(text, _OWN_WORDS, language)
        return marker.snippet(text, _OWN_WORDS, language, lead)
