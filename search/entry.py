"""What goes into an index and what comes out of it. Entries are valid by construction: an engine need not ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from hashlib import sha256

from search.days import Period
from search.facets import FACET_NAMES, LONGEST_VALUE, FacetCount
from search.query import PAGE_SIZE, Kind, printable
from search.tree import TEXT_FIELDS

NAMED = frozenset(TEXT_FIELDS) - {"title", "quote"}
"""The fields of a query that look for names: the keys of `Entry.names`."""
LATEST = 2**62
"""Seconds before or after 1970 that a time of addition can be."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A report, or a clause or statement that one quotes, as the index keeps it.

    Raises ValueError where a value is none that an index can hold.
    """

    id: str
    title: str
    """Of the report, also where the entry is a clause or a statement of it."""
    body: str
    """The report's text; or the clause's, or the statement's, own words."""
    url: str
    slug: str
    """The report's."""
    kind: Kind = "reports"
    report: str = ""
    """The id of the report that it is, or that it stands in: entries are put and removed report by report."""
    language: str = ""
    """BCP 47; empty where unknown."""
    quotes: tuple[str, ...] = ()
    """The words of its clauses and statements."""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By field of the query (`treaty`, `person`, …): every name by which a reader may look for it."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    published: Period | None = None
    mentions: tuple[Period, ...] = ()
    signed: tuple[Period, ...] = ()
    """When the treaties that it speaks of were signed."""
    added: int = 0
    """When the report came into the archive, in seconds since 1970."""
    outlet: str = ""
    source: str = ""
    """Of a clause, the provision that it quotes; of a statement, who speaks: as the result line names them."""
    published_edtf: str = ""
    sample: bool = False
    lead: str = ""
    """How the report begins, for a result line in which no words are marked."""

    def __post_init__(self) -> None:
        """Raises ValueError where the entry is none that an index can hold."""
        if not self.id:
            raise ValueError("an entry needs an id")
        if not self.report:
            object.__setattr__(self, "report", self.id)
        if unknown := set(self.names) - NAMED:
            raise ValueError(f"no field of names: {', '.join(sorted(unknown))}")
        if unknown := set(self.facets) - FACET_NAMES:
            raise ValueError(f"no facet: {', '.join(sorted(unknown))}")
        for said in (self.id, self.report, self.slug):
            said.encode()  # half a character is no character: UnicodeEncodeError is a ValueError
        if not -LATEST <= self.added <= LATEST:
            raise ValueError(f"no time of addition: {self.added}")
        for facet, values in self.facets.items():
            for value in values:
                if not value or len(value) > LONGEST_VALUE or value != printable(value):
                    raise ValueError(f"no value of the facet {facet}: {value!r}")
                value.encode()

    @property
    def fingerprint(self) -> str:
        """The same for equal entries and for no others: by it the index is compared with the archive."""
        parts = []
        for part in fields(self):
            value = getattr(self, part.name)
            parts.append(repr(sorted(value.items())) if isinstance(value, Mapping) else repr(value))
        return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Fragment:
    """Some words of a snippet, and whether they are what was searched for."""

    words: str
    matched: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A report, clause or statement in the list of results, with all that its line shows."""

    id: str
    kind: Kind
    url: str
    slug: str
    title: tuple[Fragment, ...]
    """All of it, with what was searched for marked."""
    outlet: str
    source: str
    """The provision quoted, or who speaks; empty for a report."""
    published: str
    """EDTF; empty where nothing says when."""
    language: str
    sample: bool
    snippet: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of the list, the length of the whole list, and what can narrow it."""

    total: int = 0
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    totals: Mapping[Kind, int] = field(default_factory=dict)
    """How long the list would be of each kind of thing, with the same words and choices."""
    widened: bool = False
    """Whether the list has what any of the words find, since too few have all of them."""
    with_all: int = 0
    """Where it is widened: how many of the list have all of the words. By relevance they stand first."""
    degraded: bool = False
    """Whether the index is missing or damaged, and an older one, or none, has answered."""

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return -(-self.total // PAGE_SIZE)
