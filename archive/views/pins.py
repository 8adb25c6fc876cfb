"""Provisions of different treaties side by side. What is pinned is in the address, and nowhere else."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.dossier.wordings.pinned import FOUND, MOST, Pin, board_of, find_provisions, name_of
from archive.dossier.wordings.wordings import language_of
from archive.facts_shown import excerpt


@require_safe
def pins(request: HttpRequest) -> HttpResponse:
    """The provisions named in the address (`p`, again and again), in one `language`; `find` looks for another one."""
    language, asked = request.GET.get("language", ""), request.GET.get("find", "").strip()
    board = board_of(request.GET.getlist("p"), request.user, language_of(language) if language else "")
    picked = board.language if language and board.language == language_of(language) else ""
    found = excerpt(find_provisions(asked, request.user), FOUND) if asked else None
    context = {
        "board": board,
        "columns": [(pin, _address(_without(board.names, pin), picked)) for pin in board.pins],
        "most": MOST,
        "full": len(board.pins) >= MOST,
        "missing_language": language if language and not picked and board.pins else "",
        "picked": picked,
        "find": asked,
        "found": found,
        "offers": [(one, _address([*board.names, name_of(one)], picked)) for one in found.rows] if found else [],
        "permalink": request.build_absolute_uri(_address(board.names, board.language)),
        "beside": urlencode([("p", name) for name in board.names], safe="/"),
    }
    return render(request, "pins/pins.html", context)


def _without(names: Iterable[str], pin: Pin) -> list[str]:
    return [name for name in names if name != pin.name]


def _address(names: Iterable[str], language: str) -> str:
    """The page with these provisions, in the language where one is chosen."""
    query = [("p", name) for name in dict.fromkeys(names)] + ([("language", language)] if language else [])
    address = reverse("archive:pins")
    return f"{address}?{urlencode(query, safe='/')}" if query else address
