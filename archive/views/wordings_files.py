"""All wordings of a provision as files: CSV for spreadsheets, a line a witness; JSON with the words' alignment."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from archive import spreadsheets
from archive.concordance.alignment import Kind
from archive.concordance.apparatus import Cell, Row
from archive.dossier.wordings.concordance import Concordance, Line, concordance_of
from archive.dossier.wordings.kept import kept
from archive.dossier.wordings.wordings import Witness
from archive.models import Provision, QuotedClause, Report, Treaty
from archive.placing import Ground, told_of
from archive.views.concordance import Asked, asked_of, place_of
from archive.views.merged import follows_merges

COLUMNS = (
    "treaty",
    "provision",
    "language",
    "wording",
    "words",
    "base",
    "class",
    "how_it_differs",
    "differences",
    "report",
    "title",
    "outlet",
    "published",
    "dispatch",
    "basis",
    "matched_by",
    "state",
    "passed_on_by",
    "sample",
    "address",
)
"""What the CSV file tells of each witness."""
TOLD = {
    Kind.CHANGED: "“{words}” for “{base}”",
    Kind.ADDED: "“{words}” added",
    Kind.LEFT_OUT: "“{words}” left out",
    Kind.MOVED: "“{words}” moved here",
}
"""How one difference is told in a cell."""
Record = dict[str, Any]


@require_safe
@follows_merges(Treaty)
def as_csv(request: HttpRequest, slug: str, provision: str) -> HttpResponse:
    """The witnesses, a line each, in every language or in the one of `language=`."""
    return _file(request, slug, provision, "csv", "text/csv; charset=utf-8", _csv)


@require_safe
@follows_merges(Treaty)
def as_json(request: HttpRequest, slug: str, provision: str) -> HttpResponse:
    """The wordings by language, each with its cells in the columns of its base and with its witnesses."""
    return _file(request, slug, provision, "json", "application/json", _json)


@dataclass(frozen=True, slots=True)
class Collected:
    """What the files tell of, asked for at once, so that telling of one witness asks nothing."""

    provision: Provision
    concordances: tuple[Concordance, ...]
    grounds: Mapping[int, list[Ground]]
    dispatches: Mapping[int, str]
    """The slug of each dispatch's first report, where readers see it."""
    address: Callable[[str], str]

    @property
    def treaty(self) -> Treaty:
        """The provision's treaty."""
        return self.provision.treaty


def _file(
    request: HttpRequest, slug: str, provision: str, suffix: str, media_type: str, written: Callable
) -> HttpResponse:
    place = place_of(request, slug, provision)
    asked = asked_of(request, place.provision)
    collected = _collected(request, place.provision, asked)
    if wrong := [*asked.notices, *_wrong_base(asked, collected)]:
        return HttpResponseBadRequest("\n".join(wrong), content_type="text/plain; charset=utf-8")
    answer = StreamingHttpResponse(written(collected), content_type=media_type)
    name = f"{slug}-{provision}-wordings.{suffix}"
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _collected(request: HttpRequest, provision: Provision, asked: Asked) -> Collected:
    """All languages against the base that each has by itself; one that is asked for, against the base that is."""
    languages = (asked.known,) if asked.known and "language" in request.GET else asked.wordings.languages
    base = asked.base if len(languages) == 1 else ""
    concordances = tuple(found for one in languages if (found := concordance_of(one, base)))
    witnesses = [witness for found in concordances for witness in found.known.witnesses]
    matched = QuotedClause.objects.filter(pk__in=[witness.pk for witness in witnesses if witness.matched])
    dispatches = Report.objects.published().filter(pk__in={witness.dispatch for witness in witnesses})
    return Collected(
        provision,
        concordances,
        told_of(matched.select_related("provision__treaty", "report__outlet").defer("report__text")),
        dict(dispatches.values_list("pk", "slug")),
        request.build_absolute_uri,
    )


def _wrong_base(asked: Asked, collected: Collected) -> list[str]:
    """What is wrong with the base that is asked for, in a sentence."""
    if asked.base and len(collected.concordances) > 1:
        return ["A base is of one language: say which, as language=en."]
    return [f"No wording here is that of “{one.base.missing}”." for one in collected.concordances if one.base.missing]


