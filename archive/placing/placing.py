"""Clauses are placed: when their report is read, and again when more is known."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction
from django.db.models import QuerySet

from archive.concordance.matching import Citation, Ground, Match
from archive.concordance.nearness import cut, may_be_near
from archive.concordance.tokens import primary
from archive.models import Fact, QuotedClause, Reference, Report, Treaty
from archive.models.facts import Basis
from archive.placing.evidence import (
    Anchor,
    Held,
    anchors,
    citations,
    citations_here,
    held,
    language_of,
    open_clauses,
    shown_by,
)

PLACED = ("provision", "basis", "matched_by")
"""The fields that say where a clause was placed, and why."""


def place(facts: Sequence[Fact]) -> None:
    """Sets the provision of those of one report's unsaved clauses whose treaty is known and that state no provision.

    Each has its `basis` and `matched_by`, or where nothing shows its provision none of the three.
    """
    by_treaty: defaultdict[int, list[QuotedClause]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, QuotedClause) and fact.treaty_id and fact.basis != Basis.STATED:
            by_treaty[fact.treaty_id].append(fact)
    for treaty, clauses in by_treaty.items():
        known = held(treaty, facts, but=clauses[0].report)
        for clause in clauses:
            cites = citations_here(clause, facts)
            _put(clause, known.knowledge.match(clause.exact, language_of(clause.report), cites), known)


def place_others(report: Report, before: frozenset[Anchor] = frozenset()) -> None:
    """Looks again at other reports' clauses, where this one shows other words of provisions than it did `before`.

    The report, whose own clauses are placed already, has just been saved. What another report quotes in the same words
    is known, whatever becomes of this one.
    """
    _place_beside(report, before, QuotedClause.objects.exclude(report=report))


@contextmanager
def others_placed(decided: Report | Fact) -> Iterator[None]:
    """Around a decision on a report or on a fact of one, in its transaction: looks again at the clauses it bears on.

    These are those that stood on what is said otherwise now, those near to what is known by it, and those of the report
    itself that cite otherwise. Facts other than clauses, and what clauses cite, bear on none.
    """
    if not isinstance(decided, Report | QuotedClause | Reference):
        yield
        return
    report = decided if isinstance(decided, Report) else decided.report
    before, cited = shown_by(report), _cited_by(report)
    yield
    _place_beside(report, before, QuotedClause.objects.all())
    otherwise = [pk for pk, cites in _cited_by(report).items() if cites != cited.get(pk, cites)]
    _look_at_each(QuotedClause.objects.filter(pk__in=otherwise))


def _cited_by(report: Report) -> dict[int, set[Citation]]:
    """What each open clause of a report cites."""
    clauses = open_clauses(QuotedClause.objects.filter(report=report))
    return {pk: set() for pk in clauses.values_list("pk", flat=True)} | citations(clauses)


def place_again(treaty: Treaty) -> int:
    """Looks again at all of the treaty's clauses that nobody has decided on; answers how many are placed otherwise."""
    return _look(treaty.pk, QuotedClause.objects.filter(treaty=treaty))


def lift(treaty: Treaty) -> None:
    """Takes the treaty's matched clauses from their provisions, until the caller has them placed again.

    What tells the index is left to the caller too.
    """
    matched = open_clauses(QuotedClause.objects.filter(treaty=treaty, basis=Basis.MATCHED))
    matched.update(provision=None, basis="", matched_by=[])


def place_all() -> int:
    """Looks at the clauses, of all treaties, that stand on nothing as yet; answers how many are placed otherwise."""
    return _look_at_each(QuotedClause.objects.filter(matched_by=[]))


def _look_at_each(clauses: QuerySet[QuotedClause]) -> int:
    """At the open ones among clauses of whichever treaties; answers how many are placed otherwise."""
    treaties = set(open_clauses(clauses).order_by().values_list("treaty", flat=True))
    return sum(_look(treaty, clauses.filter(treaty=treaty)) for treaty in sorted(treaties))


