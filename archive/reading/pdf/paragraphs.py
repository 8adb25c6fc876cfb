"""Lines to paragraphs: what was broken to fit the measure is joined, and words that a hyphen parted are whole again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median

from archive.reading.pdf.lines import HYPHEN, Line
from archive.reading.prose import ends_sentence

_WIDER = 1.25
"""A step to the next line that is so much larger than the common one begins a paragraph."""
_INDENT = 0.8
"""In heights of the line."""
_SAME_SIZE = 1.12
HEADING = 1.15
"""So many times the common height have the letters of a heading."""
_COLUMN = 36.0
"""Lines of one column begin within so many points, or twice as many."""
_ELSEWHERE = 10
"""So many heights further down, a line is on another page."""
_SLACK = 0.5
_MOST = 0.6
"""A line of so much of the measure goes on in a small letter, though the next word had room: lists are narrower."""
_HYPHENS = f"-‐{HYPHEN}"
_PARTED = re.compile(rf"(?<![^\W\d_])([^\W\d_]++)[{_HYPHENS}]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_BULLET = re.compile(r"\s*[•‣▪●◦]\s")
_ITEM = re.compile(r"\s*(?:[•‣▪●◦–—*-]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
# What ends before an item of a list: “am / 12. Mai” and a dash between two words are none.
_CLOSED = re.compile(r"[.:;!?…]\s*$")
# Scripts that need no space where a line was broken; Hangul does, unless lines end in one that was set.
_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u3000-\u303f]")
_HANGUL = re.compile(r"[가-힣]")
# Before these a hyphen at a line's end is the word's own far more often than the line's.
_KEEP_HYPHEN = frozenset(["self", "ex", "vice", "non", "well", "long", "short", "high", "low", "so"])
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph on one line, and the height of its letters."""

    text: str
    height: float
    page: int


@dataclass(frozen=True, slots=True)
class Flow:
    """The paragraphs of a document in their order; `joined` are the words that were made whole."""

    paragraphs: list[Paragraph]
    joined: list[str]
    height: float
    """The common height of its letters."""


def to_paragraphs(pages: list[list[Line]]) -> Flow:
    """The paragraphs of the pages' lines, across the ends of columns and pages."""
    lines = list(chain.from_iterable(pages))
    if not lines:
        return Flow([], [], 0.0)
    measure = _Measure(lines)
    joiner = _Joiner(lines)
    blocks: list[tuple[int, list[Line]]] = []
    right = 0.0
    for number, page in enumerate(pages):
        for line, own_right in zip(page, _rights(page), strict=True):
            if blocks and measure.goes_on(blocks[-1][1], right, line):
                blocks[-1][1].append(line)
            else:
                blocks.append((number, [line]))
            right = own_right
    paragraphs = [Paragraph(joiner.join(block), block[0].height, number) for number, block in blocks]
    return Flow(paragraphs, joiner.joined, measure.height)


def _rights(page: list[Line]) -> list[float]:
    """How far the column of each line reaches to the right: the lines of one size that begin near it."""
    reach: dict[tuple[int, int], float] = defaultdict(float)
    for line in page:
        place = _cell(line)
        reach[place] = max(reach[place], line.right)
    near = [(size, cell) for size in (-1, 0, 1) for cell in (-1, 0, 1)]
    return [max(reach.get((size + more, cell + aside), 0.0) for more, aside in near) for size, cell in map(_cell, page)]


