"""`make bench-search`: archives of SIZES (1000 10000 100000) reports, each engine in processes of its own.

Writes docs/benchmarks/search.md. The largest archive takes twenty minutes or more; `SIZES="1000 10000"` is a short run.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.search.archive import Archive
from tests.bench.search.engines import NAMES
from tests.bench.search.questions import questions, shape
from tests.bench.search.report import Size, written
from tests.bench.search.worker import OF_OURS, QUESTIONS, STAGES


def measured(size: int, folder: Path) -> Size:
    """Every engine's every stage on one archive."""
    archive = Archive(size)
    counted = shape(archive)
    (folder / QUESTIONS).write_bytes(pickle.dumps(questions(archive, counted)))
    stages = {name: [*STAGES, *(OF_OURS if name == "ours" else ())] for name in NAMES}
    found = {name: {stage: _worked(stage, name, size, folder) for stage in stages[name]} for name in NAMES}
    return Size(size, counted, found)


def _worked(stage: str, name: str, size: int, folder: Path) -> dict[str, Any]:
    """What the worker says; it is another process, so that time and memory are the engine's own."""
    print(f"{size:,} reports, {name}: {stage}", flush=True)
    command = [sys.executable, "-m", "tests.bench.search.worker", stage, name, str(size), str(folder / name)]
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    found: dict[str, Any] = json.loads(said)
    return found


def circumstances() -> str:
    """On what it was measured, in a sentence."""
    models = {
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        if line.startswith("model name")
    }
    return f"Measured on {os.cpu_count()} cores ({', '.join(sorted(models))}), Python {sys.version.split()[0]}."


def main(sizes: list[int]) -> None:
    """Measures and writes."""
    found = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            found.append(measured(size, Path(folder)))
    written(found, circumstances())


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
