"""What stands around the list: its pages, its orders, and the kinds of things that it can be made of."""

from dataclasses import dataclass

from search.entry import Results
from search.query import KINDS, SORTS, Kind, Query, Sort

AROUND = 2
"""Pages that are linked to on either side of the one that is read."""
SORT_LABELS: dict[Sort, str] = {
    "relevance": "Relevance",
    "newest": "Newest first",
    "oldest": "Oldest first",
    "mentioned": "Date mentioned",
    "added": "Newest in the archive",
}
KIND_LABELS: dict[Kind, tuple[str, str]] = {
    "reports": ("report", "Reports"),
    "clauses": ("clause", "Clauses of treaties"),
    "statements": ("statement", "Statements"),
}
"""One of them, and what their list is called."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the list; one without an address is the one that is read, one without a number is a gap."""

    number: int | None
    href: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of the list."""

    number: int
    last: int
    links: tuple[PageLink, ...] = ()
    previous: str = ""
    following: str = ""


@dataclass(frozen=True, slots=True)
class SortLink:
    """An order of the list."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class KindLink:
    """A kind of thing that the list can be made of, and how long it would be."""

    kind: Kind
    label: str
    href: str
    total: int
    current: bool


def pages(query: Query, results: Results) -> Pages:
    """The pages around the one that is read, the first and the last."""
    last, here = max(results.pages, 1), query.page
    near = {1, last, *range(max(1, here - AROUND), min(last, here + AROUND) + 1)}
    links: list[PageLink] = []
    for number in sorted(near):
        if links and (links[-1].number or 0) < number - 1:
            links.append(PageLink(None))
        current = number == here
        links.append(PageLink(number, "" if current else query.at_page(number).to_url(), current))
    return Pages(
        number=here,
        last=last,
        links=tuple(links) if last > 1 else (),
        previous=query.at_page(here - 1).to_url() if here > 1 else "",
        following=query.at_page(here + 1).to_url() if here < last else "",
    )


def sorts(query: Query) -> tuple[SortLink, ...]:
    """The orders to choose from."""
    return tuple(SortLink(SORT_LABELS[sort], query.sorted_by(sort).to_url(), sort == query.sort) for sort in SORTS)


def kinds(query: Query, results: Results) -> tuple[KindLink, ...]:
    """The kinds of things to choose from."""
    return tuple(
        KindLink(
            kind, KIND_LABELS[kind][1], query.showing(kind).to_url(), results.totals.get(kind, 0), kind == query.show
        )
        for kind in KINDS
    )


def counted(number: int, kind: Kind) -> str:
    """A number of things of a kind in words: “1 clause”, “1,204 reports”."""
    return f"{number:,} {KIND_LABELS[kind][0]}{'' if number == 1 else 's'}"
