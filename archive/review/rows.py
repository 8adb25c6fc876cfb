"""Rows as decisions take them: as they stand, locked; and what a decision keeps of them."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet

from archive.models import Decision, Fact, Report, kind_of

NOT_DECIDED = {"id", "report"}
"""What no decision on a fact bears on."""
NOT_OFFERED = {"replaced"}
"""What no form shows, and a decision sets all the same."""


class Gone(LookupError):
    """The fact has been read anew since, and is another row now: the person has to look again."""


def taken(fact: Fact) -> Fact:
    """The fact's row as it stands now, locked. Raises Gone where there is none any more."""
    try:
        return type(fact).objects.select_for_update().select_related("report").get(pk=fact.pk)
    except type(fact).DoesNotExist as error:
        raise Gone("The report has been read again, and this fact with it. Please look at it again.") from error


def taken_report(report: Report) -> Report:
    """The report's row as it stands now, locked."""
    return Report.objects.select_for_update().get(pk=report.pk)


def values(fact: Fact) -> dict[str, object]:
    """All of a fact that a decision can bear on, as JSON can hold it."""
    fields = (field for field in fact._meta.concrete_fields if field.editable or field.name in NOT_OFFERED)
    return {field.attname: getattr(fact, field.attname) for field in fields if field.name not in NOT_DECIDED}


def report_values(report: Report, fields: Iterable[str]) -> dict[str, object]:
    """These fields of a report, as JSON can hold them."""
    names = [report._meta.get_field(field).attname for field in fields]
    return {name: getattr(report, name) for name in names}


def validate(row: models.Model, fields: Iterable[str]) -> None:
    """Raises ValidationError where one of these fields is wrong; what was there before is not judged anew."""
    row.full_clean(exclude={field.name for field in row._meta.fields} - set(fields))


def saying_the_same(fact: Fact) -> QuerySet:
    """Facts of the kind on some of the same words that hold, and that cannot hold beside this one.

    They say the same, or the words can hold only one fact of the kind.
    """
    others = type(fact).objects.standing().filter(report=fact.report_id, start__lt=fact.end, end__gt=fact.start)
    if not fact.EXCLUSIVE:
        others = others.filter(**_claimed(fact))
    return others.exclude(pk=fact.pk)


def mended_to_the_same(fact: Fact) -> QuerySet:
    """Those among them that a curator's edit has made say what this one says: it has been said, and is not left."""
    return saying_the_same(fact).filter(**_claimed(fact)).decided().exclude(replaced=[])


def refuse_beside(others: QuerySet) -> None:
    """Raises ValidationError, naming the first of these, where there is one."""
    if other := others.first():
        raise ValidationError(
            f"“{other.exact}” is marked there already ({other._meta.verbose_name}). Mend or reject that one first."
        )


def _claimed(fact: Fact) -> dict[str, object]:
    names = (fact._meta.get_field(name).attname for name in fact.CLAIM)
    said = {name: getattr(fact, name) for name in names}
    return {f"{name}__isnull" if value is None else name: value is None or value for name, value in said.items()}


def decision_on(
    fact: Fact,
    action: Decision.Action,
    by: AbstractBaseUser,
    before: dict[str, object],
    after: dict[str, object],
    *,
    note: str = "",
    batch: UUID | None = None,
    undoes: Decision | None = None,
) -> Decision:
    """The decision on a fact, yet to be saved."""
    return Decision(
        report_id=fact.report_id,
        kind=kind_of(fact),
        fact_id=fact.pk,
        action=action,
        exact=fact.exact,
        prefix=fact.prefix,
        suffix=fact.suffix,
        before=before,
        after=after,
        note=note,
        by=by,
        batch=batch,
        undoes=undoes,
    )
