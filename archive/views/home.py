"""The way in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Report, Treaty
from archive.views.authorities import topic_tree

REPORTS = 6
TREATIES = 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the archive is, its newest reports, the treaties most spoken of, and its topics."""
    reports = Report.objects.published().newest_first().for_lists()
    treaties = Treaty.objects.with_report_counts().filter(report_count__gt=0)
    return render(
        request,
        "home.html",
        {
            "reports": reports.filter(sample=False)[:REPORTS],
            "samples": reports.filter(sample=True)[:REPORTS],
            "treaties": treaties.order_by("-report_count", "-signed_earliest", "name")[:TREATIES],
            "topics": topic_tree(),
        },
    )
