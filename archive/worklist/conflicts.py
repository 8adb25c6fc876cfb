"""Where reports disagree on the day of a step that a treaty takes only once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Case, Count, F, Max, Min, Q, QuerySet, Value, When
from django.db.models.functions import Lower

from archive.facts_shown import Told, grouped, told_alike
from archive.models import Action, Event, Fact, Treaty

ONCE = (Action.SIGNATURE, Action.EXCHANGE, Action.FORCE, Action.REGISTRATION, Action.TERMINATION)
"""Steps that a treaty takes once."""
ONCE_EACH = (Action.SUBMISSION, Action.APPROVAL, Action.RATIFICATION, Action.WITHDRAWAL)
"""Steps that each chamber, body or state takes once."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One step of one treaty, and the dates that reports give of it; they cannot all be right."""

    treaty: Treaty
    action: str
    actor: str
    """Whose step it is, where each takes its own."""
    sides: tuple[Told, ...]
    """The events that give each date, the earliest date first."""

    @property
    def step(self) -> str:
        """The step, as a person reads it."""
        return Action(self.action).label


def conflicts(treaty: Treaty | None = None) -> QuerySet:
    """The steps on which reports disagree, as values (`treaty_id`, `action`, `whose`), in a lasting order.

    Dates disagree where no day is in all of them: 2024 and 2024-06-19 do not. A side has been decided on as soon as one
    of the facts that take it has, and a conflict is settled when all of its sides have been decided on.
    """
    stands = ~Q(state=Fact.State.REJECTED)
    events = _dated() if treaty is None else _dated().filter(treaty=treaty)
    groups = events.order_by().values("treaty_id", "action", "whose")
    disagreeing = groups.annotate(
        latest_start=Max("date_earliest", filter=stands),
        earliest_end=Min("date_latest", filter=stands),
        dates=Count("date", distinct=True),
        decided=Count("date", distinct=True, filter=~Q(state=Fact.State.PROPOSED)),
    ).filter(latest_start__gt=F("earliest_end"), dates__gt=F("decided"))
    return disagreeing.order_by("treaty_id", "action", "whose")


def laid_out(groups: Iterable[Mapping[str, object]]) -> list[Conflict]:
    """These conflicts with their sides."""
    keys = [(group["treaty_id"], group["action"], group["whose"]) for group in groups]
    if not keys:
        return []
    among = Q(*(Q(treaty=treaty, action=action, whose=whose) for treaty, action, whose in keys), _connector=Q.OR)
    standing = _dated().standing().filter(among).select_related("treaty").prefetch_related("treaty__parties")
    events = told_alike(standing, "treaty_id", "action", "whose", "date")
    sides: dict[tuple, list[Told]] = defaultdict(list)
    for (*step, _), side in grouped(events, _side).items():
        sides[tuple(step)].append(side)
    return [_conflict(sorted(sides[key], key=lambda side: side.fact.date_earliest)) for key in keys if sides[key]]


def _side(event: Event) -> tuple:
    return event.treaty_id, event.action, event.whose, event.date


def _conflict(sides: list[Told]) -> Conflict:
    event = sides[0].fact
    return Conflict(event.treaty, event.action, event.actor if event.whose else "", tuple(sides))


def _dated() -> QuerySet:
    """Events whose step and day can disagree, with `whose`: empty where the treaty takes the step but once."""
    of_somebody = Q(action__in=ONCE_EACH) & ~Q(actor="")
    events = Event.objects.filter(Q(action__in=ONCE) | of_somebody, adrift=False, treaty__isnull=False).exclude(date="")
    return events.annotate(whose=Case(When(action__in=ONCE, then=Value("")), default=Lower("actor")))
