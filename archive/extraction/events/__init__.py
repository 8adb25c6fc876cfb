"""Events: the steps in a treaty's life that the text says have been taken, or will be on the treaty's own terms.

What `steps` finds in a sentence is given the dates that stand nearest to it, a place and an actor; then each event
stands once, an undated or coarser telling of it yielding to a finer one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archive.extraction.clauses import PARTING
from archive.extraction.cues import cues_within
from archive.extraction.document import Document
from archive.extraction.events.steps import (
    DATED,
    NEAR,
    REPORTING,
    Scene,
    Step,
    is_denied,
    is_near,
    is_near_cue,
    is_planned,
    scenes_of,
    steps_of,
)
from archive.extraction.findings import DateMention, Event, Span, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.people.signings import SIGNING, find_signings

_DATE_REACH = 45
"""How far a date may be from its step, in the words and crossings that `_cost` counts."""
_CROSSING = 7
"""What a comma or the opening of another clause costs, in words."""
_LISTED = 8
_AT_THE_VERB = 12
_CLOSE_BY = 60
_BESIDE = 12
"""How far, in code points, a place may stand behind a verb of signing that it belongs to."""
_CAPITALISED = re.compile(r" (([^\W\d_a-zа-яё][\w’'-]*)(?: [^\W\d_a-zа-яё][\w’'-]*)*)")


def find_events(
    document: Document, treaties: Sequence[Treaty], dates: Sequence[DateMention], gazetteer: Gazetteer
) -> tuple[Event, ...]:
    """One event for each (treaty, action, date) in text order; `date` is `None` where the text gives none."""
    if not treaties:
        return ()
    found: list[Event] = []
    signings = find_signings(document, treaties)
    for scene in scenes_of(document, treaties, dates, gazetteer):
        steps = [*steps_of(scene, signings)]
        steps += _notices(scene, steps, found)
        found += _dated(scene, sorted(steps, key=lambda step: step.span), tuple(found))
    return _merged(found)


def _notices(scene: Scene, steps: Sequence[Step], found: Sequence[Event]) -> Iterator[Step]:
    """Notices of a withdrawal that this sentence or an earlier one tells of."""
    spoken = [step.treaties for step in steps if step.action == "withdrawal"]
    earlier = [(event.treaty,) for event in found if event.action == "withdrawal"]
    for cue in scene.of("notice"):
        treaties = (spoken or earlier[-1:] or [()])[0]
        if treaties and scene.dates and not is_denied(scene, cue.span) and not is_planned(scene, cue.span):
            yield Step(cue.span, "withdrawal", False, treaties, "event-notice")


def _dated(scene: Scene, steps: Sequence[Step], found: Sequence[Event]) -> Iterator[Event]:
    """The events of a sentence, each with the dates that stand nearer to it than to any other step."""
    chosen: dict[int, list[tuple[int, DateMention]]] = {}
    for date in scene.dates:
        if _is_part_of_a_name(scene, date, steps):
            continue
        costs = sorted(
            (_cost(scene, step, date.span) + _ahead(scene, steps, step, date.span), index)
            for index, step in enumerate(steps)
        )
        if costs and costs[0][0] <= _DATE_REACH:
            chosen.setdefault(costs[0][1], []).append((costs[0][0], date))
    values: list[str | None] = []
    for index, step in enumerate(steps):
        dates = [date for _, date in sorted(chosen.get(index, []), key=lambda pair: pair[0])]
        kept: list[DateMention | None] = [*_kept(scene, step, dates)]
        shared = None if kept else _shared_date(scene, steps[:index], values, step, found)
        first = kept[0] if kept else None
        values.append(first.value if first else shared)
        if step.silent or (step.action == "amendment" and values[-1] is None):
            continue  # that one treaty amends another is a relation; an event needs its day
        for told in kept or [None]:
            yield from _events(scene, step, told, shared)


def _events(scene: Scene, step: Step, date: DateMention | None, shared: str | None) -> Iterator[Event]:
    for treaty in step.treaties:
        yield Event(
            span=_with_date(step, date),
            treaty=treaty,
            action=step.action,
            rule=step.rule,
            date=date.value if date else shared,
            place=_place(scene, step),
            actor=_actor(scene, step, date),
        )


def _shared_date(
    scene: Scene, earlier: Sequence[Step], values: Sequence[str | None], step: Step, found: Sequence[Event]
) -> str | None:
    """The date of another step that this one shares: `took effect on Saturday, when they exchanged …`."""
    if is_near_cue(scene, "that_exchange", step.span, NEAR) and step.action != "exchange-of-instruments":
        return next((event.date for event in reversed(found) if event.action == "exchange-of-instruments"), None)
    for other, value in zip(reversed(earlier), reversed(values), strict=True):
        if other.silent or other.coming:
            continue
        joined = any(other.span.end <= cue.span.start < step.span.start for cue in scene.of("same_time"))
        amending = step.action == "amendment" and other.action == "signature" and other.treaties != step.treaties
        return value if joined or amending else None
    return None


def _kept(scene: Scene, step: Step, dates: Sequence[DateMention]) -> list[DateMention]:
    """The nearest date; all of a list: `in 1985, in 1994 and in 2001`, `by the Duma on …, by the Council on …`."""
    if not dates:
        return []
    if is_near_cue(scene, "each", step.span, NEAR):
        return sorted(dates, key=lambda date: date.span)
    kept = [dates[0]]
    for neighbour in scene.dates:
        start, end = kept[-1].span.end, neighbour.span.start
        gap = scene.document.text[start:end]
        voted = step.action == "approval" and any(start <= chamber.start < end for chamber in scene.chambers)
        near = len(gap.split()) <= (_LISTED if voted else NEAR + 1) and not PARTING.search(gap)
        if end >= start and near and (voted or step.action == "amendment"):
            kept.append(neighbour)
    return kept


def _with_date(step: Step, date: DateMention | None) -> Span:
    """The step's words, and its date's where it stands close by."""
    if date is None or abs(date.span.start - step.span.end) > _CLOSE_BY:
        return step.span
    return Span(min(step.span.start, date.span.start), max(step.span.end, date.span.end))


def _cost(scene: Scene, step: Step, date: Span) -> int:
    """How far a date is from a step, in words; a comma or a word that opens another clause costs several."""
    if step.span.overlaps(date):
        return 0
    first, last = sorted((step.span, date))
    gap = scene.document.text[first.end : last.start]
    cost = len(gap.split()) + (_DATE_REACH if ";" in gap else 0)
    if step.rule == REPORTING and cost > 2:
        return 2 * _DATE_REACH  # `said on Tuesday`, and nothing farther off
    if first == date and len(scene.document.text[scene.sentence.start : date.start].split()) <= 1:
        return min(cost, _DATE_REACH)  # a date that opens the sentence governs all of it
    cost += _CROSSING * min(2, gap.count(","))
    cost += _CROSSING * sum(1 for cue in scene.of("boundary") if first.end <= cue.span.start < last.start)
    if (first == date and step.coming) or (first == step.span and scene.document.language == "ko"):
        cost += _CROSSING  # a Korean date stands before its verb; what is to come says its date after it
    return cost


def _ahead(scene: Scene, steps: Sequence[Step], step: Step, date: Span) -> int:
    """What it costs a date to look ahead over a comma or `and` while a step stands behind it."""
    told = any(other.span.end <= date.start and not other.silent for other in steps)
    if not told or step.span.start < date.end:
        return 0
    comma = "," in scene.document.text[date.end : step.span.start]
    joined = any(date.end <= cue.span.start < step.span.start for cue in scene.of("joining"))
    return 2 * _CROSSING if comma or joined else 0


def _is_part_of_a_name(scene: Scene, date: DateMention, steps: Sequence[Step]) -> bool:
    """Whether the date belongs to a treaty's name: `the treaty of 9 February 2000`."""
    if any(step.rule == DATED and is_near(scene, step.span, date.span, 2) for step in steps):
        return False
    for mention, _ in scene.mentions():
        if date.span.within(mention):
            return not any(mention.start <= step.span.start < mention.end for step in steps)
        gap = scene.document.text[mention.end : date.span.start] if mention.end <= date.span.start else None
        if gap is not None and len(gap.split()) <= 2:
            words = [cue for cue in scene.of("name_date") if mention.end <= cue.span.start < date.span.start]
            if words and len(words) == len(gap.split()) and words[0].span.of(scene.document.text) != "on":
                return True
    return False


