"""A page to a reading: its main text, what it says of itself, and the date that it shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from lxml.html import HtmlElement

from archive.reading.characters import must_be_readable, tidy
from archive.reading.lines import body_bounds
from archive.reading.main_text import main_text
from archive.reading.metadata import Metadata, read_metadata
from archive.reading.prose import is_date_line, words
from archive.reading.reading import Reading
from archive.reading.repair import repair
from archive.reading.said_days import tells_order
from archive.reading.saved import saved_from, without_embedded
from archive.reading.shown_dates import Shown, shown_dates
from archive.reading.tree import drop, first, parse, without_scripts, words_of, words_outside_tree
from archive.reading.vocabulary import fold

_NOT_TEXT = ("nav", "aside", "footer", "form", "button", "iframe", "svg", "select", "script")
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "li", "blockquote", "pre", "td")

_HEAD = 500
_RENEWED = 366
"""So many days a report may have been shown anew after its first publication."""
_REVISED = 90
"""So many days after it a report may have been revised and still be the report of that day."""
_ZONES = 1
"""So many days may lie between one moment's dates in two zones of time."""


def read_html(raw: str, *, names: Collection[str]) -> Reading:
    """The report on a page. Raises `Unreadable` where the page has no text, or more than any report."""
    source, warnings = tidy(without_embedded(raw))
    tree = parse(source)
    metadata = read_metadata(tree)
    main = main_text(tree, metadata.body) or ""
    tree = without_scripts(tree)
    shown = shown_dates(tree, metadata.title, metadata.language)
    main = main or "\n\n".join(_blocks(tree)) or words_outside_tree(source)
    main = _without_rubrics(main, metadata)
    dates = [] if metadata.published else [line for line in shown.lines if line not in main[:_HEAD]]
    text, _ = tidy(_with_dates(main, dates, metadata.title))
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
        source_url=saved_from(source) or metadata.source_url,
        published=_published(metadata.published, shown, metadata.language),
        warnings=(*warnings, *repaired.warnings),
    )


def _published(declared: str | None, shown: Shown, language: str | None) -> str | None:
    """The day of publication (EDTF) that the page declares or shows.

    What it shows beside its heading goes before what it declares: stamps are often in universal time, or those of a
    first version. Where day and month of it could be exchanged, the declared day decides, else the page's language.
    Nothing is answered where it shows one so much later that the text may be another than that of the declared day.
    """
    if shown.revised and declared:
        return declared if _days_between(declared, shown.revised) <= _REVISED else None
    if not shown.days or declared in (*shown.days, *shown.others):
        return declared
    likeliest = shown.days[0] if len(shown.days) == 1 or tells_order(language) else None
    if declared is None or likeliest is None:
        return declared or likeliest
    later = _days_between(declared, likeliest)
    if shown.beside and later > _RENEWED:
        return None
    return likeliest if abs(later) <= (_RENEWED if shown.beside else _ZONES) else declared


def _days_between(day: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(day)).days


def _blocks(tree: HtmlElement) -> Iterator[str]:
    """The words of a page too small for trafilatura, block by block."""
    for element in list(tree.iter(*_NOT_TEXT)):
        drop(element)
    named = (first(tree, name) for name in ("article", "main", "body"))
    whole = next((element for element in named if element is not None), tree)
    blocks = [block for block in whole.iter(*_BLOCKS) if next(block.iterdescendants(*_BLOCKS), None) is None]
    found = [said for said in map(words_of, blocks) if said]
    yield from found or [line for line in (" ".join(text.split()) for text in whole.itertext()) if line]


def _without_rubrics(main: str, metadata: Metadata) -> str:
    """The main text without the rubrics, places and outlets that stand over its first paragraph, one or two words each.

    Two words may be the author's name, and stay where nothing else gives it.
    """
    lines = main.split("\n")
    body, _ = body_bounds(lines)
    longest = 2 if metadata.author else 1
    kept = [line for line in lines[:body] if words(line) > longest or is_date_line(line) or _is_title(line, metadata)]
    return "\n".join([*kept, *lines[body:]]) if body < len(lines) else main


def _is_title(line: str, metadata: Metadata) -> bool:
    return metadata.title is not None and fold(line) in fold(metadata.title)


def _with_dates(main: str, dates: list[str], title: str | None) -> str:
    """The main text with the date lines under its title, or above it where it has none."""
    top, _, rest = main.partition("\n")
    titled = title is not None and fold(top) == fold(title)
    return "\n".join([top, *dates, rest] if titled else [*dates, main])
