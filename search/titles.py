"""What a search is called, in words: for feeds, files, and the searches that readers save."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.text import slugify

from search.facets import FACETS
from search.labels import Labels, label, labels_of
from search.query import Kind, Query

LONGEST_NAME = 200
"""Characters of a name that is made for a search, at most."""
_LONGEST_FILE_NAME = 80
_SAID = {
    "topic": "on",
    "treaty": "about",
    "provision": "quoting",
    "state": "concerning",
    "outlet": "from",
    "language": "in",
    "person": "naming",
    "year": "published in",
    "mentioned": "mentioning",
    "facts": "with",
    "origin": "among",
}
"""What stands between a kind of thing and the values of a facet: reports *quoting* Article 4."""
_SAID_OF: Mapping[tuple[Kind, str], str] = {
    ("clauses", "provision"): "of",
    ("statements", "provision"): "about",
    ("statements", "person"): "by",
}
"""Where that is another for clauses and statements."""
_COMMON = {"facts", "origin"}
"""Facets whose values are common nouns: in the middle of a sentence they begin small."""


def titles(queries: Sequence[Query]) -> tuple[str, ...]:
    """Each search in words: “reports quoting Article 4, Treaty of Friendship, in Russian: armed attack”.

    The number of statements does not grow with the searches.
    """
    values: dict[str, set[str]] = {}
    for query in queries:
        for facet, value in (*query.pairs, *query.excluded_pairs):
            values.setdefault(facet, set()).add(value)
    labels = labels_of(values)
    return tuple(_title(query, labels) for query in queries)


def title(query: Query) -> str:
    """One search in words."""
    return titles([query])[0]


def file_name(query: Query, suffix: str) -> str:
    """What the file of a search's list is called: `treaty-archive-reports-armed-attack.csv`."""
    said = [query.text, *(value for _, value in query.pairs), *(f"not {value}" for _, value in query.excluded_pairs)]
    words = slugify(f"treaty archive {query.show} {' '.join(said).replace('/', ' ')}", allow_unicode=True)
    if len(words) > _LONGEST_FILE_NAME:
        words = words[:_LONGEST_FILE_NAME].rpartition("-")[0]
    return f"{words}.{suffix}"


def _title(query: Query, labels: Mapping[str, Labels]) -> str:
    parts = []
    for facet in FACETS:
        said = _SAID_OF.get((query.show, facet.name), _SAID[facet.name])
        for values, negated in ((query.values(facet.name), ""), (query.excluded_values(facet.name), "not ")):
            if values:
                parts.append(f"{negated}{said} {_either(facet.name, sorted(values), labels)}")
    choices = f"{query.show} {', '.join(parts)}" if parts else query.show
    if query.text:
        return f"{choices}: {query.text}"
    return choices if parts else f"all {query.show}"


def _either(facet: str, values: Iterable[str], labels: Mapping[str, Labels]) -> str:
    names = [label(labels.get(facet, {}), value).text for value in values]
    return " or ".join(f"{name[:1].lower()}{name[1:]}" if facet in _COMMON else name for name in names)
