"""Indexers as processes of their own, started in no time: Django is loaded once, and each is a fork of that.

Run as `python -m tests.search.nursery`; told what to do by lines of JSON, answers each with a line. `Nursery` is the
other end.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
WRITES = os.O_WRONLY | os.O_RDWR
LOOK = 0.2
"""Seconds between an indexer's looks at the index itself while nothing changes: no test has to wait for longer."""
CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir"}


class Nursery:
    """Starts indexers that work on a data folder."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.search.nursery"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "archive.config.settings", "OPENBLAS_NUM_THREADS": "1"},
        )

    def start(self, folder: Path, *, dies_at: int = 0) -> int:
        """The id of a new indexer's process. With `dies_at` it kills itself at its so many-th step of writing files."""
        return self._ask(do="start", folder=str(folder), dies_at=dies_at)

    def wait(self, pid: int) -> int:
        """How the process ended: its exit code, or minus the number of the signal."""
        return self._ask(do="wait", pid=pid)

    def has_ended(self, pid: int) -> bool:
        """Whether the process has ended."""
        return self._ask(do="look", pid=pid)

    def kill(self, pid: int, number: int = signal.SIGKILL) -> int:
        """Sends the signal and waits for the end."""
        os.kill(pid, number)
        return self.wait(pid)

    def close(self) -> None:
        """Ends the nursery."""
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()

    def _ask(self, **job) -> int:
        self._process.stdin.write(f"{json.dumps(job)}\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def steps(folder: Path) -> list[int]:
    """The process id of whoever took each step of writing index files, in order."""
    return [int(line) for line in (folder / "steps").read_text().split()] if (folder / "steps").exists() else []


def said(folder: Path) -> str:
    """What the indexers have logged."""
    return (folder / "log").read_text() if (folder / "log").exists() else ""


def within(seconds: float, happens) -> float | None:
    """After how many seconds it has happened; None if it has not."""
    began = time.monotonic()
    while not happens():
        if time.monotonic() - began > seconds:
            return None
        time.sleep(0.01)
    return time.monotonic() - began


def _watch(folder: Path, dies_at: int) -> None:
    """Writes down each step of writing index files, and makes the process end at one of them as if it were killed."""
    index, own = f"{folder / 'index'}/", os.getpid()
    notes = os.open(folder / "steps", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    taken = 0

    def step(event: str, args: tuple) -> None:
        nonlocal taken
        writes = event in CHANGES or (event == "open" and isinstance(args[2], int) and args[2] & WRITES)
        if writes and str(args[0]).startswith(index) and not str(args[0]).endswith(".lock"):
            taken += 1
            os.write(notes, b"%d\n" % own)
            if taken == dies_at:
                os.kill(own, signal.SIGKILL)

    sys.addaudithook(step)


def _index(folder: Path, dies_at: int, ends_with: int) -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    os.dup2(ends_with, 0)
    log = os.open(folder / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    settings.SEARCH_INDEX_DIR = folder / "index"
    connections.settings["default"]["NAME"] = str(folder / "archive.sqlite3")
    _watch(folder, dies_at)
    call_command("indexer", attached=True)


def _serve() -> None:
    import django

    django.setup()
    # All that an indexer needs is loaded once: itself, and the addresses that entries have.
    import archive.config.urls  # noqa: F401
    import search.indexer
    import search.management.commands.indexer

    search.indexer.LOOK = LOOK
    attached: list[int] = []
    for line in sys.stdin:
        job = json.loads(line)
        if job["do"] == "wait":
            answer = os.waitstatus_to_exitcode(os.waitpid(job["pid"], 0)[1])
        elif job["do"] == "look":
            answer = os.waitid(os.P_PID, job["pid"], os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
        else:
            reading, held = os.pipe()
            answer = os.fork()
            if not answer:
                status = 1
                try:
                    os.close(held)
                    _index(Path(job["folder"]), job["dies_at"], reading)
                    status = 0
                finally:
                    os._exit(status)
            os.close(reading)
            attached.append(held)  # what still runs when the nursery ends will end with it
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
