"""Running heads and feet: what each page says above or below the text, told from it by coming back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from archive.reading.pdf.lines import Line

_EDGE = 3
"""So many lines at the head and at the foot of a page may be running ones."""
_SAME_PLACE = 3.0
_WHITE = 0.6
"""In heights of the line, the least white space that sets it off from the text."""
_FIGURES = re.compile(r"\d+")
_SHARE = 3
"""A running line is on every third page at least: left and right pages have their own, first pages often none."""
_NUMBER = re.compile(
    r"\W*(?:(?:page|p|seite|s|página|pág|pagina|стр|страница|第)\b\W*)?(?P<number>\d{1,4})\s*"
    r"(?:(?:/|of|de|von|di|из|sur)\s*\d{1,4})?\s*(?:쪽|페이지|页|頁)?\W*",
    re.IGNORECASE,
)
# What browsers print around a page: its address with “1/3”, or “1 of 3”, and the moment of printing.
_OF_PAGES = re.compile(r"\b\d{1,4}\s?(?:/|of|de|von|di|из|sur)\s?\d{1,4}\b")
_ADDRESS = re.compile(r"https?://[^\s/]+/[^\s…]+(?![\S…])")
_PRINTED = re.compile(r"\b\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}[.,]?\s(?:\S{1,8}\s)?\d{1,2}:\d{2}\b")


@dataclass(frozen=True, slots=True)
class Running:
    """The pages without their running lines, and those; `address` is the one that a browser printed there."""

    pages: list[list[Line]]
    left_out: list[str]
    address: str | None


def without_running(pages: list[list[Line]]) -> Running:
    """Takes the running lines and the page numbers out of the pages."""
    found = _coming_back(pages)
    for number, lines in enumerate(pages):
        found |= {(number, place) for place in _alone(lines, number + 1)}
    running = set()
    for number, lines in enumerate(pages):
        places = {place for on, place in found if on == number}
        running |= {(number, place) for place in _set_apart(lines, places)}
    kept = [
        [line for place, line in enumerate(lines) if (number, place) not in running]
        for number, lines in enumerate(pages)
    ]
    said = [pages[number][place].text.strip() for number, place in sorted(running)]
    shown = list({_shape(text): text for text in reversed(said)}.values())[::-1]
    return Running(kept, shown, _printed_address(said))


def _coming_back(pages: list[list[Line]]) -> set[tuple[int, int]]:
    """`(page, place)` of the lines at an edge that stand at one height of several pages, their figures aside."""
    places = defaultdict(list)
    for number, lines in enumerate(pages):
        for place in _edges(lines):
            places[_shape(lines[place].text)].append((number, place))
    running = set()
    for found in places.values():
        for number, place in found:
            height = pages[number][place].bottom
            level = [(n, p) for n, p in found if abs(pages[n][p].bottom - height) <= _SAME_PLACE]
            on = len({n for n, _ in level})
            if on >= 2 and on * _SHARE >= len(pages):
                running.update(level)
                break
    return running


def _alone(lines: list[Line], number: int) -> Iterator[int]:
    """The page's own number, and what a browser printed, which are known though there be one page only."""
    edges = _edges(lines)
    texts = {place: lines[place].text.strip() for place in edges}
    printed = any(_OF_PAGES.search(text) for text in texts.values())
    for place in edges:
        text = texts[place]
        said = _NUMBER.fullmatch(text)
        if (said and int(said["number"]) == number and place in (edges[0], edges[-1])) or (
            printed and (_PRINTED.search(text) or (_ADDRESS.search(text) and _OF_PAGES.search(text)))
        ):
            yield place


def _set_apart(lines: list[Line], found: set[int]) -> Iterator[int]:
    """Those found that stand outermost, down to the first white space: what lies within it is the text."""
    down = sorted(range(len(lines)), key=lambda place: -lines[place].bottom)
    for outermost in (down, down[::-1]):
        outer: list[int] = []
        for place in takewhile(found.__contains__, outermost):
            if outer and _apart(lines[outer[-1]], lines[place]):
                break
            outer.append(place)
        within = outermost[len(outer) :]
        if outer and (not within or _apart(lines[outer[-1]], lines[within[0]])):
            yield from outer


def _apart(line: Line, other: Line) -> bool:
    return max(line.bottom, other.bottom) - min(line.top, other.top) > _WHITE * line.height


def _edges(lines: list[Line]) -> list[int]:
    """The places of the highest and the lowest lines, from above."""
    down = sorted(range(len(lines)), key=lambda place: -lines[place].bottom)
    return down if len(down) <= 2 * _EDGE else [*down[:_EDGE], *down[-_EDGE:]]


def _shape(text: str) -> str:
    return _FIGURES.sub("#", " ".join(text.split())).casefold()


def _printed_address(left_out: list[str]) -> str | None:
    """The address among the running lines, where the others show that a browser printed them."""
    if not any(_OF_PAGES.search(_ADDRESS.sub("", text)) for text in left_out):
        return None
    found = {match.group() for text in left_out for match in _ADDRESS.finditer(text)}
    return found.pop() if len(found) == 1 else None
