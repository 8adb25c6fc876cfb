"""Reports: what was found is looked through, mended, and then shown to readers."""

from collections.abc import Callable, Iterator

import django_filters
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import Truncator
from django.views.decorators.http import require_POST

from archive import review
from archive.authority import gazetteer
from archive.facts_shown import SHOWN_WITH
from archive.forms import fact_form
from archive.ingest import read_again
from archive.models import FACTS, Fact, Report
from archive.reading import Unreadable

MOST_SHOWN = 200
"""Facts of a kind on one review page; the filters lead to the others."""
TURNED = {review.publish: "published", review.withdraw: "withdrawn"}
SAID = {"confirm": "Confirmed", "reject": "Rejected", "reopen": "Open again"}
VERDICTS: dict[str, Callable] = {"confirm": review.confirm, "reject": review.reject, "reopen": review.reopen}


class AdriftFilter(admin.SimpleListFilter):
    """Reports with decisions whose words the text no longer has: somebody has to look."""

    title = "decisions to look at"
    parameter_name = "adrift"

    def lookups(self, request, model_admin) -> list[tuple[str, str]]:  # noqa: ARG002 - Django's signature
        """The one choice."""
        return [("yes", "whose words are gone")]

    def queryset(self, request, queryset):  # noqa: ARG002
        """Those reports, where they are asked for."""
        if self.value() != "yes":
            return queryset
        adrift = Q(pk__in=[])
        for model in FACTS.values():
            adrift |= Q(pk__in=model.objects.decided().filter(adrift=True).exclude(state="rejected").values("report"))
        return queryset.filter(adrift)


