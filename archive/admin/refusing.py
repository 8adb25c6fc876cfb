"""What is no treaty: candidates refused in the workbench, one or several with one button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from archive.admin.merging import TOLD, keys_of, what_was_done
from archive.admin.review import own_address
from archive.authority import CannotRefuse, refuse


class Refusing:
    """Gives the ModelAdmin of treaties the address that refuses candidates. To stand before ModelAdmin."""

    def get_urls(self):
        """Adds the address `admin:archive_treaty_refuse`."""
        view = self.admin_site.admin_view(require_POST(self.refuse_view))
        return [path("refuse/", view, name="archive_treaty_refuse"), *super().get_urls()]

    def refuse_view(self, request: HttpRequest) -> HttpResponse:
        """Says of each that was ticked (`treaty`) that it is none, and why (`note`)."""
        if not (self.has_change_permission(request) and request.user.has_perm("archive.change_report")):
            raise PermissionDenied
        came_from = own_address(request, request.GET.get("next", ""))
        back = came_from or reverse("admin:archive_worklist", args=["unknown"])
        rows = self.model.objects.filter(pk__in=keys_of(request.POST.getlist("treaty"))[:TOLD])
        if not rows:
            messages.warning(request, "Tick those that are no treaties first.")
            return redirect(back)
        try:
            with transaction.atomic():
                changes = [refuse(row, request.user, note=request.POST.get("note", "").strip()) for row in rows]
        except CannotRefuse as refused:
            messages.error(request, f"{refused} Nothing was changed.")
            return redirect(back)
        return what_was_done(changes, came_from)
