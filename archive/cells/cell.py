"""A cell from outside: a process that is given parcels, is listened to, and can be ended."""

import logging
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from multiprocessing.connection import Pipe
from pathlib import Path

from archive.cells.answers import Answer, Parcel
from archive.cells.messages import Begun, Equipment

_ROOT = Path(__file__).parents[2]
_TO_BEGIN = 120.0
"""Seconds that a cell may take to get ready; two or three are usual."""
_TO_END = 5.0
"""Seconds that a process may take to end once it has hung up."""
_KEPT = frozenset({"PATH", "HOME", "TMPDIR", "TZ", "LANG", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"})
_KEPT_BEGINNINGS = ("LC_", "PYTHON")


class Ended(Exception):
    """The process has ended; the message is how."""


class Cell:
    """One process; it has one parcel at a time."""

    def __init__(self, equipment: Equipment) -> None:
        self.equipment = equipment
        self.begun = False
        """Whether it has taken up the parcel that it was given last."""
        self.proved = False
        """Whether it has ever taken one up."""
        self._since = 0.0
        self.connection, inside = Pipe()
        # The equipment lies in a file so that nobody has to wait until the process has come up and takes it.
        with inside, tempfile.TemporaryFile() as file:
            pickle.dump(equipment, file)
            file.seek(0)
            self._process = subprocess.Popen(  # noqa: S603 -- our own program
                [sys.executable, "-P", "-m", "archive.cells", str(inside.fileno())],
                stdin=file,
                stdout=sys.__stderr__,
                pass_fds=[inside.fileno()],
                process_group=0,  # so that Ctrl-C is for the keeper alone
                env=_environment(),
            )

    @property
    def deadline(self) -> float:
        """When it must have said something, on the monotonic clock."""
        return self._since + (self.equipment.limits.seconds if self.begun else _TO_BEGIN)

    def give(self, parcel: Parcel) -> None:
        """Gives it a parcel; it must have none. That a process is no more is noticed when it is listened to."""
        self.begun, self._since = False, time.monotonic()
        with suppress(OSError):
            self.connection.send(parcel)

    def listen(self) -> Answer | None:
        """The next thing that it says, `None` where that is no answer. Raises Ended."""
        try:
            message = self.connection.recv()
        except (EOFError, OSError) as error:
            raise Ended(self._end()) from error
        if isinstance(message, logging.LogRecord):
            logging.getLogger(message.name).handle(message)
            return None
        self._since = time.monotonic()
        if isinstance(message, Begun):
            self.begun = self.proved = True
            return None
        answer: Answer = message
        return answer

    def close(self) -> None:
        """Ends the process at once: it holds nothing that could be lost."""
        self._process.kill()
        self._process.wait()
        self.connection.close()

    def _end(self) -> str:
        try:
            code = self._process.wait(_TO_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        return (signal.strsignal(-code) or f"signal {-code}") if code < 0 else f"exit status {code}"


def _environment() -> dict[str, str]:
    """What Python needs of the environment, and no more: secrets stand there, the archive's own and others'."""
    kept = {name: os.environ[name] for name in os.environ if name in _KEPT or name.startswith(_KEPT_BEGINNINGS)}
    path = os.pathsep.join(filter(None, (str(_ROOT), kept.get("PYTHONPATH"))))
    # A parcel is read by one thread; more would only set memory aside.
    return kept | {"PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
