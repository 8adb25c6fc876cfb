"""What a reading says of a report itself, besides its facts."""

import hashlib

from archive import extraction
from archive.extraction import Findings
from archive.linking import outlet_named, slug_of
from archive.models import Report
from archive.models.edtf import bounds
from archive.reading import Reading


def describe(report: Report, reading: Reading, findings: Findings) -> None:
    """Sets what a reading says of the report itself, and saves nothing; a field that a curator has set stays."""
    publication = findings.publication
    said = {
        "title": (reading.title or _opening(reading.text))[:500],
        "outlet": outlet_named(reading.outlet, reading.source_url),
        "author": (reading.author or "")[:200],
        "place": (reading.place or "")[:200],
        "language": reading.language or "",
        "source_url": (reading.source_url or "")[:2000],
        "published": publication.value or "",
        "published_basis": publication.basis or "",
        "published_evidence": [[span.start, span.end] for span in publication.evidence],
    }
    for field, value in said.items():
        if field not in report.held:
            setattr(report, field, value)
    report.text = reading.text
    report.text_sha256 = hashlib.sha256(reading.text.encode()).hexdigest()
    report.warnings = list(findings.warnings)
    report.extractor = extraction.VERSION


def free_slug(report: Report) -> str:
    """An address that nobody has: the day where it is known, the title's words, a number where others share them."""
    day = bounds(report.published)[0].isoformat() if len(report.published) >= 10 else ""
    stem = "-".join(filter(None, (day, slug_of(report.title)))) or report.original.sha256[:12]
    slug, number = stem, 1
    while Report.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug


def _opening(text: str) -> str:
    """The first words of a report that has no title; a line of a word or two above them is a date or a place."""
    lines = [line for line in text.splitlines() if line.strip()]
    line = next((line for line in lines if len(line.split()) > 3), lines[0])
    return line if len(line) <= 80 else f"{line[:80].rpartition(' ')[0] or line[:80]}…"
