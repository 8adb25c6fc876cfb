"""The review screen: a report as it would be published, corrected, shown to readers or taken from them."""

from collections.abc import Callable, Collection

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from archive import review
from archive.admin.desk import Desk, undo_offered, what_changed
from archive.forms import KIND_NAMES, AboutForm, FactsShown, WordsForm
from archive.models import Fact, Report, kind_of
from archive.reading import Unreadable
from archive.rereading import COUNTED_FROM, extract_again

TURNED = {review.publish: "published", review.withdraw: "withdrawn"}


class ReviewScreen:
    """The addresses of the screen itself, for the admin of reports."""

    def get_urls(self) -> list:
        """The screen, what is said about the report, and whether readers see it."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/review/", view(require_safe(self.review_view)), name="archive_report_review"),
            path("<int:pk>/about/", view(require_POST(self.about_view)), name="archive_report_about"),
            path("<int:pk>/read-again/", view(require_POST(self.read_again_view)), name="archive_report_read_again"),
            path("<int:pk>/publish/", view(require_POST(self.publish_view)), name="archive_report_publish"),
            path("<int:pk>/withdraw/", view(require_POST(self.withdraw_view)), name="archive_report_withdraw"),
            *super().get_urls(),
        ]

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Everything that was found in one report, to be confirmed, mended or rejected."""
        report = self.reviewed(request, pk)
        return self._screen(request, report, AboutForm(instance=report))

    def about_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Corrects what is said of the report itself; what is wrong is said beside the field, and nothing changes."""
        report = self.reviewed(request, pk)
        form = AboutForm(request.POST, instance=Report.objects.get(pk=pk))
        if form.is_valid():
            try:
                if said := form.said():
                    review.correct(report, request.user, note=form.cleaned_data["note"], **said)
                saved = "What is said about the report is saved." if said else "Nothing was changed."
                messages.success(request, " ".join(filter(None, (saved, found_anew(report, request.user, said)))))
                return HttpResponseRedirect(back_to_review(request, report))
            except ValidationError as reason:
                form.add_error(None, reason.messages)
        return self._screen(request, report, form)

    def read_again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Goes through the stored text with the rules and the authorities of today."""
        report = self.reviewed(request, pk)
        try:
            messages.success(request, gone_through_again(report, request.user))
        except Unreadable as reason:
            messages.error(request, str(reason))
        return HttpResponseRedirect(back_to_review(request, report))

    def publish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Shows a report that has been looked through to readers."""
        return self._turned(request, pk, review.publish)

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Takes a report from readers."""
        return self._turned(request, pk, review.withdraw)

    def reviewed(self, request: HttpRequest, pk: int) -> Report:
        """The report; raises PermissionDenied where the user may not decide on it."""
        found = Report.objects.select_related("outlet", "original__received_from", "resembles")
        report = get_object_or_404(found, pk=pk)
        self.require(request, report)
        return report

    def require(self, request: HttpRequest, report: Report) -> None:
        """Raises PermissionDenied where the user may not decide on the report."""
        if not self.has_change_permission(request, report):
            raise PermissionDenied

    def _turned(self, request: HttpRequest, pk: int, turn: Callable) -> HttpResponse:
        report = self.reviewed(request, pk)
        turn(report, request.user)
        messages.success(request, f"“{report}” is {TURNED[turn]}.")
        if request.POST.get("then") != "next":
            return HttpResponseRedirect(back_to_review(request, report))
        if following := next_draft(report):
            return HttpResponseRedirect(reverse("admin:archive_report_review", args=[following.pk]))
        messages.info(request, "No drafts are left.")
        return HttpResponseRedirect(reverse("admin:archive_report_changelist"))

    def _screen(self, request: HttpRequest, report: Report, about: AboutForm) -> HttpResponse:
        desk, shown = Desk(report), FactsShown(request.GET)
        shown.full_clean()
        context = self.admin_site.each_context(request) | {
            "title": f"Review: {report.title}",
            "subtitle": None,
            "is_nav_sidebar_enabled": False,  # the desk needs the room
            "opts": self.opts,
            "report": report,
            "about": about,
            "desk": desk,
            "listed": [entry for entry in desk.entries if shown.shows(entry.fact)],
            "shown": shown,
            "candidates": desk.candidates,
            "kind_names": KIND_NAMES,
            "words": WordsForm(report=report),
            "arrival": report.arrivals.select_related("upload__by").first(),
            "undo": undo_offered(report, request.user),
            "next_draft": next_draft(report),
            "here": request.get_full_path() if request.method == "GET" else review_address(report),
            "came_from": own_address(request, request.GET.get("next", "")),
        }
        return TemplateResponse(request, "admin/archive/report/review.html", context)


def gone_through_again(report: Report, by: AbstractBaseUser) -> str:
    """Extracts again from the stored text; a sentence on what changed. Raises Unreadable where that takes too long."""
    return f"Its text was gone through again: {what_changed(extract_again(report, by=by))}."


def found_anew(report: Report, by: AbstractBaseUser, said: Collection[str]) -> str:
    """A sentence on what was extracted again after this was `said` of the report; empty where it decides nothing."""
    if set(COUNTED_FROM).isdisjoint(said):
        return ""
    try:
        return gone_through_again(report, by)
    except Unreadable as reason:
        return str(reason)


def next_draft(report: Report) -> Report | None:
    """The draft that came in after this report, or the oldest one."""
    drafts = Report.objects.filter(status=Report.Status.DRAFT).exclude(pk=report.pk).order_by("pk").defer("text")
    return drafts.filter(pk__gt=report.pk).first() or drafts.first()


def review_address(report: Report) -> str:
    """The address of the report's review screen."""
    return reverse("admin:archive_report_review", args=[report.pk])


def back_to_review(request: HttpRequest, report: Report, fact: Fact | None = None) -> str:
    """Where the person came from, if that is one of our own addresses; the review screen, at the fact, otherwise."""
    screen = review_address(report)
    address = own_address(request, request.POST.get("next") or request.GET.get("next", "")) or screen
    if fact is None or not address.startswith(screen):
        return address
    return f"{address.partition('#')[0]}#fact-{kind_of(fact)}-{fact.pk}"


def own_address(request: HttpRequest, address: str) -> str:
    """The address where it is this site's own; empty otherwise."""
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if ours else ""
