"""How an entry lies in a Whoosh index. Words are cut by `search.words`: no analyser of Whoosh's sees a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from search.engines.whoosh.library import STORED, Existence, FieldType, Positions, Schema
from search.entry import Entry
from search.facets import FACETS
from search.tree import DATE_FIELDS, TEXT_FIELDS
from search.words import positions

LAYOUT = 1
"""Part of an index's name. Raised whenever this module or `search.words` lays entries out differently."""
Posting = tuple[bytes, int, float, bytes]


class Words(FieldType):  # type: ignore[misc]  # Whoosh has no types
    """The terms of a text, with the positions at which each stands."""

    def __init__(self) -> None:
        super().__init__(Positions(), None, scorable=True)

    def index(self, value: Mapping[str, list[int]], **_: Any) -> Iterator[Posting]:
        """One posting a term."""
        for term, places in value.items():
            yield term.encode(), len(places), float(len(places)), self.format.encode(places)


class Labels(FieldType):  # type: ignore[misc]
    """Values that an entry has or has not: facets, days, its id."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def index(self, value: Sequence[str], **_: Any) -> Iterator[Posting]:
        """One posting a value."""
        for label in dict.fromkeys(value):
            yield label.encode(), 1, 1.0, b""


WORDS = ("title", "body", *(name for name in TEXT_FIELDS if name != "title"))
FACET_FIELDS = {facet.name: f"facet_{facet.name}" for facet in FACETS}
SCHEMA = Schema(
    id=Labels(),
    fingerprint=Labels(),
    shown=STORED(),
    **{name: Words() for name in WORDS},
    **{name: Labels() for name in (*FACET_FIELDS.values(), *DATE_FIELDS)},
)


def document(entry: Entry) -> dict[str, Any]:
    """The values of every field, ready to be added."""
    texts: dict[str, Iterable[str]] = {"title": [entry.title], "body": [entry.body], "quote": entry.quotes}
    texts.update(entry.names)
    words = {
        # Names come in every language: they are kept as they are written.
        name: positions(text, "" if name in entry.names else entry.language)
        for name, text in texts.items()
    }
    return {
        **words,
        **{FACET_FIELDS[facet]: values for facet, values in entry.facets.items()},
        "published": [str(entry.published)] if entry.published else [],
        "mentions": [str(period) for period in entry.mentions],
        "signed": [str(period) for period in entry.signed],
        "id": [entry.id],
        "fingerprint": [f"{entry.fingerprint} {entry.id}"],
        "shown": {
            "id": entry.id,
            "url": entry.url,
            "slug": entry.slug,
            "title": entry.title,
            "body": entry.body,
            "outlet": entry.outlet,
            "published": entry.published_edtf,
            "language": entry.language,
            "sample": entry.sample,
            "lead": entry.lead,
        },
    }
