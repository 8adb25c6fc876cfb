"""Provisions as what a relation is done to: who amends Article 5 of a treaty amends the treaty."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from archive.extraction.findings import Reference, Span
from archive.extraction.treaties.marks import Mark

_NEAR = 24
"""How far from a verb the provision may stand that is its object."""


class Provisions:
    """The provisions that a text cites, with the treaties they are of."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self._cited: list[Mark] = sorted(
            (one.span, one.treaty) for one in references if one.provision and one.treaty is not None
        )

    def near(self, verb: Span) -> list[Mark]:
        """The citations that begin or end near a verb, the ones behind it first, then the nearest."""
        first = bisect_left(self._cited, ((verb.start - 4 * _NEAR,),))
        last = bisect_left(self._cited, ((verb.end + _NEAR + 1,),), first)
        found = [mark for mark in self._cited[first:last] if verb.start - mark[0].end <= _NEAR]
        return sorted(found, key=lambda mark: (mark[0].start < verb.end, abs(mark[0].start - verb.start)))
