"""The words that an index knows, and how frequent they are: for what is typed half, and for what is typed wrong."""

from __future__ import annotations

from collections import Counter

import numpy as np

from search.engines import Known
from search.engines.whoosh.segments import Opened
from search.words import Step, every_stem, fold, tokens

FIELD = "body"
"""The field whose words are offered: titles say little that bodies do not."""
RARE = 2
"""A word in so few reports may be a slip of somebody's, and is not offered in place of another."""
SHORTEST = 4
"""Letters of a word that is looked for under another spelling: shorter ones are all alike."""
LONG = 8
"""Letters of a word that two edits may part from what was meant; one may part shorter ones."""
MOST_LOOKED_AT = 200
"""Words of each segment that are looked at more closely, the most frequent of those that begin so."""


def beginning(opened: Opened, begins: str, most: int) -> list[Known]:
    """The most frequent words that begin so, the most frequent first; inflections are words of their own."""
    found = list(tokens(begins))
    if not found or found[-1].kind != "word" or found[-1].end != len(begins):
        return []
    counts: Counter[str] = Counter()
    for segment in opened.segments:
        words = segment.words(FIELD)
        if words is None:
            continue
        terms = words.beginning(found[-1].form)
        best = terms[np.argsort(-words.documents(terms), kind="stable")[:MOST_LOOKED_AT]]
        for at, count in zip(best.tolist(), words.documents(best).tolist(), strict=True):
            counts[words.word(at)] += count
    frequent = [word for word, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:most]]
    known = [Known(word, reports) for word in frequent if (reports := _reports(opened, word))]
    return sorted(known, key=lambda one: -one.reports)


def spelled_like(opened: Opened, word: str) -> Known | None:
    """The word that was probably meant: the one with the fewest edits, and of those the most frequent.

    None where the word is known, too short to say, or like none that is.
    """
    found = [token for token in tokens(word) if token.kind == "word"]
    if len(found) != 1 or len(found[0].form) < SHORTEST:
        return None
    form = found[0].form
    if _having(opened, Step(0, every_stem(found[0]))) > RARE:  # in another inflection it is no slip either
        return None
    for edits in (1, 2) if len(form) >= LONG else (1,):
        counts: Counter[str] = Counter()
        for segment in opened.segments:
            words = segment.words(FIELD)
            if words is not None:
                terms = words.like(form, edits)
                for at, count in zip(terms.tolist(), words.documents(terms).tolist(), strict=True):
                    if words.form(at) != form:
                        counts[words.word(at)] += count
        if counts:
            best = min(counts, key=lambda known: (-counts[known], known))
            if (reports := _reports(opened, best)) > RARE:
                return Known(best, reports)
    return None


def _reports(opened: Opened, word: str) -> int:
    """How many reports have the word just so."""
    return _having(opened, Step(0, (fold(word),)))


def _having(opened: Opened, step: Step) -> int:
    """How many reports have such a word; quotations, which are kept apart as well, are not counted again."""
    docs, _ = opened.postings(FIELD, step)
    return int(np.count_nonzero((opened.live & opened.of_kind("reports"))[docs]))
