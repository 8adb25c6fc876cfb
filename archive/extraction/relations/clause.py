"""One sentence read from one verb: which instruments its subject and its object are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from archive.extraction.cues import cues_within
from archive.extraction.document import Document
from archive.extraction.findings import Span, Treaty
from archive.extraction.references.citing import citing
from archive.extraction.relations.saying import Saying, saying
from archive.extraction.treaties import main_of
from archive.extraction.treaties.marks import Mark, Marks, marks_of
from archive.extraction.treaties.wording import wording
from archive.extraction.words import Word, fold

REACH = 90
"""How far behind its verb the object of a relation may begin."""
_UNNAMED_REACH = 5
"""How many words behind its verb instruments that nobody names may stand."""
CAPITAL_NOUNS = frozenset({"de"})
"""Languages in which a capital shows no name."""
_WINDOW = 600
"""How much of a long sentence is read on either side of its verb."""
SUBJECT_REACH = 10
"""How many words before a verb its subject may stand."""
_BREAK = re.compile(r"[;:!?\n](?!\d)|\.(?!\d|[ ]\d|[ ][^\W\d_A-ZА-ЯЁĄĆĘŁŃÓŚŹŻÀ-Þ])")
_CLAUSE_END = re.compile(r"[,;:!?\n]")
_RELATIVE = 4
"""How many words may stand between a name and the verb of a clause that tells of it."""
_PREPOSITION = 3
"""How long a preposition may be."""
_FAR = 12
"""How many words may stand between a verb and its object."""


class Clause:
    """The sentence around a verb (`verb` is the cue's span) and the treaties that it speaks of."""

    def __init__(self, document: Document, treaties: Sequence[Treaty], verb: Span) -> None:
        self.document = document
        self.text = document.text
        self.verb = verb
        self.main = main_of(treaties)
        self.saying: Saying = saying(document.language)
        sentence = document.sentence_at(verb.start)
        self.sentence = Span(max(sentence.start, verb.start - _WINDOW), min(sentence.end, verb.end + _WINDOW))
        self.marks: Marks = marks_of(treaties)
        self.here = _outermost(self.marks.within(self.sentence))

    def words(self, start: int, end: int) -> list[str]:
        """The folded words that begin between two offsets."""
        return [fold(word.text) for word in self.document.words_in(Span(start, end))]

    def before(self) -> list[Mark]:
        """The mentions in front of the verb."""
        return [mark for mark in self.here if mark[0].end <= self.verb.start]

    def is_marked(self, mention: Span, marks: tuple[str, ...]) -> bool:
        """Whether one of the particles stands right behind the mention, a closing mark or bracket left out."""
        behind = self.text[mention.end : mention.end + 12].lstrip("’'”」』》\"")
        if behind.startswith("("):
            behind = behind.partition(")")[2]
        return bool(marks) and behind.startswith(marks)

    def is_object(self, mention: Span) -> bool:
        """Whether the mention's case, or that of its article, makes it the object: `umowę`, `den Vertrag`."""
        first = self.document.word_index(mention.start)
        words = self.document.words[max(0, first - 1) : first + 3]
        if words and words[0].text in self.saying.object_articles:
            return True
        inside = [word.text for word in words if mention.start <= word.span.start < mention.end]
        return bool(self.saying.object_endings) and any(word.endswith(self.saying.object_endings) for word in inside)

    def within_verb(self) -> list[Mark]:
        """The mentions in the gap of a verb in two parts: `brings the 1990 pact to an end`."""
        return [mark for mark in self.here if self.verb.start < mark[0].start and mark[0].end < self.verb.end]

    def after(self) -> list[Mark]:
        """The object behind the verb, where one may stand there: the first mention, and what a list adds to it."""
        if self.saying.subject_marks:
            return []
        taken: list[Mark] = []
        end = self.verb.end
        for mention, index in self.here:
            if mention.start < end:
                continue
            gap = self.text[end : mention.start]
            words = self.document.words_in(Span(end, mention.start))
            if _BREAK.search(gap) or len(gap) > REACH or len(words) > _FAR:
                break
            if not taken and self._speaks_of_others(words, gap):
                break
            if taken and not self._goes_on(end, mention.start):
                break
            taken.append((mention, index))
            end = mention.end
        return taken

    def _speaks_of_others(self, words: Sequence[Word], gap: str) -> bool:
        """Whether instruments that nobody names come first (`the bilateral agreements`), or another clause."""
        heads = wording(self.document.language)
        others = any(
            heads.head_of(word.span.of(self.text), word.key) or self.saying.bounds.holds(fold(word.text))
            for word in words
        )
        return others or ("," in gap and len(words) > 3)

    def _goes_on(self, start: int, end: int) -> bool:
        words = self.words(start, end)
        joined = "," in self.text[start:end] or any(self.saying.ands.holds(word) for word in words)
        return len(words) <= 4 and joined and not cues_within(self.document, "relations", Span(start, end))

    def unnamed(self) -> Span | None:
        """`replaces the bilateral agreements`: from the verb to the plural instruments right behind it."""
        plural = wording(self.document.language).plural
        end = min(self.sentence.end, self.verb.end + REACH)
        stop = _BREAK.search(self.text, self.verb.end, end)
        for word in self.document.words_in(Span(self.verb.end, stop.start() if stop else end))[:_UNNAMED_REACH]:
            if fold(word.text) in plural:
                return Span(self.verb.start, word.span.end)
        return None

    def object_pronoun(self) -> tuple[Span, bool] | None:
        """A pronoun that is the verb's object, and whether it stands for several instruments."""
        near = Span(max(self.sentence.start, self.verb.start - 40), min(self.sentence.end, self.verb.end + 20))
        words = [(fold(word.text), word.span) for word in self.document.words_in(near)]
        for word, span in words:
            inside = self.verb.start < span.start < self.verb.end
            behind = span.start >= self.verb.end and self._is_close(self.words(self.verb.end, span.start))
            if (inside or behind) and self.saying.pronouns_after.holds(word):
                return span, self.saying.plural.holds(word)
        for place in range(len(words) - 1, -1, -1):
            word, span = words[place]
            if (
                span.end <= self.verb.start
                and self.saying.pronouns_before.holds(word)
                and self._is_pronoun(words, place)
            ):
                return span, self.saying.plural.holds(word)
        return None

    def relative_object(self) -> Mark | None:
        """What a relative clause is about, where it has its own subject: `the accord, which the treaty replaces`."""
        before = self.before()
        if before and self._is_object_of_a_relative(before[-1][0]):
            return before[-1]
        if self.saying.verb_final or len(before) < 2 or before[-1][1] == before[-2][1]:
            return None
        between = self.words(before[-2][0].end, before[-1][0].start)
        close = len(self.words(before[-1][0].end, self.verb.start)) <= _PREPOSITION
        return before[-2] if close and any(self.saying.openers.holds(word) for word in between[-3:]) else None

    def _is_object_of_a_relative(self, mention: Span) -> bool:
        """Whether a relative clause on the mention has a pronoun for its subject: `which it replaces`."""
        words = self.words(mention.end, self.verb.start)
        if len(words) > _RELATIVE:
            return False
        if any(self.saying.object_openers.holds(word) for word in words[:2]):
            return True
        return not self.saying.verb_final and any(
            self.saying.openers.holds(opener)
            and self.saying.subjects.holds(word)
            and not self.saying.openers.holds(word)
            for opener, word in pairwise(words[:3])
        )

    def relative_subject(self) -> Mark | None:
        """The mention on which a relative clause tells what it does: `an arrangement of 2023, which implements …`."""
        before = self.before()
        words = self.words(before[-1][0].end, self.verb.start) if before else []
        own = 0 < len(words) <= _RELATIVE and self.saying.openers.holds(words[0])
        return before[-1] if own and not self._is_object_of_a_relative(before[-1][0]) else None

    def contrasted(self) -> int | None:
        """The main treaty, as a subject behind a stop: `The pact stays; the new treaty adds to it`."""
        before = self.before()
        if not before or before[-1][1] == self.main:
            return None
        stop = max(self.text.rfind(mark, before[-1][0].end, self.verb.start) for mark in ";:")
        own = stop >= 0 and self._is_told_of_an_instrument(self.document.words_in(Span(stop, self.verb.start)))
        return self.main if own else None

    def _is_close(self, between: Sequence[str]) -> bool:
        """Whether a pronoun stands right behind its verb, or behind a preposition of it (`вносит в него изменения`)."""
        return not between or (len(between) == 1 and len(between[0]) <= _PREPOSITION)

    def _is_pronoun(self, words: Sequence[tuple[str, Span]], place: int) -> bool:
        if not self.saying.auxiliaries.whole:
            return True
        follows = words[place + 1] if place + 1 < len(words) else ("", self.verb)
        return self.saying.auxiliaries.holds(follows[0]) or follows[1].start == self.verb.start

    def subjects(self, objects: Sequence[int]) -> list[tuple[int, Span]]:
        """The treaties that do it, none of them an object: what is named before the verb and what `and` joins to it.

        An aside's nouns (`The A, which complements the B, replaces …`) are no subject; a pronoun, or no word at all,
        stands for what was spoken of before. Where a state or a person is the subject there is none.
        """
        contrasted = self.contrasted()
        if contrasted is not None and contrasted not in objects:
            return [(contrasted, self.verb)]
        named = [mark for mark in self.before() if mark[1] not in objects and not self._in_an_aside(mark[0])]
        named = [mark for mark in named if self.is_marked(mark[0], self.saying.subject_marks)] or named
        if named:
            mention, index = named[-1]
            if self._of_a_paper(mention) or self._another_acts(mention):
                return []
            joined = self._joined_to(named)
            return [*joined, (index, mention)]
        inverted = self._behind_its_verb(objects) or self._behind_its_object(objects)
        if inverted:
            return [inverted]
        if not self._subject_is_spoken_of():
            return []
        index_ = self.antecedent(objects)
        return [(index_, self.verb)] if index_ is not None else []

    def _behind_its_verb(self, objects: Sequence[int]) -> tuple[int, Span] | None:
        """The subject that a participle stands before: `협정을 대체하는 조약`, `das Abkommen ersetzende Vertrag`."""
        following = next((mark for mark in self.here if mark[0].start >= self.verb.end), None)
        if not self.saying.verb_final or following is None or following[1] in objects:
            return None
        gap = self.text[self.verb.end : following[0].start]
        return (following[1], following[0]) if len(gap.split()) <= 1 and "," not in gap else None

    def _behind_its_object(self, objects: Sequence[int]) -> tuple[int, Span] | None:
        """The subject of a sentence that begins with its verb: `На смену договору 1990 года приходит новый`."""
        if len(self.words(self.sentence.start, self.verb.start)) > 1:
            return None
        for mention, index in self.here:
            if mention.start >= self.verb.end and index not in objects:
                return None if _BREAK.search(self.text, self.verb.end, mention.start) else (index, mention)
        return None

    def _joined_to(self, named: Sequence[Mark]) -> list[tuple[int, Span]]:
        if len(named) < 2:
            return []
        (earlier, other), (mention, index) = named[-2], named[-1]
        words = self.words(earlier.end, mention.start)
        if (
            other != index
            and not earlier.overlaps(mention)
            and 0 < len(words) <= 2
            and self.saying.ands.holds(words[0])
        ):
            return [(other, earlier)]
        return []

    def _in_an_aside(self, mention: Span) -> bool:
        """Whether the mention stands in a relative clause between commas that ends before the verb."""
        if "," not in self.text[mention.end : self.verb.start]:
            return False
        comma = self.text.rfind(",", self.sentence.start, mention.start)
        opening = self.words(comma, mention.start) if comma >= 0 else []
        return any(self.saying.openers.holds(word) for word in (*opening[:2], *opening[-2:]))

    def _of_a_paper(self, mention: Span) -> bool:
        """Whether a law or another paper stands between the treaty and the verb, and does it instead."""
        papers = citing(self.document.language)
        return any(papers.is_paper(word) for word in self.document.words_in(Span(mention.end, self.verb.start))[-2:])

    def _another_acts(self, mention: Span) -> bool:
        """Whether a name stands between the treaty's clause and the verb: `Having signed the A, Moscow ended the B`."""
        comma = self.text.rfind(",", mention.end, self.verb.start)
        if comma < 0 or self.document.language in CAPITAL_NOUNS or self.saying.subject_marks:
            return False
        closed = self.text.find(",", mention.end, comma) >= 0
        acting = self.document.words_in(Span(comma, self.verb.start))
        return not closed and any(word.span.of(self.text)[0].isupper() for word in acting)

    def _subject_is_spoken_of(self) -> bool:
        """Whether the subject is a word for an instrument, or nobody: not a state that ends a treaty."""
        opening = self.text[self.sentence.start]
        if self.verb.start - self.sentence.start < 4 or opening == "(" or opening.islower():
            return True
        lead = self.document.words_in(Span(self.sentence.start, self.verb.start))
        if self._is_told_of_an_instrument((*lead[:2], *lead[-SUBJECT_REACH:])):
            return True
        return self.saying.drops_subject and (len(lead) <= 1 or lead[0].text.endswith(self.saying.verb_endings))

    def _is_told_of_an_instrument(self, words: Sequence[Word]) -> bool:
        """Whether one of the words stands for an instrument: `the new one`, `accord`."""
        heads = wording(self.document.language)
        return any(
            self.saying.subjects.holds(fold(word.text)) or heads.head_of(word.span.of(self.text), word.key)
            for word in words
        )

    def antecedent(self, other_than: Sequence[int] = ()) -> int | None:
        """What a pronoun stands for: what the last sentence that names a treaty begins with; else the main one."""
        named = [index for _, index in self._spoken_of_before()]
        if self.main is not None:
            named.append(self.main)
        return next((index for index in named if index not in other_than), None)

    def several_before(self) -> list[int]:
        """What `them` stands for: the treaties that the sentence before has named, the main one left out."""
        return [index for index in dict.fromkeys(index for _, index in self._spoken_of_before()) if index != self.main]

    def _spoken_of_before(self) -> list[Mark]:
        """The mentions of the last sentence before that has any, in this paragraph or the one before."""
        start = self.document.paragraph_at(self.sentence.start).start
        since = self.document.paragraph_at(max(0, start - 1)).start
        last = self.marks.last_before(self.sentence.start, since=since)
        if last is None:
            return []
        sentence = self.document.sentence_at(last[0].start)
        return self.marks.within(Span(max(sentence.start, last[0].start - _WINDOW), min(sentence.end, last[0].end)))

    def agent(self, start: int) -> Mark | None:
        """The treaty by which it is done: the mention behind a word for `by`, from an offset on."""
        for mention, index in self.here:
            if mention.start < start:
                continue
            words = self.words(start, mention.start)
            if len(words) <= _FAR and not _BREAK.search(self.text[start : mention.start]):
                led = [place for place, word in enumerate(words) if self.saying.by.holds(word)]
                if led and len(words) - led[-1] <= SUBJECT_REACH:
                    return mention, index
        return None

    def is_denied(self) -> bool:
        """Whether the verb is negated, within a few words before it or behind it, or `nor` opens the sentence.

        `not only` denies nothing, nor does what `but` turns round: `does not replace but supplements`.
        """
        if any(self.saying.nor.holds(word) for word in self.words(self.sentence.start, self.verb.start)[:1]):
            return True
        stop = max(self.text.rfind(mark, self.sentence.start, self.verb.start) for mark in ".!?;:")
        words = self.words(max(self.sentence.start, stop, self.verb.start - 24), self.verb.start)[-3:]
        words += self.words(self.verb.start, self.verb.end)[1:-1] if self.saying.separable else []
        turned = max((place for place, word in enumerate(words) if self.saying.buts.holds(word)), default=-1)
        words = [*words[turned + 1 :], *self._behind_the_verb()]
        denied = [place for place, word in enumerate(words) if self.saying.negations.holds(word)]
        return any(not self.saying.only.holds("".join(words[place + 1 : place + 2])) for place in denied)

    def _behind_the_verb(self) -> list[str]:
        """The words behind the verb among which its negation may stand: in German all up to the end of its clause."""
        comma = _CLAUSE_END.search(self.text, self.verb.end, self.sentence.end)
        end = comma.start() if comma else self.sentence.end
        if self.saying.separable:
            return self.words(self.verb.end, end)
        return self.words(self.verb.end, min(end, self.verb.end + 12))[: 2 if self.saying.verb_final else 1]

    def claimed_by(self) -> str | None:
        """Who the sentence says claims it; the treaty itself and the report claim nothing."""
        claim, said = self.saying.claim, self.saying.said
        if not claim or not any(word.text.startswith(said) for word in self.document.words_in(self.sentence)):
            return None
        match = claim.search(self.sentence.of(self.text))
        if not match:
            return None
        name = match.group("name") or match.group("who")
        start = self.sentence.start + match.start("name" if match.group("name") else "who")
        if any(mention.start <= start < mention.end for mention, _ in self.here):
            return None
        return " ".join(name.split()).rstrip(".,")


def _outermost(marks: Sequence[Mark]) -> list[Mark]:
    """The mentions that do not stand in the name of another treaty."""
    taken: list[Mark] = []
    for mark in marks:
        if not taken or not mark[0].within(taken[-1][0]):
            taken.append(mark)
    return taken
