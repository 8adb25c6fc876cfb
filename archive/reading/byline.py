"""Outlet and author, as a report's own words name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from archive.reading.lines import body_bounds
from archive.reading.prose import words
from archive.reading.vocabulary import BylineWords, byline_words, fold, furniture

_NAME_LENGTH = 120
_START = 160
# What stands before the agency in a dateline: a place in capitals, or a short place with a day.
_PLACE = r"[^()\n]{2,70}?"
_PLACE_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ '’-](?=[^\W\d_])){1,38}")
_PARENTHESISED = re.compile(rf"^({_PLACE})\s*\(([^()\d=]{{2,30}})\)\.?\s*[-–—]{{1,2}}\s?")
_SLASHED = re.compile(rf"^{_PLACE}\s*/([^\W\d_][\w .&-]{{1,24}})/[.\s]")
_AFTER_DASH = re.compile(r"^[^\W\d_][\w /-]{1,40}[,.] \d{1,2} [^\W\d_]{3,10}\.?\s[-–—]\s([^\W\d_][^.,\n]{1,28})\. ")
_AFTER_DAY = re.compile(r"^[^\W\d_][\w /-]{1,40}\. \d{1,2} [^\W\d_]{3,10}\.? ([A-ZА-ЯЁ][A-ZА-ЯЁ.]{2,24})\s[-–—]\s")
_KOREAN = re.compile(r"^\([^()=\n]{1,12}=([^()=\n]{2,20})\)\s*(?:([가-힣]{2,4})\s+(?:기자|특파원)\s*=)?")
_RIGHTS = re.compile(r"^(?:©|ⓒ|\(c\)|copyright|copyrights?\s*[©ⓒ]|저작권자\s*[©ⓒ(]*c?\)?)[\s©ⓒ:]*", re.IGNORECASE)
_YEARS = re.compile(r"^(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|\d\d))?[\s,.]*(?:by\s+)?", re.IGNORECASE)
_LAST_YEARS = re.compile(r",?\s(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|\d\d))?[\s).]*$")
_RIGHTS_END = re.compile(r"\.\s|[,;|]|\.$| - |무단")
_ADDRESS = re.compile(r"(?<!\s)\s*+[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\s*")
_PERSON_WORD = re.compile(r"^(?:[^\W\d_]\.|[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)*)$")
_PARTICLES = frozenset(
    ["de", "del", "van", "von", "der", "den", "la", "le", "al", "bin", "da", "dos", "di", "du", "y", "and"]
)
_SET_OFF = re.compile(r"[-–—/=]")
"""One of these stands in every dateline."""
_EARLY = 30
_LATE = 14
_OPENING = 8


class Dateline(NamedTuple):
    """Who sends an agency's copy, who wrote it, and where."""

    agency: str | None = None
    reporter: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """Who published and who wrote; and the lines that say nothing but who wrote."""

    outlet: str | None = None
    author: str | None = None
    place: str | None = None
    """Where the dateline says that it was written."""
    lines: frozenset[str] = frozenset()


def read_byline(lines: list[str]) -> Byline:
    """Outlet and author of a report's lines, header and foot included.

    A named source goes before the agency of the dateline, and that before the holder of the rights.
    """
    listed = byline_words()
    first, last = body_bounds(lines)
    outer = [*range(min(first, _EARLY)), *range(max(first, last - 2, len(lines) - _LATE), len(lines))]
    sources: list[str] = []
    holders: list[str] = []
    authors: list[str] = []
    own: set[str] = set()
    for i in outer:
        for label, value in _labelled(lines[i]):
            if label in listed.source:
                sources.append(value)
            elif label in listed.author:
                authors.append(value)
                own.add(lines[i])
        holders += _holder(lines[i])
        found = _author(lines[i], listed)
        if found:
            authors.append(found)
            own.add(lines[i])
    dateline = _first_dateline(lines[first:last])
    if not authors and dateline.reporter:
        authors.append(dateline.reporter)
    if not authors:
        authors += _bare_name(lines, first)
        own.update(authors)
    outlet = _first([*sources, *([dateline.agency] if dateline.agency else []), *holders])
    return Byline(outlet, _first(authors), dateline.place, frozenset(own))


def has_dateline(line: str) -> bool:
    """Whether the line begins as an agency's copy does: `TOKYO, Nov 12 (GWA) --`."""
    return _dateline(line[:_START]).agency is not None


def _first_dateline(body: list[str]) -> Dateline:
    """The first dateline among the opening paragraphs: a caption may stand before it."""
    opening = (_dateline(line[:_START]) for line in body[:_OPENING] if line)
    return next((found for found in opening if found.agency), Dateline())


