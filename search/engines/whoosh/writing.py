"""Writing to a Whoosh index: whole batches or nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np

from search.engines.whoosh.codec import ArrayCodec
from search.engines.whoosh.library import FileIndex, FileStorage, SegmentWriter
from search.engines.whoosh.pool import Pool, piece_indices
from search.engines.whoosh.schema import SCHEMA, document
from search.engines.whoosh.segments import Opened, Segment
from search.entry import Entry

LARGEST = 16_000_000
"""Postings and places that are gathered in memory, eight bytes each or less, before a rebuild begins a new segment."""
TIER = 8
"""So many segments of like size are made one. A commit adds a segment, and each makes every search a little slower."""
SMALLEST = 64
"""Reports up to which segments are of like size; above, each size is `TIER` times the one before."""
LARGEST_MERGED = 10_000
"""Entries of a segment that is left as it is until the next rebuild: to make one of larger ones takes many seconds, in
which nothing else can be written."""
WAIT = 10
"""Seconds that a writer waits for another to end."""


class SyncedStorage(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    """A folder of files in which what is renamed is on the disk: by that a commit is made."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Gives the file its name once its content cannot be lost any more."""
        sync(Path(self.folder) / oldname)
        super().rename_file(oldname, newname, safe=safe)
        sync(Path(self.folder))


