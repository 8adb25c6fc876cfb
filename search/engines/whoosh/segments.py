"""An opened index, read as arrays: which documents a term stands in, how often, and where.

A Whoosh reader is no two threads' at once, so each thread opens an `Opened` of its own; the arrays that are worked
out of its segments never change and are shared by all (`Arrays`).
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from time import sleep
from typing import Any, NamedTuple
from weakref import finalize

import numpy as np
import numpy.typing as npt

from search.engines.whoosh.library import FileIndex, FileStorage, TermNotFound
from search.engines.whoosh.schema import SCHEMA, WORDS

Mask = npt.NDArray[np.bool_]
"""One truth value a document of a segment."""
Ids = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.float64]


ArraysKey = tuple[str, str, int]
"""A generation, a segment of it, and how many documents had been deleted from the segment: deletions change it."""
ATTEMPTS, PAUSE = 10, 0.01
"""How often, and after how many seconds, opening is tried again when a commit has come between."""


class DamagedError(Exception):
    """The files of an index cannot be opened or read."""


@contextmanager
def _reading() -> Iterator[None]:
    """Around whatever reads files through Whoosh, which fails in every way there is where they are torn."""
    try:
        yield
    except Exception as error:
        raise DamagedError(str(error)) from error


class Column(NamedTuple):
    """The labels of one field: document `docs[i]` has the label `values[ordinals[i]]`; each pair stands once."""

    values: tuple[str, ...]
    docs: Ids
    ordinals: Ids


@dataclass(slots=True)
class Arrays:
    """What has been worked out of one segment, with the documents that were deleted from it by then."""

    columns: dict[str, Column] = field(default_factory=dict)
    lengths: dict[str, Numbers] = field(default_factory=dict)


class Shared:
    """The arrays of every segment in use, for all threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._arrays: dict[ArraysKey, Arrays] = {}

    def of(self, keys: Collection[ArraysKey]) -> dict[ArraysKey, Arrays]:
        """The arrays of just these segments.

        What has been worked out of others is forgotten here: whoever still works with it holds it.
        """
        with self._lock:
            self._arrays = {key: self._arrays.get(key) or Arrays() for key in keys}
            return self._arrays


class Segment:
    """One segment, with its documents numbered from 0."""

    def __init__(self, reader: Any, arrays: Arrays) -> None:
        self._reader = reader
        self._arrays = arrays
        self.size: int = reader.doc_count_all()
        self.live: Mask = np.ones(self.size, dtype=np.bool_)
        if reader.has_deletions():
            self.live[[number for number in range(self.size) if reader.is_deleted(number)]] = False

    @_reading()
    def postings(self, name: str, term: bytes) -> tuple[Ids, Numbers]:
        """The documents that have the term, ascending, and how often each has it."""
        ids: list[int] = []
        weights: list[float] = []
        matcher = self._matcher(name, term)
        while matcher is not None and matcher.is_active():
            ids.append(matcher.id())
            weights.append(matcher.weight())
            matcher.next()
        return np.array(ids, np.int32), np.array(weights, np.float64)

    @_reading()
    def documents(self, name: str, term: bytes) -> Ids:
        """The documents that have the term, ascending."""
        matcher = self._matcher(name, term)
        return np.fromiter(matcher.all_ids(), np.int32) if matcher is not None else np.empty(0, np.int32)

    @_reading()
    def places(self, name: str, term: bytes, candidates: Ids) -> dict[int, set[int]]:
        """The positions of the term in those of the candidates (ascending) that have it."""
        found: dict[int, set[int]] = {}
        matcher = self._matcher(name, term)
        if matcher is None:
            return found
        for candidate in candidates.tolist():
            if matcher.is_active() and matcher.id() < candidate:
                matcher.skip_to(candidate)
            if not matcher.is_active():
                break
            if matcher.id() == candidate:
                found[candidate] = set(matcher.value_as("positions"))
        return found

    @_reading()
    def beginning(self, name: str, begins: str) -> list[bytes]:
        """The forms in the field that begin so. Stems begin with a stroke, and so are none of them."""
        return list(self._reader.expand_prefix(name, begins))

    @_reading()
    def column(self, name: str) -> Column:
        """The labels of a field."""
        if name not in self._arrays.columns:
            values = tuple(term.decode() for term in self._reader.lexicon(name))
            lists = [self.documents(name, value.encode()) for value in values]
            ordinals = np.repeat(np.arange(len(values), dtype=np.int32), [len(docs) for docs in lists])
            docs = np.concatenate(lists) if lists else np.empty(0, np.int32)
            self._arrays.columns[name] = Column(values, docs, ordinals)
        return self._arrays.columns[name]

    @_reading()
    def lengths(self, name: str) -> Numbers:
        """How many terms each document has in the field."""
        if name not in self._arrays.lengths:
            length = self._reader.doc_field_length
            self._arrays.lengths[name] = np.array([length(n, name) or 0 for n in range(self.size)], np.float64)
        return self._arrays.lengths[name]

    @_reading()
    def total_length(self, name: str) -> int:
        """How many terms all documents have in the field."""
        return int(self._reader.field_length(name))

    @_reading()
    def frequency(self, name: str, term: bytes) -> int:
        """How many documents have the term, deleted ones included."""
        return int(self._reader.doc_frequency(name, term))

    @_reading()
    def shown(self, number: int) -> dict[str, Any]:
        """What is stored of a document."""
        stored: dict[str, Any] = self._reader.stored_fields(number)["shown"]
        return stored

    def _matcher(self, name: str, term: bytes) -> Any | None:
        try:
            return self._reader.postings(name, term)
        except TermNotFound:
            return None


