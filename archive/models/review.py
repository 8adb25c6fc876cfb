"""What curators decided, kept for good."""

from django.conf import settings
from django.db import models

from archive.models.report import Report


class AppendOnly(TypeError):
    """Someone tried to rewrite or delete what is only ever added to."""


class DecisionQuerySet(models.QuerySet):
    """Decisions can be read and added."""

    def update(self, **_fields):
        """Refused: a decision that was wrong is followed by another."""
        raise AppendOnly("A decision is never rewritten; take another one instead.")

    def delete(self):
        """Refused, likewise."""
        raise AppendOnly("A decision is never deleted; take another one instead.")


class Decision(models.Model):
    """A curator's word on one fact, or on what is said of a report itself."""

    class Action(models.TextChoices):
        """What was decided."""

        CONFIRM = "confirm", "confirmed"
        EDIT = "edit", "edited"
        REJECT = "reject", "rejected"
        REOPEN = "reopen", "reopened"
        PUBLISH = "publish", "published"
        WITHDRAW = "withdraw", "withdrew"

    report = models.ForeignKey(Report, models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=20, help_text="The kind of fact, or “report”.")
    fact_id = models.PositiveBigIntegerField(null=True, blank=True)
    action = models.CharField(max_length=10, choices=Action)
    exact = models.TextField(blank=True, help_text="The words that were decided on.")
    prefix = models.CharField(max_length=32, blank=True)
    suffix = models.CharField(max_length=32, blank=True)
    before = models.JSONField(default=dict, help_text="The fact's fields as they stood.")
    after = models.JSONField(default=dict, help_text="The fields that the decision set.")
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.exact[:60]}"

    def save(self, *args, **kwargs) -> None:
        """Adds the decision; raises AppendOnly where it is there already."""
        if self.pk:
            raise AppendOnly("A decision is never rewritten; take another one instead.")
        super().save(*args, **kwargs)

    def delete(self, using=None, keep_parents=False):  # noqa: ARG002 - Django's signature
        """Refused: raises AppendOnly."""
        raise AppendOnly("A decision is never deleted; take another one instead.")
