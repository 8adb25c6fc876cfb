"""What reports say of one provision."""

from dataclasses import dataclass

from django.db.models import QuerySet

from archive.facts_shown import Excerpt, Told, by_report, excerpt, told_alike
from archive.models import Paraphrase, Provision, QuotedClause, Reference, Statement

LISTED = 50
"""Rows of a kind that a page lists before it leads on to the list of reports."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What reports say of one provision: their wordings and retellings, statements about it, and references to it."""

    clauses: QuerySet[QuotedClause]
    """All of them, to be shown in pages."""
    paraphrases: Excerpt
    statements: Excerpt
    references: Told


def witnesses(provision: Provision) -> Witnesses:
    """Gathers it from published reports, the oldest report first."""
    clauses, paraphrases, statements, references = (
        facts.objects.public().filter(provision=provision) for facts in (QuotedClause, Paraphrase, Statement, Reference)
    )
    return Witnesses(
        clauses=by_report(clauses),
        paraphrases=excerpt(by_report(paraphrases), LISTED),
        statements=excerpt(by_report(statements).select_related("person"), LISTED),
        references=Told(list(told_alike(references, "provision_id"))),
    )
