"""The days on which many treaties took a step, asked for at once: by the record, else by most reports."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q

from archive.dossier.life.claims import FORETELLING
from archive.models import Action, Event, RecordedEvent, Treaty
from archive.models.report import dispatch_of

TreatyStep = tuple[int, str]
"""A treaty, by its id, and a step in its life."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, as EDTF, with its bounds."""

    date: str
    earliest: datetime.date
    latest: datetime.date
    told: bool = False
    """Whether only reports give it."""
    foretold: bool = False
    """Whether all of them gave it before it came."""


def days_of(steps: Collection[TreatyStep]) -> dict[TreatyStep, Day]:
    """The days of these steps, of those that have one; in two queries."""
    days: dict[TreatyStep, Day] = {}
    if not steps:
        return days
    entries = RecordedEvent.objects.filter(_of(steps), date_earliest__isnull=False)
    for entry in entries.order_by("-verified", "date_earliest", "pk"):
        day = Day(entry.date, entry.date_earliest, entry.date_latest)
        days.setdefault((entry.treaty_id, entry.action), day)
    if missing := set(steps) - days.keys():
        days |= _told(missing)
    return days


def signatures_of(treaties: Iterable[Treaty], days: dict[TreatyStep, Day]) -> dict[int, Day]:
    """When each was signed: by its own line in the record, else by the days that are at hand."""
    found = {}
    for treaty in treaties:
        if treaty.signed:
            found[treaty.pk] = Day(treaty.signed, treaty.signed_earliest, treaty.signed_latest)
        elif day := days.get((treaty.pk, Action.SIGNATURE)):
            found[treaty.pk] = day
    return found


def unsigned(treaties: Iterable[Treaty]) -> set[TreatyStep]:
    """The signatures of those of the treaties whose own line in the record gives no day for it."""
    return {(treaty.pk, Action.SIGNATURE) for treaty in treaties if not treaty.signed}


def _of(steps: Iterable[TreatyStep]) -> Q:
    found = Q(pk=None)
    for action in {action for _, action in steps}:
        found |= Q(action=action, treaty__in=[treaty for treaty, step in steps if step == action])
    return found


def _told(steps: Collection[TreatyStep]) -> dict[TreatyStep, Day]:
    """For each step the day that most independent reports give, once it had come; of several, the earliest."""
    dated = Event.objects.public().filter(_of(steps), date_earliest__isnull=False).order_by()
    since = Q(report__published_latest__gte=F("date_earliest")) | Q(report__published_latest=None)
    counted = dated.values_list("treaty", "action", "date", "date_earliest", "date_latest").annotate(
        independent=Count(dispatch_of("report"), distinct=True), since=Count("pk", filter=since & ~Q(rule=FORETELLING))
    )
    days: dict[TreatyStep, Day] = {}
    ordered = sorted(counted, key=lambda row: (not row[-1], -row[-2], row[3], row[2]))
    for treaty, action, *day, _, told_since in ordered:
        days.setdefault((treaty, action), Day(*day, told=True, foretold=not told_since))
    return days
