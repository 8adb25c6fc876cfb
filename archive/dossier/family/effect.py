"""The day from which what one treaty does to another holds."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from archive.dossier.family.bonds import BondKey
from archive.models import Action, Event, RecordedEvent, RelationType, Treaty
from archive.models.report import dispatch_of

ENDING = frozenset({RelationType.SUPERSEDES, RelationType.TERMINATES})
"""What ends the treaty to which it is done."""
Step = tuple[int, str]
"""A treaty, by its id, and a step in its life."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, as EDTF, with its bounds, and whether only reports give it."""

    date: str
    earliest: datetime.date
    latest: datetime.date
    told: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """When something took effect, and in a word what happened on that day."""

    step: str
    date: str
    told: bool = False


def days_for(bonds: Iterable[BondKey]) -> dict[Step, Day]:
    """The days of those steps on which these bonds depend: by the record, else by most independent reports."""
    needed = {step for key in bonds for step in _steps(key)}
    days: dict[Step, Day] = {}
    entries = RecordedEvent.objects.filter(_of(needed), date_earliest__isnull=False)
    for entry in entries.order_by("-verified", "date_earliest", "pk"):
        day = Day(entry.date, entry.date_earliest, entry.date_latest)
        days.setdefault((entry.treaty_id, entry.action), day)
    if missing := needed - days.keys():
        days |= _told(missing)
    return days


def effect_of(key: BondKey, treaties: Mapping[int, Treaty], days: Mapping[Step, Day]) -> Effect | None:
    """When the bond took effect; `None` where nothing says so.

    What ends another treaty does so on the day of that treaty's end, unless it ended before this one was signed, and
    so of something else. All else holds from the day of its own force, and a citation from its signature.
    """
    origin = treaties[key.origin]
    end = days.get((key.target, Action.TERMINATION)) if key.type in ENDING else None
    if end and (origin.signed_earliest is None or end.latest >= origin.signed_earliest):
        return Effect("end of the earlier treaty", end.date, end.told)
    force = days.get((key.origin, Action.FORCE)) if key.type != RelationType.CITES else None
    if force:
        return Effect("entry into force", force.date, force.told)
    return Effect("signature", origin.signed) if origin.signed else None


def _steps(key: BondKey) -> set[Step]:
    if key.type == RelationType.CITES:
        return set()
    force = (key.origin, Action.FORCE)
    return {force, (key.target, Action.TERMINATION)} if key.type in ENDING else {force}


def _of(steps: Iterable[Step]) -> Q:
    found = Q(pk=None)
    for action in (Action.FORCE, Action.TERMINATION):
        found |= Q(action=action, treaty__in=[treaty for treaty, step in steps if step == action])
    return found


def _told(steps: Iterable[Step]) -> dict[Step, Day]:
    """For each step the day that most independent reports give; of several, the earliest."""
    dated = Event.objects.public().filter(_of(steps), date_earliest__isnull=False).order_by()
    told = dated.values_list("treaty", "action", "date", "date_earliest", "date_latest")
    counted = told.annotate(independent=Count(dispatch_of("report"), distinct=True))
    days: dict[Step, Day] = {}
    for treaty, action, *day, _ in counted.order_by("-independent", "date_earliest", "date"):
        days.setdefault((treaty, action), Day(*day, told=True))
    return days
