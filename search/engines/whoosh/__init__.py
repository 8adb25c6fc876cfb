"""The Whoosh engine. Nothing outside this folder knows Whoosh, and only `library` imports it.

Whoosh keeps the index, its terms and postings; queries are evaluated, counted and ranked here, over arrays. Why, and
which Whoosh, is docs/decisions/0001.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from pathlib import Path

import numpy as np

from search.engines import NoIndexError
from search.engines.whoosh import writing
from search.engines.whoosh.counting import choices_of, counted
from search.engines.whoosh.evaluating import all_of, identified, matching
from search.engines.whoosh.ranking import ranked
from search.engines.whoosh.segments import DamagedError, Opened, Segment, Shared
from search.engines.whoosh.shelf import Shelf
from search.entry import Entry, Hit, Results
from search.query import PAGE_SIZE, Query
from search.snippets import marked, snippet, sought_in
from search.tree import describe

logger = logging.getLogger(__name__)
_TITLE, _BODY = frozenset({"title"}), frozenset({"body", "quote"})


class WhooshEngine:
    """An `Engine` whose index lies in the folder `path`, which need not exist yet."""

    def __init__(self, path: Path) -> None:
        self._shelf = Shelf(path)
        self._mine = threading.local()
        self._shared = Shared()

    def search(self, query: Query, without: Collection[str] = ()) -> Results:
        """A page of what the query finds, as if the entries of the ids `without` were not there."""
        current = self._shelf.current()
        for folder in self._shelf.generations(current):
            try:
                return _answer(self._opened(folder).segments, query, without, degraded=folder != current)
            except DamagedError:
                self._close()
                logger.exception("The search index %s cannot be read; rebuild it with `manage.py reindex`.", folder)
        return _answer([], query, without, degraded=True)

    def put(self, entries: Iterable[Entry]) -> None:
        """Adds the entries, each in place of the one that has its id."""
        folder = self._shelf.current()
        if folder is None:
            raise NoIndexError(f"There is no index in {self._shelf.path}; build one with `manage.py reindex`.")
        if by_id := {entry.id: entry for entry in entries}:
            writing.change(folder, by_id, ())

    def remove(self, ids: Iterable[str]) -> None:
        """Takes the entries of those ids out."""
        folder = self._shelf.current()
        gone = set(ids)
        if folder is not None and gone:
            writing.change(folder, {}, gone)

    def replace_all(self, entries: Iterable[Entry]) -> None:
        """Builds an index of just these entries beside the live one, verifies it, and puts it in its place."""
        with self._shelf.next() as folder:
            writing.build(folder, entries)

    def ready(self) -> bool:
        """Whether the current generation is there and can be read."""
        folder = self._shelf.current()
        if folder is None:
            return False
        try:
            for segment in self._opened(folder).segments:
                segment.column("id")
        except DamagedError:
            self._close()
            logger.exception("The search index %s cannot be read.", folder)
            return False
        return True

    def count(self) -> int:
        """How many entries there are."""
        folder = self._shelf.current()
        return sum(int(segment.live.sum()) for segment in self._opened(folder).segments) if folder else 0

    def written(self) -> datetime | None:
        """When the index was last changed."""
        return self._shelf.written()

    def fingerprints(self) -> Mapping[str, str]:
        """The fingerprint of each entry by its id."""
        folder = self._shelf.current()
        kept: dict[str, str] = {}
        for segment in self._opened(folder).segments if folder else ():
            column = segment.column("fingerprint")
            for ordinal in column.ordinals.tolist():
                fingerprint, _, id_ = column.values[ordinal].partition(" ")
                kept[id_] = fingerprint
        return kept

    def _opened(self, folder: Path) -> Opened:
        """The thread's own view of the folder, at the latest commit."""
        opened: Opened | None = getattr(self._mine, "opened", None)
        if opened is not None and opened.folder == folder and opened.is_latest():
            return opened
        self._close()
        opened = Opened(folder, self._shared)
        self._mine.opened = opened
        return opened

    def _close(self) -> None:
        opened: Opened | None = getattr(self._mine, "opened", None)
        self._mine.opened = None
        if opened is not None:
            opened.close()


def _answer(segments: list[Segment], query: Query, without: Collection[str], *, degraded: bool) -> Results:
    """Evaluate, count, rank, show."""
    parsed = query.parsed
    if parsed.hopeless:
        found = [np.zeros(segment.size, np.bool_) for segment in segments]
    else:
        found = [matching(segment, parsed.tree) & ~identified(segment, without) for segment in segments]
    facets = counted(segments, found, query)
    listed = [
        all_of([words, *choices_of(segment, query).values()]) for segment, words in zip(segments, found, strict=True)
    ]
    start = (query.page - 1) * PAGE_SIZE
    places = ranked(segments, listed, query, start, start + PAGE_SIZE)
    return Results(
        total=sum(int(mask.sum()) for mask in listed),
        hits=tuple(_hit(segments[where], number, query) for where, number in places),
        facets=facets,
        understood="" if parsed.hopeless else describe(parsed.tree),
        mistakes=parsed.mistakes,
        degraded=degraded,
    )


def _hit(segment: Segment, number: int, query: Query) -> Hit:
    shown = segment.shown(number)
    tree, language = query.parsed.tree, shown["language"]
    return Hit(
        id=shown["id"],
        url=shown["url"],
        slug=shown["slug"],
        title=marked(shown["title"], sought_in(_TITLE, tree), language),
        outlet=shown["outlet"],
        published=shown["published"],
        language=language,
        sample=shown["sample"],
        snippet=snippet(shown["body"], sought_in(_BODY, tree), language, shown["lead"]),
    )
