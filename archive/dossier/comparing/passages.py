"""A text in paragraphs, with stretches of it marked: what a page writes down that lays texts beside one another."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

LONGEST = 60_000
"""Characters of a text that are laid beside another: a long report has fewer."""


class Piece(NamedTuple):
    """Words of one paragraph, and what is said of them."""

    words: str
    mark: object | None = None
    first: bool = True
    """Whether the marked stretch begins with them; one that goes over paragraphs is in several pieces."""
    last: bool = True


class Marked(NamedTuple):
    """Words of a text that something is said of: `text[start:end]`."""

    start: int
    end: int
    mark: object


def paragraphs(text: str, marks: Iterable[Marked]) -> Iterator[tuple[Piece, ...]]:
    """The text's lines that are not blank, each in pieces that together are the line; no two marks overlap."""
    waiting = sorted(marks, key=lambda marked: marked.start)
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        here = [marked for marked in waiting if marked.start < end and marked.end > start]
        if line.strip():
            yield tuple(_pieces(text, start, end, here))
        waiting = [marked for marked in waiting if marked.end > end] if here else waiting
        start = end + 1


def _pieces(text: str, start: int, end: int, marks: Iterable[Marked]) -> Iterator[Piece]:
    at = start
    for marked in marks:
        first, last = max(start, marked.start), min(end, marked.end)
        if at < first:
            yield Piece(text[at:first])
        yield Piece(text[first:last], marked.mark, first == marked.start, last == marked.end)
        at = last
    if at < end:
        yield Piece(text[at:end])
