"""One rule for every list in pages: an address beyond its pages is an address of nothing."""

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import Truncator
from django.views.defaults import page_not_found
from django_filters.views import FilterView

LONGEST = 20
"""Letters of what stands in an address that are repeated to whoever asked for it."""


class NoSuchPage(Http404):
    """The list has no such page."""

    def __init__(self, asked: str, pages: int):
        super().__init__("The list has no such page.")
        self.asked = Truncator(asked).chars(LONGEST)
        self.pages = pages


def page_of(request: HttpRequest, rows: QuerySet, size: int) -> Page:
    """The page of the list that the address asks for, the first by default. Raises NoSuchPage where there is none."""
    asked, paginator = request.GET.get("page") or "1", Paginator(rows, size)
    try:
        return paginator.page(asked)
    except InvalidPage as none:
        raise NoSuchPage(asked, paginator.num_pages) from none


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What is said of an address of nothing; where only the page is wrong, how many the list has."""
    if isinstance(exception, NoSuchPage):
        return render(request, "no_such_page.html", {"missing": exception}, status=404)
    return page_not_found(request, exception)


class BrowsedList(FilterView):
    """A list that can be narrowed, in pages."""

    def paginate_queryset(self, queryset, page_size):
        """As Django's lists answer it: paginator, page, its rows, whether there are other pages."""
        page = page_of(self.request, queryset, page_size)
        return page.paginator, page, page.object_list, page.has_other_pages()
