"""The page that tells what was done to a report or an authority, in place of Django's own."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from archive import history

AT_ONCE = 100
"""Entries on one page."""


class ReadableHistory:
    """Makes a ModelAdmin's history page one that people can read. To stand before ModelAdmin among its bases."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:
        """Who did what to the row, newest first."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": "History",
            "subtitle": str(row),
            "opts": self.opts,
            "object": row,
            "may_undo": self.has_change_permission(request, row),
            "entries": Paginator(history.of(row), AT_ONCE).get_page(request.GET.get("page")),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/archive/history.html", context)
