"""The words of generated reports: what stands at each rank of a frequency list, and how often.

Frequencies follow newswire's: Zipf's law with Mandelbrot's shift down to rank 6,000, and the steeper second regime that
Ferrer i Cancho and Solé found in the British National Corpus (Journal of Quantitative Linguistics 8, 2001) below it, so
that a growing archive goes on meeting new words. The most frequent words are those of the English gold reports, in
their own order; below them stand pseudo-words, with inflections and names among them.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tests.gold.reports import SETS, expected, original, stems

RANKS = 1_000_000
"""Words that can ever be drawn."""
SHIFT, KNEE, STEEPER = 0.6, 6_000, 2.0
FUNCTION_WORDS = 150
"""Ranks that belong to every topic alike."""
_ONSETS = ("b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st")
_VOWELS = "aeio"
_CODAS = ("n", "r", "l", "m", "s", "t", "d", "k", "p", "x", "nk", "ng", "ft", "lt", "mp", "rd")
_LEMMAS = 1 << 20
_SCATTER = 664_579  # odd, so that multiplying by it reaches every lemma once
_ENDINGS = ("s", "ed", "ing")
_NAMES = 5
"""Every so many-th lemma is a name, which has no inflections."""
_WORD = re.compile(r"[a-z]+")


def chances() -> NDArray[np.float64]:
    """How probable each rank is."""
    rank = np.arange(1, RANKS + 1, dtype=np.float64)
    often = 1 / (rank + SHIFT)
    below = rank > KNEE
    often[below] = (KNEE ** (STEEPER - 1)) * rank[below] ** -STEEPER
    return often / often.sum()


@cache
def gold_words() -> tuple[str, ...]:
    """The words of the English gold reports, the most frequent first."""
    english = (stem for chosen in SETS for stem in stems(chosen) if expected(stem).get("language") == "en")
    counts = Counter(word for stem in english for word in _WORD.findall(original(stem).decode().lower()))
    return tuple(sorted(counts, key=lambda word: (-counts[word], word)))


@cache
def word(rank: int) -> str:
    """The word of a rank, counted from 0. Of three forms of a lemma one is as frequent as it, two are rarer."""
    known = gold_words()
    if rank < len(known):
        return known[rank]
    below, inflected = divmod(rank - len(known), 2)
    lemma, second = divmod(below, 2) if inflected else (below, 0)
    if lemma % _NAMES == 0:
        return _pronounced(_LEMMAS - 1 - rank if inflected else lemma).capitalize()
    ending = _ENDINGS[(lemma + second) % len(_ENDINGS)] if inflected else ""
    return _pronounced(lemma) + ending


def _pronounced(lemma: int) -> str:
    """Two syllables of ten bits each."""
    bits = lemma * _SCATTER % _LEMMAS
    return "".join(
        _ONSETS[syllable >> 6] + _VOWELS[syllable >> 4 & 3] + _CODAS[syllable & 15]
        for syllable in (bits >> 10, bits & 1023)
    )


class Forms:
    """Words by their ranks, for whole arrays at once."""

    def __init__(self) -> None:
        self._known = np.full(RANKS, None, object)

    def of(self, ranks: NDArray[np.int64]) -> NDArray[np.object_]:
        """The word of each rank."""
        distinct = np.unique(ranks)
        for rank in distinct[self._known[distinct] == None].tolist():  # noqa: E711 - compares each
            self._known[rank] = word(rank)
        return self._known[ranks]
