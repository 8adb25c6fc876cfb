"""nDCG and average precision of one list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

Grades = Mapping[str, int]
"""By document how relevant it is to a query: 0, as good as absent, is not at all."""


def ndcg(found: Sequence[str], grades: Grades, depth: int = 10) -> float:
    """DCG of the first `depth` documents by that of the best possible list; 0 where nothing is relevant.

    DCG is the sum of (2^grade - 1) / log2(place + 1), places counted from 1 (Burges and others 2005): a document of the
    highest grade weighs much more than one of the next.
    """
    best = _dcg(sorted(grades.values(), reverse=True)[:depth])
    return _dcg([grades.get(document, 0) for document in found[:depth]]) / best if best else 0.0


def average_precision(found: Sequence[str], grades: Grades) -> float:
    """The mean, over all relevant documents, of the precision at the place of each; 0 for one that is not found."""
    relevant = {document for document, grade in grades.items() if grade > 0}
    met, total = 0, 0.0
    for place, document in enumerate(found, 1):
        if document in relevant:
            met += 1
            total += met / place
    return total / len(relevant) if relevant else 0.0


def _dcg(grades: Sequence[int]) -> float:
    return sum((2 ** max(grade, 0) - 1) / log2(place + 1) for place, grade in enumerate(grades, 1))
