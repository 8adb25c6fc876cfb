"""Names in a query that nothing here has. They are said, with the nearest that there is: an empty list says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice, pairwise

from rapidfuzz import fuzz, process

from archive.models import Outlet, Person, Provision, Report, State, Topic, Treaty
from archive.models.authority import Authority
from search.catalogue import ENGLISH, REAL, SAMPLE
from search.finding import how_many
from search.labels import KINDS_OF_FACTS, Label
from search.language.lexing import LIKE, Lexeme, lexemes, narrowed
from search.language.mistakes import Mistakes
from search.names import Key, key_of, known_names
from search.panels import Choice
from search.query import Pair, Query

MOST = 3
"""Unknown names of which the page speaks."""
MOST_COMPARED = 10_000
"""Rows that are read to look for a name. Where there are more, nothing is said of what no report has."""
SAME_BEGINNING = 6
"""Letters of a report's address that are taken to be right: thousands begin with a year."""
ALIKE = 75
"""Of 100: what a name must have in common with what was typed, to be offered in its place."""
SHORTEST = 4
"""Letters of what was typed: shorter names are all alike."""
MOST_TRIED = 8
"""Names in fields by which reports are looked for, until enough are found that nothing has."""
AUTHORITIES: dict[str, type[Authority]] = {
    "topic": Topic,
    "treaty": Treaty,
    "state": State,
    "outlet": Outlet,
    "person": Person,
}
FACET_OF = {"lang": "language"}
"""The facet of a field that is called otherwise; the others are called alike."""
CALLED = {
    **{name: name for name in AUTHORITIES},
    "provision": "provision",
    "language": "language",
    "facts": "kind of facts",
    "origin": "kind of report",
}
"""The facets whose values have names, with what one of them is."""

_SIGNS = re.compile(r"\*|~[0-9]*\Z")

Names = Mapping[str, Sequence[str]]
"""By value of a facet, all that it is called."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A sentence about a name that nothing has; the nearest name, and the query with it, where there is one."""

    message: str
    meant: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A value that was asked for, and the query with another in its place."""

    facet: str
    value: str
    instead: Callable[[str], Query]
    whole: bool
    """Whether the value itself is meant, and not any name with these words."""


def unknown_names(
    query: Query, choices: Sequence[Choice], empty: bool, without: Collection[str]
) -> tuple[Unknown, ...]:
    """What is asked for by names that nothing has, `MOST` at the most.

    `choices` are the query's, in order. Names in fields are looked at only where the list is `empty`; `without` are
    the ids of the reports that the search passed over.
    """
    found: list[Unknown] = []
    for asked in chain(_chosen(query, choices), _in_fields(query, without) if empty else ()):
        found += _unknown_report(asked) if asked.facet == LIKE else _unknown(asked)
        if len(found) == MOST:
            break
    return tuple(found)


def _chosen(query: Query, choices: Sequence[Choice]) -> Iterator[_Asked]:
    """The choices that nobody has a name for."""
    for choice, pair in zip(choices, (*query.pairs, *query.excluded_pairs), strict=True):
        facet, value = pair
        if facet in CALLED and choice.label == Label(value, value):
            yield _Asked(facet, value, partial(_exchanged, query, pair), whole=True)


def _exchanged(query: Query, pair: Pair, other: str) -> Query:
    facet, value = pair
    if pair in query.excluded:
        rest = query.excluding(facet, value)
        return rest if other in rest.excluded_values(facet) else rest.excluding(facet, other)
    rest = query.toggling(facet, value)
    return rest if other in rest.values(facet) else rest.toggling(facet, other)


def _in_fields(query: Query, without: Collection[str]) -> Iterator[_Asked]:
    """The names in fields by which no report is found."""
    text = narrowed(query.text)
    for name, value in islice(_named(text), MOST_TRIED):
        if not how_many(Query(text[name.start : value.end]), without):
            field = name.text[:-1].lower()
            yield _Asked(FACET_OF.get(field, field), value.text, partial(_reworded, query, text, value), whole=False)


def _named(text: str) -> Iterator[tuple[Lexeme, Lexeme]]:
    """The fields that hold names, each with the name that stands in it."""
    found = lexemes(text, Mistakes(text))
    for name, value in pairwise(found):
        field = name.text[:-1].lower()
        plain = value.kind == "phrase" or (value.kind == "word" and not _SIGNS.search(value.text))
        if name.kind == "name" and plain and (field == LIKE or FACET_OF.get(field, field) in CALLED):
            yield name, value


def _reworded(query: Query, text: str, value: Lexeme, other: str) -> Query:
    return query.reading(f"{text[: value.start]}{other}{text[value.end :]}")


def _unknown_report(asked: _Asked) -> list[Unknown]:
    slug = asked.value.rstrip("/").rpartition("/")[2]
    alike = Report.objects.published().filter(slug__startswith=slug[:SAME_BEGINNING]).order_by("-slug")
    slugs = {slug: [slug] for slug in alike.values_list("slug", flat=True)[:MOST_COMPARED]}
    if slug in slugs or Report.objects.published().filter(slug=slug).exists():
        return []
    said = f"No report has the address “{slug}”."
    near = _nearest(slug, slugs)
    return [Unknown(said, near, asked.instead(near).to_url()) if near else Unknown(said)]


def _unknown(asked: _Asked) -> list[Unknown]:
    """The sentence, unless there is something of that name after all, which only no report has."""
    names = _names_of(asked.facet)
    key = key_of(asked.value)
    if asked.value in names or (not asked.whole and _is_called(key, names)):
        return []
    if len(names) >= MOST_COMPARED and not asked.whole:
        return []
    said = f"No {CALLED[asked.facet]} is called “{asked.value}”."
    near = _nearest(" ".join(key), names)
    return [Unknown(said, names[near][0], asked.instead(near).to_url()) if near else Unknown(said)]


def _names_of(facet: str) -> Names:
    """All values of the facet with their names, in one query at the most."""
    if facet in AUTHORITIES:
        others = known_names().names
        rows = AUTHORITIES[facet].objects.order_by("pk").values_list("pk", "slug", "name")[:MOST_COMPARED]
        return {slug: [name, *others.get((facet, pk), ())] for pk, slug, name in rows}
    match facet:
        case "provision":
            provisions = Provision.objects.order_by("pk").values_list("treaty__slug", "slug", "label")[:MOST_COMPARED]
            return {f"{treaty}/{slug}": [f"{treaty}/{slug}", label] for treaty, slug, label in provisions}
        case "language":
            return {code: [name] for code, name in ENGLISH.languages.items()}
        case "facts":
            return {kind: [name] for kind, name in KINDS_OF_FACTS.items()}
    return {origin: [origin] for origin in (REAL, SAMPLE)}


def _is_called(key: Key, names: Names) -> bool:
    """Whether anything has a name with all of those words."""
    return any(set(key) <= {*key_of(value), *key_of(name)} for value, called in names.items() for name in called)


def _nearest(typed: str, names: Names) -> str:
    """The value that is called most like it: as a whole, or by one word where one is typed; empty where none is."""
    if len(typed) < SHORTEST:
        return ""
    words: dict[str, str] = {}
    for value, called in names.items():
        for key in map(key_of, (value, *called)):
            for word in (" ".join(key), *(key if " " not in typed else ())):
                words.setdefault(word, value)
    near = process.extractOne(typed, words.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return words[near[0]] if near else ""
