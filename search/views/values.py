"""All values of a facet, where they are too many for its panel."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from search.facets import FACETS
from search.finding import values_of
from search.labels import label, labels_of
from search.names import standing
from search.panels import called, links_of, offered
from search.query import Query
from search.words import fold

MOST = 300
"""Values that are listed at once."""


@require_safe
def values(request: HttpRequest, facet: str) -> HttpResponse:
    """The values that narrow the search in the address, the most frequent first; those called like `named` only."""
    chosen = next((row for row in FACETS if row.name == facet), None)
    if chosen is None:
        raise Http404("There is no such facet.")
    query = standing(Query.from_params(dict(request.GET.lists())).at_page(1))
    named = request.GET.get("named", "")[:100].strip()
    counts = offered(values_of(query, facet), query)
    labels = labels_of({facet: [count.value for count in counts]})[facet]
    fitting = [count for count in counts if fold(named) in fold(label(labels, count.value).whole)]
    links = called(links_of(chosen, fitting[:MOST], query), labels)
    context = {
        "query": query,
        "facet": chosen,
        "named": named,
        "links": links,
        "fitting": len(fitting),
        "all": len(counts),
        "at": reverse("search:results"),
        "list_address": query.to_url(),
    }
    return render(request, "search/values.html", context)
