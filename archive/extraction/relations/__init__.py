"""What one treaty does to another, as the text says: replaces, ends, amends, supplements, implements, cites.

Read sentence by sentence: words that say so (`relations.toml`), the treaty that does it and the one that it is done
to. A pronoun stands for the treaty that the sentence before began with. Where it is done to instruments that nobody
names (`replaces the bilateral agreements`), the target stays open; what is denied is no relation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.extraction.cues import find_cues
from archive.extraction.document import Document
from archive.extraction.findings import Reference, Relation, Span, Treaty
from archive.extraction.relations.protocols import find_in_names
from archive.extraction.relations.provisions import Provisions
from archive.extraction.relations.separable import find_separable
from archive.extraction.relations.voices import TIES, Reading


def find_relations(
    document: Document, treaties: Sequence[Treaty], references: Sequence[Reference]
) -> tuple[Relation, ...]:
    """Every relation of the treaties, once, on the words that say it; in the order of the text.

    `references` are the provisions that the same text cites: who amends Article 5 of a treaty amends the treaty.

    Superseding implies the end of what is superseded, so no `terminates` stands beside it for the same two.
    """
    if not treaties:
        return ()
    found: dict[tuple[int, str, int | None], Relation] = {}
    for stated in _all(document, treaties, references):
        relation = _in_time(stated, treaties)
        found.setdefault((relation.origin, relation.type, relation.target), relation)
    superseded = {target for _, kind, target in found if kind == "supersedes"}
    return tuple(
        relation
        for (_, kind, target), relation in sorted(found.items(), key=lambda item: item[1].span)
        if not (kind == "terminates" and target in superseded)
    )


def _in_time(relation: Relation, treaties: Sequence[Treaty]) -> Relation:
    """The relation the other way round, where its origin is older than what it would be done to."""
    if relation.target is None or relation.type == "cites":
        return relation
    done_by, done_to = treaties[relation.origin].year, treaties[relation.target].year
    if done_by and done_to and done_by < done_to:
        return replace(relation, origin=relation.target, target=relation.origin)
    return relation


def _all(document: Document, treaties: Sequence[Treaty], references: Sequence[Reference]) -> Iterator[Relation]:
    yield from find_in_names(document, treaties)
    provisions = Provisions(references)
    by_span: dict[Span, list[str]] = {}
    for span, kind in find_separable(document):
        by_span.setdefault(span, []).append(kind)
    for cue in find_cues(document, "relations"):
        by_span.setdefault(cue.span, []).append(cue.kind)
    for span, kinds in by_span.items():
        if TIES.isdisjoint(kinds):
            yield from Reading(document, treaties, span, provisions).relations(kinds)
