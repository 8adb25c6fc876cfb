"""Taking back: the last thing that somebody decided on a report, and then the one before it."""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID, uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from archive import placing
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


@dataclass(frozen=True, slots=True)
class Undoable:
    """What `undo` would take back now, and what it would pass over on the way there."""

    decision: Decision | None
    """The newest that can be taken back; of several taken with one click, the last of them that can."""
    passed_over: tuple[Decision, ...] = ()
    """Newer ones that cannot, of each click the last: something else has been decided since."""
    refusal: Changed | None = None
    """Why the newest of those cannot be taken back."""


def undoable(report: Report, by: AbstractBaseUser) -> Undoable:
    """What `undo` would take back now; nothing is changed, and nothing locked."""
    standing, passed_over, refusal = Standing(), [], None
    for _, click in groupby(_left(report, by), key=lambda decision: decision.batch or decision.pk):
        refused = None
        for decision in click:
            try:
                _taken_back(report, decision, standing)
            except Changed as reason:
                refused, refusal = refused or decision, refusal or reason
            else:
                return Undoable(decision, tuple(passed_over), refusal)
        passed_over.append(refused)
    return Undoable(None, tuple(passed_over), refusal)


def undo(report: Report, by: AbstractBaseUser) -> list[Decision]:
    """Takes back what `undoable` offers, with all that the same click decided.

    Each row stands again as it did before, wherever reading again has moved it; a fact that was added is gone. Of
    several, those on which something else has been decided since stay as they are. Answers the records of what was
    taken back. Raises NothingToUndo; or Changed where all that is left has been decided on since, and nothing is
    changed.
    """
    with transaction.atomic():
        kept = taken_report(report)
        found = undoable(kept, by)
        if found.refusal and found.decision is None:
            raise found.refusal
        if found.decision is None:
            raise NothingToUndo("There is nothing of yours left to take back on this report.")
        return list(_undone(kept, _together(found.decision), by))


def undo_batch(batch: UUID, by: AbstractBaseUser | None) -> list[Decision]:
    """Takes back what one click decided, on whichever reports; what has been decided on since stays as it is."""
    decisions = Decision.objects.filter(batch=batch, undone_by=None)
    with transaction.atomic():
        reports = Report.objects.select_for_update().filter(pk__in=decisions.order_by().values("report"))
        together = ((report, _with_what_came_since(decisions.filter(report=report))) for report in reports)
        return [undone for report, of_report in together for undone in _undone(report, of_report, by)]


def _left(report: Report, by: AbstractBaseUser) -> Iterator[Decision]:
    """What the person decided and nobody has taken back, the last first.

    Of a click that was taken back, those of its decisions that stayed are not offered again.
    """
    undone = Decision.objects.filter(report=report, batch__isnull=False, undone_by__isnull=False)
    open_ones = Decision.objects.filter(report=report, by=by, action__in=TAKEN_BACK, undone_by=None)
    return _with_what_came_since(open_ones.exclude(batch__in=undone.values("batch"))).iterator()


def _with_what_came_since(decisions: QuerySet) -> QuerySet:
    """The last first, each with `decided_since`.

    That is whether somebody has decided on the same fact later, if only to say the same: that is theirs, and stays.
    """
    later = Decision.objects.filter(
        kind=OuterRef("kind"), fact_id=OuterRef("fact_id"), pk__gt=OuterRef("pk"), undone_by=None
    )
    return decisions.annotate(decided_since=Exists(later.exclude(action=Action.UNDO))).order_by("-pk")


def _together(last: Decision) -> QuerySet:
    """The decision and all that were taken with it, the last first."""
    same_click = {"pk": last.pk} if last.batch is None else {"report": last.report_id, "batch": last.batch}
    return _with_what_came_since(Decision.objects.filter(**same_click, undone_by=None))


