"""A saved page (MHTML) to a reading: the page among the parts of a message.

The parts are looked through one by one and only the page is taken apart: a message may have very many, and deep ones.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from itertools import islice

from archive.reading.decoding import decode
from archive.reading.html import read_html
from archive.reading.reading import Reading, Unreadable
from archive.reading.saved import address
from archive.reading.signatures import MHTML

_PARTS = 10_000
"""More parts than any page has; a page stands among the first."""
_DEPTH = 4
_HEADERS = 65_536
_BLANK_LINE = re.compile(rb"(?:\A|\r?\n)[ \t]*\r?\n")
_MAY_HOLD_PAGE = re.compile(rb"content-type:\s*(?:multipart/|text/html|application/xhtml)", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml")
_NO_PAGE = "The saved page holds no HTML page: save it again as a single file (MHTML), or send the page as HTML."
_CUT = "The saved page breaks off before its end: something may be missing."


def read_mhtml(data: bytes, *, names: Collection[str]) -> Reading:
    """The report on a page that was saved as MHTML. Raises `Unreadable` where it holds no page, or one without text."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    whole = _head(data)
    raw = _root(data, whole)
    if raw is None:
        raise Unreadable(_NO_PAGE)
    part = message_from_bytes(raw)
    charset = part.get_content_charset()
    payload = part.get_payload(decode=True)
    text, warnings = decode(
        payload if isinstance(payload, bytes) else b"", f"text/html; charset={charset}" if charset else None
    )
    reading = read_html(text, names=names)
    said = (whole["Snapshot-Content-Location"], part["Content-Location"], whole["Content-Location"])
    cut = [_CUT] if whole.get_content_maintype() == "multipart" and data.endswith(raw) else []
    return replace(
        reading,
        media_type=MHTML,
        source_url=next(filter(None, map(_address, said)), reading.source_url),
        warnings=(*cut, *warnings, *reading.warnings),
    )


def _root(data: bytes, whole: Message) -> bytes | None:
    """The part that is the page: the one that the message names, else the first; `None` where no part is one."""
    pages = list(_pages(data, whole))
    start = whole.get_param("start")
    named = (raw for raw in pages if start and str(_head(raw)["Content-ID"]).strip() == str(start).strip())
    return next(named, pages[0] if pages else None)


def _pages(data: bytes, whole: Message) -> Iterator[bytes]:
    """The parts that are pages, in their order."""
    waiting = [(whole, data, 0)]
    for _ in range(_PARTS):
        if not waiting:
            return
        head, raw, depth = waiting.pop()
        if head.get_content_maintype() == "multipart" and depth < _DEPTH:
            inner = [part for part in islice(_parts(raw, head), _PARTS) if _MAY_HOLD_PAGE.search(_head_of(part))]
            waiting += [(_head(part), part, depth + 1) for part in reversed(inner)]
        elif head.get_content_type() in _PAGES:
            yield raw


def _parts(raw: bytes, head: Message) -> Iterator[bytes]:
    """The parts of a message, each with its headers; what stands before the first and after the last is none."""
    boundary = head.get_boundary()
    if not boundary:
        return
    mark = re.escape(boundary.encode("utf-8", "surrogateescape"))
    begun = None
    for delimiter in re.finditer(rb"(?:\A|\r?\n)--" + mark + rb"(--)?[ \t]*(?=\r?\n|\Z)", raw):
        if begun is not None:
            yield _without_line_end(raw[begun : delimiter.start()])
        if delimiter.group(1):
            return
        begun = delimiter.end()
    if begun is not None:
        yield _without_line_end(raw[begun:])


def _without_line_end(part: bytes) -> bytes:
    """The part without the end of its boundary's line."""
    return part.removeprefix(b"\r").removeprefix(b"\n")


def _head_of(raw: bytes) -> bytes:
    """The headers of a message or a part, as they are written."""
    start = raw[:_HEADERS].lstrip(b"\r\n")
    end = _BLANK_LINE.search(start)
    return start[: end.start()] if end else start


def _head(raw: bytes) -> Message:
    return message_from_bytes(_head_of(raw) + b"\r\n\r\n")


def _address(said: object) -> str | None:
    """An address of a header, which may be broken to several lines."""
    return address("".join(str(said).split())) if said else None
