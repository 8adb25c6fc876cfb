"""What the engines are asked: questions of every class, drawn with a fixed seed from the words of an archive.

Words come from bands of frequency. A word is drawn only where Porter's stemmer (of stock Whoosh and FTS5) and
Snowball's (of the archive and tantivy) join it with the same other words of the archive: all engines must then find
equally many.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tests.bench.search.archive import BLOCK, SEED, Archive
from tests.bench.search.families import Families, families, porter
from tests.bench.search.vocabulary import RANKS, word

Joined = Literal["all", "any", "phrase", "prefix", "fuzzy"]
CLASSES = (
    "single",
    "all of 2-3",
    "any of 2-3",
    "phrase",
    "prefix",
    "fuzzy",
    "word and dates",
    "6 facets",
    "20 snippets",
)
FACETS = ("topic", "treaty", "state", "outlet", "language", "year")
"""Those that are counted; a report has several values of the first three."""
_PREFIX = (3, 6)


@dataclass(frozen=True, slots=True)
class Question:
    """A search as each engine is asked it."""

    kind: str
    words: tuple[str, ...] = ()
    """None: whatever there is."""
    joined: Joined = "all"
    days: tuple[str, str] | None = None
    """First and last day of publication, ISO 8601."""
    choice: tuple[str, str] | None = None
    """A facet and the value that is chosen in it."""
    facets: tuple[str, ...] = ()
    snippets: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """What the words of an archive are like."""

    tokens: int
    often: NDArray[np.int64]
    """How often each rank occurs."""
    reports: NDArray[np.int64]
    """In how many reports each rank occurs."""
    growth: tuple[tuple[int, int], ...] = ()
    """Words read, and different ones among them, after each tenth part."""


def shape(archive: Archive) -> Shape:
    """Counts the words of the bodies, block by block."""
    often, reports = np.zeros(RANKS, np.int64), np.zeros(RANKS, np.int64)
    growth, blocks = [], -(-archive.size // BLOCK)
    for block, texts in enumerate(archive.texts(), 1):
        lengths = np.diff(texts.body_ends, prepend=0)
        report = np.repeat(np.arange(len(lengths)), lengths)
        often += np.bincount(texts.bodies, minlength=RANKS)
        reports += np.bincount(np.unique(report * RANKS + texts.bodies) % RANKS, minlength=RANKS)
        if block % max(1, blocks // 10) == 0:
            growth.append((int(often.sum()), int(np.count_nonzero(often))))
    return Shape(int(often.sum()), often, reports, tuple(growth))


def questions(archive: Archive, counted: Shape) -> list[Question]:
    """Every question, class by class."""
    return list(_Drawing(archive, families(archive.size, counted.reports)).every())


class _Drawing:
    """Draws questions, always the same ones for an archive."""

    def __init__(self, archive: Archive, known: Families) -> None:
        self._archive, self._known = archive, known
        self._chance = np.random.default_rng([SEED, archive.size])
        self._reports = list(self._some_reports())

    def every(self) -> list[Question]:
        asked = [Question("single", (self._word(band),)) for band in (0, 1, 2, 3) for _ in range(5)]
        together = ((0, 1), (1, 1), (1, 2), (0, 1, 2), (2, 2))
        asked += [Question("all of 2-3", self._met(bands)) for bands in together for _ in range(3)]
        apart = ((1, 2), (0, 2), (2, 3), (1, 2, 3), (0, 1))
        asked += [Question("any of 2-3", tuple(map(self._word, bands)), "any") for bands in apart for _ in range(3)]
        asked += [Question("phrase", words, "phrase") for words in self._phrases(15)]
        asked += [Question("prefix", (self._prefix(band),), "prefix") for band in (0, 1, 1, 2, 2) for _ in range(3)]
        asked += [Question("fuzzy", (self._misspelled(band),), "fuzzy") for band in (1, 2) for _ in range(5)]
        asked += [Question("word and dates", (self._word(band),), days=self._days()) for band in (0, 1, 2) * 5]
        asked += self._faceted()
        asked += [Question("20 snippets", (self._word(band),), snippets=True) for band in (0, 1, 1, 2, 2)]
        asked += [Question("20 snippets", self._met(bands), snippets=True) for bands in together]
        return asked

    def _faceted(self) -> list[Question]:
        choices = (("topic", "topic-03"), ("treaty", "treaty-020"), ("outlet", "outlet-05"), ("year", "2019"))
        made = [Question("6 facets", facets=FACETS)]
        made += [Question("6 facets", choice=choice, facets=FACETS) for choice in choices]
        made += [Question("6 facets", (self._word(band),), facets=FACETS) for band in (0, 0, 1, 1, 2)]
        made += [
            Question("6 facets", (self._word(band),), choice=choice, facets=FACETS)
            for band, choice in zip((0, 1, 1, 2), choices, strict=True)
        ]
        return [*made, Question("6 facets", (self._word(1), self._word(2)), "any", facets=FACETS)]

    def _word(self, band: int) -> str:
        return str(self._chance.choice(self._known.bands[band]))

    def _some_reports(self) -> list[list[str]]:
        """The words of two hundred reports."""
        texts = next(self._archive.texts())
        starts = [0, *texts.body_ends.tolist()]
        numbers = self._chance.choice(len(texts.body_ends), min(200, len(texts.body_ends)), replace=False)
        return [[word(r).lower() for r in texts.bodies[starts[n] : starts[n + 1]].tolist()] for n in numbers]

    def _met(self, bands: tuple[int, ...]) -> tuple[str, ...]:
        """Words of these bands that stand in one report: nobody asks for what has nothing to do with each other."""
        for number in self._chance.permutation(len(self._reports)).tolist():
            by_band: dict[int | None, list[str]] = defaultdict(list)
            for found in dict.fromkeys(self._reports[number]):
                by_band[self._known.band_of(found)].append(found)
            if all(len(by_band[band]) >= bands.count(band) for band in bands):
                words: list[str] = []
                for band in bands:
                    words.append(str(self._chance.choice([w for w in by_band[band] if w not in words])))
                return tuple(words)
        raise ValueError(f"no report has words of the bands {bands}")

    def _phrases(self, many: int) -> list[tuple[str, ...]]:
        """Fixed expressions of the archive, a third each of the frequent, the middling and the rare ones."""
        spoken = [tuple(word(r).lower() for r in ranks if r >= 0) for ranks in self._archive.collocations.tolist()]
        fit = [
            words for words in spoken if len({*words}) == len(words) and all(self._known.shares.get(w) for w in words)
        ]
        thirds = (fit[:20], fit[20:150], fit[150:600])
        return [third[i] for third in thirds for i in self._chance.choice(len(third), many // 3, replace=False)]

    def _prefix(self, band: int) -> str:
        """The beginning of a word, where just those words begin so whose stems do; Porter leaves it as it is."""
        while True:
            begins = self._word(band)[: int(self._chance.integers(*_PREFIX))]
            if begins != porter(begins):
                continue
            of_forms = [form for form in self._known.forms if form.startswith(begins)]
            if all(
                of_forms == [form for form in self._known.forms if stems[form].startswith(begins)]
                for stems in self._known.stems
            ):
                return begins

    def _misspelled(self, band: int) -> str:
        """A word with one letter changed."""
        right = self._word(band)
        at = int(self._chance.integers(1, len(right)))
        return right[:at] + ("e" if right[at] != "e" else "a") + right[at + 1 :]

    def _days(self) -> tuple[str, str]:
        first = int(self._chance.integers(1995, 2022))
        return f"{first}-03-01", f"{first + int(self._chance.integers(1, 5))}-10-31"
