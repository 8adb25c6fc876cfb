"""Which documents a query finds, and how well each of them answers it: BM25F, as Whoosh reckons it.

A tree is answered from its leaves up. Each node gives the documents that it finds and, where a ranking is wanted, their
scores: one number a document, 0 where it is not found. What a node does not find adds nothing to the node above.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import reduce
from math import log

import numpy as np

from search.engines.whoosh.arrays import Array
from search.engines.whoosh.dictionary import Ids
from search.engines.whoosh.pool import ordinal
from search.engines.whoosh.resembling import telling
from search.engines.whoosh.segments import Mask, Numbers, Opened
from search.engines.whoosh.standing import near, side_by_side, starts_of
from search.function_words import ANY
from search.query import Kind
from search.snippets import EVERYWHERE, leaf_steps
from search.tree import And, Field, Fuzzy, Like, Named, Near, Not, Or, Phrase, Prefix, Range, Tree, Word, joined
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
SHARED = 3
"""Telling words that reports must have in common to be alike, where there are so many."""


@dataclass(frozen=True, slots=True)
class Found:
    """The documents that are found, and their scores where they were asked for."""

    mask: Mask
    scores: Numbers | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The answering of one query, of documents of one kind."""

    opened: Opened
    kind: Kind
    visible: Mask
    """The documents that may be seen: reports that have been withdrawn or replaced may not."""
    scored: bool = True
    _known: dict[tuple[Tree | None, tuple[str, ...], bool], Found] = field(default_factory=dict, repr=False)

    def found(self, tree: Tree | None, fields: tuple[str, ...] = ()) -> Found:
        """What the tree finds, words being looked for in any of the fields; deleted documents may be among it.

        Whoever asks for a thing many times has it worked out once.
        """
        fields = fields or EVERYWHERE[self.kind]
        key = (tree, fields, self.scored)
        if key not in self._known:
            self._known[key] = self._found(tree, fields)
        return self._known[key]

    def _found(self, tree: Tree | None, fields: tuple[str, ...]) -> Found:
        match tree:
            case None:
                return Found(np.ones(self.opened.size, np.bool_), self._zeros())
            case And(parts):
                return self._all([self._one_of(parts, part, fields) for part in parts])
            case Or(parts):
                return self._any([self.found(part, fields) for part in parts])
            case Not(part):
                return Found(~self.found(part, fields).mask, self._zeros())
            case Field(name, part):
                return self.found(part, (name,))
            case Range(name, when):
                mask = self.opened.within(name, ordinal(when.first), ordinal(when.last))
                return Found(mask, self._zeros())
            case Named(part, names):
                named = self._any([self._named(name, part, names) for name in fields])
                return self._or_else(named, self.found(part, fields))
            case Like(slug):
                return self._alike(slug)
            case Near():
                return self._any([self._near(name, tree) for name in fields])
            case Word() | Phrase() | Prefix() | Fuzzy():
                return self._any([self._leaf(name, tree) for name in fields])

    def _one_of(self, parts: tuple[Tree, ...], part: Tree, fields: tuple[str, ...]) -> Found:
        """What is asked for beside other parts: a word that only holds the others together must be there, no more."""
        if holds_together(part) and not all(map(holds_together, parts)):
            return Found(replace(self, scored=False).found(part, fields).mask)
        return self.found(part, fields)

    # --- leaves

    def _leaf(self, name: str, leaf: Word | Phrase | Prefix | Fuzzy) -> Found:
        sought = leaf_steps(leaf)
        if len(sought) == 1:
            return self._word(name, sought[0], exact=isinstance(leaf, Phrase))
        words = [self._word(name, step, exact=isinstance(leaf, Phrase)) for step in sought]
        together = self._all(words)
        return self._only(together, side_by_side(self.opened, name, sought, together.mask))

    def _named(self, name: str, part: Word | Phrase | And, names: tuple[str, ...]) -> Found:
        """What names somebody or something by any of the names, as if all of them were one word.

        Were each weighed by itself, the name that fewest reports have would come first: the one in the rarest language.
        """
        typed = self._leaf_often(name, part if isinstance(part, Word | Phrase) else joined(part))
        often = reduce(np.add, [self._leaf_often(name, Word(other)) for other in names], typed)
        mask: Mask = often > 0
        docs: Ids = np.flatnonzero(mask).astype(np.int32)
        if not self.scored or not len(docs):
            return Found(mask, self._zeros())
        scores = np.zeros(self.opened.size, np.float64)
        scores[docs] = BOOSTS.get(name, 1.0) * self._bm25(name, docs, often[docs])
        return Found(mask, scores * np.where(typed > 0, 1 + AS_TYPED, 1))

    def _leaf_often(self, name: str, leaf: Word | Phrase) -> Numbers:
        """How often each document has it in the field."""
        often = np.zeros(self.opened.size, np.float64)
        sought = leaf_steps(leaf)
        if len(sought) == 1:
            docs, times = self._postings(name, sought[0])
            often[docs] = times
            return often
        together = all_of([self._having(name, step) for step in sought])
        if not together.any():
            return often
        docs, times = np.unique(starts_of(self.opened, name, sought, together) >> 32, return_counts=True)
        often[docs] = times
        return often

    def _near(self, name: str, tree: Near) -> Found:
        sought = [leaf_steps(part) for part in tree.parts]
        together = self._all([self._leaf(name, part) for part in tree.parts])
        return self._only(together, near(self.opened, name, sought, tree.within, together.mask))

    def _word(self, name: str, step: Step, *, exact: bool) -> Found:
        docs, often = self._postings(name, step)
        mask = np.zeros(self.opened.size, np.bool_)
        mask[docs] = True
        if not self.scored:
            return Found(mask)
        scores = np.zeros(self.opened.size, np.float64)
        if not len(docs):
            return Found(mask, scores)
        boost = BOOSTS.get(name, 1.0)
        if step.begins or step.like:
            scores[docs] = boost * CONSTANT
            return Found(mask, scores)
        scores[docs] = boost * self._bm25(name, docs, often)
        if step.form and not exact:
            docs, often = self._postings(name, Step(0, (step.form,)))
            scores[docs] += boost * EXACT * self._bm25(name, docs, often)
        return Found(mask, scores)

    def _having(self, name: str, step: Step) -> Mask:
        mask = np.zeros(self.opened.size, np.bool_)
        mask[self._postings(name, step)[0]] = True
        return mask

    def _postings(self, name: str, step: Step) -> tuple[Ids, Array]:
        docs, often = self.opened.postings(name, step)
        if self.opened.how_many(self.kind) == self.opened.size:
            return docs, often
        wanted = self.opened.of_kind(self.kind)[docs]
        return docs[wanted], often[wanted]

    def _bm25(self, name: str, docs: Ids, often: Array) -> Numbers:
        """Of documents that have a word so often in the field."""
        every = self.opened.how_many(self.kind)
        weight = log(every / (len(docs) + 1)) + 1
        length = self.opened.rounded(name)[docs] / (self.opened.average(self.kind, name) or 1.0)
        scores: Numbers = weight * (often * (K1 + 1) / (often + K1 * (1 - B + B * length)))
        return scores

    def _alike(self, slug: str) -> Found:
        """Reports that share their most telling words with that one, which is not among them."""
        reports = self.visible & self.opened.of_kind("reports")
        itself = self.opened.having("slug", [slug]) & reports
        if not itself.any():
            return self._any([])
        words = telling(self.opened, int(np.flatnonzero(itself)[0]), reports)
        each = [self._any([self._word(name, step, exact=True) for name in EVERYWHERE[self.kind]]) for step in words]
        shared = sum((part.mask.astype(np.int32) for part in each), np.zeros(self.opened.size, np.int32))
        return self._only(self._any(each), (shared >= min(SHARED, len(words))) & ~itself)

    # --- what is made of them

    def _all(self, parts: list[Found]) -> Found:
        mask = all_of([part.mask for part in parts])
        return self._only(Found(mask, self._sum(parts)), mask)

    def _any(self, parts: list[Found]) -> Found:
        if not parts:
            return Found(np.zeros(self.opened.size, np.bool_), self._zeros())
        return Found(any_of([part.mask for part in parts]), self._sum(parts))

    def _or_else(self, first: Found, second: Found) -> Found:
        """What either finds, first what the first does: the second counts for little."""
        mask = first.mask | second.mask
        if first.scores is None or second.scores is None:
            return Found(mask)
        return Found(mask, np.where(first.mask, first.scores, SCATTERED * second.scores))

    def _only(self, found: Found, mask: Mask) -> Found:
        return Found(mask, found.scores * mask if found.scores is not None else None)

    def _sum(self, parts: list[Found]) -> Numbers | None:
        scores = [part.scores for part in parts if part.scores is not None]
        return reduce(np.add, scores) if scores else None

    def _zeros(self) -> Numbers | None:
        return np.zeros(self.opened.size, np.float64) if self.scored else None


def holds_together(tree: Tree) -> bool:
    """Whether it is a word that holds sentences together and says nothing of what they are about."""
    return isinstance(tree, Word) and tree.text.lower() in ANY


def all_of(masks: list[Mask]) -> Mask:
    """The documents that are in all of the masks, of which there is at least one."""
    return reduce(np.logical_and, masks)


def any_of(masks: list[Mask]) -> Mask:
    """The documents that are in any of the masks, of which there is at least one."""
    return reduce(np.logical_or, masks)
