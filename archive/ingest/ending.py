"""How a file ends: what was read is written in one transaction with its end, so that both are there or neither."""

from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from archive import placing, resemblance, review
from archive.cells import Read
from archive.ingest.describing import describe, free_slug
from archive.ingest.looking import doubts
from archive.linking import Linking
from archive.models import FACTS, Report, UploadItem

Outcome = UploadItem.Outcome
PUBLISHED_AT_ONCE = UUID("0a5c2b1e-6d0f-4f0e-9d53-8a5b8a1d7c61")
"""By this and its number an upload's publications are known as one, whichever workers read its files."""


class Lapsed(LookupError):
    """The item is no longer this worker's: it was taken for dead, and somebody else reads it."""


def end(item: UploadItem, outcome: UploadItem.Outcome, reason: str = "", report: Report | None = None) -> None:
    """Ends an item that was taken up. Raises Lapsed, with nothing changed, where it is no longer the worker's."""
    ended = UploadItem.objects.filter(pk=item.pk, outcome=Outcome.WORKING, taken_by=item.taken_by).update(
        outcome=outcome, reason=reason, report=report, taken_by="", ended_at=timezone.now()
    )
    if not ended:
        raise Lapsed(f"{item.name} is read by another worker.")


def end_as_duplicate(item: UploadItem) -> bool:
    """Ends an item whose bytes are a report already, and answers whether they are."""
    report = Report.objects.filter(original=item.original_id).only("title", "slug").first()
    if report:
        end(item, Outcome.DUPLICATE, f"The same bytes are here already, as “{report.title}”.", report)
    return report is not None


@transaction.atomic
def end_as_read(item: UploadItem, read: Read) -> None:
    """Writes the report, its facts and its fingerprint, and ends the item.

    What is nearly another's words, or needs a look, is kept as a draft like any other report. Whoever asked for the
    upload to be published has asked for all that can be read: those are published too. Raises Lapsed.
    """
    if end_as_duplicate(item):  # someone else sent the same bytes while these were read
        return
    report = Report(original=item.original, sample=item.sample)
    describe(report, read.reading, read.findings)
    report.slug = free_slug(report)
    alike = resemblance.nearest(report.text)
    if alike:
        report.resembles = alike[0]
    report.save()
    _write_facts(report, read)
    placing.place_others(report)
    resemblance.remember(report)
    if alike:
        outcome, reason = Outcome.NEAR, _likeness(*alike)
    else:
        reason = " ".join(doubts(report, read.findings))
        outcome = Outcome.LOOK if reason else Outcome.DONE
    end(item, outcome, reason, report)
    if item.upload.publish:
        review.publish(report, item.upload.by, batch=uuid5(PUBLISHED_AT_ONCE, str(item.upload_id)))


def _write_facts(report: Report, read: Read) -> None:
    """All of them, kind by kind, the clauses placed; saving the report has told already whoever listens."""
    facts = list(Linking(report, read.findings).facts())
    placing.place(facts)
    for model in FACTS.values():
        model.objects.bulk_create(fact for fact in facts if isinstance(fact, model))


def _likeness(report: Report, share: float) -> str:
    if share == 1:
        return f"Its words are those of “{report.title}”, all of them. Both are kept."
    return f"Its words and those of “{report.title}” are the same to {share:.0%}. Both are kept."
