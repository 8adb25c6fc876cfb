"""Which documents a query finds.

A tree is answered from its leaves up; each node gives the documents that it finds. `scoring` says how well.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce

import numpy as np

from search.days import ordinal
from search.engines.whoosh.arrays import Array
from search.engines.whoosh.dictionary import Ids
from search.engines.whoosh.resembling import telling
from search.engines.whoosh.segments import Mask, Opened
from search.engines.whoosh.standing import near, side_by_side
from search.query import Kind
from search.snippets import EVERYWHERE, leaf_steps
from search.tree import And, Field, Fuzzy, Like, Named, Near, Not, Or, Phrase, Prefix, Range, Tree, Word
from search.words import Step

SHARED = 3
"""Telling words that reports must have in common to be alike, where there are so many."""
Fields = tuple[str, ...]
Postings = tuple[Ids, Array]
"""The documents in which a word stands, ascending, and how often it does in each."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The answering of one query, of documents of one kind. Whatever is asked for many times is worked out once."""

    opened: Opened
    kind: Kind
    visible: Mask
    """The documents that may be seen: reports that have been withdrawn or replaced may not."""
    _masks: dict[tuple[Tree | None, Fields], Mask] = field(default_factory=dict, repr=False)
    _standing: dict[tuple[str, tuple[Step, ...]], Mask] = field(default_factory=dict, repr=False)
    _postings: dict[tuple[str, Step], Postings] = field(default_factory=dict, repr=False)
    _telling: dict[str, list[Step]] = field(default_factory=dict, repr=False)

    def found(self, tree: Tree | None, fields: Fields = ()) -> Mask:
        """The documents that the tree finds, words being looked for in any of the fields; deleted ones among them."""
        fields = fields or EVERYWHERE[self.kind]
        if (tree, fields) not in self._masks:
            self._masks[tree, fields] = self._found(tree, fields)
        return self._masks[tree, fields]

    def _found(self, tree: Tree | None, fields: Fields) -> Mask:
        match tree:
            case None:
                return np.ones(self.opened.size, np.bool_)
            case And(parts):
                return all_of([self.found(part, fields) for part in parts])
            case Or(parts):
                return any_of([self.found(part, fields) for part in parts]) if parts else self._nothing()
            case Not(part):
                return ~self.found(part, fields)
            case Field(name, part):
                return self.found(part, (name,))
            case Range(name, when):
                return self.opened.within(name, ordinal(when.first), ordinal(when.last))
            case Named(part, names):
                return any_of([self.found(leaf, fields) for leaf in (part, *map(Word, names))])
            case Like(slug):
                return self._alike(slug)
            case Near():
                several = len(fields) > 1
                return any_of([self.found(tree, (name,)) if several else self._near(name, tree) for name in fields])
            case Word() | Phrase() | Prefix() | Fuzzy():
                return any_of([self.standing(name, leaf_steps(tree)) for name in fields])

    def standing(self, name: str, sought: tuple[Step, ...]) -> Mask:
        """The documents in whose field the steps stand, each at its offset from the first."""
        if (name, sought) not in self._standing:
            masks = [self._having(name, step) for step in sought]
            together = all_of(masks)
            several = len(sought) > 1 and together.any()
            found = side_by_side(self.opened, name, sought, together) if several else together
            self._standing[name, sought] = found
        return self._standing[name, sought]

    def postings(self, name: str, step: Step) -> Postings:
        """Of documents of the kind."""
        if (name, step) not in self._postings:
            docs, often = self.opened.postings(name, step)
            if self.opened.how_many(self.kind) < self.opened.size:
                wanted = self.opened.of_kind(self.kind)[docs]
                docs, often = docs[wanted], often[wanted]
            self._postings[name, step] = docs, often
        return self._postings[name, step]

    def telling(self, slug: str) -> list[Step]:
        """The words by which reports like that one are found; none where it may not be seen."""
        if slug not in self._telling:
            reports = self.visible & self.opened.of_kind("reports")
            itself = np.flatnonzero(self.opened.having("slug", [slug]) & reports)
            self._telling[slug] = telling(self.opened, int(itself[0]), reports) if len(itself) else []
        return self._telling[slug]

    def _near(self, name: str, tree: Near) -> Mask:
        sought = [leaf_steps(part) for part in tree.parts]
        together = all_of([self.standing(name, steps) for steps in sought])
        return near(self.opened, name, sought, tree.within, together) if together.any() else together

    def _alike(self, slug: str) -> Mask:
        """Reports that share their most telling words with that one, which is not among them."""
        words = self.telling(slug)
        shared = np.zeros(self.opened.size, np.int32)
        for step in words:
            shared += any_of([self._having(name, step) for name in EVERYWHERE[self.kind]])
        return (shared >= max(1, min(SHARED, len(words)))) & ~self.opened.having("slug", [slug])

    def _having(self, name: str, step: Step) -> Mask:
        mask = self._nothing()
        mask[self.postings(name, step)[0]] = True
        return mask

    def _nothing(self) -> Mask:
        return np.zeros(self.opened.size, np.bool_)


def all_of(masks: list[Mask]) -> Mask:
    """The documents that are in all of the masks, of which there is at least one."""
    return reduce(np.logical_and, masks)


def any_of(masks: list[Mask]) -> Mask:
    """The documents that are in any of the masks, of which there is at least one."""
    return reduce(np.logical_or, masks)
