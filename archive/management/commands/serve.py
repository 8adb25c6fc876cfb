"""`manage.py serve`: the archive on this machine, for reading, trying and curating."""

import signal
import subprocess
import sys

from django.conf import settings
from django.core.management.commands.runserver import Command as RunServer

PATIENCE = 10
"""Seconds that the indexer is given to end the batch that it is at."""


class Command(RunServer):
    """Django's own server, which says where the archive is once it really answers there, and its indexer beside it."""

    help = (
        "Serves the archive on this machine, with an indexer beside it. For a site that others reach, put "
        "archive.config.wsgi behind a web server, and keep `manage.py indexer` running."
    )
    indexer: subprocess.Popen | None = None

    def inner_run(self, *args, **options) -> None:
        """Serves until it is told to stop; the indexer ends with it."""
        if not options["use_reloader"]:  # which has seen to it itself
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            super().inner_run(*args, **options)
        finally:
            self._end_indexer()

    def on_bind(self, server_port: int) -> None:
        """Called when the address is ours, and not before."""
        self._start_indexer()
        here = f"http://{self.addr}:{server_port}/"
        self.stdout.write(f"\nThe archive:        {here}")
        self.stdout.write(f"The curators' side: {here}admin/   (make yourself an administrator: make admin)")
        self.stdout.write("Stop it with Ctrl-C.\n")
        self.stdout.flush()

    def _start_indexer(self) -> None:
        """Starts it attached to this process: it ends by itself should this one be gone without a word."""
        self.indexer = subprocess.Popen(  # noqa: S603 - a command of our own
            [sys.executable, str(settings.BASE_DIR / "manage.py"), "indexer", "--attached"],
            stdin=subprocess.PIPE,
            start_new_session=True,  # a Ctrl-C is for this process to pass on
        )

    def _end_indexer(self) -> None:
        if self.indexer is None:
            return
        self.indexer.stdin.close()
        self.indexer.terminate()
        try:
            self.indexer.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.indexer.kill()
            self.indexer.wait()
