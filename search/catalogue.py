"""Rows -> entries: what the index knows of a report. The one place where it is said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from babel import Locale, UnknownLocaleError
from django.db.models import F, Max, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from archive.edition import anchor_of
from archive.models import (
    FACTS,
    Action,
    DateMention,
    Decision,
    Event,
    Person,
    Provision,
    QuotedClause,
    Report,
    State,
    Statement,
    Topic,
    Treaty,
)
from archive.models.authority import Authority
from search.days import Period
from search.entry import Entry
from search.snippets import WHOLE

LEAD = 280
"""Characters of a report's beginning that stand for it where nothing is marked, about."""
CHUNK = 100
"""Reports that are held in memory at once."""
ENGLISH = Locale("en")
SAMPLE, REAL = "sample", "real"
"""The values of the facet `origin`: written for this project, or published by somebody."""
KINDS_OF_FACTS = ("date", "event", "signature", "clause", "paraphrase", "statement", "reference", "relation")
"""The values of the facet `facts`. Treaties and topics have facets of their own."""
KEPT_WITH = {
    "treaty": ("treaty__names", "treaty__parties__names"),
    "date": (),
    "event": (),
    "signature": ("person__names", "signed_for__names"),
    "clause": ("treaty__names", "treaty__parties__names", "provision__treaty"),
    "statement": ("treaty__names", "person__names", "provision__treaty"),
    "topic": ("topic__parent",),
}
"""The kinds of facts that entries are made of, each with the rows that it names."""

T = TypeVar("T")
Bounds = tuple[date | None, date | None]
"""The first and the last day that a date may mean; where there is none, neither."""


@dataclass(frozen=True, slots=True)
class _About:
    """What an entry is found by: all of a report's, or what goes for one of its quotations."""

    topics: tuple[Topic, ...]
    treaties: tuple[Treaty, ...]
    provisions: tuple[Provision, ...]
    states: tuple[State, ...]
    persons: tuple[Person, ...]
    as_reported: tuple[str, ...]
    """What the report calls the persons, known or not."""
    dates: tuple[Bounds, ...]
    signings: tuple[Bounds, ...]
    kinds: tuple[str, ...] = ()
    """Of a report: the kinds of facts that it has."""


def publications() -> QuerySet[Decision]:
    """The curators' decisions to publish a report."""
    return Decision.objects.filter(kind="report", action=Decision.Action.PUBLISH).order_by()


def came() -> Coalesce:
    """Of the reports of a query, when each was last published here: to readers a draft has come on that day only.

    One that nobody has decided on has come when it came in.
    """
    last = publications().filter(report=OuterRef("pk")).values("report").annotate(last=Max("at"))
    return Coalesce(Subquery(last.values("last")), F("added"))


def catalogued(ids: Iterable[int] | None = None) -> QuerySet[Report]:
    """The reports that belong in the index, or those among `ids`, with all that their entries are made of."""
    reports = Report.objects.published().order_by("pk")
    if ids is not None:
        reports = reports.filter(pk__in=ids)
    return (
        reports.annotate(came=came())
        .select_related("outlet")
        .prefetch_related(
            "outlet__names",
            *(_standing(kind, *related) for kind, related in KEPT_WITH.items()),
            *(_standing(kind, only_there=True) for kind in KINDS_OF_FACTS if kind not in KEPT_WITH),
        )
    )


def reports_in(ids: Iterable[int] | None = None) -> Iterator[Report]:
    """The same, a chunk at a time."""
    return catalogued(ids).iterator(chunk_size=CHUNK)


def entries_of(report: Report) -> tuple[Entry, ...]:
    """A catalogued report's entries: its own, and one of each clause and statement that it quotes.

    Raises ValueError where the report has something that no index can hold.
    """
    about = _about(report)
    main = _unique(mention.treaty for mention in report.treaty_mentions.all() if mention.main)
    return (
        _own_entry(report, about),
        *(_clause_entry(report, fact, _about_clause(about, fact, main)) for fact in report.clauses.all()),
        *(_statement_entry(report, fact, _about_statement(about, fact)) for fact in report.statements.all()),
    )


