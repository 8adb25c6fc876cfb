"""What a new segment is made of, gathered document by document, and laid out as arrays in the end.

A field of words is laid out so that a term's postings lie side by side, and terms in the order of their forms: what
begins alike lies side by side as well, and a query's prefix is one slice. Its keys (`search.words.keys`) lead to terms.

    F:terms, F:term_ends    every term, by form and then as written
    F:starts                where each term's postings begin, and where the last one's end
    F:docs, F:often         of each posting: the document, ascending within a term, and how often the term stands in it
    F:place_starts          where each term's places begin, and where the last one's end
    F:places                the positions at which it stands, ascending within a document
    F:keys, F:key_ends      every stem, in order
    F:key_starts            where the terms of each stem begin in F:key_terms, and where the last one's end
    F:key_terms             the terms, by number
    F:sizes, F:letters      of each term's form: how many letters, and which, as bits

A field of labels: `F:values, F:value_ends, F:starts, F:docs` in the same manner; and the other way round `F:doc_starts,
F:of_docs`, the labels of each document. One of days has `F:firsts, F:lasts`, the first and last day of each value,
counted from the first day of the calendar.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from search.days import Period, ordinal
from search.engines.whoosh.arrays import Array, joined
from search.words import fold, keys

Posting = tuple[str, bytes, int, float, bytes]
"""Field, term, document, how often, and the places (four bytes each): as Whoosh hands it over."""


@dataclass(slots=True)
class Gathered:
    """The postings of one field, in the order in which they came: documents ascend within each term."""

    numbers: dict[bytes, int] = field(default_factory=dict)
    """Terms, numbered as they were first met."""
    terms: array[int] = field(default_factory=lambda: array("i"))
    docs: array[int] = field(default_factory=lambda: array("i"))
    often: array[int] = field(default_factory=lambda: array("i"))
    places: array[int] = field(default_factory=lambda: array("i"))


class Pool:
    """Stands in for Whoosh's own pool of postings, which sorts them one by one."""

    def __init__(self) -> None:
        self._fields: dict[str, Gathered] = {}
        self.size = 0
        """Postings and places gathered so far."""

    def add(self, posting: Posting) -> None:
        """One posting of a document that comes after those before."""
        name, term, doc, weight, places = posting
        gathered = self.of(name)
        gathered.terms.append(gathered.numbers.setdefault(term, len(gathered.numbers)))
        gathered.docs.append(doc)
        gathered.often.append(int(weight))
        gathered.places.frombytes(places)
        self.size += 1 + len(places) // 4

    def of(self, name: str) -> Gathered:
        """What has been gathered of a field."""
        gathered = self._fields.get(name)
        if gathered is None:
            gathered = self._fields[name] = Gathered()
        return gathered

    def iter_postings(self) -> Iterator[tuple[str, Gathered]]:
        """Each field with what has been gathered of it."""
        yield from self._fields.items()

    def cleanup(self) -> None:
        """Lets go of all that has been gathered."""
        self._fields.clear()


def words_arrays(name: str, gathered: Gathered) -> dict[str, Array]:
    """The arrays of a field of words."""
    written = list(gathered.numbers)
    forms = [fold(term.decode().rpartition("/")[0]) for term in written]
    order = sorted(range(len(written)), key=lambda at: (forms[at], written[at]))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    terms = rank[np.frombuffer(gathered.terms, np.int32)]
    often = np.frombuffer(gathered.often, np.int32)
    into = np.argsort(terms, kind="stable")
    counts = np.bincount(terms, minlength=len(order))
    totals = np.bincount(terms, weights=often, minlength=len(order)).astype(np.int64)
    together, ends = joined([written[at] for at in order])
    sorted_forms = [forms[at] for at in order]
    return {
        f"{name}:terms": together,
        f"{name}:term_ends": ends,
        f"{name}:starts": _starts(counts),
        f"{name}:docs": np.frombuffer(gathered.docs, np.int32)[into],
        f"{name}:often": _narrow(often[into]),
        f"{name}:place_starts": _starts(totals),
        f"{name}:places": _pieces(np.frombuffer(gathered.places, np.int32), often, into),
        f"{name}:sizes": np.array([min(len(form), 255) for form in sorted_forms], np.uint8),
        f"{name}:letters": np.array([letters(form) for form in sorted_forms], np.uint64),
        **_keys_arrays(name, [written[at].decode() for at in order]),
    }


def labels_arrays(name: str, gathered: Gathered, *, days: bool) -> dict[str, Array]:
    """The arrays of a field of labels, or of days."""
    written = list(gathered.numbers)
    order = sorted(range(len(written)), key=lambda at: written[at])
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    values = rank[np.frombuffer(gathered.terms, np.int32)]
    docs = np.frombuffer(gathered.docs, np.int32)
    into = np.argsort(values, kind="stable")
    together, ends = joined([written[at] for at in order])
    arrays = {
        f"{name}:values": together,
        f"{name}:value_ends": ends,
        f"{name}:starts": _starts(np.bincount(values, minlength=len(order))),
        f"{name}:docs": docs[into],
        f"{name}:doc_starts": _starts(np.bincount(docs)),
        f"{name}:of_docs": values[np.argsort(docs, kind="stable")].astype(np.int32),
    }
    if days:
        periods = [Period.read(written[at].decode()) for at in order]
        arrays[f"{name}:firsts"] = np.array([ordinal(period.first) for period in periods], np.int32)
        arrays[f"{name}:lasts"] = np.array([ordinal(period.last) for period in periods], np.int32)
    return arrays


def letters(form: str) -> int:
    """Which letters a form has, as bits: two forms that differ in one letter differ in two bits at most."""
    bits = 0
    for letter in form:
        bits |= 1 << (ord(letter) & 63)
    return bits


def _keys_arrays(name: str, terms: list[str]) -> dict[str, Array]:
    found: dict[str, list[int]] = {}
    for at, term in enumerate(terms):
        for key in keys(term)[1:]:
            found.setdefault(key, []).append(at)
    stems = sorted(found)
    together, ends = joined([stem.encode() for stem in stems])
    return {
        f"{name}:keys": together,
        f"{name}:key_ends": ends,
        f"{name}:key_starts": _starts(np.array([len(found[stem]) for stem in stems], np.int64)),
        f"{name}:key_terms": np.array([at for stem in stems for at in found[stem]], np.int32),
    }


def _starts(counts: Array) -> Array:
    starts = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=starts[1:])
    return starts


def _narrow(numbers: Array) -> Array:
    return numbers.astype(np.uint16) if not len(numbers) or numbers.max() < 65_536 else numbers


def _pieces(whole: Array, sizes: Array, order: Array) -> Array:
    """The pieces of the whole, of those sizes and side by side, in another order."""
    return whole[piece_indices((np.cumsum(sizes) - sizes)[order], sizes[order])] if len(sizes) else whole


def piece_indices(starts: Array, sizes: Array) -> Array:
    """Where the members of pieces stand, piece after piece, given where each piece begins and how many it has."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(starts - (ends - sizes), sizes) + np.arange(total)
