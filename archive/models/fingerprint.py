"""What a text's words are like, in few bytes, so that nearly equal reports find each other."""

from django.db import models

from archive.models.report import Report


class Fingerprint(models.Model):
    """The MinHash signature of a report's text."""

    report = models.OneToOneField(Report, models.CASCADE, primary_key=True, related_name="fingerprint")
    text_sha256 = models.CharField(max_length=64, help_text="Of the text that it was made of.")
    signature = models.BinaryField()

    def __str__(self) -> str:
        return f"Fingerprint of {self.report_id}"


class FingerprintBand(models.Model):
    """One band of a signature: texts that share one are likely to be alike."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    band = models.PositiveSmallIntegerField()
    key = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "band"], name="one_band")]
        indexes = [models.Index(fields=["band", "key"], name="fingerprint_band")]

    def __str__(self) -> str:
        return f"Band {self.band} of {self.report_id}"
