"""Findings -> rows: finding knows text, linking knows what the archive holds.

What no authority file knows gets a row of its own, marked as not vouched for, so that a treaty never heard of before
has its page from its first report on. What a curator has merged into another is that other one from then on.
"""

from collections.abc import Iterator
from functools import cached_property, lru_cache

from anyascii import anyascii
from django.utils.text import slugify

from archive.authority.refusing import claims, refused_treaties
from archive.concordance.numbering import place_of
from archive.extraction import findings as found
from archive.models import (
    DateMention,
    Event,
    Fact,
    Outlet,
    OutletName,
    Paraphrase,
    Person,
    PersonName,
    Provision,
    QuotedClause,
    Reference,
    Relation,
    Report,
    Signature,
    State,
    Statement,
    Topic,
    TopicMark,
    Treaty,
    TreatyMention,
)
from archive.models.facts import CONTEXT
from archive.models.treaty import provision_slug


def slug_of(text: str, *, limit: int = 80) -> str:
    """An ASCII slug of at most `limit` characters, cut between words; empty where nothing can be spelt."""
    slug = slugify(anyascii(text))
    return slug if len(slug) <= limit else slug[: limit + 1].rpartition("-")[0] or slug[:limit]


@lru_cache(maxsize=50_000)
def folded(name: str) -> str:
    """A name without accents, case, spaces and marks: `El Comercio` and `Elcomercio` are one."""
    return slugify(anyascii(name)).replace("-", "")


def outlet_named(name: str | None, source_url: str | None) -> Outlet | None:
    """The outlet of that name, made where there is none; without a name, the one whose address it is."""
    if name:
        wanted = folded(name)
        for row in OutletName.objects.select_related("outlet"):
            if folded(row.text) == wanted:
                return row.outlet.standing
        for outlet in Outlet.objects.all():
            if folded(outlet.name) == wanted:
                return outlet.standing
        made, _ = Outlet.objects.get_or_create(
            slug=slug_of(name) or "outlet", defaults={"name": name, "vouched": False}
        )
        return made.standing
    host = (source_url or "").partition("://")[2].partition("/")[0].lower()
    for outlet in Outlet.objects.all() if host else ():
        if any(host == domain or host.endswith(f".{domain}") for domain in outlet.domains):
            return outlet.standing
    return None


