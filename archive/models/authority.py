"""What every authority has: a lasting address, a preferred name, and other names in many languages."""

from typing import Self

from django.db import models


class Authority(models.Model):
    """A thing that reports speak of and that the archive knows by one name."""

    slug = models.SlugField(max_length=120, unique=True, help_text="Part of its address. Never changes.")
    name = models.CharField(max_length=400)
    vouched = models.BooleanField(
        default=True, help_text="Off for one that was first met in a report and that no curator has looked at yet."
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        help_text="The one that this turned out to be. Its address leads there.",
    )

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def standing(self) -> Self:
        """The row that stands for this one: itself, or the one that it was merged into."""
        row = self
        while row.merged_into is not None:
            row = row.merged_into
        return row


class OtherName(models.Model):
    """One more name of an authority, as some source writes it."""

    text = models.CharField(max_length=400)
    language = models.CharField(max_length=35, blank=True, help_text="BCP 47; empty where it serves every language.")

    class Meta:
        abstract = True
        ordering = ["language", "text"]

    def __str__(self) -> str:
        return self.text


class AuthorityFile(models.Model):
    """Which version of an authority file has been loaded, so that loading it again changes nothing."""

    path = models.CharField(max_length=200, unique=True)
    sha256 = models.CharField(max_length=64)
    loaded = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.path
