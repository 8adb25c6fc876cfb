"""A treaty's own text, read whole: headings, numbers and signatures belong to it, as they do not to a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from archive.limits import Limits
from archive.reading import signatures
from archive.reading.characters import must_be_readable, tidy
from archive.reading.decoding import decode
from archive.reading.docx import read_docx
from archive.reading.original import kind_of_text, refuse
from archive.reading.pdf import read_pdf
from archive.reading.reading import Reading
from archive.reading.signatures import kind_of
from archive.reading.tree import drop, first, parse, without_scripts, words_outside_tree

_NOT_TEXT = ("nav", "aside", "footer", "form", "button", "iframe", "svg", "select", "title")
_PARAGRAPHS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"])
_BLOCKS = frozenset(
    ["address", "article", "center", "dd", "div", "dl", "dt", "header", "li", "main", "section", "td", "th"]
)
"""What ends a line before it and behind it, beside paragraphs."""
_BREAKS = ("br", "hr")
_SPACES = re.compile(r"[ \t\n\r]+")


def read_whole(data: bytes, *, name: str = "", limits: Limits) -> Reading:
    """A file as a `Reading` of which no words are taken for a page's furniture, but for what the page calls navigation.

    Text, a page, a PDF or a Word document. Raises `Unreadable`, with a sentence for the person who sent the bytes.
    """
    refuse(data, name, limits)
    kind = kind_of(data)
    match kind.media_type if kind else None:
        case signatures.PDF:
            return read_pdf(data, names=(), limits=limits)
        case signatures.DOCX:
            return read_docx(data, names=(), limits=limits)
    raw, warnings = decode(data, None)
    media_type = kind_of_text(raw, name, None)
    source, mended = tidy(raw)
    if media_type == "text/html":
        tree = without_scripts(parse(source))
        source = "\n".join(_lines(tree)) or words_outside_tree(source)
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in source.split("\n"))).strip()
    must_be_readable(text, "The file")
    return Reading(text=text, media_type=media_type, warnings=(*warnings, *mended))


def _lines(tree: HtmlElement) -> Iterator[str]:
    """The words of a page, a line for each block or break, an empty line around each paragraph."""
    for element in list(tree.iter(*_NOT_TEXT)):
        drop(element)
    body = first(tree, "main", "article", "body")
    yield from _SPACED.sub("\n", "".join(_pieces(tree if body is None else body))).strip().split("\n")


_SPACED = re.compile(r"(?<! ) *+\n *+")


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Words and line ends, walked without recursion: pages may be nested deeply."""
    within: list[tuple[HtmlElement, bool]] = [(element, False)]
    while within:
        one, left = within.pop()
        yield "\n\n" if one.tag in _PARAGRAPHS else "\n" if one.tag in _BLOCKS or (left and one.tag in _BREAKS) else ""
        if left:
            yield _SPACES.sub(" ", one.tail or "") if one is not element else ""
            continue
        if isinstance(one.tag, str):
            yield _SPACES.sub(" ", one.text or "")
        within.append((one, True))
        within.extend((child, False) for child in reversed(one))
