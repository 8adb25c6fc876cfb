"""What reports say of a provision beside quoting it."""

from dataclasses import dataclass

from archive.facts_shown import Excerpt, Told, by_report, excerpt, told_alike
from archive.models import Paraphrase, Provision, Reference, Statement

LISTED = 50
"""Rows of a kind that a page lists before it leads on to the list of reports."""


@dataclass(frozen=True, slots=True)
class Unquoted:
    """Retellings of a provision in the reports' own words, statements about it, and references to it."""

    paraphrases: Excerpt
    statements: Excerpt
    references: Told


def unquoted_of(provision: Provision) -> Unquoted:
    """Gathers it from published reports, the oldest report first."""
    paraphrases, statements, references = (
        facts.objects.public().filter(provision=provision) for facts in (Paraphrase, Statement, Reference)
    )
    return Unquoted(
        paraphrases=excerpt(by_report(paraphrases), LISTED),
        statements=excerpt(by_report(statements).select_related("person"), LISTED),
        references=Told(list(told_alike(references, "provision_id"))),
    )
