"""The index queue, for administrators to see: what waits, what cannot be indexed and why, and how far the index is."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from search.models import Pending
from search.state import state


@admin.register(Pending)
class PendingAdmin(admin.ModelAdmin):
    """Read-only: rows come with changes and go with the index's catching up."""

    list_display = ("of", "queued", "problem")
    list_filter = (("problem", admin.EmptyFieldListFilter),)
    fields = ("of", "queued", "problem")
    ordering = ("pk",)
    list_display_links = None
    change_list_template = "search/admin/pending.html"

    @admin.display(description="report")
    def of(self, row: Pending) -> str:
        """The report, where there may still be one."""
        address = reverse("admin:archive_report_change", args=[row.report])
        return format_html('<a href="{}">report {}</a>', address, row.report)

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """The queue, under a line that says how far the index is."""
        return super().changelist_view(request, (extra_context or {}) | {"index": state(), "title": "The search index"})

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        """Changes do that."""
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:  # noqa: ARG002
        """Nothing here can be changed."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:  # noqa: ARG002
        """A row goes once the index has caught up with it."""
        return False
