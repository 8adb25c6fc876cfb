"""Whom `both`, `they` or `the two ministers` beside a verb of signing stand for."""

from __future__ import annotations

from collections.abc import Sequence

from archive.extraction.cues import Cue
from archive.extraction.people.persons import Person
from archive.extraction.people.scenes import OBJECT_FIRST, Group, Scene
from archive.extraction.people.signings import Signing

_PAIR = 2
_RIGHT_BEHIND = 8
"""Code points between a verb and `both` behind it."""


def spoken_of(scene: Scene, signing: Signing, last: Sequence[Group], before: Sequence[Person]) -> list[Group]:
    """Whom `both` or `the two ministers` beside the verb stand for: who signed last, else the pair last named."""
    everybody = _everybody(scene, signing, before)
    if everybody:
        return [everybody]
    said = _said_again(scene, signing)
    if said is None:
        return []
    inside = [person for person in scene.persons if person.span.end <= said.span.start]
    pair = list({person.name: person for person in (*before, *inside)[-_PAIR:]}.values())
    if last:
        return list(last)
    near = (
        bool(pair)
        and scene.document.paragraph_at(pair[0].span.start).end + 1
        >= scene.document.paragraph_at(scene.sentence.start).start
    )
    held = all(person.role or person.known for person in pair) or _are_joined(scene, pair)
    return [pair] if len(pair) == _PAIR and near and held else []


def _everybody(scene: Scene, signing: Signing, before: Sequence[Person]) -> Group:
    """The two or more of the sentence before whom `they all` sums up; nobody where it does not say so."""
    if not scene.of(scene.sentence.start, signing.cue.span.start, "everybody"):
        return []
    last = scene.document.sentence_at(max(0, scene.sentence.start - _PAIR))
    named = list({person.name: person for person in before if person.span.within(last)}.values())
    return named if len(named) >= _PAIR else []


def _are_joined(scene: Scene, pair: Sequence[Person]) -> bool:
    """Whether two persons stand together, nobody with them: `A and B got off`."""
    text = scene.document.text
    return len(pair) == _PAIR and len(text[pair[0].span.end : pair[1].span.start].split()) == 1


def _said_again(scene: Scene, signing: Signing) -> Cue | None:
    """The words for persons named before that are the verb's subject, or its agent: `signed by the two`."""
    verb = signing.cue.span
    opened = max((cue.span.end for cue in scene.of(scene.sentence.start, verb.start, "break")), default=0)
    if signing.cue.kind == "sign":
        before = scene.of(max(opened, scene.sentence.start), verb.start, "the_same")
        if before:
            return before[0]
    if signing.cue.kind == "sign" and scene.document.language in OBJECT_FIRST:
        return None
    for cue in scene.cues:
        if cue.kind == "the_same" and (cue.span == verb or 0 <= cue.span.start - verb.end <= _RIGHT_BEHIND):
            return cue
    return None
