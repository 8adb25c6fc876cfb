"""Steps that a sentence tells by leaning on another: `France did so in May`, `And the others on 27 June`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.extraction.events.scenes import Scene, by_a_chamber
from archive.extraction.events.steps import Step
from archive.extraction.events.telling import is_denied, is_planned
from archive.extraction.findings import Action

_OPENING = 3
"""Words before a date that opens its sentence: a preposition, a speaker's name."""
_SHORT = 12
_BARE = 9
"""Words of a sentence that has no verb of its own to speak of."""
_BESIDES = 5
"""Words besides who and when: `and`, a preposition, an auxiliary; more would be a verb with its object."""
_TAKEN_BY_SEVERAL = frozenset({"signature", "approval", "ratification", "withdrawal"})


def leaning(scene: Scene, steps: Sequence[Step], before: Sequence[Step], dated: bool) -> Iterator[Step]:
    """The steps that the sentence tells without naming them; all are faint, for without a date they are none.

    `steps` are those it names, `before` those told last, `dated` whether the last of them has a day.
    """
    yield from _alike(scene, steps, before)
    if not before or not scene.dates or any(not step.silent for step in steps):
        return
    if scene.of("likewise coming"):
        return  # what will follow has not been done
    if _comes_next(scene, before[-1]) and (_is_another(scene, before[-1]) if dated else _answers(scene, before[-1])):
        yield before[-1]._replace(span=scene.dates[0].span, rule="event-ellipsis", faint=True)


def _alike(scene: Scene, steps: Sequence[Step], before: Sequence[Step]) -> Iterator[Step]:
    """Steps told by `did so too`: the one last told, taken by another or on another day; `will follow`, if foreseen."""
    for cue in scene.of("likewise"):
        earlier = [step for step in (*before, *steps) if step.span.start < cue.span.start and not step.silent]
        if earlier and not is_denied(scene, cue.span) and not is_planned(scene, cue.span):
            last = earlier[-1]
            voted = last.action == "ratification" and by_a_chamber(scene, cue.span)
            action: Action = "approval" if voted else last.action
            yield last._replace(span=cue.span, action=action, rule="event-alike", faint=True)
    foreseen = [step for step in before[-1:] if step.coming or step.action == "withdrawal"]
    for cue in scene.of("likewise coming") if foreseen and scene.states else ():
        if not is_denied(scene, cue.span):
            yield foreseen[0]._replace(span=cue.span, rule="event-alike", faint=True)


def _comes_next(scene: Scene, last: Step) -> bool:
    """Whether the last step was told in the sentence right before this one."""
    above = scene.document.sentence_at(max(0, scene.sentence.start - 1))
    return above.start <= last.span.start < scene.sentence.start


def _is_another(scene: Scene, last: Step) -> bool:
    """Whether a few words say who else took the step, and when."""
    somebody = scene.states or scene.chambers or scene.persons
    if not somebody or last.action not in _TAKEN_BY_SEVERAL or scene.words(*scene.sentence) > _BARE:
        return False
    named = [*scene.states, *scene.chambers, *(date.span for date in scene.dates)]
    named += [person.span for person in scene.persons]
    known = sum(len(span.of(scene.document.text).split()) for span in named)
    return not scene.of("bill") and scene.words(*scene.sentence) - known <= _BESIDES


def _answers(scene: Scene, last: Step) -> bool:
    """Whether a date that opens the sentence says when the step was taken."""
    start = scene.sentence.start
    if scene.words(start, scene.dates[0].span.start) > _OPENING:
        return False
    paragraph = scene.document.paragraph_at(start)
    return scene.words(*scene.sentence) <= _SHORT or last.span.start < paragraph.start == start
