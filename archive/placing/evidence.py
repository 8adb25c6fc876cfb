"""What the archive knows of each provision of a treaty: the rows that matching goes by."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from django.db.models import F, Min, Q, QuerySet

from archive.authority import gazetteer
from archive.concordance.matching import Citation, Cited, Cue, Knowledge, Wording
from archive.concordance.tokens import primary
from archive.extraction import Gazetteer
from archive.extraction.document import Document
from archive.extraction.references import find_references
from archive.extraction.treaties import find_treaties
from archive.models import (
    Fact,
    OfficialProvision,
    OfficialText,
    Provision,
    ProvisionCue,
    QuotedClause,
    Reference,
    Report,
)
from archive.models.facts import Basis

WORDINGS = 30
"""Wordings of one provision in one language that are looked at, the oldest first: more tell nothing more."""

Source = tuple[tuple[str, int | str], ...]
"""By which a match remembers what it stands on: `(("clause", 12), ("report", "tass-2024"))`, `(("official", 3),)`."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of a treaty's provisions, and the ids of those by their labels."""

    knowledge: Knowledge
    provisions: dict[str, int]


class Anchor(NamedTuple):
    """A clause of which its report, or a curator, says which provision it is of: evidence for other clauses."""

    pk: int
    treaty: int
    provision: int
    exact: str
    language: str
    cites: frozenset[Citation]
    """What stands in it of other treaties, by number."""


def language_of(report: Report) -> str:
    """The report's language as its facts were extracted in: English where nothing says."""
    return report.language or "en"


def open_clauses(clauses: QuerySet[QuotedClause]) -> QuerySet[QuotedClause]:
    """Those of them whose provision was matched or is not known, whose treaty is, and on which nobody has decided."""
    unstated = Q(basis=Basis.MATCHED) | Q(basis="", provision=None)
    return clauses.filter(unstated, state=Fact.State.PROPOSED, adrift=False, treaty__isnull=False)


def stated(clauses: QuerySet[QuotedClause]) -> QuerySet[QuotedClause]:
    """Those of them of which their report or a curator says which provision they are of."""
    known = Q(basis__in=(Basis.STATED, Basis.CURATOR)) | Q(state__in=(Fact.State.CONFIRMED, Fact.State.EDITED))
    return clauses.standing().filter(known, provision__isnull=False, provision__treaty=F("treaty"))


def anchors(clauses: QuerySet[QuotedClause]) -> QuerySet[QuotedClause]:
    """Those of them that are evidence: nothing is matched by a report that was withdrawn, or written as a sample."""
    return stated(clauses).filter(report__sample=False).exclude(report__status=Report.Status.WITHDRAWN)


def shown_by(report: Report) -> frozenset[Anchor]:
    """What a report, as the database has it now, shows of provisions."""
    clauses = anchors(QuotedClause.objects.filter(report=report))
    rows = list(clauses.values_list("pk", "treaty_id", "provision_id", "exact", "report__language"))
    cites = citations(clauses) if rows else {}
    return frozenset(
        Anchor(pk, treaty, provision, exact, language or "en", frozenset(cites.get(pk, ())))
        for pk, treaty, provision, exact, language in rows
    )


def held(treaty: int, facts: Iterable[Fact] = (), but: Report | None = None) -> Held:
    """What is known of the treaty with that id.

    `facts` are those of a report that is about to be saved: what they state is known too. What stands in the database
    as proposed in report `but`, and is about to be replaced by them, is not.
    """
    provisions = dict(Provision.objects.filter(treaty=treaty).values_list("label", "pk"))
    clauses = anchors(QuotedClause.objects.filter(treaty=treaty))
    if but:
        clauses = clauses.exclude(report=but, state=Fact.State.PROPOSED)
    official = list(_official(treaty))
    cues = ProvisionCue.objects.filter(provision__treaty=treaty).values_list("provision__label", "text", "language")
    facts = list(facts)
    return Held(
        Knowledge(
            wordings=_bounded((*_said_here(treaty, facts), *_official_wordings(official), *_said(clauses))),
            cited=chain(_cited_here(treaty, facts), _officially_cited(official), _cited(clauses)),
            cues=[Cue(*cue) for cue in cues],
        ),
        provisions,
    )


def citations(clauses: QuerySet[QuotedClause]) -> dict[int, set[Citation]]:
    """What the clauses cite of other treaties by number, by their ids."""
    found: defaultdict[int, set[Citation]] = defaultdict(set)
    for clause, citation in _citing(clauses, "pk"):
        found[clause].add(citation)
    return found


