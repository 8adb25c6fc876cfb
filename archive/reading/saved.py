"""Pages saved from a browser as one file: where they were, and the pictures in their text."""

from __future__ import annotations

import re

_HEAD = 20_000
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S+)\s*-->", re.IGNORECASE)
_ADDRESS = 2_000
# Pictures, fonts and styles as data: most of a saved page, and no word of it.
_EMBEDDED = re.compile(r"(data:[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,80}[;,])[^\s\"'()<>]{200,}+", re.IGNORECASE)


def address(said: str | None) -> str | None:
    """The address of a page of the web; `None` for a file's own, and for what is none."""
    said = (said or "").strip()
    known = said.lower().startswith(("https://", "http://")) and len(said) <= _ADDRESS and not re.search(r"\s", said)
    return said if known else None


def saved_from(source: str) -> str | None:
    """The address that SingleFile, Chromium or Internet Explorer wrote into the head of the page that they saved."""
    head = source[:_HEAD]
    mark = _SINGLE_FILE.search(head) or _SAVED_FROM.search(head)
    return address(mark.group(1)) if mark else None


def without_embedded(source: str) -> str:
    """The page without the data of what it shows: megabytes that would be taken apart for nothing."""
    return _EMBEDDED.sub(r"\1", source) if "data:" in source else source