class Linking:
    """Links one report's findings to the archive's rows."""

    def __init__(self, report: Report, findings: found.Findings) -> None:
        self.report = report
        self.findings = findings
        self.states = {state.code: state.standing for state in State.objects.all()}
        self.refused = set(refused_treaties().values_list("pk", flat=True))
        self.topics = {topic.slug: topic.standing for topic in Topic.objects.all()}
        self.treaties = [self._treaty(treaty) for treaty in findings.treaties]
        self.provisions: dict[int, dict[tuple, Provision]] = {}

    def facts(self) -> Iterator[Fact]:
        """Every finding as an unsaved fact of the report, but those of what curators have said to be no treaty."""
        for fact in self._found():
            if claims(fact, self.refused):
                continue
            if getattr(fact, "treaty_id", None) in self.refused:
                fact.treaty = fact.provision = None
            yield fact

    def _found(self) -> Iterator[Fact]:
        yield from self._treaty_mentions()
        for date in self.findings.dates:
            yield self._on(date, DateMention, date=date.value, kind=date.kind, anchor=date.anchor or "")
        for event in self.findings.events:
            yield self._on(
                event,
                Event,
                treaty=self.treaties[event.treaty],
                action=event.action,
                date=event.date or "",
                place=event.place or "",
                actor=event.actor or "",
            )
        for signatory in self.findings.signatories:
            yield self._on(
                signatory,
                Signature,
                treaty=self.treaties[signatory.treaty],
                person=self._person(signatory),
                name=signatory.name,
                role=signatory.role or "",
                signed_for=self.states.get(signatory.state or ""),
            )
        for quote in self.findings.quotes:
            yield self._quote(quote)
        for paraphrase in self.findings.paraphrases:
            treaty = self.treaties[paraphrase.treaty]
            provision = self._provision(treaty, paraphrase.provision)
            basis = paraphrase.provision_basis if provision else ""
            yield self._on(paraphrase, Paraphrase, treaty=treaty, provision=provision, basis=basis)
        for reference in self.findings.references:
            treaty = self._at(reference.treaty)
            yield self._on(
                reference,
                Reference,
                treaty=treaty,
                label=reference.provision or "",
                provision=self._provision(treaty, reference.provision),
            )
        for relation in self.findings.relations:
            yield self._on(
                relation,
                Relation,
                origin=self.treaties[relation.origin],
                type=relation.type,
                target=self._at(relation.target),
                claimed_by=relation.claimed_by or "",
            )
        yield from self._topic_marks()

    def _on(self, finding, model: type[Fact], span: found.Span | None = None, /, **fields) -> Fact:
        span, text = span or finding.span, self.report.text
        for name, value in fields.items():
            if isinstance(value, str) and (longest := model._meta.get_field(name).max_length):
                fields[name] = value[:longest]
        return model(
            report=self.report,
            start=span.start,
            end=span.end,
            exact=span.of(text),
            prefix=text[max(0, span.start - CONTEXT) : span.start],
            suffix=text[span.end : span.end + CONTEXT],
            rule=finding.rule,
            confidence=getattr(finding, "confidence", 1.0),
            **fields,
        )

    def _treaty_mentions(self) -> Iterator[Fact]:
        for treaty, row in zip(self.findings.treaties, self.treaties, strict=True):
            for span in treaty.mentions:
                yield self._on(
                    treaty, TreatyMention, span, treaty=row, main=treaty.main, candidates=list(treaty.candidates)
                )

    def _quote(self, quote: found.Quote) -> Fact:
        treaty = self._at(quote.treaty)
        provision = self._provision(treaty, quote.provision)
        if quote.kind == "clause":
            basis = (quote.provision_basis or "") if provision else ""
            return self._on(
                quote, QuotedClause, treaty=treaty, provision=provision, basis=basis, speaker=quote.speaker or ""
            )
        return self._on(
            quote,
            Statement,
            kind=quote.kind,
            speaker=quote.speaker or "",
            person=self._speaker(quote.speaker),
            treaty=treaty,
            provision=provision,
        )

    def _topic_marks(self) -> Iterator[Fact]:
        for topic in self.findings.topics:
            if topic.id not in self.topics:
                continue  # deleted while the text was being searched for it
            for span in topic.evidence:
                yield self._on(topic, TopicMark, span, topic=self.topics[topic.id], score=topic.score)

    def _at(self, index: int | None) -> Treaty | None:
        return None if index is None else self.treaties[index]

    def _treaty(self, treaty: found.Treaty) -> Treaty | None:
        """The row of a treaty; `None` where the text leaves open which of several it is.

        One that was deleted while the text was being searched for it is as unknown as one never heard of.
        """
        if treaty.id:
            known = Treaty.objects.filter(slug=treaty.id).first()
            if known:
                return known.standing
        if treaty.candidates:
            return None
        slug = slug_of(treaty.title) or "treaty"
        if treaty.year and str(treaty.year) not in slug:
            slug = f"{slug}-{treaty.year}"
        row, made = Treaty.objects.get_or_create(slug=slug, defaults={"name": treaty.title[:400], "vouched": False})
        if made:
            row.parties.set(self.states[code] for code in treaty.parties if code in self.states)
        return row.standing

    def _provision(self, treaty: Treaty | None, label: str | None) -> Provision | None:
        if treaty is None or not label:
            return None
        there = self._provisions(treaty)
        place = place_of(label)
        if place.same not in there:
            there[place.same], _ = Provision.objects.get_or_create(
                treaty=treaty,
                slug=provision_slug(label),
                defaults={"label": label, "position": place.number, "verified": False, "vouched": False},
            )
        return there[place.same]

    def _provisions(self, treaty: Treaty) -> dict[tuple, Provision]:
        """The treaty's provisions by what they are, however they are numbered: `Article IV` is Article 4."""
        if treaty.pk not in self.provisions:
            there = treaty.provisions.order_by("vouched", "-pk")  # of two that are one, the vouched one, the first
            self.provisions[treaty.pk] = {place_of(one.label).same: one for one in there}
        return self.provisions[treaty.pk]

    def _person(self, signatory: found.Signatory) -> Person:
        if signatory.person:
            known = Person.objects.filter(slug=signatory.person).first()
            if known:
                return known.standing
        person, _ = Person.objects.get_or_create(
            slug=slug_of(signatory.name) or "person",
            defaults={
                "name": signatory.name,
                "state": self.states.get(signatory.state or ""),
                "roles": [signatory.role] if signatory.role else [],
                "vouched": False,
            },
        )
        return person.standing

    def _speaker(self, speaker: str | None) -> Person | None:
        """The person of that name, where the archive knows one; a speaker may as well be a ministry."""
        known = self._persons.get(folded(speaker)) if speaker else None
        return Person.objects.get(pk=known).standing if known else None

    @cached_property
    def _persons(self) -> dict[str, int]:
        """The ids of all persons by their names: thousands of them, so that no rows are made of them."""
        persons = {folded(name): pk for pk, name in Person.objects.values_list("pk", "name")}
        for pk, name in PersonName.objects.values_list("person_id", "text"):
            persons.setdefault(folded(name), pk)
        return persons
