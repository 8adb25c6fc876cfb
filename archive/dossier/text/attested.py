"""A treaty's wordings as reports quote them, provision by provision, and which of them is best attested."""

import datetime
import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from django.core.cache import caches
from django.db.models import F
from django.urls import reverse

from archive.concordance import apparatus
from archive.concordance.apparatus import most_shared, same_words
from archive.dossier.text.known_text import by_then
from archive.dossier.wordings.wordings import language_of
from archive.models import QuotedClause, Treaty
from archive.models.report import dispatch_of

KEPT_FROM = 20
"""Wordings from which on it is kept which of them is most shared: below, asking is as quick as looking it up."""
COLUMNS = ("pk", "exact", "report__slug", "report__language", "dispatch", "provision_id")


class Quotation(NamedTuple):
    """One clause in one report; reports of one dispatch have the same `dispatch`."""

    pk: int
    exact: str
    report: str
    """The report's slug."""
    tag: str
    """The report's language."""
    dispatch: int
    provision: int

    @property
    def address(self) -> str:
        """Where its words stand in its report."""
        return f"{reverse('archive:report', args=[self.report])}#f-clause-{self.pk}"


@dataclass(frozen=True)
class Quoted:
    """What reports quote of one provision in one language, the oldest first. There is at least one quotation."""

    language: str
    quotations: tuple[Quotation, ...]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The wordings, each once."""
        return tuple(dict.fromkeys(quotation.exact for quotation in self.quotations))

    @cached_property
    def reports(self) -> int:
        """How many reports quote it."""
        return len({quotation.report for quotation in self.quotations})

    @cached_property
    def independent(self) -> int:
        """How many of them are independent."""
        return len({quotation.dispatch for quotation in self.quotations})

    @cached_property
    def best(self) -> Quotation:
        """The oldest with the wording that most independent reports share, whatever their case and punctuation."""
        if len(self.texts) == 1:
            return self.quotations[0]
        counted: set[tuple[str, int]] = set()
        weights = dict.fromkeys(self.texts, 0)
        for quotation in self.quotations:
            one = (self._same[quotation.exact], quotation.dispatch)
            weights[quotation.exact] += one not in counted
            counted.add(one)
        text = self.texts[_most_shared(self.texts, tuple(weights.values()), self.language)]
        return next(quotation for quotation in self.quotations if quotation.exact == text)

    @cached_property
    def sharing(self) -> int:
        """How many independent reports have the words of the best one."""
        if len(self.texts) == 1:
            return self.independent
        words = self._same[self.best.exact]
        return len({quotation.dispatch for quotation in self.quotations if self._same[quotation.exact] == words})

    @cached_property
    def wordings(self) -> int:
        """How many wordings differ in more than case and punctuation."""
        return len({*self._same.values()}) if len(self.texts) > 1 else 1

    @cached_property
    def _same(self) -> dict[str, str]:
        return {text: same_words(text, self.language) for text in self.texts}


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


def _most_shared(texts: tuple[str, ...], weights: tuple[int, ...], language: str) -> int:
    if len(texts) < KEPT_FROM:
        return most_shared(texts, weights, language)
    depends_on = json.dumps([apparatus.VERSION, language, texts, weights], ensure_ascii=False)
    key = f"shared-{sha256(depends_on.encode()).hexdigest()}"
    found = caches["kept"].get(key)
    if found is None:
        found = most_shared(texts, weights, language)
        caches["kept"].set(key, found)
    return int(found)
