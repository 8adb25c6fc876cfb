"""Waiting for work, but no longer than until the process is told to stop."""

import select
import signal
import sys
from time import monotonic, sleep

LONGEST = 0.2
"""Seconds after which a signal, or the end of the input, is heeded at the latest."""


class Patience:
    """Called with seconds to wait for, at the most; answers whether to go on.

    SIGTERM and Ctrl-C tell it to stop, and, where it is `attached`, the end of standard input: whoever holds the other
    end of it has ended.
    """

    def __init__(self, *, attached: bool) -> None:
        self._attached = attached
        self._told_to_stop = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)

    def __call__(self, seconds: float) -> bool:
        """Waits."""
        until = monotonic() + seconds
        while not self._told_to_stop:
            left = max(0.0, min(until - monotonic(), LONGEST))
            if self._attached:
                if select.select([sys.stdin], [], [], left)[0]:
                    return False
            else:
                sleep(left)
            if monotonic() >= until:
                break
        return not self._told_to_stop

    def _stop(self, *_) -> None:
        self._told_to_stop = True
