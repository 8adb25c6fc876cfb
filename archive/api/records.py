"""Rows as the JSON interface tells them. Offsets count code points of the report's text."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from archive.concordance.numbering import place_of
from archive.facts_shown import facts_of
from archive.models import FACTS, Fact, Report, Treaty, kind_of
from archive.models.authority import Authority

REPORTS = 50
"""Reports that a treaty's record lists; `reports` leads to all of them."""

_OWN = (
    "id",
    "report",
    "start",
    "end",
    "exact",
    "prefix",
    "suffix",
    "rule",
    "confidence",
    "state",
    "replaced",
    "adrift",
)


def report_line(report: Report, request: HttpRequest) -> dict[str, Any]:
    """A report as lists tell it."""
    return {
        "slug": report.slug,
        "url": request.build_absolute_uri(report.get_absolute_url()),
        "record": request.build_absolute_uri(reverse("api:report", args=[report.slug])),
        "title": report.title,
        "outlet": report.outlet.slug if report.outlet else None,
        "language": report.language or None,
        "published": {"value": report.published or None, "basis": report.published_basis or None},
        "sample": report.sample,
        "sha256": report.original.sha256,
    }


def report(report: Report, request: HttpRequest) -> dict[str, Any]:
    """A report with its text and its facts by kind."""
    return report_line(report, request) | {
        "author": report.author or None,
        "place": report.place or None,
        "source_url": report.source_url or None,
        "original": request.build_absolute_uri(reverse("archive:original", args=[report.slug])),
        "text": report.text,
        "text_sha256": report.text_sha256,
        "warnings": report.warnings,
        "facts": _by_kind(facts_of(report)),
    }


def _by_kind(facts: list[Fact]) -> dict[str, list[dict[str, Any]]]:
    told: dict[str, list[dict[str, Any]]] = {kind: [] for kind in FACTS}
    for one in facts:
        told[kind_of(one)].append(fact(one))
    return told


def fact(fact: Fact) -> dict[str, Any]:
    """A fact: its W3C selectors, what it says, and what stands behind it."""
    said = {}
    for field in fact._meta.fields:
        if field.name not in _OWN and not field.name.endswith(("_earliest", "_latest")):
            value = getattr(fact, field.name)
            said[field.name] = value.slug if isinstance(value, Authority) else _plain(value)
    return {
        "start": fact.start,
        "end": fact.end,
        "exact": fact.exact,
        "prefix": fact.prefix,
        "suffix": fact.suffix,
        "rule": fact.rule,
        "confidence": fact.confidence,
        "state": fact.state,
        "says": said,
    }


def treaty_line(treaty: Treaty, request: HttpRequest) -> dict[str, Any]:
    """A treaty as lists tell it."""
    return {
        "slug": treaty.slug,
        "url": request.build_absolute_uri(treaty.get_absolute_url()),
        "record": request.build_absolute_uri(reverse("api:treaty", args=[treaty.slug])),
        "title": treaty.name,
        "parties": [state.code for state in treaty.parties.all()] if treaty.describable else [],
        "signed": treaty.signed or None,
        "vouched": treaty.vouched,
        "report_count": treaty.report_count,
        "reports": _reports_of(treaty, request) if treaty.report_count else None,
    }


def treaty(treaty: Treaty, request: HttpRequest) -> dict[str, Any]:
    """A treaty with its names, its recorded life, its provisions and the newest reports that speak of it."""
    reports = Report.objects.published().speaking_of(treaty).newest_first().for_lists().select_related("original")
    return treaty_line(treaty, request) | {
        "names": [{"text": name.text, "language": name.language or None} for name in treaty.names.all()],
        "record_of_events": [
            {
                "action": event.action,
                "date": event.date or None,
                "place": event.place or None,
                "actor": event.actor or None,
                "verified": event.verified,
                "note": event.note or None,
            }
            for event in treaty.record.all()
        ],
        "provisions": [
            {"label": provision.label, "subject": provision.subject or None, "verified": provision.verified}
            for provision in sorted(treaty.provisions.shown(), key=lambda one: place_of(one.label).order)
        ],
        "reports_speaking_of_it": [report_line(row, request) for row in reports[:REPORTS]],
    }


def _reports_of(treaty: Treaty, request: HttpRequest) -> str:
    """The address of the list of reports that speak of the treaty."""
    return request.build_absolute_uri(f"{reverse('api:reports')}?treaty={treaty.slug}")


def _plain(value: object) -> object:
    """The value as JSON holds it; a provision by its label, an empty text as nothing."""
    if value is None or isinstance(value, (bool, int, float, list)):
        return value
    return getattr(value, "label", str(value)) or None
