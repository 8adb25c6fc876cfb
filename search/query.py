"""A search, immutable, and its address: the same thing written twice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, get_args
from urllib.parse import urlencode

from search.facets import FACET_NAMES, FACETS, LONGEST_VALUE
from search.language import Parsed, parse

Sort = Literal["relevance", "newest", "oldest"]
SORTS: tuple[Sort, ...] = get_args(Sort)
PAGE_SIZE = 20
LAST_PAGE = 100_000
MOST_CHOSEN = 32
"""Facet values that can be chosen at once."""
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_PAGE = re.compile(r"[0-9]{1,6}")


def _printable(text: str) -> str:
    """The text on one line, without what no page can show."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


@dataclass(frozen=True)
class Query:
    """What is searched for: words, the chosen (facet, value) pairs, and which part of the list, in which order.

    However it is made it is in its one canonical form, so that equal searches are equal and have one address.
    """

    text: str = ""
    chosen: frozenset[tuple[str, str]] = frozenset()
    page: int = 1
    sort: Sort = "relevance"
    left_out: int = field(default=0, init=False, compare=False)
    """Chosen values that were too many or too long: the page owns up to them; the query is what is left."""

    def __post_init__(self) -> None:
        """Puts everything into its canonical form; what is no facet, sort or page is dropped."""
        asked = {(facet, _printable(value)) for facet, value in self.chosen if facet in FACET_NAMES and value}
        asked = {pair for pair in asked if pair[1]}
        fitting = sorted(pair for pair in asked if len(pair[1]) <= LONGEST_VALUE)
        object.__setattr__(self, "text", _printable(self.text))
        object.__setattr__(self, "chosen", frozenset(fitting[:MOST_CHOSEN]))
        object.__setattr__(self, "left_out", len(asked) - len(self.chosen))
        object.__setattr__(self, "page", min(max(self.page, 1), LAST_PAGE))
        object.__setattr__(self, "sort", self.sort if self.sort in SORTS else "relevance")

    @classmethod
    def from_params(cls, params: Mapping[str, Sequence[str]]) -> Query:
        """The query of an address's parameters; unknown ones and impossible values are dropped."""
        page = next(iter(params.get("page", ())), "")
        sort = next(iter(params.get("sort", ())), "")
        return cls(
            text=next(iter(params.get("q", ())), ""),
            chosen=frozenset((facet, value) for facet in FACET_NAMES for value in params.get(facet, ())),
            page=int(page) if _PAGE.fullmatch(page) else 1,
            sort=next((known for known in SORTS if known == sort), "relevance"),
        )

    def to_params(self) -> dict[str, list[str]]:
        """The inverse of `from_params`; what goes without saying is left out."""
        params = {"q": [self.text] if self.text else []}
        for facet in FACETS:
            params[facet.name] = sorted(self.values(facet.name))
        params["sort"] = [self.sort] if self.sort != "relevance" else []
        params["page"] = [str(self.page)] if self.page > 1 else []
        return {name: values for name, values in params.items() if values}

    def to_url(self) -> str:
        """The address, relative to the search page's own: `?q=missile&treaty=inf-1987`."""
        return f"?{urlencode(self.to_params(), doseq=True, safe='/')}"

    @cached_property
    def parsed(self) -> Parsed:
        """How the text is understood."""
        return parse(self.text)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What is chosen, in the order of the facets and, in each, of the alphabet."""
        return tuple((facet.name, value) for facet in FACETS for value in sorted(self.values(facet.name)))

    @property
    def full(self) -> bool:
        """Whether no further value can be chosen."""
        return len(self.chosen) == MOST_CHOSEN

    def values(self, facet: str) -> frozenset[str]:
        """The values that are chosen in a facet."""
        return frozenset(value for name, value in self.chosen if name == facet)

    def toggling(self, facet: str, value: str) -> Query:
        """The query with one value more, or less, from the first page."""
        return replace(self, chosen=self.chosen ^ {(facet, value)}, page=1)

    def without(self, facet: str) -> Query:
        """The query with nothing chosen in the facet, from the first page."""
        return replace(self, chosen=frozenset(pair for pair in self.chosen if pair[0] != facet), page=1)

    def reading(self, text: str) -> Query:
        """The query with other words, from the first page."""
        return replace(self, text=text, page=1)

    def sorted_by(self, sort: Sort) -> Query:
        """The query in another order, from the first page."""
        return replace(self, sort=sort, page=1)

    def at_page(self, number: int) -> Query:
        """Another page of the list."""
        return replace(self, page=number)
