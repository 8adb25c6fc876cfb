"""A list of what has some of the words, where too few documents have all of them."""

from __future__ import annotations

import numpy as np

from search.engines.whoosh.evaluating import Evaluation, Found, any_of, holds_together
from search.snippets import leaf_steps
from search.tree import And, Or, Tree, Word, loosened

COMMON = 0.5
"""A word that a greater share of all documents has tells nothing of those that have it and not the others: so that
“the treaty of Rapallo” does not list every report of a treaty. Measured with the next in docs/decisions/0001."""
TOGETHER = 0.5
"""What having all of the words adds to a score, as a share of it; having half of them adds half as much."""


def some_of(evaluation: Evaluation, tree: Tree | None) -> Found | None:
    """What has some of the words of which the tree asks for all, and all else that it asks for; None without two."""
    match loosened(tree):
        case And((Or(words), *rest)):
            return _some(evaluation, words, And(tuple(rest)))
        case Or(words):
            return _some(evaluation, words, None)
        case _:
            return None


def _some(evaluation: Evaluation, words: tuple[Tree, ...], rest: Tree | None) -> Found:
    every = evaluation.opened.how_many(evaluation.kind)
    counting = [word for word in _each_once(words) if not holds_together(word)] or list(words)
    found = [evaluation.found(word) for word in counting]
    met_somewhere = [one for one in found if one.mask.any()]
    telling = [one for one in met_somewhere if np.count_nonzero(one.mask) <= COMMON * every] or met_somewhere or found
    mask = any_of([one.mask for one in telling])
    if rest is not None:
        mask &= evaluation.found(rest).mask
    if not evaluation.scored:
        return Found(mask)
    met = np.zeros(evaluation.opened.size)
    scores = np.zeros(evaluation.opened.size)
    for one in telling:
        met += one.mask
        scores += one.scores if one.scores is not None else 0
    return Found(mask, scores * mask * (1 + TOGETHER * met / len(telling)))


def _each_once(words: tuple[Tree, ...]) -> list[Tree]:
    """The words, but for those that are an inflection of one before: whoever says a thing twice asks for it once."""
    return list({_meaning(word): word for word in reversed(words)}.values())[::-1]


def _meaning(tree: Tree) -> object:
    """The same for trees that find the same words."""
    return tuple(step.keys for step in leaf_steps(tree)) if isinstance(tree, Word) else tree