def _place(scene: Scene, step: Step) -> str | None:
    """The place named nearest to the step, with `in` or its like."""
    text = scene.document.text
    taken = [date.span for date in scene.dates] + [mention for mention, _ in scene.mentions()]
    taken += [person.span for person in scene.persons]
    about = cues_within(scene.document, "people", scene.sentence)
    taken += [cue.span for cue in about if cue.kind == "not_a_name"]
    signed = [cue.span.end for cue in about if cue.kind in SIGNING]
    found: list[tuple[int, str]] = []
    for cue in scene.of("place"):
        named = _CAPITALISED.match(text, cue.span.end)
        of_signature = any(0 <= cue.span.start - end <= _BESIDE for end in signed)
        if of_signature and step.action != "signature":
            continue  # `withdrew from the treaty, signed in Bergen in 1994`
        if named and not any(Span(*named.span(1)).overlaps(other) for other in taken):
            found.append((_cost(scene, step, Span(*named.span(1))), named.group(1)))
    nearest = min(found, default=(_DATE_REACH, None))
    return nearest[1] if nearest[0] < _DATE_REACH else None


def _actor(scene: Scene, step: Step, date: DateMention | None) -> str | None:
    """Who took the step: for a vote the chamber (of several the one beside the date), else the person at the verb."""
    text = scene.document.text
    if step.action == "approval":
        beside = date.span if date and len(scene.chambers) > 1 and date.span > step.span else None
        near = sorted(
            (abs(chamber.end - beside.start) if beside else _cost(scene, step, chamber), chamber)
            for chamber in scene.chambers
        )
        return near[0][1].of(text) if near else None
    if step.action in {"ratification", "submission", "withdrawal", "suspension"}:
        return _person_at(scene, step, date)
    return None


