"""The search page. Browsing is a search without words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from search.advice import mistake_lines, ways_out
from search.finding import find
from search.listing import counted, kinds, pages, sorts
from search.manual import IN_SHORT
from search.models import Pending
from search.names import standing
from search.panels import narrowing
from search.query import Query
from search.state import state
from search.unknown import unknown_names


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """What the query in the address finds; an address beyond the last page leads to the last page.

    One with the old address of what has been merged into another leads to that of the one that stands.
    """
    asked = Query.from_params(dict(request.GET.lists()))
    if (query := standing(asked)) != asked:
        return redirect(f"{request.path}{query.to_url()}")
    # First the queue, then the index: what leaves the one in between has left the other.
    unpublished, behind = [str(report) for report in Pending.objects.unpublished()], Pending.objects.count()
    found = find(query, unpublished)
    listed = found.results
    if query.page > max(listed.pages, 1):
        return redirect(f"{request.path}{query.at_page(max(listed.pages, 1)).to_url()}")
    narrowed = narrowing(query, listed)
    empty = not (listed.total or listed.degraded)
    context = {
        "query": query,
        "found": found,
        "results": listed,
        "total": counted(listed.total, query.show),
        "with_all": counted(listed.with_all, query.show),
        "behind": behind - len(unpublished),
        "panels": narrowed.panels,
        "choices": narrowed.choices,
        "kinds": kinds(query, listed),
        "pages": pages(query, listed),
        "sorts": sorts(query),
        "mistakes": mistake_lines(query, found.mistakes),
        "meant": query.reading(found.meant).to_url() if found.meant else "",
        "unknown": unknown_names(query, narrowed.choices, empty, unpublished),
        "ways_out": ways_out(found, narrowed, unpublished) if empty else (),
        "strictly": query.strictly().to_url(),
        "loosely": query.strictly(strict=False).to_url(),
        "list_address": query.at_page(1).to_url(),
        "manual": IN_SHORT,
        "index": state() if request.user.has_perm("search.view_pending") else None,
    }
    return render(request, "search/results.html", context)
