"""What reports are about: the two-level tree of topics."""

from django.db import models
from django.urls import reverse

from archive.models.authority import Authority, OtherName


class Topic(Authority):
    """A topic; one without a parent is of the upper level."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    definition = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0, help_text="Its place in the tree, first to last.")
    codes = models.JSONField(default=list, blank=True, help_text="Codes in other vocabularies: [scheme, code] pairs.")

    class Meta:
        ordering = ["position", "name"]

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("archive:topic", args=[self.slug])


class TopicCue(OtherName):
    """A word that shows the topic in a text."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="cues")

    class Meta(OtherName.Meta):
        constraints = [models.UniqueConstraint(fields=["topic", "language", "text"], name="one_topic_cue")]
