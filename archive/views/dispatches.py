"""Dispatches: the reports that reprint one another, opened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.dossier.comparing.dispatch import open_dispatch, reports_of
from archive.models import Report
from archive.views.paging import page_of
from archive.views.reports import refusal_of

REPRINTS = 20
"""Reprints that stand on one page."""


@require_safe
def dispatch(request: HttpRequest, slug: str) -> HttpResponse:
    """The published reports of a report's dispatch by date, and which words of the first one each of them has."""
    asked = get_object_or_404(Report.objects.defer("text"), slug=slug)
    if refusal := refusal_of(asked, request):
        return refusal
    reports = reports_of(asked)
    first = reports.first()
    if first is None:
        return render(request, "dispatches/unpublished.html", {"asked": asked})
    page = page_of(request, reports.exclude(pk=first.pk), REPRINTS)
    context = {"asked": asked, "opened": open_dispatch(first, page), "page_obj": page}
    return render(request, "dispatches/dispatch.html", context)
