"""Treaties and their provisions, each with all that the record and the reports say."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.dossier.whole import dossier
from archive.dossier.wordings import witnesses
from archive.models import Provision, Treaty
from archive.views.filters import TreatyFilter
from archive.views.merged import follows_merges
from archive.views.paging import BrowsedList, page_of

WITNESSES = 25
"""Wordings of a provision that stand on one page."""


class TreatyList(BrowsedList):
    """Treaties, narrowed by name, party, year of signature, and whether the record knows them."""

    filterset_class = TreatyFilter
    template_name = "treaties/list.html"
    paginate_by = 50

    def get_queryset(self):
        """Each with its parties."""
        return Treaty.objects.shown().reported_first().with_describable().prefetch_related("parties")


@require_safe
@follows_merges(Treaty)
def treaty(request: HttpRequest, slug: str) -> HttpResponse:
    """A treaty: its names, life, signatures, predecessors and successors, provisions, and every report of it."""
    treaties = Treaty.objects.shown_to(request.user).with_describable(request.user)
    found = get_object_or_404(treaties.prefetch_related("names", "parties"), slug=slug)
    return render(request, "treaties/treaty.html", {"treaty": found, "dossier": dossier(found)})


@require_safe
@follows_merges(Treaty)
def provision(request: HttpRequest, slug: str, provision: str) -> HttpResponse:
    """A provision, with each report's wording side by side."""
    treaties = Treaty.objects.shown_to(request.user).filter(slug=slug).values("pk")
    provisions = list(Provision.objects.shown_to(request.user).filter(treaty__in=treaties).select_related("treaty"))
    place = next((place for place, shown in enumerate(provisions) if shown.slug == provision), None)
    if place is None:
        raise Http404("No such provision of this treaty is known here.")
    said = witnesses(provisions[place])
    context = {
        "provision": provisions[place],
        "witnesses": said,
        "page_obj": page_of(request, said.clauses, WITNESSES),
        "before": provisions[place - 1] if place else None,
        "after": provisions[place + 1] if place + 1 < len(provisions) else None,
    }
    return render(request, "treaties/provision.html", context)
