"""A treaty's own text comes in here: sent, looked at, kept; replaced by another one, and removed."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from archive import officials
from archive.forms.officials import LANGUAGES, KeepForm, OfficialTextForm
from archive.ingest.keeping import keep, saved
from archive.language_names import language_name
from archive.models import OfficialText, Original, Treaty

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
        """Takes a text in: keeps its bytes, reads them in a cell, and leads on to the look at what was found."""
        treaty = self._treaty(request, pk, "archive.add_officialtext")
        form = OfficialTextForm(
            request.POST or None, request.FILES or None, initial={"language": request.GET.get("language", "")}
        )
        if request.method == "POST" and form.is_valid():
            content, name = form.content()
            source_url = form.cleaned_data["source_url"]
            arrived = keep(content, name, by=request.user, source_url=source_url)
            with transaction.atomic():
                original = saved([arrived])[arrived.sha256]
            said = {"original": original.sha256, "language": form.cleaned_data["language"], "source_url": source_url}
            try:
                officials.propose(treaty, officials.read(original), said["language"])
            except (officials.CannotBeRead, officials.NothingNumbered) as error:
                form.add_error(None, str(error))
            else:
                return redirect(f"{reverse('admin:archive_officialtext_look', args=[pk])}?{urlencode(said)}")
        context = self._context(request, treaty, "Add an official text", form=form)
        context["languages"] = [(code, language_name(code)) for code in LANGUAGES]
        return TemplateResponse(request, "admin/archive/officialtext/add.html", context)

    def look_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Shows what was found in a text that came in (`?original=&language=`), and keeps it with POST."""
        treaty = self._treaty(request, pk, "archive.add_officialtext")
        form = KeepForm(request.POST if request.method == "POST" else request.GET)
        original = form.is_valid() and Original.objects.filter(sha256=form.cleaned_data["original"]).first()
        if not original:
            messages.warning(request, "That text is not here. Send it again.")
            return redirect("admin:archive_officialtext_add", pk)
        language = form.cleaned_data["language"]
        try:
            proposal = officials.propose(treaty, officials.read(original), language)
        except (officials.CannotBeRead, officials.NothingNumbered) as error:
            messages.error(request, str(error))
            return redirect(
                f"{reverse('admin:archive_officialtext_add', args=[pk])}?{urlencode({'language': language})}"
            )
        if request.method == "POST":
            officials.keep(proposal, original, request.user, source_url=form.cleaned_data["source_url"])
            messages.success(
                request,
                f"The official text in {language_name(language)} is kept: {len(proposal.placed)} provisions.",
            )
            return redirect(f"{reverse('archive:treaty_text', args=[treaty.slug])}?{urlencode({'language': language})}")
        keep_form = KeepForm(initial=form.cleaned_data)
        context = self._context(
            request, treaty, "Look at the text", proposal=proposal, original=original, form=keep_form
        )
        return TemplateResponse(request, "admin/archive/officialtext/look.html", context | {"begins": BEGINS})

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
