"""Facets, counted so that no number differs from the list that its link leads to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from search.engines.whoosh.evaluating import all_of
from search.engines.whoosh.schema import FACET_FIELDS
from search.engines.whoosh.segments import Mask, Opened
from search.facets import FACETS, Facet, FacetCount, in_order
from search.query import Query


@dataclass(frozen=True, slots=True)
class Choices:
    """What a query chooses and leaves out, as documents; `words` are those that its words find."""

    opened: Opened
    query: Query
    words: Mask

    def listed(self) -> Mask:
        """The documents of the list."""
        return self.but_for("")

    def but_for(self, facet: str, let_in: str = "") -> Mask:
        """The documents of the list, were nothing chosen in that facet, or the value `let_in` that it leaves out."""
        narrowing = sorted({name for name, _ in self.query.chosen} - ({facet} if not let_in else set()))
        chosen = [self.having(name, self.query.values(name)) for name in narrowing]
        left_out = sorted(self.query.excluded - {(facet, let_in)})
        return all_of([self.words, *chosen, *(~self.having(name, [value]) for name, value in left_out)])

    def having(self, facet: str, values: Iterable[str]) -> Mask:
        """The documents that have any of the values."""
        return self.opened.having(FACET_FIELDS[facet], list(values))


def counted(choices: Choices, listed: Mask, names: Collection[str]) -> Mapping[str, tuple[FacetCount, ...]]:
    """The values of each of the facets of those names; `listed` are the documents of the list."""
    return {facet.name: _counted(choices, facet, listed) for facet in FACETS if facet.name in names}


def _counted(choices: Choices, facet: Facet, listed: Mask) -> tuple[FacetCount, ...]:
    query, field = choices.query, FACET_FIELDS[facet.name]
    now, out = query.values(facet.name), query.excluded_values(facet.name)
    others = choices.but_for(facet.name) if now else listed
    total, everything = int(np.count_nonzero(listed)), int(np.count_nonzero(others))
    counts = choices.opened.counted(field, others)
    here = choices.opened.counted(field, listed) if now else counts
    found: list[FacetCount] = []
    for value, count in {**dict.fromkeys(now, 0), **counts}.items():
        if value in now:
            rest = now - {value}
            left = others & choices.having(facet.name, rest) if rest else others
            after = int(np.count_nonzero(left)) if rest else everything
            without = int(np.count_nonzero(left & ~choices.having(facet.name, [value])))
        else:
            after = total + count - here.get(value, 0) if now else count
            without = total - here.get(value, 0)
        found.append(FacetCount(value, count, after, without, chosen=value in now))
    for value in out:
        let_in = choices.but_for(facet.name, let_in=value)
        having = int(np.count_nonzero(let_in & choices.having(facet.name, [value])))
        found.append(FacetCount(value, having, int(np.count_nonzero(let_in)), total, excluded=True))
    return in_order(facet, found)
