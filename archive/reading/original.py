"""What arrived: whether the bytes can be a report at all, and whether they are a page or plain text."""

from __future__ import annotations

import re
from typing import Literal

from archive.reading.reading import Unreadable

MediaType = Literal["text/plain", "text/html"]

MAX_BYTES = 20_000_000
"""Larger than any report: what is above is refused before any work is done."""

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "application/pdf", "a PDF document"),
    (b"PK\x03\x04", "application/zip", "a ZIP archive (Word and OpenDocument files are ZIP archives, too)"),
    (b"PK\x05\x06", "application/zip", "an empty ZIP archive"),
    (b"\x89PNG\r\n", "image/png", "a PNG image"),
    (b"\xff\xd8\xff", "image/jpeg", "a JPEG image"),
    (b"GIF87a", "image/gif", "a GIF image"),
    (b"GIF89a", "image/gif", "a GIF image"),
    (b"II*\x00", "image/tiff", "a TIFF image"),
    (b"MM\x00*", "image/tiff", "a TIFF image"),
    (b"\x1f\x8b\x08", "application/gzip", "a gzip archive"),
    (b"BZh91AY", "application/x-bzip2", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "application/x-xz", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "application/zstd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "application/vnd.rar", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", "an old Microsoft Office document"),
    (b"{\\rtf", "application/rtf", "an RTF document"),
    (b"%!PS", "application/postscript", "a PostScript document"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3", "an SQLite database"),
    (b"\x7fELF", "application/octet-stream", "a program"),
    (b"OggS\x00", "application/ogg", "a sound or video file"),
    (b"ID3", "audio/mpeg", "a sound file"),
    (b"WARC/1.", "application/warc", "a WARC web archive"),
)
_PAGE_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_PAGE_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*)?"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|header|div|p|h[1-6]|script|link|table)\b",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(
    r"</?(?:html|head|body|title|meta|article|main|section|div|p|br|h[1-6]|span|a)\b[^<>]{0,2000}>", re.IGNORECASE
)
_SNIFFED = 65_536


def check_size(size: int, name: str = "") -> None:
    """Raises `Unreadable` for a size in bytes that no report has; it can be asked before the bytes are there."""
    if size > MAX_BYTES:
        raise Unreadable(
            f"{_called(name)} is {_megabytes(size)} large; a report may have {_megabytes(MAX_BYTES)} at most."
        )


def refuse(data: bytes, name: str) -> None:
    """Raises `Unreadable` for what no reading can help: too large, empty, by its first bytes another kind of file."""
    check_size(len(data), name)
    if not data:
        raise Unreadable(f"{_called(name)} is empty.")
    if not data[:_SNIFFED].strip() and not data.strip():
        raise Unreadable(f"{_called(name)} has no text, only white space.")
    kind = _kind(data)
    if kind:
        raise Unreadable(f"{_called(name)} is {kind[1]}, whatever its name says; plain text or HTML is expected.")


def media_type_of(data: bytes, name: str = "") -> str:
    """The media type of any bytes, those that are no report included, as their beginning and then the name show it."""
    kind = _kind(data)
    if kind:
        return kind[0]
    start = data[:_SNIFFED]
    if b"\x00" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return "application/octet-stream"
    return kind_of_text(start.decode("latin-1").removeprefix("\xef\xbb\xbf"), name, None)


def kind_of_text(text: str, name: str, declared: str | None) -> MediaType:
    """Page or plain text: as the text itself begins, else as its sender or its name says."""
    start = text[:_SNIFFED]
    if _PAGE_START.match(start):
        return "text/html"
    said = (declared or "").partition(";")[0].strip().lower()
    page = said in _PAGE_TYPES or (not said and name.lower().endswith(_PAGE_NAMES))
    return "text/html" if page and _ANY_TAG.search(start) else "text/plain"


def _kind(data: bytes) -> tuple[str, str] | None:
    """Media type and, for a person, the kind of a file that is no text; `None` for what may be."""
    for magic, media_type, kind in _MAGIC:
        if data.startswith(magic):
            return media_type, kind
    if data[4:8] == b"ftyp":
        return "video/mp4", "a video file"
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "application/octet-stream", "an image, sound or video file"
    if data.startswith(b"MZ") and b"\x00" in data[:64]:
        return "application/octet-stream", "a program"
    return None


def _called(name: str) -> str:
    return f"“{name[:200]}”" if name else "The file"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".0 MB", " MB")
