"""The sides that a sentence names, for one of which somebody signs.

`for Peru`, `for the government of Peru`, `pour Kinshasa`, `on Peru's behalf`; `on the Peruvian side`, and behind that
`on the Chilean`; `for us`, `for the Union`; in Korean `페루 측에서`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.extraction.cues import Cue
from archive.extraction.findings import Span
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import capitals_in, states_in
from archive.extraction.names import Found
from archive.extraction.people.scenes import Scene
from archive.extraction.people.states import our_home

_ON_BEHALF = ("on_behalf", "on_behalf_after")
_OURS = frozenset({"us", "union"})
_UNION = "EU"
_STATE_FIRST = frozenset({"ko"})
"""Languages that say `the side of` behind the state: `덴마크 측에서는`."""
_ARTICLE = 2
_OF_STATE = 4
"""Words that may stand between `for` and the state: `for the government of Peru`."""


@dataclass(frozen=True, slots=True)
class Side:
    """Words that say for whom somebody signs: `cue` is how they begin, `end` where they end.

    `named` is false where what follows `for` is no state; then `code` is `None`.
    """

    cue: Cue
    end: int
    code: str | None = None
    named: bool = True


def sides_in(scene: Scene, gazetteer: Gazetteer, verb: Span | None) -> list[Side]:
    """All sides that the sentence names, in order."""
    spoken = list(_as_sides(scene, gazetteer))
    taken = [Span(side.cue.span.start, side.end) for side in spoken]
    spoken += [
        _behind(scene, gazetteer, cue, verb) or Side(cue, cue.span.end, None, named=False)
        for cue in scene.cues
        if cue.kind in _ON_BEHALF and not any(cue.span.overlaps(span) for span in taken)
    ]
    return sorted(spoken, key=lambda side: side.cue.span)


def _as_sides(scene: Scene, gazetteer: Gazetteer) -> Iterator[Side]:
    """States beside a word for `side`, and what stands parallel to the first: `с норвежской стороны, с датской`."""
    nouns = [cue.span for cue in scene.cues if cue.kind == "side"]
    if not nouns:
        return
    opening = ""
    for found in _states(scene, gazetteer, scene.sentence):
        noun = next((noun for noun in nouns if _touch(scene, noun, found.span)), None)
        before, start = _word_before(scene, min(found.span.start, noun.start if noun else found.span.start))
        if noun and any(cue.kind == "and" and cue.span.start == start for cue in scene.cues):
            start = min(found.span.start, noun.start)  # `A et, côté européen, par B`
        if noun and (before or start == scene.sentence.start):
            opening = opening or before
        elif not opening or before != opening:
            continue
        end = max(found.span.end, noun.end if noun else 0)
        yield Side(Cue(Span(start, end), "on_behalf"), end, found.keys[0])


def _touch(scene: Scene, noun: Span, state: Span) -> bool:
    first, last = sorted((noun, state))
    return not scene.document.text[first.end : last.start].strip()


def _word_before(scene: Scene, offset: int) -> tuple[str, int]:
    """The word before the offset and where it begins, an article passed over."""
    articles = {cue.span.start for cue in scene.cues if cue.kind == "article"}
    index = scene.document.word_index(offset) - 1
    words = scene.document.words
    while index > 0 and words[index].span.start in articles and words[index].span.start > scene.sentence.start:
        index -= 1
    if index < 0 or words[index].span.start < scene.sentence.start:
        return "", scene.sentence.start
    return words[index].text, words[index].span.start


def _behind(scene: Scene, gazetteer: Gazetteer, cue: Cue, verb: Span | None) -> Side | None:
    """The side that follows `for`, or that stands within its words: `on Peru's behalf`."""
    text, offset = scene.document.text, cue.span.end
    if scene.document.language in _STATE_FIRST:
        return _in_front(scene, gazetteer, cue)
    inside = _states(scene, gazetteer, cue.span)
    if inside:
        return Side(cue, offset, inside[0].keys[0]) if len(inside[0].keys) == 1 else None
    found = _first_behind(scene, gazetteer, offset)
    ours = next((other for other in scene.cues if other.kind in _OURS and other.span.start >= offset), None)
    whose = found and ours and not text[ours.span.end : found.span.start].strip()  # `w imieniu rządu Norwegii`
    if ours and not whose and not text[offset : ours.span.start].strip():
        code = our_home(scene.document, gazetteer) if ours.kind == "us" else _UNION
        return Side(cue, ours.span.end, code)
    if found and _belongs(scene, cue, found):
        return Side(cue, found.span.end, found.keys[0])
    for group in scene.groups:
        if verb and cue.kind == "on_behalf" and scene.introduced(group, "on_behalf", within=_ARTICLE) == cue:
            return Side(cue, group[-1].span.end, group[0].state)
    return None


def _in_front(scene: Scene, gazetteer: Gazetteer, cue: Cue) -> Side | None:
    ours = [other for other in scene.cues if other.kind == "us" and other.span.end <= cue.span.start][-1:]
    if ours and not scene.document.text[ours[0].span.end : cue.span.start].strip():
        return Side(cue, cue.span.end, our_home(scene.document, gazetteer))
    near = _states(scene, gazetteer, Span(scene.sentence.start, cue.span.start))[-1:]
    beside = [one for one in near if not scene.document.text[one.span.end : cue.span.start].strip()]
    return Side(cue, cue.span.end, beside[0].keys[0]) if beside else None


def _belongs(scene: Scene, cue: Cue, found: Found) -> bool:
    """Whether nothing parts a state from the word before it, nor is it a part of somebody's office."""
    gap = scene.document.text[cue.span.end : found.span.start]
    agent = any(other.kind == "by" and other.span == cue.span for other in scene.cues)
    inside = any(
        cue.span.end <= person.span.start < found.span.start or (agent and found.span.within(person.block))
        for person in scene.persons
    )
    return len(gap.split()) < _OF_STATE and not parts(gap) and not inside and len(found.keys) == 1


def _first_behind(scene: Scene, gazetteer: Gazetteer, offset: int) -> Found | None:
    """The first state or capital behind the offset; a capital only right behind it: `pour Kinshasa`."""
    rest = Span(offset, scene.sentence.end)
    state = next(iter(_states(scene, gazetteer, rest)), None)
    capital = next(iter(_within(capitals_in(scene.document, gazetteer), rest)), None)
    if capital and not scene.document.text[offset : capital.span.start].strip():
        return state if state and state.span.start <= capital.span.start else capital
    return state


def _states(scene: Scene, gazetteer: Gazetteer, span: Span) -> Sequence[Found]:
    return _within(states_in(scene.document, gazetteer), span)


def _within(found: Sequence[Found], span: Span) -> Sequence[Found]:
    """Those of the names that begin in the span."""
    first = bisect_left(found, span.start, key=lambda one: one.span.start)
    return found[first : bisect_left(found, span.end, first, key=lambda one: one.span.start)]


def parts(gap: str) -> bool:
    """Whether a mark parts what stands before the gap from what follows."""
    return any(mark in gap for mark in ",;:()\n")
