"""A dispatch opened: the reports that reprint one another, and which of the first one's words each of them has."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, pairwise

from django.db.models import F, Q, QuerySet

from archive.concordance.reprints import Shared, kept
from archive.dossier.comparing.passages import LONGEST, Marked, Piece, paragraphs
from archive.facts_shown import Excerpt, excerpt
from archive.models import Report
from archive.models.report import dispatch_of

NAMED = 3
"""Passages that a reprint adds or leaves out and that are shown; the comparison of the two has them all."""
_WORDS = re.compile(r"\w(?:.*\w)?", re.DOTALL)
"""From the first word to the last: what stands before and after is neither left out nor added."""


@dataclass(frozen=True, slots=True)
class Reprint:
    """A report of a dispatch, beside the first one."""

    report: Report
    kept: Shared
    """What of the first one's words it has."""
    own: Shared
    """What of its own words the first one has."""
    left_out: Excerpt
    """Words of the first one that it has not, passage by passage."""
    added: Excerpt
    """Words that the first one has not."""

    @property
    def words_left_out(self) -> int:
        """How many of the first one's words it has not."""
        return self.kept.words - self.kept.common

    @property
    def words_added(self) -> int:
        """How many words it has that the first one has not."""
        return self.own.words - self.own.common


@dataclass(frozen=True, slots=True)
class Depth:
    """How many of the reprints on the page have words of the first report."""

    reprints: int
    of: int

    @property
    def whole(self) -> bool:
        """Whether all of them have the words."""
        return self.reprints == self.of


@dataclass(frozen=True)
class Opened:
    """A dispatch with some of its reprints."""

    first: Report
    reprints: Sequence[Reprint]

    @cached_property
    def paragraphs(self) -> list[tuple[Piece, ...]]:
        """The first report's text; the words that reprints have are marked with how many of them do."""
        return list(paragraphs(self.first.text[:LONGEST], self._depths()))

    @property
    def cut(self) -> bool:
        """Whether the text goes on beyond what is laid beside others."""
        return len(self.first.text) > LONGEST

    def _depths(self) -> Iterator[Marked]:
        """The words that reprints have, in stretches that equally many have, without the blanks at their edges."""
        steps: Counter[int] = Counter()
        for stretch in chain.from_iterable(reprint.kept.stretches for reprint in self.reprints):
            steps[stretch.start] += 1
            steps[stretch.end] -= 1
        depth, begun = 0, None
        for start, end in pairwise(sorted(steps)):
            depth += steps[start]
            words = _WORDS.search(self.first.text, start, end)
            if not words:
                continue
            if begun and begun.mark.reprints == depth:
                begun = begun._replace(end=words.end())
                continue
            if begun and begun.mark.reprints:
                yield begun
            begun = Marked(*words.span(), Depth(depth, len(self.reprints)))
        if begun and begun.mark.reprints:
            yield begun


def reports_of(report: Report) -> QuerySet[Report]:
    """The published reports of a report's dispatch, itself with them, those of which the day is known first, by day."""
    dispatch = report.dispatch_id or report.pk
    published = Report.objects.published().filter(Q(pk=dispatch) | Q(dispatch=dispatch))
    return published.order_by(F("published_earliest").asc(nulls_last=True), "pk").select_related("outlet")


def mark_reprints(reports: Iterable[Report]) -> None:
    """Gives each `reprinted`: whether another published report is of its dispatch. In one query."""
    listed = list(reports)
    dispatches = {report.dispatch_id or report.pk for report in listed}
    published = Report.objects.published().filter(Q(pk__in=dispatches) | Q(dispatch__in=dispatches)).order_by()
    counts = Counter(published.values_list(dispatch_of(), flat=True))
    for report in listed:
        report.reprinted = counts[report.dispatch_id or report.pk] > 1


def open_dispatch(first: Report, reprints: Iterable[Report]) -> Opened:
    """The first report of a dispatch, with each of the reprints laid beside it; equal texts are laid beside it once."""

    @cache
    def beside(text: str) -> tuple[Shared, Shared, Excerpt, Excerpt]:
        of_first, own = kept(base, text), kept(text, base)
        return of_first, own, _passages(base, of_first), _passages(text, own)

    base = first.text[:LONGEST]
    return Opened(first, [Reprint(report, *beside(report.text[:LONGEST])) for report in reprints])


def _passages(text: str, found: Shared) -> Excerpt:
    """The passages of a text between what another one has."""
    between = (_WORDS.search(text, start, end) for start, end in found.rest(len(text)))
    return excerpt([" ".join(words.group().split()) for words in between if words], NAMED)
