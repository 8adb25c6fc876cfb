"""Reports: what was found is looked through, mended, and then shown to readers."""

from collections.abc import Callable
from functools import reduce
from operator import add
from uuid import uuid4

from django.contrib import admin, messages
from django.db import models, transaction
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import Truncator

from archive import review
from archive.admin.history import ReadableHistory
from archive.admin.review import TURNED, ReviewScreen, review_address
from archive.admin.verdicts import Verdicts
from archive.admin.worklist import Worklist
from archive.authority import gazetteer
from archive.models import FACTS, Fact, Report
from archive.reading import Unreadable
from archive.rereading import extract_again


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


def _open_facts(model: type[Fact]) -> Coalesce:
    open_ones = model.objects.filter(report=OuterRef("pk"), state=Fact.State.PROPOSED).order_by().values("report")
    return Coalesce(Subquery(open_ones.values(number=Count("pk"))), 0)


LEFT = reduce(add, map(_open_facts, FACTS.values()))


@admin.register(Report)
class ReportAdmin(ReviewScreen, Verdicts, Worklist, ReadableHistory, admin.ModelAdmin):
    """Reports, drafts first to be looked at."""

    list_display = ("titled", "status", "left", "outlet", "published", "language", "added")
    list_display_links = None
    list_filter = ("status", AdriftFilter, "added", "sample", "language", "outlet")
    list_select_related = ("outlet",)
    list_per_page = 50
    search_fields = ("title", "text")
    fields = review.CORRECTABLE
    autocomplete_fields = ("outlet",)
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    actions = ("publish", "withdraw", "extract_again")
    change_form_template = "admin/archive/report/change_form.html"

    def get_queryset(self, request):
        """Each with `left`: how many of its facts nobody has decided on."""
        return super().get_queryset(request).defer("text").annotate(left=LEFT)

    @admin.display(description="report", ordering="title")
    def titled(self, report: Report) -> str:
        """Its title, which leads to the review screen; a sample is called one."""
        title = format_html('<a href="{}">{}</a>', review_address(report), Truncator(report.title).chars(120))
        return format_html('{} <span class="quiet">sample</span>', title) if report.sample else title

    @admin.display(description="to decide", ordering="left")
    def left(self, report: Report) -> int:
        """How many of its facts nobody has decided on."""
        return report.left

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
        batch = uuid4()
        with transaction.atomic():  # one change of the index for all of them
            for report in reports:
                turn(report, request.user, batch=batch)
        messages.success(request, f"Reports that are {TURNED[turn]} now: {len(reports)}.")

    @admin.action(description="Go through the text again, keeping every decision", permissions=["change"])
    def extract_again(self, request, reports) -> None:
        """Goes through the stored texts of the chosen reports again."""
        names, done, batch = gazetteer(), 0, uuid4()
        for report in reports:
            try:
                extract_again(report, names, by=request.user, batch=batch)
                done += 1
            except Unreadable as reason:
                messages.error(request, f"{report}: {reason}")
        messages.success(request, f"Reports read again: {done} of {len(reports)}.")
