"""`manage.py index_pending`: the queue, all of it, into the index."""

from django.core.management.base import BaseCommand, CommandError

from archive.management.progress import Progress
from search.engines import NoIndexError
from search.models import Pending
from search.upkeep import drain


class Command(BaseCommand):
    """Brings every changed report into the index; for an archive beside which no indexer runs."""

    help = "Brings all reports that wait in the queue into the search index."

    def handle(self, *, verbosity: int, **_options) -> None:
        """Says how far it is. Raises CommandError where there is no whole index, or a report could not be indexed."""
        total = Pending.objects.waiting().count()
        progress = Progress(self.stdout, "Dealt with", "changed reports", total)
        try:
            drain(progress if verbosity else lambda _: None)
        except NoIndexError as reason:
            raise CommandError(str(reason)) from reason
        stuck = list(Pending.objects.stuck())
        for row in stuck:
            self.stderr.write(f"Report {row.report} is not in the index: {row.problem}")
        if stuck:
            raise CommandError(f"{len(stuck)} reports could not be indexed; the reasons are above.")
        self.stdout.write("No report waits.")
