"""Treaties: instruments, their numbered provisions, and what the authority record says of their life."""

import re
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import slugify

from archive.models.authority import Authority, OtherName
from archive.models.edtf import EDTFBound, EDTFField
from archive.models.people import Person, State
from archive.models.shown import ShownQuerySet, counted

LONG = 60
"""Characters of a treaty's name that is said whole where room is short."""
MOST_PARTIES = 4
"""Parties that a shortened name tells one by one."""
SUBJECT = re.compile(r" (?:on|about|concerning|regarding|relating to|with respect to|for|in|to|of(?= [0-9])) .*")
"""What a treaty is about, or of which day, where its name says so behind the parties."""


def short_title(name: str, parties: Collection[str]) -> str:
    """A treaty's long name with its parties as they are usually called.

    “Treaty of Friendship … between the Union of Soviet Socialist Republics and the Democratic People's Republic of
    Korea” → “Treaty of Friendship …, North Korea–Soviet Union”. What is short, or names no parties, stays as it is.
    """
    title, between, rest = name.partition(" between ")
    if len(name) <= LONG or not between or not 2 <= len(parties) <= MOST_PARTIES:
        return name
    subject = SUBJECT.search(rest)
    return f"{title}{subject.group() if subject else ''}, {'–'.join(sorted(parties))}"


def provision_slug(label: str) -> str:
    """A provision's part of an address: `Article 5(1)` → `article-5-1`, not Article 51's. Empty for no ASCII."""
    return slugify(re.sub(r"\W+", " ", label))


class Action(models.TextChoices):
    """The steps in a treaty's life."""

    NEGOTIATION = "negotiation", "negotiation"
    SIGNATURE = "signature", "signature"
    SUBMISSION = "submission", "submission to parliament"
    APPROVAL = "approval", "approval by a chamber or body"
    RATIFICATION = "ratification", "ratification"
    EXCHANGE = "exchange-of-instruments", "exchange of instruments"
    FORCE = "entry-into-force", "entry into force"
    PUBLICATION = "publication", "publication"
    AMENDMENT = "amendment", "amendment"
    SUSPENSION = "suspension", "suspension"
    WITHDRAWAL = "withdrawal", "withdrawal"
    TERMINATION = "termination", "termination"
    REGISTRATION = "registration", "registration"


class RelationType(models.TextChoices):
    """What one treaty does to another, said of the first."""

    SUPERSEDES = "supersedes", "replaces"
    TERMINATES = "terminates", "ends"
    AMENDS = "amends", "amends"
    SUPPLEMENTS = "supplements", "supplements"
    IMPLEMENTS = "implements", "implements"
    CITES = "cites", "cites"


class TreatyQuerySet(ShownQuerySet):
    """The questions asked of treaties."""

    NAMED_BY = (
        "mentions",
        "events",
        "signatures",
        "clauses",
        "paraphrases",
        "statements",
        "references",
        "relations",
        "relations_to",
    )
    MET_IN = "mentions"

    def with_report_counts(self):
        """Each with `report_count`: the published reports that speak of it."""
        return self.annotate(report_count=counted(self.model, "mentions", "report"))

    def of_party(self, state):
        """Those of which readers may know that the state is party."""
        return self.filter(pk__in=state.treaties.describable().values("pk"))

    def newest_first(self):
        """By the day of signature; those without one come last."""
        return self.order_by(F("signed_earliest").desc(nulls_last=True), "name")

    def reported_first(self):
        """Those that published reports speak of before those that only the record knows; either newest first."""
        ordered = self.with_report_counts().newest_first()
        return ordered.alias(unreported=Q(report_count=0)).order_by("unreported", *ordered.query.order_by)


class Treaty(Authority):
    """An instrument between states: treaty, agreement, convention, charter, protocol."""

    parties = models.ManyToManyField(State, blank=True, related_name="treaties")
    signatories = models.ManyToManyField(Person, blank=True, related_name="signed_treaties")
    signed = EDTFField()
    signed_earliest = EDTFBound(of="signed")
    signed_latest = EDTFBound(of="signed", last=True)
    place = models.CharField(max_length=200, blank=True, help_text="Where it was signed.")
    note = models.TextField(blank=True)

    objects = TreatyQuerySet.as_manager()

    class Meta(Authority.Meta):
        verbose_name_plural = "treaties"
        ordering = ["-signed_earliest", "name"]

    @property
    def short_name(self) -> str:
        """What it is called where room is short; whoever lists many prefetches `parties`."""
        return short_title(self.name, [party.name for party in self.parties.all()])

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("archive:treaty", args=[self.slug])


