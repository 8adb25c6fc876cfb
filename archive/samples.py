"""Taking the project's own sample reports out of an archive that has real ones."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from django.db import transaction
from django.db.models import Model, ProtectedError

from archive import resemblance
from archive.models import FACTS, Decision, Original, Outlet, Person, Provision, Report, Treaty

FIRST_MET_IN_REPORTS = (Provision, Treaty, Person, Outlet)
"""What a report can bring into the archive; in the order in which it can be taken out."""


@transaction.atomic
def forget_samples() -> int:
    """Removes every sample report with its original and its decisions; answers how many reports they were.

    Treaties, persons and outlets that only samples spoke of go too, unless somebody vouches for them.
    """
    samples = list(Report.objects.samples().select_related("original"))
    named = _named_by(samples)
    Decision.objects.forget(samples)
    for report in samples:
        resemblance.forget(report)
        report.delete()
        report.original.delete()
        transaction.on_commit(partial(_delete_bytes, report.original))
    for authority in FIRST_MET_IN_REPORTS:
        for row in authority.objects.filter(vouched=False, pk__in=named[authority]):
            _forget_unless_spoken_of(row)
    return len(samples)


@transaction.atomic
def _delete_bytes(original: Original) -> None:
    """Removes the bytes of an original that is no more, unless the same were sent again meanwhile."""
    if not Original.objects.filter(sha256=original.sha256).exists():
        original.content.storage.delete(original.content.name)


def _named_by(reports: Sequence[Report]) -> dict[type[Model], set[int]]:
    """The ids of what these reports' facts name, by model."""
    named: dict[type[Model], set[int]] = defaultdict(set)
    named[Outlet] = {report.outlet_id for report in reports if report.outlet_id}
    for facts in FACTS.values():
        for field in facts._meta.fields:
            if field.related_model in FIRST_MET_IN_REPORTS:
                ids = facts.objects.filter(report__in=reports).values_list(field.attname, flat=True)
                named[field.related_model] |= {pk for pk in ids if pk}
    return named


def _forget_unless_spoken_of(row: Treaty | Provision | Person | Outlet) -> None:
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        return  # another report speaks of it: the database itself says so
