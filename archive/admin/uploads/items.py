"""Every file that ever arrived, whatever it came with, to be looked for."""

from django.contrib import admin
from django.db import models
from django.urls import reverse
from django.utils.html import format_html

from archive.models import UploadItem


@admin.register(UploadItem)
class UploadItemAdmin(admin.ModelAdmin):
    """The items of all ledgers, to read."""

    list_display = ("name", "outcome", "its_report", "reason", "its_upload")
    list_display_links = None
    list_filter = ("outcome",)
    ordering = ("-id",)
    list_select_related = ("report", "upload")
    list_per_page = 100
    search_fields = ("name", "sha256")
    search_help_text = "By a part of its name, or of its SHA-256."
    show_full_result_count = False
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_queryset(self, request):
        """Without the reports' texts."""
        return super().get_queryset(request).defer("report__text")

    @admin.display(description="report")
    def its_report(self, item: UploadItem) -> str:
        """What was read from it, or was here already."""
        if item.report is None:
            return ""
        address = reverse("admin:archive_report_review", args=[item.report_id])
        return format_html('<a href="{}">{}</a>', address, item.report.title or item.report.slug)

    @admin.display(description="upload")
    def its_upload(self, item: UploadItem) -> str:
        """The ledger in which it stands."""
        return format_html('<a href="{}">{}</a>', item.upload.get_absolute_url(), f"{item.upload.at:%Y-%m-%d}")

    def has_add_permission(self, request) -> bool:  # noqa: ARG002 - Django's signature
        """Files come in by upload."""
        return False

    def has_change_permission(self, request, obj=None) -> bool:  # noqa: ARG002
        """The ledger is written by the archive."""
        return False

    def has_delete_permission(self, request, obj=None) -> bool:  # noqa: ARG002
        """The ledger is kept."""
        return False
