"""The steps of a treaty's life: the record's days and those that reports give, laid side by side.

A claim is one answer to the question when a step was taken. Claims that cannot both be true are shown as a disagreement
and not settled.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from archive.dossier.life.claims import (
    NEVER,
    Answer,
    Behind,
    Bounds,
    Claim,
    answers_of,
    are_apart,
    claims_of,
    is_foretold,
)
from archive.models import Action, Event, RecordedEvent, Treaty

TAKEN_ONCE = {Action.SIGNATURE, Action.EXCHANGE, Action.FORCE, Action.TERMINATION, Action.REGISTRATION}
"""Steps that a treaty takes on one day, so that two days for them contradict each other."""
TAKEN_ONCE_EACH = {Action.SUBMISSION, Action.APPROVAL, Action.RATIFICATION, Action.WITHDRAWAL}
"""Steps that each chamber, body or state takes on one day."""
CLAIMS = 24
"""Days that a page names for one step: those of the record and those that most reports give."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step in the treaty's life, with the claims of when it was taken, in the order of their days."""

    action: Action
    claims: tuple[Claim, ...]
    disputed: bool = False
    """Whether two claims, named here or not, name days that cannot both be the one."""
    more: int = 0
    """Claims that are not named here."""

    @property
    def name(self) -> str:
        """What it is called on its page, so that a link can lead to it."""
        return f"step-{self.action}"

    @property
    def once(self) -> bool:
        """Whether a treaty takes it on one day."""
        return self.action in TAKEN_ONCE

    @property
    def best(self) -> Claim:
        """What has most behind it: the record, then most independent reports, then the finest and earliest day.

        A report that names the month stands behind a day of that month as well.
        """
        return min(self.claims, key=self.rank)

    def rank(self, claim: Claim) -> tuple:
        """By which the claims sort, the best first."""
        if claim.bounds is None:
            return True, claim.coming, -claim.told.independent
        first, last = claim.bounds
        behind = sum(other.told.independent for other in self.claims if other.holds(claim))
        doubts = (not claim.verified, not claim.recorded, claim.foretold)
        return False, *doubts, -behind, last - first, first

    def are_rivals(self, one: Claim, other: Claim) -> bool:
        """Whether both cannot be right: two days of a step that is taken once, or once by somebody named with both.

        A day that was only foretold is no rival of one that was told since: plans change.
        """
        if one.foretold != other.foretold or not one.contradicts(other):
            return False
        return self.once or (self.action in TAKEN_ONCE_EACH and not one.named_with.isdisjoint(other.named_with))

    def has_rivals(self, claim: Claim) -> bool:
        """Whether another claim, named here, contradicts it."""
        return any(self.are_rivals(claim, other) for other in self.claims)

    def rivals(self, claim: Claim) -> list[Claim]:
        """The other days that are given for what the claim is of: all of a step taken once, else those it outweighs."""
        if self.once:
            return [other for other in self.claims if self.are_rivals(claim, other)]
        return [other for other in self.claims if claim.outweighs(other)]

    def is_outweighed(self, claim: Claim) -> bool:
        """Whether more reports, or the record, give another day for whoever took the step."""
        return any(other.outweighs(claim) for other in self.claims)

    def has_others_of(self, claim: Claim) -> bool:
        """Whether somebody else tells of the step that the claim is of, and gives a coarser day or none."""
        others = (other for other in self.claims if other is not claim and not other.coming)
        return self.once and any(other.holds(claim) or not other.bounds for other in others)


def life_of(treaty: Treaty) -> tuple[Step, ...]:
    """The treaty's steps, in the order of their first date; those without any come last.

    In three queries, however many reports there are; of published reports only.
    """
    return _laid_out(_record(treaty), Event.objects.public().filter(treaty=treaty))


def entry_into_force(treaty: Treaty) -> Step | None:
    """That one step; `None` where nothing tells of it."""
    record = treaty.record.filter(action=Action.FORCE)
    life = _laid_out(record, Event.objects.public().filter(treaty=treaty, action=Action.FORCE))
    return life[0] if life else None


def _record(treaty: Treaty) -> list[RecordedEvent]:
    """The record's entries; the day that the treaty's own line gives for its signature is one where no other is."""
    record = list(treaty.record.all())
    if treaty.signed and treaty.vouched and all(entry.action != Action.SIGNATURE for entry in record):
        record.append(RecordedEvent(treaty=treaty, action=Action.SIGNATURE, date=treaty.signed, place=treaty.place))
    return record


def _laid_out(record: Iterable[RecordedEvent], events: QuerySet[Event]) -> tuple[Step, ...]:
    answers = answers_of(record, events)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims_of(events, _named(answers)):
        claims[claim.action].append(claim)
    steps = [_step(Action(action), found, answers) for action, found in claims.items()]
    return tuple(sorted(steps, key=lambda step: (step.claims[0].bounds or NEVER, list(Action).index(step.action))))


def _named(answers: Mapping[Answer, Behind]) -> dict[Answer, Behind]:
    """Of each step the `CLAIMS` answers that have most behind them."""
    by_step: dict[str, list[Answer]] = defaultdict(list)
    for answer in sorted(answers, key=lambda one: (not answers[one].recorded, -answers[one].reports)):
        by_step[answer.action].append(answer)
    return {answer: answers[answer] for found in by_step.values() for answer in found[:CLAIMS]}


def _step(action: Action, claims: list[Claim], answers: Mapping[Answer, Behind]) -> Step:
    given = [answer for answer in answers if answer.action == action]
    claims.sort(key=lambda claim: (claim.bounds or NEVER, claim.coming))
    return Step(action, tuple(claims), _disputed(action, given, answers), len(given) - len(claims))


def _disputed(action: Action, given: Iterable[Answer], answers: Mapping[Answer, Behind]) -> bool:
    """Whether the treaty, or one that takes the step for itself, would have taken it, or was to do so, on two days."""
    of_each: dict[tuple[bool, str], list[Bounds]] = defaultdict(list)
    for answer in given:
        if not answer.days:
            continue
        foretold = is_foretold(answer, answers[answer])
        for actor in [""] if action in TAKEN_ONCE else answers[answer].actors:
            of_each[foretold, actor].append(answer.days)
    return action in TAKEN_ONCE | TAKEN_ONCE_EACH and any(are_apart(days) for days in of_each.values())
