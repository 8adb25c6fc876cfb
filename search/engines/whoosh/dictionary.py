"""The terms and labels of one field of one segment, looked up and read as arrays. `pool` says how they lie."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from search.engines.whoosh.arrays import Array, Arrays, Strings
from search.engines.whoosh.pool import letters, piece_indices
from search.words import Step, differs_little, fold

Ids = npt.NDArray[np.int32]
_NONE: Ids = np.empty(0, np.int32)
_AFTER = "\U0010ffff"
"""Comes after everything that words are written with."""
_DENSE = 8
"""Where there is one thing to be added up for so many documents, it is quicker to go through all documents."""
_FEW_LABELS = 10_000
"""Labels of a facet that are kept as strings; there are more only where every document has its own."""


class _Forms(Sequence[str]):
    """The forms of terms, in order."""

    def __init__(self, terms: Strings) -> None:
        self._terms = terms

    def __len__(self) -> int:
        return len(self._terms)

    def __getitem__(self, at: int) -> str:  # type: ignore[override]
        return fold(self._terms[at].decode().rpartition("/")[0])


class WordList:
    """The words of a field. Terms go by their numbers."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self._terms = Strings(arrays[f"{name}:terms"], arrays[f"{name}:term_ends"])
        self._forms = _Forms(self._terms)
        self._keys = Strings(arrays[f"{name}:keys"], arrays[f"{name}:key_ends"])
        self._key_starts, self._key_terms = arrays[f"{name}:key_starts"], arrays[f"{name}:key_terms"]
        self.starts: Array = arrays[f"{name}:starts"]
        self.every_doc: Ids = arrays[f"{name}:docs"]
        self.every_often: Array = arrays[f"{name}:often"]
        self._place_starts: Array = arrays[f"{name}:place_starts"]
        self.every_place: Ids = arrays[f"{name}:places"]
        self._sizes, self._letters = arrays[f"{name}:sizes"], arrays[f"{name}:letters"]

    @cached_property
    def _languages(self) -> frozenset[str]:
        """How the stems begin that there are: as their languages say."""
        found: set[str] = set()
        at = 0
        while at < len(self._keys):
            key = self._keys[at].decode()
            found.add(key[: key.rindex("/") + 1])
            at = bisect_left(self._keys, f"{key[: key.rindex('/') + 1]}{_AFTER}".encode())
        return frozenset(found)

    def of_step(self, step: Step) -> Ids:
        """The terms that may stand at a place of what is sought, ascending."""
        found = [self.of_key(key) for key in step.keys]
        if step.begins:
            found.append(self.beginning(step.begins))
        if step.like:
            found.append(self.like(step.like, step.edits))
        found = [terms for terms in found if len(terms)]
        return found[0] if len(found) == 1 else np.unique(np.concatenate(found)) if found else _NONE

    def of_key(self, key: str) -> Ids:
        """The terms that have the form, or the stem, ascending."""
        if not key.startswith("/"):
            first = bisect_left(self._forms, key)
            return np.arange(first, self._end_of(first, key), dtype=np.int32)
        if key[: key.rindex("/") + 1] not in self._languages:
            return _NONE
        sought = key.encode()
        at = bisect_left(self._keys, sought)
        if at == len(self._keys) or self._keys[at] != sought:
            return _NONE
        return self._key_terms[self._key_starts[at] : self._key_starts[at + 1]]

    def beginning(self, begins: str) -> Ids:
        """The terms whose form begins so, ascending."""
        return np.arange(bisect_left(self._forms, begins), bisect_left(self._forms, begins + _AFTER), dtype=np.int32)

    def like(self, form: str, edits: int) -> Ids:
        """The terms whose form is made by so many edits, ascending."""
        sizes = self._sizes.astype(np.int16)
        near = np.abs(sizes - min(len(form), 255)) <= edits
        # A letter put in the place of another takes one bit out and one in, an added one only one in.
        near[near] = np.bitwise_count(self._letters[near] ^ np.uint64(letters(form))) <= 2 * edits
        return np.array(
            [at for at in np.flatnonzero(near).tolist() if differs_little(self._forms[at], form, edits)], np.int32
        )

    def form(self, term: int) -> str:
        """A term's form."""
        return self._forms[term]

    def word(self, term: int) -> str:
        """A term as it is written."""
        return self._terms[term].decode().rpartition("/")[0]

    def documents(self, terms: Ids) -> Array:
        """In how many documents each of the terms stands."""
        counts: Array = self.starts[terms + 1] - self.starts[terms]
        return counts

    def written(self) -> Iterator[bytes]:
        """All terms, by number."""
        return (self._terms[at] for at in range(len(self._terms)))

    def every(self) -> Iterator[bytes]:
        """All keys, in order."""
        forms = {form.encode() for form in self._forms}
        yield from sorted({*forms, *(self._keys[at] for at in range(len(self._keys)))})

    def postings(self, terms: Ids) -> tuple[Ids, Array]:
        """The documents in which any of the terms stands, ascending, and how often they do in each."""
        if not len(terms):
            return _NONE, _NONE
        docs, often = self._side_by_side(terms)
        if len(terms) == 1:
            return docs, often
        size = int(docs.max()) + 1
        if len(docs) * _DENSE > size:
            sums = np.bincount(docs, weights=often, minlength=size)
            found = np.flatnonzero(sums).astype(np.int32)
            return found, sums[found]
        found, which = np.unique(docs, return_inverse=True)
        return found, np.bincount(which, weights=often)

    def occurrences(self, terms: Ids, among: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        """Where any of the terms stands in the documents that are `among` those asked for: each occurrence is a number,
        the document's shifted by 32 bits and the position's added; they ascend.
        """
        if not len(terms):
            return np.empty(0, np.int64)
        # Terms that follow one another lie in one piece: all that begin alike are read at once.
        runs = np.split(terms, np.flatnonzero(np.diff(terms) != 1) + 1)
        found = [self._occurrences(int(run[0]), int(run[-1]), among) for run in runs]
        return found[0] if len(terms) == 1 else np.unique(np.concatenate(found))

    def places_by_doc(self, terms: Ids) -> list[list[int]]:
        """The positions at which any of the terms stands, document by document."""
        docs, _ = self.postings(terms)
        everywhere = np.ones(int(docs.max()) + 1 if len(docs) else 0, np.bool_)
        occurrences = self.occurrences(terms, everywhere)
        cuts = np.searchsorted(occurrences >> 32, docs[1:])
        return [(part & 0xFFFFFFFF).tolist() for part in np.split(occurrences, cuts)]

    def _side_by_side(self, terms: Ids) -> tuple[Ids, Array]:
        first, last = int(terms[0]), int(terms[-1])
        if last - first + 1 == len(terms):  # one slice
            span = slice(int(self.starts[first]), int(self.starts[last + 1]))
            return self.every_doc[span], self.every_often[span]
        starts = self.starts[terms]
        at = piece_indices(starts, self.starts[terms + 1] - starts)
        return self.every_doc[at], self.every_often[at]

    def _occurrences(self, first: int, last: int, among: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        """Where the terms from the first to the last stand, term after term."""
        span = slice(int(self.starts[first]), int(self.starts[last + 1]))
        docs, often = self.every_doc[span], self.every_often[span].astype(np.int64)
        starts = int(self._place_starts[first]) + np.cumsum(often) - often
        wanted = among[docs]
        if not wanted.all():
            docs, often, starts = docs[wanted], often[wanted], starts[wanted]
        places = self.every_place[piece_indices(starts, often)]
        return (np.repeat(docs.astype(np.int64), often) << 32) + places

    def _end_of(self, first: int, form: str) -> int:
        end = first
        while end < len(self._forms) and self._forms[end] == form:
            end += 1
        return end


class LabelList:
    """The labels of a field. They go by their numbers, in the order of the alphabet."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self._values = Strings(arrays[f"{name}:values"], arrays[f"{name}:value_ends"])
        self.starts: Array = arrays[f"{name}:starts"]
        self.every_doc: Ids = arrays[f"{name}:docs"]
        """The documents of each label, label after label."""
        self._doc_starts: Array = arrays[f"{name}:doc_starts"]
        self._of_docs: Ids = arrays[f"{name}:of_docs"]

    def __len__(self) -> int:
        return len(self._values)

    def value(self, at: int) -> str:
        """A label."""
        return self._decoded[at] if len(self) <= _FEW_LABELS else self._values[at].decode()

    @cached_property
    def _decoded(self) -> list[str]:
        return [value.decode() for value in self.written()]

    def written(self) -> Iterator[bytes]:
        """All labels, by number."""
        return (self._values[at] for at in range(len(self._values)))

    every = written

    @property
    def every_often(self) -> Array:
        """How often each document has its label: once."""
        return np.ones(len(self.every_doc), np.int32)

    every_place: Ids = np.empty(0, np.int32)
    """A label has no place."""

    def counted(self, among: npt.NDArray[np.bool_]) -> Array:
        """How many of the documents have each label."""
        hits = np.flatnonzero(among[: len(self._doc_starts) - 1])
        if len(hits) * _DENSE > len(among):
            sums: Array = np.add.reduceat(among[self.every_doc], self.starts[:-1], dtype=np.int64)
            return sums
        starts = self._doc_starts[hits]
        labels = self._of_docs[piece_indices(starts, self._doc_starts[hits + 1] - starts)]
        return np.bincount(labels, minlength=len(self))

    def docs(self, value: bytes) -> Ids:
        """The documents that have the label, ascending."""
        at = bisect_left(self._values, value)
        if at == len(self._values) or self._values[at] != value:
            return _NONE
        return self.every_doc[self.starts[at] : self.starts[at + 1]]
