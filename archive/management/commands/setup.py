"""`manage.py setup`: everything that a fresh archive needs, in one go; on a ready one it changes nothing."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from archive.placing import place_all
from archive.resemblance import remember_all


class Command(BaseCommand):
    """Migrates, loads the authority files, takes in the founding reports, and sees to the index."""

    help = "Makes the archive ready: database, authority files, founding reports and samples, search index."

    def handle(self, **_options) -> None:
        """Runs the steps in order; each says what it did."""
        call_command("migrate", verbosity=0)
        call_command("load_authority", stdout=self.stdout)
        # A dozen reports of our own are read sooner in this process than others are started.
        call_command("ingest", settings.FOUNDING_REPORTS_DIR, publish=True, once=True, workers=0, stdout=self.stdout)
        if count := remember_all():
            self.stdout.write(f"Fingerprints taken of {count:,} reports that had none.")
        if count := place_all():
            self.stdout.write(f"Provisions found of {count:,} clauses whose reports name none.")
        call_command("reindex", if_needed=True, stdout=self.stdout)
