"""A treaty's text: the official one with what reports have quoted of it, or what they have told of it so far."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.dossier.text.text import text_of
from archive.models import Treaty
from archive.views.as_of import as_of
from archive.views.merged import follows_merges

LONGEST_TAG = 35
"""Characters of a language's tag."""


@require_safe
@follows_merges(Treaty)
def text(request: HttpRequest, slug: str) -> HttpResponse:
    """The page, as of any day (`?as-of=2024-11-20`, or a month or year to its end) and in a language (`?language=`)."""
    treaty = get_object_or_404(Treaty.objects.shown_to(request.user).prefetch_related("parties"), slug=slug)
    when = as_of(request)
    found = text_of(treaty, when.day, request.GET.get("language", "").strip()[:LONGEST_TAG])
    return render(request, "treaties/text.html", {"treaty": treaty, "text": found, "as_of": when})
