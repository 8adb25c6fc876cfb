"""The one write path in: bytes -> original -> report and its facts.

Everything that arrives comes through here, from the admin, a command or a test. A file ends as read, already here, or
failed with a reason; the same bytes twice are one report; what fails leaves no half-written report behind.
"""

import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile
from django.db import transaction

from archive import extraction, reading, review
from archive.authority import gazetteer
from archive.extraction import Findings, Gazetteer
from archive.linking import Linking, outlet_named, slug_of
from archive.models import Original, Report, Upload, UploadItem
from archive.models.edtf import bounds
from archive.reading import Reading, Unreadable
from archive.reconciliation import reconcile

log = logging.getLogger(__name__)

Outcome = UploadItem.Outcome


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as it arrives, and what its sender knows of it."""

    name: str
    data: bytes
    source_url: str = ""
    published: str = ""
    """The publication date (EDTF), where the sender knows it."""
    sample: bool = False
    size: int | None = None
    """In bytes, where the data was too large to be taken into memory and is empty."""


def ingest(arrivals: Iterable[Arrival], upload: Upload, *, publish: bool = False) -> Iterable[UploadItem]:
    """Takes files in, one transaction each; yields each file's entry in the ledger as soon as it has ended."""
    names = gazetteer()
    for arrival in arrivals:
        yield _take(arrival, upload, names, publish=publish)


@transaction.atomic
def read_again(report: Report, names: Gazetteer | None = None) -> None:
    """Reads a report's original again and extracts again, keeping every decision that was taken on it.

    The row is taken as it stands now, whatever the caller holds in hand: what was withdrawn or corrected meanwhile
    stays so. Raises Unreadable where today's readers no longer read the original; then nothing has changed.
    """
    names = names or gazetteer()
    kept = Report.objects.select_for_update().select_related("original").get(pk=report.pk)
    with kept.original.content.open("rb") as file:
        data = file.read()
    read = _read(Arrival(kept.original.name, data, kept.source_url), names)
    given = kept.published if kept.published_basis in ("given", "curator") else None
    findings = extraction.extract(read, names, published=given)
    _describe(kept, read, findings)
    reconcile(kept, Linking(kept, findings).facts())
    kept.save()


def _take(arrival: Arrival, upload: Upload, names: Gazetteer, *, publish: bool) -> UploadItem:
    size = len(arrival.data) if arrival.size is None else arrival.size
    item = UploadItem(
        upload=upload,
        name=arrival.name[:255],
        size=size,
        sha256=hashlib.sha256(arrival.data).hexdigest() if arrival.size is None else "",
    )
    try:
        reading.check_size(size)
        item.original = _keep(arrival, item.sha256, upload)
        item.report, item.outcome = _written(arrival, item.original, names, upload.by, publish=publish)
        if item.outcome == Outcome.DUPLICATE:
            item.reason = f"The same bytes are here already, as “{item.report.title}”."
    except Unreadable as reason:
        item.outcome, item.reason = Outcome.FAILED, str(reason)
    except Exception as error:  # the ledger's promise: no file ends without a word, and the others are still read
        log.exception("%s could not be read", arrival.name)
        item.outcome = Outcome.FAILED
        item.reason = f"The archive itself failed on this file ({type(error).__name__}). The fault is in the log."
    item.save()
    return item


def _keep(arrival: Arrival, sha256: str, upload: Upload) -> Original:
    """The original with these bytes; kept for good even where it cannot be read, so that it can be tried again."""
    with transaction.atomic():
        original, _ = Original.objects.get_or_create(
            sha256=sha256,
            defaults={
                "name": arrival.name[:255],
                "media_type": reading.media_type_of(arrival.data, arrival.name),
                "size": len(arrival.data),
                "source_url": arrival.source_url,
                "received_from": upload.by,
                "content": ContentFile(arrival.data, name=sha256),
            },
        )
    return original


def _read(arrival: Arrival, names: Gazetteer) -> Reading:
    return reading.read(
        arrival.data, name=arrival.name, source_url=arrival.source_url or None, names=extraction.proper_words(names)
    )


def _written(
    arrival: Arrival, original: Original, names: Gazetteer, by: AbstractBaseUser | None, *, publish: bool
) -> tuple[Report, UploadItem.Outcome]:
    """The report of these bytes, and whether it was there already."""
    there = Report.objects.filter(original=original)
    if report := there.first():
        return report, Outcome.DUPLICATE
    read = _read(arrival, names)
    findings = extraction.extract(read, names, published=arrival.published or None)
    with transaction.atomic():
        if report := there.first():  # someone else sent the same bytes while we were reading them
            return report, Outcome.DUPLICATE
        report = Report(original=original, sample=arrival.sample)
        _describe(report, read, findings)
        report.slug = _free_slug(report)
        report.save()
        reconcile(report, Linking(report, findings).facts())
        if publish:
            review.publish(report, by)
            report.refresh_from_db()
    return report, Outcome.DONE


def _describe(report: Report, read: Reading, findings: Findings) -> None:
    """Sets what a reading says of the report itself; a field that a curator has set stays."""
    publication = findings.publication
    said = {
        "title": (read.title or _opening(read.text))[:500],
        "outlet": outlet_named(read.outlet, read.source_url),
        "author": (read.author or "")[:200],
        "place": (read.place or "")[:200],
        "language": read.language or "",
        "source_url": (read.source_url or "")[:2000],
        "published": publication.value or "",
        "published_basis": publication.basis or "",
        "published_evidence": [[span.start, span.end] for span in publication.evidence],
    }
    for field, value in said.items():
        if field not in report.held:
            setattr(report, field, value)
    report.text = read.text
    report.text_sha256 = hashlib.sha256(read.text.encode()).hexdigest()
    report.warnings = list(findings.warnings)
    report.extractor = extraction.VERSION


def _opening(text: str) -> str:
    """The first words of a report that has no title; a line of a word or two above them is a date or a place."""
    lines = [line for line in text.splitlines() if line.strip()]
    line = next((line for line in lines if len(line.split()) > 3), lines[0])
    return line if len(line) <= 80 else f"{line[:80].rpartition(' ')[0] or line[:80]}…"


def _free_slug(report: Report) -> str:
    """An address that nobody has: the day where it is known, the title's words, a number where others share them."""
    day = bounds(report.published)[0].isoformat() if len(report.published) >= 10 else ""
    stem = "-".join(filter(None, (day, slug_of(report.title)))) or report.original.sha256[:12]
    slug, number = stem, 1
    while Report.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug
