"""Treaties that were met in reports, and that nobody has linked to a known one or made known."""

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from archive.authority import refused_treaties
from archive.models import Treaty, TreatyMention


def unknown_treaties() -> QuerySet[Treaty]:
    """Those that are neither vouched for nor refused, those first that most reports name (`naming`)."""
    mentions = TreatyMention.objects.standing().filter(treaty=OuterRef("pk")).order_by().values("treaty")
    number = mentions.annotate(number=Count("report", distinct=True)).values("number")
    waiting = Treaty.objects.filter(vouched=False, merged_into=None).exclude(pk__in=refused_treaties().values("pk"))
    return waiting.annotate(naming=Coalesce(Subquery(number), Value(0))).order_by("-naming", "name", "pk")
