"""The search page. Browsing is a search without words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from search.index import engine
from search.models import Pending
from search.panels import choices, mistake_lines, pages, panels, sorts
from search.query import Query


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """What the query in the address finds; an address beyond the last page leads to the last page."""
    query = Query.from_params(dict(request.GET.lists()))
    # First the queue, then the index: what leaves the one in between has left the other.
    unpublished, behind = list(Pending.objects.unpublished()), Pending.objects.count()
    found = engine().search(query, without=[str(report) for report in unpublished])
    if query.page > max(found.pages, 1):
        return redirect(f"{request.path}{query.at_page(max(found.pages, 1)).to_url()}")
    shown = panels(query, found)
    context = {
        "query": query,
        "results": found,
        "behind": behind - len(unpublished),
        "panels": shown,
        "choices": choices(shown),
        "pages": pages(query, found),
        "sorts": sorts(query),
        "mistakes": mistake_lines(query, found.mistakes),
    }
    return render(request, "search/results.html", context)
