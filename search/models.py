"""The queue of reports whose entries in the index are behind the archive."""

from collections.abc import Iterable
from uuid import uuid4

from django.db import models

from archive.models import Report
from search.names import NamesMark
from search.saved import SavedSearch

__all__ = ["NamesMark", "Pending", "SavedSearch"]

CHUNK = 500
"""Rows that one statement writes or deletes."""


class PendingQuerySet(models.QuerySet):
    """The questions asked of the queue."""

    def waiting(self):
        """Those that can be brought up to date, the longest waiting first."""
        return self.filter(problem="").order_by("pk")

    def stuck(self):
        """Those of which no entry could be made, with the reason."""
        return self.exclude(problem="").order_by("pk")

    def queue(self, report_ids: Iterable[int]) -> None:
        """Says that these reports have changed. To be called in the transaction that changes them."""
        self.bulk_create(
            [Pending(report=report_id) for report_id in sorted(set(report_ids))],
            update_conflicts=True,
            unique_fields=["report"],
            update_fields=["mark", "problem"],
            batch_size=CHUNK,
        )

    def settle(self, read: Iterable["Pending"]) -> None:
        """Takes out rows that have been dealt with, but for those that were queued again since they were read."""
        # No mark is given twice: a row that was queued again has another.
        rows = list(read)
        for start in range(0, len(rows), CHUNK):
            some = rows[start : start + CHUNK]
            self.filter(pk__in=[row.pk for row in some], mark__in=[row.mark for row in some]).delete()

    def unpublished(self):
        """The reports that the public may no longer see, though the index may still have them."""
        return self.exclude(report__in=Report.objects.published().values("pk")).values_list("report", flat=True)


class Pending(models.Model):
    """A report whose entry is to be made anew, or taken out. Written together with the change, or not at all."""

    report = models.BigIntegerField(
        unique=True, help_text="The report's id. No foreign key: the report may be gone, and its entry must follow."
    )
    mark = models.UUIDField(default=uuid4, help_text="New with every change, so that no change is taken for another.")
    queued = models.DateTimeField(auto_now_add=True)
    problem = models.TextField(blank=True, help_text="Why no entry could be made of the report.")

    objects = PendingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "pending"

    def __str__(self) -> str:
        return f"report {self.report}"
