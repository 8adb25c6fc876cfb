"""One cue of a relation read in each of its voices: who does it, and to which treaty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive.extraction.cues import Cue, cues_within
from archive.extraction.document import Document
from archive.extraction.findings import Relation, RelationType, Span, Treaty
from archive.extraction.relations.clause import CAPITAL_NOUNS, SUBJECT_REACH, Clause
from archive.extraction.relations.provisions import Provisions
from archive.extraction.relations.saying import READINGS, Voice
from archive.extraction.treaties.joining import UNIVERSAL
from archive.extraction.treaties.marks import Mark
from archive.extraction.words import fold

_Pair = tuple[int | None, int | None, Span]
"""The treaty that does it, the one that it is done to, and the words that say so."""
_IN_FORCE = "tie-force"
TIES = frozenset({"tie", _IN_FORCE})
"""Cues of the moment with which a treaty ends, and of those the entry into force of another."""
_BEFORE = 70
"""How far in front of its verb the object may end, where the verb stands last."""
_CITED = 45
_CITED_BEFORE = 30
_CITING_WORDS = 6
_CLOSE_BY = 4
_ARTICLES = 2
"""How many words, articles and adjectives, may stand between a verb or a preposition and its noun."""
_ENDING: tuple[RelationType, ...] = ("supersedes", "terminates")


class Reading(Clause):
    """One sentence read from one cue."""

    def __init__(self, document: Document, treaties: Sequence[Treaty], verb: Span, provisions: Provisions) -> None:
        super().__init__(document, treaties, verb)
        self._treaties = treaties
        self._provisions = provisions

    def relations(self, kinds: Sequence[str]) -> Iterator[Relation]:
        """The relations that the cue states, most often one or none; the first voice that gives any."""
        if any(mention.overlaps(self.verb) for mention, _ in self.here) and not self.within_verb():
            return
        for readings in READINGS:
            stated = [one for kind in readings if kind in kinds for one in self._stated(*readings[kind])]
            if stated:
                yield from () if self.is_denied() else stated
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
        elif voice == "required":
            yield from self._required()
        elif voice == "ends":
            yield from self._ending()
        elif voice == "passive":
            yield from self._passive(kind)
        else:
            yield from self._active(kind, nominal=voice == "nominal")

    def _active(self, kind: RelationType, *, nominal: bool) -> Iterator[_Pair]:
        agent = None if self.saying.agent_marks else self._agent_in_front()
        if agent and not nominal and not self.after():
            yield from ((agent[1], target, _around(span, self.verb)) for target, span in self.subjects((agent[1],)))
            return
        if self._is_reflexive():
            return
        if not nominal and (turned := self._turned()):
            yield from turned
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

    def _is_reflexive(self) -> bool:
        """Whether the verb turns on its subject (`s'applique`), where nobody is named by which it is done."""
        before = self.words(max(self.sentence.start, self.verb.start - 6), self.verb.start)[-1:]
        if self.saying.separable:  # `was sich für Pendler ändert`, `ändert sich`
            comma = self.text.rfind(",", self.sentence.start, self.verb.start)
            before = self.words(max(comma, self.sentence.start), self.verb.start)
            before += self.words(self.verb.end, min(self.sentence.end, self.verb.end + 6))[:1]
        return any(self.saying.reflexive.holds(word) for word in before) and not self._agent_behind()

    def _agent_behind(self) -> Mark | None:
        """By which it is done, right behind the verb: `fut annulé dès 1761 par le traité du Pardo`."""
        for mention, index in self.after()[:1]:
            words = self.words(self.verb.end, mention.start)
            led = [place for place, word in enumerate(words) if self.saying.agents.holds(word)]
            if led and len(words) - led[-1] <= _ARTICLES:
                return mention, index
        return None

    def _turned(self) -> list[_Pair]:
        """The subject behind the verb: `Umowę zastąpił traktat`, `annulé par celui du Pardo`, `lo rimpiazza il …`."""
        before, after = self.before(), self.after()
        if not after or self.within_verb():
            return []
        mention, index = after[0]
        near = len(self.words(self.verb.end, mention.start)) <= _ARTICLES
        pronoun = self.object_pronoun()
        if pronoun and pronoun[0].start >= mention.start:
            pronoun = None
        named = [other for other in before if other[1] != index]
        if not (self._agent_behind() or (pronoun and near) or (named and self.is_object(named[-1][0]))):
            return []
        target = named[-1][1] if named else self.antecedent((index,))
        return [] if target is None else [(index, target, _around(self.verb, mention))]

    def _objects(self) -> list[tuple[int, Span]]:
        """The treaties that it is done to, each with the words from the verb to it."""
        marks = self.within_verb() or self.after()
        if marks:
            return [(self._other_than_itself(index), _around(self.verb, mention)) for mention, index in marks]
        pronoun = self.object_pronoun()
        if pronoun:
            span, several = pronoun
            contrasted = self.contrasted()
            subject = tuple(index for _, index in self.before()[-1:]) if contrasted is None else (contrasted,)
            if several:
                others = [index for index in self.several_before() if index not in subject]
                return [(index, _around(self.verb, span)) for index in others] if len(others) > 1 else []
            named = next((index for _, index in self.before() if index not in subject), None)
            target = self.antecedent(subject) if named is None else named
            return [(target, _around(self.verb, span))] if target is not None else []
        relative = self.relative_object()
        if relative:
            return [(relative[1], _around(relative[0], self.verb))]
        if provision := self._provision():
            return [provision]
        before = [mark for mark in self.before() if not self.is_marked(mark[0], self.saying.subject_marks)]
        if self.saying.verb_final and before and self.verb.start - before[-1][0].end <= _BEFORE:
            return [(before[-1][1], _around(before[-1][0], self.verb))]
        return []

    def _other_than_itself(self, target: int) -> int:
        """The main treaty, where a treaty would do it to itself: `an arrangement, which implements the treaty`."""
        subject = self.relative_subject()
        return self.main if self.main is not None and subject is not None and subject[1] == target else target

    def _provision(self) -> tuple[int, Span] | None:
        """The treaty whose provision the verb's object is: `the accords, which implement Article 4`."""
        for span, index in self._provisions.near(self.verb):
            lead = self.words(self.verb.end, span.start) if span.start >= self.verb.end else []
            turned = span.end <= self.verb.start and self.saying.verb_final
            if len(lead) <= _ARTICLES and (turned or span.start >= self.verb.end):
                return index, _around(self.verb, span)
        return None

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
            elif kind == "supersedes" or self._is_done_thereby():
                yield self.main, subject, words

    def _is_done_thereby(self) -> bool:
        """Whether a word stands for the treaty by which it is done: `wird dadurch ergänzt`."""
        lead = self.words(self.sentence.start, self.verb.end)
        return any(self.saying.thereby.holds(word) for word in lead[-SUBJECT_REACH:])

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
        tied = [cue for cue in cues_within(self.document, "relations", self.sentence) if cue.kind in TIES]
        before = [mark for mark in self.before() if not self._in_an_aside(mark[0])]
        withs = [mark for mark in before if self._is_tied(mark[0], tied)]
        free = [mark for mark in before if mark not in withs]
        marks = self.within_verb()[:1] or free[-1:] or self.after()[:1]
        if not marks or self._has_actor(marks[0][0]):
            return
        mention, ended = marks[0]
        if agent := self._agent_behind():
            yield agent[1], ended, _around(mention, agent[0])
            return
        other = next((index for after, index in self.here if after.start >= self.verb.end and index != ended), None)
        words = _around(mention, self.verb)
        if withs and withs[-1][1] != ended:
            yield withs[-1][1], ended, _around(words, withs[-1][0])
        elif other is not None and (tied or self._when()):
            yield other, ended, words
        elif tied:
            yield self._tied_to(ended, free), ended, self._with_tie(words, mention, tied[-1])

    def _is_tied(self, mention: Span, ties: Sequence[Cue]) -> bool:
        """Whether the mention is the one with which another ends: `with the entry into force of the treaty`."""
        for tie in (tie for tie in ties if tie.kind == _IN_FORCE):
            between = Span(tie.span.end, mention.start)
            led = not self.saying.subject_marks and between.start <= between.end and not self.marks.within(between)
            led = led and len(self.words(*between)) <= _ARTICLES and "," not in between.of(self.text)
            if led or (self.saying.verb_final and 0 <= tie.span.start - mention.end <= _ARTICLES):
                return True
        lead = self.words(self.sentence.start, mention.start)
        return 0 < len(lead) <= _ARTICLES and self.saying.along.holds(lead[0])

    def _has_actor(self, mention: Span) -> bool:
        """Whether a clause between the treaty and the verb has somebody who lets it end: `that Tokyo let lapse`."""
        between = self.document.words_in(Span(mention.end, self.verb.start))[-_CLOSE_BY:]
        return self.document.language not in CAPITAL_NOUNS and any(
            self.saying.openers.holds(fold(opener.text)) and word.span.of(self.text)[0].isupper()
            for opener, word in pairwise(between)
        )

    def _required(self) -> Iterator[_Pair]:
        """A treaty that was made because another wanted it: `as the 1990 treaty had required`."""
        before = self.before()
        behind = [] if self.saying.verb_final else self.after()[:1]
        for target in (behind or before[-1:])[:1]:
            origin = next((mark for mark in reversed(before) if mark[1] != target[1]), None)
            if origin:
                yield origin[1], target[1], _around(origin[0], _around(self.verb, target[0]))

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
