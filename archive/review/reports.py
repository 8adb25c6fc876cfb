"""Decisions on a report itself: shown, taken back, corrected."""

from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from archive import placing
from archive.models import Decision, Report
from archive.review.rows import report_values, taken_report, validate

CORRECTABLE = ("title", "outlet", "author", "place", "language", "source_url", "published")
"""What a curator may set of a report itself."""
SHOWN_FROM = ("published_basis", "published_evidence")
"""What goes with a report's date: a curator's has neither words nor rule."""


def publish(report: Report, by: AbstractBaseUser | None, *, note: str = "", batch: UUID | None = None) -> None:
    """Shows a report to readers; `by` is nobody where a command with no user does it.

    `batch` is shared by the reports that one click or command publishes.
    """
    _turn(report, Report.Status.PUBLISHED, Decision.Action.PUBLISH, by, note, batch)


def withdraw(report: Report, by: AbstractBaseUser | None, *, note: str = "", batch: UUID | None = None) -> None:
    """Takes a report from the readers' pages; its address says so, and nothing is deleted. `batch` likewise."""
    _turn(report, Report.Status.WITHDRAWN, Decision.Action.WITHDRAW, by, note, batch)


def correct(report: Report, by: AbstractBaseUser, *, note: str = "", **fields: object) -> Decision:
    """Sets fields of `CORRECTABLE`; reading the report again leaves them. Raises ValidationError where one is wrong."""
    unknown = set(fields) - set(CORRECTABLE)
    if unknown:
        raise TypeError(f"not correctable: {', '.join(sorted(unknown))}")
    set_here = [*fields, *(SHOWN_FROM if "published" in fields else ())]
    with transaction.atomic():
        kept = taken_report(report)
        before = report_values(kept, set_here)
        for field, value in fields.items():
            setattr(kept, field, value)
        if "published" in fields:
            kept.published_basis, kept.published_evidence = "curator", []
        kept.held = sorted({*kept.held, *set_here})
        validate(kept, fields)
        kept.save()
        after = report_values(kept, set_here)
        return _recorded(kept, Decision.Action.EDIT, before, after, note, by)


def _turn(
    report: Report,
    status: Report.Status,
    action: Decision.Action,
    by: AbstractBaseUser | None,
    note: str,
    batch: UUID | None,
) -> None:
    with transaction.atomic():
        kept = taken_report(report)
        if kept.status == status:
            return  # somebody was faster, or clicked twice
        before = {"status": kept.status}
        kept.status = status
        with placing.others_placed(kept):
            kept.save()
        _recorded(kept, action, before, {"status": str(status)}, note, by, batch)


def _recorded(
    report: Report,
    action: Decision.Action,
    before: dict[str, object],
    after: dict[str, object],
    note: str,
    by: AbstractBaseUser | None,
    batch: UUID | None = None,
) -> Decision:
    return Decision.objects.create(
        report=report, kind="report", action=action, before=before, after=after, note=note, by=by, batch=batch
    )
