"""What the archive knows of one treaty or provision: the record and what published reports say, laid side by side.

A claim is one answer to a question, with everyone who gives it. Claims that cannot both be true are shown as a
disagreement and not settled.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from django.db.models import Count, Q, QuerySet

from archive.models import (
    FACTS,
    Action,
    Event,
    Fact,
    Paraphrase,
    Person,
    Provision,
    QuotedClause,
    RecordedEvent,
    RecordedRelation,
    Reference,
    Relation,
    RelationType,
    Report,
    Signature,
    Statement,
    Treaty,
)

TAKEN_ONCE = {Action.SIGNATURE, Action.EXCHANGE, Action.FORCE, Action.TERMINATION, Action.REGISTRATION}
"""Steps that a treaty takes on one day, so that two days for them contradict each other."""

PASSIVE = {
    RelationType.SUPERSEDES: "is replaced by",
    RelationType.TERMINATES: "is ended by",
    RelationType.AMENDS: "is amended by",
    RelationType.SUPPLEMENTS: "is supplemented by",
    RelationType.IMPLEMENTS: "is implemented by",
    RelationType.CITES: "is cited by",
}
"""What is said of the second treaty of a relation."""

_NEVER = (datetime.date.max, datetime.date.max)
LISTED = 200
"""Reports that a treaty's page lists before it leads on to the list of reports."""


@dataclass(slots=True)
class Claim:
    """One date for a step, with the record's entries and the reports' facts that give it, one a report."""

    recorded: list[RecordedEvent] = field(default_factory=list)
    told: list[Event] = field(default_factory=list)

    @property
    def date(self) -> str:
        """The date as the record writes it, else as the report does that says it most plainly."""
        return self.recorded[0].date if self.recorded else min((event.date for event in self.told), key=len)

    @property
    def bounds(self) -> tuple[datetime.date, datetime.date] | None:
        """First and last day that it can mean; `None` where it has no date."""
        source = [*self.recorded, *self.told][0]
        return (source.date_earliest, source.date_latest) if source.date_earliest else None

    @property
    def unverified(self) -> bool:
        """Whether all that stands behind it in the record is marked as unverified."""
        return bool(self.recorded) and not any(entry.verified for entry in self.recorded)


@dataclass(frozen=True, slots=True)
class Step:
    """A step in the treaty's life, with every claim of when it was taken."""

    action: Action
    claims: tuple[Claim, ...]

    @property
    def disputed(self) -> bool:
        """Whether two claims name days that cannot both be the one."""
        days = [claim.bounds for claim in self.claims if claim.bounds]
        apart = any(a[1] < b[0] or b[1] < a[0] for a, b in combinations(days, 2))
        return self.action in TAKEN_ONCE and apart


@dataclass(slots=True)
class Tie:
    """What binds the treaty to another one, and who says so."""

    words: str
    type: str
    other: Treaty
    incoming: bool
    recorded: list[RecordedRelation] = field(default_factory=list)
    told: list[Relation] = field(default_factory=list)

    @property
    def asserted(self) -> bool:
        """Whether, by the record, a treaty's text says so."""
        return any(relation.mode == RecordedRelation.Mode.TEXT for relation in self.recorded)


@dataclass(slots=True)
class Hand:
    """A person who signed: by the record, by reports, or by both."""

    person: Person
    recorded: bool = False
    told: list[Signature] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fate:
    """In a few words: what came in a treaty's place, and when its force began and ended, as the record has it."""

    replaced_by: tuple[Tie, ...] = ()
    claimed_by_others: tuple[Tie, ...] = ()
    """What a person, but no treaty's text, says came in its place."""
    ended: tuple[Claim, ...] = ()
    in_force: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the archive knows of one treaty."""

    life: tuple[Step, ...]
    ties: tuple[Tie, ...]
    hands: tuple[Hand, ...]
    fate: Fate
    provisions: Sequence[Provision]
    reports: Sequence[Report]
    report_count: int
    unplaced: Sequence[QuotedClause]
    """Clauses of which nothing says which provision they are of."""


SHOWN_WITH = {
    "treaty": ("treaty",),
    "date": (),
    "event": ("treaty",),
    "signature": ("treaty", "person", "signed_for"),
    "clause": ("treaty", "provision__treaty"),
    "paraphrase": ("treaty", "provision__treaty"),
    "statement": ("treaty", "provision__treaty", "person"),
    "reference": ("treaty", "provision__treaty"),
    "relation": ("origin", "target"),
    "topic": ("topic__parent",),
}
"""The rows that a fact of each kind is shown with."""


def facts_of(report: Report) -> list[Fact]:
    """Everything that holds of a report, published or not; one query a kind."""
    return [
        fact
        for kind, model in FACTS.items()
        for fact in model.objects.standing().filter(report=report).select_related(*SHOWN_WITH[kind])
    ]


def candidates(notes: Iterable) -> dict[str, Treaty]:
    """The treaties between which notes on mentions leave the choice open, by slug."""
    slugs = {slug for note in notes for slug in note.fact.candidates}
    return {treaty.slug: treaty for treaty in Treaty.objects.filter(slug__in=slugs)} if slugs else {}


def dossier(treaty: Treaty) -> Dossier:
    """Gathers it, in a fixed number of queries; facts of unpublished reports stay out."""
    life = _life(treaty)
    ties = _ties(treaty)
    reports = with_outlet(Report.objects.published().speaking_of(treaty).newest_first())
    listed = list(reports[: LISTED + 1])
    return Dossier(
        life=life,
        ties=ties,
        hands=_hands(treaty),
        fate=_fate(life, ties),
        provisions=provisions_shown(treaty),
        reports=listed[:LISTED],
        report_count=len(listed) if len(listed) <= LISTED else reports.count(),
        unplaced=list(by_report(QuotedClause.objects.public().filter(treaty=treaty, provision=None))),
    )


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What reports say of one provision: their wordings and retellings, statements about it, and references to it."""

    clauses: Sequence[QuotedClause]
    paraphrases: Sequence[Paraphrase]
    statements: Sequence[Statement]
    references: Sequence[Reference]


