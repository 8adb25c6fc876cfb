"""`manage.py forget_samples`: an archive of one's own begins without the project's samples."""

from django.core.management.base import BaseCommand

from archive.samples import forget_samples


class Command(BaseCommand):
    """Removes every sample report."""

    help = "Removes the sample reports and what only they spoke of. `make setup` does not bring them back."

    def handle(self, **_options) -> None:
        """Removes them, and says how many they were."""
        self.stdout.write(f"{forget_samples()} sample reports removed.")
