"""Merging authorities, and taking it back, as pages of the workbench."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from archive.admin.review import own_address
from archive.admin.uploads.lines import key_of
from archive.authority import CannotMerge, CannotUndo, can_be_undone, merge, undo
from archive.authority.merging import model_of
from archive.authority.uses import reports_naming, uses
from archive.forms.authorities import MergeForm
from archive.models import AuthorityChange
from archive.models.authority import Authority

AT_ONCE = 20
"""Rows that one page merges, at the most: more cannot be looked at."""

TOLD = 100
"""Changes that one page tells of."""


class Merging:
    """Gives a ModelAdmin of authorities the page that merges several. To stand before ModelAdmin among its bases."""

    def get_urls(self):
        """Adds the page `admin:archive_<model>_merge`."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        return [path("merge/", self.admin_site.admin_view(self.merge_view), name=name), *super().get_urls()]

    @admin.action(description="Merge the chosen ones …", permissions=["change"])
    def merge_chosen(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """Leads to the page on which one of them is chosen to stand."""
        ids = sorted(queryset.values_list("pk", flat=True)[: AT_ONCE + 1])
        if not 2 <= len(ids) <= AT_ONCE:
            self.message_user(request, f"Choose from two to {AT_ONCE} that are one and the same.", messages.WARNING)
            return None
        return redirect(f"{reverse(f'admin:archive_{self.opts.model_name}_merge')}?ids={','.join(map(str, ids))}")

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Shows several (`?ids=1,2`) with all that names them; merges them into the one that is chosen to stand."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        rows = self.model._default_manager.filter(pk__in=_ids(request), merged_into=None).order_by("pk")
        if len(rows) < 2:
            self.message_user(
                request, "Choose two or more that stand. Perhaps they have been merged already.", messages.WARNING
            )
            return redirect(f"admin:archive_{self.opts.model_name}_changelist")
        told = [_Told(row, count) for row, count in zip(rows, _counts(rows), strict=True)]
        likeliest = max(told, key=lambda one: (one.row.vouched, one.reports))
        form = MergeForm(request.POST or None, rows=rows, initial={"into": likeliest.row.pk})
        if request.method == "POST" and form.is_valid():
            into = form.cleaned_data["into"]
            try:
                with transaction.atomic():
                    changes = [
                        merge(row, into, request.user, note=form.cleaned_data["note"]) for row in rows if row != into
                    ]
            except CannotMerge as refused:
                form.add_error(None, str(refused))
            else:
                return what_was_done(changes)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Merge {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "told": told,
            "form": form,
            "chosen": form["into"].value(),
        }
        return TemplateResponse(request, "admin/archive/authority/merge.html", context)


class _Told:
    """What is said of a row, so that a person can choose."""

    def __init__(self, row: Authority, reports: int) -> None:
        self.row = row
        self.reports = reports
        self.uses = uses(row)
        self.names = list(getattr(row, "names", None).all() if hasattr(row, "names") else row.cues.all())


def _counts(rows: QuerySet) -> Iterable[int]:
    return reports_naming(rows.model, [row.pk for row in rows]).values()


def _ids(request: HttpRequest) -> list[int]:
    return keys_of(request.GET.get("ids", "").split(","))[:AT_ONCE]


def keys_of(said: Iterable[str]) -> list[int]:
    """The numbers of rows that a request names; what is none is passed over."""
    return [key for one in said if (key := key_of(one))]


def what_was_done(changes: Iterable[AuthorityChange], came_from: str = "") -> HttpResponseRedirect:
    """Leads to the page that tells what was done, takes it back, and leads on to where the person came from."""
    said = {"changes": ",".join(str(change.pk) for change in changes), **({"next": came_from} if came_from else {})}
    return redirect(f"{reverse('admin:archive_done')}?{urlencode(said, safe=',')}")


@admin.register(AuthorityChange)
class AuthorityChangeAdmin(admin.ModelAdmin):
    """What was done to authorities: told when it is done, and taken back. Histories list it."""

    def get_urls(self):
        """Two pages, and none of Django's own."""
        return [
            path("done/", self.admin_site.admin_view(self.done_view), name="archive_done"),
            path("<int:pk>/undo/", self.admin_site.admin_view(require_POST(self.undo_view)), name="archive_unmerge"),
        ]

    def has_module_permission(self, request) -> bool:  # noqa: ARG002 - Django's signature
        """It has no list of its own."""
        return False

    def done_view(self, request: HttpRequest) -> HttpResponse:
        """Tells what was done (`?changes=1,2`), with a button that takes it back."""
        wanted = keys_of(request.GET.get("changes", "").split(","))[:TOLD]
        changes = [change for change in AuthorityChange.objects.filter(pk__in=wanted) if _may(request, change)]
        if not changes:
            raise Http404("Nothing of that kind was done.")
        context = {
            **self.admin_site.each_context(request),
            "title": "Done",
            "came_from": own_address(request, request.GET.get("next", "")),
            "told": [(change, _standing(change), can_be_undone(change)) for change in changes],
            "opts": model_of(changes[0])._meta,
        }
        return TemplateResponse(request, "admin/archive/authority/done.html", context)

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Takes back a merge, or that something was made known or refused; where that cannot be, says why."""
        change = get_object_or_404(AuthorityChange, pk=pk)
        if not _may(request, change):
            raise PermissionDenied
        try:
            undo(change, request.user)
        except CannotUndo as refused:
            messages.error(request, str(refused))
            return redirect(f"admin:archive_{change.kind}_history", change.into_id or change.subject_id)
        messages.success(request, f"Taken back: “{change.name}” is as it was before.")
        return redirect(f"admin:archive_{change.kind}_change", change.subject_id)


def _may(request: HttpRequest, change: AuthorityChange) -> bool:
    return request.user.has_perm(f"archive.change_{change.kind}")


def _standing(change: AuthorityChange) -> Authority | None:
    """The one that stands now for what was changed; nothing where it has been deleted."""
    row = model_of(change)._default_manager.filter(pk=change.subject_id).first()
    return row and getattr(row, "standing", row)
