"""`manage.py indexer`: the process that keeps the index true."""

from django.core.management.base import BaseCommand

from archive.management.patience import Patience
from search.indexer import Indexer


class Command(BaseCommand):
    """Brings changed reports into the index as they change, until it is told to stop."""

    help = "Brings changed reports into the search index as they change. Ends on SIGTERM or Ctrl-C."

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
        """Works; a signal is heeded between batches."""
        Indexer(Patience(attached=attached)).run()
