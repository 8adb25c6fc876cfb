"""What a bundle holds besides reports: it is passed over, and counted, so that nothing goes missing without a word."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum

from archive.reading import media_type_of
from archive.reading.signatures import DOCX, MHTML, PDF


class Beside(Enum):
    """A kind of thing that is no report: what one is called, and several."""

    LOOKS = ("picture, recording, style, script or font", "pictures, recordings, styles, scripts and fonts")
    SYSTEM = ("hidden or system file", "hidden and system files")
    DATA = ("feed, list or data file of the site", "feeds, lists and data files of the site")
    EMPTY = ("empty answer", "empty answers")
    REDIRECT = ("redirect", "redirects")
    ERROR = ("page that the site did not give out", "pages that the site did not give out")
    REVISIT = ("page noted as unchanged", "pages noted as unchanged")
    CRAWL = ("request or note of the crawler", "requests and notes of the crawler")


_SYSTEM = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini"})
_LOOKS = re.compile(
    r"\.(?:apng|avif|bmp|gif|heic|ico|jpe?g?|jxl|png|psd|svgz?|tiff?|webp"
    r"|3gp|aac|avi|flac|m4[av]|midi?|mkv|mov|mp[34]|mpe?g|og[agv]|opus|wav|web[am]|wm[av]"
    r"|css|less|scss|m?js|map|ts|wasm|swf|eot|otf|ttf|woff2?)$",
    re.IGNORECASE,
)
_DOCUMENTS = frozenset({"text/html", DOCX, MHTML, PDF})


class PassedOver:
    """How many of each kind were passed over."""

    def __init__(self) -> None:
        self._counted: Counter[Beside] = Counter()

    def add(self, kind: Beside) -> None:
        """One more of that kind."""
        self._counted[kind] += 1

    def sentences(self) -> list[str]:
        """All of it in a sentence; none where nothing was passed over."""
        counted = [f"{number:,} {kind.value[number > 1]}" for kind in Beside if (number := self._counted[kind])]
        *first, last = counted or [""]
        told = f"{'; '.join(first)}; and {last}" if first else last
        return [f"Passed over: {told}."] if told else []


def by_path(path: str) -> Beside | None:
    """What a path alone tells: a file that a system or a person has hidden, whatever is in it."""
    parts = path.replace("\\", "/").split("/")
    hidden = any((part.startswith(".") and part.strip(".")) or part == "__MACOSX" for part in parts)
    return Beside.SYSTEM if hidden or parts[-1].lower() in _SYSTEM else None


def by_ending(path: str) -> Beside | None:
    """What the ending tells, where the bytes cannot be had."""
    return Beside.LOOKS if _LOOKS.search(path) else None


def by_bytes(head: bytes, path: str) -> Beside | None:
    """What the first bytes tell, and where they are any text, the ending: a script is text, too."""
    if media_type_of(head, path).startswith(("image/", "audio/", "video/", "font/")):
        return Beside.LOOKS
    return None if is_document(head) else by_ending(path)


def is_document(head: bytes) -> bool:
    """Whether bytes are known for a report's whatever they are called; plain text may be anything."""
    return media_type_of(head) in _DOCUMENTS
