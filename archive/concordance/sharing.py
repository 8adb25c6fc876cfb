"""Which of many wordings most independent reports share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

EXCERPT = 1 / 2
"""Of a wording's words: one that stands in it with no more of them is an excerpt of it."""
COMPARED = 200
"""Wordings with which each of those that equally many share is compared …"""
BEGINNING = 500
"""… by so many of their first words."""

# A wording is spelt with a letter for each word, of Unicode's last planes, so that libraries for letters compare words.
_PRIVATE, _LETTERS = 0xE000, 0x100000


def most_shared(same: Sequence[str], keys: Sequence[tuple[str, ...]], weights: Sequence[int]) -> int:
    """The number of the wording; see `apparatus.most_shared`. `same` says which are the same words."""
    shared: dict[str, int] = {}
    first: dict[str, int] = {}
    for at, (words, weight) in enumerate(zip(same, weights, strict=True)):
        shared[words] = shared.get(words, 0) + weight
        first.setdefault(words, at)
    letters: dict[str, str] = {}
    spelt = {
        words: "".join(letters.setdefault(key, chr(_PRIVATE + len(letters) % _LETTERS)) for key in keys[at])
        for words, at in first.items()
    }
    support = {words: shared[words] + _excerpts(words, shared, spelt) for words in first}
    most = max(support.values())
    chosen = [words for words in first if support[words] == most]
    nearness = _nearness(chosen, shared, spelt) if len(chosen) > 1 else {chosen[0]: 0.0}
    return first[min(chosen, key=lambda words: (-nearness[words], -len(spelt[words]), first[words]))]


def _excerpts(words: str, shared: dict[str, int], spelt: dict[str, str]) -> int:
    """How many reports have an excerpt of the wording, if it is shared itself."""
    if shared[words] < 2:
        return 0
    whole = spelt[words]
    return sum(
        weight
        for other, weight in shared.items()
        if 0 < len(spelt[other]) <= EXCERPT * len(whole) and spelt[other] in whole
    )


def _nearness(chosen: Sequence[str], shared: dict[str, int], spelt: dict[str, str]) -> dict[str, float]:
    """How near each is to all wordings, by the words in common and their order, each as often as it is shared."""
    compared = sorted(shared, key=lambda words: (-shared[words], words))[:COMPARED]
    one, other = ([spelt[words][:BEGINNING] for words in some] for some in (chosen, compared))
    likeness = cdist(one, other, scorer=Indel.normalized_similarity)
    nearness = (likeness @ np.array([shared[words] for words in compared])).round(6)
    return dict(zip(chosen, nearness.tolist(), strict=True))
