"""Quotations of a treaty that nothing places: laid side by side where they are of one clause."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.dossier.wordings.unplaced import unplaced_of
from archive.models import QuotedClause, Treaty
from archive.views.merged import follows_merges
from archive.views.paging import page_of

GROUPS = 25
"""Clauses that stand on one page."""


@require_safe
@follows_merges(Treaty)
def unplaced(request: HttpRequest, slug: str) -> HttpResponse:
    """The page: each clause in the wordings of all reports that quote it, word by word against one of them."""
    treaty = get_object_or_404(Treaty.objects.shown_to(request.user).prefetch_related("parties"), slug=slug)
    groups = unplaced_of(treaty)
    context = {"treaty": treaty, "page_obj": page_of(request, groups, GROUPS)}
    if not groups:
        context["quoted"] = QuotedClause.objects.public().filter(treaty=treaty).exists()
    return render(request, "treaties/unplaced.html", context)
