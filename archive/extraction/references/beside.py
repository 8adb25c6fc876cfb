"""What is named right beside a provision: the instrument, law or paper behind it, else in front of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.references.citing import Citing
from archive.extraction.references.provisions import Cited
from archive.extraction.treaties.marks import Mark, Marks
from archive.extraction.treaties.wording import wording
from archive.extraction.words import Word, fold
from archive.languages import lexicon

REACH = 60
"""How far behind a provision its instrument may be named."""
_ADJECTIVES = 4
_PARTING = re.compile(r"[.;:!?\n,”»]")
_LEADS = re.compile(r"(?:[’']s?)?[”»\"]?,?\s?\(?(?:[a-z]{1,3}\s)?")
"""What stands between an instrument and its provision: `the treaty's Article 5`, `el tratado (art. 5)`."""
_LEADS_FROM_A_PAPER = re.compile(r"(?:[’'`]s)?[\s,(]*(?:[A-ZА-Я]{1,3}[\s,(]*)?(?:의\s)?")


class Owner(NamedTuple):
    """Whose a provision is: a treaty's (an index), a law's or paper's, or one that the text names but nobody knows."""

    rule: str
    treaty: int | None = None
    paper: bool = False
    mention: Span | None = None
    """Where the treaty is named beside the provision."""


PAPER = Owner("reference-paper", paper=True)
"""A law or paper named beside the provision."""
UNKNOWN = Owner("reference-unresolved")


class Beside:
    """What a document names beside its provisions."""

    def __init__(self, document: Document, marks: Marks, citing: Citing) -> None:
        self._document = document
        self._text = document.text
        self._marks = marks
        self._citing = citing

    def owner(self, cited: Cited) -> Owner | None:
        """Whose the provision is, where that stands right behind it or right in front."""
        return self._behind(cited) or self._before(cited.span)

    def _behind(self, cited: Cited) -> Owner | None:
        """What the provision is said to be of: the next noun behind small words."""
        citing_, span = self._citing, cited.span
        begun = next((mark for mark in self._marks.within(span) if mark[0].end > span.end), None)
        if begun:
            return Owner("reference-named", begun[1], mention=begun[0])
        named = {mention.start: (mention, index) for mention, index in self._marks.beginning_near(span.end, REACH)}
        linked, others, last = False, 0, span.end
        for word in self._document.words_in(Span(span.end, span.end + REACH)):
            plain = fold(word.text)
            gap = self._text[last : word.span.start].replace("U.N.", "")
            if _PARTING.search(gap) and not (last == span.end and gap == ", " and plain in citing_.link):
                break
            if self._text.startswith("-", word.span.end):
                continue
            mention = self._named_at(named, word, last)
            if mention and (linked or others == 0):
                return Owner("reference-named", mention[1], mention=mention[0])
            if citing_.is_paper(word) and (linked or not citing_.link or last == span.end) and others < _ADJECTIVES:
                return PAPER
            if plain in citing_.latter and linked | (not citing_.link) and others == 0:
                return self._last_named(span)
            if others == 0 and plain in citing_.of:
                linked |= plain in citing_.link
            else:
                others += 1
            if others > (_ADJECTIVES if linked else 0 if citing_.link else 1):
                break
            last = word.span.end
        return UNKNOWN if linked and others and self._is_unknown(cited, Span(span.end, last)) else None

    def _is_unknown(self, cited: Cited, said: Span) -> bool:
        """Whether the words behind a provision name what nobody knows: an instrument by more than its kind.

        `Article 7 of the Multilateral Instrument` does; `of the said agreement` speaks of the one at hand. What only
        may be a provision (`chapter 3 of his book`) is of whatever stands there.
        """
        if self._text.startswith(",", cited.span.end):
            return False
        heads = wording(self._document.language)
        words = [word for word in self._document.words_in(said) if fold(word.text) not in self._citing.of]
        if cited.label != "Article" and not (words and heads.head_of(words[0].text, words[0].key)):
            return True
        named = any(heads.head_of(word.span.of(self._text), word.key) for word in words[1:])
        capital = not heads.nouns_in_capitals and any(word.span.of(self._text)[0].isupper() for word in words)
        return named or capital

    def _named_at(self, named: dict[int, Mark], word: Word, last: int) -> Mark | None:
        """The mention that begins with the word, or between it and the word before (with a bracket or a mark)."""
        return next((named[start] for start in range(last, word.span.start + 1) if start in named), None)

    def _last_named(self, span: Span) -> Owner | None:
        last = self._marks.last_before(span.start)
        return Owner("reference-back", last[1]) if last else None

    def _before(self, span: Span) -> Owner | None:
        """The instrument, law or paper right before it: `the treaty's Article 5`, `the Constitution (Article 5)`."""
        for mention, index in self._marks.ending_near(span.start, 14):
            if self._leads_to(self._text[mention.end : span.start]):
                return Owner("reference-named", index, mention=mention)
        lead = self._document.words_in(Span(max(0, span.start - 24), span.start))[-2:]
        for word in lead[-1:] if self._document.language == "ko" else lead[::-1]:
            between = self._text[word.span.end : span.start]
            if self._citing.is_paper(word) and _LEADS_FROM_A_PAPER.fullmatch(between):
                return PAPER
            if not between.isspace():
                break
        return None

    def _leads_to(self, between: str) -> bool:
        if self._document.language == "ko":
            return _leads_in_korean().fullmatch(between) is not None
        apart = self._document.language == "en" or "," in between or "(" in between
        return apart and _LEADS.fullmatch(between) is not None


@lru_cache(maxsize=1)
def _leads_in_korean() -> re.Pattern[str]:
    of = lexicon("ko", "references")["korean"]["of"]
    return re.compile(rf"[’'”」』》]?(?:{of})?\s?(?:\([^)]{{0,8}}\))?\s?")
