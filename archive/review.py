"""The one write path for decisions: a curator's word on a fact, or on a report, kept for good."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction

from archive.models import Decision, Fact, Report, kind_of

CORRECTABLE = ("title", "outlet", "author", "language", "source_url", "published")
"""What a curator may set of a report itself."""


def confirm(fact: Fact, by: AbstractBaseUser, *, note: str = "") -> None:
    """Vouches for a fact as it stands."""
    _decide(fact, Decision.Action.CONFIRM, Fact.State.CONFIRMED, by, note, {})


def reject(fact: Fact, by: AbstractBaseUser, *, note: str = "") -> None:
    """Says that a fact does not hold: no page shows it, and reading again does not bring it back."""
    _decide(fact, Decision.Action.REJECT, Fact.State.REJECTED, by, note, {})


def reopen(fact: Fact, by: AbstractBaseUser, *, note: str = "") -> None:
    """Takes an earlier decision back: the fact is a proposal again."""
    _decide(fact, Decision.Action.REOPEN, Fact.State.PROPOSED, by, note, {})


def edit(fact: Fact, by: AbstractBaseUser, *, note: str = "", **fields: object) -> None:
    """Mends a fact's fields; its words stay. Raises ValidationError, with nothing changed, where a value is wrong."""
    _decide(fact, Decision.Action.EDIT, Fact.State.EDITED, by, note, fields)


def publish(report: Report, by: AbstractBaseUser | None, *, note: str = "") -> None:
    """Shows a report to readers; `by` is nobody where a command with no user does it."""
    _turn(report, Report.Status.PUBLISHED, Decision.Action.PUBLISH, by, note)


def withdraw(report: Report, by: AbstractBaseUser, *, note: str = "") -> None:
    """Takes a report from the readers' pages; its address says so, and nothing is deleted."""
    _turn(report, Report.Status.WITHDRAWN, Decision.Action.WITHDRAW, by, note)


def correct(report: Report, by: AbstractBaseUser, *, note: str = "", **fields: object) -> None:
    """Sets fields of `CORRECTABLE`; reading the report again leaves them. Raises ValidationError where one is wrong."""
    unknown = set(fields) - set(CORRECTABLE)
    if unknown:
        raise TypeError(f"not correctable: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        before = _values(report, fields)
        for field, value in fields.items():
            setattr(report, field, value)
        if "published" in fields:
            report.published_basis, report.published_evidence = "curator", []
            report.held = sorted({*report.held, "published_basis", "published_evidence"})
        report.held = sorted({*report.held, *fields})
        report.full_clean()
        report.save()
        Decision.objects.create(
            report=report,
            kind="report",
            action=Decision.Action.EDIT,
            before=before,
            after=_values(report, fields),
            note=note,
            by=by,
        )


def _decide(
    fact: Fact,
    action: Decision.Action,
    state: Fact.State,
    by: AbstractBaseUser,
    note: str,
    fields: dict[str, object],
) -> None:
    with transaction.atomic():
        before, claim = _values(fact), fact.claim
        for field, value in fields.items():
            setattr(fact, field, value)
        if fact.claim != claim and claim not in fact.replaced:
            fact.replaced = [*fact.replaced, claim]
        fact.state = state
        fact.full_clean()
        fact.save()
        Decision.objects.create(
            report=fact.report,
            kind=kind_of(fact),
            fact_id=fact.pk,
            action=action,
            exact=fact.exact,
            prefix=fact.prefix,
            suffix=fact.suffix,
            before=before,
            after=_values(fact),
            note=note,
            by=by,
        )


def _turn(
    report: Report, status: Report.Status, action: Decision.Action, by: AbstractBaseUser | None, note: str
) -> None:
    with transaction.atomic():
        before = {"status": str(report.status)}
        report.status = status
        report.save()
        Decision.objects.create(
            report=report,
            kind="report",
            action=action,
            before=before,
            after={"status": str(status)},
            note=note,
            by=by,
        )


def _values(row: models.Model, fields: Iterable[str] | None = None) -> dict[str, object]:
    """The row's fields as JSON can hold them: those named, or all that a decision can bear on."""
    named = set(fields) if fields is not None else {field.name for field in row._meta.concrete_fields if field.editable}
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name in named and field.name != "report"
    }
