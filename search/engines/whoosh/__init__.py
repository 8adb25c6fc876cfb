"""The Whoosh engine. Nothing outside this folder knows Whoosh, and only `library` imports it.

Whoosh keeps the index: its segments, commits and locks, through a codec of ours that lays a segment out as arrays
(`codec`, `pool`). Queries are evaluated, counted and ranked over those arrays. Why, and which Whoosh, is
docs/decisions/0001.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

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
        self._opened: dict[Path, Opened] = {}
        self._damaged: dict[Path, int] = {}
        """Generations that could not be read, with when the folder had last been changed."""

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
        for opened in self._readable(current):
            with self._reading(opened):
                answer = Answer(opened, query, tree, without)
                return answer.results(start, start + PAGE_SIZE, facets, degraded=opened.folder != current)
        return Results(degraded=True)

    def every(self, query: Query, tree: Tree | None, without: Collection[str] = ()) -> Iterator[Hit]:
        """The whole of the same list, in order, whatever the query's page; without snippets."""
        for opened in self._readable(self._shelf.current()):
            with self._reading(opened):
                hits = Answer(opened, query, tree, without).hits()
                break
        else:
            return
        yield from hits

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

    def whole(self) -> bool:
        """Reads every file of the index from beginning to end; answers whether all are as they were written."""
        opened = self._current()
        if opened is None:
            return False
        if opened.is_sound():
            return True
        self._is_damaged(opened.folder, DamagedError("a checksum is wrong"))
        return False

    def _current(self) -> Opened | None:
        """The generation in use, as it stands now; none where there is none that can be read."""
        folder = self._shelf.current()
        return self._at(folder) if folder else None

    def _readable(self, current: Path | None) -> Iterator[Opened]:
        """The generations that can be read, the one in use first."""
        for folder in self._shelf.generations(current):
            opened = self._at(folder)
            if opened is not None:
                yield opened

    def _at(self, folder: Path) -> Opened | None:
        """The folder at its latest commit; none where it cannot be read, until something changes in it.

        Two threads may open it at once: it costs little, and no lock can be left held by a process that has forked.
        """
        changed = _changed(folder)
        if self._damaged.get(folder) == changed:
            return None
        opened = self._opened.get(folder)
        try:
            if opened is None or not opened.is_latest():
                opened = Opened(folder, opened)
                self._opened = {known: of for known, of in self._opened.items() if known.exists()} | {folder: opened}
        except DamagedError as error:
            self._is_damaged(folder, error)
            return None
        return opened

    @contextmanager
    def _reading(self, opened: Opened) -> Iterator[None]:
        """Around an answer: goes on with the next generation where it fails because files are not as they were."""
        try:
            yield
        except DamagedError as error:
            self._is_damaged(opened.folder, error)
        except Exception as error:
            if opened.is_sound():
                raise
            self._is_damaged(opened.folder, error)

    def _is_damaged(self, folder: Path, error: Exception) -> None:
        self._damaged[folder] = _changed(folder)
        self._opened.pop(folder, None)
        logger.error("The search index %s cannot be read; rebuild it with `manage.py reindex`.", folder, exc_info=error)


def _changed(folder: Path) -> int:
    """When a file was last made or removed in the folder, in nanoseconds; 0 where it is not there."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0
