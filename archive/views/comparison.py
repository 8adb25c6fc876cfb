"""Any two reports side by side, and the choosing of the two."""

import re
from dataclasses import dataclass

import django_filters as filters
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.dossier.candidates import candidates
from archive.dossier.comparing.comparison import compare
from archive.models import Report, TreatyMention
from archive.views.filters import StandingFilter, treaties_spoken_of
from archive.views.paging import page_of

LISTED = 25
"""Reports to choose from that stand on one page."""
ADDRESS = re.compile(r"(?:.*/)?reports/([-\w]+)(?:[/?#].*)?|([-\w]+)", re.ASCII)
"""A report's address, whole or in part, or the last part of it alone."""


class Offered(filters.FilterSet):
    """Of the reports to choose from."""

    treaty = StandingFilter(
        label="Treaty", method="of_treaty", queryset=treaties_spoken_of, to_field_name="slug", empty_label="any treaty"
    )
    title = filters.CharFilter(label="Title contains", lookup_expr="icontains")

    class Meta:
        model = Report
        fields = ["treaty", "title"]

    def of_treaty(self, reports, _name, treaty):
        """Those that speak of the treaty."""
        return reports.speaking_of(treaty)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the two that are to be compared."""

    name: str
    """Under which the address has it: `a` or `b`."""
    asked: str
    """What stands there."""
    report: Report | None

    @property
    def wrong(self) -> bool:
        """Whether what stands there leads to no published report."""
        return bool(self.asked) and self.report is None


@require_safe
def compare_reports(request: HttpRequest) -> HttpResponse:
    """The comparison of the reports `a` and `b`; until both are named, the means to choose them."""
    first, second = (_chosen(request, name) for name in ("a", "b"))
    same = bool(first.report and first.report == second.report)
    context = {"first": first, "second": second, "same": same}
    if first.report and second.report and not same:
        comparison = compare(first.report, second.report)
        mentions = [said for kind in comparison.kinds if kind.kind == "treaty" for said in kind.said]
        context |= {"comparison": comparison, "candidates": candidates(mentions)}
        return render(request, "comparison/comparison.html", context)
    status = 404 if first.wrong or second.wrong else 200
    return render(request, "comparison/choosing.html", context | _offered(request, first, second), status=status)


def _chosen(request: HttpRequest, name: str) -> Choice:
    asked = request.GET.get(name, "").strip()
    if not asked:
        return Choice(name, "", None)
    address = ADDRESS.fullmatch(asked)
    slug = (address[1] or address[2]) if address else ""
    report = Report.objects.published().select_related("outlet").filter(slug=slug).first()
    return Choice(name, report.slug if report else asked, report)


def _offered(request: HttpRequest, first: Choice, second: Choice) -> dict:
    """The reports to choose from: at first those of the treaty that the one already chosen is about."""
    asked = request.GET.copy()
    chosen = first.report or second.report
    if chosen and "treaty" not in asked:
        about = (
            TreatyMention.objects.public().filter(report=chosen, treaty__merged_into=None).order_by("-main", "start")
        )
        asked["treaty"] = about.values_list("treaty__slug", flat=True).first() or ""
    others = Report.objects.published().exclude(pk__in=[one.report.pk for one in (first, second) if one.report])
    offered = Offered(asked, others.newest_first().for_lists(), request=request)
    page = page_of(request, offered.qs, LISTED)
    return {"filter": offered, "page_obj": page}
