"""Sequences of words, thousands at once, looked for in a row of words in one pass (Aho and Corasick, 1975)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

import ahocorasick

_MARK = "\0"
"""Stands before, between and after the words of a row; no word holds it."""

Meaning = TypeVar("Meaning")


class Row(NamedTuple):
    """Words in a row, written as one string, and where in it the mark after each word stands."""

    written: str
    ends: Sequence[int]


def row_of(words: Iterable[str]) -> Row:
    """The row of the words: a text's, as they are written or as their keys."""
    marked = [word + _MARK for word in words]
    return Row(_MARK + "".join(marked), tuple(accumulate(map(len, marked))))


class Sequences(Generic[Meaning]):
    """Sequences of one word and more, each with all that it means; compiled once, then asked of many rows.

    A last word that ends in `*` stands for every word that begins so; a sequence of no words is left out.
    """

    def __init__(self, sequences: Iterable[tuple[Sequence[str], Meaning]]) -> None:
        listed: dict[str, tuple[int, list[Meaning]]] = {}
        for words, meaning in sequences:
            if not words:
                continue
            written = row_of(words).written.removesuffix(f"*{_MARK}")
            listed.setdefault(written, (len(words), []))[1].append(meaning)
        self._automaton = ahocorasick.Automaton()
        for written, found in listed.items():
            self._automaton.add_word(written, found)
        self._automaton.make_automaton()

    def find(self, row: Row) -> list[tuple[int, int, list[Meaning]]]:
        """Every sequence that the row holds: the index of its first word, that after its last, and what it means."""
        if not self:
            return []
        ends = row.ends
        found = []
        for place, (length, meanings) in self._automaton.iter(row.written):
            after = bisect_left(ends, place) + 1
            found.append((after - length, after, meanings))
        return found

    def __bool__(self) -> bool:
        return len(self._automaton) > 0
