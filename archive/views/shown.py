"""What has a page: all that the authority files know, and what published reports speak of; each with its counts."""

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from archive.models import Outlet, Person, Report, Signature, Statement, Treaty


def treaties_shown() -> QuerySet[Treaty]:
    """The newest signature first, each with its `report_count`: the published reports that speak of it."""
    shown = Treaty.objects.with_report_counts().filter(Q(vouched=True) | Q(report_count__gt=0))
    return shown.order_by(F("signed_earliest").desc(nulls_last=True), "name")


def persons_shown() -> QuerySet[Person]:
    """By name, each with its `signature_count`, of treaties, and its `statement_count`."""
    signed = Signature.objects.public().filter(person=OuterRef("pk")).order_by().values("person")
    said = Statement.objects.public().filter(person=OuterRef("pk")).order_by().values("person")
    treaties = signed.annotate(count=Count(Coalesce("treaty", 0), distinct=True)).values("count")
    words = said.annotate(count=Count("pk")).values("count")
    counted = Person.objects.annotate(
        signature_count=Coalesce(Subquery(treaties), 0), statement_count=Coalesce(Subquery(words), 0)
    )
    met = Q(signature_count__gt=0) | Q(statement_count__gt=0)
    return counted.filter(Q(vouched=True) | met).order_by("name")


def outlets_shown() -> QuerySet[Outlet]:
    """Those with most published reports first, each with its `report_count`."""
    published = Q(reports__status=Report.Status.PUBLISHED)
    counted = Outlet.objects.annotate(report_count=Count("reports", filter=published, distinct=True))
    return counted.filter(Q(vouched=True) | Q(report_count__gt=0)).order_by("-report_count", "name")
