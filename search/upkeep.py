"""The index is brought up to date: the queue into it, batch by batch, or all of it built anew.

Whoever does either holds `lock()` meanwhile. No request does: the indexer's process and the commands do.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from django.conf import settings
from filelock import FileLock

from search.catalogue import entries_of, reports_in
from search.engines import NoIndexError
from search.entry import Entry
from search.index import engine
from search.models import Pending

logger = logging.getLogger(__name__)
BATCH = 200
"""Reports that one commit of the index takes."""
TIDIES_EVERY = 8
"""Batches that follow one another before the index is tidied though more waits: each leaves a piece behind."""


def lock(timeout: float = -1, name: str = "writer.lock") -> FileLock:
    """The one writer's lock; entered as a context, it raises filelock.Timeout after that many seconds.

    It is let go of when the process ends, however it ends.
    """
    folder = Path(settings.SEARCH_INDEX_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    return FileLock(folder / name, timeout=timeout)


def drain(progress: Callable[[int], None] = lambda _: None) -> int:
    """Brings all of the queue into the index; answers how many changed reports have been dealt with.

    Waits for whoever is writing. `progress` is told, batch by batch, how many it has been so far. Raises NoIndexError
    where there is no whole index.
    """
    done = batches = 0
    while Pending.objects.waiting().exists():
        batches += 1
        with lock():
            done += drain_batch(batches)
        progress(done)
    return done


def drain_batch(number: int) -> int:
    """Deals with the rows that have waited longest, a batch of them; answers how many they were.

    `number` counts the batches that follow one another from 1 on. Tidying waits for the last of them, or for enough of
    them that it cannot wait. The caller holds the lock. Raises NoIndexError where there is no whole index.
    """
    if not engine().ready():
        raise NoIndexError("There is no whole index; build one with `manage.py reindex`.")
    rows = {row.report: row for row in Pending.objects.waiting()[:BATCH]}
    entries: dict[int, tuple[Entry, ...]] = {}
    refused: dict[int, str] = {}
    for report in reports_in(list(rows)):
        try:
            entries[report.pk] = entries_of(report)
        except ValueError as reason:
            refused[report.pk] = str(reason)
    engine().put(entry for of_report in entries.values() for entry in of_report)
    # Also of what was refused: the entries that it had say what the report no longer says.
    engine().remove(str(report) for report in rows if report not in entries)
    _settle(rows, refused)
    if number % TIDIES_EVERY == 0:
        while engine().tidy():  # a step at a time would never come to the larger pieces while small ones are added
            pass
    elif not Pending.objects.waiting().exists():
        engine().tidy()
    return len(rows)


def rebuild(progress: Callable[[int], None] = lambda _: None) -> int:
    """Builds the index anew beside the live one and swaps; answers how many reports are in it.

    Waits for whoever is writing. What changes meanwhile waits in the queue, and is brought in at the end. `progress`
    is told, report by report, how many have been dealt with.
    """
    with lock():
        made = rebuild_now(progress)
    drain()
    return made


def rebuild_now(progress: Callable[[int], None] = lambda _: None) -> int:
    """Likewise for a caller who holds the lock; what changes meanwhile is left in the queue."""
    rows = {row.report: row for row in Pending.objects.all()}
    refused: dict[int, str] = {}
    seen = 0

    def entries() -> Iterator[Entry]:
        nonlocal seen
        for report in reports_in():
            seen += 1
            try:
                yield from entries_of(report)
            except ValueError as reason:
                refused[report.pk] = str(reason)
            progress(seen)

    engine().replace_all(entries())
    _settle(rows, refused)
    return seen - len(refused)


def _settle(rows: Mapping[int, Pending], refused: Mapping[int, str]) -> None:
    """Takes out of the queue what has been dealt with, and has it say of the refused why.

    Only after all reports have been read: whoever reads from the database still cannot begin to write to it once
    another has written. What is refused is not tried again until the report changes.
    """
    for report, reason in refused.items():
        logger.error("No entry could be made of report %s: %s", report, reason)
        if report in rows:
            Pending.objects.filter(pk=rows[report].pk, mark=rows[report].mark).update(problem=reason)
        else:  # a row that has come since is of a change that has not been tried yet
            Pending.objects.get_or_create(report=report, defaults={"problem": reason})
    Pending.objects.settle(row for report, row in rows.items() if report not in refused)
