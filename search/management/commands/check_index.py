"""`manage.py check_index`: whether the index can be read, and has what the archive says."""

from django.core.management.base import BaseCommand, CommandError

from search.comparison import Differences, differences
from search.index import engine
from search.models import Pending
from search.upkeep import drain


class Command(BaseCommand):
    """Compares every published report with its entries; says what is missing, stale or superfluous, and can mend it."""

    help = "Compares every published report with its entries in the search index. Ends with status 1 where they differ."

    def add_arguments(self, parser) -> None:
        """Whether to mend what is found."""
        parser.add_argument("--repair", action="store_true", help="make the entries in question anew, or take them out")

    def handle(self, *, repair: bool, **_options) -> None:
        """Says what differs, report by report. Raises CommandError where something differs and still does.

        So it does where a file is damaged: then every entry has to be made anew, which is what `reindex` is for.
        """
        if not engine().ready():
            raise CommandError("There is no whole search index; build one with `manage.py reindex`.")
        if not engine().whole():
            raise CommandError("A file of the search index is damaged; build it anew with `manage.py reindex`.")
        found = differences()
        self._say(found)
        if repair and found.repairable:
            Pending.objects.queue(found.repairable)
            drain()
            self.stdout.write(f"Made anew or taken out: {len(found.repairable):,}.")
            found = differences()
        wrong = len({*found.repairable, *(report for report, _ in found.impossible)})
        if wrong:
            raise CommandError(f"{wrong:,} reports are not in the search index as they should be.")
        if found.stray:
            raise CommandError("The index has entries that are nobody's; build it anew with `manage.py reindex`.")
        self.stdout.write(f"Search index: {engine().count():,} reports, each as the archive has it.")

    def _say(self, found: Differences) -> None:
        for what in ("missing", "stale", "superfluous"):
            for report in getattr(found, what):
                self.stdout.write(f"Report {report}: {what}")
        for stray in found.stray:
            self.stdout.write(f"Entry {stray}: of no report")
        for report, reason in found.impossible:
            self.stdout.write(f"Report {report}: no entry can be made of it: {reason}")
