"""The way in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.dossier import with_outlet
from archive.models import Report
from archive.views.authorities import topic_tree
from archive.views.shown import treaties_shown

REPORTS = 6
TREATIES = 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the archive is, its newest reports, the treaties most spoken of, and its topics."""
    reports = with_outlet(Report.objects.published().newest_first())
    treaties = treaties_shown().filter(report_count__gt=0).order_by("-report_count", "-signed_earliest", "name")
    return render(
        request,
        "home.html",
        {
            "reports": reports.filter(sample=False)[:REPORTS],
            "samples": reports.filter(sample=True)[:REPORTS],
            "treaties": treaties[:TREATIES],
            "topics": topic_tree(),
        },
    )
