"""The manual of the search box."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.manual import MANUAL


@require_safe
def manual(request: HttpRequest) -> HttpResponse:
    """All that can be typed, each with an example that can be followed."""
    return render(request, "search/help.html", {"manual": MANUAL})
