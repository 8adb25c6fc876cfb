"""Which documents of a segment a query finds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

import numpy as np

from search.days import Period
from search.engines.whoosh.schema import FACET_FIELDS
from search.engines.whoosh.segments import Ids, Mask, Segment
from search.snippets import EVERYWHERE, leaf_steps
from search.tree import And, Field, Not, Or, Phrase, Prefix, Range, Tree, Word
from search.words import Step


def matching(segment: Segment, tree: Tree | None, fields: tuple[str, ...] = EVERYWHERE) -> Mask:
    """The documents that the tree finds, words being looked for in any of the fields."""
    match tree:
        case None:
            return segment.live.copy()
        case And(parts):
            return all_of([matching(segment, part, fields) for part in parts])
        case Or(parts):
            return any_of([matching(segment, part, fields) for part in parts])
        case Not(part):
            return segment.live & ~matching(segment, part, fields)
        case Field(name, part):
            return matching(segment, part, (name,))
        case Range(name, when):
            return within(segment, name, when)
        case Word() | Phrase() | Prefix():
            sought = leaf_steps(tree)
            return any_of([standing(segment, name, sought) for name in fields])


def all_of(masks: list[Mask]) -> Mask:
    """The documents that are in all of the masks, of which there is at least one."""
    return reduce(np.logical_and, masks)


def any_of(masks: list[Mask]) -> Mask:
    """The documents that are in any of the masks, of which there is at least one."""
    return reduce(np.logical_or, masks)


def within(segment: Segment, name: str, when: Period) -> Mask:
    """The documents with a date in the field that lies wholly in the period."""
    return having(segment, name, (value for value in segment.column(name).values if when.holds(Period.read(value))))


def chosen(segment: Segment, facet: str, values: Iterable[str]) -> Mask:
    """The documents that have any of the values in the facet."""
    return having(segment, FACET_FIELDS[facet], values)


def having(segment: Segment, name: str, values: Iterable[str]) -> Mask:
    """The documents that have any of the labels in the field."""
    column = segment.column(name)
    wanted = set(values)
    keep = np.fromiter((value in wanted for value in column.values), np.bool_, len(column.values))
    mask = np.zeros(segment.size, np.bool_)
    mask[column.docs[keep[column.ordinals]]] = True
    return mask


def identified(segment: Segment, ids: Iterable[str]) -> Mask:
    """The documents of those ids."""
    return _having_any(segment, "id", [id_.encode() for id_ in ids])


def terms_of(segment: Segment, name: str, step: Step) -> list[bytes]:
    """The terms of the segment that a step may stand for."""
    if step.begins:
        return segment.beginning(name, step.begins)
    return [term.encode() for term in step.terms]


def standing(segment: Segment, name: str, sought: tuple[Step, ...]) -> Mask:
    """The documents in whose field the steps stand, each at its offset from the first."""
    terms = [terms_of(segment, name, step) for step in sought]
    mask = all_of([_having_any(segment, name, alternatives) for alternatives in terms])
    if len(sought) == 1:
        return mask
    candidates: Ids = np.flatnonzero(mask).astype(np.int32)
    starts: dict[int, set[int]] = {}
    for at, (step, alternatives) in enumerate(zip(sought, terms, strict=True)):
        here = _places(segment, name, alternatives, candidates)
        shift = step.offset - sought[0].offset
        shifted = {doc: {place - shift for place in places} for doc, places in here.items()}
        starts = (
            shifted if at == 0 else {doc: both for doc in starts if (both := starts[doc] & shifted.get(doc, set()))}
        )
    mask[:] = False
    mask[[doc for doc, places in starts.items() if places]] = True
    return mask


def _having_any(segment: Segment, name: str, terms: Iterable[bytes]) -> Mask:
    mask = np.zeros(segment.size, np.bool_)
    for term in terms:
        mask[segment.documents(name, term)] = True
    return mask


def _places(segment: Segment, name: str, terms: list[bytes], candidates: Ids) -> dict[int, set[int]]:
    places: dict[int, set[int]] = {}
    for term in terms:
        for doc, found in segment.places(name, term, candidates).items():
            places.setdefault(doc, set()).update(found)
    return places
