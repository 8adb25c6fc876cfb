"""A treaty's own text, where it has been published: in each language whole, and provision by provision."""

from django.conf import settings
from django.db import models

from archive.models.language import validate_language
from archive.models.report import Original
from archive.models.treaty import Provision, Treaty


class OfficialText(models.Model):
    """The text of a treaty in one language, with the bytes that it was read from."""

    treaty = models.ForeignKey(Treaty, models.CASCADE, related_name="official_texts")
    language = models.CharField(max_length=35, validators=[validate_language], help_text="BCP 47: en, ko-KP.")
    original = models.ForeignKey(Original, models.PROTECT, related_name="official_texts")
    source_url = models.URLField(max_length=2000, blank=True, help_text="Where it was published.")
    text = models.TextField(editable=False)
    text_sha256 = models.CharField(max_length=64, editable=False)
    added = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["treaty", "language"]
        constraints = [models.UniqueConstraint(fields=["treaty", "language"], name="one_official_text")]

    def __str__(self) -> str:
        return f"{self.treaty}, official text ({self.language})"


class OfficialProvision(models.Model):
    """A provision's words in an official text: `text[start:end]`, in code points."""

    official_text = models.ForeignKey(OfficialText, models.CASCADE, related_name="provisions")
    provision = models.ForeignKey(Provision, models.PROTECT, related_name="official")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()

    class Meta:
        ordering = ["official_text", "start"]
        constraints = [
            models.UniqueConstraint(fields=["official_text", "provision"], name="one_official_provision"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="official_provision_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.provision} ({self.official_text.language})"
