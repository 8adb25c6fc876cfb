"""Facets, counted so that no number differs from the list that its link leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from search.engines.whoosh.evaluating import chosen
from search.engines.whoosh.schema import FACET_FIELDS
from search.engines.whoosh.segments import Mask, Segment
from search.facets import FACETS, Facet, FacetCount, in_order
from search.query import Query


@dataclass(slots=True)
class _Tally:
    """The numbers of one facet, summed over segments."""

    counts: Counter[str] = field(default_factory=Counter)
    """Reports that have the value, whatever is chosen in this facet."""
    gains: Counter[str] = field(default_factory=Counter)
    """Reports that choosing the value would add to the list."""
    left: Counter[str] = field(default_factory=Counter)
    """Reports that are left once a chosen value is given up."""
    total: int = 0

    def of(self, facet: Facet, now: frozenset[str]) -> tuple[FacetCount, ...]:
        """The counts of the facet, `now` being chosen in it."""
        found = [
            FacetCount(
                value,
                count,
                self.left[value] if value in now else (self.total if now else 0) + self.gains[value],
                value in now,
            )
            for value, count in {**dict.fromkeys(now, 0), **self.counts}.items()
        ]
        return in_order(facet, found)


def counted(segments: list[Segment], found: list[Mask], query: Query) -> Mapping[str, tuple[FacetCount, ...]]:
    """The values of each facet; `found` are the documents of each segment that the words alone find."""
    tallies = {facet.name: _Tally() for facet in FACETS}
    for segment, words in zip(segments, found, strict=True):
        choices = choices_of(segment, query)
        for name, tally in tallies.items():
            others = words.copy()
            for other, mask in choices.items():
                if other != name:
                    others &= mask
            _tally(tally, segment, name, others, query.values(name))
    return {facet.name: tallies[facet.name].of(facet, query.values(facet.name)) for facet in FACETS}


def choices_of(segment: Segment, query: Query) -> dict[str, Mask]:
    """For each facet in which something is chosen, the documents that have any of it."""
    return {name: chosen(segment, name, query.values(name)) for name in sorted({facet for facet, _ in query.chosen})}


def _tally(tally: _Tally, segment: Segment, name: str, others: Mask, now: frozenset[str]) -> None:
    """Adds one segment; `others` are the documents that all but this facet let through."""
    here = chosen(segment, name, now) if now else np.zeros(segment.size, np.bool_)
    tally.counts.update(_by_value(segment, name, others))
    tally.gains.update(_by_value(segment, name, others & ~here) if now else _by_value(segment, name, others))
    tally.total += int((others & here).sum())
    for value in now:
        rest = now - {value}
        tally.left[value] += int((others & chosen(segment, name, rest)).sum() if rest else others.sum())


def _by_value(segment: Segment, name: str, documents: Mask) -> dict[str, int]:
    column = segment.column(FACET_FIELDS[name])
    counts = np.bincount(column.ordinals[documents[column.docs]], minlength=len(column.values))
    return {column.values[ordinal]: int(counts[ordinal]) for ordinal in np.flatnonzero(counts)}
