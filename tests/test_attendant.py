"""What runs beside the server: started again whenever it dies, once at a time, until it is told to end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.management.attendant import Attendant

SOON = 10
"""Seconds within which whatever is waited for has to happen, on however slow a machine."""
DEATHS = 3
WAITS = "import os, sys; print(os.getpid(), file=open(sys.argv[1], 'a'), flush=True); sys.stdin.read()"


def until(happens: Callable[[], bool]) -> None:
    began = time.monotonic()
    while not happens():
        assert time.monotonic() - began < SOON
        time.sleep(0.005)


def runs(pid: int) -> bool:
    return subprocess.run(["ps", "-p", str(pid)], capture_output=True).returncode == 0


@pytest.fixture
def started(tmp_path) -> Callable[[], list[int]]:
    """The processes that have been started, in order."""
    file: Path = tmp_path / "started"
    return lambda: [int(line) for line in file.read_text().split()] if file.exists() else []


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def attendant(tmp_path, said, monkeypatch):
    monkeypatch.setattr("archive.management.attendant.FIRST_PAUSE", 0.01)
    attendant = Attendant("clerk", [sys.executable, "-S", "-c", WAITS, str(tmp_path / "started")], said.append)
    attendant.start()
    yield attendant
    attendant.end()


def test_whatever_dies_over_and_over_is_started_again_and_told_of_once(attendant, started, said):
    for deaths in range(1, DEATHS + 1):
        until(lambda expected=deaths: len(started()) == expected)
        os.kill(started()[-1], signal.SIGKILL)
    until(lambda: len(started()) == DEATHS + 1)
    assert [runs(pid) for pid in started()] == [False] * DEATHS + [True]
    assert said == ["The clerk was killed by signal 9. It is started again."]


def test_what_is_told_to_end_ends_and_is_not_started_again(attendant, started, said):
    until(lambda: len(started()) == 1)
    attendant.end()
    attendant.start()
    assert not runs(started()[0])
    assert len(started()) == 1
    assert said == []
