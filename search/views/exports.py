"""The whole list that a search finds, as a file: CSV for spreadsheets, JSON for programs. Written as it is read."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from archive import spreadsheets
from search.finding import Found, everything, find
from search.index import engine
from search.lines import Line, lines
from search.query import Query
from search.titles import file_name
from search.views.answers import instead, left_out

COLUMNS = (
    "address",
    "title",
    "outlet",
    "published",
    "language",
    "kind",
    "source",
    "words",
    "sample",
    "topics",
    "treaties",
)
"""What a file tells of each thing in the list."""


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """The whole list as CSV."""
    return _file(request, "csv", "text/csv; charset=utf-8", _csv)


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """The whole list as one JSON object."""
    return _file(request, "json", "application/json", _json)


Records = Iterable[dict[str, Any]]


def _file(
    request: HttpRequest, suffix: str, media_type: str, written: Callable[[Found, Records], Iterator[str]]
) -> HttpResponse:
    found = find(Query.from_params(dict(request.GET.lists())).at_page(1))
    if refusal := instead(found):
        return refusal
    records = (_record(request, line) for line in lines(everything(found.query)))
    answer = StreamingHttpResponse(written(found, records), content_type=media_type)
    name = content_disposition_header(as_attachment=True, filename=file_name(found.query, suffix))
    answer.headers["Content-Disposition"] = name
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _record(request: HttpRequest, line: Line) -> dict[str, Any]:
    hit = line.hit
    return {
        "address": request.build_absolute_uri(hit.url),
        "title": line.title,
        "outlet": hit.outlet,
        "published": hit.published,
        "language": hit.language,
        "kind": hit.kind.removesuffix("s"),
        "source": hit.source,
        "words": line.words if line.place else "",
        "sample": hit.sample,
        "topics": [{"slug": slug, "name": name} for slug, name in line.topics],
        "treaties": [{"slug": slug, "name": name} for slug, name in line.treaties],
    }


def _csv(_: Found, records: Records) -> Iterator[str]:
    return spreadsheets.as_csv(COLUMNS, ([_cell(record[column]) for column in COLUMNS] for record in records))


def _cell(value: object) -> object:
    """A value as a person reads it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case list():
            return "; ".join(named["name"] for named in value)
        case _:
            return value


def _json(found: Found, records: Records) -> Iterator[str]:
    written = engine().written()
    head = {
        "query": found.query.to_params(),
        "understood": found.understood,
        "mistakes": left_out(found),
        "total": found.results.total,
        "indexed_as_of": written.isoformat(timespec="seconds") if written else None,
    }
    yield f'{_json_text(head)[:-1]}, "results": ['
    listed = 0
    try:
        for record in records:
            yield f"{',' if listed else ''}\n{_json_text(record)}"
            listed += 1
    except Exception:
        # What has been sent cannot be taken back: it is brought to an end that says that more was to come.
        yield '\n], "complete": false}\n'
        raise
    yield f'\n], "complete": {_json_text(listed == found.results.total)}}}\n'


def _json_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
