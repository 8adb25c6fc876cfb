"""Clauses are placed: when their report is read, and again when more is known."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet

from archive.concordance.matching import Citation, Ground, Match, first
from archive.concordance.nearness import cut, may_be_near
from archive.models import Fact, QuotedClause, Report, Treaty
from archive.models.facts import Basis
from archive.placing.evidence import Held, anchors, citations, citations_here, held, language_of, open_clauses, stated

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


def place_others(report: Report) -> None:
    """Looks again at the other clauses of the treaties of which this report states provisions.

    The report has just been saved, or was withdrawn, or is shown again. What another report quotes in the same words
    is known, whatever becomes of this one.
    """
    by_treaty: defaultdict[int, list[QuotedClause]] = defaultdict(list)
    for clause in stated(QuotedClause.objects.filter(report=report)).select_related("report"):
        by_treaty[clause.treaty_id].append(clause)
    for treaty, clauses in by_treaty.items():
        there = anchors(QuotedClause.objects.filter(treaty=treaty)).exclude(report=report)
        known = set(there.filter(exact__in={one.exact for one in clauses}).values_list("provision_id", "exact"))
        if new := [one for one in clauses if (one.provision_id, one.exact) not in known]:
            _look_beside(treaty, new, QuotedClause.objects.filter(treaty=treaty).exclude(report=report))


def place_beside(clause: QuotedClause) -> None:
    """Looks again at the clauses near to one that was just decided on, or whose decision was taken back."""
    if clause.treaty_id:
        others = QuotedClause.objects.filter(treaty=clause.treaty_id).exclude(pk=clause.pk)
        _look_beside(clause.treaty_id, [clause], others)


def place_again(treaty: Treaty) -> int:
    """Looks again at all of the treaty's clauses that nobody has decided on; answers how many are placed otherwise."""
    return _look(treaty.pk, QuotedClause.objects.filter(treaty=treaty))


def place_all() -> int:
    """Looks at the clauses, of all treaties, that stand on nothing as yet; answers how many are placed otherwise."""
    waiting = open_clauses(QuotedClause.objects.filter(matched_by=[]))
    treaties = set(waiting.order_by().values_list("treaty", flat=True))
    return sum(_look(treaty, waiting.filter(treaty=treaty)) for treaty in sorted(treaties))


def _look_beside(treaty: int, news: Sequence[QuotedClause], others: QuerySet[QuotedClause]) -> None:
    """At those of the others that are near to what is new, or cite what it cites.

    One that is placed where the new one stands, and does not lean on it, stays there whatever the new one says.
    """
    cited = set().union(*citations(QuotedClause.objects.filter(pk__in=[one.pk for one in news])).values())
    citing = citations(open_clauses(others)) if cited else {}
    fields = ("pk", "exact", "report__language", "provision_id", "matched_by")
    near = [
        pk
        for pk, exact, language, provision, matched_by in open_clauses(others).values_list(*fields)
        for one in news
        if (provision != one.provision_id or _leans(matched_by, one))
        and (not cited.isdisjoint(citing.get(pk, ())) or _may_be_one(exact, language or "en", one))
    ]
    if near:
        _look(treaty, others.filter(pk__in=set(near)))


def _leans(matched_by: list[dict], on: QuotedClause) -> bool:
    return any(ground.get("clause") == on.pk for ground in matched_by)


def _may_be_one(exact: str, language: str, clause: QuotedClause) -> bool:
    of_clause = first(language_of(clause.report))
    return first(language) == of_clause and may_be_near(cut(exact, of_clause), cut(clause.exact, of_clause))


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
