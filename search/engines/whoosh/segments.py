"""An opened index: all its segments as one row of numbered documents, and what stands in them, as arrays.

Nothing in it changes and nothing in it has a position in a file, so that all threads read in one and the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from search.engines.whoosh.arrays import Array, Arrays, TornError
from search.engines.whoosh.codec import DOCS, TERMS, file_of, rounded, shown_of, text_of
from search.engines.whoosh.dictionary import Ids, LabelList, WordList
from search.engines.whoosh.library import FileIndex, FileStorage
from search.engines.whoosh.schema import SCHEMA
from search.words import Step

Mask = npt.NDArray[np.bool_]
"""One truth value a document."""
Numbers = npt.NDArray[np.float64]

ATTEMPTS, PAUSE = 10, 0.01
"""How often, and after how many seconds, opening is tried again when a commit has come between."""
_T = TypeVar("_T")


class DamagedError(Exception):
    """The files of an index cannot be opened or read."""


@contextmanager
def reading() -> Iterator[None]:
    """Around whatever opens files, which fails in every way there is where they are torn."""
    try:
        yield
    except Exception as error:
        raise DamagedError(str(error)) from error


@dataclass(frozen=True)
class Segment:
    """The arrays of one segment, whose documents are numbered from 0."""

    id: str
    size: int
    terms: Arrays
    docs: Arrays
    _lists: dict[str, WordList | LabelList] = field(default_factory=dict, repr=False)

    def stands(self) -> bool:
        """Whether its files are still there, as long as they were."""
        return self.terms.stands() and self.docs.stands()

    def words(self, name: str) -> WordList | None:
        """The words of a field, if it has any."""
        return self._list(name, f"{name}:terms", WordList)

    def labels(self, name: str) -> LabelList | None:
        """The labels of a field, if it has any."""
        return self._list(name, f"{name}:values", LabelList)

    def lengths(self, name: str) -> Array:
        """How many words each document has in the field."""
        kept = self.docs.get(f"length:{name}")
        return kept if kept is not None else np.zeros(self.size, np.int32)

    def _list(self, name: str, mark: str, kind: Callable[[Arrays, str], _T]) -> _T | None:
        if mark not in self.terms:
            return None
        if name not in self._lists:
            self._lists[name] = kind(self.terms, name)  # type: ignore[assignment]
        return self._lists[name]  # type: ignore[return-value]


class Opened:
    """A generation as it stands at one commit.

    Raises DamagedError where the files cannot be opened. What `before` has opened already is not opened again.
    """

    def __init__(self, folder: Path, before: Opened | None = None) -> None:
        self.folder = folder
        self.segments: list[Segment]
        opened_before = before.segments if before is not None and before.folder == folder else []
        known = {segment.id: segment for segment in opened_before if segment.stands()}
        with reading():
            self._index, self.commit, kept, self.segments = _open(folder, known)
            self.starts = np.cumsum([0, *(segment.size for segment in self.segments)])
            """The number of the first document of each segment, and of one after the last."""
            self.size = int(self.starts[-1])
            self.live: Mask = np.ones(self.size, np.bool_)
            for start, segment in zip(self.starts.tolist(), kept, strict=False):
                self.live[start + np.array(list(segment.deleted_docs()), np.int64)] = False
        self._lengths: dict[str, Array] = {}
        self._known: dict[Any, Any] = {}

    def is_latest(self) -> bool:
        """Whether no later commit has been made, and all files are still there."""
        with reading():
            latest = self._index.latest_generation() == self.commit
        return latest and all(segment.stands() for segment in self.segments)

    def is_sound(self) -> bool:
        """Whether all files are as they were written. All of them are read."""
        return all(segment.terms.is_sound() and segment.docs.is_sound() for segment in self.segments)

    def postings(self, name: str, step: Step) -> tuple[Ids, Array]:
        """The documents in whose field a word may stand at that place, ascending, and how often it does in each."""
        found = []
        for start, segment in self._parts():
            words = segment.words(name)
            if words is not None and len(terms := words.of_step(step)):
                docs, often = words.postings(terms)
                found.append((docs + np.int32(start) if start else docs, often))
        if len(found) == 1:
            return found[0]
        if not found:
            return np.empty(0, np.int32), np.empty(0, np.int32)
        return np.concatenate([docs for docs, _ in found]), np.concatenate([often for _, often in found])

    def occurrences(self, name: str, step: Step, among: Mask) -> npt.NDArray[np.int64]:
        """Where a word stands that may stand at that place, in the documents that are `among` those asked for: the
        document's number shifted by 32 bits, and the position. They ascend.
        """
        found = []
        for start, segment in self._parts():
            words = segment.words(name)
            if words is not None and len(terms := words.of_step(step)):
                here = words.occurrences(terms, among[start : start + segment.size])
                found.append(here + (np.int64(start) << 32))
        return np.concatenate(found) if found else np.empty(0, np.int64)

    def lengths(self, name: str) -> Array:
        """How many words each document has in the field."""
        if name not in self._lengths:
            parts = [segment.lengths(name) for segment in self.segments]
            self._lengths[name] = np.concatenate(parts) if parts else np.empty(0, np.int32)
        return self._lengths[name]

    def having(self, name: str, values: Iterator[str] | frozenset[str] | list[str]) -> Mask:
        """The documents that have any of the labels in the field, deleted ones among them."""
        mask = np.zeros(self.size, np.bool_)
        for value in values:
            for start, segment in self._parts():
                if labels := segment.labels(name):
                    mask[start + labels.docs(value.encode())] = True
        return mask

    def within(self, name: str, first: int, last: int) -> Mask:
        """The documents that have a period in the field which lies wholly between two days, both included."""
        mask = np.zeros(self.size, np.bool_)
        for start, segment in self._parts():
            if labels := segment.labels(name):
                good = (segment.terms[f"{name}:firsts"] >= first) & (segment.terms[f"{name}:lasts"] <= last)
                mask[start + labels.every_doc[np.repeat(good, np.diff(labels.starts))]] = True
        return mask

    def counted(self, name: str, among: Mask) -> dict[str, int]:
        """How many of the documents have each label of the field; labels that none has are left out."""
        counts: dict[str, int] = {}
        for start, segment in self._parts():
            if labels := segment.labels(name):
                here = among[start : start + segment.size]
                if not here.any():
                    continue
                sums = labels.counted(here)
                for at in np.flatnonzero(sums).tolist():
                    value = labels.value(at)
                    counts[value] = counts.get(value, 0) + int(sums[at])
        return counts

    def days(self, name: str) -> Array:
        """For each document the first day of its periods in the field if it is one of publication, else the last; days
        are counted from the first of the calendar, and 0 stands for none.
        """
        return self._once(("days", name), lambda: self._days(name))

    def added(self) -> Array:
        """When each document came into the archive, in seconds since 1970."""
        return self._once("added", lambda: self._side_by_side("added"))

    def of_kind(self, kind: str) -> Mask:
        """The documents that are of the kind, deleted ones among them."""
        return self._once(("kind", kind), lambda: self.having("kind", [kind]))

    def average(self, kind: str, name: str) -> float:
        """How many words a document of the kind has in the field, on average."""
        return self._once(("average", kind, name), lambda: self._average(kind, name))

    def rounded(self, name: str) -> Numbers:
        """How many words each document has in the field, as Whoosh reckons with them."""
        return self._once(("rounded", name), lambda: rounded(self.lengths(name)))

    def how_many(self, kind: str) -> int:
        """How many documents are of the kind, deleted ones among them."""
        return self._once(("many", kind), lambda: int(np.count_nonzero(self.of_kind(kind))))

    def shown(self, number: int) -> dict[str, Any]:
        """What is shown of a document in every list. Raises DamagedError where that cannot be read."""
        return self._read(shown_of, number)

    def text(self, number: int) -> str:
        """A document's text. Raises DamagedError where that cannot be read."""
        return self._read(text_of, number)

    def _read(self, part: Callable[[Arrays, int], _T], number: int) -> _T:
        at = int(np.searchsorted(self.starts, number, side="right")) - 1
        with reading():
            return part(self.segments[at].docs, number - int(self.starts[at]))

    def _parts(self) -> Iterator[tuple[int, Segment]]:
        return zip(self.starts.tolist(), self.segments, strict=False)

    def _once(self, key: Any, work: Callable[[], _T]) -> _T:
        # Two threads may work it out at once, and get the same.
        if key not in self._known:
            self._known[key] = work()
        known: _T = self._known[key]
        return known

    def _side_by_side(self, name: str) -> Array:
        parts = [segment.docs[name] for segment in self.segments]
        return np.concatenate(parts) if parts else np.empty(0, np.int64)

    def _average(self, kind: str, name: str) -> float:
        many = self.how_many(kind)
        return float(self.lengths(name)[self.of_kind(kind)].sum()) / many if many else 0.0

    def _days(self, name: str) -> Array:
        found = np.zeros(self.size, np.int64)
        for start, segment in self._parts():
            if labels := segment.labels(name):
                part = "firsts" if name == "published" else "lasts"
                days = np.repeat(segment.terms[f"{name}:{part}"], np.diff(labels.starts))
                np.maximum.at(found, start + labels.every_doc, days)
        return found


