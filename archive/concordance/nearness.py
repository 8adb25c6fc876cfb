"""How near two wordings are to each other, whoever rendered them: by their telling words, and by words in a row.

Two renderings of one provision share few runs of words and many telling ones; an excerpt shares all that it has, and
in a row. What any treaty is full of (`the Parties shall …`) tells nothing, in a row neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from archive.extraction.provisions import GLUED, telling, units, weighed

RUN = 3
"""Words in a row: two are often the same by chance."""
FEWEST_IN_A_ROW = 5
"""Words that have to stand in another text, all of them in a row, to be known for an excerpt of it."""
FEWEST_TELLING_IN_A_ROW = 2
"""Telling words among them: `in accordance with this Treaty` is an excerpt of everything."""
FEWEST_RUNS = 4
"""Runs that near-verbatim words have to share at least: six words in a row, or as many in pieces."""
NEARLY_VERBATIM = 0.5
"""Share of the shorter one's runs from which two are the same words with some of them changed."""
FEWEST_TELLING = 5
"""Telling words that two renderings have to share."""
SAME_SENSE = 0.4
"""Share of the weight of the telling words of the one that has less of them, from which two render one provision.

Two renderings made apart share a third to nine tenths, two provisions of one treaty hardly ever a fifth.
"""
FEWEST_OF_AN_EXCERPT = 3
NEARLY_ALL = 0.7
"""The same two for a few words in another rendering: nearly all that they tell is in the other."""
FEWEST_SUPPORTED = 3
SUPPORTED = 0.3
"""The same two, where something else says so too: another citation in common, or that no other provision is left."""
PAIRS_A_WORD = 2
"""Where words are glued they are compared by their pairs: that many go for a word."""
MUCH_LONGER = 3
"""How many times as long as the other a text is in which only a stretch can be the other's rendering."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A text as it is compared."""

    units: tuple[str, ...]
    """Its words in their order."""
    telling: frozenset[str]
    """Features of the words that are no formula."""
    runs: frozenset[tuple[str, ...]]
    """Words in a row, at least one of them telling."""
    is_glued: bool
    """Whether its language glues words to their endings or to one another."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """What one text has in common with another."""

    telling: int
    """How many telling words both have."""
    sense: float
    """Their share in the weight of the one that has less of it, from 0 to 1."""
    runs: int
    """Runs of words that both have."""
    row: float
    """Their share in the runs of the one that has fewer, from 0 to 1."""
    inside: bool
    """Whether all words of the one stand in the other in a row, and are enough to be known by."""

    @property
    def is_verbatim(self) -> bool:
        """Whether they are the same words but for some."""
        return self.inside or (self.runs >= FEWEST_RUNS and self.row >= NEARLY_VERBATIM)

    @property
    def is_near(self) -> bool:
        """Whether the two are of one clause by their words alone."""
        rendered = self.telling >= FEWEST_TELLING and self.sense >= SAME_SENSE
        return self.is_verbatim or rendered or (self.telling >= FEWEST_OF_AN_EXCERPT and self.sense >= NEARLY_ALL)

    @property
    def is_supported(self) -> bool:
        """Whether they may be of one clause, where something else says so too."""
        return self.is_near or (self.telling >= FEWEST_SUPPORTED and self.sense >= SUPPORTED)

    @property
    def weight(self) -> float:
        """By which the nearer of two is known: from 0 to 2."""
        return 2.0 if self.inside else self.sense + self.row


@lru_cache(maxsize=8192)
def cut(text: str, language: str) -> Cut:
    """The text as it is compared; `language` is an ISO 639-1 code."""
    ordered = units(text, language)
    words = telling(text, language)
    in_a_row = zip(*(ordered[at:] for at in range(RUN)), strict=False)
    runs = frozenset(run for run in in_a_row if not words.isdisjoint(run))
    return Cut(ordered, words, runs, is_glued=language in GLUED)


def nearness(one: Cut, other: Cut, weights: Mapping[str, float], unknown: float) -> Nearness:
    """What the two have in common; `unknown` is the weight of a feature that `weights` does not know."""
    shorter, longer = sorted((one, other), key=lambda text: len(text.units))
    runs, fewest = len(one.runs & other.runs), min(len(one.runs), len(other.runs))
    return Nearness(
        telling=len(one.telling & other.telling) // (PAIRS_A_WORD if one.is_glued else 1),
        sense=_sense(shorter, longer, weights, unknown),
        runs=runs,
        row=runs / fewest if fewest else 0.0,
        inside=_inside(shorter, longer),
    )


def may_be_near(one: Cut, other: Cut) -> bool:
    """Whether the two have enough in common that it is worth looking how near they are."""
    return len(one.telling & other.telling) >= FEWEST_TELLING_IN_A_ROW


def standing(text: Cut, other: Cut) -> int:
    """How many of the text's words stand in the other, wherever."""
    there = set(other.units)
    return sum(unit in there for unit in text.units)


def _sense(shorter: Cut, longer: Cut, weights: Mapping[str, float], unknown: float) -> float:
    """In a much longer text the words have to stand near one another: a long article has words of every other."""
    if len(longer.units) <= MUCH_LONGER * len(shorter.units):
        return _shared(shorter.telling, longer.telling, weights, unknown)
    stretches = _stretches(longer.units, 2 * len(shorter.units))
    whole = weighed(shorter.telling, weights, unknown)
    best = max(weighed(shorter.telling.intersection(stretch), weights, unknown) for stretch in stretches)
    return best / whole if whole else 0.0


def _shared(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float], unknown: float) -> float:
    least = min(weighed(one, weights, unknown), weighed(other, weights, unknown))
    return weighed(one & other, weights, unknown) / least if least else 0.0


def _stretches(ordered: tuple[str, ...], length: int) -> Iterator[tuple[str, ...]]:
    """Overlapping by half."""
    step = max(1, length // 2)
    return (ordered[start : start + length] for start in range(0, max(1, len(ordered) - step), step))


def _inside(shorter: Cut, longer: Cut) -> bool:
    if len(shorter.units) < FEWEST_IN_A_ROW or len(shorter.telling) < FEWEST_TELLING_IN_A_ROW:
        return False
    return f" {' '.join(shorter.units)} " in f" {' '.join(longer.units)} "
