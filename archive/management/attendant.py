"""A process beside this one, which is started again whenever it dies."""

import subprocess
import time
from collections.abc import Callable, Sequence
from threading import Event, Lock, Thread

PATIENCE = 10
"""Seconds that it is given to end what it is at."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds after which it is started again: the first time, and at most where it dies over and over."""
STEADY = 60.0
"""Seconds after which it is taken to work."""


class Attendant:
    """A command that runs beside this process, once at a time, until it is told to end; `say` tells that it died.

    It is started attached: it holds the other end of its input, and should end by itself when that is gone.
    """

    def __init__(self, name: str, command: Sequence[str], say: Callable[[str], object]) -> None:
        self._name, self._command, self._say = name, command, say
        self._process: subprocess.Popen | None = None
        self._starting = Lock()
        self._ended = Event()

    def start(self) -> None:
        """Starts it, and keeps it running from now on."""
        if process := self._started():
            Thread(target=self._attend, args=(process,), name=f"{self._name}-attendant", daemon=True).start()

    def end(self) -> None:
        """Ends it, and waits for that."""
        with self._starting:
            self._ended.set()
        if self._process is None:
            return
        self._process.stdin.close()
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _attend(self, process: subprocess.Popen | None) -> None:
        pause = FIRST_PAUSE
        while process:
            began = time.monotonic()
            status = process.wait()
            if self._ended.is_set():
                return
            if time.monotonic() - began > STEADY:
                pause = FIRST_PAUSE
            if pause == FIRST_PAUSE:  # and not every time, where it dies over and over
                why = f"was killed by signal {-status}" if status < 0 else f"ended with status {status}"
                self._say(f"The {self._name} {why}. It is started again.")
            process.stdin.close()
            self._ended.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
            process = self._started()

    def _started(self) -> subprocess.Popen | None:
        """A new process, unless it is to run no longer."""
        with self._starting:
            if self._ended.is_set():
                return None
            self._process = subprocess.Popen(  # noqa: S603 - a command of our own
                self._command,
                stdin=subprocess.PIPE,
                start_new_session=True,  # a Ctrl-C is for this process to pass on
            )
            return self._process
