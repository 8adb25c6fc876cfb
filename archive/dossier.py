"""What the archive knows of one treaty or provision: the record and what published reports say, laid side by side.

A claim is one answer to a question, with everyone who gives it. Claims that cannot both be true are shown as a
disagreement and not settled.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from django.db.models import QuerySet

from archive.facts_shown import Excerpt, Told, by_report, excerpt, grouped, told_alike
from archive.models import (
    Action,
    Event,
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
    State,
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
LISTED = 50
"""Rows of a kind that a page lists before it leads on to the list of reports."""
CLAIMS = 12
"""Days that a page names for one step: those of the record and those that most reports give."""


@dataclass(slots=True)
class Claim:
    """One date for a step, with the record's entries and what reports say that give it."""

    recorded: list[RecordedEvent] = field(default_factory=list)
    told: Told = field(default_factory=Told)

    @property
    def date(self) -> str:
        """The date as the record writes it, else as the report does that says it most plainly."""
        return self.recorded[0].date if self.recorded else min((event.date for event in self.told.facts), key=len)

    @property
    def bounds(self) -> tuple[datetime.date, datetime.date] | None:
        """First and last day that it can mean; `None` where it has no date."""
        source = [*self.recorded, *self.told.facts][0]
        return (source.date_earliest, source.date_latest) if source.date_earliest else None

    @property
    def unverified(self) -> bool:
        """Whether all that stands behind it in the record is marked as unverified."""
        return bool(self.recorded) and not any(entry.verified for entry in self.recorded)


@dataclass(frozen=True, slots=True)
class Step:
    """A step in the treaty's life, with the claims of when it was taken, in the order of their days."""

    action: Action
    claims: tuple[Claim, ...]
    disputed: bool = False
    """Whether two claims, named here or not, name days that cannot both be the one."""
    more: int = 0
    """Claims that are not named here."""


@dataclass(slots=True)
class Tie:
    """What binds the treaty to another one, and who says so."""

    words: str
    type: str
    other: Treaty
    incoming: bool
    recorded: list[RecordedRelation] = field(default_factory=list)
    told: Told = field(default_factory=Told)

    @property
    def asserted(self) -> bool:
        """Whether, by the record, a treaty's text says so."""
        return any(relation.mode == RecordedRelation.Mode.TEXT for relation in self.recorded)


@dataclass(slots=True)
class Hand:
    """A person who signed: by the record, by reports, or by both."""

    person: Person
    recorded: bool = False
    told: Told = field(default_factory=Told)

    @property
    def state(self) -> State | None:
        """The person's state by the authority files; for one first met in a report, the state signed for."""
        if self.person.vouched:
            return self.person.state
        return next((signature.signed_for for signature in self.told.facts if signature.signed_for), None)


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
    hands: Excerpt
    fate: Fate
    provisions: Sequence[Provision]
    reports: Excerpt
    unplaced: Excerpt
    """Clauses of which nothing says which provision they are of."""


def candidates(notes: Iterable) -> dict[str, Treaty]:
    """The treaties between which notes on mentions leave the choice open, by slug."""
    slugs = {slug for note in notes for slug in note.fact.candidates}
    return {treaty.slug: treaty for treaty in Treaty.objects.shown().filter(slug__in=slugs)} if slugs else {}


def dossier(treaty: Treaty) -> Dossier:
    """Gathers it, in a fixed number of queries; facts of unpublished reports stay out."""
    life = _life(treaty)
    ties = _ties(treaty)
    reports = Report.objects.published().speaking_of(treaty).newest_first().for_lists()
    unplaced = by_report(QuotedClause.objects.public().filter(treaty=treaty, provision=None))
    return Dossier(
        life=life,
        ties=ties,
        hands=excerpt(_hands(treaty), LISTED),
        fate=_fate(life, ties),
        provisions=treaty.provisions.shown().with_witness_counts().select_related("treaty"),
        reports=excerpt(reports, LISTED),
        unplaced=excerpt(unplaced, LISTED),
    )


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


def _life(treaty: Treaty) -> tuple[Step, ...]:
    """The treaty's steps, in the order of their first date; those without any come last."""
    steps: dict[str, dict[tuple, Claim]] = defaultdict(dict)
    told = told_alike(Event.objects.public().filter(treaty=treaty), "action", "date_earliest", "date_latest")
    for source in chain(treaty.record.all(), told):
        claim = steps[source.action].setdefault((source.date_earliest, source.date_latest), Claim())
        (claim.recorded if isinstance(source, RecordedEvent) else claim.told.facts).append(source)
    life = [_step(Action(action), list(claims.values())) for action, claims in steps.items()]
    return tuple(sorted(life, key=lambda step: step.claims[0].bounds or _NEVER))


def _step(action: Action, claims: list[Claim]) -> Step:
    """The step with the `CLAIMS` claims that have most behind them."""
    days = [claim.bounds for claim in claims if claim.bounds]
    apart = bool(days) and max(first for first, _ in days) > min(last for _, last in days)
    claims.sort(key=lambda claim: (not claim.recorded, -claim.told.reports))
    named = sorted(claims[:CLAIMS], key=lambda claim: claim.bounds or _NEVER)
    return Step(action, tuple(named), action in TAKEN_ONCE and apart, len(claims) - len(named))


def _ties(treaty: Treaty) -> tuple[Tie, ...]:
    """Predecessors and successors, by the record and by reports; what a treaty does comes before what is done to it."""
    ties: dict[tuple, Tie] = {}
    shown = Treaty.objects.shown().values("pk")
    told = Relation.objects.public()
    for facts, recorded in (
        (treaty.recorded_relations.filter(target__in=shown).select_related("target"), True),
        (treaty.recorded_relations_to.filter(origin__in=shown).select_related("origin"), True),
        (told_alike(told.filter(origin=treaty), "type", "target_id").select_related("target"), False),
        (told_alike(told.filter(target=treaty), "type", "origin_id").select_related("origin"), False),
    ):
        for fact in facts:
            incoming = fact.origin_id != treaty.pk
            other = fact.origin if incoming else fact.target
            if other is None or other == treaty:
                continue
            kind = RelationType(fact.type)
            words = PASSIVE[kind] if incoming else kind.label
            tie = ties.setdefault((incoming, kind, other.pk), Tie(words, kind, other, incoming))
            (tie.recorded if recorded else tie.told.facts).append(fact)
    rank = list(RelationType)
    return tuple(sorted(ties.values(), key=lambda tie: (rank.index(RelationType(tie.type)), tie.incoming)))


def _hands(treaty: Treaty) -> tuple[Hand, ...]:
    """Who signed, the record's signatories first."""
    recorded = treaty.signatories.shown().select_related("state")
    hands = {person.pk: Hand(person, recorded=True) for person in recorded}
    told = told_alike(Signature.objects.public().filter(treaty=treaty), "person_id")
    told = told.select_related("person__state", "signed_for")
    for person, group in grouped(told, lambda signature: signature.person_id).items():
        hands.setdefault(person, Hand(group.fact.person)).told = group
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
