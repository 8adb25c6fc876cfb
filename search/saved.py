"""Searches that signed-in readers keep."""

from urllib.parse import parse_qs

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from search.query import Query

MOST = 200
"""Searches that one reader can keep."""


class SavedSearchQuerySet(models.QuerySet):
    """The questions asked of saved searches."""

    def of(self, user):
        """The user's own, by name."""
        return self.filter(user=user).order_by(Lower("name"), "pk")

    def keep(self, user, query: Query, name: str, newest: int) -> "SavedSearch":
        """Keeps the query for the user under the name; `newest` is the last publication that its list can show.

        Raises ValidationError where it cannot be kept.
        """
        with transaction.atomic():
            if refusal := self.select_for_update().why_not(user, query):
                raise ValidationError(refusal)
            return self.create(user=user, params=params_of(query), name=name, newest=newest)

    def why_not(self, user, query: Query) -> str:
        """Why the query cannot be kept for the user, in a sentence; empty where it can be."""
        if query.parsed.hopeless:
            return "Nothing is left of this search but its mistakes: there is nothing to save."
        mine = self.filter(user=user)
        if same := mine.filter(params=params_of(query)).first():
            return f"You have saved this search already, as “{same.name}”."
        if mine.count() >= MOST:
            return f"You have saved {MOST} searches, and no more can be kept. Delete one first."
        return ""


class SavedSearch(models.Model):
    """A search that a reader keeps, with how far its list has been looked at."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=200)
    params = models.TextField(editable=False, help_text="The search as its address has it, in the one canonical form.")
    created = models.DateTimeField(auto_now_add=True)
    seen = models.DateTimeField(default=timezone.now, help_text="When it was last opened from the list of searches.")
    newest = models.PositiveBigIntegerField(
        default=0, editable=False, help_text="The last decision to publish a report that its list could show then."
    )

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "saved searches"
        constraints = [models.UniqueConstraint(fields=["user", "params"], name="saved_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where it is renamed or deleted."""
        return reverse("search:kept", args=[self.pk])

    @property
    def query(self) -> Query:
        """What is searched for."""
        return Query.from_params(parse_qs(self.params))

    @property
    def whole(self) -> bool:
        """Whether all of it can still be searched for: not so where a facet has gone since it was saved."""
        return params_of(self.query) == self.params


def params_of(query: Query) -> str:
    """The query as it is kept: its address, from the first page. Equal searches are kept alike."""
    return query.at_page(1).to_url().removeprefix("?")
