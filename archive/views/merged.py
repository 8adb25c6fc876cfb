"""The address of what has been merged into another leads to the one that stands, for good."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from archive.models.authority import Authority

View = Callable[..., HttpResponse]


def follows_merges(model: type[Authority]) -> Callable[[View], View]:
    """Of a page of such an authority, known by its `slug`: where there is none, the page of the one that it became.

    What else is in the address, a provision or a page of the list, is asked for there too.
    """

    def following(view: View) -> View:
        @wraps(view)
        def page(request: HttpRequest, slug: str, **parts: str) -> HttpResponse:
            try:
                return view(request, slug, **parts)
            except Http404:
                merged = model._default_manager.filter(slug=slug).exclude(merged_into=None).first()
                if merged is None or request.resolver_match is None:
                    raise
                address = reverse(request.resolver_match.view_name, kwargs={"slug": merged.standing.slug, **parts})
                query = request.GET.urlencode()
                return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)

        return page

    return following
