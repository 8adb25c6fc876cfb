"""The Whoosh engine. Nothing outside this folder knows Whoosh, and only `library` imports it.

Whoosh keeps the index: its segments, commits and locks, through a codec of ours that lays a segment out as arrays
(`codec`, `pool`). Queries are evaluated, counted and ranked over those arrays. Why, and which Whoosh, is
docs/decisions/0001.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from threading import Lock

from search.engines import Known, NoIndexError
from search.engines.whoosh import writing
from search.engines.whoosh.answering import Answer
from search.engines.whoosh.segments import DamagedError, Opened
from search.engines.whoosh.shelf import Shelf
from search.engines.whoosh.vocabulary import beginning, spelled_like
from search.entry import Entry, Hit, Results
from search.facets import FACET_NAMES
from search.query import PAGE_SIZE, Query
from search.tree import Tree

logger = logging.getLogger(__name__)


class WhooshEngine:
    """An `Engine` whose index lies in the folder `path`, which need not exist yet."""

    def __init__(self, path: Path) -> None:
        self._shelf = Shelf(path)
        self._opening = Lock()
        self._opened: Opened | None = None

    def search(
        self,
        query: Query,
        tree: Tree | None,
        without: Collection[str] = (),
        facets: Collection[str] = FACET_NAMES,
    ) -> Results:
        """A page of what the tree finds among what the query chooses, and the counts of the facets named."""
        start = (query.page - 1) * PAGE_SIZE
        current = self._shelf.current()
        for folder in self._shelf.generations(current):
            try:
                answer = Answer(self._at(folder), query, tree, without)
                return answer.results(start, start + PAGE_SIZE, facets, degraded=folder != current)
            except DamagedError:
                self._damaged(folder)
        return Results(degraded=True)

    def every(self, query: Query, tree: Tree | None, without: Collection[str] = ()) -> Iterator[Hit]:
        """The whole of the same list, in order, whatever the query's page; without snippets."""
        for folder in self._shelf.generations(self._shelf.current()):
            try:
                answer = Answer(self._at(folder), query, tree, without)
            except DamagedError:
                self._damaged(folder)
            else:
                yield from answer.hits()
                return

    def beginning(self, begins: str, most: int) -> list[Known]:
        """The most frequent words that begin so, the most frequent first."""
        opened = self._current()
        return beginning(opened, begins, most) if opened else []

    def spelled_like(self, word: str) -> Known | None:
        """The word that was probably meant: one written much like it, and in more reports."""
        opened = self._current()
        return spelled_like(opened, word) if opened else None

    def put(self, entries: Iterable[Entry]) -> None:
        """Adds the entries in place of all entries of the same reports."""
        folder = self._shelf.current()
        if folder is None:
            raise NoIndexError(f"There is no index in {self._shelf.path}; build one with `manage.py reindex`.")
        if by_id := {entry.id: entry for entry in entries}:
            writing.change(folder, list(by_id.values()), ())

    def remove(self, reports: Iterable[str]) -> None:
        """Takes the entries of the reports of those ids out."""
        folder = self._shelf.current()
        gone = set(reports)
        if folder is not None and gone:
            writing.change(folder, [], gone)

    def replace_all(self, entries: Iterable[Entry]) -> None:
        """Builds an index of just these entries beside the live one, verifies it, and puts it in its place."""
        with self._shelf.next() as folder:
            writing.build(folder, entries)

    def tidy(self) -> bool:
        """Makes one segment of many small ones; answers whether there was anything to do."""
        folder = self._shelf.current()
        return folder is not None and writing.tidy(folder)

    def ready(self) -> bool:
        """Whether the current generation is there and can be read."""
        return self._current() is not None

    def count(self) -> int:
        """How many reports there are."""
        opened = self._current()
        return int((opened.live & opened.of_kind("reports")).sum()) if opened else 0

    def written(self) -> datetime | None:
        """When the index was last changed."""
        return self._shelf.written()

    def fingerprints(self) -> Mapping[str, str]:
        """The fingerprint of each entry by its id."""
        opened = self._current()
        kept: dict[str, str] = {}
        for label in opened.counted("fingerprint", opened.live) if opened else ():
            fingerprint, _, id_ = label.partition(" ")
            kept[id_] = fingerprint
        return kept

    def _current(self) -> Opened | None:
        """The generation in use, as it stands now; none where there is none that can be read."""
        folder = self._shelf.current()
        try:
            return self._at(folder) if folder else None
        except DamagedError:
            self._damaged(folder)
            return None

    def _at(self, folder: Path) -> Opened:
        """The folder at its latest commit. Raises DamagedError where it cannot be read."""
        opened = self._opened
        if opened is not None and opened.folder == folder and opened.is_latest():
            return opened
        with self._opening:  # one opens, the others wait for it
            opened = self._opened
            if opened is None or opened.folder != folder or not opened.is_latest():
                opened = Opened(folder, opened)
                self._opened = opened
            return opened

    def _damaged(self, folder: Path | None) -> None:
        self._opened = None
        logger.exception("The search index %s cannot be read; rebuild it with `manage.py reindex`.", folder)
