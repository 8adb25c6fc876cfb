"""Rows -> entries: what the index knows of a report. The one place where it is said."""

from collections.abc import Iterable, Iterator
from datetime import date

from babel import Locale, UnknownLocaleError
from django.db.models import Prefetch, QuerySet

from archive.models import (
    Action,
    DateMention,
    Event,
    QuotedClause,
    Report,
    Signature,
    Statement,
    TopicMark,
    TreatyMention,
)
from archive.models.authority import Authority
from search.days import Period
from search.entry import Entry

LEAD = 280
"""Characters of a report's beginning that stand for it where nothing is marked, about."""
CHUNK = 100
"""Reports that are held in memory at once."""
ENGLISH = Locale("en")
SAMPLE, REAL = "sample", "real"
"""The values of the facet `origin`: written for this project, or published by somebody."""


def catalogued(ids: Iterable[int] | None = None) -> QuerySet[Report]:
    """The reports that belong in the index, or those among `ids`, with all that their entries are made of."""
    reports = Report.objects.published().order_by("pk")
    if ids is not None:
        reports = reports.filter(pk__in=ids)
    return reports.select_related("outlet").prefetch_related(
        "outlet__names",
        _standing("treaty_mentions", TreatyMention, "treaty__names", "treaty__parties__names"),
        _standing("dates", DateMention),
        _standing("events", Event),
        _standing("signatures", Signature, "person__names", "signed_for__names"),
        _standing("clauses", QuotedClause, "provision__treaty"),
        _standing("statements", Statement, "person__names"),
        _standing("topic_marks", TopicMark, "topic__parent"),
    )


def reports_in(ids: Iterable[int] | None = None) -> Iterator[Report]:
    """The same, a chunk at a time."""
    return catalogued(ids).iterator(chunk_size=CHUNK)


def _standing(facts: str, model, *related: str) -> Prefetch:
    return Prefetch(facts, queryset=model.objects.standing().prefetch_related(*related))


def entry_of(report: Report) -> Entry:
    """The entry of a catalogued report. Raises ValueError where the report has something that no index can hold."""
    return Entry(
        id=str(report.pk),
        title=report.title,
        body=report.text,
        url=report.get_absolute_url(),
        slug=report.slug,
        language=report.language,
        quotes=tuple(fact.exact for fact in (*report.clauses.all(), *report.statements.all())),
        names={field: tuple(dict.fromkeys(names)) for field, names in _names(report)},
        facets={facet: tuple(dict.fromkeys(values)) for facet, values in _facets(report)},
        published=_period(report.published_earliest, report.published_latest),
        mentions=_periods((fact.date_earliest, fact.date_latest) for fact in report.dates.all()),
        signed=_periods(_signings(report)),
        outlet=report.outlet.name if report.outlet else "",
        published_edtf=report.published,
        sample=report.sample,
        lead=_lead(report.text),
    )


def _facets(report: Report) -> Iterator[tuple[str, list[str]]]:
    topics = [mark.topic for mark in report.topic_marks.all()]
    yield "topic", [topic.slug for topic in (*topics, *(t.parent for t in topics if t.parent))]
    yield "treaty", [treaty.slug for treaty in _treaties(report)]
    provisions = (clause.provision for clause in report.clauses.all() if clause.provision)
    yield "provision", [f"{provision.treaty.slug}/{provision.slug}" for provision in provisions]
    yield "state", [state.slug for state in _states(report)]
    yield "outlet", [report.outlet.slug] if report.outlet else []
    yield "language", [_primary(report.language)] if report.language else []
    first, last = report.published_earliest, report.published_latest
    yield "year", [f"{first.year:04}"] if first and last and first.year == last.year else []
    yield "origin", [SAMPLE if report.sample else REAL]


def _names(report: Report) -> Iterator[tuple[str, list[str]]]:
    topics = [mark.topic for mark in report.topic_marks.all()]
    signatures, statements = report.signatures.all(), report.statements.all()
    speakers = [statement.person for statement in statements if statement.person]
    yield "treaty", _known_as(_treaties(report))
    as_reported = [*(s.name for s in signatures), *(s.speaker for s in statements if s.speaker)]
    yield "person", [*_known_as([*(signature.person for signature in signatures), *speakers]), *as_reported]
    states = _states(report)
    yield "state", [*_known_as(states), *(state.code for state in states)]
    yield "outlet", _known_as([report.outlet] if report.outlet else [])
    every = [*topics, *(topic.parent for topic in topics if topic.parent)]
    yield "topic", [name for topic in every for name in (topic.slug, topic.name)]
    provisions = [clause.provision for clause in report.clauses.all() if clause.provision]
    yield "provision", [n for p in provisions for n in (f"{p.treaty.slug}/{p.slug}", p.label)]
    yield "lang", _language_names(report.language)


def _known_as(authorities: Iterable[Authority]) -> list[str]:
    """The slug and every name of each."""
    return [name for row in authorities for name in (row.slug, row.name, *(other.text for other in row.names.all()))]


def _treaties(report: Report) -> list:
    return list(dict.fromkeys(mention.treaty for mention in report.treaty_mentions.all() if mention.treaty))


def _states(report: Report) -> list:
    """The parties to what the report is about, and the states for which somebody signs."""
    about = [mention.treaty for mention in report.treaty_mentions.all() if mention.main and mention.treaty]
    parties = [state for treaty in about for state in treaty.parties.all()]
    signing = [signature.signed_for for signature in report.signatures.all() if signature.signed_for]
    return list(dict.fromkeys([*parties, *signing]))


def _signings(report: Report) -> Iterator[tuple[date | None, date | None]]:
    for treaty in _treaties(report):
        yield treaty.signed_earliest, treaty.signed_latest
    for event in report.events.all():
        if event.action == Action.SIGNATURE:
            yield event.date_earliest, event.date_latest


def _periods(bounds: Iterable[tuple[date | None, date | None]]) -> tuple[Period, ...]:
    periods = (_period(first, last) for first, last in bounds)
    return tuple(sorted({period for period in periods if period}))


def _period(first: date | None, last: date | None) -> Period | None:
    return Period(first.isoformat(), last.isoformat()) if first and last else None


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _language_names(language: str) -> list[str]:
    """The code, and what the language is called in English and by those who speak it."""
    if not language:
        return []
    primary = _primary(language)
    return [name for name in (language, primary, ENGLISH.languages.get(primary), _own_name(primary)) if name]


def _own_name(primary: str) -> str | None:
    try:
        return Locale.parse(primary).get_language_name()
    except (UnknownLocaleError, ValueError):
        return None


def _lead(text: str) -> str:
    line = " ".join(text[: LEAD * 4].split())
    return line if len(line) <= LEAD else f"{line[:LEAD].rpartition(' ')[0] or line[:LEAD]} …"
