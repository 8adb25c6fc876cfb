"""The report's own text on a page: trafilatura's choice of paragraphs, with second opinions where that is doubtful."""

from __future__ import annotations

import re
from copy import deepcopy

import trafilatura
from lxml.html import HtmlElement

from archive.reading.prose import ends_sentence, is_prose, words
from archive.reading.reading import Unreadable
from archive.reading.tree import drop, words_of

_AROUND = ("nav", "footer", "aside", "form")
_OF_THE_PAGE = 0.6
"""Elements that together hold so large a share of the page's paragraphs are the report, though they be called forms."""
_LINES = ("p", "li", "h2", "h3", "h4")
_BLOCKS = ("p", "li", "ul", "ol", "div", "table")
_POINTER = (20, 250)
_POINTER_WORDS = 4
_MOSTLY_LINK = 0.7
_ALL_LINK = 0.95
_SHORT = 800
"""A text of fewer code points may be a teaser that was taken for the report."""
_FULLER = 3
_DECLARED = 400
_WORD = re.compile(r"\w+")
_RUN = 4


def main_text(page: HtmlElement, declared: str | None) -> str | None:
    """The report's paragraphs, one a line; `None` where trafilatura finds none.

    `declared` is the body that the page's own JSON-LD gives: it is believed where the choice has less than half of it.
    Raises `Unreadable` for what cannot be taken apart.
    """
    try:
        tree = deepcopy(page)
        _drop_surroundings(tree)
        _drop_pointers(tree)
        text = _extract(tree, precisely=True)
        if len(text) < _SHORT:
            text = _fuller(text, _extract(tree, precisely=False))
    except (ValueError, RecursionError) as error:
        raise Unreadable("The page is broken beyond reading: its elements are nested too deep.") from error
    if declared and len(declared) >= _DECLARED and _shared(declared, text) < 0.5:
        return declared
    return text or None


def _extract(tree: HtmlElement, *, precisely: bool) -> str:
    """The text as trafilatura finds it; it takes apart what it is given, so that is a copy."""
    return (
        trafilatura.extract(deepcopy(tree), include_comments=False, favor_precision=precisely, deduplicate=False) or ""
    )


def _drop_surroundings(tree: HtmlElement) -> None:
    """Takes navigation, forms and asides out of the tree, and the further reports of a page that goes on and on."""
    whole = sum(len(paragraph.text_content()) for paragraph in tree.iter("p"))
    for name in _AROUND:
        elements = [element for element in tree.iter(name) if next(element.iterancestors(name), None) is None]
        held = sum(len(paragraph.text_content()) for element in elements for paragraph in element.iter("p"))
        if held <= whole * _OF_THE_PAGE:
            for element in elements:
                drop(element)
    reports = [next(heading.iterancestors("article"), None) for heading in tree.iter("h1")]
    first, *others = [report for report in reports if report is not None] or [None]
    for other in others:
        if first is not None and other is not first and other not in first.iterancestors():
            drop(other)


def _drop_pointers(tree: HtmlElement) -> None:
    """Takes out the lines that are links to other reports: `Read more: …`, a headline under the text."""
    for line in [line for line in tree.iter(*_LINES) if next(line.iterdescendants(*_BLOCKS), None) is None]:
        text = words_of(line)
        if not (_POINTER[0] <= len(text) <= _POINTER[1]) or words(text) < _POINTER_WORDS:
            continue
        linked = sum(len(words_of(link)) for link in line.iter("a")) / len(text)
        if linked >= (_ALL_LINK if ends_sentence(text) else _MOSTLY_LINK):
            drop(line)


def _fuller(text: str, other: str) -> str:
    """The less strict choice, where it has paragraphs and is several times as long."""
    paragraphs = sum(is_prose(line) for line in other.split("\n"))
    return other if paragraphs >= 2 and len(other) >= _FULLER * len(text) else text or other


def _shared(declared: str, text: str) -> float:
    """Which share of the declared body's runs of words the text has."""
    wanted = _runs(declared)
    return len(wanted & _runs(text)) / len(wanted) if wanted else 1.0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text)
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
