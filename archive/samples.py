"""Taking the project's own sample reports out of an archive that has real ones."""

from django.db import transaction
from django.db.models import ProtectedError

from archive.models import Outlet, Person, Provision, Report, Treaty


@transaction.atomic
def forget_samples() -> int:
    """Removes every sample report with its original, and the names that only samples spoke of; answers how many."""
    samples = list(Report.objects.samples().select_related("original"))
    for report in samples:
        report.delete()
        content, storage = report.original.content.name, report.original.content.storage
        report.original.delete()
        transaction.on_commit(lambda name=content, storage=storage: storage.delete(name))
    for authority in (Provision, Treaty, Person, Outlet):
        for row in authority.objects.filter(vouched=False):
            _forget_unless_spoken_of(row)
    return len(samples)


def _forget_unless_spoken_of(row: Treaty | Provision | Person | Outlet) -> None:
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        return  # another report speaks of it: the database itself says so
