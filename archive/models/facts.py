"""What reports say: facts, each on the words that support it.

A fact keeps its words twice over, as the W3C Web Annotation model does: by position (`start`, `end`) and by quotation
(`exact` with `prefix` and `suffix`), so that it can be found again when the text has been read anew.
"""

from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import models

from archive.models.edtf import EDTFBound, EDTFField
from archive.models.people import Person, State
from archive.models.report import Report
from archive.models.topic import Topic
from archive.models.treaty import Action, Provision, RelationType, Treaty

CONTEXT = 32
"""Code points of prefix and suffix kept with a fact's words."""
PLACE = ("start", "end", "prefix", "suffix")
"""What is other of a fact when only the text around its words has changed."""


class FactQuerySet(models.QuerySet):
    """The questions asked of facts."""

    def standing(self):
        """Those that hold: neither rejected nor adrift."""
        return self.exclude(state=Fact.State.REJECTED).filter(adrift=False)

    def decided(self):
        """Those that a curator has decided on."""
        return self.exclude(state=Fact.State.PROPOSED)

    def public(self):
        """Those that hold, in reports that readers see."""
        return self.standing().filter(report__status=Report.Status.PUBLISHED)


class Fact(models.Model):
    """A finding kept on its words.

    `CLAIM` names the fields that make two facts on the same words the same; `EXCLUSIVE` says that the same words
    can hold only one fact of the kind. By these a curator's decision is recognised when a report is read again.
    A fact whose treaty is empty is of a treaty that the text leaves open.
    """

    CLAIM: tuple[str, ...] = ()
    EXCLUSIVE = False

    class State(models.TextChoices):
        """What a curator has said of it."""

        PROPOSED = "proposed", "proposed"
        CONFIRMED = "confirmed", "confirmed"
        EDITED = "edited", "edited"
        REJECTED = "rejected", "rejected"

    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=CONTEXT, blank=True)
    suffix = models.CharField(max_length=CONTEXT, blank=True)
    rule = models.CharField(max_length=60)
    confidence = models.FloatField(default=1.0)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED, db_index=True)
    replaced = models.JSONField(
        default=list, blank=True, editable=False, help_text="Claims that a curator's edits have put others in place of."
    )
    adrift = models.BooleanField(
        default=False, help_text="Decided on, but its words are no longer in the text: a person must look."
    )

    objects = FactQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["start", "end", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="%(class)s_has_words"),
        ]
        indexes = [models.Index(fields=["state", "confidence"], name="%(class)s_unsure")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.exact[:60]}"

    def clean(self) -> None:
        """Raises ValidationError where the provision is another treaty's."""
        provision = getattr(self, "provision", None)
        if provision and provision.treaty_id != self.treaty_id:
            raise ValidationError({"provision": f"{provision.label} is of another treaty: {provision.treaty}."})

    @property
    def version(self) -> str:
        """Another one whenever the fact says something else, or was decided on otherwise; wherever its words stand."""
        said = [
            getattr(self, field.attname)
            for field in self._meta.concrete_fields
            if field.editable and field.name not in PLACE
        ]
        return sha256(repr(said).encode()).hexdigest()[:16]

    @property
    def claim(self) -> list:
        """The values of the fields of `CLAIM`, foreign keys by their id."""
        return [getattr(self, self._meta.get_field(field).attname) for field in self.CLAIM]


def of_report(name: str) -> models.ForeignKey:
    """The report that the fact stands in; `name` is what the report calls its facts of this kind."""
    return models.ForeignKey(Report, models.CASCADE, related_name=name)


class TreatyMention(Fact):
    """Words that speak of a treaty."""

    CLAIM = ("treaty",)
    EXCLUSIVE = True

    report = of_report("treaty_mentions")
    treaty = models.ForeignKey(Treaty, models.PROTECT, null=True, blank=True, related_name="mentions")
    candidates = models.JSONField(
        default=list,
        blank=True,
        help_text="Slugs of the treaties that the words may mean, where the text leaves it open.",
    )
    main = models.BooleanField(default=False, help_text="The report is about this treaty.")

    class Meta(Fact.Meta):
        indexes = [
            *Fact.Meta.indexes,
            # Which reports speak of a treaty, answered without reading a row: asked by every page of one.
            models.Index(fields=["treaty", "state", "adrift", "report"], name="reports_of_treaty"),
        ]


class DateMention(Fact):
    """A calendar date that the text mentions."""

    CLAIM = ("date",)
    EXCLUSIVE = True

    class Kind(models.TextChoices):
        """How it is said."""

        ABSOLUTE = "absolute", "absolute"
        RELATIVE = "relative", "relative"

    report = of_report("dates")
    date = EDTFField(blank=False)
    date_earliest = EDTFBound(of="date")
    date_latest = EDTFBound(of="date", last=True)
    kind = models.CharField(max_length=10, choices=Kind)
    anchor = EDTFField(help_text="What a relative date was counted from.")


