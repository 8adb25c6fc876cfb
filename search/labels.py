"""What the pages call the values of facets: names instead of slugs, and short ones where a whole one fills a panel."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from django.db.models import Value

from archive.models import Outlet, Person, Provision, State, Topic, Treaty
from search.catalogue import ENGLISH, REAL, SAMPLE

KINDS_OF_FACTS = {
    "treaty": "Treaties named",
    "date": "Dates",
    "event": "Events in a treaty’s life",
    "signature": "Signatures",
    "clause": "Quoted clauses",
    "paraphrase": "Provisions told in other words",
    "statement": "Quoted statements",
    "reference": "References to articles",
    "relation": "Relations between treaties",
    "topic": "Topics",
}
"""By the name of a kind, what a reader calls it."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a value is called: `text` where room is short, `whole` where there is more of it."""

    text: str
    whole: str


Labels = Mapping[str, Label]
"""By value; a value that nobody has a name for is missing."""


def labels_of(values: Mapping[str, Collection[str]]) -> Mapping[str, Labels]:
    """The labels of the values of each facet. The number of statements does not grow with the values."""
    treaties = _treaties({*values.get("treaty", ()), *(_treaty_of(value) for value in values.get("provision", ()))})
    named = _named(values)
    own: dict[str, Callable[[Collection[str]], Labels]] = {
        "treaty": lambda slugs: {slug: treaties[slug] for slug in slugs if slug in treaties},
        "provision": partial(_provisions, treaties=treaties),
        "language": _languages,
        "facts": lambda kinds: _alike(KINDS_OF_FACTS, kinds),
        "origin": lambda origins: _alike(
            {REAL: "Published reports", SAMPLE: "Samples, written for this project"}, origins
        ),
    }
    return {facet: own[facet](some) if facet in own else named.get(facet, {}) for facet, some in values.items()}


def label(labels: Labels, value: str) -> Label:
    """The value's label; the value itself where it has none."""
    return labels.get(value) or Label(value, value)


def _alike(names: Mapping[str, str], values: Iterable[str]) -> Labels:
    return {value: Label(names[value], names[value]) for value in values if value in names}


def _named(values: Mapping[str, Collection[str]]) -> Mapping[str, Labels]:
    """Of the facets whose values are slugs, the names; one statement for all of them."""
    models = {"topic": Topic, "state": State, "outlet": Outlet, "person": Person}
    rows = [
        model.objects.filter(slug__in=values[facet])
        .order_by()
        .annotate(of=Value(facet))
        .values_list("of", "slug", "name")
        for facet, model in models.items()
        if values.get(facet)
    ]
    found: dict[str, dict[str, Label]] = defaultdict(dict)
    for facet, slug, name in rows[0].union(*rows[1:], all=True) if rows else ():
        found[facet][slug] = Label(name, name)
    return found


def _treaties(slugs: Collection[str]) -> Labels:
    treaties = Treaty.objects.filter(slug__in=slugs).prefetch_related("parties") if slugs else ()
    return {treaty.slug: Label(treaty.short_name, treaty.name) for treaty in treaties}


def _provisions(values: Collection[str], *, treaties: Labels) -> Labels:
    if not values:
        return {}
    rows = Provision.objects.filter(
        treaty__slug__in={_treaty_of(value) for value in values},
        slug__in={value.partition("/")[2] for value in values},
    ).values_list("treaty__slug", "slug", "label")
    return {
        f"{treaty}/{slug}": Label(f"{name}, {treaties[treaty].text}", f"{name}, {treaties[treaty].whole}")
        for treaty, slug, name in rows
        if treaty in treaties
    }


def _treaty_of(provision: str) -> str:
    return provision.partition("/")[0]


def _languages(codes: Collection[str]) -> Labels:
    return _alike({code: name for code in codes if (name := ENGLISH.languages.get(code))}, codes)
