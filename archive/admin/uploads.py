"""New reports come in here, and the ledger says what became of each."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from archive.forms import UploadForm
from archive.ingest import ingest
from archive.models import Upload, UploadItem


@admin.register(Upload)
class UploadAdmin(admin.ModelAdmin):
    """Uploads: several files at once, and the ledger of what became of each."""

    list_display = ("at", "by", "origin", "files", "failures")
    list_select_related = ("by",)
    date_hierarchy = "at"
    change_form_template = "admin/archive/upload/ledger.html"

    def get_queryset(self, request):
        """With what the list counts."""
        failed = Q(items__outcome=UploadItem.Outcome.FAILED)
        return super().get_queryset(request).annotate(sent=Count("items"), failed=Count("items", filter=failed))

    @admin.display(description="files")
    def files(self, upload: Upload) -> int:
        """How many files came."""
        return upload.sent

    @admin.display(description="failed")
    def failures(self, upload: Upload) -> int:
        """How many of them failed."""
        return upload.failed

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context=None) -> HttpResponse:  # noqa: ARG002
        """The form that takes files; afterwards the ledger of what became of them."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        if form.is_bound and form.is_valid():
            upload = Upload.objects.create(by=request.user, origin="the admin", note=form.cleaned_data["note"])
            items = list(ingest(form.arrivals(), upload))
            failed = sum(item.outcome == UploadItem.Outcome.FAILED for item in items)
            say = messages.warning if failed else messages.success
            files = "1 file" if len(items) == 1 else f"{len(items):,} files"
            say(request, f"{files} arrived, of which {failed:,} failed. Nothing is published yet.")
            return HttpResponseRedirect(upload.get_absolute_url())
        context = self.admin_site.each_context(request) | {"form": form, "title": "Upload reports", "opts": self.opts}
        return TemplateResponse(request, "admin/archive/upload/form.html", context)

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context=None) -> HttpResponse:
        """The ledger page of one upload."""
        items = UploadItem.objects.filter(upload=object_id).select_related("report").defer("report__text")
        context = (extra_context or {}) | {"items": items, "title": "What arrived, and what became of it"}
        return super().change_view(request, object_id, form_url, context)

    def has_change_permission(self, request, obj=None) -> bool:  # noqa: ARG002 - Django's signature
        """The ledger is written by the archive."""
        return False

    def has_delete_permission(self, request, obj=None) -> bool:  # noqa: ARG002
        """The ledger is kept."""
        return False
