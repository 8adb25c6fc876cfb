"""What an engine is. Each engine has a folder of its own here, and its library is known nowhere else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Protocol

from search.entry import Entry, Results
from search.query import Query


class NoIndexError(Exception):
    """There is no index to put anything into: it has to be built first, of all entries."""


class Engine(Protocol):
    """Keeps entries and answers queries; knows no report, request or setting.

    Searching may go on in any number of threads and processes at any time; writing is one writer's at a time, which
    is the caller's care. An entry that has been put is found by the next search, in every process.
    """

    def search(self, query: Query, without: Collection[str] = ()) -> Results:
        """A page of what the query finds, as if the entries of the ids `without` were not there.

        Never raises for a query; a damaged index answers `degraded`.
        """
        ...

    def put(self, entries: Iterable[Entry]) -> None:
        """Adds the entries, each in place of the one that has its id: all of them or, if it raises, none.

        Raises NoIndexError where there is no index: one of these entries alone would pass for the whole.
        """
        ...

    def remove(self, ids: Iterable[str]) -> None:
        """Takes the entries of those ids out; ids that are not there are none of its concern."""
        ...

    def replace_all(self, entries: Iterable[Entry]) -> None:
        """Builds an index of just these entries beside the live one, verifies it, and puts it in its place."""
        ...

    def ready(self) -> bool:
        """Whether a whole index stands there, so that entries can be put into it."""
        ...

    def count(self) -> int:
        """How many entries there are; 0 without an index."""
        ...

    def written(self) -> datetime | None:
        """When the index was last changed, in UTC; None without an index."""
        ...

    def fingerprints(self) -> Mapping[str, str]:
        """The fingerprint of each entry by its id: what the index is compared with the archive by."""
        ...
