"""Who signed for which state, where a sentence tells each signer's.

`A signed for Peru, B for Chile`; `for Chile, Minister A; for Peru, Minister B`; `the foreign ministers of Peru and
Chile, A and B, signed`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from archive.extraction.cues import Cue
from archive.extraction.findings import Span
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import states_in
from archive.extraction.names import Found
from archive.extraction.people.persons import Person
from archive.extraction.people.scenes import Group, Scene
from archive.extraction.people.sides import parts, sides_in

_LIST = 2
_ONE = 1
_OF_STATE = 4
"""Words that may stand between an office and its state, or between two states."""
_ASIDE = 14
"""Words of a clause that tells of a state for which somebody signs."""
_TO_VERB = 4
"""Words that may stand between a signer and `for` where the verb is among them: `A signed it for Peru`."""
_TO_SIGNER = 10
"""Words that may stand between a state and its signer: `for Peru it was signed in Lima by A`."""


def each_for_a_state(
    scene: Scene, gazetteer: Gazetteer, verb: Span | None, subject: Sequence[Person] = ()
) -> dict[Person, str | None]:
    """The state of each person of whom the sentence says it with `for`; the person stands right before, else after.

    `verb` is the verb of signing; there is none where the sentence only goes on from the one before it, which it does
    by naming two sides, or by beginning with one. After another clause has begun nobody is paired: what is told there
    is no signature.
    """
    ends = [cue.span.start for cue in scene.cues if cue.kind == "break" and verb and cue.span.start >= verb.end]
    sides = [side for side in sides_in(scene, gazetteer, verb) if not ends or side.cue.span.start < min(ends)]
    starts = [side.cue.span.start for side in sides if side.named]
    if verb is None and len(starts) < _LIST and not _goes_on(scene, starts):
        return {}
    paired: dict[Person, str | None] = {}
    for side in sides:
        cue = side.cue
        one = _before(scene, cue.span, verb, side.end if side.named else None)
        if one is None and verb and len(subject) == 1 and _is_right_behind(scene, verb, cue.span):
            one = subject[0]
        if not side.named:
            unnamed = [one] if one and verb and cue.span.start > verb.end else _beside(scene, cue)
            paired |= {person: paired.get(person) for person in unnamed}
            continue
        end = min((start for start in starts if start > cue.span.start), default=scene.sentence.end)
        for person in [one] if one and one not in paired else _after(scene, side.end, end, verb):
            paired.setdefault(person, side.code)
    named = [side.code for side in sides if side.named and side.cue.kind == "on_behalf"]
    if verb and not paired and len(subject) == len(named) == 1 and subject[0].state in {None, named[0]}:
        return {subject[0]: named[0]}  # `In Peru's name the treaty was signed …, in December, by A`
    return paired


def _goes_on(scene: Scene, starts: Sequence[int]) -> bool:
    """Whether a sentence without a verb of signing begins with the side of somebody who signed: `For Peru, A …`."""
    first = scene.of(scene.sentence.start, scene.sentence.end, "break", "other_act", "not")
    return starts == [scene.sentence.start] and not first


def each_of_a_list(scene: Scene, gazetteer: Gazetteer, group: Group) -> dict[Person, str]:
    """The states of persons beside an office and as many states as they are, in their order.

    `the foreign ministers of Peru and Chile, A and B`; `A and B, the foreign ministers of Peru and Chile`.
    """
    if len(group) < _LIST or any(person.state for person in group[:-1]):
        return {}
    states = _listed_behind(scene, gazetteer, group) or _listed_before(scene, gazetteer, group)
    return {person: found.keys[0] for person, found in zip(group, states, strict=False) if len(found.keys) == 1}


def each_of_the_sentence(scene: Scene, gazetteer: Gazetteer, group: Group) -> dict[Person, str]:
    """The states of two persons of whom nothing else says it, in the order of the two states of their sentence."""
    named = states_in(scene.document, gazetteer)
    first, last = (_first_state(scene, gazetteer, at) for at in scene.sentence)
    codes = list(dict.fromkeys(found.keys[0] for found in named[first:last] if len(found.keys) == 1))
    if len(group) != _LIST or len(codes) != _LIST or any(person.state for person in group):
        return {}
    if _is_of(scene, named[first].span.start):
        return {}  # `visitors from Peru and Chile`
    return dict(zip(group, codes, strict=True))


def _listed_before(scene: Scene, gazetteer: Gazetteer, group: Group) -> Sequence[Found]:
    text, start = scene.document.text, group[0].span.start
    first, last = (_first_state(scene, gazetteer, at) for at in (scene.sentence.start, start))
    states = states_in(scene.document, gazetteer)[first:last][-len(group) :]
    if group[-1].state or len(states) < len(group) or text[states[-1].span.end : start].strip(" ,–—:-"):
        return ()
    return states if _are_one_list(scene, states) and _is_of_an_office(scene, states[0].span.start) else ()


def _listed_behind(scene: Scene, gazetteer: Gazetteer, group: Group) -> Sequence[Found]:
    last = group[-1]
    first = _first_state(scene, gazetteer, last.span.end)
    states = states_in(scene.document, gazetteer)[first : first + len(group)]
    if len(states) < len(group) or states[-1].span.end > scene.sentence.end or not _are_one_list(scene, states):
        return ()
    start = states[0].span.start
    behind = start > last.block.end
    gap = scene.document.text[last.block.end : start].strip(" ,")
    of = _is_of(scene, start) and len(gap.split()) == 1 if behind else _is_of_an_office(scene, start)
    return states if of else ()


def _are_one_list(scene: Scene, states: Sequence[Found]) -> bool:
    gaps = [scene.document.text[one.span.end : other.span.start] for one, other in pairwise(states)]
    joined = all(
        any(cue.kind == "and" and one.span.end <= cue.span.start < other.span.start for cue in scene.cues) or "," in gap
        for gap, (one, other) in zip(gaps, pairwise(states), strict=True)
    )
    return joined and all(gap.strip() and len(gap.split()) < _OF_STATE for gap in gaps)


def _is_of_an_office(scene: Scene, first: int) -> bool:
    """Whether an office stands right before the first of the states."""
    offices = [cue.span.end for cue in scene.cues if cue.kind == "role" and cue.span.end <= first]
    gap = scene.document.text[offices[-1] : first] if offices else ""
    return bool(offices) and len(gap.split()) < _OF_STATE and not parts(gap)


def _is_of(scene: Scene, first: int) -> bool:
    """Whether `of` stands right before the first of the states: `Presidents A and B of Peru and Chile`."""
    return any(
        cue.kind == "of" and not scene.document.text[cue.span.end : first].strip()
        for cue in scene.cues
        if cue.span.end <= first
    )


def _first_state(scene: Scene, gazetteer: Gazetteer, offset: int) -> int:
    """The index of the first name of a state that does not begin before the offset."""
    return bisect_left(states_in(scene.document, gazetteer), offset, key=lambda found: found.span.start)


def _before(scene: Scene, cue: Span, verb: Span | None, end: int | None) -> Person | None:
    """The person who stands right before `for`, or before the verb of which it is said.

    A comma may part them where another closes the aside, which ends at `end`: `A, for Norway, and B`.
    """
    near = [person for person in scene.persons if person.span.end <= cue.start]
    if not near:
        return None
    person = near[-1]
    start = max(person.span.end, person.block.end)
    gap = scene.document.text[start : cue.start]
    around_verb = verb is not None and start <= verb.start and verb.end <= cue.start
    if parts(gap.lstrip(" ,(")) or any(one.kind == "and" and start <= one.span.start < cue.start for one in scene.cues):
        return None
    aside = end is not None and scene.document.text[end:].lstrip().startswith((",", ".", ";", ")"))
    if gap.strip() in {",", "("} and aside:
        return person
    return person if not gap.strip() or (around_verb and len(gap.split()) <= _TO_VERB) else None


def _is_right_behind(scene: Scene, verb: Span, cue: Span) -> bool:
    gap = scene.document.text[verb.end : cue.start]
    return verb.end <= cue.start and len(gap.split()) <= _TO_VERB and not parts(gap)


def _after(scene: Scene, start: int, end: int, verb: Span | None) -> Group:
    """The list of persons behind the state, up to the next state's: `por Perú firmaron A y B; por Chile, C`."""
    start = _behind_aside(scene, start)
    for group in scene.groups:
        behind = [person for person in group if start <= person.span.start < end]
        if behind:
            gap = scene.document.text[start : max(start, behind[0].block.start)]
            parting = scene.of(start, behind[0].block.start, "break", "witness", "other_act")
            if any(cue not in scene.as_office for cue in parting) or ";" in gap:
                return []
            reach = _TO_SIGNER if verb and verb.start >= start else _TO_VERB
            fits = not gap.strip(" ,–—-:") or len(gap.split()) <= reach or _is_an_office(scene, start, gap)
            return behind if fits else []
    return []


