"""The worker: takes what waits in the ledger, has it read in cells, and writes what comes of it."""

import logging
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, OperationalError, connection

from archive.authority import gazetteer
from archive.cells import Answer, Cells, Emptied, Found, NotReady, Parcel, Read, Refused
from archive.extraction import Gazetteer
from archive.ingest.ending import Lapsed, Outcome, end, end_as_duplicate, end_as_read
from archive.ingest.here import Here
from archive.ingest.keeping import clear_away
from archive.ingest.leasing import TRIES, Lease, sweep
from archive.ingest.unpacking import Unpacking
from archive.models import Upload, UploadItem

logger = logging.getLogger(__name__)
PAUSE = 0.3
"""Seconds between two looks into the ledger, and the longest wait for a cell's answer."""
LONGEST_PAUSE = 30.0
"""Seconds between two attempts, at the most, while something is in the way."""
LOOK = 2.0
"""Seconds between two looks at what else there is: names that changed, workers that died."""
IDLE = 120.0
"""Seconds without work after which the cells are closed."""
AT_ONCE = 50
"""Items, at the most, that are looked at in one step: thousands of duplicates are not to keep it from stopping."""


class Worker:
    """Reads what waits: of any upload, or of one. Several may work beside one another.

    `readers` is how many cells are kept busy; with 0 files are read in this process, which is for files that one
    trusts. Entered as a context; on leaving, what has not been read to its end waits again.
    """

    def __init__(self, readers: int, upload: Upload | None = None) -> None:
        self._readers = readers
        self._lease = Lease(upload)
        self._names: Gazetteer | None = None
        self._cells: Cells | Here | None = None
        self._open_cells = ExitStack()
        self._next: UploadItem | None = None
        """What has been taken and given to no cell yet: if something is in the way, it is the next to be given."""
        self._taken: dict[int, UploadItem] = {}
        self._bundles: dict[int, Unpacking] = {}
        self._unwritten: deque[tuple[int, Answer]] = deque()
        self._next_look = 0.0
        self._last_work = monotonic()
        self._failures = 0
        """How often something was in the way since something was last done."""

    def __enter__(self) -> "Worker":
        sweep()
        clear_away()
        self._lease.__enter__()
        return self

    def __exit__(self, *error) -> None:
        try:
            self._close_cells()
        finally:
            self._lease.__exit__(*error)

    def run(self, wait: Callable[[float], bool], until: Callable[[], bool] = lambda: False) -> None:
        """Works until there is nothing more to wait for, or it may go on no longer; stops between files.

        `wait` is given seconds to wait for, at the most, and answers whether to go on; `until` is asked when there was
        nothing to do, and between files. What is in the way, a locked database or a full disk, is logged, told to those
        who wait for their files, and tried again after a while.
        """
        pause = 0.0
        while wait(pause) and not until():
            try:
                pause = 0.0 if self.step() else PAUSE
            except Exception as error:
                self._failures += 1
                pause = min(PAUSE * 2 ** min(self._failures, 10), LONGEST_PAUSE)
                logger.error(
                    "Reading failed, and is tried again: %s",
                    error,
                    exc_info=not isinstance(error, DatabaseError | OSError),
                )
                connection.close()
                self._lease.note(_hindrance(error))

    def step(self) -> bool:
        """Does some of what there is to do, and waits a moment for the cells; answers whether there was anything."""
        if monotonic() >= self._next_look:
            self._look()
        if self._taken and not self._unwritten:
            self._hear()
        busy = self._give() or bool(self._taken)
        # Only now: what is written here is written while the cells read on.
        self._write()
        if busy:
            self._last_work = monotonic()
        else:
            self._unhindered()
            self._rest()
        return busy

    def _look(self) -> None:
        self._next_look = monotonic() + LOOK
        if not self._taken:
            # A database that was put back from a copy is another file of the same name.
            connection.close()
        self._lease.recover()
        if self._cells:
            self._know()

    def _know(self) -> None:
        names = gazetteer()
        if self._cells and names is not self._names:
            self._cells.know(names)
        self._names = names

    def _give(self) -> bool:
        """Gives what waits to the cells that are free; answers whether anything waited."""
        any_waited = False
        for _ in range(AT_ONCE):
            if self._cells and not self._cells.free:
                break
            self._next = self._next or self._lease.take()
            if self._next is None:
                break
            any_waited = True
            self._begin(self._next)
            self._next = None
        return any_waited

    def _begin(self, item: UploadItem) -> None:
        """Gives an item to a cell, unless it can be ended as it is."""
        parcel = None
        with self._a_word_for(item):
            if item.original is None:
                end(item, Outcome.FAILED, "Its bytes are no longer kept. Send it again.")
            elif not end_as_duplicate(item):
                parcel = _parcel(item)
        if parcel:
            self._opened().give(item.pk, parcel)
            self._taken[item.pk] = item

    def _opened(self) -> Cells | Here:
        if self._cells is None:
            self._know()
            limits = settings.READING_LIMITS
            cells = Cells(self._readers, self._names, limits) if self._readers else Here(self._names, limits)
            self._cells = self._open_cells.enter_context(cells)
        return self._cells

    def _hear(self) -> None:
        try:
            self._unwritten.extend(self._opened().answers(PAUSE))
        except NotReady:
            self._close_cells()
            raise

    def _rest(self) -> None:
        if self._cells and monotonic() - self._last_work > IDLE:
            self._close_cells()

    def _close_cells(self) -> None:
        """Ends the cells; what they had is given back, and waits again."""
        self._open_cells.close()
        self._cells = self._next = None
        for state in (self._unwritten, self._taken, self._bundles):
            state.clear()
        self._lease.give_back()

    def _write(self) -> None:
        """Writes what has been answered. An answer that could not be written for now is the next to be written."""
        while self._unwritten:
            key, answer = self._unwritten[0]
            if key in self._taken:
                self._settle(self._taken[key], answer)
            self._unwritten.popleft()
            self._unhindered()

    def _unhindered(self) -> None:
        """Takes back what was noted as in the way: work goes on, or there is none."""
        if self._failures:
            self._failures = 0
            self._lease.note("")

    def _settle(self, item: UploadItem, answer: Answer) -> None:
        with self._a_word_for(item):
            if not self._take_in(item, answer):
                return
        self._forget(item.pk)

    @contextmanager
    def _a_word_for(self, item: UploadItem) -> Iterator[None]:
        """Sees to it that the item ends with a word, or waits again, where this cannot be done.

        What is in the way and not the item's fault, a locked database or a full disk, is raised: it is tried again.
        """
        try:
            yield
        except (OperationalError, OSError):
            raise
        except Lapsed:
            logger.warning("%s was taken by another worker.", item.name)
        except ObjectDoesNotExist:
            # What the cell knew by name has been merged or renamed since: it is read again with today's names.
            self._again(item)
        except Exception as error:  # the ledger's promise: no file ends without a word, and the others are still read
            logger.exception("%s could not be written", item.name)
            self._fail(item, error)

    def _take_in(self, item: UploadItem, answer: Answer) -> bool:
        """Writes an answer; answers whether the item has ended with it."""
        match answer:
            case Found(member):
                return not self._unpacking(item).take(member)
            case Emptied(said):
                self._unpacking(item).end(said)
            case Refused(reason) if item.pk in self._bundles:
                self._unpacking(item).fail(reason)
            case Refused(reason):
                end(item, Outcome.FAILED, reason)
            case Read():
                end_as_read(item, answer)
        return True

    def _unpacking(self, item: UploadItem) -> Unpacking:
        if item.pk not in self._bundles:
            self._bundles[item.pk] = Unpacking(item)
        return self._bundles[item.pk]

    def _again(self, item: UploadItem) -> None:
        if item.tries >= TRIES:
            end(item, Outcome.FAILED, "The names that it speaks of were changed while it was read. Retry it.")
            return
        self._know()
        UploadItem.objects.filter(pk=item.pk, outcome=Outcome.WORKING, taken_by=item.taken_by).update(
            outcome=Outcome.WAITING, taken_by=""
        )

    def _fail(self, item: UploadItem, error: Exception) -> None:
        fault = f"The archive itself failed on this file ({type(error).__name__}). The fault is in the log."
        try:
            end(item, Outcome.FAILED, fault)
        except Lapsed:
            logger.warning("%s was taken by another worker.", item.name)

    def _forget(self, key: int) -> None:
        """Has done with an item; a bundle that ended in the middle is not gone through any further."""
        if self._cells:
            self._cells.stop(key)
        self._taken.pop(key, None)
        self._bundles.pop(key, None)


def _hindrance(error: Exception) -> str:
    """What those are told who wait for their files."""
    match error:
        case NotReady():
            return str(error)
        case OSError():
            return f"{error.strerror or error}."
        case DatabaseError():
            return f"The database: {error}."
    return f"The archive itself failed ({type(error).__name__}). The fault is in the log."


def _parcel(item: UploadItem) -> Parcel:
    depth, bundle = 0, item.within
    while bundle:
        depth, bundle = depth + 1, bundle.within
    return Parcel(
        path=Path(item.original.content.path),
        name=item.name,
        source_url=item.source_url,
        published=item.published,
        depth=depth,
    )
