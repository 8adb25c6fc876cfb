"""Bytes are kept as they came, under their SHA-256: once, whole, or not at all."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import time

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

from archive import reading
from archive.models import Original
from archive.models.report import original_path

Content = bytes | File
LEFT = 86_400.0
"""Seconds after which a file that arrives is nobody's any more: who wrote it was killed, or never came back to it."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Spooled:
    """Bytes on their way in: in a file of their own, and nowhere else yet."""

    path: Path
    sha256: str
    size: int


@contextmanager
def spooled(content: Content) -> Iterator[Spooled]:
    """Copies bytes chunk by chunk into a file beside the originals, which is gone in the end unless it was kept."""
    folder = _arriving()
    folder.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        path = Path(file.name)
        try:
            for chunk in (ContentFile(content) if isinstance(content, bytes) else content).chunks():
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
            file.flush()
            yield Spooled(path, digest.hexdigest(), size)
        finally:
            path.unlink(missing_ok=True)


def clear_away() -> None:
    """Removes what was left of files whose copying ended in the middle, and what was laid aside and forgotten."""
    for path in _arriving().glob("*"):
        with suppress(FileNotFoundError):  # somebody else removes it, too
            if time() - path.stat().st_mtime > LEFT:
                path.unlink()


def set_aside(content: Content) -> Spooled:
    """Lays bytes aside for a person to look at before they are kept; after `LEFT` they are cleared away."""
    clear_away()
    with spooled(content) as spool:
        path = spool.path.replace(_aside(spool.sha256))
    return Spooled(path, spool.sha256, spool.size)


def aside(sha256: str) -> Path | None:
    """Where bytes with this SHA-256 lie aside; none where they do not, or no longer."""
    place = _aside(sha256) if _SHA256.fullmatch(sha256) else None
    return place if place and place.exists() else None


def kept(spool: Spooled, name: str, **known: object) -> Original:
    """These bytes as an original, not saved yet; their file is in its place."""
    with spool.path.open("rb") as file:
        start = file.read(settings.READING_LIMITS.file_bytes)
    original = Original(
        sha256=spool.sha256,
        size=spool.size,
        name=name[:255],
        media_type=reading.media_type_of(start, name),
        **known,
    )
    original.content = _in_place(original, spool.path)
    return original


def keep(
    content: Content,
    name: str,
    *,
    by: AbstractBaseUser | None,
    source_url: str = "",
    captured: datetime | None = None,
) -> Original:
    """Likewise, of bytes that were not spooled yet."""
    with spooled(content) as spool:
        return kept(spool, name, received_from=by, source_url=source_url[:2000], captured=captured)


def saved(originals: Iterable[Original]) -> dict[str, Original]:
    """The rows of these originals by their SHA-256, made where there were none. The caller holds the transaction."""
    new = {original.sha256: original for original in originals}
    Original.objects.bulk_create(new.values(), ignore_conflicts=True)
    return {row.sha256: row for row in Original.objects.filter(sha256__in=new)}


def _aside(sha256: str) -> Path:
    return _arriving() / f"aside-{sha256}"


def _arriving() -> Path:
    return Path(default_storage.path("arriving"))


def _in_place(original: Original, path: Path) -> str:
    """The storage's name of the original's bytes, which stand at `path` now and are moved unless they are there.

    They are on the disk before they have their name, so that a machine that stops leaves no half of them under it. What
    stands there in another size, from a damaged disk or a copy that broke off, is replaced.
    """
    name = original_path(original, "")
    place = Path(default_storage.path(name))
    if place.exists() and place.stat().st_size == original.size:
        return name
    with path.open("rb") as file:
        os.fsync(file.fileno())
    path.chmod(settings.FILE_UPLOAD_PERMISSIONS)
    place.parent.mkdir(parents=True, exist_ok=True)
    path.replace(place)
    return name
