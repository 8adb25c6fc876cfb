"""Originals as they came, and the reports read from them."""

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse

from archive.models.authority import Authority, OtherName
from archive.models.edtf import EDTFBound, EDTFField
from archive.models.language import validate_language
from archive.models.shown import ShownQuerySet


class OutletQuerySet(ShownQuerySet):
    """The questions asked of outlets."""

    def with_report_counts(self):
        """Each with `report_count`: its published reports."""
        published = models.Q(reports__status=Report.Status.PUBLISHED)
        return self.annotate(report_count=models.Count("reports", filter=published, distinct=True))

    def shown(self):
        """Those standing that are vouched for or have a published report."""
        published = Report.objects.published().filter(outlet=models.OuterRef("pk"))
        return self.standing().filter(models.Q(vouched=True) | models.Exists(published))


class Outlet(Authority):
    """Who publishes reports: an agency, a paper, a site."""

    language = models.CharField(max_length=35, blank=True, help_text="BCP 47; of most of what it publishes.")
    domains = models.JSONField(default=list, blank=True)

    objects = OutletQuerySet.as_manager()

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("archive:outlet", args=[self.slug])


class OutletName(OtherName):
    """Another name of an outlet."""

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="names")

    class Meta(OtherName.Meta):
        constraints = [models.UniqueConstraint(fields=["outlet", "language", "text"], name="one_outlet_name")]


def original_path(original: "Original", _filename: str) -> str:
    """Where an original's bytes lie: under their SHA-256, whatever the sender called them."""
    return f"{original.sha256[:2]}/{original.sha256}"


class Original(models.Model):
    """The bytes as they came. Nothing ever rewrites them."""

    sha256 = models.CharField(max_length=64, unique=True)
    content = models.FileField(upload_to=original_path, storage=default_storage, max_length=100)
    name = models.CharField(max_length=255, help_text="The file's name as it was sent.")
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(help_text="In bytes.")
    source_url = models.URLField(max_length=2000, blank=True)
    captured = models.DateTimeField(null=True, blank=True, help_text="When a web archive took the page, as it says.")
    received = models.DateTimeField(auto_now_add=True)
    received_from = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-received", "-id"]

    def __str__(self) -> str:
        return self.name


def dispatch_of(report: str = "") -> Coalesce:
    """The dispatch that a report belongs to, as a number: reports that reprint one another have the same.

    `report` is the way to the report from what is asked (`"report"` from a fact), empty where reports are asked.
    How many reports are independent is `Count(dispatch_of(…), distinct=True)`.
    """
    way = f"{report}__" if report else ""
    return Coalesce(f"{way}dispatch_id", f"{way}pk")


class ReportQuerySet(models.QuerySet):
    """The questions asked of reports."""

    def published(self):
        """What readers see."""
        return self.filter(status=Report.Status.PUBLISHED)

    def samples(self):
        """Those written for the project."""
        return self.filter(sample=True)

    def speaking_of(self, treaty):
        """Those in which a mention of the treaty stands."""
        return self.filter(pk__in=treaty.mentions.exclude(state="rejected").filter(adrift=False).values("report_id"))

    def for_lists(self):
        """As lists name them: with the outlet, without the text."""
        return self.select_related("outlet").defer("text")

    def newest_first(self):
        """By publication date; the undated come last."""
        return self.order_by(models.F("published_earliest").desc(nulls_last=True), "-pk")


class Report(models.Model):
    """One news article, as read from an original. Every offset of its facts counts code points of `text`."""

    class Status(models.TextChoices):
        """Who sees it."""

        DRAFT = "draft", "draft"
        PUBLISHED = "published", "published"
        WITHDRAWN = "withdrawn", "withdrawn"

    slug = models.SlugField(
        max_length=140, unique=True, allow_unicode=False, help_text="Part of its address. Never changes."
    )
    original = models.OneToOneField(Original, models.PROTECT, related_name="report")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT, db_index=True)
    sample = models.BooleanField(default=False, help_text="Written for this project: no evidence of anything.")
    title = models.CharField(max_length=500)
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="reports")
    author = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True, help_text="Where the dateline says that it was written.")
    language = models.CharField(
        max_length=35, blank=True, validators=[validate_language], help_text="BCP 47: en, ko-KP."
    )
    source_url = models.URLField(max_length=2000, blank=True)
    published = EDTFField()
    published_earliest = EDTFBound(of="published")
    published_latest = EDTFBound(of="published", last=True)
    published_basis = models.CharField(
        max_length=10, blank=True, help_text="given, metadata, dateline, inferred or curator."
    )
    published_evidence = models.JSONField(default=list, blank=True, help_text="[start, end] pairs in the text.")
    text = models.TextField(editable=False)
    text_sha256 = models.CharField(max_length=64, editable=False)
    warnings = models.JSONField(default=list, blank=True, editable=False)
    resembles = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="resembled_by",
        help_text="The report that was here before with nearly the same words.",
    )
    dispatch = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="reprints",
        help_text="The first report of the dispatch that this one reprints; empty for the first itself.",
    )
    extractor = models.CharField(max_length=40, editable=False, help_text="Version of the rules that found the facts.")
    held = models.JSONField(
        default=list, blank=True, editable=False, help_text="Fields that a curator has set: reading again leaves them."
    )
    added = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = [models.F("published_earliest").desc(nulls_last=True), "-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("archive:report", args=[self.slug])