def _is_an_office(scene: Scene, start: int, gap: str) -> bool:
    """Whether nothing but a long office stands between a state and its signer: `für Bern der Chef des Amts, Herr A`."""
    office = next((cue for cue in scene.cues if cue.kind == "role" and cue.span.start >= start), None)
    near = office is not None and scene.words(start, office.span.start) <= _ONE
    return near and gap.rstrip().endswith(",") and "," not in gap.rstrip()[:-1] and len(gap.split()) <= _TO_SIGNER


def _behind_aside(scene: Scene, start: int) -> int:
    """Where a clause between commas ends that tells of the state: `für Chile, das den Vorsitz führt, Minister A`."""
    text = scene.document.text
    opener = next((cue for cue in scene.cues if cue.kind in {"relative", "break"} and cue.span.start >= start), None)
    if opener is None or text[start : opener.span.start].strip() != ",":
        return start
    end = text.find(",", opener.span.end, scene.sentence.end)
    return end + 1 if end > 0 and scene.words(start, end) <= _ASIDE else start


def _beside(scene: Scene, cue: Cue) -> Group:
    """The list beside a side that is not named as a state: `for the host: A`; `…; for the other crown, A and B`."""
    parallel = scene.document.text[scene.sentence.start : cue.span.start].rstrip().endswith(";")
    for group in scene.groups:
        if group[0].block.start < cue.span.end:
            continue
        gap = scene.document.text[cue.span.end : group[0].block.start]
        joined = cue.kind == "on_behalf" and gap.strip() in {"–", "—", "-", ":"}
        if joined or (parallel and ";" not in gap and len(gap.split()) <= _TO_VERB):
            return group
        break
    return []
