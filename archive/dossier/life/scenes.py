"""Where a treaty was signed and its instruments were exchanged: by the record and by reports."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from archive.dossier.life.claims import Named
from archive.dossier.life.steps import Step
from archive.models import Action, Event, Treaty

DONE_SOMEWHERE = (Action.SIGNATURE, Action.EXCHANGE)
"""Steps that are taken at a place which is remembered."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step was taken, as it is written, and who says so."""

    named: Named
    first: Event | None
    """The oldest of the reports' tellings that are at hand."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A step and the places that are named for it."""

    step: Step
    places: tuple[Place, ...]


def scenes_of(treaty: Treaty, life: Sequence[Step]) -> tuple[Scene, ...]:
    """Where the treaty was signed, and where its instruments were exchanged."""
    scenes = []
    events = Event.objects.public().filter(treaty=treaty, action__in=DONE_SOMEWHERE).exclude(place="").order_by()
    counted = events.values_list("action", "place").annotate(Count("report", distinct=True))
    number = {(action, place): reports for action, place, reports in counted}
    for step in life:
        if step.action not in DONE_SOMEWHERE:
            continue
        reports: Counter[str] = Counter()
        recorded: dict[str, None] = {}
        for named in (place for claim in step.claims for place in claim.places):
            reports[named.name] = number.get((step.action, named.name), 0)
            if named.recorded:
                recorded[named.name] = None
        told = [fact for claim in step.claims for fact in claim.told.facts]
        names = [*recorded, *(name for name, _ in reports.most_common() if name not in recorded)]
        places = tuple(
            Place(
                Named(name, name in recorded, reports[name]), next((fact for fact in told if fact.place == name), None)
            )
            for name in names
        )
        if places:
            scenes.append(Scene(step, places))
    return tuple(scenes)