def _cell(line: Line) -> tuple[int, int]:
    return round(line.height), int(line.left // _COLUMN)


def _alike(line: Line, other: Line) -> bool:
    return max(line.height, other.height) <= _SAME_SIZE * min(line.height, other.height) + 0.5


class _Measure:
    """What is common in the document: the height of its lines, and the step from one to the next."""

    def __init__(self, lines: list[Line]) -> None:
        heights: Counter[float] = Counter()
        for line in lines:
            heights[round(line.height, 1)] += len(line.text)
        self.height = heights.most_common(1)[0][0]
        common = [line for line in lines if abs(line.height - self.height) <= 1]
        self.step = median(list(_steps(common)) or [1.2 * self.height])

    def goes_on(self, block: list[Line], right: float, line: Line) -> bool:
        """Whether the line belongs to the paragraph that the block of lines before it began."""
        last = block[-1]
        if not _alike(last, line) or _begins_item(block, line):
            return False
        if last.text.endswith(HYPHEN):
            return True
        down = last.bottom - line.bottom
        follows = 0 < down <= self._widest_step(last) and line.left < right
        if last.height > HEADING * self.height:
            return follows
        full = last.right + _first_width(line) > right - _SLACK * line.height
        runs_on = _begins_small(line) and not _CLOSED.search(last.text)
        if not follows:
            elsewhere = down < 0 or down > _ELSEWHERE * line.height
            return elsewhere and not ends_sentence(last.text.strip()) and (full or runs_on)
        full = full or (runs_on and last.right - last.left > _MOST * (right - last.left))
        hanging = len(block) == 1 and _ITEM.match(last.text)
        return full and (bool(hanging) or line.left <= last.left + _INDENT * line.height)

    def _widest_step(self, last: Line) -> float:
        common = self.step if abs(last.height - self.height) <= 1 else 1.2 * last.height
        return _WIDER * max(common, last.height)


def _begins_item(block: list[Line], line: Line) -> bool:
    if _BULLET.match(line.text):
        return True
    after = _CLOSED.search(block[-1].text) or _ITEM.match(block[0].text)
    return bool(_ITEM.match(line.text) and after)


def _begins_small(line: Line) -> bool:
    return next((c for c in line.text if c.isalpha()), "").islower()


def _steps(lines: list[Line]) -> Iterator[float]:
    """How far each line stands below the one before it, where it does."""
    return (down for down in (a.bottom - b.bottom for a, b in pairwise(lines)) if 0 < down < 3 * lines[0].height)


def _first_width(line: Line) -> float:
    """The width that the line's first word would have taken on the line before, with a space."""
    text = line.text.strip()
    word = text.split(maxsplit=1)[0]
    share = 1 if len(word) > 12 and not word.isascii() and _WITHOUT_SPACES.search(word) else len(word) + 1
    return (line.right - line.left) * share / max(len(text), 1)


class _Joiner:
    """Joins the lines of a paragraph; remembers which words it made whole."""

    def __init__(self, lines: list[Line]) -> None:
        self.joined: list[str] = []
        self._known = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
        self._set_spaces = sum(line.text.endswith(" ") for line in lines) * 4 > len(lines)

    def join(self, lines: list[Line]) -> str:
        """The paragraph's text on one line."""
        pieces = [lines[0].text]
        for line in lines[1:]:
            pieces[-1:] = self._joined(pieces[-1], line.text.lstrip())
        return "".join(pieces).strip().replace(HYPHEN, "-")

    def _joined(self, line: str, following: str) -> tuple[str, str]:
        """The two lines so that they can stand one behind the other."""
        parted = _PARTED.search(line.rstrip())
        first = _FIRST_WORD.match(following)
        if parted and first:
            before = line.rstrip()[:-1]
            if self._is_compound(parted.group(1), first.group()):
                return f"{before}-", following
            self.joined.append(parted.group(1) + first.group())
            return before, following
        if line.endswith(HYPHEN):
            return line, following
        last, head = line[-1], following[:1]
        if _WITHOUT_SPACES.match(last) and _WITHOUT_SPACES.match(head):
            return line, following
        if self._set_spaces and _HANGUL.match(last) and _HANGUL.match(head):
            return line, following
        return f"{line.rstrip()} ", following

    def _is_compound(self, before: str, after: str) -> bool:
        """Whether the hyphen is the word's own, as the rest of the text writes it."""
        whole, parted = (before + after).casefold(), f"{before}-{after}".casefold()
        if self._known[whole] != self._known[parted]:
            return self._known[parted] > self._known[whole]
        capital = after[0].isupper() and not before.isupper()
        return capital or before.casefold() in _KEEP_HYPHEN


def said_of(joined: list[str]) -> list[str]:
    """The sentence for an editor on words made whole, if any."""
    if not joined:
        return []
    shown = ", ".join(f"“{word}”" for word in dict.fromkeys(joined[:_SHOWN]))
    more = ", …" if len(set(joined)) > _SHOWN else ""
    many = "a word" if len(joined) == 1 else f"{len(joined)} words"
    return [f"Joined {many} that a hyphen at the end of a line had parted: {shown}{more}."]
