"""`manage.py ingest`: many files in at once, through the one write path."""

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.ingest import Arrival, ingest
from archive.models import Upload, UploadItem
from archive.models.edtf import bounds
from archive.reading import MAX_BYTES

MANIFEST = "reports.toml"
"""What is known of a folder's files besides their bytes: source_url, published, sample."""
KNOWN = {"source_url": str, "published": str, "sample": bool}
ENDINGS = {".txt", ".html", ".htm", ".xhtml"}


class Command(BaseCommand):
    """Reads report files into the archive."""

    help = (
        "Reads report files (text or HTML), or folders of them, into the archive. A folder may hold reports.toml, "
        "which gives each file's source_url, published (EDTF) and sample."
    )

    def add_arguments(self, parser) -> None:
        """What to read, and what to do with it."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
        parser.add_argument("--publish", action="store_true", help="show the reports to readers at once")
        parser.add_argument("--once", action="store_true", help="pass over files that the ledger has seen before")

    def handle(self, *, paths: list[Path], publish: bool, once: bool, **_options) -> None:
        """Reads them, saying how each ended; raises CommandError, at the end, where one failed."""
        files = list(self._files(paths))
        if once:
            seen = set(UploadItem.objects.exclude(outcome=UploadItem.Outcome.FAILED).values_list("sha256", flat=True))
            files = [(file, known) for file, known in files if _digest(file) not in seen]
        if not files:
            self.stdout.write("Reports: nothing new.")
            return
        arrivals = (_arrival(file, known) for file, known in files)
        upload = Upload.objects.create(origin=f"ingest {', '.join(path.name for path in paths)}"[:200])
        failed = 0
        for number, item in enumerate(ingest(arrivals, upload, publish=publish), start=1):
            failed += item.outcome == UploadItem.Outcome.FAILED
            where = item.report.get_absolute_url() if item.report else ""
            said = " ".join(filter(None, (item.reason, where)))
            self.stdout.write(f"[{number}/{len(files)}] {item.get_outcome_display():12} {item.name}  {said}")
        if failed:
            raise CommandError(f"{failed} of {len(files)} files failed; the reasons are above and in the ledger.")

    def _files(self, paths: list[Path]) -> Iterator[tuple[Path, dict[str, Any]]]:
        for path in paths:
            if not path.exists():
                raise CommandError(f"There is no {path}.")
            folder = path if path.is_dir() else path.parent
            known = self._manifest(folder)
            files = sorted(f for f in path.iterdir() if f.suffix.lower() in ENDINGS) if path.is_dir() else [path]
            for file in files:
                yield file, known.get(file.name, {})

    def _manifest(self, folder: Path) -> dict[str, dict[str, Any]]:
        manifest = folder / MANIFEST
        if not manifest.is_file():
            return {}
        try:
            known = tomllib.loads(manifest.read_text("utf-8"))
            for name, said in known.items():
                _check(name, said)
        except ValueError as error:  # of TOML, of UTF-8, or of what is said
            raise CommandError(f"{manifest}: {error}") from error
        return known


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _arrival(file: Path, known: dict[str, Any]) -> Arrival:
    """The file as it arrives; one that is too large is not taken into memory."""
    size = file.stat().st_size
    if size > MAX_BYTES:
        return Arrival(name=file.name, data=b"", size=size, **known)
    return Arrival(name=file.name, data=file.read_bytes(), **known)


def _check(name: str, said: object) -> None:
    """Raises ValueError where a file's table says what no report has, or says it wrongly."""
    if not isinstance(said, dict):
        raise ValueError(f"“{name}” is no table: write it as a file's name in square brackets.")
    for key, value in said.items():
        if not isinstance(value, KNOWN.get(key, ())):
            raise ValueError(f"{name}: {key} = {value!r} is not understood; known are {', '.join(KNOWN)}.")
    if said.get("published"):
        bounds(said["published"])
