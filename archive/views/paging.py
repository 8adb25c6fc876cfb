"""One rule for every list in pages: an address beyond its pages is an address of nothing."""

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django_filters.views import FilterView


def page_of(request: HttpRequest, rows: QuerySet, size: int) -> Page:
    """The page of the list that the address asks for, the first by default. Raises Http404 where there is none."""
    try:
        return Paginator(rows, size).page(request.GET.get("page") or 1)
    except InvalidPage as none:
        raise Http404("The list has no such page.") from none


class BrowsedList(FilterView):
    """A list that can be narrowed, in pages."""

    def paginate_queryset(self, queryset, page_size):
        """As Django's lists answer it: paginator, page, its rows, whether there are other pages."""
        page = page_of(self.request, queryset, page_size)
        return page.paginator, page, page.object_list, page.has_other_pages()
