"""Reports: the list, each as a scholarly edition, and the bytes that it was read from."""

import re
from pathlib import PurePath

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django_filters.views import FilterView

from archive.dossier import candidates, facts_of, with_outlet
from archive.edition import edit
from archive.models import Report
from archive.views.filters import ReportFilter

UNSAFE_IN_NAMES = re.compile(r"[^\w.\- ]+")
LONGEST_NAME = 120


class ReportList(FilterView):
    """Published reports, narrowed by outlet, language, year, treaty, topic and origin."""

    filterset_class = ReportFilter
    template_name = "reports/list.html"
    paginate_by = 25

    def get_queryset(self):
        """The newest report first."""
        return with_outlet(Report.objects.published().newest_first())


@require_safe
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """A report with every fact marked on its words; a draft is there for staff only."""
    found = get_object_or_404(Report.objects.select_related("original", "outlet"), slug=slug)
    if found.status == Report.Status.WITHDRAWN:
        return _withdrawn(request)
    _only_for_those_who_may_read(found, request)
    edition = edit(found, facts_of(found))
    context = {"report": found, "edition": edition, "candidates": candidates(edition.margin.get("treaty", ()))}
    return render(request, "reports/report.html", context)


@require_safe
def original(request: HttpRequest, slug: str) -> HttpResponse | FileResponse:
    """The original, byte for byte, as a download that no browser opens as a page of this site."""
    found = get_object_or_404(Report.objects.select_related("original"), slug=slug)
    if found.status == Report.Status.WITHDRAWN:
        return _withdrawn(request)
    _only_for_those_who_may_read(found, request)
    return FileResponse(
        found.original.content.open("rb"),
        as_attachment=True,
        filename=_safe_name(found.original.name, found.slug),
        content_type="application/octet-stream",
        headers={
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Content-Length": found.original.size,
        },
    )


def _withdrawn(request: HttpRequest) -> HttpResponse:
    """Says that a report was here and is gone for good."""
    return render(request, "reports/withdrawn.html", status=410)


def _only_for_those_who_may_read(found: Report, request: HttpRequest) -> None:
    """Raises Http404 for a draft, except before staff."""
    if found.status != Report.Status.PUBLISHED and not request.user.is_staff:
        raise Http404("No published report has this address.")


def _safe_name(name: str, otherwise: str) -> str:
    """A file name without folders, control characters or a leading dot."""
    last = PurePath(name.replace("\\", "/")).name
    plain = UNSAFE_IN_NAMES.sub("_", last).strip(". ")
    return plain[-LONGEST_NAME:] or otherwise
