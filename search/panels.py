"""What narrows the list: the counts of facets turned into labelled links, and what is chosen or left out already."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from archive.models import Topic
from search.entry import Results
from search.facets import FACETS, Facet, FacetCount
from search.labels import Label, Labels, label, labels_of
from search.query import Query

FIRST_SHOWN = 8
"""Values of a panel that stand open; what is chosen or left out stands open besides."""
FOLDED = 24
"""Values that are folded away below them; the rest has a page of its own."""


@dataclass(frozen=True, slots=True)
class Link:
    """A value of a facet, with the addresses that it offers and how long the list is that each leads to."""

    facet: str
    value: str
    label: Label
    state: Literal["open", "chosen", "excluded"]
    href: str
    """Chooses it; gives it up where it is chosen; lets it in again where it is left out."""
    total: int
    """How long the list is then."""
    leave_out: str = ""
    """The address of all but these; empty where nothing would be left, or they are left out already."""
    total_without: int = 0
    only: str = ""
    """Where it is chosen beside others of its facet: the address of these alone."""
    total_only: int = 0
    children: tuple["Link", ...] = ()
    """The topics below this one."""

    @property
    def settled(self) -> bool:
        """Whether it, or a topic below it, is chosen or left out."""
        return self.state != "open" or any(child.settled for child in self.children)


@dataclass(frozen=True, slots=True)
class Panel:
    """A facet with its links: those that stand open, `more`, which may be folded away, and how many there are."""

    name: str
    label: str
    links: tuple[Link, ...]
    more: tuple[Link, ...] = ()
    beyond: int = 0
    """Values that are on the facet's own page only."""
    clear: str = ""
    """The address without any choice in this facet; empty where nothing is chosen or left out."""

    @property
    def values(self) -> int:
        """How many values there are."""
        return len(self.links) + len(self.more) + self.beyond


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that is chosen or left out, with the address that gives it up."""

    facet: str
    label: Label
    href: str
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Narrowing:
    """All that narrows the list, or could."""

    panels: tuple[Panel, ...]
    choices: tuple[Choice, ...]


def narrowing(query: Query, results: Results) -> Narrowing:
    """A panel for each facet that has anything to choose, and what is chosen or left out, in the same order."""
    parents = _parents(count.value for count in results.facets.get("topic", ()))
    drafts = [_drafted(facet, results.facets.get(facet.name, ()), query, parents) for facet in FACETS]
    wanted = {
        draft.name: {
            *query.values(draft.name),
            *query.excluded_values(draft.name),
            *(link.value for top in (*draft.links, *draft.more) for link in (top, *top.children)),
        }
        for draft in drafts
    }
    labels = labels_of(wanted)
    panels = tuple(_called(draft, labels[draft.name]) for draft in drafts if draft.links)
    return Narrowing(panels, _choices(query, labels))


def links_of(facet: Facet, counts: Iterable[FacetCount], query: Query) -> list[Link]:
    """A link for each value, in the same order, called by its slug."""
    return [_link(facet, count, query) for count in counts]


def offered(counts: Iterable[FacetCount], query: Query) -> list[FacetCount]:
    """The values whose links keep their word: where no more can be chosen, those that can be given up."""
    return [count for count in counts if not query.full or count.chosen or count.excluded]


def called(links: Iterable[Link], labels: Labels) -> tuple[Link, ...]:
    """The links with the names of their values."""
    return tuple(
        replace(link, label=label(labels, link.value), children=called(link.children, labels)) for link in links
    )


def _link(facet: Facet, count: FacetCount, query: Query) -> Link:
    name, value = facet.name, count.value
    plain = Label(value, value)
    if count.excluded:
        href = query.excluding(name, value).to_url()
        return Link(facet.label, value, plain, "excluded", href, count.total_after)
    beside = query.values(name) - {value}
    return Link(
        facet.label,
        value,
        plain,
        "chosen" if count.chosen else "open",
        query.toggling(name, value).to_url(),
        count.total_after,
        leave_out=query.excluding(name, value).to_url() if count.total_without else "",
        total_without=count.total_without,
        only=_only(query, name, beside).to_url() if count.chosen and beside else "",
        total_only=count.count,
    )


def _only(query: Query, facet: str, beside: Collection[str]) -> Query:
    """The query without the other values that are chosen in the facet."""
    for value in beside:
        query = query.toggling(facet, value)
    return query


def _drafted(facet: Facet, counts: Iterable[FacetCount], query: Query, parents: Mapping[str, str]) -> Panel:
    """The panel before its values are called by their names."""
    listed = offered(counts, query)
    if facet.name == "topic":
        links = _nested(links_of(facet, listed, query), parents)
        first, more = _open([link.settled for link in links])
        shown, folded = [links[place] for place in first], [links[place] for place in more]
    else:  # thousands of persons, of which a few are shown
        first, more = _open([count.chosen or count.excluded for count in listed])
        shown = links_of(facet, (listed[place] for place in first), query)
        folded = links_of(facet, (listed[place] for place in more[:FOLDED]), query)
    touched = query.values(facet.name) or query.excluded_values(facet.name)
    clear = query.without(facet.name).to_url() if touched else ""
    return Panel(facet.name, facet.label, tuple(shown), tuple(folded[:FOLDED]), len(more[FOLDED:]), clear)


def _open(settled: list[bool]) -> tuple[list[int], list[int]]:
    """The places of what stands open, and of the rest; what is settled does, wherever its number would put it."""
    late = range(FIRST_SHOWN, len(settled))
    first = [*range(min(FIRST_SHOWN, len(settled))), *(place for place in late if settled[place])]
    return first, [place for place in late if not settled[place]]


def _called(panel: Panel, labels: Labels) -> Panel:
    return replace(panel, links=called(panel.links, labels), more=called(panel.more, labels))


def _choices(query: Query, labels: Mapping[str, Labels]) -> tuple[Choice, ...]:
    names = {facet.name: facet.label for facet in FACETS}
    return (
        *(
            Choice(names[facet], label(labels[facet], value), query.toggling(facet, value).to_url())
            for facet, value in query.pairs
        ),
        *(
            Choice(names[facet], label(labels[facet], value), query.excluding(facet, value).to_url(), left_out=True)
            for facet, value in query.excluded_pairs
        ),
    )


def _parents(topics: Iterable[str]) -> Mapping[str, str]:
    """By topic, the topic of the upper level that it belongs to."""
    below = Topic.objects.filter(slug__in=list(topics), parent__isnull=False)
    return dict(below.values_list("slug", "parent__slug"))


def _nested(links: list[Link], parents: Mapping[str, str]) -> list[Link]:
    """Topics under the topic of the upper level that they belong to, where that is listed."""
    values = {link.value for link in links}
    below: dict[str, list[Link]] = {}
    for link in links:
        if parents.get(link.value) in values:
            below.setdefault(parents[link.value], []).append(link)
    return [
        replace(link, children=tuple(below.get(link.value, ())))
        for link in links
        if parents.get(link.value) not in values
    ]
