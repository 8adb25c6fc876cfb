"""`make bench-dossier`: archives of SIZES, each a number of reports and of witnesses (`2000/300`), and their pages' times.

Prints a table a size, and one that shows the growth. The archives lie in a temporary folder.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.bench.dossier.serving import ROOT, asked, served

Measured = dict[str, dict[str, Any]]


def measured(reports: str, witnesses: str, beginning: Path, folder: Path) -> Measured:
    """Each page of one archive: by the client in the same process, and (`served`) over HTTP."""
    shutil.copytree(beginning, folder)
    environment = _environment(folder)
    _worked(environment, "build", reports, witnesses)
    found: Measured = _worked(environment, "pages")
    with served(environment) as connection:
        for name, times in asked(connection, _worked(environment, "addresses")).items():
            found[name]["served"] = times
    return found


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {"ARCHIVE_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "archive.config.settings"}


def _worked(environment: Mapping[str, str], *words: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.dossier.worker", *words]
    said = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True).stdout
    found: dict[str, Any] = json.loads(said)
    return found


def table(size: str, found: Measured) -> str:
    """Every page of one archive."""
    rows = [
        f"{name:<42}{_median_and_p95(page['ms']):>18}{_median_and_p95(page.get('served', [])):>18}"
        f"{page.get('queries', ''):>9}{page['bytes'] / 1e3:>9,.0f}{'' if page['status'] == 200 else page['status']:>6}"
        for name, page in found.items()
    ]
    head = f"{size + ' reports/witnesses':<42}{'client, ms p50/p95':>18}{'HTTP, ms p50/p95':>18}{'queries':>9}{'kB':>9}"
    return "\n".join([head, *rows])


def growth(found: Mapping[str, Measured]) -> str:
    """Every page's median over HTTP in each archive; the alignment that is not kept yet by the client."""
    pages = dict.fromkeys(name for size in found.values() for name in size)
    rows = [
        f"{name:<42}"
        + "".join(
            f"{statistics.median(size[name].get('served') or size[name]['ms']):>12.0f}" for size in found.values()
        )
        for name in pages
    ]
    return "\n".join([f"{'ms, p50':<42}" + "".join(f"{size:>12}" for size in found), *rows])


def _median_and_p95(times: list[float]) -> str:
    if not times:
        return ""
    return f"{statistics.median(times):.0f} / {sorted(times)[int(len(times) * 0.95) - 1]:.0f}"


def main(sizes: list[str]) -> None:
    """Measures and prints."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        beginning = Path(folder) / "beginning"
        command = [sys.executable, str(ROOT / "manage.py"), "setup"]
        subprocess.run(command, env=_environment(beginning), stdout=subprocess.DEVNULL, check=True)
        for size in sizes:
            reports, _, witnesses = size.partition("/")
            found[size] = measured(reports, witnesses, beginning, Path(folder) / size.replace("/", "-"))
            print(f"{table(size, found[size])}\n", flush=True)
    print(growth(found))


if __name__ == "__main__":
    main(sys.argv[1:])
