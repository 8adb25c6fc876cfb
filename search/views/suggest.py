"""How to go on with what is being typed, for the search box."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search.completing import completions

KEPT = 60
"""Seconds for which a browser need not ask again."""


@require_safe
@cache_control(max_age=KEPT, public=True)
def suggest(request: HttpRequest) -> JsonResponse:
    """The completions of the text `q`, the best first."""
    found = completions(request.GET.get("q", "").replace("\x00", ""))
    return JsonResponse({"completions": [asdict(completion) for completion in found]})
