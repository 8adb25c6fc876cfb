"""A curator's word on facts: confirmed, rejected, mended, added, taken back; from the screen, or without scripts.

Every address takes plain forms and leads back to the fact. A script that asks for JSON gets the sentence to be said,
how many facts are left, and the fact's entry as it stands now.
"""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from archive import review
from archive.admin.desk import Desk, in_short, undo_offered, what_was_done
from archive.admin.review import back_to_review, found_anew
from archive.forms import KIND_NAMES, MENDABLE, FactForm, WordsForm, blank, fact_form
from archive.models import FACTS, Fact, Report

SAID = {"confirm": "Confirmed", "reject": "Rejected", "reopen": "Open again"}
VERDICTS: dict[str, Callable] = {"confirm": review.confirm, "reject": review.reject, "reopen": review.reopen}
REFUSALS = (review.Gone, review.NothingToUndo, review.Changed, ValidationError)
REFUSED, WRONG = 409, 422
"""What a script is answered where a decision cannot be taken, and where a form has something wrong in it."""


class Verdicts:
    """The addresses that decisions on facts are posted to, for the admin of reports."""

    def get_urls(self) -> list:
        """Those of one fact, and those of all that a report has."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/add/", view(self.add_fact_view), name="archive_report_add_fact"),
            path("<int:pk>/confirm-all/", view(require_POST(self.confirm_all_view)), name="archive_report_confirm_all"),
            path("<int:pk>/undo/", view(require_POST(self.undo_view)), name="archive_report_undo"),
            path("fact/<str:kind>/<int:pk>/", view(self.fact_view), name="archive_fact"),
            path(
                "fact/<str:kind>/<int:pk>/<str:verdict>/", view(require_POST(self.verdict_view)), name="archive_verdict"
            ),
            *super().get_urls(),
        ]

    def verdict_view(self, request: HttpRequest, kind: str, pk: int, verdict: str) -> HttpResponse:
        """One verdict on one fact; where `seen` is in the address, on the fact as the page showed it only."""
        fact = self._fact(request, kind, pk)
        if verdict not in VERDICTS:
            raise Http404
        if request.GET.get("seen", fact.version) != fact.version:
            now = f"It is {fact.get_state_display()} now. Please look at it again."
            return refused(
                request,
                fact.report,
                review.Changed(f"{in_short(fact.exact)} was changed while the page stood open. {now}"),
                fact,
            )
        try:
            VERDICTS[verdict](fact, request.user)
        except REFUSALS as reason:
            return refused(request, fact.report, reason, fact)
        return decided(request, fact.report, f"{SAID[verdict]}: {in_short(fact.exact)}.", fact)

    def confirm_all_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Vouches for everything that is still proposed, with one click that one undo takes back."""
        report = self.reviewed(request, pk)
        number = review.confirm_all(report, request.user)
        return decided(request, report, f"Confirmed: {number} facts." if number else "Nothing was left to confirm.")

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Takes back the user's own last decision on this report's facts, or all that were taken with one click."""
        report = self.reviewed(request, pk)
        try:
            records = review.undo(report, request.user)
        except REFUSALS as reason:
            return refused(request, report, reason)
        undone = records[0].undoes
        on_a_fact = len(records) == 1 and undone.kind in FACTS
        fact = FACTS[undone.kind].objects.filter(pk=undone.fact_id).first() if on_a_fact else None
        said = f"Taken back: {what_was_done(undone, len(records))}."
        anew = found_anew(report, request.user, undone.after) if undone.kind == "report" else ""
        return decided(request, report, f"{said} {anew}".strip(), fact)

    def fact_view(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        """The form that mends one fact."""
        fact = self._fact(request, kind, pk)
        form = filled_in(request, kind, fact)
        if form.is_bound and form.is_valid():
            said = form.said()
            if not said:
                return decided(request, fact.report, "Nothing was changed.", fact)
            try:
                review.edit(fact, request.user, note=form.cleaned_data["note"], **said)
                return decided(request, fact.report, f"Edited: {in_short(fact.exact)}.", fact)
            except review.Gone as reason:
                return refused(request, fact.report, reason)
            except ValidationError as reason:
                form.add_error(None, reason.messages)
        heading = f"Edit: {KIND_NAMES[kind].lower()}"
        return self._form(request, fact, form, heading, reverse("admin:archive_fact", args=[kind, pk]))

    def add_fact_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The form that adds a fact on words of the text; first, where they are not found, the form that asks which."""
        report = self.reviewed(request, pk)
        given = request.POST if request.method == "POST" else request.GET
        where = WordsForm(given, report=report)
        if not where.is_valid():
            return self._which_words(request, report, where)
        kind, start, end = (where.cleaned_data[name] for name in ("add", "start", "end"))
        fact = blank(kind, report, start, end)
        form = filled_in(request, kind, fact)
        if form.is_bound and form.is_valid():
            try:
                added = review.add(
                    report, kind, start, end, request.user, note=form.cleaned_data["note"], **form.whole()
                )
                return decided(request, report, f"Added: {in_short(added.exact)}.", added)
            except ValidationError as reason:
                form.add_error(None, reason.messages)
        address = reverse("admin:archive_report_add_fact", args=[pk])
        on = {"add": kind, "start": start, "end": end, "text_sha256": report.text_sha256}
        return self._form(request, fact, form, f"Add: {KIND_NAMES[kind].lower()}", address, on)

    def _which_words(self, request: HttpRequest, report: Report, where: WordsForm) -> HttpResponse:
        if wants_json(request):
            sentences = [str(sentence) for errors in where.errors.values() for sentence in errors]
            return JsonResponse({"message": " ".join(sentences)}, status=WRONG)
        context = self._page(request, report, "Add a fact") | {"words": where}
        return TemplateResponse(request, "admin/archive/report/words.html", context)

    def _form(
        self, request: HttpRequest, fact: Fact, form: FactForm, heading: str, address: str, on: dict | None = None
    ) -> HttpResponse:
        """The form of a fact: on a page of its own, or alone for a script that puts it where the fact is listed."""
        context = {"fact": fact, "form": form, "heading": heading, "address": address, "on": on or {}}
        context |= {"report": fact.report, "here": back_to_review(request, fact.report, fact if fact.pk else None)}
        if wants_json(request):
            html = render_to_string("admin/archive/report/_form.html", context, request)
            return JsonResponse({"html": html}, status=WRONG if form.is_bound else 200)
        page = self._page(request, fact.report, heading)
        return TemplateResponse(request, "admin/archive/report/fact.html", page | context)

    def _page(self, request: HttpRequest, report: Report, title: str) -> dict:
        return self.admin_site.each_context(request) | {"title": title, "opts": self.opts, "report": report}

    def _fact(self, request: HttpRequest, kind: str, pk: int) -> Fact:
        if kind not in FACTS:
            raise Http404
        fact = get_object_or_404(FACTS[kind].objects.select_related("report"), pk=pk)
        self.require(request, fact.report)
        return fact


