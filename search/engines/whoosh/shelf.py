"""Where indexes lie: numbered generations in one folder, and a file CURRENT that names the one in use.

A rebuilt index is made in a folder of its own, and becomes the current one by the replacement of that one small file:
whoever reads sees the old one or the new one, whole. The generation before stays, to fall back on.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from search.engines.whoosh.schema import LAYOUT
from search.engines.whoosh.writing import sync

_GENERATION = re.compile(rf"{LAYOUT}-[0-9]{{6}}")
_BUILDING = ".building"
_ANY_GENERATION = re.compile(r"[0-9]+-[0-9]{6}(?:\.building)?")
"""Those laid out in another way, too."""


class Shelf:
    """The generations of one index, in the folder `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def current(self) -> Path | None:
        """The folder of the generation in use; none where there is no index, or one laid out in another way."""
        try:
            name = (self.path / "CURRENT").read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None
        return self.path / name if _GENERATION.fullmatch(name) else None

    def written(self) -> datetime | None:
        """When the generation in use was last written to; None where there is none."""
        folder = self.current()
        try:
            return datetime.fromtimestamp(folder.stat().st_mtime, UTC) if folder else None
        except FileNotFoundError:
            return None

    def generations(self, current: Path | None) -> list[Path]:
        """The generation in use, then the others, the newest first: the order in which to try them.

        Which is in use is the caller's to say, who read it once: it may be another by now.
        """
        if not self.path.is_dir():
            return []
        names = sorted((p.name for p in self.path.iterdir() if _GENERATION.fullmatch(p.name)), reverse=True)
        folders = [self.path / name for name in names]
        return sorted(folders, key=lambda folder: folder != current)

    @contextmanager
    def next(self) -> Iterator[Path]:
        """A new folder to build in; it becomes the current generation when the block ends without an exception."""
        self.path.mkdir(parents=True, exist_ok=True)
        numbers = [int(folder.name.partition("-")[2]) for folder in self.generations(None)]
        target = self.path / f"{LAYOUT}-{max(numbers, default=0) + 1:06}"
        building = self.path / f"{target.name}{_BUILDING}"
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir()
        try:
            yield building
            for file in building.iterdir():
                sync(file)
            sync(building)
            building.rename(target)
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise
        before = self.current()
        try:
            self._make_current(target)
        except BaseException:
            shutil.rmtree(target, ignore_errors=True)
            raise
        self._tidy(keep={target, before})

    def _make_current(self, folder: Path) -> None:
        draft = self.path / "CURRENT.draft"
        with draft.open("w", encoding="ascii") as file:
            file.write(folder.name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path / "CURRENT")
        sync(self.path)

    def _tidy(self, keep: set[Path | None]) -> None:
        """Removes all older generations, and what is left of those that were never finished.

        Whoever still reads in one keeps its open files.
        """
        for folder in self.path.iterdir():
            if _ANY_GENERATION.fullmatch(folder.name) and folder not in keep:
                shutil.rmtree(folder, ignore_errors=True)
