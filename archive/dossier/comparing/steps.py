"""The steps of treaties' lives as two reports tell them: which are the same, and which days cannot both be so."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.dossier.life.steps import TAKEN_ONCE, TAKEN_ONCE_EACH
from archive.models import Event

Answer = Sequence[Event]
"""When a step was taken, as one report tells it: the events that say so, the most exact first."""


class Step(NamedTuple):
    """One step of one treaty, by the answers of two reports."""

    both: list[tuple[Answer, Answer]]
    """What they tell alike."""
    first: list[Answer]
    """What only the first one tells."""
    second: list[Answer]
    apart: list[tuple[Answer, Answer]]
    """Answers that cannot both be so."""


def compare_steps(first: Sequence[Event], second: Sequence[Event]) -> Iterator[Step]:
    """Each step that either report tells, in the order in which they come to it.

    A report that gives no day, or a month where the other gives a day, tells the same step less exactly. Two days
    contradict each other where a step is taken once, or once by each, and the reports agree on no day of it.
    """
    steps: defaultdict[tuple, tuple[list[Event], list[Event]]] = defaultdict(lambda: ([], []))
    for side, events in enumerate((first, second)):
        for event in events:
            steps[event.treaty_id, event.action][side].append(event)
    for sides in steps.values():
        yield _compared(*map(_answers, sides))


def _answers(events: Sequence[Event]) -> list[Answer]:
    """What one report tells of a step; what it tells less exactly elsewhere goes with what it tells exactly."""
    answers: list[list[Event]] = []
    for event in sorted(events, key=_vagueness):
        answer = next((answer for answer in answers if _fit(answer[0], event)), None)
        if answer:
            answer.append(event)
        else:
            answers.append([event])
    return answers


def _vagueness(event: Event) -> tuple[bool, int, bool]:
    days = (event.date_latest - event.date_earliest).days if event.date_earliest else 0
    return not event.date_earliest, days, not event.actor


def _fit(one: Event, other: Event) -> bool:
    """Whether both can be told of one step: no other days, and nobody else who took it."""
    if one.actor and other.actor and one.actor.casefold() != other.actor.casefold():
        return False
    return not _apart(one, other)


def _apart(one: Event, other: Event) -> bool:
    """Whether the days that they give cannot be the same."""
    if not (one.date_earliest and other.date_earliest):
        return False
    return one.date_latest < other.date_earliest or other.date_latest < one.date_earliest


def _compared(first: list[Answer], second: list[Answer]) -> Step:
    both, only, left = [], [], list(second)
    for answer in first:
        fitting = [other for other in left if _fit(answer[0], other[0])]
        if fitting:
            other = min(fitting, key=lambda other: other[0].date != answer[0].date)
            left.remove(other)
            both.append((answer, other))
        else:
            only.append(answer)
    apart = [(one, other) for one in only for other in left if _contradict(one[0], other[0], both)]
    named = [answer for pair in apart for answer in pair]
    return Step(
        both,
        [answer for answer in only if answer not in named],
        [answer for answer in left if answer not in named],
        apart,
    )


def _contradict(one: Event, other: Event, agreed: Sequence[tuple[Answer, Answer]]) -> bool:
    """Whether two answers on which the reports do not agree otherwise exclude each other."""
    if one.treaty_id is None or not _apart(one, other):
        return False
    if one.action in TAKEN_ONCE:
        return not agreed
    actor = one.actor.casefold()
    agreed_actors = {answer[0].actor.casefold() for pair in agreed for answer in pair}
    same = bool(actor) and actor == other.actor.casefold()
    return one.action in TAKEN_ONCE_EACH and same and actor not in agreed_actors