def witnesses(provision: Provision) -> Witnesses:
    """Gathers it from published reports, the oldest report first."""
    return Witnesses(
        clauses=list(by_report(QuotedClause.objects.public().filter(provision=provision))),
        paraphrases=list(by_report(Paraphrase.objects.public().filter(provision=provision))),
        statements=list(by_report(Statement.objects.public().filter(provision=provision)).select_related("person")),
        references=_one_a_report(by_report(Reference.objects.public().filter(provision=provision))),
    )


def provisions_shown(treaty: Treaty) -> QuerySet[Provision]:
    """The provisions of the record and those that published reports speak of.

    Each with its `witness_count` (quotations) and `retelling_count` (in the reports' own words).
    """
    spoken_of = Q(vouched=True)
    for facts in (QuotedClause, Paraphrase, Statement, Reference):
        spoken_of |= Q(pk__in=facts.objects.public().filter(provision__treaty=treaty).values("provision"))
    quoted, told = (facts.objects.public().values("pk") for facts in (QuotedClause, Paraphrase))
    return (
        treaty.provisions.filter(spoken_of)
        .annotate(
            witness_count=Count("clauses", filter=Q(clauses__in=quoted), distinct=True),
            retelling_count=Count("paraphrases", filter=Q(paraphrases__in=told), distinct=True),
        )
        .select_related("treaty")
    )


def by_report(facts: QuerySet) -> QuerySet:
    """Facts with their reports and outlets, the oldest report first."""
    ordered = facts.order_by("report__published_earliest", "report_id", "start")
    return ordered.select_related("report__outlet").defer("report__text")


def with_outlet(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Reports as lists name them: with the outlet, without the text."""
    return reports.select_related("outlet").defer("text")


def _life(treaty: Treaty) -> tuple[Step, ...]:
    """The treaty's steps, in the order of their first date; those without any come last."""
    steps: dict[str, dict[tuple, Claim]] = defaultdict(dict)
    told = by_report(Event.objects.public().filter(treaty=treaty))
    for source in [*treaty.record.all(), *told]:
        key = (source.date_earliest, source.date_latest)
        claim = steps[source.action].setdefault(key, Claim())
        if isinstance(source, RecordedEvent):
            claim.recorded.append(source)
        elif all(other.report_id != source.report_id for other in claim.told):
            claim.told.append(source)
    life = [
        Step(Action(action), tuple(sorted(claims.values(), key=lambda claim: claim.bounds or _NEVER)))
        for action, claims in steps.items()
    ]
    return tuple(sorted(life, key=lambda step: step.claims[0].bounds or _NEVER))


def _ties(treaty: Treaty) -> tuple[Tie, ...]:
    """Predecessors and successors, by the record and by reports; what a treaty does comes before what is done to it."""
    ties: dict[tuple, Tie] = {}
    for facts, recorded in (
        (treaty.recorded_relations.select_related("target"), True),
        (treaty.recorded_relations_to.select_related("origin"), True),
        (by_report(Relation.objects.public().filter(origin=treaty)).select_related("target"), False),
        (by_report(Relation.objects.public().filter(target=treaty)).select_related("origin"), False),
    ):
        for fact in facts:
            incoming = fact.origin_id != treaty.pk
            other = fact.origin if incoming else fact.target
            if other is None or other == treaty:
                continue
            kind = RelationType(fact.type)
            words = PASSIVE[kind] if incoming else kind.label
            tie = ties.setdefault((incoming, kind, other.pk), Tie(words, kind, other, incoming))
            (tie.recorded if recorded else tie.told).append(fact)
    rank = list(RelationType)
    return tuple(sorted(ties.values(), key=lambda tie: (rank.index(RelationType(tie.type)), tie.incoming)))


def _hands(treaty: Treaty) -> tuple[Hand, ...]:
    """Who signed, the record's signatories first."""
    hands = {person.pk: Hand(person, recorded=True) for person in treaty.signatories.select_related("state")}
    told = by_report(Signature.objects.public().filter(treaty=treaty)).select_related("person__state", "signed_for")
    for signature in told:
        hand = hands.setdefault(signature.person_id, Hand(signature.person))
        if all(other.report_id != signature.report_id for other in hand.told):
            hand.told.append(signature)
    return tuple(hands.values())


def _fate(life: Iterable[Step], ties: Iterable[Tie]) -> Fate:
    """What the record says of a treaty's force and end; a report's word alone decides neither."""
    dated = {step.action: tuple(claim for claim in step.claims if claim.recorded and claim.bounds) for step in life}
    ending = (RelationType.SUPERSEDES, RelationType.TERMINATES)
    successors = {tie.other.pk: tie for tie in ties if tie.incoming and tie.recorded and tie.type in ending}
    return Fate(
        replaced_by=tuple(tie for tie in successors.values() if tie.asserted),
        claimed_by_others=tuple(tie for tie in successors.values() if not tie.asserted),
        ended=dated.get(Action.TERMINATION, ()),
        in_force=dated.get(Action.FORCE, ()),
    )


def _one_a_report(facts: Iterable[Fact]) -> list[Fact]:
    """The first fact of each report."""
    first: dict[int, Fact] = {}
    for fact in facts:
        first.setdefault(fact.report_id, fact)
    return list(first.values())
