"""An archive of many reports of one treaty, told anew from those that an archive begins with, from a fixed seed.

Each report goes back to one of the labelled reports (`fixtures/reports`): its words are changed but for those that its
facts stand on, and the facts go with their words. Some print what another has, whole or nearly. Rows are written as
an upload writes them, without the reading.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import islice

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Model

from archive.models import FACTS, DateMention, Event, Fact, Original, Outlet, QuotedClause, Report, Treaty
from archive.models.facts import CONTEXT
from tests.bench.dossier.retelling import Edit, Retold, in_own_words, reworded, vocabulary

TREATY, PROVISION = "dprk-rus-2024", "article-4"
SEED = 1961
OUTLETS = 60
LANGUAGES = {"en": 50, "ru": 20, "ko": 12, "es": 8, "fr": 6, "de": 4}
"""Of a hundred reports, how many are in each language."""
OWN_WORDS = 0.45
"""Share of the words that an independent report changes: of runs of three words one in six stays."""
DESK = 0.02
"""Share of the words that a reprint changes."""
ALONE, MOST_REPRINTED = 0.7, 30
"""Share of the dispatches that one report alone prints, and how many print one at the most."""
UNDATED, DISAGREEING, AS_IT_STANDS, DESK_EDITS_CLAUSE = 0.03, 0.03, 0.3, 0.3
MOST_EDITS = 7
"""Edits of the provision's words in one wording."""
LATEST = 400
"""Days after its source's own that a report may be published."""
_SHORT = 80
"""Facts on no more characters keep all their words."""
_AT_ONCE = 500
_CITIES = ("Bergen", "Cuenca", "Daegu", "Essen", "Perm", "Québec", "Tampere", "Valdivia", "Windhoek", "Yakutsk")
_PAPERS = ("Courier", "Gazette", "News Agency", "Observer", "Post", "Radio")


@dataclass(frozen=True, slots=True)
class Source:
    """A report that others are made of, with its facts; `witness` is its quotation of the provision."""

    report: Report
    facts: list[Fact]
    witness: QuotedClause | None

    @property
    def day(self) -> date:
        """The day from which reports made of it are dated."""
        return self.report.published_earliest or date(2024, 12, 5)


@dataclass(frozen=True, slots=True)
class Telling:
    """One report that is to be written."""

    source: Source
    edits: tuple[Edit, ...]
    published: date | None
    outlet: Outlet
    moved: dict[str, str] = field(default_factory=dict)
    """Days that it gives otherwise than its source."""


