"""Taking back: the last thing that somebody decided on a report, and then the one before it."""

from collections.abc import Iterable, Mapping
from uuid import UUID, uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from archive.models import FACTS, Decision, Fact, Report
from archive.review.rows import decision_on, report_values, saying_the_same, taken_report, validate, values
from archive.review.standing import Standing

Action = Decision.Action

TAKEN_BACK = (Action.CONFIRM, Action.REJECT, Action.EDIT, Action.REOPEN, Action.ADD)
"""What can be taken back so. A report that was published is withdrawn instead, in the sight of its readers."""
MOVED_BY_READING = {"start", "end", "exact", "prefix", "suffix", "adrift"}
"""Where a fact stands: reading again says so, no decision."""


class NothingToUndo(LookupError):
    """There is nothing, or nothing more, that this person could take back."""


class Changed(LookupError):
    """Something else has been decided since: to take the older decision back would undo that too."""


def undoable(report: Report, by: AbstractBaseUser) -> Decision | None:
    """The decision that `undo` would take back now; of several taken with one click, the last."""
    undone = Decision.objects.filter(report=report, batch__isnull=False, undone_by__isnull=False)
    open_ones = Decision.objects.filter(report=report, by=by, action__in=TAKEN_BACK, undone_by=None)
    return open_ones.exclude(batch__in=undone.values("batch")).order_by("-pk").first()


def undo(report: Report, by: AbstractBaseUser) -> list[Decision]:
    """Takes back what the person decided last on the report or its facts, with all that the same click decided.

    Each row stands again as it did before, wherever reading again has moved it; a fact that was added is gone. Of
    several, those on which something else has been decided since stay as they are. Answers the records of what was
    taken back. Raises NothingToUndo; or Changed where all of it has been decided on since, and nothing is changed.
    """
    with transaction.atomic():
        kept = taken_report(report)
        last = undoable(kept, by)
        if last is None:
            raise NothingToUndo("There is nothing of yours to take back on this report.")
        return _undone(kept, _together(last), by)


def _together(last: Decision) -> QuerySet:
    """The decision and all that were taken with it, the last first."""
    same_click = {"pk": last.pk} if last.batch is None else {"report": last.report_id, "batch": last.batch}
    return Decision.objects.filter(**same_click, undone_by=None).order_by("-pk")


def _undone(report: Report, decisions: Iterable[Decision], by: AbstractBaseUser) -> list[Decision]:
    standing, undone, refused = Standing(), [], None
    batch: UUID | None = None
    for decision in decisions:
        batch = batch or (uuid4() if decision.batch else None)
        try:
            if decision.kind == "report":
                undoing = _undo_report(report, decision, standing)
            else:
                undoing = _undo_fact(decision, standing)
        except Changed as reason:
            refused = reason
            continue
        undoing.by, undoing.batch = by, batch
        undoing.save()
        undone.append(undoing)
    if refused and not undone:
        raise refused
    return undone


def _undo_report(report: Report, decision: Decision, standing: Standing) -> Decision:
    fields = [field.name for field in Report._meta.concrete_fields if field.attname in decision.after]
    before = report_values(report, fields)
    if standing.of(Report, decision.after) != standing.of(Report, before):
        raise Changed("The report has been corrected again since. Please look at it again.")
    for name, value in standing.of(Report, decision.before).items():
        setattr(report, name, value)
    held_before = _corrected_otherwise(report, decision)
    report.held = [field for field in report.held if field not in fields or field in held_before]
    report.save()
    after = report_values(report, fields)
    return Decision(report=report, kind="report", action=Action.UNDO, before=before, after=after, undoes=decision)


def _corrected_otherwise(report: Report, undone: Decision) -> set[str]:
    """The report's fields that curators have set, this once left aside."""
    others = Decision.objects.filter(report=report, kind="report", action=Action.EDIT, undone_by=None)
    set_by_others = {column for other in others.exclude(pk=undone.pk) for column in other.after}
    return {field.name for field in Report._meta.concrete_fields if field.attname in set_by_others}


def _undo_fact(decision: Decision, standing: Standing) -> Decision:
    model = FACTS[decision.kind]
    fact = model.objects.select_for_update().select_related("report").filter(pk=decision.fact_id).first()
    if fact is None:
        raise Changed(f"“{decision.exact}” has been read anew since. Please look at it again.")
    before = values(fact)
    was_left, stands = (_but(standing.of(model, said), MOVED_BY_READING) for said in (decision.after, before))
    if was_left != stands or _decided_since(decision):
        raise Changed(f"Something else has been decided on “{fact.exact}” since. Please look at it again.")
    if decision.action == Action.ADD:
        undoing = decision_on(fact, Action.UNDO, None, before, {}, undoes=decision)
        fact.delete()
        return undoing
    for name, value in _but(standing.of(model, decision.before), MOVED_BY_READING).items():
        setattr(fact, name, value)
    _refuse_what_is_gone(fact, before)
    _refuse_beside_newer(fact, decision)
    undoing = decision_on(fact, Action.UNDO, None, before, values(fact), undoes=decision)
    if fact.adrift and fact.state == Fact.State.PROPOSED:
        fact.delete()  # nothing is proposed on words that are not there
    else:
        fact.save()
    return undoing


def _decided_since(decision: Decision) -> bool:
    """Whether somebody has decided on the same fact later, if only to say the same: that is theirs, and stays."""
    later = Decision.objects.filter(kind=decision.kind, fact_id=decision.fact_id, pk__gt=decision.pk, undone_by=None)
    return later.exclude(action=Action.UNDO).exists()


def _refuse_what_is_gone(fact: Fact, before: Mapping[str, object]) -> None:
    """Raises Changed where the fact would name a row that the archive no longer has."""
    named = {field.name for field in fact._meta.concrete_fields if field.is_relation and field.attname in before}
    try:
        validate(fact, {name for name in named if getattr(fact, f"{name}_id") != before[f"{name}_id"]})
    except ValidationError as error:
        raise Changed(f"“{fact.exact}” cannot be put back as it was. {' '.join(error.messages)}") from error


def _refuse_beside_newer(fact: Fact, undone: Decision) -> None:
    """Raises Changed where the fact would stand again on the words of one that was decided on since."""
    if fact.state == Fact.State.REJECTED:
        return
    for other in saying_the_same(fact).decided():
        newer = Decision.objects.filter(kind=undone.kind, fact_id=other.pk, pk__gt=undone.pk, undone_by=None)
        if newer.exclude(action=Action.UNDO).exists():
            raise Changed(f"“{other.exact}” stands on the same words since. Please look at them again.")


def _but(said: Mapping[str, object], left_out: Iterable[str]) -> dict[str, object]:
    return {name: value for name, value in said.items() if name not in left_out}
