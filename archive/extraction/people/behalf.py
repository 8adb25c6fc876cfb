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
from archive.extraction.people.signers import Group, Scene
from archive.extraction.people.states import home_of

_ON_BEHALF = ("on_behalf", "on_behalf_after")
_SIDES = frozenset({"us", "union"})
_UNION = "EU"
_STATE_FIRST = frozenset({"ko"})
"""Languages that say `the side of` behind the state: `덴마크 측에서는`."""
_ARTICLE = 2
_LIST = 2
_OF_STATE = 4
"""Words that may stand between `for` and the state: `for the government of Peru`."""
_TO_VERB = 4
"""Words that may stand between a signer and `for` where the verb is among them: `A signed it for Peru`."""
_TO_SIGNER = 10
"""Words that may stand between a state and its signer: `for Peru it was signed in Lima by A`."""


def each_for_a_state(
    scene: Scene, gazetteer: Gazetteer, verb: Span | None, subject: Sequence[Person] = ()
) -> dict[Person, str | None]:
    """The state of each person of whom the sentence says it with `for`; the person stands right before, else after.

    `verb` is the verb of signing; there is none where the sentence only goes on from the one before it, which it does
    by naming two sides. After another clause has begun nobody is paired: what is told there is no signature.
    """
    ends = [cue.span.start for cue in scene.cues if cue.kind == "break" and verb and cue.span.start >= verb.end]
    cues = [cue for cue in scene.cues if cue.kind in _ON_BEHALF and (not ends or cue.span.start < min(ends))]
    sides = [(cue, _side_after(scene, gazetteer, cue, verb)) for cue in cues]
    starts = [cue.span.start for cue, side in sides if side]
    if verb is None and len(starts) < _LIST:
        return {}
    paired: dict[Person, str | None] = {}
    for cue, side in sides:
        one = _before(scene, cue.span, verb, side[1].end if side else None)
        if one is None and verb and len(subject) == 1 and _is_right_behind(scene, verb, cue.span):
            one = subject[0]
        if side is None:
            unnamed = [one] if one and verb and cue.span.start > verb.end else _beside(scene, cue)
            paired |= {person: paired.get(person) for person in unnamed}
            continue
        code, span = side
        end = min((start for start in starts if start > cue.span.start), default=scene.sentence.end)
        for person in [one] if one and one not in paired else _after(scene, span.end, end, verb):
            paired.setdefault(person, code)
    return paired


def each_of_a_list(scene: Scene, gazetteer: Gazetteer, group: Group) -> dict[Person, str]:
    """The states of persons beside an office and as many states as they are, in their order.

    `the foreign ministers of Peru and Chile, A and B`; `A and B, the foreign ministers of Peru and Chile`.
    """
    if len(group) < _LIST or any(person.state for person in group[:-1]):
        return {}
    states = _listed_behind(scene, gazetteer, group) or _listed_before(scene, gazetteer, group)
    return {person: found.keys[0] for person, found in zip(group, states, strict=False) if len(found.keys) == 1}


def _listed_before(scene: Scene, gazetteer: Gazetteer, group: Group) -> Sequence[Found]:
    text, start = scene.document.text, group[0].span.start
    first, last = (_first_state(scene, gazetteer, at) for at in (scene.sentence.start, start))
    states = states_in(scene.document, gazetteer)[first:last][-len(group) :]
    if group[-1].state or len(states) < len(group) or text[states[-1].span.end : start].strip(" ,–—-"):
        return ()
    return states if _are_one_list(scene, states) and _is_of_an_office(scene, states[0].span.start) else ()


def _listed_behind(scene: Scene, gazetteer: Gazetteer, group: Group) -> Sequence[Found]:
    last = group[-1]
    first = _first_state(scene, gazetteer, last.span.end)
    states = states_in(scene.document, gazetteer)[first : first + len(group)]
    if len(states) < len(group) or states[-1].span.end > scene.sentence.end or states[0].span.start > last.block.end:
        return ()
    return states if _are_one_list(scene, states) and _is_of_an_office(scene, states[0].span.start) else ()


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
    return bool(offices) and len(gap.split()) < _OF_STATE and not _parts(gap)


def _first_state(scene: Scene, gazetteer: Gazetteer, offset: int) -> int:
    """The index of the first name of a state that does not begin before the offset."""
    return bisect_left(states_in(scene.document, gazetteer), offset, key=lambda found: found.span.start)


def _side_after(scene: Scene, gazetteer: Gazetteer, cue: Cue, verb: Span | None) -> tuple[str | None, Span] | None:
    """The side that follows `for`, with the words that name it: a state, the Union, ourselves, a sovereign."""
    offset = cue.span.end
    if scene.document.language in _STATE_FIRST:
        last = _first_state(scene, gazetteer, cue.span.start)
        before = states_in(scene.document, gazetteer)[max(0, last - 1) : last]
        beside = [one for one in before if not scene.document.text[one.span.end : cue.span.start].strip()]
        return (beside[0].keys[0], cue.span) if beside else None
    for other in scene.cues:
        adjacent = other.span.start >= offset and not scene.document.text[offset : other.span.start].strip()
        if other.kind in _SIDES and adjacent:
            return home_of(scene.document, gazetteer) if other.kind == "us" else _UNION, other.span
    first = _first_state(scene, gazetteer, offset)
    for found in states_in(scene.document, gazetteer)[first : first + 1]:
        gap = scene.document.text[offset : min(found.span.start, scene.sentence.end)]
        agent = any(other.kind == "by" and other.span == cue.span for other in scene.cues)
        inside = any(
            offset <= person.span.start < found.span.start or (agent and found.span.within(person.block))
            for person in scene.persons
        )
        if len(gap.split()) < _OF_STATE and not _parts(gap) and not inside and len(found.keys) == 1:
            return found.keys[0], found.span
    for group in scene.groups:
        if verb and cue.kind == "on_behalf" and scene.introduced(group, "on_behalf", within=_ARTICLE) == cue:
            return group[0].state, group[-1].span
    return None


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
    if _parts(gap.lstrip(" ,(")) or any(
        one.kind == "and" and start <= one.span.start < cue.start for one in scene.cues
    ):
        return None
    aside = end is not None and scene.document.text[end:].lstrip().startswith((",", ".", ";", ")"))
    if gap.strip() in {",", "("} and aside:
        return person
    return person if not gap.strip() or (around_verb and len(gap.split()) <= _TO_VERB) else None


def _is_right_behind(scene: Scene, verb: Span, cue: Span) -> bool:
    gap = scene.document.text[verb.end : cue.start]
    return verb.end <= cue.start and len(gap.split()) <= _TO_VERB and not _parts(gap)


def _after(scene: Scene, start: int, end: int, verb: Span | None) -> Group:
    """The list of persons behind the state, up to the next state's: `por Perú firmaron A y B; por Chile, C`."""
    for group in scene.groups:
        if start <= group[0].span.start < end:
            gap = scene.document.text[start : max(start, group[0].block.start)]
            parts = scene.of(start, group[0].block.start, "break", "witness", "other_act")
            if any(cue not in scene.as_office for cue in parts) or ";" in gap:
                return []
            reach = _TO_SIGNER if verb and verb.start >= start else _TO_VERB
            fits = not gap.strip(" ,–—-:") or len(gap.split()) <= reach
            return [person for person in group if person.span.start < end] if fits else []
    return []


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


def _parts(gap: str) -> bool:
    return any(mark in gap for mark in ",;:()\n")
