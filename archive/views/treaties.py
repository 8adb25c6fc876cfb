"""Treaties and their provisions, each with all that the record and the reports say."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django_filters.views import FilterView

from archive.dossier import dossier, provisions_shown, witnesses
from archive.models import Treaty
from archive.views.filters import TreatyFilter
from archive.views.shown import treaties_shown


class TreatyList(FilterView):
    """Treaties, narrowed by name, party, year of signature, and whether the record knows them."""

    filterset_class = TreatyFilter
    template_name = "treaties/list.html"
    paginate_by = 50

    def get_queryset(self):
        """Each with its parties."""
        return treaties_shown().prefetch_related("parties")


@require_safe
def treaty(request: HttpRequest, slug: str) -> HttpResponse:
    """A treaty: its names, life, signatures, predecessors and successors, provisions, and every report of it."""
    found = get_object_or_404(_readable(request).prefetch_related("names", "parties"), slug=slug)
    return render(request, "treaties/treaty.html", {"treaty": found, "dossier": dossier(found)})


@require_safe
def provision(request: HttpRequest, slug: str, provision: str) -> HttpResponse:
    """A provision, with each report's wording side by side."""
    provisions = list(provisions_shown(get_object_or_404(_readable(request), slug=slug)))
    place = next((place for place, shown in enumerate(provisions) if shown.slug == provision), None)
    if place is None:
        raise Http404("No such provision of this treaty is known here.")
    context = {
        "provision": provisions[place],
        "witnesses": witnesses(provisions[place]),
        "before": provisions[place - 1] if place else None,
        "after": provisions[place + 1] if place + 1 < len(provisions) else None,
    }
    return render(request, "treaties/provision.html", context)


def _readable(request: HttpRequest) -> QuerySet[Treaty]:
    """Staff see the treaties of drafts too."""
    return Treaty.objects.all() if request.user.is_staff else treaties_shown()