def _first(found: Iterable[str]) -> str | None:
    return next((value for value in found if 1 < len(value) <= _NAME_LENGTH), None)


def _labelled(line: str) -> Iterator[tuple[str, str]]:
    """`(label, value)` of each part of a line such as `Date: … | Source: …`, labels folded."""
    for part in line.split(" | ") if " | " in line else (line,):
        label, colon, value = part.partition(":")
        if colon and len(label) <= 30 and not value.startswith("//") and words(value) <= 8:
            yield fold(label), value.strip(" .|")


def _holder(line: str) -> Iterator[str]:
    opening = _RIGHTS.match(line)
    if opening:
        rest = _YEARS.sub("", line[opening.end() :].strip(), count=1)
        end = _RIGHTS_END.search(rest)
        holder = _LAST_YEARS.sub("", rest[: end.start()] if end else rest).strip(" )")
        if any(not word[0].islower() for word in holder.split() if word.casefold() != "the"):
            yield holder  # "The firm" names nobody


def _author(line: str, listed: BylineWords) -> str | None:
    """`By Jane Roe`, `[date] By Jane Roe`, `Published … | By Jane Roe`, `이도윤 기자 news@…`."""
    if not line or len(line) > _NAME_LENGTH:
        return None
    line = _ADDRESS.sub("", line) if "@" in line else line
    for part in re.split(r"(?<=\])\s+|(?<!\s)\s++\|\s+", line):
        name = _signed(part, listed)
        if name:
            return name
    return None


def _signed(part: str, listed: BylineWords) -> str | None:
    lowered = part.casefold()
    if lowered.startswith(listed.by):
        for word in listed.by:
            name = re.split(r"[,;]", part[len(word) :], maxsplit=1)[0] if lowered.startswith(word) else ""
            if _is_person(name):
                return name
    if lowered.endswith(listed.trade):
        for trade in listed.trade:
            name = part[: -len(trade)].rstrip(", ") if lowered.endswith(trade) else ""
            if _is_person(name):
                return name
    return None


def _is_person(name: str) -> bool:
    """Two to five words, each with a capital (or in a script that has none), particles aside; no digits."""
    parts = name.split()
    if not 1 <= len(parts) <= 5 or any(not _PERSON_WORD.match(part) for part in parts):
        return False
    if len(parts) == 1:
        return 2 <= len(name) <= 5 and "가" <= name[0] <= "힣"
    return all(part in _PARTICLES or not part[0].islower() for part in parts)


def _bare_name(lines: list[str], first: int) -> list[str]:
    """A name alone on the line between the title and the first paragraph: magazines sign so."""
    header = [i for i in range(first) if lines[i]]
    if len(header) < 2 or first >= len(lines):
        return []
    name, listed = lines[header[-1]], furniture()
    person = _is_person(name) and 2 <= len(name.split()) <= 3 and not name.isupper()
    if not person or any(part.isupper() and len(part) > 1 for part in name.split()):
        return []
    return [] if any(fold(part) in listed.menu or fold(part) in listed.home for part in name.split()) else [name]


def _dateline(start: str) -> Dateline:
    """The dateline at the start of a paragraph, empty where there is none."""
    if not _SET_OFF.search(start):
        return Dateline()
    korean = _KOREAN.match(start)
    if korean:
        return Dateline(korean.group(1).strip(), korean.group(2), start[1 : start.index("=")].strip())
    for pattern in (_SLASHED, _AFTER_DAY, _AFTER_DASH):
        found = pattern.match(start)
        if found:
            return Dateline(found.group(1).strip(), None, _place(start))
    found = _PARENTHESISED.match(start)
    if found and _is_place(found.group(1)) and _is_agency(found.group(2), found.group(1)):
        return Dateline(found.group(2).strip(), None, _place(start))
    return Dateline()


def _place(start: str) -> str | None:
    """`MOSCOW. Nov 6` is written in Moscow: what stands before the first mark or figure."""
    found = _PLACE_NAME.match(start)
    name = found.group().strip(" -") if found else ""
    return (name.title() if name.isupper() else name) or None


def _is_place(words_before: str) -> bool:
    first = words_before.split()[0]
    capitals = len(first.strip(".,")) >= 3 and first.isupper()
    return capitals or any(c.isdigit() for c in words_before) or len(words_before.split()) <= 2


def _is_agency(name: str, place: str) -> bool:
    """A name with a capital or a known lower-case one (dpa), and not the initials of the words before it."""
    initials = "".join(word[0] for word in re.split(r"[\s-]+", place) if word[:1].isupper())
    return len(name.split()) <= 4 and name.casefold() != initials.casefold() and (name[0].isupper() or len(name) <= 8)
