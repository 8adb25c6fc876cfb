"""What waits for a curator across all reports, list by list, with the words in question and buttons to decide."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.http import require_safe

from archive import placing, worklist
from archive.admin.desk import undo_offered
from archive.admin.uploads.lines import key_of
from archive.forms import KIND_NAMES
from archive.models import FACTS, Fact, Treaty, kind_of

A_PAGE = 50
"""Rows of a list on one page."""
ABOUT = {
    "unsure": "What a rule found without being certain of it, the least certain first.",
    "matched": "Clauses whose reports name no article, and the one that their words show. Those confirmed show "
    "it of others in their turn. Open one to give another article.",
    "unresolved": "Words that cite or quote a treaty, and do not say which. Open one to say what they mean.",
    "unknown": "Treaties first met in a report. Link each to one that is known, or make it known. Where a rule took "
    "other words for a treaty, tick it, and say that it is none.",
    "conflicts": "Steps that a treaty takes once, and for which reports give days that cannot all be right. A step "
    "leaves the list when a fact of each day has been decided on.",
    "orphans": "What was confirmed or mended before its report was read again, and whose words are no longer in the "
    "text. Reject it, or open the report and mark the words that say so now.",
}


class Narrowing(forms.Form):
    """Which rows of a list are shown."""

    kind = forms.ChoiceField(required=False)
    treaty = forms.ModelChoiceField(
        Treaty.objects.filter(vouched=True, merged_into=None).order_by("name"),
        required=False,
        to_field_name="slug",
        empty_label="any",
    )

    def __init__(self, data, of_list: str) -> None:
        super().__init__(data, label_suffix="")
        kinds = worklist.KINDS.get(of_list, ())
        self.fields["kind"].choices = [("", "any"), *((kind, KIND_NAMES[kind]) for kind in kinds)]
        if not kinds:
            del self.fields["kind"]
        if of_list == "unknown":
            del self.fields["treaty"]

    @property
    def chosen(self) -> dict[str, object]:
        """What was chosen, by the field; a choice that there is not is none."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class Worklist:
    """The worklist's pages, for the admin of reports."""

    def get_urls(self) -> list:
        """Those of the lists, before those of single reports."""
        view = self.admin_site.admin_view(require_safe(self.worklist_view))
        return [
            path("worklist/", view, name="archive_worklist"),
            path("worklist/<slug:name>/", view, name="archive_worklist"),
            *super().get_urls(),
        ]

    def worklist_view(self, request: HttpRequest, name: str = "unsure") -> HttpResponse:
        """One list, with how long the others are."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if name not in worklist.LISTS:
            raise Http404
        narrowing = Narrowing(request.GET, name)
        rows = _rows(name, **narrowing.chosen)
        page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
        shown = _shown(name, page.object_list)
        number = getattr(rows, "number", page.paginator.count)
        counts = worklist.counts({} if narrowing.chosen else {name: number})
        context = self.admin_site.each_context(request) | {
            "title": "Worklist",
            "subtitle": worklist.LISTS[name],
            "opts": self.opts,
            "lists": [(slug, title, counts[slug]) for slug, title in worklist.LISTS.items()],
            "name": name,
            "about": ABOUT[name],
            "narrowing": narrowing,
            "page": page,
            "rows": shown,
            "kind_names": KIND_NAMES,
            "candidates": _candidates(shown) if name in worklist.KINDS else {},
            "grounds": _grounds(shown) if name in worklist.KINDS else {},
            "number": number,
            "here": _here(request),
            "taken": _taken(request),
        }
        return TemplateResponse(request, "admin/archive/worklist.html", context)


def _here(request: HttpRequest) -> str:
    """The page's own address, without what was decided on it last."""
    asked = request.GET.copy()
    for name in ("done", "at"):
        asked.pop(name, None)
    return f"{request.path}?{asked.urlencode()}" if asked else request.path


def _taken(request: HttpRequest) -> dict[str, object]:
    """The fact that was decided on last, where its row was (`done=date-7&at=3`), and what undo would take back."""
    kind, _, number = request.GET.get("done", "").partition("-")
    facts = FACTS[kind].objects.select_related("report") if kind in FACTS else None
    fact = facts.filter(pk=key_of(number)).first() if facts is not None else None
    if fact is None:
        return {}
    place = f"#row-{key_of(request.GET.get('at', ''))}"
    return {"kind": kind, "fact": fact, "place": place, "undo": undo_offered(fact.report, request.user).takes_back}


def _rows(name: str, kind: str = "", treaty: Treaty | None = None) -> Sequence | QuerySet:
    """All rows of a list, none of them read yet."""
    if name == "unknown":
        return worklist.unknown_treaties()
    if name == "conflicts":
        return worklist.conflicts(treaty)
    return worklist.WaitingFacts(name, kind, treaty)


def _shown(name: str, rows: Sequence | QuerySet) -> list:
    """A page's rows as the page tells them; a fact comes with its kind."""
    if name == "conflicts":
        return worklist.laid_out(rows)
    return list(rows) if name == "unknown" else [(kind_of(fact), fact) for fact in rows]


def _grounds(rows: list[tuple[str, Fact]]) -> dict[int, list[placing.Ground]]:
    """What the matched clauses among them stand on, by their ids."""
    return placing.told_of((fact for kind, fact in rows if kind == "clause"), drafts=True)


def _candidates(rows: list[tuple[str, Fact]]) -> dict[str, Treaty]:
    """The treaties, by slug, that mentions may mean where the text leaves it open."""
    slugs = {slug for kind, fact in rows if kind == "treaty" for slug in fact.candidates}
    return {treaty.slug: treaty for treaty in Treaty.objects.filter(slug__in=slugs)}
