"""A page to a reading: its main text by trafilatura, what it says of itself by BeautifulSoup."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator

import trafilatura
from bs4 import BeautifulSoup, Tag

from archive.reading.characters import must_be_readable, tidy
from archive.reading.metadata import read_metadata
from archive.reading.prose import is_date_line
from archive.reading.reading import Reading, Unreadable
from archive.reading.repair import repair
from archive.reading.vocabulary import fold

# trafilatura reports every page without a text as an error; the caller is told by `Unreadable`.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_NOT_TEXT = [
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "aside",
    "footer",
    "form",
    "button",
    "iframe",
    "svg",
    "select",
]
_NEVER_TEXT = ["//nav", "//footer", "//aside", "//form"]
_BLOCKS = ["p", "h1", "h2", "h3", "h4", "li", "blockquote", "pre", "td"]
_DATE_BLOCKS = ["time", "p", "span", "div", "small", "li", "em"]
_DATE_LENGTH = 100
_LOOKED_AT = 400


def read_html(raw: str, *, names: Collection[str]) -> Reading:
    """The report on a page. Raises `Unreadable` where the page has no text, or more than any report."""
    source, warnings = tidy(raw)
    soup = BeautifulSoup(source, "lxml")
    metadata = read_metadata(soup)
    main = _main_text(source, soup)
    text, _ = tidy(_with_dates(main, _dates_above(soup, main), metadata.title))
    must_be_readable(text, "The page")
    repaired = repair(text, names=names, title=metadata.title, language=metadata.language)
    return Reading(
        text=repaired.text,
        media_type="text/html",
        title=repaired.title,
        outlet=metadata.outlet or repaired.byline.outlet,
        author=metadata.author or repaired.byline.author,
        place=repaired.byline.place,
        language=repaired.language,
        source_url=metadata.source_url,
        published=metadata.published,
        warnings=(*warnings, *repaired.warnings),
    )


def _main_text(source: str, soup: BeautifulSoup) -> str:
    """The article's paragraphs, one a line; of a page too small for trafilatura, its blocks."""
    try:
        found = trafilatura.extract(
            source, include_comments=False, favor_precision=True, deduplicate=False, prune_xpath=_NEVER_TEXT
        )
    except (ValueError, RecursionError) as error:
        raise Unreadable("The page is broken beyond reading: its elements are nested too deep.") from error
    return found or "\n\n".join(_blocks(soup))


def _blocks(soup: BeautifulSoup) -> Iterator[str]:
    for tag in soup.find_all(_NOT_TEXT):
        tag.decompose()
    whole = soup.find("article") or soup.find("main") or soup.body or soup
    blocks = [tag for tag in whole.find_all(_BLOCKS) if not tag.find(_BLOCKS)] if isinstance(whole, Tag) else []
    found = [words for words in (_words(tag) for tag in blocks) if words]
    yield from found or [line for line in (line.strip() for line in whole.get_text("\n").split("\n")) if line]


def _with_dates(main: str, dates: list[str], title: str | None) -> str:
    """The main text with the date lines under its title, or above it where it has none."""
    first, _, rest = main.partition("\n")
    titled = title is not None and fold(first) == fold(title)
    return "\n".join([first, *dates, rest] if titled else [*dates, main])


def _dates_above(soup: BeautifulSoup, main: str) -> list[str]:
    """Date lines between the heading and the first paragraph that the main text lacks: the date's evidence."""
    heading = soup.find("h1")
    if heading is None:
        return []
    has = fold(main)
    found: list[str] = []
    for tag in heading.find_all_next(limit=_LOOKED_AT):
        words = _words(tag) if tag.name in _DATE_BLOCKS else ""
        if tag.name == "p" and len(words) > _DATE_LENGTH:
            break
        if 0 < len(words) <= _DATE_LENGTH and is_date_line(words) and fold(words) not in has:
            if not any(fold(words) in fold(other) for other in found):
                found.append(words)
            if len(found) == 2:
                break
    return found


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())
