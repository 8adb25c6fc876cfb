"""Writing to a Whoosh index: whole batches or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from search.engines.whoosh.library import Term, create_in, open_dir
from search.engines.whoosh.schema import FACET_FIELDS, SCHEMA, document
from search.entry import Entry
from search.tree import DATE_FIELDS

MEMORY = 512
"""Megabytes that a rebuild may hold before it writes postings out; larger is faster."""


def build(folder: Path, entries: Iterable[Entry]) -> None:
    """Makes an index of the entries in the empty folder. Raises ValueError where two have one id."""
    index = create_in(str(folder), SCHEMA)
    seen: set[str] = set()
    with _writer(index) as writer:
        for entry in entries:
            if entry.id in seen:
                raise ValueError(f"two entries have the id {entry.id}")
            seen.add(entry.id)
            writer.add_document(**document(entry))
    _verify(folder, seen)


def change(folder: Path, entries: dict[str, Entry], removed: Iterable[str]) -> None:
    """Puts the entries, by id, and removes those ids, in one commit."""
    index = open_dir(str(folder), schema=SCHEMA)
    # Words are cut before the writer is opened: an entry that cannot be cut then leaves no writer behind.
    documents = [document(entry) for entry in entries.values()]
    with _writer(index) as writer:
        with writer.searcher() as searcher:
            for gone in {*entries, *removed}:
                writer.delete_by_query(Term("id", gone), searcher=searcher)
        for fields in documents:
            writer.add_document(**fields)


@contextmanager
def _writer(index: Any) -> Iterator[Any]:
    """A writer that commits at the end of the block, or is cancelled and dropped.

    A writer that has refused a document must never be committed: the segment would be corrupt. Segments are not
    packed into one file each, because opening a packed one copies all of it into memory.
    """
    writer = index.writer(limitmb=MEMORY, compound=False, timeout=10)
    try:
        yield writer
        writer.commit()
    except BaseException:
        # After a failed commit `cancel` fails as well; what matters then is that the lock does not stay.
        with suppress(Exception):
            writer.cancel()
        with suppress(Exception):
            writer.writelock.release()
        raise


def _verify(folder: Path, ids: set[str]) -> None:
    """Raises RuntimeError where the new index does not hold just those entries, each of them readable."""
    with open_dir(str(folder), schema=SCHEMA).reader() as reader:
        kept = {stored["shown"]["id"] for stored in reader.all_stored_fields()}
        listed = {term.decode() for term in reader.lexicon("id")}
        for name in (*FACET_FIELDS.values(), *DATE_FIELDS):
            for label in reader.lexicon(name):
                if reader.doc_frequency(name, label) < 1:
                    raise RuntimeError(f"The new index has a label of no entry: {name} {label.decode()}.")
        if kept != ids or listed != ids or reader.doc_count() != len(ids):
            raise RuntimeError(f"The new index does not hold what was put into it: {len(kept)} of {len(ids)} entries.")