class FactFilter(django_filters.FilterSet):
    """Which facts of a report are shown for review."""

    state = django_filters.ChoiceFilter(choices=Fact.State.choices, label="State", empty_label="any")
    unsure = django_filters.BooleanFilter(
        label="Only where the rule is unsure", method="below_certainty", widget=forms.CheckboxInput
    )
    adrift = django_filters.BooleanFilter(
        label="Only where the words are gone", method="only_adrift", widget=forms.CheckboxInput
    )

    def below_certainty(self, facts, _name: str, value: bool):
        """Those that a rule found with less than full confidence."""
        return facts.filter(confidence__lt=1) if value else facts

    def only_adrift(self, facts, _name: str, value: bool):
        """Those whose words the text no longer has."""
        return facts.filter(adrift=True) if value else facts


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin):
    """Reports, drafts first to be looked at."""

    list_display = ("title", "status", "outlet", "published", "language", "sample", "added")
    list_filter = ("status", AdriftFilter, "sample", "language", "outlet")
    list_select_related = ("outlet",)
    search_fields = ("title", "text")
    date_hierarchy = "added"
    fields = review.CORRECTABLE
    autocomplete_fields = ("outlet",)
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    actions = ("publish", "withdraw", "extract_again")
    change_form_template = "admin/archive/report/change_form.html"

    def has_add_permission(self, request) -> bool:  # noqa: ARG002 - Django's signature
        """Reports come in by upload."""
        return False

    def has_delete_permission(self, request, obj=None) -> bool:  # noqa: ARG002
        """What was published is withdrawn, never deleted."""
        return False

    def save_model(self, request, obj, form, change) -> None:  # noqa: ARG002
        """A correction is a decision: it goes through review."""
        said = {name: form.cleaned_data[name] for name in form.changed_data}
        if said:
            review.correct(Report.objects.get(pk=obj.pk), request.user, **said)

    @admin.action(description="Publish", permissions=["change"])
    def publish(self, request, reports) -> None:
        """Shows the chosen reports to readers."""
        self._turn_all(request, reports, review.publish)

    @admin.action(description="Withdraw", permissions=["change"])
    def withdraw(self, request, reports) -> None:
        """Takes the chosen reports from readers."""
        self._turn_all(request, reports, review.withdraw)

    def _turn_all(self, request: HttpRequest, reports, turn: Callable) -> None:
        with transaction.atomic():  # one change of the index for all of them
            for report in reports:
                turn(report, request.user)
        messages.success(request, f"Reports that are {TURNED[turn]} now: {len(reports)}.")

    @admin.action(description="Extract again, keeping every decision", permissions=["change"])
    def extract_again(self, request, reports) -> None:
        """Reads the chosen reports again."""
        names, done = gazetteer(), 0
        for report in reports:
            try:
                read_again(report, names)
                done += 1
            except (Unreadable, OSError) as reason:
                messages.error(request, f"{report}: {reason}")
        messages.success(request, f"Reports read again: {done} of {len(reports)}.")

    def get_urls(self) -> list:
        """The review page, and the verdicts that it posts."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/review/", view(self.review_view), name="archive_report_review"),
            path("<int:pk>/publish/", view(require_POST(self.publish_view)), name="archive_report_publish"),
            path("<int:pk>/withdraw/", view(require_POST(self.withdraw_view)), name="archive_report_withdraw"),
            path("fact/<str:kind>/<int:pk>/", view(self.fact_view), name="archive_fact"),
            path(
                "fact/<str:kind>/<int:pk>/<str:verdict>/", view(require_POST(self.verdict_view)), name="archive_verdict"
            ),
            *super().get_urls(),
        ]

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Everything that was found in one report, to be confirmed, mended or rejected."""
        report = get_object_or_404(Report.objects.select_related("outlet", "original"), pk=pk)
        self._require(request, report)
        chosen = FactFilter(request.GET, queryset=FACTS["date"].objects.none())
        context = self.admin_site.each_context(request) | {
            "title": f"Review: {report.title}",
            "opts": self.opts,
            "report": report,
            "filter": chosen,
            "kinds": list(_facts_by_kind(report, request)),
        }
        return TemplateResponse(request, "admin/archive/report/review.html", context)

    def publish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Shows a report that has been looked through to readers."""
        return self._turned(request, pk, review.publish)

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Takes a report from readers."""
        return self._turned(request, pk, review.withdraw)

    def _turned(self, request: HttpRequest, pk: int, turn: Callable) -> HttpResponse:
        report = get_object_or_404(Report, pk=pk)
        self._require(request, report)
        turn(report, request.user)
        messages.success(request, f"The report is {TURNED[turn]}.")
        return HttpResponseRedirect(reverse("admin:archive_report_review", args=[pk]))

    def verdict_view(self, request: HttpRequest, kind: str, pk: int, verdict: str) -> HttpResponse:
        """One verdict on one fact."""
        fact = self._fact(request, kind, pk)
        if verdict not in VERDICTS:
            raise Http404
        try:
            VERDICTS[verdict](fact, request.user)
            messages.success(request, f"{SAID[verdict]}: “{Truncator(fact.exact).chars(60)}”.")
        except (review.Gone, ValidationError) as reason:
            messages.error(request, " ".join(getattr(reason, "messages", [str(reason)])))
        page = reverse("admin:archive_report_review", args=[fact.report_id])
        query = request.GET.urlencode()
        return HttpResponseRedirect(f"{page}{'?' if query else ''}{query}#{kind}-{pk}")

    def fact_view(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        """The form that mends one fact."""
        fact = self._fact(request, kind, pk)
        form = fact_form(kind)(request.POST if request.method == "POST" else None, instance=fact)
        if form.is_bound and form.is_valid():
            if said := form.said():
                review.edit(fact, request.user, note=form.cleaned_data["note"], **said)
                messages.success(request, f"Mended: “{Truncator(fact.exact).chars(60)}”.")
            else:
                messages.info(request, "Nothing was changed.")
            page = reverse("admin:archive_report_review", args=[fact.report_id])
            return HttpResponseRedirect(f"{page}#{kind}-{pk}")
        context = self.admin_site.each_context(request) | {
            "title": f"Mend a {fact._meta.verbose_name}",
            "opts": self.opts,
            "report": fact.report,
            "fact": fact,
            "form": form,
        }
        return TemplateResponse(request, "admin/archive/report/fact.html", context)

    def _fact(self, request: HttpRequest, kind: str, pk: int) -> Fact:
        if kind not in FACTS:
            raise Http404
        fact = get_object_or_404(FACTS[kind].objects.select_related("report"), pk=pk)
        self._require(request, fact.report)
        return fact

    def _require(self, request: HttpRequest, report: Report) -> None:
        if not self.has_change_permission(request, report):
            raise PermissionDenied


def _facts_by_kind(report: Report, request: HttpRequest) -> Iterator[tuple[str, str, list[Fact], int]]:
    """(kind, its name in the plural, the first of its facts as filtered, how many they are) for each that has any."""
    for kind, model in FACTS.items():
        facts = model.objects.filter(report=report).select_related(*SHOWN_WITH[kind])
        chosen = FactFilter(request.GET, queryset=facts).qs
        shown = list(chosen[: MOST_SHOWN + 1])
        if shown:
            total = len(shown) if len(shown) <= MOST_SHOWN else chosen.count()
            yield kind, str(model._meta.verbose_name_plural), shown[:MOST_SHOWN], total
