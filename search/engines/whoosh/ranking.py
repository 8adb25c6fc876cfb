"""The order of the list."""

from __future__ import annotations

import numpy as np

from search.engines.whoosh.arrays import Array
from search.engines.whoosh.dictionary import Ids
from search.engines.whoosh.segments import Mask, Numbers, Opened
from search.engines.whoosh.standing import starts_of
from search.function_words import ANY
from search.query import Query
from search.words import steps, tokens

SOME = 8
"""Where the part of a list that is asked for is so many times smaller than the list, the rest is never put in order."""


def ranked(opened: Opened, documents: Ids, first: Numbers | None, query: Query, start: int, end: int) -> list[int]:
    """Those of the documents that stand in the list from `start` up to `end`. `first` are their scores, where scores
    decide.
    """
    keys: list[Array] = [_descending(opened, documents, "published")]
    match query.sort:
        case "oldest":
            days = opened.days("published")[documents].astype(np.float64)
            keys = [np.where(days == 0, np.inf, days)]
        case "mentioned":
            keys.append(_descending(opened, documents, "mentions"))
        case "added":
            keys.append(-opened.added()[documents].astype(np.float64))
        case "relevance" if first is not None:
            keys.append(-first)
    if end * SOME < len(documents):
        foremost = np.flatnonzero(keys[-1] <= np.partition(keys[-1], end)[end])
        documents, keys = documents[foremost], [key[foremost] for key in keys]
    # The last key of a lexical sort is its first: what decides, then the newest, then the order of arrival.
    order = np.lexsort((documents, *keys))[start:end]
    numbers: list[int] = documents[order].tolist()
    return numbers


def with_the_best_first(scores: Numbers, documents: Ids, opened: Opened, query: Query, better: Mask | None) -> Numbers:
    """The scores of the documents, those that are `better` raised above all others, and those whose title is just what
    was typed above these.
    """
    above = float(scores.max(initial=0.0)) + 1
    raised = scores + above * better if better is not None else scores
    titled = _titled(opened, query.text)
    return raised + 2 * above * np.isin(documents, titled) if len(titled) else raised


def _titled(opened: Opened, text: str) -> Ids:
    """The documents whose whole title is that text, but for case, accents and punctuation."""
    sought = steps(text, exact=True)
    if not sought:
        return np.empty(0, np.int32)
    found = list(tokens(text))
    shortest = sum(token.word not in ANY for token in found)
    whole = (opened.lengths("title") >= shortest) & (opened.lengths("title") <= len(found))
    starts = starts_of(opened, "title", sought, whole)
    titled: Ids = (starts[(starts & 0xFFFFFFFF) == 0] >> 32).astype(np.int32)
    return titled


def _descending(opened: Opened, documents: Array, name: str) -> Numbers:
    """The latest day first; what has none comes last."""
    return -opened.days(name)[documents].astype(np.float64)
