"""The lines of a PDF's pages, each with its place: a PDF knows letters and where they stand, and no paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from pypdfium2 import PdfPage, PdfTextPage

HYPHEN = "\u00ad"
"""Ends a line whose last word goes on in the next one."""
_BREAKS = "\r\n"
# PDFium writes a hyphen at the end of a line so, and leaves out the line feed.
_BROKEN_WORD = "\x02"
# Word's bullets are letters of fonts of their own.
_OWN_BULLET = re.compile(r"^(\s*)[\ue000-\uf8ff](?=\s)")
_OVERLAP = 0.5
_NEAR = 2.0
"""Pieces of one line are no further apart than so many times their height; what is, stands in another column."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is set; measures in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """From the foot of its letters to their head: the size of its type, near enough."""
        return self.top - self.bottom


def lines_of(page: PdfPage) -> list[Line]:
    """The lines of a page that have any letter, in the order in which its maker set them."""
    textpage = page.get_textpage()
    try:
        return _whole(_set_lines(textpage))
    finally:
        textpage.close()


def _set_lines(textpage: PdfTextPage) -> list[Line]:
    codes = [pdfium.FPDFText_GetUnicode(textpage, i) for i in range(textpage.count_chars())]
    lines = []
    start = 0
    for end, code in enumerate([*codes, ord("\n")]):
        broken = code == ord(_BROKEN_WORD)
        if broken or chr(code) in _BREAKS:
            text = _characters(codes[start:end])
            if text.strip():
                lines.append(_line(textpage, text, start, end - 1, broken))
            start = end + 1
    return lines


def _line(textpage: PdfTextPage, text: str, start: int, end: int, broken: bool) -> Line:
    """The line of the letters from `start` to `end`, as high as its first letter: bullets are of other fonts."""
    first = start + len(text) - len(text.lstrip())
    last = start + len(text.rstrip()) - 1
    letter = start + next((i for i, c in enumerate(text) if c.isalpha()), first - start)
    left = textpage.get_charbox(min(first, end), loose=True)[0]
    right = textpage.get_charbox(min(last, end), loose=True)[2]
    _, bottom, _, top = textpage.get_charbox(min(letter, end), loose=True)
    return Line(_OWN_BULLET.sub(r"\1•", text) + HYPHEN * broken, left, right, bottom, top)


def _characters(codes: list[int]) -> str:
    """The text of UTF-16 or UTF-32 units, whichever the library gives."""
    joined = "".join(map(chr, codes))
    return joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _whole(lines: list[Line]) -> list[Line]:
    """The lines, those pieces put together that stand beside one another: PDFium parts them at raised figures."""
    whole: list[Line] = []
    for line in lines:
        last = whole[-1] if whole else None
        if last is not None and _beside(last, line):
            text = f"{last.text} {line.text}"
            bottom, top = (last.bottom, last.top) if last.height >= line.height else (line.bottom, line.top)
            whole[-1] = replace(last, text=text, right=line.right, bottom=bottom, top=top)
        else:
            whole.append(line)
    return whole


def _beside(line: Line, other: Line) -> bool:
    shared = min(line.top, other.top) - max(line.bottom, other.bottom)
    high = min(line.height, other.height)
    gap = other.left - line.right
    return shared > high * _OVERLAP and -high < gap < _NEAR * max(line.height, other.height)
