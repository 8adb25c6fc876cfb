"""`manage.py serve`: the archive on this machine, for reading, trying and curating."""

import signal
import socket
import sys

from django.conf import settings
from django.core.management.commands.runserver import Command as RunServer
from django.core.servers.basehttp import WSGIServer

from archive.management.attendant import Attendant

ATTENDANTS = ("indexer", "worker")
"""The commands beside it: what keeps the index true, and what reads the files that arrive."""


class PromptServer(WSGIServer):
    """Sends what it has at once: else an answer's end waits 40 ms until its beginning has been acknowledged."""

    def get_request(self) -> tuple[socket.socket, object]:
        """The next connection, with nothing held back (Nagle's algorithm off)."""
        connection, address = super().get_request()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection, address


class Command(RunServer):
    """Django's own server, with its attendants beside it; it says where the archive is once it answers there."""

    help = (
        "Serves the archive on this machine, with an indexer and a worker beside it. For a site that others reach, put "
        "archive.config.wsgi behind a web server, and keep `manage.py indexer` and `manage.py worker` running."
    )
    server_cls = PromptServer
    attendants: tuple[Attendant, ...] = ()

    def inner_run(self, *args, **options) -> None:
        """Serves until it is told to stop; its attendants end with it."""
        if not options["use_reloader"]:  # which has seen to it itself
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            super().inner_run(*args, **options)
        finally:
            for attendant in self.attendants:
                attendant.end()

    def on_bind(self, server_port: int) -> None:
        """Called when the address is ours, and not before."""
        manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
        self.attendants = tuple(
            Attendant(name, [*manage, name, "--attached"], self.stderr.write) for name in ATTENDANTS
        )
        for attendant in self.attendants:
            attendant.start()
        here = f"http://{self.addr}:{server_port}/"
        self.stdout.write(f"\nThe archive:        {here}")
        self.stdout.write(f"The curators' side: {here}admin/   (make yourself an administrator: make admin)")
        self.stdout.write("Stop it with Ctrl-C.\n")
        self.stdout.flush()
