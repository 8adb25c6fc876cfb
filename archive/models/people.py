"""Who acts and speaks: states, persons, bodies."""

from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse

from archive.models.authority import Authority, OtherName
from archive.models.shown import ShownQuerySet, counted


class State(Authority):
    """A state, past ones and the European Union included."""

    code = models.CharField(
        max_length=2, unique=True, help_text="ISO 3166 alpha-2; SU for the Soviet Union, EU for the European Union."
    )
    successor = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="predecessors")

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("archive:state", args=[self.slug])


class StateName(OtherName):
    """Another name of a state; a demonym or a capital may stand for it too."""

    class Kind(models.TextChoices):
        """What the word is to the state."""

        NAME = "name", "name"
        DEMONYM = "demonym", "demonym"
        CAPITAL = "capital", "capital"

    state = models.ForeignKey(State, models.CASCADE, related_name="names")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.NAME)

    class Meta(OtherName.Meta):
        constraints = [models.UniqueConstraint(fields=["state", "kind", "language", "text"], name="one_state_name")]


class PersonQuerySet(ShownQuerySet):
    """The questions asked of persons."""

    NAMED_BY = ("signatures", "statements")
    MET_IN = "signatures"

    def with_counts(self):
        """Each with its `signature_count`, of treaties, and its `statement_count`."""
        return self.annotate(
            signature_count=counted(self.model, "signatures", Coalesce("treaty", 0)),
            statement_count=counted(self.model, "statements"),
        )


class Person(Authority):
    """A person who signs, or who is quoted."""

    state = models.ForeignKey(State, models.SET_NULL, null=True, blank=True, related_name="persons")
    roles = models.JSONField(default=list, blank=True, help_text="Offices held, the latest first.")

    objects = PersonQuerySet.as_manager()

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("archive:person", args=[self.slug])


class PersonName(OtherName):
    """Another spelling of a person's name."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")

    class Meta(OtherName.Meta):
        constraints = [models.UniqueConstraint(fields=["person", "language", "text"], name="one_person_name")]


class Body(Authority):
    """A chamber, ministry, agency or organisation that acts or speaks."""

    class Kind(models.TextChoices):
        """What sort of body it is."""

        LOWER_HOUSE = "lower-house", "lower house"
        UPPER_HOUSE = "upper-house", "upper house"
        LEGISLATURE = "legislature", "legislature"
        MINISTRY = "ministry", "ministry"
        AGENCY = "agency", "news agency"
        ORGANISATION = "organisation", "organisation"

    kind = models.CharField(max_length=20, choices=Kind)
    state = models.ForeignKey(State, models.SET_NULL, null=True, blank=True, related_name="bodies")

    class Meta(Authority.Meta):
        verbose_name_plural = "bodies"


class BodyName(OtherName):
    """Another name of a body."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="names")

    class Meta(OtherName.Meta):
        constraints = [models.UniqueConstraint(fields=["body", "language", "text"], name="one_body_name")]
