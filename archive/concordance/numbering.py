"""The numbers of provisions as their labels write them: in figures or in Roman ones, with what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.extraction.roman import ROMAN

LARGEST = 999
"""The largest number that a provision has; a larger one is a year, or none."""
_ROMAN = {
    hundreds + rest: 100 * hundred + number
    for hundred, hundreds in enumerate(("", "C", "CC", "CCC"))
    for rest, number in {"": 0, **ROMAN}.items()
    if hundreds + rest
}
_WRITTEN = {number: written for written, number in _ROMAN.items()}
_HAN_DIGITS = "零一二三四五六七八九"
_HAN_UNITS = {"十": 10, "百": 100}
_LABEL = re.compile(r"([A-Z][a-z]+) (\d{1,3}(?=[A-Z]?(?!\w))|[IVXLC]+(?!\w))(.*)", re.DOTALL)
_KINDS = ("Preamble", "Article", "Chapter", "Part", "Section", "Schedule", "Annex", "Appendix", "Protocol")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a provision stands in its treaty: `Article XII(3)` is Article, 12, `(3)`."""

    rank: int
    number: int
    rest: str
    kind: str
    roman: bool = False

    @property
    def order(self) -> tuple[int, int, list[str | int]]:
        """By what provisions are sorted, numbers as such: `Article 4(2)` stands before 4(10), 2.9 before 2.10."""
        parts = re.split(r"(\d+)", self.rest)
        return self.rank, self.number, [int(part) if part.isdecimal() else part for part in parts]

    @property
    def same(self) -> tuple[str, int, str]:
        """What two labels of one provision have in common: `Article IV` is Article 4."""
        return self.kind, self.number, self.rest.casefold()


def place_of(label: str) -> Place:
    """The place that a label says; one without a number that can be read stands at the head of its kind."""
    found = _LABEL.fullmatch(label.strip())
    kind = found[1] if found else label.strip().partition(" ")[0]
    rank = _KINDS.index(kind) if kind in _KINDS else len(_KINDS)
    number = value_of(found[2]) if found else None
    if found is None or number is None:
        return Place(rank, 0, label.strip().removeprefix(kind).strip(), kind)
    return Place(rank, number, found[3].strip(), kind, roman=not found[2].isdigit())


def value_of(written: str) -> int | None:
    """The number, in figures of any script, Roman or Chinese ones; `None` where it is none up to `LARGEST`."""
    if written.isdecimal():
        number = int(written)
        return number if 0 < number <= LARGEST else None
    return _ROMAN.get(written.upper()) or _of_han(written)


def _of_han(written: str) -> int | None:
    """`四` is 4, `二十三` is 23, `一百零五` is 105."""
    number, digit = 0, 0
    for sign in written:
        if sign in _HAN_DIGITS:
            digit = _HAN_DIGITS.index(sign)
        elif sign in _HAN_UNITS:
            number, digit = number + (digit or 1) * _HAN_UNITS[sign], 0
        else:
            return None
    return number + digit or None


def label_of(kind: str, number: int, rest: str = "", *, roman: bool = False) -> str:
    """A provision's label in English, as it is cited: `Article 4`, `Article 4 bis`, `Article XV` with Roman numbers."""
    label = f"{kind} {_WRITTEN.get(number, number) if roman else number}"
    return f"{label} {rest}" if rest[:1].islower() else label + rest


def label_of_run(kind: str, first: int, last: int, *, roman: bool = False) -> str:
    """Of several that follow one another: `Articles 7 to 22`; of one, its own label."""
    if first == last:
        return label_of(kind, first, roman=roman)
    return f"{label_of(f'{kind}s', first, roman=roman)} to {label_of('', last, roman=roman).strip()}"
