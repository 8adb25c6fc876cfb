"""A treaty's own text comes in here: sent, looked at, kept; replaced by another one, and removed."""

from pathlib import Path
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from archive import officials
from archive.forms.officials import LANGUAGES, KeepForm, OfficialTextForm
from archive.ingest.keeping import aside, keep, saved, set_aside
from archive.language_names import language_name
from archive.models import OfficialText, Treaty

BEGINS = 240
"""Characters of each provision that the look shows."""


class Official:
    """Gives the ModelAdmin of treaties the pages of their official texts. To stand before ModelAdmin."""

    change_form_template = "admin/archive/officialtext/treaty.html"

    def get_urls(self):
        """Adds `archive_officialtext_add`, `…_look` and `…_remove`."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/text/", wrap(self.add_text_view), name="archive_officialtext_add"),
            path("<int:pk>/text/look/", wrap(self.look_view), name="archive_officialtext_look"),
            path("<int:pk>/text/remove/", wrap(require_POST(self.remove_view)), name="archive_officialtext_remove"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, **kwargs):
        """The treaty's page says which official texts it has."""
        treaty = context.get("original")
        if treaty is not None and request.user.has_perm("archive.view_officialtext"):
            context["official_texts"] = treaty.official_texts.defer("text").select_related("original", "added_by")
        return super().render_change_form(request, context, *args, **kwargs)

    def add_text_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Takes a text in: lays its bytes aside, reads them in a cell, and leads on to the look at what was found."""
        treaty = self._treaty(request, pk, "archive.add_officialtext")
        form = OfficialTextForm(
            request.POST or None, request.FILES or None, initial={"language": request.GET.get("language", "")}
        )
        if request.method == "POST" and form.is_valid():
            content, name = form.content()
            sent = set_aside(content)
            said = {field: form.cleaned_data[field] for field in ("language", "source_url")}
            try:
                officials.propose(treaty, officials.read(sent.path, name), said["language"])
            except (officials.CannotBeRead, officials.NothingNumbered) as error:
                sent.path.unlink(missing_ok=True)
                form.add_error(None, str(error))
            else:
                look = reverse("admin:archive_officialtext_look", args=[pk])
                return redirect(f"{look}?{urlencode({'sent': sent.sha256, 'name': name, **said})}")
        context = self._context(request, treaty, "Add an official text", form=form)
        context["languages"] = [(code, language_name(code)) for code in LANGUAGES]
        return TemplateResponse(request, "admin/archive/officialtext/add.html", context)

    def look_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Shows what was found in a text that lies aside (`?sent=&name=&language=`), and keeps it with POST."""
        treaty = self._treaty(request, pk, "archive.add_officialtext")
        form = KeepForm(request.POST if request.method == "POST" else request.GET)
        sent = aside(form.cleaned_data["sent"]) if form.is_valid() else None
        if sent is None:
            messages.warning(request, "That text is not here. Send it again.")
            return redirect("admin:archive_officialtext_add", pk)
        said = form.cleaned_data
        try:
            proposal = officials.propose(treaty, officials.read(sent, said["name"]), said["language"])
        except (officials.CannotBeRead, officials.NothingNumbered) as error:
            messages.error(request, str(error))
            add = reverse("admin:archive_officialtext_add", args=[pk])
            return redirect(f"{add}?{urlencode({'language': said['language']})}")
        if request.method == "POST":
            return self._kept(request, proposal, sent, said)
        context = self._context(
            request, treaty, "Look at the text", proposal=proposal, name=said["name"], form=KeepForm(initial=said)
        )
        return TemplateResponse(request, "admin/archive/officialtext/look.html", context | {"begins": BEGINS})

    def _kept(self, request: HttpRequest, proposal: officials.Proposal, sent: Path, said: dict) -> HttpResponse:
        with sent.open("rb") as file:
            arrived = keep(File(file), said["name"], by=request.user, source_url=said["source_url"])
        with transaction.atomic():
            original = saved([arrived])[arrived.sha256]
            officials.keep(proposal, original, request.user, source_url=said["source_url"])
        sent.unlink(missing_ok=True)
        language = language_name(proposal.language)
        messages.success(request, f"The official text in {language} is kept: {len(proposal.placed)} provisions.")
        there = reverse("archive:treaty_text", args=[proposal.treaty.slug])
        return redirect(f"{there}?{urlencode({'language': proposal.language})}")

    def remove_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Removes the official text in a language (`language`)."""
        treaty = self._treaty(request, pk, "archive.delete_officialtext")
        official = OfficialText.objects.filter(treaty=treaty, language=request.POST.get("language", "")).first()
        if official is None:
            messages.warning(request, "That text is not here any more.")
        else:
            officials.remove(official, request.user)
            messages.success(request, f"The official text in {language_name(official.language)} was removed.")
        return redirect(f"{reverse('admin:archive_treaty_change', args=[pk])}#official-texts")

    def _treaty(self, request: HttpRequest, pk: int, permission: str) -> Treaty:
        """Raises PermissionDenied, or Http404 where there is no such treaty or it was merged into another."""
        if not request.user.has_perm(permission):
            raise PermissionDenied
        treaty = get_object_or_404(Treaty, pk=pk)
        if treaty.merged_into:
            raise Http404("It has been merged into another treaty.")
        return treaty

    def _context(self, request: HttpRequest, treaty: Treaty, title: str, **more: object) -> dict[str, object]:
        return {**self.admin_site.each_context(request), "title": title, "opts": self.opts, "treaty": treaty, **more}
