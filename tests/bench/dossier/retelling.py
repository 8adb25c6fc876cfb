"""Texts told anew: edits of a text that know where each of its words has gone."""

from __future__ import annotations

import random
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

Span = tuple[int, int]
_WORD = re.compile(r"[^\W\d_]{2,}")
_RUN = 3
"""Words that are moved together."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Other words in place of `text[start:end]`."""

    start: int
    end: int
    words: str = ""


class Retold:
    """A text after edits that do not overlap."""

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self._before = text
        self._edits = sorted(edits)
        self._starts = [edit.start for edit in self._edits]
        self._ends = [edit.end for edit in self._edits]
        grown = (len(edit.words) - (edit.end - edit.start) for edit in self._edits)
        self._shifts = [0, *accumulate(grown)]

    @cached_property
    def text(self) -> str:
        """The text as it is told now."""
        parts, at = [], 0
        for edit in self._edits:
            parts += self._before[at : edit.start], edit.words
            at = edit.end
        return "".join([*parts, self._before[at:]])

    def span(self, start: int, end: int) -> Span | None:
        """Where the words `start:end` of the text before stand now; None where they were cut, or cut into."""
        before_start, before_end = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if self._cuts(before_start, start) or self._cuts(before_end - 1, end):
            return None
        now = start + self._shifts[before_start], end + self._shifts[before_end]
        return now if now[0] < now[1] else None

    def _cuts(self, number: int, offset: int) -> bool:
        return 0 <= number < len(self._edits) and self._starts[number] < offset < self._ends[number]


def in_own_words(
    text: str, held: Sequence[Span], vocabulary: Sequence[str], share: float, chance: random.Random
) -> list[Edit]:
    """That share of the text's words changed for others, outside the spans that are held."""
    kept = bytearray(len(text))
    for start, end in held:
        kept[start:end] = b"\1" * (end - start)
    return [
        Edit(word.start(), word.end(), _cased_as(word.group(), chance.choice(vocabulary)))
        for word in _WORD.finditer(text)
        if chance.random() < share and not any(kept[word.start() : word.end()])
    ]


def reworded(wording: str, others: Sequence[str], times: int, chance: random.Random) -> str:
    """A quotation with so many edits, as translators and desks make them.

    Words are changed or added (with `others`), left out, or moved in a run of three.
    """
    words = wording.split(" ")
    for _ in range(times):
        at = chance.randrange(len(words))
        match chance.choice(("changed", "changed", "added", "left out", "moved")):
            case "changed":
                words[at] = _cased_as(words[at], chance.choice(others))
            case "added":
                words.insert(at, chance.choice(others))
            case "left out" if len(words) > _RUN:
                del words[at]
            case "moved" if len(words) > 2 * _RUN:
                run = words[at : at + _RUN]
                del words[at : at + _RUN]
                to = chance.randrange(len(words))
                words[to:to] = run
    return " ".join(words)


def vocabulary(texts: Iterable[str]) -> list[str]:
    """The words of the texts, each as often as it stands there."""
    return [word.lower() for text in texts for word in _WORD.findall(text)]


def _cased_as(word: str, other: str) -> str:
    return other.capitalize() if word[:1].isupper() else other
