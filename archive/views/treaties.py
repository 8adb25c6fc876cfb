"""Treaties and their provisions, each with all that the record and the reports say."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.dossier.whole import dossier
from archive.models import Treaty
from archive.views.as_of import as_of
from archive.views.filters import TreatyFilter
from archive.views.merged import follows_merges
from archive.views.paging import BrowsedList


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
    """A treaty: its state as of a day (`?as-of=`), life, text, signatures, family, reporting, and its reports."""
    treaties = Treaty.objects.shown_to(request.user).with_describable(request.user)
    found = get_object_or_404(treaties.prefetch_related("names", "parties"), slug=slug)
    when = as_of(request)
    return render(
        request, "treaties/treaty.html", {"treaty": found, "as_of": when, "dossier": dossier(found, when.day)}
    )
