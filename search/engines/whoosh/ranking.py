"""The order of the list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from math import log

import numpy as np

from search.days import Period
from search.engines.whoosh.evaluating import terms_of
from search.engines.whoosh.segments import Mask, Numbers, Segment
from search.query import Query
from search.snippets import EVERYWHERE, leaf_steps
from search.tree import And, Field, Not, Or, Phrase, Prefix, Range, Tree, Word
from search.words import Step

K1, B = 1.2, 0.75
BOOSTS = {"title": 1.5}
"""A word in a title says a little more of a report than one in its body: measured in docs/decisions/0001."""
Place = tuple[int, int]
"""Index of a segment, and the number of a document in it."""


def ranked(segments: list[Segment], found: list[Mask], query: Query, start: int, end: int) -> list[Place]:
    """The documents that stand in the list from `start` up to `end`."""
    documents = [np.flatnonzero(mask) for mask in found]
    if not sum(map(len, documents)):
        return []
    where = np.repeat(np.arange(len(segments)), [len(numbers) for numbers in documents])
    numbers = np.concatenate(documents)
    days = np.concatenate([_days(segment)[n] for segment, n in zip(segments, documents, strict=True)])
    # The last key of a lexical sort is its first: what decides, then the newest, then the order of arrival.
    keys: list[Numbers] = [numbers.astype(np.float64), where.astype(np.float64), -days]
    if query.sort == "oldest":
        keys[2] = np.where(days == 0, np.inf, days)
    elif query.sort == "relevance" and query.parsed.tree is not None:
        scores = _scores(segments, query.parsed.tree)
        keys.append(-np.concatenate([score[n] for score, n in zip(scores, documents, strict=True)]))
    order = np.lexsort(keys)[start:end]
    return [(int(where[at]), int(numbers[at])) for at in order]


def _days(segment: Segment) -> Numbers:
    """The first day on which each document can have been published; 0 for the undated, which come last."""
    column = segment.column("published")
    days = np.zeros(segment.size, np.float64)
    if column.values:
        ordinals = np.array([_day(value) for value in column.values], np.float64)
        days[column.docs] = ordinals[column.ordinals]
    return days


@cache
def _day(value: str) -> int:
    return date.fromisoformat(Period.read(value).first).toordinal()


def _scores(segments: list[Segment], tree: Tree) -> list[Numbers]:
    """BM25F of each document of each segment, for the words that the tree looks for."""
    scores = [np.zeros(segment.size, np.float64) for segment in segments]
    documents = sum(segment.size for segment in segments)
    for name, step in _wanted(tree, EVERYWHERE):
        lengths = sum(segment.total_length(name) for segment in segments)
        average = (lengths / documents if documents else 0) or 1.0
        for term in sorted({term for segment in segments for term in terms_of(segment, name, step)}):
            having = sum(segment.frequency(name, term) for segment in segments)
            weight = BOOSTS.get(name, 1.0) * (log(documents / (having + 1)) + 1)
            for segment, score in zip(segments, scores, strict=True) if having else ():
                ids, often = segment.postings(name, term)
                length = segment.lengths(name)[ids] / average
                score[ids] += weight * (often * (K1 + 1) / (often + K1 * (1 - B + B * length)))
    return scores


def _wanted(tree: Tree, fields: tuple[str, ...]) -> Iterator[tuple[str, Step]]:
    """Every word that the tree looks for, with the field; what it excludes makes no report better or worse."""
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _wanted(part, fields)
        case Field(name, part):
            yield from _wanted(part, (name,))
        case Word() | Phrase() | Prefix():
            for name in fields:
                for step in leaf_steps(tree):
                    yield name, step
        case Not() | Range():
            return
