"""What is in a ZIP, one entry at a time; nothing is written to disk, and no header's word is taken for a size."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from archive.bundles.allowance import STEP, Allowance, Excess
from archive.bundles.lost import Lost
from archive.bundles.member import Member
from archive.bundles.passing import Beside, PassedOver, by_bytes, by_ending, by_path
from archive.limits import Limits
from archive.reading import Unreadable, media_type_of

_UNPACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What can be unpacked in steps of a known size; with the others a few bytes may become gigabytes at once."""
_ENCRYPTED, _UTF_8 = 0x1, 0x800
_DAMAGED = "is damaged in the bundle, and cannot be unpacked. Pack it again, or send it by itself."


def is_zip(path: Path) -> bool:
    """Whether the file is a ZIP of other files, and no document that is one inside (DOCX, ODT, EPUB).

    Its beginning and its end tell, where the names of its first entries and the list of all are.
    """
    with path.open("rb") as file:
        ends = file.read(STEP)
        file.seek(max(len(ends), path.stat().st_size - STEP))
        ends += file.read()
    return media_type_of(ends) == "application/zip"


def members(path: Path, name: str, limits: Limits) -> Iterator[Member | Lost | str]:
    """The entries of the ZIP at `path`, as `archive.bundles.members` has them."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unreadable(
            f"“{name}” is a damaged ZIP: its list of entries cannot be read. Pack it again, or send its files unpacked."
        ) from error
    with archive:
        yield from _entries(archive, Allowance(name, path.stat().st_size, limits), path.stat().st_size)


def _entries(archive: zipfile.ZipFile, allowance: Allowance, size: int) -> Iterator[Member | Lost | str]:
    passed = PassedOver()
    for entry in archive.infolist():
        if entry.filename.endswith("/"):
            continue
        found = by_path(_name(entry)) or _taken(archive, entry, allowance, size)
        if isinstance(found, Beside):
            passed.add(found)
        else:
            allowance.count()
            yield found
    yield from passed.sentences()


def _taken(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, allowance: Allowance, size: int) -> Member | Lost | Beside:
    """The entry's bytes; of what is no report, only so many are unpacked as show it."""
    name = _name(entry)
    if entry.flag_bits & _ENCRYPTED:
        why = "is locked with a password. Unlock it, and send it again."
    elif entry.compress_type not in _UNPACKED:
        why = f"is packed in a way that is not read here (method {entry.compress_type}). Send it by itself, unpacked."
    elif not 0 <= entry.header_offset < size:
        why = _DAMAGED
    else:
        try:
            with cast(zipfile.ZipExtFile, archive.open(entry)) as file:
                head = file.peek(STEP)
                if beside := by_bytes(head, name):
                    return beside
                if head:
                    return Member(name, allowance.take(file.read, min(entry.compress_size, size)))
                why = "is empty."
        except Excess as excess:
            why = str(excess)
        except (zipfile.BadZipFile, zlib.error, EOFError, UnicodeError, NotImplementedError, RuntimeError):
            why = _DAMAGED
    return by_ending(name) or Lost.because(why, name, entry.file_size)


def _name(entry: zipfile.ZipInfo) -> str:
    """The entry's path. Names that are not said to be UTF-8 often are; else they are as the format has them."""
    if not entry.flag_bits & _UTF_8:
        try:
            return entry.filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return entry.filename
