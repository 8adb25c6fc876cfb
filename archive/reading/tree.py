"""A page as a tree of elements, and the words in them."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import trafilatura
from bs4 import BeautifulSoup
from lxml.etree import HTMLParser, ParserError, strip_elements
from lxml.html import HtmlElement, document_fromstring

from archive.reading.reading import Unreadable

# trafilatura reports every page without a text as an error; the caller is told by `Unreadable`.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_NO_TEXT = frozenset(["script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "title"])
_NO_WORDS = ("style", "noscript", "template")


def parse(source: str) -> HtmlElement:
    """The page's tree, comments and styles left out. Raises `Unreadable` for what cannot be taken apart."""
    try:
        tree = trafilatura.load_html(source)
        if tree is None:
            tree = document_fromstring(source.encode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise Unreadable("The page is broken beyond reading.") from error
    except ParserError as error:
        raise Unreadable("The page has no text: there is not one word to read.") from error
    strip_elements(tree, *_NO_WORDS, with_tail=False)
    return tree


def words_outside_tree(source: str) -> str:
    """The words of a page whose elements are nested deeper than a tree can hold, each run on a line."""
    collector = _Collector()
    parser = HTMLParser(target=collector, encoding="utf-8")
    parser.feed(source.encode("utf-8", "replace"))
    return "\n".join(parser.close())


class _Collector:
    """Takes the words as the parser meets them; those of scripts and navigation are passed over."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._within = 0

    def start(self, tag: str, _: object) -> None:
        self._within += tag in _NO_TEXT

    def end(self, tag: str) -> None:
        self._within -= tag in _NO_TEXT

    def data(self, words: str) -> None:
        if words.strip() and self._within <= 0:
            self._lines.append(" ".join(words.split()))

    def close(self) -> list[str]:
        return self._lines


def lines_of_markup(markup: str) -> list[str]:
    """The words of a piece of markup, such as a page's metadata may hold; a paragraph or a break ends a line."""
    if "<" not in markup:
        return markup.splitlines()
    soup = BeautifulSoup(markup, "lxml")
    for unseen in soup(["script", *_NO_WORDS]):
        unseen.decompose()
    for block in soup(["br", "p", "div", "li"]):
        block.insert_after("\n")
    return soup.get_text().splitlines()


def without_scripts(tree: HtmlElement) -> HtmlElement:
    """The tree itself, its scripts taken out: once they have been asked, none of their words is the page's."""
    strip_elements(tree, "script", with_tail=False)
    return tree


def words_of(element: HtmlElement) -> str:
    """All words in an element, on one line."""
    return " ".join(" ".join(element.itertext()).split())


def first(tree: HtmlElement, *names: str) -> HtmlElement | None:
    """The first element so named, in the order of the page."""
    return next(tree.iter(*names), None)


def marked(tree: HtmlElement, attribute: str, value: str) -> Iterator[HtmlElement]:
    """The elements that have the word among those of an attribute, as classes and item properties are written."""
    return (element for element in tree.iter() if value in (element.get(attribute) or "").lower().split())


def drop(element: HtmlElement) -> None:
    """Takes an element out of its tree; what followed it stays."""
    if element.getparent() is not None:
        element.drop_tree()