class TreatyName(OtherName):
    """Another title of a treaty, as texts call it."""

    treaty = models.ForeignKey(Treaty, models.CASCADE, related_name="names")

    class Meta(OtherName.Meta):
        constraints = [models.UniqueConstraint(fields=["treaty", "language", "text"], name="one_treaty_name")]


class ProvisionQuerySet(ShownQuerySet):
    """The questions asked of provisions."""

    NAMED_BY = ("clauses", "paraphrases", "statements", "references")
    MERGED = "treaty__merged_into"

    def with_witness_counts(self):
        """Each with its `witness_count` (quotations) and `retelling_count` (in the reports' own words)."""
        return self.annotate(
            witness_count=counted(self.model, "clauses"), retelling_count=counted(self.model, "paraphrases")
        )


class Provision(models.Model):
    """A numbered article of a treaty, or its preamble."""

    treaty = models.ForeignKey(Treaty, models.CASCADE, related_name="provisions")
    label = models.CharField(max_length=60, help_text="In English, as cited: Article 4, Preamble.")
    slug = models.SlugField(max_length=60, blank=True, help_text="Part of its address. Never changes.")
    position = models.PositiveIntegerField(default=0)
    subject = models.CharField(max_length=300, blank=True, help_text="What it provides, in the archive's own words.")
    verified = models.BooleanField(default=True, help_text="Off where the number or subject is inferred, not read.")
    vouched = models.BooleanField(default=True, help_text="Off for one that was first met in a report.")

    objects = ProvisionQuerySet.as_manager()

    class Meta:
        ordering = ["treaty", "position", "label"]
        constraints = [models.UniqueConstraint(fields=["treaty", "slug"], name="one_provision")]

    def __str__(self) -> str:
        return f"{self.label} of {self.treaty}"

    def save(self, *args, **kwargs) -> None:
        """Gives a new provision its address, which is made of its label and never changes afterwards."""
        self.slug = self.slug or provision_slug(self.label)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("archive:provision", args=[self.treaty.slug, self.slug])

    def clean(self) -> None:
        """Raises ValidationError where no address can be made of the label, or another of the treaty has it."""
        slug = self.slug or provision_slug(self.label)
        if not slug:
            raise ValidationError({"label": "Write it in English, as it is cited: Article 4."})
        if Provision.objects.filter(treaty=self.treaty_id, slug=slug).exclude(pk=self.pk).exists():
            raise ValidationError({"label": f"The treaty has its {self.label} already."})


class ProvisionCue(OtherName):
    """Words by which an unnumbered quotation of the provision may be known."""

    provision = models.ForeignKey(Provision, models.CASCADE, related_name="cues")

    class Meta(OtherName.Meta):
        constraints = [models.UniqueConstraint(fields=["provision", "language", "text"], name="one_provision_cue")]


class RecordedEvent(models.Model):
    """A step in a treaty's life as the authority record has it (a report's own claim is an `Event`)."""

    treaty = models.ForeignKey(Treaty, models.CASCADE, related_name="record")
    action = models.CharField(max_length=30, choices=Action)
    date = EDTFField()
    date_earliest = EDTFBound(of="date")
    date_latest = EDTFBound(of="date", last=True)
    place = models.CharField(max_length=200, blank=True)
    actor = models.CharField(max_length=200, blank=True)
    verified = models.BooleanField(default=True, help_text="Off where sources disagree or only one gives it.")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["date_earliest", "id"]

    def __str__(self) -> str:
        return f"{self.get_action_display()} of {self.treaty}, {self.date or 'undated'}"


class RecordedRelation(models.Model):
    """What a treaty does to another, as the authority record has it."""

    class Mode(models.TextChoices):
        """Who says so."""

        TEXT = "asserted-by-text", "the treaty's text says so"
        PERSON = "claimed-by-person", "a person claims so"

    origin = models.ForeignKey(Treaty, models.CASCADE, related_name="recorded_relations")
    type = models.CharField(max_length=12, choices=RelationType)
    target = models.ForeignKey(Treaty, models.CASCADE, related_name="recorded_relations_to")
    mode = models.CharField(max_length=20, choices=Mode, default=Mode.TEXT)
    claimed_by = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["origin", "type"]
        constraints = [
            models.UniqueConstraint(fields=["origin", "type", "target", "mode"], name="one_recorded_relation")
        ]

    def __str__(self) -> str:
        return f"{self.origin} {self.get_type_display()} {self.target}"
