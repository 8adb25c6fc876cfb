"""The steps of a treaty's life: the record's days and those that reports give, laid side by side.

A claim is one answer to a question, with everyone who gives it. Claims that cannot both be true are shown as a
disagreement and not settled.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain

from archive.facts_shown import Told, told_alike
from archive.models import Action, Event, RecordedEvent, Treaty

TAKEN_ONCE = {Action.SIGNATURE, Action.EXCHANGE, Action.FORCE, Action.TERMINATION, Action.REGISTRATION}
"""Steps that a treaty takes on one day, so that two days for them contradict each other."""
CLAIMS = 12
"""Days that a page names for one step: those of the record and those that most reports give."""
_NEVER = (datetime.date.max, datetime.date.max)


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


def life_of(treaty: Treaty) -> tuple[Step, ...]:
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
