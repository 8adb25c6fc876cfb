"""Commands that run beside the server: what the worker and the indexer have in common."""

from django.core.management.base import BaseCommand, CommandParser


class AttendedCommand(BaseCommand):
    """A command that works until it is told to stop, or until whoever started it is gone."""

    requires_system_checks: list[str] = []
    """The server has checked all, and starts this one anew whenever it dies."""

    def add_arguments(self, parser: CommandParser) -> None:
        """With whom it ends."""
        parser.add_argument(
            "--attached",
            action="store_true",
            help="end with standard input too, and so with whoever holds its other end",
        )
