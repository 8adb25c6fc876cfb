"""What curators decided on reports, their facts, and the authorities, kept for good."""

from collections.abc import Iterable

from django.db import models

from archive.models.record import Record, RecordQuerySet
from archive.models.report import Report


class DecisionQuerySet(RecordQuerySet):
    """Decisions can be read and added, and go with their report only."""

    def forget(self, reports: Iterable[Report]) -> None:
        """Deletes all decisions on these reports, which are about to leave the archive: there is no other way to."""
        told = self.filter(report__in=reports)
        for rows in (told.exclude(undoes=None), told):  # what took others back stands on them, and goes first
            models.QuerySet.delete(rows)


class Decision(Record):
    """A curator's word on one fact, or on what is said of a report itself."""

    class Action(models.TextChoices):
        """What was decided."""

        CONFIRM = "confirm", "confirmed"
        EDIT = "edit", "edited"
        REJECT = "reject", "rejected"
        REOPEN = "reopen", "reopened"
        ADD = "add", "added"
        UNDO = "undo", "took back"
        PUBLISH = "publish", "published"
        WITHDRAW = "withdraw", "withdrew"
        READ_AGAIN = "read-again", "read again"

    report = models.ForeignKey(Report, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=20, help_text="The kind of fact, or “report”.")
    fact_id = models.PositiveBigIntegerField(null=True, blank=True)
    action = models.CharField(max_length=10, choices=Action)
    exact = models.TextField(blank=True, help_text="The words that were decided on.")
    prefix = models.CharField(max_length=32, blank=True)
    suffix = models.CharField(max_length=32, blank=True)
    batch = models.UUIDField(null=True, blank=True, db_index=True, help_text="Shared by those taken with one click.")

    objects = DecisionQuerySet.as_manager()

    class Meta(Record.Meta):
        indexes = [models.Index(fields=["kind", "fact_id"], name="decisions_of_fact")]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.exact[:60]}"


class AuthorityChange(Record):
    """What somebody did to an authority: a treaty, person, outlet, topic, state, body or provision."""

    class Action(models.TextChoices):
        """What was done."""

        CREATE = "create", "made"
        EDIT = "edit", "edited"
        MERGE = "merge", "merged"
        UNDO = "undo", "took back"
        DELETE = "delete", "deleted"
        REFUSE = "refuse", "refused"

    kind = models.CharField(max_length=20, help_text="The authority's model: treaty, person, outlet …")
    subject_id = models.PositiveBigIntegerField(help_text="Of a merge, the one that was merged away.")
    into_id = models.PositiveBigIntegerField(null=True, blank=True, help_text="Of a merge, the one that stands.")
    name = models.CharField(max_length=400, help_text="What it was called then.")
    action = models.CharField(max_length=10, choices=Action)
    moved = models.JSONField(
        default=dict, blank=True, help_text="Of a merge: the rows that were made to name the one that stands."
    )

    class Meta(Record.Meta):
        indexes = [
            models.Index(fields=["kind", "subject_id"], name="changes_of_authority"),
            models.Index(fields=["kind", "into_id"], name="changes_into_authority"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.name[:60]}"
