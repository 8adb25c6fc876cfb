"""`manage.py reindex`: the index anew from the database."""

from django.core.management.base import BaseCommand, CommandError

from archive.management.progress import Progress
from archive.models import Report
from search.index import engine
from search.models import Pending
from search.upkeep import drain, rebuild


class Command(BaseCommand):
    """Builds the search index beside the live one, verifies it, and swaps."""

    help = "Builds the search index anew beside the live one, verifies it, and puts it in its place."

    def add_arguments(self, parser) -> None:
        """Whether to leave a whole index as it is."""
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="only where no whole index stands there; otherwise bring all that waits in the queue into it",
        )

    def handle(self, *, if_needed: bool, verbosity: int, **_options) -> None:
        """Says how far it is, and in the end how many reports are in the index."""
        if if_needed and engine().ready():
            drain()
        elif verbosity:
            total = Report.objects.published().count()
            bar = Progress(self.stdout, "Indexed", "reports", total)

            def progress(count: int) -> None:
                bar(count)
                if count == total:
                    self.stdout.write("Writing the index, verifying it, putting it in its place …")

            rebuild(progress)
        else:
            rebuild()
        stuck = list(Pending.objects.stuck())
        for row in stuck:
            self.stderr.write(f"Report {row.report} is not in the index: {row.problem}")
        self.stdout.write(f"Search index: {engine().count():,} reports.")
        if stuck:
            raise CommandError(f"{len(stuck)} reports could not be indexed; the reasons are above.")
