"""The day from which what one treaty does to another holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.dossier.family.bonds import BondKey
from archive.dossier.life.days import Day, TreatyStep
from archive.models import Action, RelationType

ENDING = frozenset({RelationType.SUPERSEDES, RelationType.TERMINATES})
"""What ends the treaty to which it is done."""


@dataclass(frozen=True, slots=True)
class Effect:
    """When something took effect, and in a word what happened on that day."""

    step: str
    date: str
    told: bool = False
    """Whether only reports give the day."""
    foretold: bool = False
    """Whether all of them gave it before it came."""


def steps_behind(bonds: Iterable[BondKey]) -> set[TreatyStep]:
    """The steps on whose days it depends when these bonds took effect, but for signatures."""
    return {step for key in bonds for step in _steps(key)}


def effect_of(key: BondKey, days: Mapping[TreatyStep, Day], signatures: Mapping[int, Day]) -> Effect | None:
    """When the bond took effect; `None` where nothing says so.

    What ends another treaty does so on the day of that treaty's end, unless it ended before this one was signed, and
    so of something else. All else holds from the day of its own force, and a citation from its signature.
    """
    signed = signatures.get(key.origin)
    end = days.get((key.target, Action.TERMINATION)) if key.type in ENDING else None
    if end and (signed is None or end.latest >= signed.earliest):
        return _effect("end of the earlier treaty", end)
    force = days.get((key.origin, Action.FORCE)) if key.type != RelationType.CITES else None
    if force:
        return _effect("entry into force", force)
    return _effect("signature", signed) if signed else None


def _effect(step: str, day: Day) -> Effect:
    return Effect(step, day.date, day.told, day.foretold)


def _steps(key: BondKey) -> set[TreatyStep]:
    if key.type == RelationType.CITES:
        return set()
    force = (key.origin, Action.FORCE)
    return {force, (key.target, Action.TERMINATION)} if key.type in ENDING else {force}
