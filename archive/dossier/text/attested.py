"""A treaty's wordings as reports quote them, provision by provision, and which of them is best attested."""

import datetime
from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from django.db.models import F

from archive.dossier.text.known_text import by_then
from archive.dossier.wordings.bases import Attested, attested
from archive.dossier.wordings.wordings import InLanguage, language_of
from archive.edition import words_address
from archive.models import QuotedClause, Treaty
from archive.models.report import dispatch_of

COLUMNS = (
    "pk",
    "exact",
    "report__slug",
    "report__language",
    "dispatch",
    "provision_id",
    "report__sample",
    "report__outlet__name",
    "report__published",
)


class Quotation(NamedTuple):
    """One clause in one report: no more of it than the page tells."""

    pk: int
    exact: str
    report: str
    """The report's slug."""
    tag: str
    """The report's language."""
    dispatch: int
    provision: int
    sample: bool
    """Whether the report is one written for this project."""
    outlet: str | None
    published: str

    @property
    def address(self) -> str:
        """Where its words stand in its report."""
        return words_address(self.report, "clause", self.pk)


class Quoted(InLanguage[Quotation]):
    """What reports quote of one provision in one language, the oldest first. There is at least one quotation."""

    @property
    def best(self) -> Quotation:
        """The oldest with the best attested wording: the one against which the concordance lays the others."""
        return self.readings[self._attested.best].witnesses[0]

    @property
    def sharing(self) -> int:
        """How many independent reports have the words of the best one."""
        return self._attested.sharing

    @property
    def wordings(self) -> int:
        """How many wordings differ in more than case and punctuation."""
        return self._attested.different

    @cached_property
    def _attested(self) -> Attested:
        return attested(self)


def quoted_of(treaty: Treaty, as_of: datetime.date | None) -> dict[int, dict[str, Quoted]]:
    """What published reports quote of each provision (by its id), by language; with `as_of`, by that day. One query."""
    clauses = QuotedClause.objects.public().filter(by_then(as_of), treaty=treaty, provision__isnull=False)
    oldest = F("report__published_earliest").asc(nulls_last=True)
    rows = clauses.annotate(dispatch=dispatch_of("report")).order_by(oldest, "report_id", "start")
    found: dict[tuple[int, str], list[Quotation]] = defaultdict(list)
    for row in rows.values_list(*COLUMNS):
        quotation = Quotation._make(row)
        found[quotation.provision, language_of(quotation.tag)].append(quotation)
    quoted: dict[int, dict[str, Quoted]] = defaultdict(dict)
    for (provision, language), quotations in found.items():
        quoted[provision][language] = Quoted(language, tuple(quotations))
    return dict(quoted)
