"""`manage.py serve`: the archive on this machine, for reading, trying and curating."""

from django.core.management.commands.runserver import Command as RunServer


class Command(RunServer):
    """Django's own server, which says where the archive is once it really answers there."""

    help = (
        "Serves the archive on this machine. For a site that others reach, put archive.config.wsgi behind a web server."
    )

    def on_bind(self, server_port: int) -> None:
        """Called when the address is ours, and not before."""
        here = f"http://{self.addr}:{server_port}/"
        self.stdout.write(f"\nThe archive:        {here}")
        self.stdout.write(f"The curators' side: {here}admin/   (make yourself an administrator: make admin)")
        self.stdout.write("Stop it with Ctrl-C.\n")
        self.stdout.flush()
