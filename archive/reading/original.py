"""What arrived: whether the bytes can be a report at all, and in what they are written."""

from __future__ import annotations

import re
from typing import Literal

from archive.limits import Limits
from archive.reading.reading import Unreadable
from archive.reading.signatures import kind_of

TextType = Literal["text/plain", "text/html"]

DEFAULT_LIMITS = Limits()
MAX_BYTES = DEFAULT_LIMITS.file_bytes
"""Larger than any report, unless a setting says otherwise: what is above is refused before any work is done."""

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
_PROMISED = {".docx": "Word document", ".pdf": "PDF"}
_INSTEAD = {
    "application/zip": ("a ZIP archive of other files", ".zip"),
    "application/warc": ("a WARC web archive", ".warc"),
    "text/html": ("a web page", ".html"),
    "text/plain": ("plain text", ".txt"),
}
"""What stands under the name of a document and is none: what it is called, and how its name should end."""


def check_size(size: int, name: str = "", limits: Limits = DEFAULT_LIMITS) -> None:
    """Raises `Unreadable` for a size in bytes that no report has; it can be asked before the bytes are there."""
    if size > limits.file_bytes:
        raise Unreadable(
            f"{_called(name)} is {_megabytes(size)} large; a report may have {_megabytes(limits.file_bytes)} at most."
        )


def refuse(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> None:
    """Raises `Unreadable` for what no reading can help: too large, empty, by its first bytes another kind of file."""
    check_size(len(data), name, limits)
    if not data:
        raise Unreadable(f"{_called(name)} is empty.")
    if not data[:_SNIFFED].strip() and not data.strip():
        raise Unreadable(f"{_called(name)} has no text, only white space.")
    kind = kind_of(data)
    if kind and kind.instead:
        raise Unreadable(f"{_called(name)} is {kind.called}, which is not read: {kind.instead}.")
    hold_to_name(media_type_of(data), name)


def hold_to_name(media_type: str, name: str) -> None:
    """Raises `Unreadable` for what its name calls a Word document or a PDF, and its bytes show to be no document.

    The bytes are believed all the same: one kind of document under the name of another is read, for nothing is lost.
    """
    promised = next((what for ending, what in _PROMISED.items() if name.lower().endswith(ending)), None)
    if promised and media_type in _INSTEAD:
        found, ending = _INSTEAD[media_type]
        instead = f"Rename it to {ending}, or send the document itself."
        raise Unreadable(f"{_called(name)} is no {promised}: its bytes are {found}. {instead}")


def media_type_of(data: bytes, name: str = "") -> str:
    """The media type of any bytes, those that are no report included, as their beginning and then the name show it."""
    kind = kind_of(data)
    if kind:
        return kind.media_type
    start = data[:_SNIFFED]
    if b"\x00" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return "application/octet-stream"
    return kind_of_text(start.decode("latin-1").removeprefix("\xef\xbb\xbf"), name, None)


def kind_of_text(text: str, name: str, declared: str | None) -> TextType:
    """Page or plain text: as the text itself begins, else as its sender or its name says."""
    start = text[:_SNIFFED]
    if _PAGE_START.match(start):
        return "text/html"
    said = (declared or "").partition(";")[0].strip().lower()
    page = said in _PAGE_TYPES or (not said and name.lower().endswith(_PAGE_NAMES))
    return "text/html" if page and _ANY_TAG.search(start) else "text/plain"


def _called(name: str) -> str:
    return f"“{name[:200]}”" if name else "The file"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".0 MB", " MB")
