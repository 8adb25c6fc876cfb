"""What one treaty does to another, as the text says: replaces, ends, amends, supplements, implements, cites.

Read sentence by sentence: words that say so (`relations.toml`), the treaty that does it and the one that it is done
to. A pronoun stands for the treaty that the sentence before began with. Where it is done to instruments that nobody
names (`replaces the bilateral agreements`), the target stays open; what is denied is no relation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.extraction.document import Document
from archive.extraction.findings import Relation, RelationType, Span, Treaty
from archive.extraction.names import Found, Names
from archive.extraction.treaties import main_of
from archive.extraction.treaties.joining import UNIVERSAL
from archive.extraction.treaties.marks import Mark, Marks, marks_of
from archive.extraction.treaties.wording import wording
from archive.extraction.words import fold
from archive.languages import lexicon

TYPES: tuple[RelationType, ...] = ("supersedes", "terminates", "amends", "supplements", "implements", "cites")
REACH = 70
"""How far behind its verb the object of a relation may begin."""
UNNAMED_REACH = 5
"""How many words behind its verb instruments that nobody names may stand."""
_BREAK = re.compile(r"[.;:!?\n]")
_CLAIM = r"(?:(?i:{said})\s(?P<name>{name})|(?P<who>{name})\s(?i:{said}))"
_NAME = r"[A-ZА-ЯЁ][\w’'.-]+(?:\s[A-ZА-ЯЁ][\w’'.-]+){0,3}"


@dataclass(frozen=True, slots=True)
class _Saying:
    """How one language says what treaties do, compiled."""

    cues: Names
    """Keys are `type.voice`."""
    ties: Names
    pronouns_before: frozenset[str]
    pronouns_after: frozenset[str]
    auxiliaries: frozenset[str]
    """Where there are any, a pronoun before the verb is one only right before these; else it is an article."""
    negations: tuple[str, ...]
    ands: frozenset[str]
    when: frozenset[str]
    claim: re.Pattern[str] | None
    verb_final: bool


@lru_cache(maxsize=16)
def _saying(language: str) -> _Saying:
    tables = lexicon(language, "relations")
    words = tables.get("words", {})
    said = "|".join(re.escape(word) for word in sorted(words.get("said", ()), key=len, reverse=True))
    return _Saying(
        cues=Names(
            (
                (f"{kind}.{voice}", cue)
                for kind in TYPES
                for voice, cues in tables.get(kind, {}).items()
                for cue in cues
            ),
            language,
            proper=False,
        ),
        ties=Names((("tie", tie) for tie in words.get("ties", ())), language, proper=False),
        pronouns_before=frozenset(map(fold, words.get("pronouns_before", ()))),
        pronouns_after=frozenset(map(fold, words.get("pronouns_after", ()))),
        auxiliaries=frozenset(map(fold, words.get("auxiliaries", ()))),
        negations=tuple(map(fold, words.get("not", ()))),
        ands=frozenset(map(fold, words.get("and", ()))),
        when=frozenset(map(fold, words.get("when", ()))),
        claim=re.compile(_CLAIM.format(said=said, name=_NAME)) if said else None,
        verb_final=bool(words.get("verb_final")),
    )


def find_relations(document: Document, treaties: Sequence[Treaty]) -> tuple[Relation, ...]:
    """Every relation of the treaties, once, on the words that say it; in the order of the text.

    Superseding implies the end of what is superseded, so no `terminates` stands beside it for the same two.
    """
    if not treaties:
        return ()
    marks = marks_of(treaties)
    found: dict[tuple[int, str, int | None], Relation] = {}
    for cue in _saying(document.language).cues.find(document.text):
        for relation in _Reading(document, treaties, marks, cue).relations():
            found.setdefault((relation.origin, relation.type, relation.target), relation)
    superseded = {(origin, target) for origin, kind, target in found if kind == "supersedes"}
    return tuple(
        relation
        for (origin, kind, target), relation in sorted(found.items(), key=lambda item: item[1].span)
        if not (kind == "terminates" and (origin, target) in superseded)
    )


class _Reading:
    """One sentence read from one cue."""

    def __init__(self, document: Document, treaties: Sequence[Treaty], marks: Marks, cue: Found) -> None:
        self.document = document
        self.text = document.text
        self.main = main_of(treaties)
        self.treaties = treaties
        self.cue = cue.span
        self.keys = cue.keys
        self.saying = _saying(document.language)
        self.sentence = document.sentence_at(cue.span.start)
        self.here = marks.within(self.sentence)
        self.marks = marks

    def relations(self) -> Iterator[Relation]:
        """The relations that the cue states, most often one or none."""
        if any(mention.overlaps(self.cue) for mention, _ in self.here) or self._denied():
            return
        for key in self.keys:
            kind, _, voice = key.partition(".")
            for origin, target, words in self._pairs(kind, voice):
                if origin is not None and origin != target and kind in TYPES:
                    yield Relation(
                        span=words,
                        origin=origin,
                        type=next(one for one in TYPES if one == kind),
                        target=target,
                        rule=f"relation-{voice}",
                        claimed_by=self._claimed_by(),
                        confidence=0.9,
                    )

    def _pairs(self, kind: str, voice: str) -> Iterator[tuple[int | None, int | None, Span]]:
        """Pairs of the treaty that does it and the treaty that it is done to, on the words that say so."""
        if kind == "cites":
            yield from self._citing(charter_only=voice == "charter")
        elif voice == "ends":
            yield from self._ending()
        elif voice == "passive":
            for subject, span in self._subjects():
                for actor, words in self._objects(after_only=True):
                    yield actor, subject, _around(span, words)
        else:
            yield from self._active()

    def _active(self) -> Iterator[tuple[int | None, int | None, Span]]:
        named = self._objects()
        targets: list[tuple[int | None, Span]] = [*named]
        if not named and {"supersedes.active", "terminates.active"} & set(self.keys):
            targets = [(None, span) for span in self._unnamed()]
        final = self.saying.verb_final and not self._after()
        for origin, _ in self._subjects(before_last=final and bool(named)):
            for target, words in targets:
                yield origin, target, words

    def _unnamed(self) -> Iterator[Span]:
        """`replaces the bilateral agreements`: from the verb to the plural instruments right behind it."""
        heads = wording(self.document.language)
        end = min(self.sentence.end, self.cue.end + REACH)
        stop = _BREAK.search(self.text, self.cue.end, end)
        for word in self.document.words_in(Span(self.cue.end, stop.start() if stop else end))[:UNNAMED_REACH]:
            if fold(word.text) in heads.plural:
                yield Span(self.cue.start, word.span.end)
                return

    def _before(self) -> list[Mark]:
        return [(mention, index) for mention, index in self.here if mention.end <= self.cue.start]

    def _after(self) -> list[Mark]:
        """Mentions that are the object of the cue's verb: right behind it, and what a list adds to them."""
        taken: list[Mark] = []
        end = self.cue.end
        for mention, index in self.here:
            if mention.start < self.cue.end:
                continue
            between = self.text[end : mention.start]
            if (
                _BREAK.search(between)
                or len(between) > REACH
                or (not taken and self._speaks_of_others(end, mention.start))
            ):
                break
            if taken and not self._goes_on(end, mention.start):
                break
            taken.append((mention, index))
            end = mention.end
        return taken

    def _plain(self, start: int, end: int) -> list[str]:
        """The folded words that begin between two offsets."""
        return [fold(word.text) for word in self.document.words_in(Span(start, end))]

    def _speaks_of_others(self, start: int, end: int) -> bool:
        """Whether instruments that nobody names come first (`the bilateral agreements`), or another clause."""
        heads = wording(self.document.language)
        words = self.document.words_in(Span(start, end))
        named = any(heads.head_of(word.span.of(self.text), word.key) for word in words)
        return named or ("," in self.text[start:end] and len(words) > 3)

    def _goes_on(self, start: int, end: int) -> bool:
        words = self._plain(start, end)
        return len(words) <= 3 and ("," in self.text[start:end] or any(word in self.saying.ands for word in words))

    def _objects(self, after_only: bool = False) -> list[tuple[int, Span]]:
        """The treaties that it is done to, each with the words from the verb to it."""
        after = self._after()
        if after:
            return [(index, _around(self.cue, mention)) for mention, index in after]
        if after_only:
            return []
        pronoun = self._pronoun()
        if pronoun:
            target = self._antecedent()
            return [(target, _around(self.cue, pronoun))] if target is not None else []
        before = self._before()
        if self.saying.verb_final and before and self.cue.start - before[-1][0].end <= REACH:
            return [(before[-1][1], _around(before[-1][0], self.cue))]
        return []

    def _pronoun(self) -> Span | None:
        """A pronoun that is the verb's object: one of the two words behind it, or of the five before it."""
        saying = self.saying
        start = max(self.sentence.start, self.cue.start - 30)
        near = Span(start, min(self.sentence.end, self.cue.end + 16))
        words = [(fold(word.text), word.span) for word in self.document.words_in(near)]
        behind = [(word, span) for word, span in words if span.start >= self.cue.end][:2]
        found = next((span for word, span in behind if word in saying.pronouns_after), None)
        for place in range(len(words) - 1, -1, -1):
            word, span = words[place]
            if found or span.end > self.cue.start or word not in saying.pronouns_before:
                continue
            follows = words[place + 1][0] if place + 1 < len(words) else ""
            if not saying.auxiliaries or follows in saying.auxiliaries:
                found = span
        return found

    def _antecedent(self) -> int | None:
        """What a pronoun stands for: what the last sentence of the paragraph before that names a treaty begins with."""
        start = self.document.paragraph_at(self.sentence.start).start
        last = self.marks.last_before(self.sentence.start, since=start)
        return self.marks.within(self.document.sentence_at(last[0].start))[0][1] if last else self.main

    def _subjects(self, before_last: bool = False) -> list[tuple[int, Span]]:
        """The treaties that do it: the one last named before the verb, and what `and` joins to it; else a pronoun's."""
        before = self._before()
        if before_last:
            before = before[:-1]
        if not before:
            index = self._antecedent()
            return [(index, self.cue)] if index is not None else []
        mention, index = before[-1]
        subjects = [(index, mention)]
        if len(before) > 1:
            earlier, other = before[-2]
            words = self._plain(earlier.end, mention.start)
            if (
                other != index
                and 0 < len(words) <= 2
                and words[0] in self.saying.ands
                and not earlier.overlaps(mention)
            ):
                subjects.insert(0, (other, earlier))
        return subjects

    def _ending(self) -> Iterator[tuple[int | None, int, Span]]:
        """A treaty that ends with another: on the same day, with its entry into force, when it enters into force."""
        before = self._before()
        if not before:
            return
        mention, ended = before[-1]
        other = next((index for after, index in self.here if after.start >= self.cue.end and index != ended), None)
        words = _around(mention, self.cue)
        tied = self.saying.ties.find(self.sentence.of(self.text))
        if other is not None and (tied or self._when()):
            yield other, ended, words
        elif tied:
            origin = next((index for _, index in before if index != ended), self.main)
            tie = Span(self.sentence.start + tied[0].span.start, self.sentence.start + tied[0].span.end)
            yield origin, ended, _around(words, tie) if tie.start >= mention.start else words

    def _when(self) -> bool:
        """Whether a clause of time follows the verb: `expires when … enters into force`."""
        rest = self._plain(self.cue.end, min(self.sentence.end, self.cue.end + 16))
        return any(word in self.saying.when for word in rest[:2])

    def _citing(self, charter_only: bool) -> Iterator[tuple[int | None, int, Span]]:
        """The main treaty cites an instrument: `invokes the Paris Agreement`, `in accordance with … the UN Charter`."""
        for mention, index in self.here:
            between = self.text[self.cue.end : mention.start]
            if mention.start < self.cue.end or len(between) > 45 or _BREAK.search(between):
                continue
            small = sum(1 for word in self._plain(self.cue.end, mention.start) if not word.isdigit())
            if small <= 6 and self._may_cite(index, charter_only):
                yield self.main, index, _around(self.cue, mention)
            return
        if self.saying.verb_final:
            before = self._before()
            if before and self.cue.start - before[-1][0].end <= 30 and self._may_cite(before[-1][1], charter_only):
                yield self.main, before[-1][1], _around(before[-1][0], self.cue)

    def _may_cite(self, index: int, charter_only: bool) -> bool:
        return index != self.main and (not charter_only or self.treaties[index].id in UNIVERSAL)

    def _denied(self) -> bool:
        """Whether the verb is negated, within a few words before it or right behind it."""
        words = self._plain(max(self.sentence.start, self.cue.start - 24), self.cue.start)[-3:]
        words += self._plain(self.cue.end, min(self.sentence.end, self.cue.end + 12))[:1]
        return any(word in self.saying.negations for word in words)

    def _claimed_by(self) -> str | None:
        """Who the sentence says claims it; the treaty itself and the report claim nothing."""
        match = self.saying.claim.search(self.sentence.of(self.text)) if self.saying.claim else None
        if not match:
            return None
        name = match.group("name") or match.group("who")
        start = self.sentence.start + match.start("name" if match.group("name") else "who")
        if any(mention.start <= start < mention.end for mention, _ in self.here):
            return None
        return " ".join(name.split()).rstrip(".,")


def _around(some: Span, other: Span) -> Span:
    return Span(min(some.start, other.start), max(some.end, other.end))