def _csv(collected: Collected) -> Iterator[str]:
    rows = (row for found in collected.concordances for row in _rows(collected, found))
    return spreadsheets.as_csv(COLUMNS, ([row[column] for column in COLUMNS] for row in rows))


def _rows(collected: Collected, found: Concordance) -> Iterator[Record]:
    """A row for each witness in the language; what is told of a wording is worked out once, however many have it."""
    base = {"wording": found.base_number, "class": "base", "how_it_differs": "", "differences": ""}
    differing = {
        line.reading.text: {
            "wording": line.number,
            "class": line.row.sort.label,
            "how_it_differs": line.row.says,
            "differences": "; ".join(differences),
        }
        for line, differences in zip(found.lines, _told(found), strict=True)
    }
    for witness in found.known.witnesses:
        told = _witness(collected, witness)
        of_all = {
            "treaty": collected.treaty.slug,
            "provision": collected.provision.label,
            "words": witness.exact,
            "base": found.base_name,
            "matched_by": "; ".join(told["matched_by"]),
            "sample": "yes" if witness.sample else "no",
        }
        yield told | of_all | differing.get(witness.exact, base)


def _witness(collected: Collected, witness: Witness) -> Record:
    """Who quotes it, when, where, and how its provision is known."""
    return {
        "report": witness.report,
        "title": witness.title,
        "outlet": witness.outlet,
        "published": witness.published or None,
        "language": witness.tag or None,
        "dispatch": collected.dispatches.get(witness.dispatch),
        "basis": witness.says_basis or None,
        "matched_by": [ground.says for ground in collected.grounds.get(witness.pk, ())],
        "state": witness.says_state,
        "passed_on_by": witness.speaker or None,
        "sample": witness.sample,
        "address": collected.address(witness.address),
    }


def _told(found: Concordance) -> list[list[str]]:
    """How each line differs, in words; kept, for of many wordings it is dearer than laying them side by side."""
    texts = [line.reading.text for line in found.lines]
    depends_on = [*TOLD.values(), found.known.language, found.base.text, *texts]
    return kept("told", depends_on, lambda: [list(told_differences(line.row)) for line in found.lines])


def told_differences(row: Row) -> Iterator[str]:
    """Each difference in words, in the order of the wording."""
    for run in row.runs:
        if run.kind in TOLD:
            yield TOLD[run.kind].format(words=run.text.strip(), base=run.base.strip())


def _json(collected: Collected) -> Iterator[str]:
    head = {
        "treaty": {"slug": collected.treaty.slug, "title": collected.treaty.name},
        "provision": {"label": collected.provision.label, "subject": collected.provision.subject or None},
        "address": collected.address(collected.provision.get_absolute_url()),
    }
    yield f'{_text(head)[:-1]}, "languages": ['
    for place, found in enumerate(collected.concordances):
        yield f"{',' if place else ''}\n{_text(_in_language(collected, found))}"
    yield "\n]}\n"


def _in_language(collected: Collected, found: Concordance) -> Record:
    base = found.base
    return {
        "language": found.known.language,
        "reports": found.known.reports,
        "independent": found.known.independent,
        "base": {
            "name": found.base_name,
            "chosen": base.chosen,
            "words": base.text,
            "cells": [_cell(cell) for cell in found.apparatus.base],
            "witnesses": [_witness(collected, w) for w in base.reading.witnesses] if base.reading else [],
        },
        "wordings": [_wording(collected, *pair) for pair in zip(found.lines, _told(found), strict=True)],
    }


def _wording(collected: Collected, line: Line, told: Sequence[str]) -> Record:
    """A wording with its cells: one for each column of the base, `null` where it has no word there."""
    return {
        "wording": line.number,
        "name": line.name,
        "words": line.reading.text,
        "reports": line.reading.reports,
        "independent": line.reading.independent,
        "class": line.row.sort.value,
        "how_it_differs": line.row.says,
        "differences": {"counts": asdict(line.row.difference), "told": told},
        "cells": [_cell(cell) for cell in line.row.cells],
        "witnesses": [_witness(collected, witness) for witness in line.reading.witnesses],
    }


def _cell(cell: Cell | None) -> Record | None:
    return {"kind": cell.kind.value, "word": cell.text} if cell else None


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
