"""Treaties that were met in reports, and that nobody has linked to a known one or made known."""

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from archive.models import Treaty, TreatyMention


def unknown_treaties() -> QuerySet[Treaty]:
    """Those that are not vouched for, with how many reports name them (`naming`), those named most first."""
    mentions = TreatyMention.objects.standing().filter(treaty=OuterRef("pk")).order_by().values("treaty")
    number = mentions.annotate(number=Count("report", distinct=True)).values("number")
    waiting = Treaty.objects.filter(vouched=False, merged_into=None)
    return waiting.annotate(naming=Coalesce(Subquery(number), Value(0))).order_by("-naming", "name", "pk")
