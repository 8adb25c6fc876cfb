"""`manage.py indexer`: the process that keeps the index true."""

import select
import signal
import sys
from time import monotonic, sleep

from django.core.management.base import BaseCommand

from search.indexer import PAUSE, Indexer


class Command(BaseCommand):
    """Brings changed reports into the index as they change, until it is told to stop."""

    help = "Brings changed reports into the search index as they change. Ends on SIGTERM or Ctrl-C."

    def add_arguments(self, parser) -> None:
        """With whom it ends."""
        parser.add_argument(
            "--attached",
            action="store_true",
            help="end with standard input too, and so with whoever holds its other end",
        )

    def handle(self, *, attached: bool, **_options) -> None:
        """Works; a signal is heeded between batches."""
        self._attached = attached
        self._told_to_stop = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        Indexer(self._wait).run()

    def _stop(self, *_) -> None:
        self._told_to_stop = True

    def _wait(self, seconds: float) -> bool:
        """Waits, but no longer than until it is told to stop; answers whether to go on."""
        until = monotonic() + seconds
        while not self._told_to_stop:
            left = max(0.0, min(until - monotonic(), PAUSE))
            if self._attached:
                if select.select([sys.stdin], [], [], left)[0]:
                    return False
            else:
                sleep(left)
            if monotonic() >= until:
                break
        return not self._told_to_stop
