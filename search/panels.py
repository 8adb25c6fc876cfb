"""What the search page prints: counts turned into labelled links, pages and orders."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from archive.models import Outlet, Provision, State, Topic, Treaty
from search.catalogue import ENGLISH, REAL, SAMPLE
from search.entry import Results
from search.facets import FACETS, LONGEST_VALUE, Facet, FacetCount
from search.language import Mistake
from search.query import MOST_CHOSEN, SORTS, Query

FIRST_SHOWN = 8
"""Links of a panel that stand open; the others are folded away."""
AROUND = 2
"""Pages that are linked to on either side of the one that is read."""


@dataclass(frozen=True, slots=True)
class Link:
    """A value of a facet; its address chooses it, or gives it up where it is `chosen`."""

    label: str
    count: int
    href: str
    chosen: bool
    value: str
    total_after: int
    """How long the list is that the link leads to."""
    children: tuple["Link", ...] = ()
    """The topics below this one."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A facet with its links: those that stand open, and `more`, which may be folded away."""

    name: str
    label: str
    links: tuple[Link, ...]
    more: tuple[Link, ...] = ()
    clear: str = ""
    """The address without any choice in this facet; empty where nothing is chosen."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen value, to be shown above the list with the address that gives it up."""

    facet: str
    label: str
    href: str


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
class MistakeLine:
    """What could not be understood: the words before and after the place, the message, and what was perhaps meant."""

    message: str
    before: str
    after: str
    meant: str = ""
    href: str = ""


def panels(query: Query, results: Results) -> tuple[Panel, ...]:
    """A panel for each facet that has anything to choose."""
    counted = ((facet, _choosable(results.facets.get(facet.name, ()), query)) for facet in FACETS)
    return tuple(_panel(facet, counts, query) for facet, counts in counted if counts)


def choices(shown: Iterable[Panel]) -> tuple[Choice, ...]:
    """All that is chosen, in the order of the panels."""
    return tuple(
        Choice(panel.label, link.label, link.href)
        for panel in shown
        for top in (*panel.links, *panel.more)
        for link in (top, *top.children)
        if link.chosen
    )


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
    labels = {"relevance": "Relevance", "newest": "Newest first", "oldest": "Oldest first"}
    return tuple(SortLink(labels[sort], query.sorted_by(sort).to_url(), sort == query.sort) for sort in SORTS)


def mistake_lines(query: Query, mistakes: Iterable[Mistake]) -> tuple[MistakeLine, ...]:
    """The mistakes as the page shows them: those in what was typed, then the choices that there was no room for."""
    typed = tuple(
        MistakeLine(
            mistake.message,
            query.text[: mistake.position][-40:],
            query.text[mistake.position :][:40],
            mistake.meant,
            query.reading(mistake.meant).to_url() if mistake.meant else "",
        )
        for mistake in mistakes
    )
    if not query.left_out:
        return typed
    said = (
        f"Left out of what was chosen: {query.left_out:,}. At most {MOST_CHOSEN} values can be chosen at once, of"
        f" {LONGEST_VALUE} characters each."
    )
    return (*typed, MistakeLine(said, "", ""))


def _choosable(counts: tuple[FacetCount, ...], query: Query) -> tuple[FacetCount, ...]:
    """The counts whose links keep their word: where no further value can be chosen, those that can be given up."""
    return tuple(count for count in counts if count.chosen) if query.full else counts


def _panel(facet: Facet, counts: tuple[FacetCount, ...], query: Query) -> Panel:
    name = facet.name
    labels = LABELS.get(name, _as_they_are)([count.value for count in counts])
    links = [
        Link(
            label=labels.get(count.value, count.value),
            count=count.count,
            href=query.toggling(name, count.value).to_url(),
            chosen=count.chosen,
            value=count.value,
            total_after=count.total_after,
        )
        for count in counts
    ]
    if name == "topic":
        links = _nested(links)
    # What is chosen stands open, wherever its number would put it.
    first, more = links[:FIRST_SHOWN], links[FIRST_SHOWN:]
    first += [link for link in more if _any_chosen(link)]
    more = [link for link in more if not _any_chosen(link)]
    clear = query.without(name).to_url() if query.values(name) else ""
    return Panel(name, facet.label, tuple(first), tuple(more), clear)


def _any_chosen(link: Link) -> bool:
    return link.chosen or any(child.chosen for child in link.children)


def _nested(links: list[Link]) -> list[Link]:
    """Topics under the topic of the upper level that they belong to."""
    parents = dict(
        Topic.objects.filter(slug__in=[link.value for link in links], parent__isnull=False).values_list(
            "slug", "parent__slug"
        )
    )
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


Labels = Callable[[list[str]], Mapping[str, str]]


def _names_of(model) -> Labels:
    return lambda slugs: dict(model.objects.filter(slug__in=slugs).values_list("slug", "name"))


def _provisions(values: list[str]) -> dict[str, str]:
    treaties = {value.partition("/")[0] for value in values}
    rows = Provision.objects.filter(treaty__slug__in=treaties).select_related("treaty")
    return {f"{row.treaty.slug}/{row.slug}": f"{row.label}, {row.treaty.name}" for row in rows}


def _languages(codes: list[str]) -> dict[str, str]:
    return {code: ENGLISH.languages.get(code, code) for code in codes}


def _as_they_are(values: list[str]) -> dict[str, str]:
    return {value: value for value in values}


def _origins(_: list[str]) -> dict[str, str]:
    return {REAL: "Published reports", SAMPLE: "Samples, written for this project"}


LABELS: dict[str, Labels] = {
    "topic": _names_of(Topic),
    "treaty": _names_of(Treaty),
    "provision": _provisions,
    "state": _names_of(State),
    "outlet": _names_of(Outlet),
    "language": _languages,
    "origin": _origins,
}
"""What the page calls the values of a facet; those of any other are shown as they are."""
