"""What a report tells that few others do: the words by which reports like it are found."""

from __future__ import annotations

from collections import Counter
from math import log

import numpy as np

from search.engines.whoosh.segments import Mask, Opened
from search.words import Step, keys, term, tokens

MOST = 25
"""Words that stand for a report."""
SHORTEST = 3
"""Letters that a telling word has at least."""


def telling(opened: Opened, number: int, among: Mask) -> list[Step]:
    """The words of a report that say most of what it is about among those reports, the most telling first."""
    shown = opened.shown(number)
    often: Counter[str] = Counter()
    for token in tokens(f"{shown['title']}\n{shown['title']}\n{opened.text(number)}"):
        if token.kind != "tail" and (token.kind != "word" or len(token.word) >= SHORTEST):
            often[keys(term(token, shown["language"]))[-1]] += 1
    every = int(np.count_nonzero(among))
    worth = {key: _worth(opened, key, among, every) * count for key, count in often.items()}
    best = sorted(often, key=lambda key: (-worth[key], key))[:MOST]
    return [Step(0, (key,)) for key in best if worth[key] > 0]


def _worth(opened: Opened, key: str, among: Mask, every: int) -> float:
    """How much a word tells of a report in which it stands: nothing where it stands in no other."""
    having = int(np.count_nonzero(among[opened.postings("body", Step(0, (key,)))[0]]))
    return log(every / having) if having > 1 else 0.0
