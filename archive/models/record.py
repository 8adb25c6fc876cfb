"""What is only ever added to: who did what, when and why."""

from django.conf import settings
from django.db import models


class AppendOnly(TypeError):
    """Someone tried to rewrite or delete what is only ever added to."""


class RecordQuerySet(models.QuerySet):
    """Records can be read and added."""

    def bulk_create(self, objs, *args, update_conflicts=False, **kwargs):
        """Adds them; raises AppendOnly where they would be written over others."""
        if update_conflicts:
            raise AppendOnly("A decision is never rewritten; take another one instead.")
        return super().bulk_create(objs, *args, update_conflicts=False, **kwargs)

    def update(self, **_fields):
        """Refused: what was wrong is followed by another record."""
        raise AppendOnly("A decision is never rewritten; take another one instead.")

    def delete(self):
        """Refused, likewise."""
        raise AppendOnly("A decision is never deleted; take another one instead.")


class Record(models.Model):
    """Something that a person, or a command, did: how it was before, how it was after."""

    before = models.JSONField(default=dict, help_text="The fields as they stood.")
    after = models.JSONField(default=dict, help_text="The fields as they were set.")
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-at", "-id"]

    def save(self, *args, **kwargs) -> None:
        """Adds the record; raises AppendOnly where it is there already."""
        if self.pk:
            raise AppendOnly("A decision is never rewritten; take another one instead.")
        super().save(*args, **kwargs)

    def delete(self, using=None, keep_parents=False):  # noqa: ARG002 - Django's signature
        """Refused: raises AppendOnly."""
        raise AppendOnly("A decision is never deleted; take another one instead.")

    @property
    def is_undone(self) -> bool:
        """Whether a later record took it back."""
        return hasattr(self, "undone_by")
