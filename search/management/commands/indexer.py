"""`manage.py indexer`: the process that keeps the index true."""

from archive.management.attended import AttendedCommand
from archive.management.patience import Patience
from search.indexer import Indexer


class Command(AttendedCommand):
    """Brings changed reports into the index as they change, until it is told to stop."""

    help = "Brings changed reports into the search index as they change. Ends on SIGTERM or Ctrl-C."

    def handle(self, *, attached: bool, **_options) -> None:
        """Works; a signal is heeded between batches."""
        Indexer(Patience(attached=attached)).run()
