"""Bytes to clean text: `read` is the door; `check_size` and `media_type_of` ask of bytes before they are read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from archive.limits import Limits
from archive.reading import signatures
from archive.reading.decoding import decode
from archive.reading.docx import read_docx
from archive.reading.html import read_html
from archive.reading.mhtml import read_mhtml
from archive.reading.original import DEFAULT_LIMITS, MAX_BYTES, check_size, kind_of_text, media_type_of, refuse
from archive.reading.pdf import read_pdf
from archive.reading.plain import read_plain
from archive.reading.reading import Reading, Unreadable
from archive.reading.signatures import kind_of

__all__ = ["MAX_BYTES", "Reading", "Unreadable", "check_size", "media_type_of", "read"]


def read(
    data: bytes,
    *,
    name: str = "",
    media_type: str | None = None,
    source_url: str | None = None,
    names: Collection[str] = (),
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """A report's bytes as a `Reading`: plain text, a page, a saved page (MHTML), a PDF or a Word document.

    `name` is the file's, `media_type` what its sender calls it (`text/html; charset=koi8-r`); the bytes themselves
    are believed before either. `names` are proper words that the caller knows (surnames, given names, states,
    capitals): they help to part words that ran together. A `frozenset` is prepared once, however many reports follow.

    Raises `Unreadable`, with a sentence for the person who sent the bytes, for what is too large, empty, no text,
    damaged, locked, a page without a text, or a bundle of several files.
    """
    refuse(data, name, limits)
    kind = kind_of(data)
    match kind.media_type if kind else None:
        case signatures.PDF:
            reading = read_pdf(data, names=names, limits=limits)
        case signatures.DOCX:
            reading = read_docx(data, names=names, limits=limits)
        case signatures.MHTML:
            reading = read_mhtml(data, names=names)
        case _:
            reading = _read_text(data, name, media_type, names)
    return replace(reading, source_url=source_url or reading.source_url)


def _read_text(data: bytes, name: str, media_type: str | None, names: Collection[str]) -> Reading:
    text, warnings = decode(data, media_type)
    if kind_of_text(text, name, media_type) == "text/html":
        reading = read_html(text, names=names)
    else:
        reading = read_plain(text, names=names)
    return replace(reading, warnings=(*warnings, *reading.warnings))
