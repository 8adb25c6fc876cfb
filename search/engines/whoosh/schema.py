"""How an entry lies in a Whoosh index. Words are cut by `search.words`: no analyser of Whoosh's sees a text."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from unicodedata import normalize

from search.engines.whoosh.library import STORED, Existence, FieldType, Format, Schema
from search.entry import Entry
from search.facets import FACETS
from search.tree import DATE_FIELDS, TEXT_FIELDS
from search.words import positions, tells

LAYOUT = 3
"""Part of an index's name. Raised whenever this folder or `search.words` lays entries out differently."""


class Places(Format):  # type: ignore[misc]  # Whoosh has no types
    """The positions of a term in a document, four bytes each."""

    def encode(self, places: Sequence[int]) -> bytes:
        """Ascending positions as bytes."""
        return array("i", places).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """The inverse of `encode`."""
        return list(array("i", value))

    def decode_frequency(self, value: bytes) -> int:
        """How many they are."""
        return len(value) // 4

    decode_weight = decode_frequency


class Words(FieldType):  # type: ignore[misc]
    """The terms of a text, with the positions at which each stands."""

    def __init__(self) -> None:
        super().__init__(Places(), None, scorable=True)

    def index(self, value: Mapping[str, list[int]], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """One posting a term, with how much longer it makes the text, and how often it stands in it."""
        encode = self.format.encode
        for term, places in value.items():
            yield term.encode(), len(places) if tells(term) else 0, len(places), encode(places)


class Labels(FieldType):  # type: ignore[misc]
    """Values that an entry has or has not: facets, its id."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def index(self, value: Sequence[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """One posting a value."""
        for label in dict.fromkeys(value):
            yield label.encode(), 1, 1, b""


class Days(Labels):
    """Periods, each from its first to its last day."""


WORDS = ("title", "body", *(name for name in TEXT_FIELDS if name != "title"))
FACET_FIELDS = {facet.name: f"facet_{facet.name}" for facet in FACETS}
SCHEMA = Schema(
    id=Labels(),
    fingerprint=Labels(),
    kind=Labels(),
    report=Labels(),
    slug=Labels(),
    added=STORED(),
    shown=STORED(),
    text=STORED(),
    **{name: Words() for name in WORDS},
    **{name: Labels() for name in FACET_FIELDS.values()},
    **{name: Days() for name in DATE_FIELDS},
)


def document(entry: Entry) -> dict[str, Any]:
    """The values of every field, ready to be added."""
    texts: dict[str, Iterable[str]] = {"title": [entry.title], "body": [entry.body], "quote": entry.quotes}
    texts.update({field: [normalize("NFC", name) for name in names] for field, names in entry.names.items()})
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
        "kind": [entry.kind],
        "report": [entry.report],
        "slug": [entry.slug] if entry.kind == "reports" else [],
        "added": entry.added,
        "text": entry.body,
        "shown": {
            "id": entry.id,
            "url": entry.url,
            "slug": entry.slug,
            "title": entry.title,
            "outlet": entry.outlet,
            "source": entry.source,
            "published": entry.published_edtf,
            "language": entry.language,
            "sample": entry.sample,
            "lead": entry.lead,
        },
    }
