"""`manage.py serve`: the archive on this machine, for reading, trying and curating."""

import signal
import sys

from django.conf import settings
from django.core.management.commands.runserver import Command as RunServer

from archive.management.attendant import Attendant


class Command(RunServer):
    """Django's own server, which says where the archive is once it really answers there, and its indexer beside it."""

    help = (
        "Serves the archive on this machine, with an indexer beside it. For a site that others reach, put "
        "archive.config.wsgi behind a web server, and keep `manage.py indexer` running."
    )
    indexer: Attendant | None = None

    def inner_run(self, *args, **options) -> None:
        """Serves until it is told to stop; the indexer ends with it."""
        if not options["use_reloader"]:  # which has seen to it itself
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            super().inner_run(*args, **options)
        finally:
            if self.indexer:
                self.indexer.end()

    def on_bind(self, server_port: int) -> None:
        """Called when the address is ours, and not before."""
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "indexer", "--attached"]
        self.indexer = Attendant("indexer", command, self.stderr.write)
        self.indexer.start()
        here = f"http://{self.addr}:{server_port}/"
        self.stdout.write(f"\nThe archive:        {here}")
        self.stdout.write(f"The curators' side: {here}admin/   (make yourself an administrator: make admin)")
        self.stdout.write("Stop it with Ctrl-C.\n")
        self.stdout.flush()
