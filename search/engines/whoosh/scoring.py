"""How well documents answer a query: BM25F, as Whoosh reckons it.

Only those of a list are scored, each by what the tree finds in it: what a node does not find in a document adds nothing
to the node above.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

import numpy as np

from search.engines.whoosh.arrays import Array
from search.engines.whoosh.dictionary import Ids
from search.engines.whoosh.evaluating import Evaluation, Fields
from search.engines.whoosh.segments import Mask, Numbers
from search.engines.whoosh.standing import starts_of
from search.function_words import ANY
from search.snippets import EVERYWHERE, leaf_steps
from search.tree import And, Field, Fuzzy, Leaf, Like, Named, Near, Or, Phrase, Prefix, Tree, Word, joined
from search.words import Step

K1, B = 1.2, 0.75
BOOSTS = {"title": 1.5}
"""A word in a title says a little more of a report than one in its body: measured in docs/decisions/0001."""
EXACT = 0.1
"""What a word counts for more where it stands just as it was typed, as a share of what it counts for."""
AS_TYPED = 0.5
"""What a name counts for more where it stands as it was typed, and not in another language or spelling."""
SCATTERED = 0.1
"""What the words of a name count for where they stand apart: whoever types a name rarely means that."""
CONSTANT = 1.0
"""What a beginning, or a word written much like another, counts for, however often and wherever it stands: as with
Whoosh. There is no saying which of a hundred words that begin alike was meant."""
_FEWER, _FAR_FEWER = 2, 16
"""Where so many times fewer documents are scored than have a word, it is reckoned for these alone; where far fewer,
each of them is looked up."""


@dataclass(frozen=True, slots=True)
class Scoring:
    """Scores documents, given in ascending order."""

    evaluation: Evaluation
    docs: Ids

    def scores(self, tree: Tree | None, fields: Fields = ()) -> Numbers:
        """The score of each of the documents, 0 for one that the tree does not find."""
        fields = fields or EVERYWHERE[self.evaluation.kind]
        match tree:
            case And(parts):
                return self._sum(self.scores(part, fields) for part in _counting(parts)) * self._has(tree, fields)
            case Or(parts):
                return self._sum(self.scores(part, fields) for part in parts)
            case Field(name, part):
                return self.scores(part, (name,))
            case Named(part, names):
                named = self._sum(self._named(name, part, names) for name in fields)
                return np.where(named > 0, named, SCATTERED * self.scores(part, fields))
            case Like(slug):
                words = self.evaluation.telling(slug)
                each = (self._word(name, step, exact=True) for step in words for name in fields)
                return self._sum(each) * self._has(tree, fields)
            case Near():
                return self._sum(self._near(name, tree) for name in fields)
            case Word() | Phrase() | Prefix() | Fuzzy():
                return self._sum(self._leaf(name, tree) for name in fields)
            case _:
                return np.zeros(len(self.docs))

    def _leaf(self, name: str, leaf: Leaf) -> Numbers:
        sought = leaf_steps(leaf)
        found = self._sum(self._word(name, step, exact=isinstance(leaf, Phrase)) for step in sought)
        return found if len(sought) == 1 else found * self.evaluation.standing(name, sought)[self.docs]

    def _near(self, name: str, tree: Near) -> Numbers:
        return self._sum(self._leaf(name, part) for part in tree.parts) * self._has(tree, (name,))

    def _word(self, name: str, step: Step, *, exact: bool) -> Numbers:
        boost = BOOSTS.get(name, 1.0)
        if step.begins or step.like:
            return np.where(self.evaluation.standing(name, (step,))[self.docs], boost * CONSTANT, 0.0)
        scores = boost * self._of_word(name, step)
        if step.form and not exact:
            scores += boost * EXACT * self._of_word(name, Step(0, (step.form,)))
        return scores

    def _of_word(self, name: str, step: Step) -> Numbers:
        """BM25 of the documents for a word."""
        having, times = self.evaluation.postings(name, step)
        if len(self.docs) * _FEWER < len(having):
            often = self._often(name, step)
            at = np.flatnonzero(often)
            scores = np.zeros(len(self.docs))
            scores[at] = self._bm25(name, self.docs[at], often[at], len(having))
            return scores
        return self._aligned(having, self._bm25(name, having, times, len(having)))

    def _named(self, name: str, part: Word | Phrase | And, names: tuple[str, ...]) -> Numbers:
        """What names somebody or something by any of the names, as if all of them were one word.

        Were each weighed by itself, the name that fewest reports have would come first: the one in the rarest language.
        """
        leaves = [part if isinstance(part, Word | Phrase) else joined(part), *map(Word, names)]
        each = [self._leaf_often(name, leaf) for leaf in leaves]
        having = int(np.count_nonzero(np.logical_or.reduce([mask for _, mask in each])))
        often = self._sum(times for times, _ in each)
        at = np.flatnonzero(often)
        scores = np.zeros(len(self.docs))
        scores[at] = BOOSTS.get(name, 1.0) * self._bm25(name, self.docs[at], often[at], having)
        scores[each[0][0] > 0] *= 1 + AS_TYPED
        return scores

    def _leaf_often(self, name: str, leaf: Word | Phrase) -> tuple[Numbers, Mask]:
        """How often each of the documents has it in the field, and which of all documents do."""
        sought = leaf_steps(leaf)
        mask = self.evaluation.standing(name, sought)
        if len(sought) == 1:
            return self._often(name, sought[0]), mask
        if not mask.any():
            return np.zeros(len(self.docs)), mask
        docs, times = np.unique(starts_of(self.evaluation.opened, name, sought, mask) >> 32, return_counts=True)
        return self._aligned(docs, times), mask

    def _often(self, name: str, step: Step) -> Numbers:
        """How often each of the documents has a word in the field."""
        having, times = self.evaluation.postings(name, step)
        if len(self.docs) * _FAR_FEWER < len(having):
            at = np.searchsorted(having, self.docs)
            at[at == len(having)] = 0
            return np.where(having[at] == self.docs, times[at], 0).astype(np.float64)
        return self._aligned(having, times)

    def _aligned(self, having: Array, numbers: Array) -> Numbers:
        """The number of each of the documents, 0 for one that is not among those that have any."""
        of_all = np.zeros(self.evaluation.opened.size)
        of_all[having] = numbers
        return of_all if len(self.docs) == len(of_all) else of_all[self.docs]

    def _bm25(self, name: str, docs: Ids, often: Array, having: int) -> Numbers:
        """The scores of documents that have a word so often in the field; so many of all have it."""
        if not having:
            return np.zeros(len(docs))
        opened, kind = self.evaluation.opened, self.evaluation.kind
        length = opened.rounded(name)[docs] / (opened.average(kind, name) or 1.0)
        weight = log(opened.how_many(kind) / (having + 1)) + 1
        scores: Numbers = weight * (often * (K1 + 1) / (often + K1 * (1 - B + B * length)))
        return scores

    def _has(self, tree: Tree, fields: Fields) -> Mask:
        return self.evaluation.found(tree, fields)[self.docs]

    def _sum(self, scores: Iterable[Numbers]) -> Numbers:
        total = np.zeros(len(self.docs))
        for some in scores:
            total += some
        return total


def _counting(parts: tuple[Tree, ...]) -> tuple[Tree, ...]:
    """Those that say what is looked for: a word that only holds the others together must be there, no more."""
    return tuple(part for part in parts if not holds_together(part)) or parts


def holds_together(tree: Tree) -> bool:
    """Whether it is a word that holds sentences together and says nothing of what they are about."""
    return isinstance(tree, Word) and tree.text.lower() in ANY
