"""Decisions, to read: they are only ever added to."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator

from archive.history import decisions
from archive.history.entry import NOBODY, called
from archive.models import FACTS, Decision

SHOWN = 120
"""Characters of a fact's words, or of a report's title, in the list."""


class KindFilter(admin.SimpleListFilter):
    """What was decided on."""

    title = "what it was on"
    parameter_name = "kind"

    def lookups(self, request, model_admin) -> list[tuple[str, str]]:  # noqa: ARG002 - Django's signature
        """The report itself, and every kind of fact."""
        kinds = [(kind, str(model._meta.verbose_name)) for kind, model in FACTS.items()]
        return [("report", "the report itself"), *kinds]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:  # noqa: ARG002
        """Those decisions, where they are asked for."""
        return queryset.filter(kind=self.value()) if self.value() else queryset


class PersonFilter(admin.RelatedOnlyFieldListFilter):
    """Who decided."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.title, self.empty_value_display = "person", NOBODY


@admin.register(Decision)
class DecisionAdmin(admin.ModelAdmin):
    """Who decided what, when and why."""

    list_display = ("at", "who", "what", "words", "of_report", "note")
    list_display_links = None
    list_filter = ("action", KindFilter, "at", ("by", PersonFilter))
    list_select_related = ("by", "report", "undoes")
    search_fields = ("exact", "note", "report__title")
    ordering = ("-pk",)  # as they were taken
    show_full_result_count = False
    fields = readonly_fields = ("at", "who", "what", "words", "of_report", "differences", "note")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Without the reports' texts."""
        return super().get_queryset(request).defer("report__text")

    @admin.display(description="who", ordering="by")
    def who(self, decision: Decision) -> str:
        """The name of whoever decided."""
        return called(decision.by)

    @admin.display(description="what", ordering="action")
    def what(self, decision: Decision) -> str:
        """What was done; it leads to the whole of it."""
        address = reverse("admin:archive_decision_change", args=[decision.pk])
        return format_html('<a href="{}">{}</a>', address, decisions.what(decision))

    @admin.display(description="words", empty_value="")
    def words(self, decision: Decision) -> str | None:
        """The words that it was decided on."""
        return self._foreign(decision, decision.exact) if decision.exact else None

    @admin.display(description="report", ordering="report__title")
    def of_report(self, decision: Decision) -> str:
        """The report, at the fact in question."""
        title = self._foreign(decision, decision.report.title)
        return format_html('<a href="{}">{}</a>', decisions.place_of(decision), title)

    @admin.display(description="from what to what", empty_value="nothing else changed")
    def differences(self, decision: Decision) -> str | None:
        """What was set, field by field."""
        told = decisions.differences(decision)
        lines = ((one.label, one.before or "nothing", one.after or "nothing") for one in told)
        return format_html_join("", "<p>{}: <del>{}</del> → <ins>{}</ins></p>", lines) or None

    @staticmethod
    def _foreign(decision: Decision, words: str) -> str:
        language, short = decision.report.language, Truncator(words).chars(SHOWN)
        return format_html('<span dir="auto" lang="{}">{}</span>', language, short)

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:  # noqa: ARG002
        """That of its report: a decision itself has none, for nothing can be done to it."""
        decision = self.get_object(request, object_id)
        if not self.has_view_permission(request, decision):
            raise PermissionDenied
        if decision is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return redirect("admin:archive_report_history", decision.report_id)

    def has_add_permission(self, request) -> bool:  # noqa: ARG002 - Django's signature
        """Decisions are taken on the review page."""
        return False

    def has_change_permission(self, request, obj=None) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def has_delete_permission(self, request, obj=None) -> bool:  # noqa: ARG002
        """Never."""
        return False
