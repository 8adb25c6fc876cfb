"""A provision's page: every report's wording, word by word against a base, and what else is said of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.concordance import numbering
from archive.dossier.wordings.bases import best_attested
from archive.dossier.wordings.concordance import Concordance, concordance_of
from archive.dossier.wordings.pinned import name_of
from archive.dossier.wordings.unquoted import unquoted_of
from archive.dossier.wordings.wordings import InLanguage, Reading, Witness, Wordings, language_of, wordings_of
from archive.models import Provision, QuotedClause, Treaty
from archive.placing import Ground, told_of
from archive.views.merged import follows_merges
from archive.views.paging import page_of

READINGS = 25
"""Wordings of a provision that stand on one page."""
VIEWS = {"": "Whole wordings", "table": "Word by word", "list": "Plain list"}
"""The ways to look at them, by what an address calls each."""


@dataclass(frozen=True, slots=True)
class Place:
    """A provision among its treaty's others."""

    provision: Provision
    before: Provision | None
    after: Provision | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for, and what is shown of it: `notices` say in sentences where that is something else."""

    wordings: Wordings
    known: InLanguage | None
    base: str
    view: str
    notices: tuple[str, ...]


@require_safe
@follows_merges(Treaty)
def provision(request: HttpRequest, slug: str, provision: str) -> HttpResponse:
    """The page. Its address says all that is chosen: `language`, `base`, `view`, `page`, and what is pinned (`p`)."""
    place = place_of(request, slug, provision)
    asked = asked_of(request, place.provision)
    found = concordance_of(asked.known, asked.base) if asked.known else None
    page = _page(request, asked, found)
    context = {
        "place": place,
        "provision": place.provision,
        "asked": asked,
        "concordance": found,
        "notices": [*asked.notices, *_missing_base(found)],
        "views": VIEWS,
        "page_obj": page,
        "beside": [(one, _best(one)) for one in asked.wordings.languages if one is not asked.known],
        "grounds": _grounds(_shown_matched(asked, found, page)),
        "unquoted": unquoted_of(place.provision),
        "permalink": request.build_absolute_uri(permalink(place.provision, asked, found, page)),
        "pinned": [name for name in request.GET.getlist("p") if name != name_of(place.provision)],
        "pin": pin_address(request, place.provision),
    }
    if found and asked.view == "table":
        context["blocks"] = list(found.blocks(page.object_list))
    return render(request, "concordance/provision.html", context)


def place_of(request: HttpRequest, slug: str, provision: str) -> Place:
    """The provision of the treaty that the reader may see. Raises Http404 where there is none."""
    treaties = Treaty.objects.shown_to(request.user).filter(slug=slug).values("pk")
    there = Provision.objects.shown_to(request.user).filter(treaty__in=treaties).select_related("treaty")
    shown = sorted(there, key=lambda one: numbering.place_of(one.label).order)
    at = next((at for at, one in enumerate(shown) if one.slug == provision), None)
    if at is None:
        raise Http404("No such provision of this treaty is known here.")
    return Place(shown[at], shown[at - 1] if at else None, shown[at + 1] if at + 1 < len(shown) else None)


def asked_of(request: HttpRequest, provision: Provision) -> Asked:
    """What the address asks for; what it asks for in vain is said, and nothing else of it is lost."""
    wordings = wordings_of(provision)
    language, view = request.GET.get("language", ""), request.GET.get("view", "")
    first = wordings.languages[0] if wordings.languages else None
    known = wordings.in_language(language_of(language)) if language else None
    notices = []
    if language and not known:
        notices.append(f"Nothing is known of its words in “{language}”.")
    if view not in VIEWS:
        notices.append(f"There is no view “{view}”.")
    return Asked(wordings, known or first, request.GET.get("base", ""), view if view in VIEWS else "", tuple(notices))


def permalink(provision: Provision, asked: Asked, found: Concordance | None, page: Page) -> str:
    """The address of exactly what is shown: this language and base, whatever reports are still to come."""
    chosen = {
        "language": asked.known.language if asked.known else "",
        "base": found.base_name if found else "",
        "view": asked.view,
        "page": page.number if page.number > 1 else "",
    }
    query = urlencode({name: value for name, value in chosen.items() if value})
    return f"{provision.get_absolute_url()}?{query}" if query else provision.get_absolute_url()


def pin_address(request: HttpRequest, provision: Provision) -> str:
    """Where the provision stands side by side with those that are pinned already."""
    names = dict.fromkeys([*request.GET.getlist("p"), name_of(provision)])
    return f"{reverse('archive:pins')}?{urlencode([('p', name) for name in names], safe='/')}"


def _page(request: HttpRequest, asked: Asked, found: Concordance | None) -> Page:
    if asked.view == "list":
        return page_of(request, asked.known.witnesses if asked.known else (), READINGS)
    return page_of(request, found.lines if found else (), READINGS)


def _missing_base(found: Concordance | None) -> list[str]:
    if not found or not found.base.missing:
        return []
    return [f"No wording here is that of “{found.base.missing}”; the base is {found.base.chosen}."]


def _best(one: InLanguage) -> Reading | None:
    return best_attested(one) if one.readings else None


def _shown_matched(asked: Asked, found: Concordance | None, page: Page) -> Iterator[Witness]:
    """The matched clauses of which the page tells what shows it: the base's first one, and each wording's."""
    base = found.base.reading if found else None
    readings = [base] if base else []
    if asked.view == "list":
        yield from (witness for witness in page if witness.matched)
    elif not asked.view:
        readings += [line.reading for line in page]
    for reading in readings:
        yield from islice((witness for witness in reading.witnesses if witness.matched), 1)


def _grounds(witnesses: Iterable[Witness]) -> dict[int, list[Ground]]:
    """What shows that they are of the provision, by the clauses' ids."""
    clauses = QuotedClause.objects.filter(pk__in={witness.pk for witness in witnesses})
    return told_of(clauses.select_related("provision__treaty", "report__outlet").defer("report__text"))