def _standing(kind: str, *related: str, only_there: bool = False) -> Prefetch:
    """The report's facts of the kind that hold; `only_there` where it is enough to know that there are any."""
    facts = FACTS[kind].objects.standing()
    return Prefetch(_called(kind), queryset=facts.only("report") if only_there else facts.prefetch_related(*related))


def _called(kind: str) -> str:
    """What a report calls its facts of the kind."""
    return FACTS[kind]._meta.get_field("report").remote_field.get_accessor_name()


def _own_entry(report: Report, about: _About) -> Entry:
    return _entry(
        report,
        about,
        id=str(report.pk),
        url=report.get_absolute_url(),
        kind="reports",
        body=report.text,
        quotes=tuple(fact.exact for fact in (*report.clauses.all(), *report.statements.all())),
    )


def _clause_entry(report: Report, clause: QuotedClause, about: _About) -> Entry:
    provision, treaty = clause.provision, clause.treaty
    source = [provision.label if provision else "", treaty.short_name if treaty else ""]
    return _quotation(
        report, clause, about, id=f"clause-{clause.pk}", kind="clauses", source=", ".join(filter(None, source))
    )


def _statement_entry(report: Report, statement: Statement, about: _About) -> Entry:
    said_by = statement.speaker or (statement.person.name if statement.person else "")
    return _quotation(report, statement, about, id=f"statement-{statement.pk}", kind="statements", source=said_by)


def _quotation(report: Report, fact: QuotedClause | Statement, about: _About, **own: str) -> Entry:
    url = f"{report.get_absolute_url()}#{anchor_of(fact)}"
    return _entry(report, about, url=url, body=fact.exact, quotes=(fact.exact,), **own)


def _entry(report: Report, about: _About, *, body: str, **own: Any) -> Entry:
    return Entry(
        **own,
        report=str(report.pk),
        title=report.title,
        body=body,
        slug=report.slug,
        language=report.language,
        names={field: tuple(dict.fromkeys(names)) for field, names in _names(report, about)},
        facets={facet: tuple(dict.fromkeys(values)) for facet, values in _facets(report, about)},
        published=_period(report.published_earliest, report.published_latest),
        mentions=_periods(about.dates),
        signed=_periods(about.signings),
        added=int(report.came.timestamp()),
        outlet=report.outlet.name if report.outlet else "",
        published_edtf=report.published,
        sample=report.sample,
        lead=_lead(body, LEAD if own["kind"] == "reports" else WHOLE),
    )


def _about(report: Report) -> _About:
    marked = _unique(mark.topic for mark in report.topic_marks.all())
    signatures, statements = report.signatures.all(), report.statements.all()
    mentions = report.treaty_mentions.all()
    treaties = _unique(mention.treaty for mention in mentions)
    return _About(
        topics=_unique([*marked, *(topic.parent for topic in marked)]),
        treaties=treaties,
        provisions=_unique(clause.provision for clause in report.clauses.all()),
        # The parties to what the report is about, and the states for which somebody signs.
        states=_unique(
            [
                *_parties(mention.treaty for mention in mentions if mention.main and mention.treaty),
                *(signature.signed_for for signature in signatures),
            ]
        ),
        persons=_unique(fact.person for fact in (*signatures, *statements)),
        as_reported=_unique([*(fact.name for fact in signatures), *(fact.speaker for fact in statements)]),
        dates=_dates(report.dates.all()),
        signings=(*_signed(treaties), *_dates(fact for fact in report.events.all() if fact.action == Action.SIGNATURE)),
        kinds=tuple(kind for kind in KINDS_OF_FACTS if getattr(report, _called(kind)).all()),
    )


