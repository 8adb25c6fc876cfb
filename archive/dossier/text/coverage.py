"""What of a treaty's own text has been quoted by reports, word by word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from archive.concordance.alignment import align_all
from archive.concordance.steps import Kind, Steps
from archive.concordance.tokens import Cut, cut
from archive.dossier.wordings.kept import kept

_QUOTED = frozenset({Kind.SAME, Kind.POINTED, Kind.MOVED_AWAY})
"""How a word of the official text stands to a wording that has it, here or elsewhere."""

_TOGETHER = 4
"""Words that say by themselves that they are quoted."""
_NOT_ALONE = 2
"""Words that stand together at least where a wording has other words beside them: one alone is there by chance."""


class Stretch(NamedTuple):
    """Words of the text that stand together and have all been quoted, or none of them."""

    quoted: bool
    text: str
    start: int
    """Where in the text its first word is, counted in words."""
    words: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The words of a provision's official text, and which of them reports have quoted."""

    stretches: tuple[Stretch, ...]

    @property
    def words(self) -> int:
        """How many words the text has."""
        return sum(stretch.words for stretch in self.stretches)

    @property
    def quoted(self) -> int:
        """How many of them have been quoted."""
        return sum(stretch.words for stretch in self.stretches if stretch.quoted)

    @property
    def marks(self) -> list[Stretch]:
        """The stretches that have been quoted."""
        return [stretch for stretch in self.stretches if stretch.quoted]

    @property
    def percent(self) -> int:
        """The quoted share; 100 only where not a word is missing, and 0 only where none is quoted."""
        if not self.quoted:
            return 0
        return min(99, max(1, round(100 * self.quoted / self.words))) if self.quoted < self.words else 100


def whole(parts: Iterable[Coverage]) -> Coverage:
    """The coverage of a whole text, from that of its provisions in their order."""
    stretches: list[Stretch] = []
    words = 0
    for part in parts:
        stretches += (stretch._replace(start=words + stretch.start) for stretch in part.stretches)
        words += part.words
    return Coverage(tuple(stretches))


def coverage_of(text: str, wordings: Sequence[str], language: str) -> Coverage:
    """Which words of the text stand in any of the wordings; all are in that language."""
    base = cut(text, language)
    said = sorted(wordings)
    quoted = kept("quoted", [language, text, *said], lambda: _quoted(base, said, language)) if said else frozenset()
    return Coverage(tuple(_stretches(base, quoted)))


def _quoted(base: Cut, wordings: Sequence[str], language: str) -> frozenset[int]:
    """The numbers of the words that have been quoted."""
    steps = align_all(base, [cut(wording, language) for wording in wordings])
    return frozenset(number for witness in steps for number in _words_of(witness))


def _words_of(steps: Steps) -> Iterator[int]:
    """The words of the text that one wording quotes.

    Of a wording most of which is not in the text, another translation perhaps, only what stands together counts: that
    both have an *and* says nothing. Nor does a word that stands alone between words that are not in the text.
    """
    found = [step.base for step in steps if step.base is not None and step.kind in _QUOTED]
    said = sum(step.witness is not None for step in steps)
    if len(found) == said:
        yield from found
        return
    fewest = _NOT_ALONE if len(found) * 2 >= said else _TOGETHER
    for _, run in groupby(enumerate(found), lambda at: at[1] - at[0]):
        numbers = [number for _, number in run]
        if len(numbers) >= fewest:
            yield from numbers


def _stretches(base: Cut, quoted: frozenset[int]) -> Iterator[Stretch]:
    """The text in its stretches; joined again they are the text. What stands between two is the unquoted one's."""
    for is_quoted, numbers in groupby(range(len(base.words)), lambda number: number in quoted):
        first, *more = numbers
        last = more[-1] if more else first
        before = base.gap(first) if first == 0 or not is_quoted else ""
        after = base.gap(last + 1) if last + 1 == len(base.words) or not is_quoted else ""
        words = base.words[first].text + "".join(base.gap(number) + base.words[number].text for number in more)
        yield Stretch(is_quoted, before + words + after, first, len(more) + 1)
