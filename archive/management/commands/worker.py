"""`manage.py worker`: the process that reads what has arrived."""

from django.conf import settings

from archive.ingest import Worker
from archive.management.attended import AttendedCommand
from archive.management.patience import Patience


class Command(AttendedCommand):
    """Reads what waits in the ledger, as it comes, until it is told to stop."""

    help = (
        "Reads the files that have been uploaded, as they come. Ends on SIGTERM or Ctrl-C; what it was at waits again."
    )

    def handle(self, *, attached: bool, **_options) -> None:
        """Works; a signal is heeded between files. What was uploaded is read in cells, however few are wanted."""
        with Worker(max(1, settings.READERS)) as worker:
            worker.run(Patience(attached=attached))
