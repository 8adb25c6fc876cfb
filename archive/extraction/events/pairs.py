"""Steps that a noun and a verb tell together, in either order: `set their names to`, `talks … got under way`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.extraction.cues import Cue
from archive.extraction.events.objects import holds
from archive.extraction.events.scenes import COMING, PARTED, Scene
from archive.extraction.findings import Action, Span

_AFTER = 12
"""Words between the noun and a verb behind it; a treaty's name may stand between them."""
_BEFORE = 5
"""Words between a verb and the noun behind it."""

_RELATIVE = 4
"""Code points from a comma in which the relative pronoun of its clause begins."""


class Pair(NamedTuple):
    """A noun with its verb, and the step that the two tell of."""

    span: Span
    whole: Span
    """Where the treaty is looked for: also the noun, where the verb is not its first."""
    verb: Span
    action: Action
    faint: bool
    coming: bool = False


_PAIRS: tuple[tuple[str, str, Action, bool], ...] = (
    ("hand", "setting", "signature", False),
    ("talks", "turning", "negotiation", True),
    ("instrument", "swapping", "exchange-of-instruments", False),
    ("assent", "granting", "approval", False),
    ("force", "gaining", "entry-into-force", True),
    ("force", "gaining coming", "entry-into-force", False),
)
"""The kinds of a noun (or an infinitive) and of its verbs, their step, and whether it needs a date to be told."""
_VERBS = frozenset(verb_kind for _, verb_kind, _, _ in _PAIRS)


def pairs_of(scene: Scene) -> Iterator[Pair]:
    """The pairs of a sentence; a noun keeps its verbs over a list: `talks opened in May, halted, and ended in June`."""
    if scene.has_none(_VERBS):
        return
    for noun_kind, verb_kind, action, faint in _PAIRS:
        verbs = scene.of(verb_kind)
        if not verbs:
            continue
        nouns = scene.of(noun_kind)
        first = _told_in_one(scene, noun_kind, action)
        for verb in verbs if nouns or first else ():
            noun = _noun_of(scene, nouns, verb)
            if noun is not None and (first is None or not noun.span.within(first.whole)):
                whole = Span(min(noun.span.start, verb.span.start), max(noun.span.end, verb.span.end))
                first = Pair(whole, whole, verb.span, action, faint, verb_kind.endswith(COMING))
                yield first
            elif first is not None and action == "negotiation":
                yield Pair(verb.span, first.whole, verb.span, action, faint)


def _told_in_one(scene: Scene, noun_kind: str, action: Action) -> Pair | None:
    """The first pair, where one phrase holds its noun and its verb, which then is no cue of its own."""
    for cue in scene.of(action):
        if holds(scene, cue.span, noun_kind):
            return Pair(cue.span, cue.span, cue.span, action, faint=False)
    return None


def _is_one_clause(scene: Scene, start: int, end: int) -> bool:
    """Whether no comma stands in it, or only that of a clause on the noun: `talks on water, which began in May`."""
    text = scene.document.text
    comma = text.find(",", start, end)
    if comma < 0:
        return True
    if "," in text[comma + 1 : end]:
        return False
    right_behind = comma == start and not text[comma + 1 : end].strip()
    return right_behind or bool(scene.between(comma, comma + _RELATIVE, "relative", "boundary"))


def _noun_of(scene: Scene, nouns: Sequence[Cue], verb: Cue) -> Cue | None:
    """The noun nearest to the verb in its clause."""
    near = []
    for noun in nouns:
        first, last = sorted((noun.span, verb.span))
        if first.overlaps(last) or PARTED.search(scene.document.text, first.end, last.start):
            continue
        words = scene.words(first.end, last.start)
        follows = noun.span < verb.span
        if words <= (_AFTER if follows else _BEFORE) and _is_one_clause(scene, first.end, last.start):
            near.append((words, noun))
    return min(near)[1] if near else None
