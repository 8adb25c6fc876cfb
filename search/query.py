"""A search, immutable, and its address: the same thing written twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, get_args
from urllib.parse import urlencode

from search.facets import FACET_NAMES, FACETS, LONGEST_VALUE
from search.language import Parsed, parse

Sort = Literal["relevance", "newest", "oldest", "mentioned", "added"]
SORTS: tuple[Sort, ...] = get_args(Sort)
Kind = Literal["reports", "clauses", "statements"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What a list is made of: whole reports, the treaty clauses that they quote, or the statements that they quote."""
PAGE_SIZE = 20
LAST_PAGE = 100_000
MOST_CHOSEN = 32
"""Facet values that can be chosen or left out at once."""
LEFT_OUT = "-"
"""Stands before a facet's name in an address where its value is to be left out: `-topic=sanctions-and-coercion`."""
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_PAGE = re.compile(r"[0-9]{1,6}")

Pair = tuple[str, str]
"""A facet and a value of it."""


def printable(text: str) -> str:
    """The text on one line, without what no page can show, its letters composed (NFC) as those of reports are."""
    return unicodedata.normalize("NFC", " ".join(_UNPRINTABLE.sub(" ", text).split()))


def _known(pairs: Iterable[Pair]) -> set[Pair]:
    """The pairs whose facet there is and whose value is not empty."""
    shown = {(facet, printable(value)) for facet, value in pairs if facet in FACET_NAMES}
    return {pair for pair in shown if pair[1]}


@dataclass(frozen=True)
class Query:
    """What is searched for: words, the chosen (facet, value) pairs, and which part of the list, in which order.

    However it is made it is in its one canonical form, so that equal searches are equal and have one address.
    """

    text: str = ""
    chosen: frozenset[Pair] = frozenset()
    page: int = 1
    sort: Sort = "relevance"
    excluded: frozenset[Pair] = frozenset()
    """What nothing in the list may have."""
    show: Kind = "reports"
    strict: bool = False
    """Whether all of the words are insisted on, however few have them all."""
    dropped: int = field(default=0, init=False, compare=False)
    """Values that were too many or too long: the page owns up to them; the query is what is left."""

    def __post_init__(self) -> None:
        """Puts everything into its canonical form; what is no facet, sort, kind or page is dropped."""
        chosen, excluded = _known(self.chosen), _known(self.excluded)
        asked = sorted((chosen - excluded) | excluded)
        kept = set([pair for pair in asked if len(pair[1]) <= LONGEST_VALUE][:MOST_CHOSEN])
        object.__setattr__(self, "text", printable(self.text))
        object.__setattr__(self, "chosen", frozenset(kept & (chosen - excluded)))
        object.__setattr__(self, "excluded", frozenset(kept & excluded))
        object.__setattr__(self, "dropped", len(asked) - len(kept))
        object.__setattr__(self, "page", min(max(self.page, 1), LAST_PAGE))
        object.__setattr__(self, "sort", self.sort if self.sort in SORTS else "relevance")
        object.__setattr__(self, "show", self.show if self.show in KINDS else "reports")

    @classmethod
    def from_params(cls, params: Mapping[str, Sequence[str]]) -> Query:
        """The query of an address's parameters; unknown ones and impossible values are dropped."""

        def first(name: str) -> str:
            return next(iter(params.get(name, ())), "")

        return cls(
            text=first("q"),
            chosen=frozenset((facet, value) for facet in FACET_NAMES for value in params.get(facet, ())),
            excluded=frozenset(
                (facet, value) for facet in FACET_NAMES for value in params.get(f"{LEFT_OUT}{facet}", ())
            ),
            page=int(first("page")) if _PAGE.fullmatch(first("page")) else 1,
            sort=next((known for known in SORTS if known == first("sort")), "relevance"),
            show=next((known for known in KINDS if known == first("show")), "reports"),
            strict=first("words") == "all",
        )

    def to_params(self) -> dict[str, list[str]]:
        """The inverse of `from_params`; what goes without saying is left out."""
        params = {"q": [self.text] if self.text else []}
        params["show"] = [self.show] if self.show != "reports" else []
        for facet in FACETS:
            params[facet.name] = sorted(self.values(facet.name))
            params[f"{LEFT_OUT}{facet.name}"] = sorted(self.excluded_values(facet.name))
        params["words"] = ["all"] if self.strict else []
        params["sort"] = [self.sort] if self.sort != "relevance" else []
        params["page"] = [str(self.page)] if self.page > 1 else []
        return {name: values for name, values in params.items() if values}

    def to_url(self) -> str:
        """The address, relative to the search page's own: `?q=missile&treaty=inf-1987`."""
        return f"?{urlencode(self.to_params(), doseq=True, safe='/:')}"

    @cached_property
    def parsed(self) -> Parsed:
        """How the text is understood."""
        return parse(self.text)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """What is chosen, in the order of the facets and, in each, of the alphabet."""
        return tuple((facet.name, value) for facet in FACETS for value in sorted(self.values(facet.name)))

    @property
    def excluded_pairs(self) -> tuple[Pair, ...]:
        """What is left out, in the same order."""
        return tuple((facet.name, value) for facet in FACETS for value in sorted(self.excluded_values(facet.name)))

    @property
    def full(self) -> bool:
        """Whether no further value can be chosen or left out."""
        return len(self.chosen) + len(self.excluded) == MOST_CHOSEN

    def values(self, facet: str) -> frozenset[str]:
        """The values that are chosen in a facet."""
        return frozenset(value for name, value in self.chosen if name == facet)

    def excluded_values(self, facet: str) -> frozenset[str]:
        """The values of a facet that are left out."""
        return frozenset(value for name, value in self.excluded if name == facet)

    def toggling(self, facet: str, value: str) -> Query:
        """The query with one value chosen more, or less, from the first page; it is no longer left out."""
        pair = (facet, value)
        return replace(self, chosen=self.chosen ^ {pair}, excluded=self.excluded - {pair}, page=1)

    def excluding(self, facet: str, value: str) -> Query:
        """The query with one value left out more, or less, from the first page; it is no longer chosen."""
        pair = (facet, value)
        return replace(self, chosen=self.chosen - {pair}, excluded=self.excluded ^ {pair}, page=1)

    def without(self, facet: str) -> Query:
        """The query with nothing chosen or left out in the facet, from the first page."""
        return replace(
            self,
            chosen=frozenset(pair for pair in self.chosen if pair[0] != facet),
            excluded=frozenset(pair for pair in self.excluded if pair[0] != facet),
            page=1,
        )

    def reading(self, text: str) -> Query:
        """The query with other words, from the first page."""
        return replace(self, text=text, page=1)

    def sorted_by(self, sort: Sort) -> Query:
        """The query in another order, from the first page."""
        return replace(self, sort=sort, page=1)

    def showing(self, kind: Kind) -> Query:
        """The query for another kind of thing, from the first page."""
        return replace(self, show=kind, page=1)

    def strictly(self, strict: bool = True) -> Query:
        """The query insisting on all of its words, or not, from the first page."""
        return replace(self, strict=strict, page=1)

    def at_page(self, number: int) -> Query:
        """Another page of the list."""
        return replace(self, page=number)
