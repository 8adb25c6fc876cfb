"""A list of what has some of the words, where too few documents have all of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from search.engines.whoosh.dictionary import Ids
from search.engines.whoosh.evaluating import Evaluation, any_of
from search.engines.whoosh.scoring import Scoring, holds_together
from search.engines.whoosh.segments import Mask, Numbers
from search.snippets import leaf_steps
from search.tree import And, Or, Tree, Word, loosened

COMMON = 0.5
"""A word that a greater share of all documents has tells nothing of those that have it and not the others: so that
“the treaty of Rapallo” does not list every report of a treaty. Measured with the next in docs/decisions/0001."""
TOGETHER = 0.5
"""What having all of the words adds to a score, as a share of it; having half of them adds half as much."""


@dataclass(frozen=True, slots=True)
class Some:
    """The words of which any will do."""

    evaluation: Evaluation
    words: tuple[Tree, ...]
    found: Mask

    def scores(self, docs: Ids) -> Numbers:
        """How well each of the documents answers: by its words, and by how many of them it has."""
        scoring = Scoring(self.evaluation, docs)
        scores, met = np.zeros(len(docs)), np.zeros(len(docs))
        for word in self.words:
            scores += scoring.scores(word)
            met += self.evaluation.found(word)[docs]
        total: Numbers = scores * (1 + TOGETHER * met / len(self.words))
        return total


def some_of(evaluation: Evaluation, tree: Tree | None) -> Some | None:
    """What has some of the words of which the tree asks for all, and all else that it asks for; None without two."""
    match loosened(tree):
        case And((Or(words), *rest)):
            return _some(evaluation, words, And(tuple(rest)))
        case Or(words):
            return _some(evaluation, words, None)
        case _:
            return None


def _some(evaluation: Evaluation, words: tuple[Tree, ...], rest: Tree | None) -> Some:
    every = evaluation.opened.how_many(evaluation.kind)
    counting = [word for word in _each_once(words) if not holds_together(word)] or list(words)
    having = {word: int(np.count_nonzero(evaluation.found(word))) for word in counting}
    met = [word for word in counting if having[word]] or counting
    telling = tuple(word for word in met if having[word] <= COMMON * every) or tuple(met)
    found = any_of([evaluation.found(word) for word in telling])
    return Some(evaluation, telling, found & evaluation.found(rest))


def _each_once(words: tuple[Tree, ...]) -> list[Tree]:
    """The words, but for those that are an inflection of one before: whoever says a thing twice asks for it once."""
    return list({_meaning(word): word for word in reversed(words)}.values())[::-1]


def _meaning(tree: Tree) -> object:
    """The same for trees that find the same words."""
    return tuple(step.keys for step in leaf_steps(tree)) if isinstance(tree, Word) else tree
