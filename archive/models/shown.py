"""What readers see: all that is vouched for, and what a fact that they can read names."""

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

PUBLISHED = "published"
"""The status of the reports that readers see (`Report.Status.PUBLISHED`; a report stands above this module)."""


def is_curator(user) -> bool:
    """Whether the user may change reports, and so sees drafts, withdrawn reports and what only they name."""
    return user.has_perm("archive.change_report")


def naming(model: type[models.Model], facts: str) -> QuerySet:
    """The facts, of whatever state, that name the row of an outer query; `facts` is what `model` calls them."""
    relation = model._meta.get_field(facts)
    return relation.related_model.objects.filter(**{relation.field.name: OuterRef("pk")}).order_by()


def counted(model: type[models.Model], facts: str, what: str | Coalesce = "pk") -> Coalesce:
    """How many different values `what` has among the public facts that name the row."""
    relation = model._meta.get_field(facts)
    numbers = naming(model, facts).public().values(relation.field.name).annotate(number=Count(what, distinct=True))
    return Coalesce(Subquery(numbers.values("number")), 0)


class ShownQuerySet(models.QuerySet):
    """The questions asked of rows that a report may be the first to name."""

    NAMED_BY: tuple[str, ...] = ()
    """What the model calls the facts that name its rows."""
    MET_IN = ""
    """Those among them from whose first report a row that nobody vouches for has its description."""
    MERGED = "merged_into"
    """What says of a row that another one stands in its place."""

    def standing(self):
        """Those that have not been merged into others."""
        return self.filter(**{self.MERGED: None})

    def shown(self):
        """Those standing that are vouched for or named by a public fact."""
        named = Q(vouched=True)
        for facts in self.NAMED_BY:
            named |= Q(Exists(naming(self.model, facts).public()))
        return self.standing().filter(named)

    def shown_to(self, user):
        """Those that the user sees: a curator sees all that stand."""
        return self.standing() if is_curator(user) else self.shown()

    def describable(self):
        """Those whose description readers may know: vouched for, or first met in a report that is published."""
        first = naming(self.model, self.MET_IN).order_by("report_id").values("report__status")[:1]
        return self.alias(met_in=Subquery(first)).filter(Q(vouched=True) | Q(met_in=PUBLISHED))

    def with_describable(self, user=None):
        """Each with `describable`: whether the user, or any reader, may know its description."""
        if user is not None and is_curator(user):
            return self.annotate(describable=Value(True))
        return self.annotate(describable=Exists(self.model.objects.describable().filter(pk=OuterRef("pk"))))
