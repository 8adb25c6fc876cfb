"""Lists and single records as JSON. The lists take the same filters as the pages that people browse."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from django_filters import FilterSet

from archive.api import records
from archive.models import Report, Treaty
from archive.views.filters import ReportFilter, TreatyFilter
from archive.views.merged import follows_merges
from archive.views.paging import page_of

PER_PAGE = 50


@require_safe
def reports(request: HttpRequest) -> JsonResponse:
    """Published reports, the newest first; takes the filters of the reports' page."""
    rows = Report.objects.published().newest_first().for_lists().select_related("original")
    return _list(request, ReportFilter(request.GET, queryset=rows, request=request), records.report_line)


@require_safe
def report(request: HttpRequest, slug: str) -> JsonResponse:
    """One published report: its text, and every fact that stands on it."""
    rows = Report.objects.published().select_related("outlet", "original")
    return JsonResponse(records.report(get_object_or_404(rows, slug=slug), request))


@require_safe
def treaties(request: HttpRequest) -> JsonResponse:
    """Treaties; takes the filters of the treaties' page."""
    rows = _treaties().newest_first().prefetch_related("parties")
    return _list(request, TreatyFilter(request.GET, queryset=rows, request=request), records.treaty_line)


@require_safe
@follows_merges(Treaty)
def treaty(request: HttpRequest, slug: str) -> JsonResponse:
    """One treaty: its record, and the reports that speak of it."""
    rows = _treaties().prefetch_related("parties", "names", "record")
    return JsonResponse(records.treaty(get_object_or_404(rows, slug=slug), request))


def _treaties() -> QuerySet[Treaty]:
    """Those that readers see, with what every record of them tells."""
    return Treaty.objects.shown().with_report_counts().with_describable()


def _list(
    request: HttpRequest, chosen: FilterSet, record: Callable[[object, HttpRequest], dict[str, object]]
) -> JsonResponse:
    """One page of a filtered list; 400 with the reasons where a filter makes no sense, 404 beyond its pages."""
    if not chosen.is_valid():
        return JsonResponse({"errors": chosen.errors}, status=400)
    page = page_of(request, chosen.qs, PER_PAGE)
    following = None
    if page.has_next():
        query = request.GET.copy()
        query["page"] = str(page.next_page_number())
        following = request.build_absolute_uri(f"?{query.urlencode()}")
    return JsonResponse(
        {"total": page.paginator.count, "next": following, "results": [record(row, request) for row in page]}
    )
