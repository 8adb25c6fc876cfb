"""A treaty's text on one page: the official one with what has been quoted of it, else what reports have told of it."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, F, Q, When, Window
from django.db.models.functions import RowNumber

from archive.dossier.text.attested import Quoted, quoted_of
from archive.dossier.text.coverage import Coverage, coverage_of, whole
from archive.dossier.text.known_text import Known, KnownText, Standing, by_then, summary
from archive.dossier.wordings.wordings import UNKNOWN, language_of
from archive.facts_shown import by_report
from archive.models import OfficialProvision, OfficialText, Paraphrase, Report, Treaty


@dataclass(frozen=True, slots=True)
class Article:
    """One provision on the page."""

    known: Known
    quoted: Quoted | None = None
    """What reports quote of it in the page's language; in another one where they quote it in no other."""
    official: OfficialProvision | None = None
    coverage: Coverage | None = None
    """Of its official text."""
    retelling: Paraphrase | None = None
    """The oldest of those that tell it in other words, where nobody quotes it: in the page's language, if any is."""

    @property
    def told_in(self) -> str:
        """The language of the retelling; empty where there is none."""
        return language_of(self.retelling.report.language) if self.retelling else ""


@dataclass(frozen=True)
class Text:
    """A treaty's text as far as it is known, in one language."""

    known: KnownText
    articles: tuple[Article, ...]
    language: str
    """BCP 47, as exactly as it is known."""
    languages: tuple[tuple[str, int], ...]
    """Those that it can be read in, official ones first, each with how many independent reports quote it."""
    official: OfficialText | None
    missing: str
    """The language that was asked for, where nothing is known in it."""
    undated: int
    """Reports that are left out because no day, or none that is exact enough, is known of them."""

    @property
    def primary(self) -> str:
        """The language in which wordings are laid side by side: `ko` for ko-KP."""
        return language_of(self.language)

    @property
    def worded(self) -> int:
        """How many of its articles have official words in the language."""
        return sum(article.official is not None for article in self.articles)

    @cached_property
    def coverage(self) -> Coverage:
        """Of the whole official text."""
        return whole(article.coverage for article in self.articles if article.coverage)


def text_of(treaty: Treaty, as_of: datetime.date | None = None, language: str = "") -> Text:
    """The text by the end of the day, in a fixed number of queries; in the language, where anything is known in it.

    Without one it is that of an official text, and the one in which most independent reports quote the treaty.
    """
    known = summary(treaty, as_of)
    quoted = quoted_of(treaty, known.as_of)
    attested = Counter({one: len(dispatches) for one, dispatches in _dispatches(quoted).items()})
    official = {text.language: text for text in known.official}
    only_reported = attested.keys() - set(map(language_of, official))
    readable = sorted(
        {*official, *only_reported}, key=lambda one: (one not in official, -attested[language_of(one)], one)
    )
    chosen = _chosen(language, readable)
    text = official.get(chosen)
    articles = _reconstructed(known, quoted, language_of(chosen))
    if text:
        articles = list(_with_official(articles, text, quoted))
    return Text(
        known=known,
        articles=tuple(articles),
        language=chosen,
        languages=tuple((one, attested[language_of(one)]) for one in readable),
        official=text,
        missing=language if language and language_of(language) != language_of(chosen) else "",
        undated=_undated(treaty, known.as_of),
    )


def _chosen(asked: str, readable: Sequence[str]) -> str:
    """The language that was asked for, as exactly as it is there: ko-KP, else ko; the first one where it is not."""
    alike = [one for one in readable if language_of(one) == language_of(asked)]
    return asked if asked in readable else next(iter([*alike, *readable]), "")


def _dispatches(quoted: Mapping[int, Mapping[str, Quoted]]) -> dict[str, set[int]]:
    """The dispatches that quote anything in each language."""
    found: dict[str, set[int]] = {}
    for by_language in quoted.values():
        for language, one in by_language.items():
            found.setdefault(language, set()).update(quotation.dispatch for quotation in one.witnesses)
    return found


def _with_official(
    articles: Sequence[Article], text: OfficialText, quoted: Mapping[int, Mapping[str, Quoted]]
) -> Iterator[Article]:
    """The provisions with their official words, and what has been quoted of these; their paragraphs count with them."""
    words = {official.provision_id: official for official in text.provisions.all()}
    language = language_of(text.language)
    within: dict[str, list[int]] = defaultdict(list)
    for article in articles:
        if article.known.provision:
            within[article.known.label.partition("(")[0]].append(article.known.provision.pk)
    labels = {
        article.known.label for article in articles if article.known.provision and article.known.provision.pk in words
    }
    for article in articles:
        provision = article.known.provision
        official = words.get(provision.pk) if provision else None
        if official:
            found = (quoted.get(part, {}).get(language) for part in within[article.known.label])
            quotations = tuple(quotation for one in found if one for quotation in one.witnesses)
            one = Quoted(language, quotations) if quotations else None
            coverage = coverage_of(official.exact, [reading.text for reading in one.readings] if one else (), language)
            yield Article(article.known, one, official, coverage)
        elif article.known.label.partition("(")[0] not in labels:
            yield article


def _reconstructed(known: KnownText, quoted: Mapping[int, Mapping[str, Quoted]], language: str) -> list[Article]:
    """Each provision with what is known of its words."""
    told = [one.provision.pk for one in known.provisions if one.provision and one.standing is Standing.TOLD]
    retellings = _retellings(told, known.as_of, language)
    articles = []
    for one in known.provisions:
        found = quoted.get(one.provision.pk, {}) if one.provision else {}
        best = found.get(language)
        if not best and one.standing is not Standing.OFFICIAL:
            best = max(found.values(), key=lambda other: other.independent, default=None)
        articles.append(Article(one, best, retelling=retellings.get(one.provision.pk) if one.provision else None))
    return articles


def _retellings(provisions: Sequence[int], as_of: datetime.date | None, language: str) -> dict[int, Paraphrase]:
    """Of each of the provisions, the oldest retelling in the language; in any other where none is in it."""
    if not provisions:
        return {}
    oldest = [F("report__published_earliest").asc(nulls_last=True), F("report_id"), F("start")]
    elsewhere = Case(When(report__language__istartswith=language or UNKNOWN, then=0), default=1)
    rank = Window(RowNumber(), partition_by="provision_id", order_by=[elsewhere.asc(), *oldest])
    told = Paraphrase.objects.public().filter(by_then(as_of), provision__in=provisions)
    return {fact.provision_id: fact for fact in by_report(told.annotate(rank=rank).filter(rank=1))}


def _undated(treaty: Treaty, as_of: datetime.date | None) -> int:
    """Reports that speak of the treaty and may have been published by the day, or later."""
    if as_of is None:
        return 0
    open_day = Q(published_latest=None) | Q(published_earliest__lte=as_of, published_latest__gt=as_of)
    return Report.objects.published().speaking_of(treaty).filter(open_day).count()
