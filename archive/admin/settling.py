"""Settling what reports spoke of first: it is a known one, or it becomes known itself."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from archive.admin.merging import what_was_done
from archive.admin.review import own_address
from archive.authority import CannotMerge, likely, make_known, merge, refused_treaties, wordings
from archive.facts_shown import by_report
from archive.forms.authorities import KnownForm, SameForm
from archive.models import Treaty
from archive.models.authority import Authority

EVIDENCE = 12
"""Places in reports that are shown."""
FOUND = 20
"""Rows that a search among the others shows."""


class Settling:
    """Gives a ModelAdmin the page that settles a row. To stand before ModelAdmin among its bases."""

    settled_by: type[KnownForm]
    """What has to be known of one that becomes known."""
    met_in: str
    """What its model calls the facts in which reports speak of it."""

    def get_urls(self):
        """Adds the page `admin:archive_<model>_settle`."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_settle"
        view = self.admin_site.admin_view(self.settle_view)
        return [path("<int:pk>/settle/", view, name=name), *super().get_urls()]

    def settle_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Shows what reports say of it, and the known ones that it may be; does what the curator chooses."""
        row = get_object_or_404(self.model, pk=pk)
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        if row.merged_into:
            there = reverse(f"admin:archive_{self.opts.model_name}_settle", args=[row.standing.pk])
            return redirect(f"{there}?{request.GET.urlencode()}" if request.GET else there)
        said = wordings(row)
        names = [(wording.language, wording.text) for wording in said if wording.is_telling]
        same = SameForm(request.POST if "into" in request.POST else None, row=row, initial={"names": names})
        known = self.settled_by(
            request.POST if "known" in request.POST else None, instance=row, initial={"names": names}
        )
        if request.method == "POST" and (done := self._settled(request, row, same, known)):
            return done
        row.refresh_from_db()  # a form that is wrong has left its values on it
        context = {
            **self.admin_site.each_context(request),
            "title": "Settle",
            "opts": self.opts,
            "row": row,
            "came_from": own_address(request, request.GET.get("next", "")),
            "wordings": said,
            "evidence": by_report(getattr(row, self.met_in).standing())[:EVIDENCE],
            "likely": likely(row),
            "can_be_none": (is_treaty := isinstance(row, Treaty)) and not row.vouched,
            "refused": is_treaty and refused_treaties().filter(pk=row.pk).exists(),
            "words": (words := request.GET.get("q", "").strip()),
            "found": self._named(row, words) if words else None,
            "same": same,
            "known": known,
        }
        return TemplateResponse(request, "admin/archive/authority/settle.html", context)

    def _settled(self, request: HttpRequest, row: Authority, same: SameForm, known: KnownForm) -> HttpResponse | None:
        """Does what was chosen; nothing where that is wrong, and the form says so."""
        form = same if same.is_bound else known
        if not (form.is_bound and form.is_valid()):
            return None
        said = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        try:
            if form is same:
                change = merge(row, said.pop("into"), request.user, **said)
            else:
                change = make_known(row, request.user, **said)
        except CannotMerge as refused:
            form.add_error(None, str(refused))
            return None
        except ValidationError as wrong:
            form.add_error(None, wrong.messages)
            return None
        came_from = own_address(request, request.GET.get("next", ""))
        if change is None:
            return redirect(came_from or reverse(f"admin:archive_{self.opts.model_name}_change", args=[row.pk]))
        return what_was_done([change], came_from)

    def _named(self, row: Authority, words: str):
        """The others of which one name has the words."""
        others = self.model.objects.standing().exclude(pk=row.pk)
        called = self.model.objects.filter(names__text__icontains=words).order_by().values("pk")
        return others.filter(Q(name__icontains=words) | Q(pk__in=called))[:FOUND]