def _place_beside(report: Report, before: frozenset[Anchor], others: QuerySet[QuotedClause]) -> None:
    """Looks at those of the other clauses that what the report shows otherwise now may place, or places no longer."""
    by_treaty: defaultdict[int, list[Anchor]] = defaultdict(list)
    for anchor in before ^ shown_by(report):
        by_treaty[anchor.treaty].append(anchor)
    for treaty, of_treaty in by_treaty.items():
        there = anchors(QuotedClause.objects.filter(treaty=treaty)).exclude(pk__in=[one.pk for one in of_treaty])
        known = set(there.filter(exact__in={one.exact for one in of_treaty}).values_list("provision_id", "exact"))
        news = [one for one in of_treaty if (one.provision, one.exact) not in known]
        gone = before.intersection(of_treaty)
        if news or gone:
            clauses = open_clauses(others.filter(treaty=treaty))
            _look(treaty, others.filter(pk__in=_near(news, clauses) | _leaning(report, gone, clauses)))


def _near(news: Sequence[Anchor], clauses: QuerySet[QuotedClause]) -> set[int]:
    """Those of the clauses that are near to what is new, or cite what it cites, and are not placed there already."""
    cited = frozenset[Citation]().union(*(one.cites for one in news))
    citing = citations(clauses) if cited else {}
    rows = clauses.values_list("pk", "exact", "report__language", "provision_id") if news else ()
    return {
        pk
        for pk, exact, language, provision in rows
        for one in news
        if provision != one.provision
        and (not one.cites.isdisjoint(citing.get(pk, ())) or _may_be_one(exact, language or "en", one))
    }


def _leaning(report: Report, gone: Collection[Anchor], clauses: QuerySet[QuotedClause]) -> set[int]:
    """Those of the clauses that stand on one that is gone, or says something else now."""
    pks = {one.pk for one in gone}
    rows = clauses.filter(basis=Basis.MATCHED).values_list("pk", "matched_by") if gone else ()
    return {
        pk
        for pk, grounds in rows
        for ground in grounds
        if ground.get("clause") in pks or ground.get("report") == report.slug
    }


def _may_be_one(exact: str, language: str, anchor: Anchor) -> bool:
    tongue = primary(anchor.language)
    return primary(language) == tongue and may_be_near(cut(exact, tongue), cut(anchor.exact, tongue))


@transaction.atomic
def _look(treaty: int, clauses: QuerySet[QuotedClause]) -> int:
    """Places those of the clauses that are open; saves, and so tells the index of, those that are placed otherwise."""
    if not open_clauses(clauses).exists():
        return 0  # what is known of a treaty is dear to gather
    known, cites = held(treaty), citations(open_clauses(clauses))
    found: dict[tuple[str, str, frozenset[Citation]], Match | None] = {}
    changed = 0
    for clause in open_clauses(clauses).select_related("report").defer("report__text").select_for_update():
        asked = clause.exact, language_of(clause.report), frozenset(cites.get(clause.pk, ()))
        if asked not in found:
            found[asked] = known.knowledge.match(*asked)
        before = [getattr(clause, name) for name in ("provision_id", "basis", "matched_by")]
        _put(clause, found[asked], known)
        if before != [getattr(clause, name) for name in ("provision_id", "basis", "matched_by")]:
            clause.save(update_fields=PLACED)
            changed += 1
    return changed


def _put(clause: QuotedClause, match: Match | None, known: Held) -> None:
    clause.provision_id = known.provisions[match.label] if match else None
    clause.basis = Basis.MATCHED.value if match else ""
    clause.matched_by = [_kept(ground) for ground in match.grounds] if match else []


def _kept(ground: Ground) -> dict[str, object]:
    """A ground as its clause keeps it; `told` reads it again."""
    kept: dict[str, object] = {"by": ground.by, **dict(ground.source or ())}
    if ground.words:
        kept |= {"shared": ground.shared, "words": ground.words, "share": round(ground.shared / ground.words, 2)}
    if ground.citation:
        kept |= dict(zip(("treaty", "label"), ground.citation, strict=True))
    return kept | ({"cues": list(ground.cues)} if ground.cues else {})
