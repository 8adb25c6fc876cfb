"""The numbers that Word sets before the paragraphs of lists: “Article 4.” is often counted, and no word of the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml.etree import _Element

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_LARGEST = 3_999
_STYLES = 10
"""So many styles may rest on one another."""


def value(element: _Element | None, path: str) -> str:
    """The `w:val` of the element at the path, empty where it is not there."""
    found = None if element is None else element.find("/".join(map(qn, path.split("/"))))
    return "" if found is None else str(found.get(qn("w:val")) or "")


@dataclass(frozen=True, slots=True)
class _Level:
    """One depth of a list: where it begins, how it counts, and what stands around the number."""

    start: int
    counts: str
    label: str
    style: str


class Numbers:
    """Counts the paragraphs of a document's lists, from the first to the last."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        lists = [] if numbering is None else numbering.findall(qn("w:abstractNum"))
        self._levels = {str(one.get(qn("w:abstractNumId"))): _levels(one) for one in lists}
        used = [] if numbering is None else numbering.findall(qn("w:num"))
        self._lists = {str(one.get(qn("w:numId"))): one for one in used}
        named = [] if styles is None else styles.findall(qn("w:style"))
        self._styles = {str(style.get(qn("w:styleId"))): style for style in named}
        self._counted: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def before(self, paragraph: _Element) -> str:
        """What stands before the paragraph, a space after it; empty for one in no list, or after a mere bullet."""
        number, depth, style = self._place(paragraph)
        one = self._lists.get(number)
        if one is None:
            return ""
        shared = value(one, "w:abstractNumId")
        levels = self._levels.get(shared, {})
        if not depth:
            depth = next((str(at) for at, level in levels.items() if style and level.style == style), "0")
        level = levels.get(int(depth)) if depth.isdecimal() else None
        if level is None:
            return ""
        counted = self._counted.setdefault(shared, {})
        anew = self._anew(one, number, int(depth))
        counted[int(depth)] = anew if anew is not None else counted.get(int(depth), level.start - 1) + 1
        for deeper in [at for at in counted if at > int(depth)]:
            del counted[deeper]
        label = _PLACE.sub(lambda place: _said(levels, counted, int(place.group(1)) - 1), level.label)
        return f"{label.strip()} " if level.counts in _COUNTS and label.strip() else ""

    def _place(self, paragraph: _Element) -> tuple[str, str, str]:
        """The list, the depth in it (empty: as the style has it) and the style of a paragraph."""
        style = value(paragraph, "w:pPr/w:pStyle")
        number, depth = value(paragraph, "w:pPr/w:numPr/w:numId"), value(paragraph, "w:pPr/w:numPr/w:ilvl")
        if number:
            return number, depth, style
        above = style
        for _ in range(_STYLES):
            element = self._styles.get(above)
            number = value(element, "w:pPr/w:numPr/w:numId")
            if number or element is None:
                return number, value(element, "w:pPr/w:numPr/w:ilvl"), above
            above = value(element, "w:basedOn")
        return "", "", style

    def _anew(self, one: _Element, number: str, depth: int) -> int | None:
        """The number with which a list begins anew here, if this is its first paragraph of the depth and it does."""
        if (number, depth) in self._begun:
            return None
        self._begun.add((number, depth))
        for override in one.findall(qn("w:lvlOverride")):
            if override.get(qn("w:ilvl")) == str(depth):
                return _figure(value(override, "w:startOverride"), None)
        return None


def _levels(one: _Element) -> dict[int, _Level]:
    return {
        _figure(str(level.get(qn("w:ilvl"))), 0) or 0: _Level(
            start=_figure(value(level, "w:start"), 1) or 0,
            counts=value(level, "w:numFmt"),
            label=value(level, "w:lvlText"),
            style=value(level, "w:pStyle"),
        )
        for level in one.findall(qn("w:lvl"))
    }


def _figure(said: str, otherwise: int | None) -> int | None:
    return int(said) if said.isdecimal() and len(said) <= 6 else otherwise


def _said(levels: dict[int, _Level], counted: dict[int, int], depth: int) -> str:
    """The number of the paragraph at a depth, as that depth counts."""
    level = levels.get(depth)
    if level is None:
        return ""
    return _COUNTS.get(level.counts, str)(counted.get(depth, level.start))


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST:
        return str(number)
    out = ""
    for worth, letters in _ROMAN:
        out += letters * (number // worth)
        number %= worth
    return out


def _letters(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= _LARGEST else str(number)


_COUNTS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
}
