"""What is in a web archive (WARC): the pages and documents that sites answered with, one record at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BufferedReader, BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from archive.bundles.allowance import STEP, Allowance, Excess
from archive.bundles.lost import Lost
from archive.bundles.member import Member
from archive.bundles.passing import Beside, PassedOver, by_bytes, is_document
from archive.bundles.records import CutOff, Packed, Record, Records
from archive.bundles.streams import Unpacked
from archive.limits import Limits
from archive.reading.signatures import DOCX, MHTML, PDF

_HEAD = b"WARC/"
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_REPORTS = frozenset({*_PAGES, PDF, DOCX, MHTML, "message/rfc822", "application/x-mimearchive"})
_UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/force-download"})
_LOOKS = re.compile(r"(?:image|audio|video|font)/|text/css$|.*(?:javascript|font|shockwave)")
_LISTS = re.compile(r"/(?:robots\.txt|(?:[^/]*[-_])?sitemap[^/]*\.(?:xml|txt)(?:\.gz)?|feed/?|rss/?)$", re.IGNORECASE)
_WITH_CONTENT = ("response", "resource", "conversion")
_OF_THE_WEB = ("http:", "https:")
"""Crawlers keep notes of their own under other addresses: logs, manifests, screenshots."""


def is_warc(path: Path) -> bool:
    """Whether the file is a web archive, as it is or in gzip; its beginning tells, however long gzip's own head is."""
    with path.open("rb") as file:
        beginning = BytesIO(file.read(STEP))
    return Unpacked(BufferedReader(beginning)).read(len(_HEAD)) == _HEAD


def members(path: Path, name: str, limits: Limits) -> Iterator[Member | Lost | str]:
    """The pages and documents in the WARC at `path`, as `archive.bundles.members` has them."""
    allowance = Allowance(name, path.stat().st_size, limits)
    passed, shortened = PassedOver(), 0
    with path.open("rb") as file:
        records = Records(Unpacked(file, allowance.pass_by))
        for record in records:
            if record.type == "warcinfo":
                continue
            found = _found(record, allowance)
            if isinstance(found, Beside):
                passed.add(found)
            else:
                allowance.count()
                shortened += bool(record.header("WARC-Truncated"))
                yield found
    yield from passed.sentences()
    if shortened:
        yield f"The crawler itself cut off {shortened:,} of the pages: see whether their ends are missing."
    if not records.whole:
        yield f"“{name}” is cut off or damaged at its end: what came before is kept, what follows cannot be read."


def _found(record: Record, allowance: Allowance) -> Member | Lost | Beside:
    """The page or document in a record, or what else the record is."""
    try:
        if beside := _beside(record):
            return beside
        data = record.content(allowance)
        if not data:
            return Beside.EMPTY
        if record.content_type in _UNSAID and not is_document(data):
            return Beside.DATA
        return by_bytes(data, "") or Member(_file_name(record), data, record.uri, _captured(record))
    except Excess as excess:
        why = str(excess)
    except Packed as packing:
        why = f"is packed in a way that is not read here ({packing}). Save the page by itself, and send that."
    except CutOff:
        why = "is cut off: the web archive holds less of it than there was. Save the page again, and send that."
    return Lost.because(why, _name(record.uri), record.size, record.uri)


def _beside(record: Record) -> Beside | None:
    """What the record is by its headers, where that is no page and no document."""
    if record.type == "revisit":
        return Beside.REVISIT
    if record.type not in _WITH_CONTENT or not record.uri.startswith(_OF_THE_WEB):
        return Beside.CRAWL
    if record.type == "response":
        status = record.answered()
        if status != "200":
            return Beside.REVISIT if status == "304" else Beside.REDIRECT if status[:1] == "3" else Beside.ERROR
    kind = record.content_type
    if _LOOKS.match(kind):
        return Beside.LOOKS
    if _LISTS.search(_path(record.uri)) or kind not in _REPORTS | _UNSAID:
        return Beside.DATA
    return None


def _captured(record: Record) -> datetime | None:
    try:
        taken = datetime.fromisoformat(record.header("WARC-Date"))
        return taken.astimezone(UTC) if taken.tzinfo else taken.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # no day, or one before the first year
        return None


def _file_name(record: Record) -> str:
    """The name that the page goes by from now on: an address may end in `.pdf` and be a page, which is no mistake."""
    name = _name(record.uri)
    return f"{name}.html" if record.content_type in _PAGES and name.lower().endswith((".pdf", ".docx")) else name


def _name(uri: str) -> str:
    """The last part of an address that says something; its host, where it has no path."""
    parts = [part for part in _path(uri).split("/") if part]
    return unquote(parts[-1]) if parts else uri.partition("://")[2].strip("/") or uri


def _path(uri: str) -> str:
    try:
        return urlsplit(uri).path
    except ValueError:
        return uri