def filled_in(request: HttpRequest, kind: str, fact: Fact) -> FactForm:
    """The form of the fact: with what was sent; or to be filled in, with what its address proposes (`?treaty=…`)."""
    if request.method == "POST":
        return fact_form(kind)(request.POST, instance=fact)
    proposed = {name: request.GET[name] for name in MENDABLE[kind] if name in request.GET}
    return fact_form(kind)(initial=proposed, instance=fact)


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, which puts the answer into the page by itself."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def decided(request: HttpRequest, report: Report, message: str, fact: Fact | None = None) -> HttpResponse:
    """The answer to a decision that was taken."""
    if not wants_json(request):
        messages.success(request, message)
        return HttpResponseRedirect(back_to_review(request, report, fact))
    desk, undo = Desk(report), undo_offered(report, request.user)
    answer = {
        "message": f"{message} {desk.left} left.",
        "left": desk.left,
        "undo": undo.takes_back,
        "passed_over": undo.passed_over,
    }
    entry = desk.entry(fact) if fact else None
    if entry:
        context = {"entry": entry, "report": report, "candidates": desk.candidates, "kind_names": KIND_NAMES}
        html = render_to_string("admin/archive/report/_entry.html", context, request)
        answer |= {"fact": entry.key, "state": entry.fact.state, "html": html}
    return JsonResponse(answer)


def refused(request: HttpRequest, report: Report, reason: Exception, fact: Fact | None = None) -> HttpResponse:
    """The answer to a decision that could not be taken: why, in the sentence of whoever refused it."""
    message = " ".join(getattr(reason, "messages", [str(reason)]))
    if wants_json(request):
        return JsonResponse({"message": message}, status=REFUSED)
    messages.error(request, message)
    return HttpResponseRedirect(back_to_review(request, report, fact))
