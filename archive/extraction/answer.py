"""Findings as the JSON object that `manage.py extract` prints; each fact with its words and place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from archive.extraction.findings import Findings, Span
from archive.reading.reading import Reading

Json = dict[str, Any]


def answer(reading: Reading, findings: Findings, *, file: str, sha256: str) -> Json:
    """All keys of the contract (docs/architecture.md), in order; every span counts code points of `text`."""
    text = reading.text
    return {
        "file": file,
        "sha256": sha256,
        "media_type": reading.media_type,
        "title": reading.title,
        "outlet": reading.outlet,
        "author": reading.author,
        "language": reading.language,
        "source_url": reading.source_url,
        "published": {
            "value": findings.publication.value,
            "basis": findings.publication.basis,
            "evidence": _spans(findings.publication.evidence),
        },
        "text": text,
        **_facts(findings, text),
        "topics": [
            {"id": topic.id, "score": topic.score, "evidence": _spans(topic.evidence)} for topic in findings.topics
        ],
        "warnings": list(findings.warnings),
    }


def _facts(findings: Findings, text: str) -> Json:
    """The lists of facts. Treaties are named by their index in `treaties`."""
    return {
        "dates": [
            {**_words(date.span, text), "value": date.value, "kind": date.kind}
            | ({"anchor": date.anchor} if date.anchor else {})
            for date in findings.dates
        ],
        "treaties": [
            {
                "id": treaty.id,
                "title": treaty.title,
                "main": treaty.main,
                "parties": list(treaty.parties),
                "mentions": _spans(treaty.mentions),
            }
            for treaty in findings.treaties
        ],
        "events": [
            {
                **_place(event.span),
                "treaty": event.treaty,
                "action": event.action,
                "date": event.date,
                "place": event.place,
                "actor": event.actor,
            }
            for event in findings.events
        ],
        "signatories": [
            {**_place(one.span), "treaty": one.treaty, "name": one.name, "role": one.role, "state": one.state}
            for one in findings.signatories
        ],
        "quotes": [
            {
                **_words(quote.span, text),
                "kind": quote.kind,
                "speaker": quote.speaker,
                "treaty": quote.treaty,
                "provision": quote.provision,
                "provision_basis": quote.provision_basis,
            }
            for quote in findings.quotes
        ],
        "paraphrases": [
            {
                **_words(one.span, text),
                "treaty": one.treaty,
                "provision": one.provision,
                "provision_basis": one.provision_basis,
            }
            for one in findings.paraphrases
        ],
        "references": [
            {**_words(one.span, text), "treaty": one.treaty, "provision": one.provision} for one in findings.references
        ],
        "relations": [
            {**_place(one.span), "from": one.origin, "type": one.type, "to": one.target}
            for one in findings.relations
            if one.target is not None
        ],
    }


def _place(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _words(span: Span, text: str) -> Json:
    return {**_place(span), "text": span.of(text)}


def _spans(spans: Iterable[Span]) -> list[Json]:
    return [_place(span) for span in spans]
