"""Words and their inflections, as the stemmers of the engines join them."""

from __future__ import annotations

import warnings
from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from tests.bench.search.vocabulary import word

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.analysis import STOP_WORDS
    from whoosh.lang.porter import stem as porter

__all__ = ["BANDS", "Families", "families", "porter"]

BANDS = ((0.3, 1.0), (0.1, 0.3), (0.01, 0.1), (0.001, 0.01))
"""Share of the reports that have a word."""
_SHORTEST_WORD = 4


@dataclass(slots=True)
class Families:
    """The words of an archive by band, each of them one whose stem does not depend on the stemmer."""

    size: int
    shares: dict[str, float] = field(default_factory=dict)
    """The share of the reports that have the word in any of its forms, at most."""
    bands: list[list[str]] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    """Every word of the archive, in lower case."""
    stems: tuple[dict[str, str], ...] = ()
    """By Porter, and by Snowball, the stem of each."""

    def band_of(self, sought: str) -> int | None:
        """Which band the word stands in."""
        share = self.shares.get(sought)
        return next((i for i, (low, high) in enumerate(BANDS) if share and low < share <= high), None)


def families(size: int, reports: NDArray[np.int64]) -> Families:
    """Stems every word that occurs, by both stemmers, and keeps those on which they agree.

    `reports` says in how many reports each rank occurs.
    """
    having: dict[str, int] = defaultdict(int)
    for rank in np.flatnonzero(reports).tolist():
        having[word(rank).lower()] += int(reports[rank])
    snowball = snowballstemmer.stemmer("english")
    stems = ({form: porter(form) for form in having}, {form: snowball.stemWord(form) for form in having})
    grouped: list[dict[str, set[str]]] = []
    for of in stems:
        groups: dict[str, set[str]] = defaultdict(set)
        for form, stem in of.items():
            groups[stem].add(form)
        grouped.append(groups)
    shares = {}
    for form in having:
        family = grouped[0][stems[0][form]]
        if family == grouped[1][stems[1][form]] and len(form) >= _SHORTEST_WORD and not family & STOP_WORDS:
            shares[form] = min(1.0, sum(having[other] for other in family) / size)
    found = Families(size, shares, forms=list(having), stems=stems)
    found.bands = [sorted(form for form, share in shares.items() if low < share <= high) for low, high in BANDS]
    return found