class Teller:
    """Tells dispatches of a treaty, one after another, each with its reprints."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        sources = _sources()
        self._witnesses = [source for source in sources if source.witness]
        self._others = [source for source in sources if not source.witness]
        languages = {source.report.language for source in sources}
        self._vocabulary = {
            language: vocabulary(s.report.text for s in sources if s.report.language == language)
            for language in languages
        }
        self._clause_words = {
            language: vocabulary(s.witness.exact for s in self._witnesses if s.report.language == language)
            for language in languages
        }
        self._outlets = _outlets(sorted(languages), chance)

    def dispatches(self, witnesses: bool, reports: int) -> Iterator[list[Telling]]:
        """So many reports in all, dispatch by dispatch: all of them witnesses of the provision, or none."""
        sources = self._witnesses if witnesses else self._others
        # Most witnesses are in the language in which most sources quote: one page has to bear them all.
        shared = Counter(source.report.language for source in sources if not witnesses)
        weights = [LANGUAGES[source.report.language] / (shared[source.report.language] or 1) for source in sources]
        while reports > 0:
            first = self._told(self._chance.choices(sources, weights)[0])
            size = min(reports, self._size())
            yield [first, *(self._reprinted(first) for _ in range(size - 1))]
            reports -= size

    def _size(self) -> int:
        return 1 if self._chance.random() < ALONE else 2 + int((MOST_REPRINTED - 1) * self._chance.random() ** 3)

    def _told(self, source: Source) -> Telling:
        chance, text, language = self._chance, source.report.text, source.report.language
        moved, edits = self._disagreement(source)
        held = [(fact.start, fact.end) for fact in source.facts if fact.end - fact.start <= _SHORT]
        if source.witness:
            held.append((source.witness.start, source.witness.end))
            if chance.random() > AS_IT_STANDS:
                edits.append(self._of_clause(source.witness, source.witness.exact, language, MOST_EDITS))
        edits += in_own_words(text, held, self._vocabulary[language], OWN_WORDS, chance)
        day = source.day + timedelta(days=int(LATEST * chance.random() ** 6))
        published = None if chance.random() < UNDATED else day
        return Telling(source, tuple(edits), published, self._outlet(language), moved)

    def _of_clause(self, clause: QuotedClause, words: str, language: str, most: int) -> Edit:
        times = self._chance.randint(1, most)
        return Edit(clause.start, clause.end, reworded(words, self._clause_words[language], times, self._chance))

    def _disagreement(self, source: Source) -> tuple[dict[str, str], list[Edit]]:
        """Now and then, the day of a step given as the one before, wherever the report names that day."""
        days = [fact.date for fact in source.facts if isinstance(fact, Event) and len(fact.date) == len("2024-06-19")]
        if not days or self._chance.random() > DISAGREEING:
            return {}, []
        day = date.fromisoformat(self._chance.choice(days))
        number = re.compile(rf"(?<!\d){day.day}(?!\d)")
        found = [
            Edit(fact.start + match.start(), fact.start + match.end(), str(day.day - 1))
            for fact in source.facts
            if isinstance(fact, DateMention) and fact.date == str(day) and day.day > 1
            for match in number.finditer(fact.exact)
        ]
        return ({str(day): str(day - timedelta(days=1))} if found else {}), sorted(set(found))

    def _reprinted(self, first: Telling) -> Telling:
        """The same under another name: a few words changed, the last part cut in one of three, the clause touched."""
        chance, text, language = self._chance, first.source.report.text, first.source.report.language
        cut = text.rfind("\n", 0, int(len(text) * 0.8)) if chance.random() < 1 / 3 else -1
        witness = first.source.witness
        kept = list(first.edits)
        if witness and cut < witness.end:
            cut = -1
        if cut > 0:
            kept = [edit for edit in kept if edit.end <= cut] + [Edit(cut, len(text))]
        if witness and chance.random() < DESK_EDITS_CLAUSE:
            own = [edit for edit in kept if (edit.start, edit.end) == (witness.start, witness.end)]
            words = own[0].words if own else witness.exact
            kept = [edit for edit in kept if edit not in own] + [self._of_clause(witness, words, language, 2)]
        taken = [(edit.start, edit.end) for edit in kept]
        held = [(fact.start, fact.end) for fact in first.source.facts if fact.end - fact.start <= _SHORT]
        held += [*taken, *([(witness.start, witness.end)] if witness else [])]
        desk = in_own_words(text, held, self._vocabulary[language], DESK, chance)
        later = first.published and first.published + timedelta(days=int(3 * chance.random() ** 2))
        return replace(first, edits=(*kept, *desk), published=later, outlet=self._outlet(language))

    def _outlet(self, language: str) -> Outlet:
        outlets = self._outlets[language]
        return outlets[int(len(outlets) * self._chance.random() ** 2)]


def generate(reports: int, witnesses: int) -> None:
    """Fills an archive that has been set up with so many reports of the treaty, of which so many quote the provision."""
    teller = Teller(random.Random(SEED))
    _write(teller.dispatches(True, witnesses), begin=1)
    _write(teller.dispatches(False, reports - witnesses), begin=witnesses + 1)


def _sources() -> list[Source]:
    treaty = Treaty.objects.get(slug=TREATY)
    sources = []
    for report in Report.objects.published().speaking_of(treaty).order_by("slug"):
        facts = [fact for model in FACTS.values() for fact in model.objects.public().filter(report=report)]
        witness = [fact for fact in facts if isinstance(fact, QuotedClause) and _of_provision(fact)]
        sources.append(Source(report, facts, witness[0] if witness else None))
    return sources


def _of_provision(clause: QuotedClause) -> bool:
    provision = clause.provision
    return provision is not None and (provision.treaty.slug, provision.slug) == (TREATY, PROVISION)


def _outlets(languages: list[str], chance: random.Random) -> dict[str, list[Outlet]]:
    names = [f"{city} {paper}" for city in _CITIES for paper in _PAPERS]
    chance.shuffle(names)
    weights = [LANGUAGES[language] for language in languages]
    spoken = [*languages, *chance.choices(languages, weights, k=OUTLETS - len(languages))]
    made = Outlet.objects.bulk_create(
        Outlet(slug=f"generated-{number}", name=name, language=language)
        for number, (name, language) in enumerate(zip(names, spoken, strict=True))
    )
    return {language: [outlet for outlet in made if outlet.language == language] for language in languages}


def _write(dispatches: Iterator[list[Telling]], begin: int) -> None:
    number = begin
    while some := list(islice(dispatches, _AT_ONCE // 2)):
        with transaction.atomic():
            firsts = _written([tellings[0] for tellings in some], [None] * len(some), number)
            number += len(firsts)
            again = [(telling, first) for tellings, first in zip(some, firsts, strict=True) for telling in tellings[1:]]
            _written([telling for telling, _ in again], [first for _, first in again], number)
            number += len(again)


def _written(tellings: list[Telling], firsts: list[Report | None], number: int) -> list[Report]:
    """The reports, each with the first of its dispatch where it is not the first itself."""
    retold = [Retold(telling.source.report.text, telling.edits) for telling in tellings]
    originals = Original.objects.bulk_create(_original(now.text, number + i) for i, now in enumerate(retold))
    reports = Report.objects.bulk_create(
        _report(telling, now, original, first, number + i)
        for i, (telling, now, original, first) in enumerate(zip(tellings, retold, originals, firsts, strict=True))
    )
    facts: dict[type[Fact], list[Fact]] = {model: [] for model in FACTS.values()}
    for telling, now, report in zip(tellings, retold, reports, strict=True):
        for fact in telling.source.facts:
            if moved := _moved(fact, telling, now, report):
                facts[type(fact)].append(moved)
    for model, rows in facts.items():
        model.objects.bulk_create(rows, batch_size=_AT_ONCE)
    return reports


def _original(text: str, number: int) -> Original:
    data = f"{text}\n\n{number}\n".encode()
    digest = sha256(data).hexdigest()
    name = f"generated-{number}.txt"
    content = ContentFile(data, name=digest)
    return Original(sha256=digest, name=name, media_type="text/plain", size=len(data), content=content)


def _report(telling: Telling, now: Retold, original: Original, first: Report | None, number: int) -> Report:
    source, published = telling.source.report, telling.published
    at = source.text.find(source.title)
    title = now.span(at, at + len(source.title)) if at >= 0 else None
    return Report(
        original=original,
        dispatch=first,
        slug=f"{published or 'undated'}-generated-{number}",
        title=now.text[slice(*title)].replace("\n", " ")[:500] if title else source.title,
        status=Report.Status.PUBLISHED,
        outlet=telling.outlet,
        language=source.language,
        published=str(published or ""),
        published_basis="given" if published else "",
        text=now.text,
        text_sha256=sha256(now.text.encode()).hexdigest(),
        extractor=source.extractor,
    )


def _moved(fact: Fact, telling: Telling, now: Retold, report: Report) -> Fact | None:
    """The fact on its words in the text as it is told now; None where they are gone."""
    span = now.span(fact.start, fact.end)
    if span is None:
        return None
    start, end = span
    own = {"start": start, "end": end, "exact": now.text[start:end], "report_id": report.pk}
    own |= {"prefix": now.text[max(0, start - CONTEXT) : start], "suffix": now.text[end : end + CONTEXT]}
    if isinstance(fact, Event | DateMention) and any(start <= edit.start < end for edit in _renumbered(telling, now)):
        own["date"] = telling.moved.get(fact.date, fact.date)
    return type(fact)(**_values(fact) | own)


def _renumbered(telling: Telling, now: Retold) -> Iterator[Edit]:
    """Where the text as it is told now names another day than its source."""
    if telling.moved:
        for edit in telling.edits:
            if edit.words.isdigit() and (span := now.span(edit.start, edit.end)):
                yield Edit(*span)


def _values(row: Model) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key}
