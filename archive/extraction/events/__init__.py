"""Events: the steps in a treaty's life that the text says have been taken, or will be on the treaty's own terms.

A sentence (`scenes`) tells of steps (`steps`, `telling`), each of a treaty (`objects`), on a day (`dating`,
`headings`), at a place and by somebody (`circumstances`); then each event stands once, an undated or coarser telling of
it yielding to a finer one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.extraction.document import Document
from archive.extraction.events.circumstances import actor_of, place_of
from archive.extraction.events.dating import Dated, dated
from archive.extraction.events.ellipsis import leaning
from archive.extraction.events.scenes import Scene, scenes_of
from archive.extraction.events.steps import Step, by_place, steps_of
from archive.extraction.events.telling import is_denied, is_planned
from archive.extraction.findings import DateMention, Event, Span, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.people.signings import Signing, find_signings

_CLOSE_BY = 60


def find_events(
    document: Document, treaties: Sequence[Treaty], dates: Sequence[DateMention], gazetteer: Gazetteer
) -> tuple[Event, ...]:
    """One event for each (treaty, action, date) in text order; `date` is `None` where the text gives none."""
    if not treaties:
        return ()
    found: list[Event] = []
    signings = find_signings(document, treaties)
    signed: dict[Span, list[Signing]] = {}
    for signing in signings:
        signed.setdefault(signing.sentence, []).append(signing)
    before: list[Step] = []
    for scene in scenes_of(document, treaties, dates, gazetteer, signed):
        steps = steps_of(scene, signed.get(scene.sentence, []), signings, before)
        steps += _notices(scene, steps, found)
        steps += leaning(scene, steps, before, bool(found) and found[-1].date is not None)
        if all(step.silent for step in steps):
            continue
        steps.sort(key=by_place)
        told = [*dated(scene, steps, found)]
        found += [_event(scene, one, index) for one in told if _is_certain(scene, one) for index in one.treaties]
        before = [one.step for one in told] or before
    return _merged(found)


def _notices(scene: Scene, steps: Sequence[Step], found: Sequence[Event]) -> Iterator[Step]:
    """Notices of a withdrawal that this sentence or an earlier one tells of."""
    spoken = [step.treaties for step in steps if step.action == "withdrawal"]
    for cue in scene.of("notice"):
        earlier = ((event.treaty,) for event in reversed(found) if event.action == "withdrawal")
        treaties = spoken[0] if spoken else next(earlier, ())
        if treaties and not is_denied(scene, cue.span) and not is_planned(scene, cue.span):
            yield Step(cue.span, "withdrawal", False, treaties, "event-notice", faint=True)


def _is_certain(scene: Scene, told: Dated) -> bool:
    """Whether a signature has a day, or its sentence the treaty's name: much is signed that is none."""
    if told.value or told.step.action != "signature":
        return True
    return any(index in told.treaties for _, index in scene.marks)


def _event(scene: Scene, told: Dated, treaty: int) -> Event:
    return Event(
        span=_with_date(told.step, told.date),
        treaty=treaty,
        action=told.step.action,
        rule=told.step.rule,
        date=told.value,
        place=place_of(scene, told.step),
        actor=actor_of(scene, told.step, told.date),
    )


def _with_date(step: Step, date: DateMention | None) -> Span:
    """The step's words, and its date's where it stands close by."""
    if date is None or abs(date.span.start - step.span.end) > _CLOSE_BY:
        return step.span
    return Span(min(step.span.start, date.span.start), max(step.span.end, date.span.end))


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
    coarser: set[tuple[int, str, str | None]] = set()
    for treaty, action, date in first:
        if date:
            coarser |= {(treaty, action, None), (treaty, action, date[:4]), (treaty, action, date[:7])} - {
                (treaty, action, date)
            }
    return tuple(event for key, event in first.items() if key not in coarser)
