"""Pages asked of a server as a reader's browser does: over HTTP, of `manage.py serve` on an archive."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
ROUNDS, WARMING = 20, 2


@contextmanager
def served(environment: Mapping[str, str]) -> Iterator[HTTPConnection]:
    """A connection to a server of its own, on whatever port is free, which ends with the block."""
    command = [sys.executable, "-u", str(ROOT / "manage.py"), "serve", "--noreload", "127.0.0.1:0"]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, env=environment, **pipes) as server:
        try:
            yield HTTPConnection("127.0.0.1", _port(server.stdout or ()))
        finally:
            server.terminate()


def _port(lines: Any) -> int:
    for line in lines:
        if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
            return int(found[1])
    raise RuntimeError("The server did not say where it answers.")


def asked(connection: HTTPConnection, addresses: Mapping[str, str]) -> dict[str, list[float]]:
    """Of each page every round's milliseconds by the clock, after some to warm up."""
    found = {}
    for name, address in addresses.items():
        times = [_milliseconds(connection, address) for _ in range(WARMING + ROUNDS)]
        found[name] = times[WARMING:]
    return found


def _milliseconds(connection: HTTPConnection, address: str) -> float:
    began = time.perf_counter()
    connection.request("GET", address)
    connection.getresponse().read()
    return (time.perf_counter() - began) * 1e3
