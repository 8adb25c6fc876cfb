"""Files and folders on this machine, as arrivals: what there is, under which name, and what is known of it."""

import os
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.models.edtf import bounds

MANIFEST = "reports.toml"
"""What is known of a folder's files besides their bytes: source_url, published, sample."""
KNOWN = {"source_url": str, "published": str, "sample": bool}


class NotUnderstood(ValueError):
    """A path is not there, or a manifest does not say what a manifest may; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that is to be taken in."""

    path: Path
    name: str
    """Its path within the folder that was named, or the file's own; what is no UTF-8 in it is shown as such."""
    known: dict[str, Any] = field(default_factory=dict)


def listed(paths: Iterable[Path]) -> list[Listed]:
    """All files at these paths, in order; folders with what is in their folders. Raises NotUnderstood.

    Left out are hidden files, and each folder's `reports.toml`, which is believed in what it says of its neighbours.
    """
    return [file for path in paths for file in (_in_folder(path) if path.is_dir() else [_alone(path)])]


def readable(name: str) -> str:
    """A name that can be kept and shown: on a disk it is bytes, of which Python makes half characters where need be."""
    return os.fsencode(name).decode("utf-8", "replace")


def _alone(path: Path) -> Listed:
    if not path.exists():
        raise NotUnderstood(f"There is no {path}.")
    return Listed(path, readable(path.name), _manifest(path.parent).get(path.name, {}))


def _in_folder(folder: Path) -> Iterator[Listed]:
    manifests: dict[Path, dict[str, dict[str, Any]]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if not path.is_file() or path.name == MANIFEST or any(part.startswith(".") for part in name.parts):
            continue
        if path.parent not in manifests:
            manifests[path.parent] = _manifest(path.parent)
        yield Listed(path, readable(name.as_posix()), manifests[path.parent].get(path.name, {}))


def _manifest(folder: Path) -> dict[str, dict[str, Any]]:
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return {}
    try:
        known = tomllib.loads(manifest.read_text("utf-8"))
        for name, said in known.items():
            _check(name, said)
    except ValueError as error:  # of TOML, of UTF-8, or of what is said
        raise NotUnderstood(f"{manifest}: {error}") from error
    return known


def _check(name: str, said: object) -> None:
    """Raises ValueError where a file's table says what no report has, or says it wrongly."""
    if not isinstance(said, dict):
        raise ValueError(f"“{name}” is no table: write it as a file's name in square brackets.")
    for key, value in said.items():
        if not isinstance(value, KNOWN.get(key, ())):
            raise ValueError(f"{name}: {key} = {value!r} is not understood; known are {', '.join(KNOWN)}.")
    if said.get("published"):
        bounds(said["published"])
