"""The ledger: what arrived, and what became of each file. It is the workers' queue, too."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from archive.models.edtf import EDTFField
from archive.models.report import Original, Report


class UploadQuerySet(models.QuerySet):
    """The questions asked of uploads."""

    def with_progress(self):
        """Each with how many of its files there are in all (`files`) and with each outcome (`waiting`, `done` …)."""
        return self.annotate(
            files=Count("items"),
            **{outcome.value: Count("items", filter=Q(items__outcome=outcome)) for outcome in UploadItem.Outcome},
        )


class Upload(models.Model):
    """Some files that were sent together."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    origin = models.CharField(max_length=200, help_text="How they came: the workbench, or a command with its folder.")
    note = models.TextField(blank=True)
    publish = models.BooleanField(default=False, help_text="Its reports are shown to readers as soon as they are read.")
    announced = models.PositiveIntegerField(
        null=True, blank=True, help_text="How many files the sender was about to send, where it said so."
    )

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.origin}, {self.at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        """Its page in the workbench."""
        return reverse("admin:archive_upload_change", args=[self.pk])


class UploadItemQuerySet(models.QuerySet):
    """The questions asked of the files that arrived."""

    def ended(self):
        """Those of which it is known what became of them."""
        return self.exclude(outcome__in=UploadItem.OPEN)

    def open(self):
        """Those that wait or are being read."""
        return self.filter(outcome__in=UploadItem.OPEN)

    def failed(self):
        """Those that failed."""
        return self.filter(outcome=UploadItem.Outcome.FAILED)


class UploadItem(models.Model):
    """One file of an upload, or of a bundle in it, and how it ended.

    Its bytes are kept as an `Original` before anything is read, so that it can be tried again.
    """

    class Outcome(models.TextChoices):
        """Where it is, and how it ended."""

        WAITING = "waiting", "waiting"
        WORKING = "working", "being read"
        DONE = "done", "done"
        DUPLICATE = "duplicate", "duplicate"
        NEAR = "near", "near-duplicate"
        LOOK = "look", "needs a look"
        FAILED = "failed", "failed"

    OPEN = (Outcome.WAITING, Outcome.WORKING)

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="items")
    within = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="members", help_text="The bundle that it was in."
    )
    place = models.PositiveIntegerField(null=True, blank=True, help_text="Its place in the bundle, from 0.")
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField(help_text="In bytes.")
    sha256 = models.CharField(
        max_length=64, blank=True, db_index=True, help_text="Empty for a file too large to be taken in."
    )
    source_url = models.URLField(max_length=2000, blank=True)
    published = EDTFField(help_text="The publication date, where the sender gave it.")
    sample = models.BooleanField(default=False)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.WAITING)
    reason = models.TextField(blank=True, help_text="Why it ended so, in sentences, and what to do.")
    tries = models.PositiveIntegerField(default=0, help_text="How often it was taken up.")
    taken_by = models.CharField(max_length=40, blank=True, help_text="The worker that reads it.")
    ended_at = models.DateTimeField(null=True, blank=True)
    original = models.ForeignKey(Original, models.SET_NULL, null=True, blank=True, related_name="arrivals")
    report = models.ForeignKey(Report, models.SET_NULL, null=True, blank=True, related_name="arrivals")

    objects = UploadItemQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["within", "place"], name="one_member")]
        indexes = [
            models.Index(fields=["outcome", "id"], name="items_by_outcome"),
            models.Index(fields=["upload", "outcome"], name="items_of_upload"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_outcome_display()}"

    @property
    def has_ended(self) -> bool:
        """Whether it is known what became of it."""
        return self.outcome not in self.OPEN