class Event(Fact):
    """A step in a treaty's life, as the report tells it."""

    CLAIM = ("treaty", "action", "date")

    report = of_report("events")
    treaty = models.ForeignKey(Treaty, models.PROTECT, null=True, blank=True, related_name="events")
    action = models.CharField(max_length=30, choices=Action)
    date = EDTFField()
    date_earliest = EDTFBound(of="date")
    date_latest = EDTFBound(of="date", last=True)
    place = models.CharField(max_length=200, blank=True)
    actor = models.CharField(max_length=200, blank=True)

    class Meta(Fact.Meta):
        indexes = [
            *Fact.Meta.indexes,
            # Holds all that is asked of events to find the days on which reports disagree: no row is read for it.
            models.Index(
                fields=["treaty", "action", "actor", "date", "state", "adrift", "date_earliest", "date_latest"],
                name="events_of_treaty",
            ),
        ]


class Signature(Fact):
    """A person who signed, or is to sign, a treaty, as the report tells it."""

    CLAIM = ("treaty", "person")

    report = of_report("signatures")
    treaty = models.ForeignKey(Treaty, models.PROTECT, null=True, blank=True, related_name="signatures")
    person = models.ForeignKey(Person, models.PROTECT, related_name="signatures")
    name = models.CharField(max_length=200, help_text="As the report names the person.")
    role = models.CharField(max_length=200, blank=True)
    signed_for = models.ForeignKey(State, models.PROTECT, null=True, blank=True, related_name="signatures")


class Basis(models.TextChoices):
    """How the provision is known that words are of."""

    STATED = "stated", "the report names it"
    MATCHED = "matched", "matched by its words"
    CURATOR = "curator", "a curator says so"


class QuotedClause(Fact):
    """A treaty's own words, as the report quotes them: one witness of a provision."""

    CLAIM = ("treaty", "provision")
    EXCLUSIVE = True

    report = of_report("clauses")
    treaty = models.ForeignKey(Treaty, models.PROTECT, null=True, blank=True, related_name="clauses")
    provision = models.ForeignKey(Provision, models.PROTECT, null=True, blank=True, related_name="clauses")
    basis = models.CharField(max_length=10, choices=Basis, blank=True)
    matched_by = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="Where the provision was matched: what shows it, the weightiest first.",
    )
    speaker = models.CharField(max_length=200, blank=True, help_text="Who passes the words on, where the report says.")


class Paraphrase(Fact):
    """What the report says, in its own words, that a provision lays down."""

    CLAIM = ("treaty", "provision")

    report = of_report("paraphrases")
    treaty = models.ForeignKey(Treaty, models.PROTECT, null=True, blank=True, related_name="paraphrases")
    provision = models.ForeignKey(Provision, models.PROTECT, null=True, blank=True, related_name="paraphrases")
    basis = models.CharField(max_length=10, choices=Basis, blank=True)


class Statement(Fact):
    """Quoted words of a person, a body or another paper."""

    CLAIM = ("kind", "speaker")
    EXCLUSIVE = True

    class Kind(models.TextChoices):
        """Whose words they are."""

        STATEMENT = "statement", "a person's"
        DOCUMENT = "document", "a body's or another paper's"

    report = of_report("statements")
    kind = models.CharField(max_length=10, choices=Kind)
    speaker = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="statements")
    treaty = models.ForeignKey(Treaty, models.PROTECT, null=True, blank=True, related_name="statements")
    provision = models.ForeignKey(Provision, models.PROTECT, null=True, blank=True, related_name="statements")


class Reference(Fact):
    """An instrument or provision that the report cites; one without a treaty is unresolved."""

    CLAIM = ("treaty", "label")

    report = of_report("references")
    treaty = models.ForeignKey(Treaty, models.PROTECT, null=True, blank=True, related_name="references")
    label = models.CharField(max_length=60, blank=True, help_text="In English, as cited: Article 51.")
    provision = models.ForeignKey(Provision, models.PROTECT, null=True, blank=True, related_name="references")


class Relation(Fact):
    """What one treaty does to another, as the report tells it."""

    CLAIM = ("origin", "type", "target")

    report = of_report("relations")
    origin = models.ForeignKey(Treaty, models.PROTECT, null=True, blank=True, related_name="relations")
    type = models.CharField(max_length=12, choices=RelationType)
    target = models.ForeignKey(Treaty, models.PROTECT, null=True, blank=True, related_name="relations_to")
    claimed_by = models.CharField(max_length=200, blank=True)


class TopicMark(Fact):
    """Words that show what the report is about."""

    CLAIM = ("topic",)

    report = of_report("topic_marks")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="marks")
    score = models.FloatField()

    class Meta(Fact.Meta):
        indexes = [
            *Fact.Meta.indexes,
            # What the reports of a treaty are about, likewise.
            models.Index(fields=["report", "topic", "state", "adrift"], name="topics_of_report"),
        ]


FACTS: dict[str, type[Fact]] = {
    "treaty": TreatyMention,
    "date": DateMention,
    "event": Event,
    "signature": Signature,
    "clause": QuotedClause,
    "paraphrase": Paraphrase,
    "statement": Statement,
    "reference": Reference,
    "relation": Relation,
    "topic": TopicMark,
}
"""Every kind of fact, by the word that addresses and decisions use for it."""


def kind_of(fact: Fact) -> str:
    """The word for the fact's kind."""
    return next(kind for kind, model in FACTS.items() if isinstance(fact, model))
