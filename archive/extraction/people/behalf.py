"""Who signed for which state, where a sentence tells each signer's.

`A signed for Peru, B for Chile`; `the foreign ministers of Peru and Chile, A and B, signed`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from archive.extraction.cues import Cue
from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import states_in
from archive.extraction.people.persons import Person

_ON_BEHALF = frozenset({"on_behalf", "on_behalf_after"})
_LIST = 2
_OF_STATE = 3
"""Words that may stand between `for` and the state: `for the government of Peru`."""
_TO_VERB = 4
"""Words that may stand between a signer and `for` where the verb is among them: `A signed it for Peru`."""


def each_for_a_state(
    document: Document, gazetteer: Gazetteer, persons: Sequence[Person], verb: Span, cues: Sequence[Cue]
) -> dict[Person, str]:
    """The state of each person of whom the sentence says it with `for`; the person stands right before, else after.

    After another clause has begun nobody is paired any more: what is told there is no signature.
    """
    ends = [cue.span.start for cue in cues if cue.kind == "break" and cue.span.start >= verb.end]
    paired: dict[Person, str] = {}
    for cue in cues:
        if cue.kind not in _ON_BEHALF or (ends and cue.span.start > min(ends)):
            continue
        state = _state_after(document, gazetteer, cue.span.end)
        if state is None:
            continue
        code, span = state
        person = _before(document, persons, cue.span, verb, cues) or _after(document, persons, span, verb)
        if person and person not in paired:
            paired[person] = code
    return paired


def each_of_a_list(
    document: Document, gazetteer: Gazetteer, group: Sequence[Person], sentence: Span, cues: Sequence[Cue]
) -> dict[Person, str]:
    """The states of persons who stand right behind an office and as many states as they are, in their order."""
    if len(group) < _LIST or any(person.state for person in group):
        return {}
    text, start = document.text, group[0].span.start
    before = [found for found in states_in(document, gazetteer) if sentence.start <= found.span.start < start]
    states = before[-len(group) :]
    if len(states) < len(group) or text[states[-1].span.end : start].strip(" ,–—-"):
        return {}
    gaps = [text[one.span.end : other.span.start] for one, other in pairwise(states)]
    if any(len(gap.split()) > _OF_STATE or not gap.strip() for gap in gaps):
        return {}
    first = states[0].span.start
    offices = [cue.span.end for cue in cues if cue.kind == "role" and cue.span.end <= first]
    if not offices or len(text[offices[-1] : first].split()) >= _OF_STATE or _parts(text[offices[-1] : first]):
        return {}
    return {person: found.keys[0] for person, found in zip(group, states, strict=True) if len(found.keys) == 1}


def _state_after(document: Document, gazetteer: Gazetteer, offset: int) -> tuple[str, Span] | None:
    """The state that follows the offset, with its words."""
    for found in states_in(document, gazetteer):
        if found.span.start >= offset:
            gap = document.text[offset : found.span.start]
            near = len(gap.split()) <= _OF_STATE and not _parts(gap)
            return (found.keys[0], found.span) if near and len(found.keys) == 1 else None
    return None


def _before(document: Document, persons: Sequence[Person], cue: Span, verb: Span, cues: Sequence[Cue]) -> Person | None:
    """The person who stands right before `for`, or before the verb of which it is said."""
    near = [person for person in persons if person.span.end <= cue.start]
    if not near:
        return None
    person = near[-1]
    start = max(person.span.end, person.block.end)
    gap = document.text[start : cue.start]
    around_verb = start <= verb.start and verb.end <= cue.start
    if _parts(gap) or any(one.kind == "and" and start <= one.span.start < cue.start for one in cues):
        return None
    return person if not gap.strip() or (around_verb and len(gap.split()) <= _TO_VERB) else None


def _after(document: Document, persons: Sequence[Person], state: Span, verb: Span) -> Person | None:
    """The person who stands right after the state, or after the verb that follows it: `por Perú firmó A`."""
    person = next((person for person in persons if person.span.start >= state.end), None)
    if person is None:
        return None
    gap = document.text[state.end : max(state.end, person.block.start)]
    around_verb = state.end <= verb.start and verb.end <= person.block.start
    return person if not gap.strip(" ,–—-") or (around_verb and len(gap.split()) <= _TO_VERB) else None


def _parts(gap: str) -> bool:
    return any(mark in gap for mark in ",;:()\n")
