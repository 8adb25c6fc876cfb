"""Reports: the list, each as a scholarly edition, and the bytes that it was read from."""

import logging
import re
from pathlib import PurePath

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.dossier.candidates import candidates
from archive.dossier.comparing.dispatch import mark_reprints, reports_of
from archive.edition import edit
from archive.facts_shown import facts_of
from archive.models import Report
from archive.models.shown import is_curator
from archive.views.filters import ReportFilter
from archive.views.paging import BrowsedList

log = logging.getLogger(__name__)

UNSAFE_IN_NAMES = re.compile(r"[^\w.\- ]+")
LONGEST_NAME = 120


class ReportList(BrowsedList):
    """Published reports, narrowed by outlet, language, year, treaty, topic and origin."""

    filterset_class = ReportFilter
    template_name = "reports/list.html"
    paginate_by = 25

    def get_queryset(self):
        """The newest report first."""
        return Report.objects.published().newest_first().for_lists()

    def paginate_queryset(self, queryset, page_size):
        """Those of the page say whether they are of one dispatch with others."""
        paged = super().paginate_queryset(queryset, page_size)
        mark_reprints(paged[1])
        return paged


def refusal_of(found: Report, request: HttpRequest) -> HttpResponse | None:
    """What readers get in place of a report that is not published: that it is gone. Raises Http404 for a draft."""
    if found.status == Report.Status.PUBLISHED or is_curator(request.user):
        return None
    if found.status == Report.Status.WITHDRAWN:
        return render(request, "reports/withdrawn.html", status=410)
    raise Http404("No published report has this address.")


@require_safe
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """A report with every fact marked on its words; curators see drafts and what has been withdrawn too."""
    found = get_object_or_404(Report.objects.select_related("original", "outlet"), slug=slug)
    if refusal := refusal_of(found, request):
        return refusal
    edition = edit(found, facts_of(found))
    context = {
        "report": found,
        "edition": edition,
        "candidates": candidates(edition.margin.get("treaty", ())),
        "of_one_dispatch": reports_of(found).count(),
    }
    return render(request, "reports/report.html", context)


@require_safe
def original(request: HttpRequest, slug: str) -> HttpResponse | FileResponse:
    """The original, byte for byte, as a download that no browser opens as a page of this site."""
    found = get_object_or_404(Report.objects.select_related("original"), slug=slug)
    if refusal := refusal_of(found, request):
        return refusal
    try:
        content = found.original.content.open("rb")
    except FileNotFoundError:
        log.exception("The original of %s is not in the store: %s", found.slug, found.original.sha256)
        return render(request, "reports/original_missing.html", {"report": found}, status=404)
    return FileResponse(
        content,
        as_attachment=True,
        filename=_safe_name(found.original.name, found.slug),
        content_type="application/octet-stream",
        headers={
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Content-Length": found.original.size,
        },
    )


def _safe_name(name: str, otherwise: str) -> str:
    """A file name without folders, control characters or a leading dot."""
    last = PurePath(name.replace("\\", "/")).name
    plain = UNSAFE_IN_NAMES.sub("_", last).strip(". ")
    return plain[-LONGEST_NAME:] or otherwise
