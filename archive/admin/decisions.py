"""Decisions, to read: they are only ever added to."""

from django.contrib import admin

from archive.models import Decision


@admin.register(Decision)
class DecisionAdmin(admin.ModelAdmin):
    """Who decided what, when and why."""

    list_display = ("at", "by", "action", "kind", "exact", "report")
    list_filter = ("action", "kind", "by")
    list_select_related = ("by", "report")
    search_fields = ("exact", "note", "report__title")
    date_hierarchy = "at"

    def has_add_permission(self, request) -> bool:  # noqa: ARG002 - Django's signature
        """Decisions are taken on the review page."""
        return False

    def has_change_permission(self, request, obj=None) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def has_delete_permission(self, request, obj=None) -> bool:  # noqa: ARG002
        """Never."""
        return False
