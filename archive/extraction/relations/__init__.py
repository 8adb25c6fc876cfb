"""What one treaty does to another, as the text says: replaces, ends, amends, supplements, implements, cites.

Read sentence by sentence: words that say so (`relations.toml`), the treaty that does it and the one that it is done
to. A pronoun stands for the treaty that the sentence before began with. Where it is done to instruments that nobody
names (`replaces the bilateral agreements`), the target stays open; what is denied is no relation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.extraction.cues import Cue, cues_within, find_cues
from archive.extraction.document import Document
from archive.extraction.findings import Relation, RelationType, Span, Treaty
from archive.extraction.relations.clause import Clause
from archive.extraction.relations.protocols import find_in_names
from archive.extraction.relations.saying import TYPES, VOICES, Voice
from archive.extraction.treaties.joining import UNIVERSAL
from archive.extraction.treaties.marks import Mark

_Pair = tuple[int | None, int | None, Span]
"""The treaty that does it, the one that it is done to, and the words that say so."""
_BEFORE = 70
"""How far in front of its verb the object may end, where the verb stands last."""
_CITED = 45
_CITED_BEFORE = 30
_CITING_WORDS = 6
_ENDING: tuple[RelationType, ...] = ("supersedes", "terminates")


def find_relations(document: Document, treaties: Sequence[Treaty]) -> tuple[Relation, ...]:
    """Every relation of the treaties, once, on the words that say it; in the order of the text.

    Superseding implies the end of what is superseded, so no `terminates` stands beside it for the same two.
    """
    if not treaties:
        return ()
    found: dict[tuple[int, str, int | None], Relation] = {}
    for relation in _all(document, treaties):
        found.setdefault((relation.origin, relation.type, relation.target), relation)
    superseded = {target for _, kind, target in found if kind == "supersedes"}
    return tuple(
        relation
        for (_, kind, target), relation in sorted(found.items(), key=lambda item: item[1].span)
        if not (kind == "terminates" and target in superseded)
    )


def _all(document: Document, treaties: Sequence[Treaty]) -> Iterator[Relation]:
    yield from find_in_names(document, treaties)
    by_span: dict[Span, list[str]] = {}
    for cue in find_cues(document, "relations"):
        by_span.setdefault(cue.span, []).append(cue.kind)
    for span, kinds in by_span.items():
        if "tie" not in kinds:
            yield from _Reading(document, treaties, span).relations(kinds)


class _Reading(Clause):
    """One sentence read from one cue."""

    def __init__(self, document: Document, treaties: Sequence[Treaty], verb: Span) -> None:
        super().__init__(document, treaties, verb)
        self._treaties = treaties

    def relations(self, kinds: Sequence[str]) -> Iterator[Relation]:
        """The relations that the cue states, most often one or none; the first voice that gives any."""
        inside = any(mention.overlaps(self.verb) for mention, _ in self.here) and not self.within_verb()
        if inside or self.is_denied():
            return
        for voice in VOICES:
            said = [kind for kind in TYPES if f"{kind}-{voice}" in kinds]
            stated = [one for kind in said for one in self._stated(kind, voice)]
            yield from stated
            if stated:
                return

    def _stated(self, kind: RelationType, voice: Voice) -> Iterator[Relation]:
        for origin, target, words in self._pairs(kind, voice):
            if origin is not None and origin != target:
                yield Relation(
                    span=words,
                    origin=origin,
                    type=kind,
                    target=target,
                    rule=f"relation-{voice}",
                    claimed_by=self.claimed_by(),
                    confidence=0.9,
                )

    def _pairs(self, kind: RelationType, voice: Voice) -> Iterator[_Pair]:
        if kind == "cites":
            yield from self._citing(charter_only=voice == "charter")
        elif voice == "ends":
            yield from self._ending()
        elif voice == "passive":
            yield from self._passive(kind)
        else:
            yield from self._active(kind, nominal=voice == "nominal")

    def _active(self, kind: RelationType, *, nominal: bool) -> Iterator[_Pair]:
        agent = self._agent_in_front()
        if agent and not nominal and not self.after():
            yield from ((agent[1], target, _around(span, self.verb)) for target, span in self.subjects((agent[1],)))
            return
        objects = self._objects()
        if nominal and objects and (agent := self.agent(max(words.end for _, words in objects))):
            yield from ((agent[1], target, _around(words, agent[0])) for target, words in objects)
            return
        if not objects and kind in _ENDING and not nominal and (words := self.unnamed()):
            yield from ((origin, None, words) for origin, _ in self.subjects(()))
        targets = [target for target, _ in objects]
        for origin, span in self.subjects(targets):
            if nominal and span == self.verb:
                continue
            for target, words in objects:
                yield origin, target, words

    def _objects(self) -> list[tuple[int, Span]]:
        """The treaties that it is done to, each with the words from the verb to it."""
        marks = self.within_verb() or self.after()
        if marks:
            return [(index, _around(self.verb, mention)) for mention, index in marks]
        pronoun = self.object_pronoun()
        if pronoun:
            span, several = pronoun
            subject = tuple(index for _, index in self.before()[-1:])
            if several:
                return [(index, _around(self.verb, span)) for index in self.several_before() if index not in subject]
            named = next((index for _, index in self.before() if index not in subject), None)
            target = self.antecedent(subject) if named is None else named
            return [(target, _around(self.verb, span))] if target is not None else []
        relative = self.relative_object()
        if relative:
            return [(relative[1], _around(relative[0], self.verb))]
        before = [mark for mark in self.before() if not self.is_marked(mark[0], self.saying.subject_marks)]
        if self.saying.verb_final and before and self.verb.start - before[-1][0].end <= _BEFORE:
            return [(before[-1][1], _around(before[-1][0], self.verb))]
        return []

    def _passive(self, kind: RelationType) -> Iterator[_Pair]:
        agent = self._agent_in_front() or self.agent(self.verb.start) or next(iter(self.after()), None)
        if self.within_verb() and not agent:
            yield from self._active(kind, nominal=False)
            return
        done_by = agent[1] if agent else None
        for subject, span in self.subjects(() if done_by is None else (done_by,)):
            words = _around(span, agent[0]) if agent else _around(span, self.verb)
            if agent:
                yield done_by, subject, words
            elif kind == "supersedes":
                yield self.main, subject, words

    def _agent_in_front(self) -> Mark | None:
        """By which it is done, where the verb stands last: `wird durch den Vertrag ersetzt`, `조약으로 대체된다`."""
        if not self.saying.verb_final:
            return None
        for mention, index in reversed([*self.before(), *self.within_verb()]):
            lead = self.words(max(self.sentence.start, mention.start - 16), mention.start)[-2:]
            if self.is_marked(mention, self.saying.agent_marks) or any(self.saying.by.holds(word) for word in lead):
                return mention, index
        return None

    def _ending(self) -> Iterator[_Pair]:
        """A treaty that ends with another: on the same day, with its entry into force, when it enters into force."""
        before = [mark for mark in self.before() if not self._in_an_aside(mark[0])]
        marks = self.within_verb()[:1] or before[-1:] or self.after()[:1]
        if not marks:
            return
        mention, ended = marks[0]
        other = next((index for after, index in self.here if after.start >= self.verb.end and index != ended), None)
        words = _around(mention, self.verb)
        tied = [cue for cue in cues_within(self.document, "relations", self.sentence) if cue.kind == "tie"]
        if other is not None and (tied or self._when()):
            yield other, ended, words
        elif tied:
            yield self._tied_to(ended, before), ended, self._with_tie(words, mention, tied[0])

    def _tied_to(self, ended: int, before: Sequence[Mark]) -> int | None:
        return next((index for _, index in before if index != ended), None if self.main == ended else self.main)

    def _with_tie(self, words: Span, mention: Span, tie: Cue) -> Span:
        return _around(words, tie.span) if tie.span.start >= mention.start else words

    def _when(self) -> bool:
        """Whether a clause of time follows the verb: `expires when … enters into force`."""
        rest = self.words(self.verb.end, min(self.sentence.end, self.verb.end + 16))
        return any(self.saying.when.holds(word) for word in rest[:2])

    def _citing(self, *, charter_only: bool) -> Iterator[_Pair]:
        """The main treaty cites an instrument: `invokes the Paris Agreement`, `in accordance with … the UN Charter`."""
        for mention, index in self.here:
            between = self.text[self.verb.end : mention.start]
            if mention.start < self.verb.end or len(between) > _CITED or re.search(r"[.;:!?\n]", between):
                continue
            small = sum(1 for word in self.words(self.verb.end, mention.start) if not word.isdigit())
            if small <= _CITING_WORDS and self._may_cite(index, charter_only):
                yield self.main, index, _around(self.verb, mention)
            return
        before = self.before()
        near = bool(before) and self.saying.verb_final and self.verb.start - before[-1][0].end <= _CITED_BEFORE
        if near and self._may_cite(before[-1][1], charter_only):
            yield self.main, before[-1][1], _around(before[-1][0], self.verb)

    def _may_cite(self, index: int, charter_only: bool) -> bool:
        return index != self.main and (not charter_only or self._treaties[index].id in UNIVERSAL)


def _around(some: Span, other: Span) -> Span:
    return Span(min(some.start, other.start), max(some.end, other.end))
