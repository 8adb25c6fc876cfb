"""`manage.py load_authority`: the authority files into the database."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from archive.authority import load_authority


class Command(BaseCommand):
    """Loads the authority files: states, treaties, persons, bodies, outlets, topics."""

    help = "Loads the authority files. Adds what is missing; never changes what is there. Nothing new, nothing done."

    def add_arguments(self, parser) -> None:
        """The folder, where it is another than the project's own."""
        parser.add_argument("directory", nargs="?", type=Path, default=settings.AUTHORITY_DIR)

    def handle(self, *, directory: Path, **_options) -> None:
        """Loads them, and says whether anything was new."""
        try:
            new = load_authority(directory)
        except (ValueError, OSError) as error:
            raise CommandError(f"Nothing was loaded: {error}") from error
        self.stdout.write("Authority files loaded." if new else "Authority files: nothing new.")
