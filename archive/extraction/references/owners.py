"""Whose provision it is: the instrument that a citation names or points at, or the law that keeps it out.

The surest rule that answers decides: the instrument, law or paper right behind or right before; what `its` points
back at; what another treaty changes; the Charter of the United Nations, where its cues stand; what the sentence speaks
of; what the sentences before it in the paragraph speak of or have cited; what the answer before the question was about;
the main treaty. A treaty that is only the object of a pronoun's doing is spoken of in passing, and one named further
back gives way to the main treaty.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from archive.extraction.cues import cues_within
from archive.extraction.document import Document
from archive.extraction.findings import Span, Treaty
from archive.extraction.references.beside import PAPER, UNKNOWN, Beside, Owner
from archive.extraction.references.citing import citing
from archive.extraction.references.provisions import Cited
from archive.extraction.treaties import main_of
from archive.extraction.treaties.marks import Mark, Marks, marks_of
from archive.extraction.treaties.wording import wording
from archive.extraction.words import fold

_WINDOW = 800
"""How much of a long sentence is read on either side of a citation."""
_SENTENCES = 8
"""How many sentences back a provision may still be of the instrument that they speak of."""
_CHARTER = "un-charter"
_CHANGING = frozenset({"supersedes", "terminates", "amends", "supplements", "implements"})
_DOING = frozenset(f"{kind}-active" for kind in _CHANGING)
_CLOSE = 12
"""How far behind a verb the provision begins that is its object."""
_LEAD_REACH = 24
"""How far in front of a provision a word stands that points back."""
_LEAD = 14
"""How many words a sentence may have in front of a treaty that is only its object."""
_LOOSE = ("Part", "Section", "Schedule", "Chapter")
"""What books and broadcasts have too, so that a number in figures does not show that a treaty's is meant."""


SPOKEN_OF = Owner("reference-paper-spoken-of", paper=True)
"""A law or paper that only the sentence speaks of."""


class _Spot(NamedTuple):
    """A citation with what stands around it."""

    cited: Cited
    span: Span
    sentence: Span
    """The sentence around it, as far as anyone would read on for what it is of."""
    before: list[Mark]
    """The treaties that the sentence names in front of it."""
    back: set[str]
    """The two words in front of it, folded, where one of them points back: `its`."""


