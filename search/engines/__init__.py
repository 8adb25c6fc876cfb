"""What an engine is. Each engine has a folder of its own here, and its library is known nowhere else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from search.entry import Entry, Hit, Results
from search.facets import FACET_NAMES
from search.query import Query
from search.tree import Tree


class NoIndexError(Exception):
    """There is no index to put anything into: it has to be built first, of all entries."""


@dataclass(frozen=True, slots=True)
class Known:
    """A word that the index knows, as it is most often written, and how many reports have it."""

    word: str
    reports: int


class Engine(Protocol):
    """Keeps entries and answers queries; knows no report, request or setting.

    Searching may go on in any number of threads and processes at any time; writing is one writer's at a time, which
    is the caller's care. An entry that has been put is found by the next search, in every process.
    """

    def search(
        self,
        query: Query,
        tree: Tree | None,
        without: Collection[str] = (),
        facets: Collection[str] = FACET_NAMES,
    ) -> Results:
        """A page of what the tree finds among what the query chooses, and the counts of the facets named.

        The tree is how the query's text was understood; None finds everything. It is as if the entries of the reports
        whose ids are in `without` were not there. Never raises for a query; a damaged index answers `degraded`.
        """
        ...

    def every(self, query: Query, tree: Tree | None, without: Collection[str] = ()) -> Iterator[Hit]:
        """The whole of the same list, in order, whatever the query's page; without snippets."""
        ...

    def beginning(self, begins: str, most: int) -> list[Known]:
        """The most frequent words that begin so, the most frequent first."""
        ...

    def spelled_like(self, word: str) -> Known | None:
        """The word that was probably meant: one written much like it, and in more reports. None where it is known."""
        ...

    def put(self, entries: Iterable[Entry]) -> None:
        """Adds the entries in place of all entries of the same reports: all of them or, if it raises, none.

        Raises NoIndexError where there is no index: one of these entries alone would pass for the whole.
        """
        ...

    def remove(self, reports: Iterable[str]) -> None:
        """Takes the entries of the reports of those ids out; ids that are not there are none of its concern."""
        ...

    def replace_all(self, entries: Iterable[Entry]) -> None:
        """Builds an index of just these entries beside the live one, verifies it, and puts it in its place."""
        ...

    def tidy(self) -> bool:
        """Does a little of what makes searching faster and can wait; answers whether there was anything to do."""
        ...

    def ready(self) -> bool:
        """Whether a whole index stands there, so that entries can be put into it."""
        ...

    def whole(self) -> bool:
        """Reads every file of the index from beginning to end; answers whether all are as they were written. Slow."""
        ...

    def count(self) -> int:
        """How many reports there are; 0 without an index."""
        ...

    def written(self) -> datetime | None:
        """When the index was last changed, in UTC; None without an index."""
        ...

    def fingerprints(self) -> Mapping[str, str]:
        """The fingerprint of each entry by its id: what the index is compared with the archive by."""
        ...
