"""The ledger: what arrived, and what became of each file."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from archive.models.report import Original, Report


class Upload(models.Model):
    """Some files that were sent together."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    origin = models.CharField(max_length=200, help_text="How they came: the admin, or a command with its folder.")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.origin}, {self.at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        """Its page in the admin."""
        return reverse("admin:archive_upload_change", args=[self.pk])


class UploadItem(models.Model):
    """One file of an upload, and how it ended. The bytes of a file that failed are kept where they could be."""

    class Outcome(models.TextChoices):
        """How it ended."""

        DONE = "done", "read"
        DUPLICATE = "duplicate", "already here"
        FAILED = "failed", "failed"

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="items")
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField(help_text="In bytes.")
    sha256 = models.CharField(max_length=64, blank=True, help_text="Empty for a file too large to be taken in.")
    outcome = models.CharField(max_length=10, choices=Outcome)
    reason = models.TextField(blank=True, help_text="Why it failed, in a sentence.")
    original = models.ForeignKey(Original, models.SET_NULL, null=True, blank=True, related_name="arrivals")
    report = models.ForeignKey(Report, models.SET_NULL, null=True, blank=True, related_name="arrivals")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_outcome_display()}"
