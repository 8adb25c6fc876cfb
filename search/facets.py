"""The facets, as a table. A new facet is a line here and a value in the entry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow a list of reports: its name in addresses and entries, and its label on the page."""

    name: str
    label: str
    newest_first: bool = False
    """Values are listed as years are; otherwise the most frequent come first."""


FACETS = (
    Facet("topic", "Topic"),
    Facet("treaty", "Treaty"),
    Facet("provision", "Provision quoted"),
    Facet("state", "State"),
    Facet("outlet", "Outlet"),
    Facet("language", "Language"),
    Facet("person", "Person"),
    Facet("year", "Year published", newest_first=True),
    Facet("mentioned", "Year mentioned", newest_first=True),
    Facet("facts", "Kind of facts"),
    Facet("origin", "Origin"),
)
FACET_NAMES = frozenset(facet.name for facet in FACETS)
LONGEST_VALUE = 200
"""Characters that a facet's value may have."""


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value of a facet, and the reports that it leads to.

    Values inside a facet widen and facets narrow one another; so `count` leaves out what is chosen in the value's own
    facet, and tells how many reports of the list have the value once it is chosen. `total_after` is the length of the
    whole list once the value has been chosen, or given up where it is chosen now, or let in again where it is left out;
    `total_without` is its length once the value is left out.
    """

    value: str
    count: int
    total_after: int
    total_without: int
    chosen: bool = False
    excluded: bool = False


def in_order(facet: Facet, counts: list[FacetCount]) -> tuple[FacetCount, ...]:
    """The counts as they are listed: by year, or the most frequent first."""
    by_value = sorted(counts, key=lambda count: count.value, reverse=facet.newest_first)
    return tuple(by_value if facet.newest_first else sorted(by_value, key=lambda count: -count.count))
