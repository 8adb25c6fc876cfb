"""Any search as an Atom feed: what is new of it, the newest in the archive first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from archive.templatetags.edition import shortened
from search.atom import MEDIA_TYPE, Category, Feed, Item, atom
from search.catalogue import SAMPLE
from search.finding import Found, everything, find
from search.index import engine
from search.lines import Line, lines
from search.models import Pending
from search.query import Query
from search.titles import title
from search.views.answers import instead, left_out

LONGEST = 50
"""Items of a feed."""
LONGEST_SOURCE = 120
"""Characters of an article and its treaty, or of a speaker, in an item's title."""
SETTLED = timedelta(seconds=2)
"""HTTP tells times to the second: only an older one tells two states of the index apart."""
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest in the archive of what the query in the address finds, as Atom."""
    query = followed(Query.from_params(dict(request.GET.lists())))
    # Asked before the list is made: a change in between makes the answer newer than it says, never older.
    changed = _changed()
    found = find(query)
    if refusal := instead(found):
        return refusal
    body = atom(_feed(request, found))
    answer = HttpResponse(body, content_type=f"{MEDIA_TYPE}; charset=utf-8")
    etag = quote_etag(sha256(body).hexdigest()[:32])
    answer.headers["ETag"] = etag
    if changed:
        answer.headers["Last-Modified"] = changed.strftime("%a, %d %b %Y %H:%M:%S GMT")
    # What is withdrawn is to leave at once: caches may keep the feed, but have to ask whether it is still so.
    answer.headers["Cache-Control"] = "public, no-cache"
    return get_conditional_response(request, etag, int(changed.timestamp()) if changed else None, answer)


def followed(query: Query) -> Query:
    """The query as it is followed: all of its words, since a list that goes on with some of them is never at an end."""
    return replace(query, sort="added", strict=True, page=1)


def _changed() -> datetime | None:
    """When the list can last have changed; None where that cannot be told, as while a report waits to be taken out."""
    written = engine().written()
    if written is None or datetime.now(UTC) - written < SETTLED or Pending.objects.unpublished().exists():
        return None
    return written.astimezone(UTC)


def _feed(request: HttpRequest, found: Found) -> Feed:
    # In the address goes without saying what every feed has.
    plain = replace(found.query, sort="relevance", strict=False)
    items = [_item(request, line) for line in islice(lines(everything(found.query)), LONGEST)]
    understood = f"Understood as: {found.understood}." if found.query.text else ""
    return Feed(
        address=request.build_absolute_uri(f"{reverse('search:feed')}{plain.to_url()}"),
        page=request.build_absolute_uri(f"{reverse('search:results')}{found.query.to_url()}"),
        title=f"Treaty archive: {title(plain)}",
        subtitle=" ".join(filter(None, ["The newest in the archive first.", understood, *left_out(found)])),
        author="Treaty archive",
        updated=max((item.updated for item in items), default=engine().written() or NEVER),
        items=items,
    )


def _item(request: HttpRequest, line: Line) -> Item:
    hit, report = line.hit, request.build_absolute_uri(reverse("archive:report", args=[line.hit.slug]))
    passage = f"{shortened(hit.source, LONGEST_SOURCE) or hit.kind[:-1].capitalize()}: {line.title}"
    return Item(
        id=f"{report}#{line.place}" if line.place else report,
        title=f"{passage if line.place else line.title}{' (sample, written for this project)' if hit.sample else ''}",
        address=request.build_absolute_uri(hit.url),
        updated=line.came,
        author=hit.outlet or "outlet not known",
        summary=f"“{line.words}”" if line.place else line.words,
        language=hit.language,
        categories=tuple(_categories(request, line)),
    )


def _categories(request: HttpRequest, line: Line) -> Iterator[Category]:
    for slug, name in line.topics:
        yield Category(slug, request.build_absolute_uri(reverse("archive:topics")), name)
    if line.hit.sample:
        origin = request.build_absolute_uri(f"{reverse('search:results')}?origin={SAMPLE}")
        yield Category(SAMPLE, origin, "Sample, written for this project")
