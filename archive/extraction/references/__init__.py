"""Provisions and instruments that a text cites: `Article 51 of the UN Charter`, `пункт 2 статьи 5`, `제4조`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.extraction.document import Document
from archive.extraction.findings import Reference, Span, Treaty
from archive.extraction.references.beside import Owner
from archive.extraction.references.elliptic import find_elliptic
from archive.extraction.references.korean import find_korean
from archive.extraction.references.owners import Owners
from archive.extraction.references.provisions import Cited, find_cited

_SURE = {"reference-named": 1.0, "reference-unresolved": 0.5}
_CHARTER = "un-charter"


def find_references(document: Document, treaties: Sequence[Treaty]) -> tuple[Reference, ...]:
    """Every citation of a provision, and of the Charter of the United Nations as a whole.

    `treaty` is an index into `treaties`, `None` where the text does not say whose provision it is; `provision` is in
    English, with its number as written (`Article XII(3)`). The span covers the citing words, the instrument's name
    included where it stands beside. What belongs to a constitution, a law or a paper is none. In the order of the text.
    """
    cited = find_korean(document) if document.language == "ko" else _cited(document)
    found: list[Reference] = []
    for one, owner in zip(cited, Owners(document, treaties, cited).found, strict=True):
        found += _references(one, owner)
    found += _without_provision(treaties, found)
    return tuple(sorted(found, key=lambda reference: (reference.span, reference.provision or "")))


def _cited(document: Document) -> tuple[Cited, ...]:
    written_out = find_cited(document)
    return tuple(sorted((*written_out, *find_elliptic(document, written_out)), key=lambda cited: cited.span))


def _references(cited: Cited, owner: Owner | None) -> Iterator[Reference]:
    if owner is None or owner.paper:
        return
    if owner.treaty is None and cited.label != "Article":
        return
    span = cited.span
    if owner.mention:
        span = Span(min(owner.mention.start, span.start), max(owner.mention.end, span.end))
    for provision in cited.provisions:
        yield Reference(span, owner.rule, owner.treaty, provision, confidence=_SURE.get(owner.rule, 0.8))


def _without_provision(treaties: Sequence[Treaty], found: Sequence[Reference]) -> list[Reference]:
    """Citations of the whole Charter, where no provision is cited with it: `contrary to the UN Charter`."""
    return [
        Reference(mention, "reference-instrument", index)
        for index, treaty in enumerate(treaties)
        if treaty.id == _CHARTER and not treaty.main
        for mention in treaty.mentions
        if not any(reference.span.overlaps(mention) for reference in found)
    ]