def _about_clause(of_report: _About, clause: QuotedClause, main: tuple[Treaty, ...]) -> _About:
    """A clause is of its own treaty; where that is not known, of what the report is about."""
    treaties = (clause.treaty,) if clause.treaty else main
    return replace(
        of_report,
        treaties=treaties,
        provisions=_unique([clause.provision]),
        states=_unique(_parties(treaties)),
        dates=_dates_within(clause),
        signings=_signed(treaties),
        kinds=(),
    )


def _about_statement(of_report: _About, statement: Statement) -> _About:
    """A statement is its speaker's; it is of the treaty that it is on, or else of all that its report speaks of."""
    about = replace(
        of_report,
        provisions=_unique([statement.provision]),
        persons=_unique([statement.person]),
        as_reported=_unique([statement.speaker]),
        dates=_dates_within(statement),
        kinds=(),
    )
    if not statement.treaty:
        return about
    treaties = (statement.treaty,)
    return replace(about, treaties=treaties, signings=_signed(treaties))


def _facets(report: Report, about: _About) -> Iterator[tuple[str, list[str]]]:
    yield "topic", _slugs(about.topics)
    yield "treaty", _slugs(about.treaties)
    yield "provision", [_address(provision) for provision in about.provisions]
    yield "state", _slugs(about.states)
    yield "outlet", [report.outlet.slug] if report.outlet else []
    yield "language", [_primary(report.language)] if report.language else []
    yield "person", _slugs(about.persons)
    yield "year", _years([(report.published_earliest, report.published_latest)])
    yield "mentioned", _years(about.dates)
    yield "facts", list(about.kinds)
    yield "origin", [SAMPLE if report.sample else REAL]


def _names(report: Report, about: _About) -> Iterator[tuple[str, list[str]]]:
    yield "treaty", _known_as(about.treaties)
    yield "person", [*_known_as(about.persons), *about.as_reported]
    yield "state", [*_known_as(about.states), *(state.code for state in about.states)]
    yield "outlet", _known_as([report.outlet] if report.outlet else [])
    yield "topic", [name for topic in about.topics for name in (topic.slug, topic.name)]
    yield "provision", [name for row in about.provisions for name in (_address(row), row.label)]
    yield "lang", _language_names(report.language)


def _known_as(authorities: Iterable[Authority]) -> list[str]:
    """The slug and every name of each."""
    return [name for row in authorities for name in (row.slug, row.name, *(other.text for other in row.names.all()))]


def _slugs(authorities: Iterable[Authority]) -> list[str]:
    return [row.slug for row in authorities]


def _address(provision: Provision) -> str:
    return f"{provision.treaty.slug}/{provision.slug}"


def _parties(treaties: Iterable[Treaty]) -> Iterator[State]:
    return (state for treaty in treaties for state in treaty.parties.all())


def _unique(things: Iterable[T | None]) -> tuple[T, ...]:
    """Each once, as they first come, without those that there are not."""
    return tuple(dict.fromkeys(thing for thing in things if thing))


def _signed(treaties: Iterable[Treaty]) -> tuple[Bounds, ...]:
    return tuple((treaty.signed_earliest, treaty.signed_latest) for treaty in treaties)


def _dates(facts: Iterable[DateMention | Event]) -> tuple[Bounds, ...]:
    return tuple((fact.date_earliest, fact.date_latest) for fact in facts)


def _dates_within(quotation: QuotedClause | Statement) -> tuple[Bounds, ...]:
    """The dates that the quoted words themselves mention."""
    dates = quotation.report.dates.all()
    return _dates(fact for fact in dates if quotation.start <= fact.start and fact.end <= quotation.end)


def _years(bounds: Iterable[Bounds]) -> list[str]:
    """The years of those that lie in one year."""
    return [f"{first.year:04}" for first, last in bounds if first and last and first.year == last.year]


def _periods(bounds: Iterable[Bounds]) -> tuple[Period, ...]:
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


def _lead(text: str, most: int) -> str:
    line = " ".join(text[: most * 4].split())
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0] or line[:most]} …"