def _person_at(scene: Scene, step: Step, date: DateMention | None) -> str | None:
    """The person at the verb; in Korean, whose verb may serve several, the first one after the date.

    A lone surname of one syllable (`김 위원장`) names nobody.
    """
    persons = [person for person in scene.persons if len(person.name) > 1]
    if scene.document.language == "ko" and date:
        own = [person for person in scene.persons if person.span.start >= date.span.end]
        return own[0].name if own and own[0] in persons else None
    near = sorted((_cost(scene, step, person.span), person.name) for person in persons)
    return near[0][1] if near and near[0][0] <= _AT_THE_VERB else None


def _merged(events: Sequence[Event]) -> tuple[Event, ...]:
    """Each event once: an undated or coarser one yields to the dated or finer one of the same treaty and action."""
    first: dict[tuple[int, str, str | None], Event] = {}
    for event in events:
        key = (event.treaty, event.action, (event.date or "").rstrip("~") or None)
        known = first.get(key)
        if known is None:
            first[key] = event
        else:
            first[key] = replace(known, place=known.place or event.place, actor=known.actor or event.actor)
    return tuple(event for event in first.values() if not _is_outdone(event, first.values()))


def _is_outdone(event: Event, others: Iterable[Event]) -> bool:
    own = (event.date or "").rstrip("~")
    for other in others:
        value = (other.date or "").rstrip("~")
        if (other.treaty, other.action) == (event.treaty, event.action) and value != own and value.startswith(own):
            return True
    return False
