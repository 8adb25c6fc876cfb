"""The one write path for decisions: a curator's word on a fact, or on a report, kept for good.

Each decision takes the row as it stands at that moment, under lock: what somebody else decided while a page stood open
is never written over.
"""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction

from archive.models import Decision, Fact, Report, kind_of

CORRECTABLE = ("title", "outlet", "author", "place", "language", "source_url", "published")
"""What a curator may set of a report itself."""


class Gone(LookupError):
    """The fact has been read anew since, and is another row now: the person has to look again."""


def confirm(fact: Fact, by: AbstractBaseUser, *, note: str = "") -> None:
    """Vouches for a fact as it stands."""
    _decide(fact, Decision.Action.CONFIRM, Fact.State.CONFIRMED, by, note, {})


def reject(fact: Fact, by: AbstractBaseUser, *, note: str = "") -> None:
    """Says that a fact does not hold: no page shows it, and reading again does not bring it back."""
    _decide(fact, Decision.Action.REJECT, Fact.State.REJECTED, by, note, {})


def reopen(fact: Fact, by: AbstractBaseUser, *, note: str = "") -> None:
    """Takes earlier decisions back: the fact is again what its rule proposed."""
    with transaction.atomic():
        fact = _taken(fact)
        _refuse_adrift(fact)
        proposed = _as_proposed(fact)
        fact.replaced = []
        _settle(fact, Decision.Action.REOPEN, Fact.State.PROPOSED, by, note, proposed)


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
        kept = Report.objects.select_for_update().get(pk=report.pk)
        before = _values(kept, fields)
        for field, value in fields.items():
            setattr(kept, field, value)
        held = {*kept.held, *fields}
        if "published" in fields:
            kept.published_basis, kept.published_evidence = "curator", []
            held |= {"published_basis", "published_evidence"}
        kept.held = sorted(held)
        _validate(kept, fields)
        kept.save()
        _record_on_report(kept, Decision.Action.EDIT, before, _values(kept, fields), note, by)


def _decide(
    fact: Fact,
    action: Decision.Action,
    state: Fact.State,
    by: AbstractBaseUser,
    note: str,
    fields: Mapping[str, object],
) -> None:
    with transaction.atomic():
        fact = _taken(fact)
        if action != Decision.Action.REJECT:
            _refuse_adrift(fact)
        _settle(fact, action, state, by, note, fields)


def _taken(fact: Fact) -> Fact:
    """The fact's row as it stands now, locked. Raises Gone where there is none any more."""
    try:
        return type(fact).objects.select_for_update().select_related("report").get(pk=fact.pk)
    except type(fact).DoesNotExist as error:
        raise Gone("The report has been read again, and this fact with it. Please look at it again.") from error


def _refuse_adrift(fact: Fact) -> None:
    if fact.adrift:
        raise ValidationError("The words of this fact are no longer in the text; it can only be rejected.")


def _settle(
    fact: Fact,
    action: Decision.Action,
    state: Fact.State,
    by: AbstractBaseUser,
    note: str,
    fields: Mapping[str, object],
) -> None:
    """Writes the fact and the decision on it; the caller holds the transaction and the row."""
    before, claim = _values(fact), fact.claim
    for field, value in fields.items():
        setattr(fact, field, value)
    if action == Decision.Action.EDIT and fact.claim != claim and claim not in fact.replaced:
        fact.replaced = [*fact.replaced, claim]
    fact.state = state
    _validate(fact, fields)
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


def _as_proposed(fact: Fact) -> dict[str, object]:
    """The fields that curators have mended since the fact was last a proposal, as they were before."""
    proposed: dict[str, object] = {}
    for decision in Decision.objects.filter(kind=kind_of(fact), fact_id=fact.pk).order_by("-pk"):
        if decision.action == Decision.Action.REOPEN:
            break
        if decision.action == Decision.Action.EDIT:
            changed = {name for name, value in decision.before.items() if decision.after.get(name) != value}
            proposed |= {name: decision.before[name] for name in changed - {"state"}}
    return proposed


def _turn(
    report: Report, status: Report.Status, action: Decision.Action, by: AbstractBaseUser | None, note: str
) -> None:
    with transaction.atomic():
        kept = Report.objects.select_for_update().get(pk=report.pk)
        if kept.status == status:
            return  # somebody was faster, or clicked twice
        before = {"status": kept.status}
        kept.status = status
        kept.save()
        _record_on_report(kept, action, before, {"status": str(status)}, note, by)


def _record_on_report(
    report: Report,
    action: Decision.Action,
    before: dict[str, object],
    after: dict[str, object],
    note: str,
    by: AbstractBaseUser | None,
) -> None:
    Decision.objects.create(report=report, kind="report", action=action, before=before, after=after, note=note, by=by)


def _validate(row: models.Model, fields: Iterable[str]) -> None:
    """Raises ValidationError where one of these fields is wrong; what was there before is not judged anew."""
    row.full_clean(exclude={field.name for field in row._meta.fields} - set(fields))


def _values(row: models.Model, fields: Iterable[str] | None = None) -> dict[str, object]:
    """The row's fields as JSON can hold them: those named, or all that a decision can bear on."""
    named = set(fields) if fields is not None else {field.name for field in row._meta.concrete_fields if field.editable}
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name in named and field.name != "report"
    }
