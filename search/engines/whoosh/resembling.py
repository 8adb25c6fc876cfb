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


def telling(opened: Opened, itself: Mask) -> list[Step]:
    """The words of a report that say most of what it is about, the most telling first; none where it is not there."""
    for number in np.flatnonzero(itself).tolist():
        shown = opened.shown(number)
        often: Counter[str] = Counter()
        for token in tokens(f"{shown['title']}\n{shown['title']}\n{opened.text(number)}"):
            if token.kind == "tail" or (token.kind == "word" and len(token.word) < SHORTEST):
                continue
            found_by = keys(term(token, shown["language"]))
            often[found_by[-1]] += 1
        worth = {key: _worth(opened, key, count) for key, count in often.items()}
        best = sorted(often, key=lambda key: (-worth[key], key))[:MOST]
        return [Step(0, (key,)) for key in best if worth[key] > 0]
    return []


def _worth(opened: Opened, key: str, often: int) -> float:
    """How much a word tells of a report in which it stands so often: nothing where it stands in no other."""
    having = len(opened.postings("body", Step(0, (key,)))[0])
    return often * log(opened.size / having) if having > 1 else 0.0
