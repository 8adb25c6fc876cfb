"""The indexer's work: the queue into the index, as soon as there is anything in it, for as long as it may go on."""

import logging
from collections.abc import Callable
from datetime import datetime
from time import monotonic

from django.db import DatabaseError, connection
from filelock import BaseFileLock, Timeout

from search.engines import NoIndexError
from search.index import engine, forget
from search.models import Pending
from search.upkeep import drain_batch, lock, rebuild_now

logger = logging.getLogger(__name__)
PAUSE = 0.2
"""Seconds between two looks into the queue."""
LONGEST_PAUSE = 30.0
"""Seconds between two attempts, at the most, while something is in the way."""
LOOK = 2.0
"""Seconds between two looks at the index itself while nothing changes."""


class Indexer:
    """Keeps the index true. Of all indexers one works; the others wait for it to end, and one of them takes over.

    `wait` is given seconds to wait for, at the most, and answers whether to go on.
    """

    def __init__(self, wait: Callable[[float], bool]) -> None:
        self._wait = wait
        self._mine: BaseFileLock | None = None
        self._stands_by = False
        self._next_look = 0.0
        self._tidy: datetime | None = None
        """When the index was written that there was nothing to tidy in."""
        self._batches = 0
        """How many have followed one another."""
        self._read_through = False
        self._built = False

    def run(self) -> None:
        """Works until it may go on no longer, and stops between batches.

        What is in the way, a locked database or a full disk, is logged, and tried again after a while.
        """
        failures = 0
        pause = 0.0
        while self._wait(pause):
            try:
                pause = 0.0 if self._step() else PAUSE
                failures = 0
            except Exception as error:
                failures += 1
                pause = min(PAUSE * 2 ** min(failures, 10), LONGEST_PAUSE)
                expected = isinstance(error, DatabaseError | OSError | NoIndexError)
                logger.error("Indexing failed, and is tried again: %s", error, exc_info=not expected)
                connection.close()
                forget()
        if self._mine:
            self._mine.release()

    def _step(self) -> bool:
        """Does some of what there is to do; answers whether there may be more."""
        if not self._is_the_one():
            return False
        looks = monotonic() >= self._next_look
        if looks:
            self._next_look = monotonic() + LOOK
            # A database that was put back from a copy is another file of the same name.
            connection.close()
        waiting = Pending.objects.waiting().exists()
        if not (waiting or looks):
            return False
        try:
            with lock(timeout=0):
                more = self._write(waiting)
        except Timeout:  # a command writes
            return False
        if more:
            self._next_look = 0.0
        return more

    def _is_the_one(self) -> bool:
        """Whether no other indexer is at work; if so none will be until this one ends."""
        if self._mine is None:
            own = lock(timeout=0, name="indexer.lock")
            try:
                own.acquire()
            except Timeout:
                if not self._stands_by:
                    logger.warning("Another indexer is at work; this one waits for it to end.")
                self._stands_by = True
                return False
            self._mine = own
        return True

    def _write(self, waiting: bool) -> bool:
        if not self._is_whole():
            return self._build()
        if waiting:
            self._batches += 1
            return drain_batch(self._batches) > 0
        self._batches = 0
        if self._tidy == engine().written():
            return False
        if engine().tidy():
            return True
        self._tidy = engine().written()
        return False

    def _is_whole(self) -> bool:
        """Whether the index can be read: once all of it, from then on as far as opening it tells."""
        if not self._read_through:
            self._read_through = engine().whole()
            return self._read_through
        return engine().ready()

    def _build(self) -> bool:
        """Builds the index anew, once: if it is damaged again, something is wrong that building does not mend."""
        if self._built:
            raise NoIndexError("The search index is damaged again. Look to the disk, then run `manage.py reindex`.")
        logger.error("There is no whole search index: it is built anew from the database.")
        made = rebuild_now()
        self._built = self._read_through = True
        logger.warning("The search index has been built anew, of %s reports.", f"{made:,}")
        return True
