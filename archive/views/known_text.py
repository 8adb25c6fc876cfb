"""A treaty's text: the official one with what reports have quoted of it, or what they have told of it so far."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.dossier.text.text import text_of
from archive.models import Treaty
from archive.models.edtf import bounds
from archive.views.merged import follows_merges

LONGEST_TAG = 35
"""Characters of a language's tag."""


@require_safe
@follows_merges(Treaty)
def text(request: HttpRequest, slug: str) -> HttpResponse:
    """The page, as of any day (`?as-of=2024-11-20`, or a month or year to its end) and in a language (`?language=`)."""
    treaty = get_object_or_404(Treaty.objects.shown_to(request.user).prefetch_related("parties"), slug=slug)
    asked = request.GET.get("as-of", "").strip()
    as_of, wrong = _day(asked)
    found = text_of(treaty, as_of, request.GET.get("language", "").strip()[:LONGEST_TAG])
    context = {"treaty": treaty, "text": found, "asked": asked, "wrong": wrong}
    return render(request, "treaties/text.html", context)


def _day(asked: str) -> tuple[datetime.date | None, str]:
    """The last day that is meant, and what is wrong with it where it is none."""
    if not asked:
        return None, ""
    try:
        return bounds(asked)[1], ""
    except ValueError as error:
        return None, str(error)