def citations_here(clause: QuotedClause, facts: Iterable[Fact]) -> set[Citation]:
    """What a clause cites, among the facts of its report that are about to be saved."""
    within = (fact for fact in facts if isinstance(fact, Reference) and _is_within(fact, clause))
    return {(fact.treaty.slug, fact.label) for fact in within if fact.treaty and fact.label}


def _is_within(reference: Reference, clause: QuotedClause) -> bool:
    inside = clause.start <= reference.start and reference.end <= clause.end
    return inside and reference.treaty_id not in (None, clause.treaty_id)


def _citing(clauses: QuerySet[QuotedClause], *fields: str) -> Iterator[tuple]:
    """These fields of each clause and a citation that stands in it, of another treaty's numbered provision."""
    within = {"report__references__start__gte": F("start"), "report__references__end__lte": F("end")}
    standing = Q(report__references__adrift=False) & ~Q(report__references__label="")
    cited = ("treaty_id", "report__references__treaty_id", "report__references__state")
    named = ("report__references__treaty__slug", "report__references__label")
    rows = clauses.order_by("pk").filter(standing, **within).values_list(*fields, *named, *cited)
    for *values, slug, label, own, other, state in rows:
        if other not in (None, own) and state != Fact.State.REJECTED:
            yield *values, (slug, label)


def _said(clauses: QuerySet[QuotedClause]) -> Iterator[Wording]:
    """Each distinct wording once, with the clause that has it first."""
    alike = clauses.order_by().values_list("provision__label", "exact", "report__language")
    for label, exact, language, clause in alike.annotate(first=Min("pk")).order_by("first"):
        yield Wording(label, exact, language or "en", (("clause", clause),))


def _said_here(treaty: int, facts: Iterable[Fact]) -> Iterator[Wording]:
    for clause in _stated(treaty, facts):
        source: Source = (("report", clause.report.slug),)
        yield Wording(clause.provision.label, clause.exact, language_of(clause.report), source)


def _cited(clauses: QuerySet[QuotedClause]) -> Iterator[Cited]:
    for label, clause, citation in _citing(clauses, "provision__label", "pk"):
        yield Cited(label, citation, (("clause", clause),))


def _cited_here(treaty: int, facts: list[Fact]) -> Iterator[Cited]:
    for clause in _stated(treaty, facts):
        for citation in citations_here(clause, facts):
            yield Cited(clause.provision.label, citation, (("report", clause.report.slug),))


def _stated(treaty: int, facts: Iterable[Fact]) -> Iterator[QuotedClause]:
    for fact in facts:
        if isinstance(fact, QuotedClause) and fact.treaty_id == treaty and fact.basis == Basis.STATED:
            yield fact


def _bounded(wordings: Iterable[Wording]) -> Iterator[Wording]:
    counted: Counter[tuple[str, str]] = Counter()
    for wording in wordings:
        counted[wording.label, wording.language] += 1
        if wording.official or counted[wording.label, wording.language] <= WORDINGS:
            yield wording


def _official(treaty: int) -> QuerySet[OfficialProvision]:
    rows = OfficialProvision.objects.filter(official_text__treaty=treaty)
    return rows.select_related("official_text__treaty", "provision")


def _official_wordings(rows: Iterable[OfficialProvision]) -> Iterator[Wording]:
    for row in rows:
        yield Wording(row.provision.label, row.exact, row.official_text.language, (("official", row.pk),), True)


def _officially_cited(rows: Sequence[OfficialProvision]) -> Iterator[Cited]:
    names = gazetteer() if rows else Gazetteer()
    for row in rows:
        for start, end, citation in _citations_in(*_text_of(row.official_text), names):
            if row.start <= start and end <= row.end:
                yield Cited(row.provision.label, citation, (("official", row.pk),))


def _text_of(official: OfficialText) -> tuple[str, str, str]:
    return official.text, primary(official.language), official.treaty.slug


@lru_cache(maxsize=16)
def _citations_in(text: str, language: str, treaty: str, names: Gazetteer) -> tuple[tuple[int, int, Citation], ...]:
    """What a treaty's own text cites of other treaties, and where: found as in a report, once for each text.

    Kept for these `names`: where another treaty becomes known, or two become one, it is found anew.
    """
    document = Document(text, language)
    treaties = find_treaties(document, names)
    found = []
    for reference in find_references(document, treaties):
        cited = treaties[reference.treaty].id if reference.treaty is not None else None
        if cited and cited != treaty and reference.provision:
            found.append((*reference.span, (cited, reference.provision)))
    return tuple(found)