class Files(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    """The files of an index; `close()` closes those that Whoosh has left open, as it does where one cannot be read."""

    def __init__(self, path: str, *, readonly: bool) -> None:
        super().__init__(path, readonly=readonly)
        self._left: list[Any] = []

    def open_file(self, name: str, **options: Any) -> Any:
        """The file, open for reading."""
        file = super().open_file(name, **options)
        self._left.append(file)
        return file

    def close(self) -> None:
        """Closes what is still open."""
        while self._left:
            file = self._left.pop()
            if not file.is_closed:
                file.close()


def _open(folder: Path, known: dict[str, Segment]) -> tuple[Any, int, list[Any], list[Segment]]:
    """The index, the number of its last commit, what that says of the segments, and the segments.

    A later commit may remove files between the reading of the one and the opening of the other: then all is opened
    again.
    """
    for attempt in range(ATTEMPTS):
        try:
            with closing(Files(str(folder), readonly=True)) as files:
                index = FileIndex(files, schema=SCHEMA)
                commit = index.latest_generation()
                kept = index._segments()  # nothing else of Whoosh says which segments there are
            segments = [known.get(part.segment_id()) or _segment(index.storage, part) for part in kept]
            if index.latest_generation() == commit:
                return index, commit, kept, segments
        except (OSError, TornError):
            if attempt == ATTEMPTS - 1 or not folder.is_dir():
                raise
        sleep(PAUSE)
    raise TimeoutError(f"{folder} changes faster than it can be opened")


def _segment(storage: Any, kept: Any) -> Segment:
    return Segment(
        kept.segment_id(),
        kept.doc_count_all(),
        Arrays(file_of(storage, kept, TERMS)),
        Arrays(file_of(storage, kept, DOCS)),
    )
