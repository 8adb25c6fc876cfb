"""Bytes to clean text: `read` is the door; `check_size` and `media_type_of` ask of bytes before they are read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from archive.reading.decoding import decode
from archive.reading.html import read_html
from archive.reading.original import MAX_BYTES, check_size, kind_of_text, media_type_of, refuse
from archive.reading.plain import read_plain
from archive.reading.reading import Reading, Unreadable

__all__ = ["MAX_BYTES", "Reading", "Unreadable", "check_size", "media_type_of", "read"]


def read(
    data: bytes,
    *,
    name: str = "",
    media_type: str | None = None,
    source_url: str | None = None,
    names: Collection[str] = (),
) -> Reading:
    """A report's bytes as a `Reading`.

    `name` is the file's, `media_type` what its sender calls it (`text/html; charset=koi8-r`); the bytes themselves
    are believed before either. `names` are proper words that the caller knows (surnames, given names, states,
    capitals): they help to part words that ran together. A `frozenset` is prepared once, however many reports follow.

    Raises `Unreadable`, with a sentence for the person who sent the bytes, for what is too large, empty, no text,
    or a page without one.
    """
    refuse(data, name)
    text, warnings = decode(data, media_type)
    if kind_of_text(text, name, media_type) == "text/html":
        reading = read_html(text, names=names)
    else:
        reading = read_plain(text, names=names)
    return replace(reading, source_url=source_url or reading.source_url, warnings=(*warnings, *reading.warnings))
