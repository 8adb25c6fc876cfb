"""Where a step was taken, and by whom."""

from __future__ import annotations

import re

from archive.extraction.cues import cues_within
from archive.extraction.events.dating import cost
from archive.extraction.events.scenes import Scene
from archive.extraction.events.steps import Step
from archive.extraction.findings import DateMention, Span
from archive.extraction.people.signings import SIGNING

_REACH = 45
_AT_THE_VERB = 12
_BESIDE = 12
"""How far, in code points, a place may stand behind a verb of signing that it belongs to."""
_CAPITALISED = re.compile(r" (([^\W\d_a-zа-яё][\w’'-]*)(?: [^\W\d_a-zа-яё][\w’'-]*)*)")
_BY_PERSONS = frozenset({"ratification", "submission", "withdrawal", "suspension"})


def place_of(scene: Scene, step: Step) -> str | None:
    """The place named nearest to the step, with `in` or its like."""
    text = scene.document.text
    places = [(cue, _CAPITALISED.match(text, cue.span.end)) for cue in scene.of("place")]
    named = [(cue.span.start, Span(*match.span(1))) for cue, match in places if match]
    if not named:
        return None
    about = cues_within(scene.document, "people", scene.sentence)
    if step.action != "signature":  # `withdrew from the treaty, signed in Bergen in 1994`
        signed = [cue.span.end for cue in about if cue.kind in SIGNING]
        named = [(start, place) for start, place in named if not any(0 <= start - end <= _BESIDE for end in signed)]
    taken = [date.span for date in scene.dates] + [mention for mention, _ in scene.marks]
    taken += [cue.span for cue in about if cue.kind == "not_a_name"]
    free = [
        place
        for _, place in named
        if not any(place.overlaps(other) for other in taken) and not scene.is_tongue(place.of(text))
    ]
    for words, place in sorted((cost(scene, step, place), place) for place in free):
        if words >= _REACH:
            return None
        if not any(place.overlaps(person.span) for person in scene.persons):
            return place.of(text)
    return None


def actor_of(scene: Scene, step: Step, date: DateMention | None) -> str | None:
    """Who took the step: for a vote the chamber (of several the one beside the date), else the person at the verb."""
    text = scene.document.text
    if step.action == "approval":
        beside = date.span if date and len(scene.chambers) > 1 and date.span > step.span else None
        near = sorted(
            (abs(chamber.end - beside.start) if beside else cost(scene, step, chamber), chamber)
            for chamber in scene.chambers
        )
        return near[0][1].of(text) if near else None
    return _person_at(scene, step, date) if step.action in _BY_PERSONS else None


def _person_at(scene: Scene, step: Step, date: DateMention | None) -> str | None:
    """The person at the verb; in Korean, whose verb may serve several, the first one after the date.

    A lone surname of one syllable (`김 위원장`) names nobody.
    """
    persons = [person for person in scene.persons if len(person.name) > 1]
    if scene.document.language == "ko" and date:
        own = [person for person in scene.persons if person.span.start >= date.span.end]
        return own[0].name if own and own[0] in persons else None
    near = sorted((cost(scene, step, person.span), person.name) for person in persons)
    return near[0][1] if near and near[0][0] <= _AT_THE_VERB else None
