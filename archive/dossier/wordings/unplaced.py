"""Quotations of a treaty of which nothing says which provision they are of; those that are of one clause together."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import F

from archive.concordance.matching import groups
from archive.dossier.wordings.concordance import Concordance, concordance_of
from archive.dossier.wordings.kept import kept
from archive.dossier.wordings.wordings import COLUMNS, InLanguage, Witness, language_of
from archive.models import QuotedClause, Treaty
from archive.models.report import dispatch_of

GROUPED = 300
"""Wordings of one language that are compared with one another, the best attested first; others stand alone."""


@dataclass(frozen=True)
class Group:
    """Wordings, in one language, that are of one clause."""

    known: InLanguage

    @cached_property
    def concordance(self) -> Concordance | None:
        """They against the one that most independent reports share: worked out for groups that are looked at."""
        return concordance_of(self.known)


def unplaced_of(treaty: Treaty) -> list[Group]:
    """Gathers them from published reports, in one query; first those of most independent reports."""
    clauses = QuotedClause.objects.public().filter(treaty=treaty, provision=None)
    rows = clauses.annotate(dispatch=dispatch_of("report")).values_list(*COLUMNS)
    witnesses: dict[str, list[Witness]] = defaultdict(list)
    oldest = F("report__published_earliest").asc(nulls_last=True)
    for witness in (Witness(*row) for row in rows.order_by(oldest, "report_id", "start")):
        witnesses[language_of(witness.tag)].append(witness)
    found = [group for language, said in sorted(witnesses.items()) for group in _grouped(language, tuple(said))]
    return sorted(found, key=lambda group: (-group.known.independent, -group.known.reports))


def _grouped(language: str, witnesses: tuple[Witness, ...]) -> list[Group]:
    readings = InLanguage(language, witnesses).readings
    compared, rest = readings[:GROUPED], readings[GROUPED:]
    texts = sorted(reading.text for reading in compared)
    together = [
        [texts[at] for at in some] for some in kept("groups", [language, *texts], lambda: groups(texts, language))
    ]
    place = {text: number for number, some in enumerate(together) for text in some}
    place |= {reading.text: len(together) + number for number, reading in enumerate(rest)}
    found: dict[int, list[Witness]] = defaultdict(list)
    for witness in witnesses:
        found[place[witness.exact]].append(witness)
    return [Group(InLanguage(language, tuple(some))) for some in found.values()]