class Writer(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer, with a pool of our own and a merge that takes arrays over instead of postings one by one."""

    def __init__(self, index: Any) -> None:
        super().__init__(index, timeout=WAIT, codec=ArrayCodec(), compound=False)
        self._added: bool
        self.pool = Pool()

    def take_over(self, segment: Segment, live: Any) -> None:
        """Adds the documents of a segment that has been there before, but for those that have been deleted."""
        kept = np.flatnonzero(live)
        renumbered = np.zeros(segment.size, np.int32)
        renumbered[kept] = np.arange(len(kept)) + self.docnum
        self.perdocwriter.take_over(segment.docs, kept)
        for name in sorted({array.partition(":")[0] for array in segment.terms}):
            found = segment.words(name) or segment.labels(name)
            if found is not None:
                _take_over(self.pool, name, found, live, renumbered)
        self.docnum += len(kept)
        self._added = self._added or bool(len(kept))


def _take_over(pool: Pool, name: str, found: Any, live: Any, renumbered: Any) -> None:
    gathered = pool.of(name)
    wanted = live[found.every_doc]
    counts = np.diff(np.concatenate(([0], np.cumsum(wanted)))[found.starts])
    left = [term for term, count in zip(found.written(), counts.tolist(), strict=True) if count]
    numbers = np.array([gathered.numbers.setdefault(term, len(gathered.numbers)) for term in left], np.int32)
    gathered.terms.frombytes(np.repeat(numbers, counts[counts > 0]).tobytes())
    gathered.docs.frombytes(renumbered[found.every_doc[wanted]].tobytes())
    often = found.every_often.astype(np.int32)
    gathered.often.frombytes(often[wanted].tobytes())
    if len(found.every_place):
        places = found.every_place[piece_indices((np.cumsum(often) - often)[wanted], often[wanted])]
        gathered.places.frombytes(places.tobytes())


def build(folder: Path, entries: Iterable[Entry]) -> None:
    """Makes an index of the entries in the empty folder. Raises ValueError where two have one id."""
    index = SyncedStorage(str(folder)).create_index(SCHEMA)
    seen: set[str] = set()
    left = iter(entries)
    more = True
    while more:
        with _writer(index) as writer:
            more = False
            for entry in left:
                if entry.id in seen:
                    raise ValueError(f"two entries have the id {entry.id}")
                seen.add(entry.id)
                writer.add_document(**document(entry))
                if writer.pool.size > LARGEST:
                    more = True
                    break
    _verify(folder, seen)


def change(folder: Path, entries: list[Entry], removed: Iterable[str]) -> None:
    """Puts the entries in place of all of the same reports, and removes the reports of those ids, in one commit."""
    index = FileIndex(SyncedStorage(str(folder)), schema=SCHEMA)
    # Words are cut before the writer is opened: an entry that cannot be cut then leaves no writer behind.
    documents = [document(entry) for entry in entries]
    gone = {*(entry.report for entry in entries), *removed}
    with _writer(index) as writer:
        opened = Opened(folder)
        for number in np.flatnonzero(opened.having("report", list(gone)) & opened.live).tolist():
            writer.delete_document(number)
        for fields in documents:
            writer.add_document(**fields)


def tidy(folder: Path) -> bool:
    """Makes one segment of several of like size, and drops what has been deleted from one that is half deleted.

    Answers whether there was anything of that sort.
    """
    if not _to_be_made_one(Opened(folder)):
        return False
    with _writer(FileIndex(SyncedStorage(str(folder)), schema=SCHEMA), tidying=True):
        return True


def _to_be_made_one(opened: Opened) -> set[str]:
    """The ids of the segments that are to become one, or none."""
    tiers: dict[int, list[str]] = {}
    for start, segment in zip(opened.starts.tolist(), opened.segments, strict=False):
        living = int(np.count_nonzero(opened.live[start : start + segment.size]))
        if living > LARGEST_MERGED:
            continue
        if living * 2 <= segment.size:
            return {segment.id}
        tiers.setdefault(_tier(living), []).append(segment.id)
    return next((set(ids) for _, ids in sorted(tiers.items()) if len(ids) >= TIER), set())


def _tier(reports: int) -> int:
    tier = 0
    while reports > SMALLEST:
        reports //= TIER
        tier += 1
    return tier


@contextmanager
def _writer(index: Any, *, tidying: bool = False) -> Iterator[Any]:
    """A writer that commits at the end of the block, or is cancelled and dropped.

    A writer that has refused a document must never be committed: the segment would be corrupt.
    """
    writer = Writer(index)
    for draft in Path(index.storage.folder).glob("_*.toc.*"):  # left behind by a writer that was killed
        draft.unlink(missing_ok=True)
    try:
        yield writer
        writer.commit(mergetype=lambda _, segments: _merged(writer, segments) if tidying else segments)
    except BaseException:
        # After a failed commit `cancel` fails as well; what matters then is that the lock does not stay, and that no
        # half-written file lies in the way of the next commit.
        with suppress(Exception):
            writer.cancel()
        with suppress(Exception):
            writer.writelock.release()
        _drop_unfinished(index, writer.newsegment.segment_id())
        raise


def _merged(writer: Writer, segments: list[Any]) -> list[Any]:
    """Takes over what is to be made one, and answers which segments stay."""
    opened = Opened(Path(writer.storage.folder))
    chosen = _to_be_made_one(opened)
    for start, segment in zip(opened.starts.tolist(), opened.segments, strict=False):
        if segment.id in chosen:
            writer.take_over(segment, opened.live[start : start + segment.size])
    return [kept for kept in segments if kept.segment_id() not in chosen]


def _drop_unfinished(index: Any, segment: str) -> None:
    """Removes the files of a segment, unless what failed came after the commit that names it."""
    with suppress(Exception):
        if segment not in {kept.segment_id() for kept in index._segments()}:
            for file in Path(index.storage.folder).glob(f"{segment}.*"):
                file.unlink(missing_ok=True)


def _verify(folder: Path, ids: set[str]) -> None:
    """Raises RuntimeError where the new index does not hold just those entries, each of them readable."""
    opened = Opened(folder)
    listed = opened.counted("id", opened.live)
    readable = {opened.shown(number)["id"] for number in range(opened.size) if opened.text(number) is not None}
    if opened.size != len(ids) or set(listed) != ids or readable != ids:
        raise RuntimeError(f"The new index does not hold what was put into it: {opened.size} of {len(ids)} entries.")
    if not opened.is_sound():
        raise RuntimeError("The new index cannot be read as it was written: look to the disk.")


def sync(path: Path) -> None:
    """Writes a file, or a folder's list of its files, through to the disk: Whoosh itself leaves that to chance."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
