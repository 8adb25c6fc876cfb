"""Hits with what the archive's rows say of them: what feeds and files tell beyond a line of the list.

The rows are the truth and the index follows: a hit whose report has been withdrawn, or whose fact has been rejected,
since the index was last written makes no line.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models.functions import Substr

from archive.models import FACTS, Fact, Report, TopicMark, TreatyMention
from archive.templatetags.edition import shortened
from search.catalogue import LEAD, came
from search.entry import Hit

CHUNK = 200
"""Hits that are held in memory at once."""
PASSAGES = {"clauses": "clause", "statements": "statement"}
"""By what the list is made of, the kind of fact that one of them is."""

Named = tuple[str, str]
"""A slug and a name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A hit, and more of it than the index answers with."""

    hit: Hit
    title: str
    """The report's."""
    place: str
    """Of a passage: kind, start and end in the report's text. It outlives the fact's row. Empty for a report."""
    words: str
    """A passage's own words; of a report, how it begins."""
    came: datetime
    """When the report was last published here."""
    topics: tuple[Named, ...]
    treaties: tuple[Named, ...]
    """Those that the report speaks of, the one that it is about first."""


def lines(hits: Iterable[Hit]) -> Iterator[Line]:
    """A line for each hit of which the rows still stand, in order; a chunk is looked up at a time."""
    left = iter(hits)
    while some := list(islice(left, CHUNK)):
        yield from _lines(some)


def _lines(hits: list[Hit]) -> Iterator[Line]:
    rows = Report.objects.published().filter(slug__in={hit.slug for hit in hits}).order_by().defer("text")
    rows = rows.annotate(beginning=Substr("text", 1, LEAD * 4), came=came())
    reports = {report.slug: report for report in rows}
    ids = [report.pk for report in reports.values()]
    topics = _named(TopicMark.objects.standing().filter(report__in=ids).order_by("topic__name"), "topic")
    mentions = TreatyMention.objects.standing().filter(report__in=ids, treaty__isnull=False)
    treaties = _named(mentions.order_by("-main", "treaty__name"), "treaty")
    passages = _passages(hits)
    for hit in hits:
        report, fact = reports.get(hit.slug), passages.get(hit.id)
        if report is None or (fact is None and hit.kind in PASSAGES):
            continue
        yield Line(
            hit=hit,
            title="".join(fragment.words for fragment in hit.title),
            place=f"{PASSAGES[hit.kind]}-{fact.start}-{fact.end}" if fact else "",
            words=fact.exact if fact else shortened(" ".join(report.beginning.split()), LEAD),
            came=report.came,
            topics=tuple(topics[report.pk]),
            treaties=tuple(treaties[report.pk]),
        )


def _named(marks, of: str) -> dict[int, dict[Named, None]]:
    """By report, what its facts name, each once."""
    named: dict[int, dict[Named, None]] = defaultdict(dict)
    for report, slug, name in marks.values_list("report_id", f"{of}__slug", f"{of}__name"):
        named[report][slug, name] = None
    return named


def _passages(hits: list[Hit]) -> dict[str, Fact]:
    """The facts that are clauses and statements of the list, by the id of their hit."""
    found: dict[str, Fact] = {}
    for show, kind in PASSAGES.items():
        ids = {hit.id.removeprefix(f"{kind}-"): hit.id for hit in hits if hit.kind == show}
        if ids:
            facts = FACTS[kind].objects.public().filter(pk__in=list(ids)).only("start", "end", "exact")
            found |= {ids[str(fact.pk)]: fact for fact in facts}
    return found
