"""`manage.py worker`: the process that reads what has arrived."""

from django.conf import settings
from django.core.management.base import BaseCommand

from archive.ingest import Worker
from archive.management.patience import Patience


class Command(BaseCommand):
    """Reads what waits in the ledger, as it comes, until it is told to stop."""

    help = (
        "Reads the files that have been uploaded, as they come. Ends on SIGTERM or Ctrl-C; what it was at waits again."
    )

    requires_system_checks: list[str] = []
    """The server has checked all, and starts this one anew whenever it dies."""

    def add_arguments(self, parser) -> None:
        """With whom it ends."""
        parser.add_argument(
            "--attached",
            action="store_true",
            help="end with standard input too, and so with whoever holds its other end",
        )

    def handle(self, *, attached: bool, **_options) -> None:
        """Works; a signal is heeded between files. What was uploaded is read in cells, however few are wanted."""
        with Worker(max(1, settings.READERS)) as worker:
            worker.run(Patience(attached=attached))
