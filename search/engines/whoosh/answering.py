"""The answer to one search, of an index as it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from search.engines.whoosh.counting import Choices, counted
from search.engines.whoosh.evaluating import Evaluation, Found
from search.engines.whoosh.ranking import ranked, with_the_best_first
from search.engines.whoosh.segments import Mask, Opened
from search.engines.whoosh.widening import some_of
from search.entry import Fragment, Hit, Results
from search.query import KINDS, Kind, Query
from search.snippets import Marker
from search.tree import Tree

FEW = 5
"""Where fewer have all of the words, those that have some of them are listed as well."""
WHOLE = 600
"""Characters up to which a quotation is shown from its first word to its last."""
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
        found, self._with_all = self._found(query.show, scored=query.sort == "relevance" and tree is not None)
        self._scores = found.scores
        self._choices = Choices(opened, query, found.mask)
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
            widened=self._with_all is not None,
            with_all=int(np.count_nonzero(self._with_all & self._listed)) if self._with_all is not None else 0,
            degraded=degraded,
        )

    def hits(self) -> Iterator[Hit]:
        """All of the list, in order, without snippets."""
        marker = Marker(None)
        return (self._hit(number, marker) for number in self._ranked(0, self._opened.size))

    def _found(self, kind: Kind, *, scored: bool) -> tuple[Found, Mask | None]:
        """What the words find; and, where few have all of them and so any are enough, those that have all.

        Words alone decide which, whatever is chosen: a choice must not change what the words mean.
        """
        evaluation = Evaluation(self._opened, kind, self._may_be_seen, scored)
        found = self._visible(evaluation, evaluation.found(self._tree))
        if not self._query.strict and np.count_nonzero(found.mask) < FEW:
            some = some_of(evaluation, self._tree)
            wider = self._visible(evaluation, some) if some is not None else found
            if np.count_nonzero(wider.mask & ~found.mask):
                return wider, found.mask
        return found, None

    def _visible(self, evaluation: Evaluation, found: Found) -> Found:
        return Found(found.mask & self._may_be_seen & self._opened.of_kind(evaluation.kind), found.scores)

    def _total(self, kind: Kind) -> int:
        """How long the list would be of another kind of thing."""
        if not self._opened.how_many(kind):
            return 0
        found, _ = self._found(kind, scored=False)
        return int(np.count_nonzero(Choices(self._opened, self._query, found.mask).listed()))

    def _ranked(self, start: int, end: int) -> list[int]:
        scores = self._scores
        if scores is not None:
            scores = with_the_best_first(scores, self._opened, self._query, self._with_all)
        return ranked(self._opened, self._listed, scores, self._query, start, end)

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