class Owners:
    """The owners of all citations of a document, in their order."""

    def __init__(self, document: Document, treaties: Sequence[Treaty], cited: Sequence[Cited]) -> None:
        self._document = document
        self._text = document.text
        self._treaties = treaties
        self._marks: Marks = marks_of(treaties)
        self._main = main_of(treaties)
        self._citing = citing(document.language)
        self._charter = next((index for index, treaty in enumerate(treaties) if treaty.id == _CHARTER), None)
        self._cited = cited
        self._starts = [one.span.start for one in cited]
        self.found: list[Owner | None] = []
        beside = Beside(document, self._marks, self._citing)
        named = self._joined_by_and([None if one.elliptic else beside.owner(one) for one in cited])
        for one, owner in zip(cited, named, strict=True):
            self.found.append(None if self._is_in_a_name(one) else owner or self._owner(one))

    def _is_in_a_name(self, cited: Cited) -> bool:
        """Whether it is a part of an instrument's name, as in `the Part XI Agreement`."""
        return any(cited.span.within(mention) for mention, _ in self._marks.within(cited.span))

    def _owner(self, cited: Cited) -> Owner | None:
        """By the first rule that answers; `None` where the citation is too loose to be a treaty's."""
        if cited.elliptic and self.found:
            return self.found[-1]
        spot = self._spot(cited)
        near = self._pointed_back(spot) or self._done_to(spot) or self._charter_nearby(spot) or self._in_sentence(spot)
        return near or self._earlier(cited) or self._asked_on(cited) or self._by_main(spot)

    def _spot(self, cited: Cited) -> _Spot:
        span, around = cited.span, self._document.sentence_at(cited.span.start)
        sentence = Span(max(around.start, span.start - _WINDOW), min(around.end, span.end + _WINDOW))
        before = self._marks.within(Span(sentence.start, span.start))
        lead = self._document.words_in(Span(max(sentence.start, span.start - _LEAD_REACH), span.start))[-2:]
        words = {fold(word.text) for word in lead}
        return _Spot(cited, span, sentence, before, words if words & self._citing.back else set())

    def _joined_by_and(self, beside: list[Owner | None]) -> list[Owner | None]:
        """What is named behind the last of several is the owner of them all: `Article 5 and Annex II of the treaty`."""
        for place in range(len(beside) - 2, -1, -1):
            gap = Span(self._cited[place].span.end, self._cited[place + 1].span.start)
            if beside[place] is None and 0 < gap.end - gap.start <= 20:
                words = [fold(word.text) for word in self._document.words_in(gap)]
                small = self._citing.and_ | self._citing.of
                following = beside[place + 1]
                if (
                    following
                    and all(word in small for word in words)
                    and not re.search(r"[.;:!?\n]", gap.of(self._text))
                ):
                    beside[place] = following
        return beside

    def _pointed_back(self, spot: _Spot) -> Owner | None:
        """After `its`: what this sentence, else the one before, begins with; after `whose`: what was named last."""
        if not spot.back:
            return None
        _, span, sentence, here, words = spot
        whose = self._citing.whose & words
        if here and not whose and self._is_in_passing(sentence, here[0][0]):
            paragraph = self._document.paragraph_at(sentence.start)
            since = self._document.paragraph_at(max(0, paragraph.start - 2)).start
            last = self._marks.last_before(sentence.start, since)
            return Owner("reference-back", last[1]) if last else None
        if self._law_in(Span(here[-1][0].end if here else sentence.start, span.start)):
            return SPOKEN_OF
        if here:
            lead = self._text[max(sentence.start, span.start - _LEAD_REACH) : span.start]
            near = whose or any(mark in lead for mark in ",:—–")
            return Owner("reference-back", here[-1][1] if near else here[0][1])
        earlier = self._document.sentence_at(max(0, sentence.start - 2))
        nearest = Span(max(earlier.start, earlier.end - _WINDOW), earlier.end)
        return next((Owner("reference-back", index) for _, index in self._marks.within(nearest)), None)

    def _done_to(self, spot: _Spot) -> Owner | None:
        """What another treaty does something to: `the accords, which implement Article 4`, not the accords' own."""
        _, span, sentence, before, _ = spot
        if self._main is None or not before or before[-1][1] == self._main:
            return None
        for verb, kind in cues_within(self._document, "relations", sentence):
            near = 0 <= span.start - verb.end <= _CLOSE or 0 <= verb.start - span.end <= 2
            if near and kind in _DOING:
                return Owner("reference-done-to", self._main)
        return None

    def _charter_nearby(self, spot: _Spot) -> Owner | None:
        """The Charter of the United Nations, where the sentence has its cues and speaks of no other instrument."""
        span, sentence = spot.span, spot.sentence
        if self._charter is None or self._cited_since(sentence.start):
            return None
        inside = self._marks.within(sentence)
        here = {index for _, index in inside}
        if here - {self._charter} or any(mention.start >= span.end for mention, _ in inside):
            return None
        keys = {word.key for word in self._document.words_in(sentence)}
        cued = self._charter in here or self._citing.charter_cues & keys
        return Owner("reference-charter", self._charter) if cued else None

    def _in_sentence(self, spot: _Spot) -> Owner | None:
        """What the sentence has named or cited before the provision: nearest of an instrument, a law, a citation."""
        span, sentence = spot.span, spot.sentence
        before = [mark for mark in spot.before if mark[1] != self._charter]
        since = before[-1][0].end if before else sentence.start
        last = self._cited[len(self.found) - 1].span.end if self.found else 0
        if self._law_in(Span(max(since, last), span.start)):
            return SPOKEN_OF
        cited = self._cited_since(since)
        named = cited or self._of(before, "reference-sentence", -1)
        return named or (None if _is_loose(spot.cited) else self._by_kind(Span(sentence.start, span.start)))

    def _by_kind(self, span: Span) -> Owner | None:
        """The main treaty, where the words speak of an instrument of its kind and nobody has found out which."""
        if self._main is None:
            return None
        heads = wording(self._document.language)
        spoken_of = {word.key for word in self._document.words_in(span) if heads.head_of(word.text, word.key)}
        mentions = self._treaties[self._main].mentions if spoken_of else ()
        same = any(word.key in spoken_of for mention in mentions for word in self._document.words_in(mention))
        return Owner("reference-sentence", self._main) if same else None

    def _of(self, marks: Sequence[Mark], rule: str, otherwise: int) -> Owner | None:
        """The one treaty of the mentions; of several the main one, else the first (0) or the last (-1)."""
        named = list(dict.fromkeys(index for _, index in marks))
        if not named:
            return None
        return Owner(rule, self._main if self._main in named else named[otherwise])

    def _law_in(self, span: Span) -> bool:
        """Whether a law or paper with articles of its own is spoken of, not one that is about a treaty."""
        words = self._document.words_in(span)
        return any(map(self._citing.is_law, words))

    def _cited_since(self, offset: int) -> Owner | None:
        """The owner of the last citation, where it begins at the offset or behind it."""
        place = len(self.found) - 1
        if place < 0 or self._cited[place].span.start < offset:
            return None
        owner = self.found[place]
        if owner is None or (owner.treaty == self._charter and not owner.paper):
            return None
        return (
            PAPER if owner.paper else Owner("reference-paragraph", owner.treaty) if owner.treaty is not None else None
        )

    def _earlier(self, one: Cited) -> Owner | None:
        """What the sentences before it in the paragraph are about, the nearest that speaks or cites first."""
        span = one.span
        start = self._document.paragraph_at(span.start).start
        here = self._document.sentence_at(span.start).start
        for back in range(_SENTENCES):
            if here <= start:
                break
            sentence = self._document.sentence_at(max(start, here - 2))
            here = min(sentence.start, here - 2)
            near = Span(max(sentence.start, sentence.end - _WINDOW), sentence.end)
            marks = [mark for mark in self._marks.within(near) if mark[1] != self._charter]
            if marks and self._is_in_passing(sentence, marks[0][0]):
                marks = []
            cited = self._cited_in(sentence)
            if cited and (not marks or marks[-1][0].start < cited[1].end or marks[-1][1] == cited[0].treaty):
                return cited[0]
            if back and marks and marks[-1][1] != self._main and self._is_main_in(Span(start, span.start)):
                return Owner("reference-main", self._main)
            if marks and not _is_loose(one):
                return self._of(marks, "reference-paragraph", 0)
        return None

    def _is_main_in(self, span: Span) -> bool:
        return any(index == self._main for _, index in self._marks.within(span))

    def _is_in_passing(self, sentence: Span, mention: Span) -> bool:
        """Whether the treaty is only what another one, that only a pronoun stands for, does something to."""
        lead = Span(sentence.start, mention.start)
        if self._marks.within(lead) or len(self._document.words_in(lead)) > _LEAD:
            return False
        kinds = {cue.kind.partition("-")[0] for cue in cues_within(self._document, "relations", lead)}
        return not kinds.isdisjoint(_CHANGING)

    def _asked_on(self, one: Cited) -> Owner | None:
        """What alone the answer before spoke of, where the question between names nothing."""
        start = self._document.paragraph_at(one.span.start).start
        question = self._document.paragraph_at(max(0, start - 2))
        if _is_loose(one) or not self._text.endswith("?", question.start, question.end) or self._marks.within(question):
            return None
        answer = self._document.paragraph_at(max(0, question.start - 2))
        named = {index for _, index in self._marks.within(answer)}
        cited = {owner.treaty for _, owner in self._owned(answer.start, answer.end)}
        return Owner("reference-paragraph", named.pop()) if len(named) == 1 and cited <= named else None

    def _cited_in(self, sentence: Span) -> tuple[Owner, Span] | None:
        """Whose provision the sentence cites last, and where; what is cited of a law in brackets is said in passing."""
        for place in range(len(self.found) - 1, -1, -1):
            span, owner = self._cited[place].span, self.found[place]
            if span.start < sentence.start:
                break
            if owner is PAPER and not self._text.endswith("(", 0, span.start) and not self._has_cited(span):
                return PAPER, span
            if owner and owner.treaty not in (None, self._charter):
                return Owner("reference-paragraph", owner.treaty), span
        return None

    def _has_cited(self, span: Span) -> bool:
        """Whether the paragraph has cited a treaty before, so that a law in it is spoken of in passing."""
        start = self._document.paragraph_at(span.start).start
        return any(owner.treaty is not None for _, owner in self._owned(start, span.start))

    def _owned(self, start: int, end: int) -> list[tuple[Cited, Owner]]:
        """The citations that begin between two offsets and whose owner is known by now."""
        first = bisect_left(self._starts, max(start, end - 2 * _WINDOW))
        places = range(first, min(len(self.found), bisect_left(self._starts, end)))
        owned = ((self._cited[place], self.found[place]) for place in places)
        return [(one, owner) for one, owner in owned if owner]

    def _by_main(self, spot: _Spot) -> Owner | None:
        if _is_loose(spot.cited) and (spot.back or not self._among_articles(spot.cited)):
            return None
        return Owner("reference-main", self._main) if self._main is not None else UNKNOWN

    def _among_articles(self, cited: Cited) -> bool:
        """Whether articles or annexes are cited in its paragraph, or in the one before or behind."""
        here = self._document.paragraph_at(cited.span.start)
        start = self._document.paragraph_at(max(0, here.start - 2)).start
        end = self._document.paragraph_at(min(len(self._text) - 1, here.end + 2)).end
        start, end = max(start, cited.span.start - 2 * _WINDOW), min(end, cited.span.end + 2 * _WINDOW)
        near = self._cited[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return any(one.label not in _LOOSE for one in near)


def _is_loose(cited: Cited) -> bool:
    """Whether it may be a part of anything: `part 2`, not `Part II`."""
    return cited.label in _LOOSE and any(one[-1].isdigit() for one in cited.provisions)