class Opened:
    """A generation as it stands at one commit. For one thread only; `close()` lets go of the files.

    Raises DamagedError where the files cannot be opened.
    """

    @_reading()
    def __init__(self, folder: Path, shared: Shared) -> None:
        self.folder = folder
        self._process = os.getpid()
        files, self._index, whole, self.commit = _open_whole(folder)
        # A thread that ends takes its view with it: the files must not wait for anyone to close them.
        self.close = finalize(self, files.close)
        readers: dict[ArraysKey, Any] = {}
        for reader, _ in whole.leaf_readers():
            segment = reader.segment()
            if segment is not None:
                readers[folder.name, segment.segment_id(), segment.deleted_count()] = reader
        arrays = shared.of(readers)
        self.segments = [Segment(reader, arrays[key]) for key, reader in readers.items()]

    @_reading()
    def is_latest(self) -> bool:
        """Whether no later commit has been made, and the files were not opened by the process that this one left.

        Processes share the place at which an inherited file is read, as threads do.
        """
        return bool(self._index.latest_generation() == self.commit) and self._process == os.getpid()


class Files(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    """The files of an index that one view of it has opened; `close()` closes those that are still open.

    Whoosh leaves files open where a later one of the same index cannot be opened or read.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), readonly=True)
        self._opened: list[Any] = []

    def open_file(self, name: str, **options: Any) -> Any:
        """The file, open for reading."""
        file = super().open_file(name, **options)
        self._opened.append(file)
        return file

    def close(self) -> None:
        """Closes what has been opened."""
        while self._opened:
            file = self._opened.pop()
            if not file.is_closed:
                file.close()


def _open_whole(folder: Path) -> tuple[Files, Any, Any, int]:
    """The files, the index, a reader with all its files open, and the number of the commit that it reads.

    Whoosh opens the files of stored fields and lengths only when they are first asked for; where a later commit has
    removed them by then it answers that there are none. So they are opened at once; and if a commit has been made in
    the meantime, which is when files are removed, all is opened again. Raises what Whoosh raises of a torn index.
    """
    for attempt in range(ATTEMPTS):
        try:
            with ExitStack() as given_up:
                files = Files(folder)
                given_up.callback(files.close)
                index, reader, commit = _open(files)
                if index.latest_generation() == commit:
                    given_up.pop_all()
                    return files, index, reader, commit
        except (OSError, TypeError):
            if attempt == ATTEMPTS - 1 or not folder.is_dir():
                raise
        sleep(PAUSE)
    raise TimeoutError(f"{folder} changes faster than it can be opened")


def _open(files: Files) -> tuple[Any, Any, int]:
    index = FileIndex(files, schema=SCHEMA)
    commit = index.latest_generation()
    reader = index.reader()
    for leaf, _ in reader.leaf_readers():
        if leaf.doc_count_all():
            leaf.stored_fields(0)
            for name in WORDS:
                leaf.doc_field_length(0, name)
    return index, reader, commit