def _undone(report: Report, decisions: Iterable[Decision], by: AbstractBaseUser | None) -> Iterator[Decision]:
    standing = Standing()
    batch: UUID | None = None
    with placing.others_placed(report):
        for decision in decisions:
            try:
                row, undoing = _taken_back(report, decision, standing, locked=True)
            except Changed:
                continue
            if _is_nothing_now(row, decision):
                row.delete()
            else:
                row.save()
            batch = batch or (uuid4() if decision.batch else None)
            undoing.by, undoing.batch = by, batch
            undoing.save()
            yield undoing


def _taken_back(
    report: Report, decision: Decision, standing: Standing, *, locked: bool = False
) -> tuple[Report | Fact, Decision]:
    """The row as it stood before the decision, and the record of that, neither of them saved.

    Raises Changed where the decision cannot be taken back.
    """
    if decision.kind == "report":
        return _report_before(report, decision, standing)
    return _fact_before(decision, standing, locked)


def _is_nothing_now(row: Report | Fact, undone: Decision) -> bool:
    """Whether nothing is left of the row: it was added, or would be proposed on words that are not there."""
    if isinstance(row, Report):
        return False
    return undone.action == Action.ADD or (row.adrift and row.state == Fact.State.PROPOSED)


def _report_before(report: Report, decision: Decision, standing: Standing) -> tuple[Report, Decision]:
    fields = [field.name for field in Report._meta.concrete_fields if field.attname in decision.after]
    before = report_values(report, fields)
    if standing.of(Report, decision.after) != standing.of(Report, before) or _corrected_since(report, decision):
        raise Changed("The report has been corrected again since. Please look at it again.")
    kept = copy(report)
    for name, value in standing.of(Report, decision.before).items():
        setattr(kept, name, value)
    held_before = _corrected_otherwise(report, decision)
    kept.held = [field for field in report.held if field not in fields or field in held_before]
    after = report_values(kept, fields)
    return kept, Decision(report=report, kind="report", action=Action.UNDO, before=before, after=after, undoes=decision)


def _corrected_since(report: Report, undone: Decision) -> bool:
    """Whether one of the same fields has been set later, if only to the same: that stays."""
    later = Decision.objects.filter(report=report, kind="report", action=Action.EDIT, undone_by=None, pk__gt=undone.pk)
    return any(not undone.after.keys().isdisjoint(other.after) for other in later)


def _corrected_otherwise(report: Report, undone: Decision) -> set[str]:
    """The report's fields that curators have set, this once left aside."""
    others = Decision.objects.filter(report=report, kind="report", action=Action.EDIT, undone_by=None)
    set_by_others = {column for other in others.exclude(pk=undone.pk) for column in other.after}
    return {field.name for field in Report._meta.concrete_fields if field.attname in set_by_others}


def _fact_before(decision: Decision, standing: Standing, locked: bool) -> tuple[Fact, Decision]:
    model = FACTS[decision.kind]
    if decision.decided_since:
        raise Changed(f"Something else has been decided on “{decision.exact}” since. Please look at it again.")
    rows = model.objects.select_for_update() if locked else model.objects.all()
    fact = rows.select_related("report").filter(pk=decision.fact_id).first()
    if fact is None:
        raise Changed(f"“{decision.exact}” has been read anew since. Please look at it again.")
    before = values(fact)
    was_left, stands = (_but(standing.of(model, said), MOVED_BY_READING) for said in (decision.after, before))
    if was_left != stands:
        raise Changed(f"Something else has been decided on “{fact.exact}” since. Please look at it again.")
    if decision.action == Action.ADD:
        return fact, decision_on(fact, Action.UNDO, None, before, {}, undoes=decision)
    for name, value in _but(standing.of(model, decision.before), MOVED_BY_READING).items():
        setattr(fact, name, value)
    _refuse_what_is_gone(fact, before)
    _refuse_beside_newer(fact, decision)
    return fact, decision_on(fact, Action.UNDO, None, before, values(fact), undoes=decision)


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
