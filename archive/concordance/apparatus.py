"""The apparatus: all wordings of one provision in one language, laid word by word against a base.

Its columns are the base's words and, between them, the places where some witness adds words; words that several
witnesses add at one place are aligned with one another. Cells and runs are made when they are asked for, so that an
apparatus of hundreds of witnesses can be kept and taken out again at little cost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive.concordance import sharing
from archive.concordance.alignment import align_all
from archive.concordance.classing import Difference, Sort, difference, pointed, quieted, says, sort_of
from archive.concordance.columns import laid
from archive.concordance.passages import with_passages
from archive.concordance.runs import Run, runs_of
from archive.concordance.steps import Kind, Step, Steps
from archive.concordance.tokens import Cut, Word, cut, elides, primary, spaced_like

VERSION = 1
"""Goes up when the same wordings would be laid out otherwise: part of the key under which an apparatus is kept."""


class Cell(NamedTuple):
    """A word in a column."""

    kind: Kind
    text: str
    """The word as it is written."""
    pointed: str
    """The word with the punctuation that touches it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What all rows of an apparatus stand on: the base's words, each in its column, and how many columns there are."""

    language: str
    base: Cut
    columns: tuple[int, ...]
    width: int


@dataclass(frozen=True, slots=True)
class Row:
    """One witness, laid on the base."""

    text: str
    """The wording as it was given."""
    sort: Sort
    difference: Difference
    ground: Ground
    ends: tuple[int, ...]
    """Where in the text its words begin and end, by turns."""
    path: str
    """How it goes along the base, step by step: a letter for each word of either."""
    added: tuple[int, ...]
    """The columns of the words that the base has not there."""

    @property
    def says(self) -> str:
        """How it differs from the base, as a sentence for readers."""
        return says(self.difference, self.ground.language)

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words as they are written, spaced like the base's; `key` is empty: they are compared already."""
        ends = (0, *self.ends)
        return tuple(
            Word(self.text[ends[at] : ends[at + 1]], self.text[ends[at + 1] : ends[at + 2]], "")
            for at in range(0, len(ends) - 1, 2)
        )

    @property
    def tail(self) -> str:
        """What stands after its last word."""
        return self.text[self.ends[-1] :] if self.ends else self.text

    @property
    def cells(self) -> tuple[Cell | None, ...]:
        """A cell for each column in which it has a word."""
        cells: list[Cell | None] = [None] * self.ground.width
        words = Cut(self.words, self.tail)
        columns = iter(self.added)
        for base, witness, kind in self._steps():
            if witness is not None:
                column = next(columns) if base is None else self.ground.columns[base]
                cells[column] = _cell(kind, words, witness)
        return tuple(cells)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The row to be read: consecutive words of one kind, with the base's words where the witness has none."""
        return tuple(runs_of(self._steps(), self.ground.base, Cut(self.words, self.tail)))

    def _steps(self) -> Steps:
        steps: list[Step] = []
        base = witness = 0
        for letter in self.path:
            kind, of_base, of_witness = _STEPS[letter]
            steps.append(Step(base if of_base else None, witness if of_witness else None, kind))
            base += of_base
            witness += of_witness
        return tuple(steps)


@dataclass(frozen=True, slots=True)
class Apparatus:
    """The wordings of one provision in one language: a row for each witness, in the order in which they were given."""

    ground: Ground
    rows: tuple[Row, ...]

    @property
    def base(self) -> tuple[Cell | None, ...]:
        """The base's words, each in its column; `None` where only witnesses have words."""
        cells: list[Cell | None] = [None] * self.ground.width
        for at, column in enumerate(self.ground.columns):
            cells[column] = _cell(Kind.SAME, self.ground.base, at)
        return tuple(cells)


_LETTERS = {
    # the kind, whether a word of the base is in it, whether a word of the witness is
    (Kind.SAME, True, True): "=",
    (Kind.POINTED, True, True): ":",
    (Kind.CHANGED, True, True): "~",
    (Kind.CHANGED, True, False): "_",
    (Kind.CHANGED, False, True): "^",
    (Kind.ADDED, False, True): "+",
    (Kind.MOVED, False, True): ">",
    (Kind.LEFT_OUT, True, False): "-",
    (Kind.MOVED_AWAY, True, False): "<",
    (Kind.NOT_QUOTED, True, False): ".",
}
_STEPS = {letter: step for step, letter in _LETTERS.items()}


def collate(base: str, witnesses: Sequence[str], language: str) -> Apparatus:
    """The witnesses laid word by word against the base, all in that language (BCP 47; may be empty).

    Takes time in proportion to the witnesses; the same wording given twice is aligned once.
    """
    ground = cut(base, language)
    distinct = {text: spaced_like(cut(text, language), ground) for text in witnesses}
    steps = dict(zip(distinct, _settled(ground, list(distinct.values())), strict=True))
    width, columns, added = laid(len(ground.words), list(steps.values()), list(distinct.values()))
    shared = Ground(language, ground, columns, width)
    rows = {text: _row(shared, witness, steps[text], added[at]) for at, (text, witness) in enumerate(distinct.items())}
    return Apparatus(shared, tuple(rows[text] for text in witnesses))


def _settled(base: Cut, witnesses: Sequence[Cut]) -> list[Steps]:
    return [
        with_passages(quieted(steps, witness), base, witness)
        for steps, witness in zip(align_all(base, witnesses), witnesses, strict=True)
    ]


def _row(ground: Ground, witness: Cut, steps: Steps, added: tuple[int, ...]) -> Row:
    counted = difference(steps, ground.base, witness)
    ends: list[int] = []
    at = 0
    for word in witness.words:
        at += len(word.before)
        ends += (at, at + len(word.text))
        at += len(word.text)
    path = "".join(
        _LETTERS[
            Kind.POINTED if pointed(step, ground.base, witness) else step.kind,
            step.base is not None,
            step.witness is not None,
        ]
        for step in steps
    )
    return Row(witness.text, sort_of(counted), counted, ground, tuple(ends), path, added)


def _cell(kind: Kind, words: Cut, at: int) -> Cell:
    """The word with the marks that touch it: those before it after a space, those after it up to one."""
    word = words.words[at]
    opening, closing = re.split(r".*\s", word.before)[-1], re.split(r"\s", words.gap(at + 1))[0]
    if at and opening == word.before:
        opening = ""  # no space between: the marks close the word before
    return Cell(kind, word.text, opening + word.text + closing)


def same_words(text: str, language: str) -> str:
    """The key by which two wordings are the same but for case, punctuation, spacing in Korean, and typography.

    Where one has an ellipsis between its words and the other has not, they are not the same.
    """
    words = cut(text, language).words
    space = "" if primary(language) == "ko" else " "
    return space.join(f"… {word.key}" if at and elides(word.before) else word.key for at, word in enumerate(words))


def most_shared(texts: Sequence[str], weights: Sequence[int], language: str) -> int:
    """Which wording most independent reports share, `weights` saying how many reports have each.

    An excerpt speaks for the fuller wording that it stands in, where that is shared too. Among wordings that equally
    many share, the one nearest to all others; then the longest; then the first. `ValueError` where there is none.
    """
    if not texts:
        raise ValueError("no wordings")
    same = [same_words(text, language) for text in texts]
    return sharing.most_shared(same, [cut(text, language).keys for text in texts], weights)
