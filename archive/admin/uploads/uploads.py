"""Uploads in the workbench: their list, and the addresses of everything that is done with one."""

from django.contrib import admin
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive.admin.uploads import ledger, manifest, sending
from archive.admin.uploads.door import guarded
from archive.models import Upload, UploadItem

SEND, LOOK, PUBLISH = "archive.add_upload", "archive.view_upload", "archive.change_report"


@admin.register(Upload)
class UploadAdmin(admin.ModelAdmin):
    """Uploads: several files at once, and the ledger of what became of each."""

    list_display = ("at", "files", "progress", "done", "duplicates", "to_look_at", "failures", "by", "origin", "note")
    list_select_related = ("by",)
    list_per_page = 50
    search_fields = ("note", "origin")
    date_hierarchy = "at"

    class Media:
        css = {"all": ("upload.css",)}

    def get_queryset(self, request):
        """With what the list counts."""
        read = Q(items__outcome=UploadItem.Outcome.DONE, items__report__isnull=False)
        return super().get_queryset(request).with_progress().annotate(read=Count("items", filter=read))

    def get_urls(self) -> list:
        """Sending, the ledger, and what is done from there; each behind the door, with the right that it takes."""
        add = require_http_methods(["GET", "HEAD", "POST"])(self.send_view)
        addresses = (
            ("add/", "add", SEND, add),
            ("begin/", "begin", SEND, require_POST(sending.begin)),
            ("<int:pk>/files/", "files", SEND, require_POST(sending.receive)),
            ("<int:pk>/retry/", "retry", SEND, require_POST(sending.again)),
            ("<int:pk>/change/", "change", LOOK, require_safe(self.ledger_view)),
            ("<int:pk>/progress/", "progress", LOOK, require_safe(ledger.progress)),
            ("<int:pk>/manifest.csv", "manifest", LOOK, require_safe(manifest.manifest)),
            ("<int:pk>/publish/", "publish", PUBLISH, require_POST(ledger.publish)),
        )
        ours = [
            path(address, guarded(self.admin_site, right, view), name=f"archive_upload_{name}")
            for address, name, right, view in addresses
        ]
        return [*ours, *super().get_urls()]

    def send_view(self, request: HttpRequest) -> HttpResponse:
        """The form that takes files; afterwards the ledger of what became of them."""
        return sending.send(request, self._context(request))

    def ledger_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The ledger of one upload."""
        return ledger.ledger(request, self._context(request), pk)

    def _context(self, request: HttpRequest) -> dict[str, object]:
        return self.admin_site.each_context(request) | {"opts": self.opts}

    @admin.display(description="files", ordering="files")
    def files(self, upload: Upload) -> str:
        """How many files came, those in bundles counted too."""
        return f"{upload.files:,}"

    @admin.display(description="ended")
    def progress(self, upload: Upload) -> str:
        """A bar with how many of them have ended."""
        if not upload.files:
            return "nothing arrived"
        ended = upload.files - sum(getattr(upload, outcome.value) for outcome in UploadItem.OPEN)
        if ended == upload.files:
            return "all"
        return format_html(
            '<progress class="upload-bar" max="{}" value="{}" aria-label="Ended"></progress> {}\u202f%',
            upload.files,
            ended,
            ended * 100 // upload.files,
        )

    @admin.display(description="done", ordering="read")
    def done(self, upload: Upload) -> str:
        """How many have been read without a doubt; a bundle that was opened is not one of them."""
        return _number(upload.read)

    @admin.display(description="duplicates")
    def duplicates(self, upload: Upload) -> str:
        """How many were here already."""
        return _number(upload.duplicate)

    @admin.display(description="to look at")
    def to_look_at(self, upload: Upload) -> str:
        """How many a person should look at."""
        return _number(upload.look + upload.near)

    @admin.display(description="failed", ordering="failed")
    def failures(self, upload: Upload) -> str:
        """How many failed."""
        if not upload.failed:
            return _number(0)
        return format_html(
            '<a class="upload-failed" href="{}?outcome=failed">{}</a>', upload.get_absolute_url(), f"{upload.failed:,}"
        )

    def has_change_permission(self, request, obj=None) -> bool:  # noqa: ARG002 - Django's signature
        """The ledger is written by the archive."""
        return False

    def has_delete_permission(self, request, obj=None) -> bool:  # noqa: ARG002
        """The ledger is kept."""
        return False


def _number(number: int) -> str:
    return f"{number:,}" if number else "–"
