"""A report's text as the extractors see it: its language, paragraphs, sentences and words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from archive.extraction.findings import Span
from archive.extraction.words import Word, words_of
from archive.languages import lexicon

_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(
    r"(?<![.!?…。])[.!?…。]++[\"'”’»“‘)\]]*+(?=\s|$)|(?<=다)\.|[.!?][\"”»“]?(?=[A-ZА-ЯЁ][a-zа-яё])"
)
_NO_END = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|No|Art|art|Nr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Gen|Sen|Sra?|vs|approx"
    r"|[A-ZА-Я]|ст|п|г|гг|им|см|янв|февр?|авг|сент|окт|нояб|дек))\.$"
)
_ORDINAL = re.compile(r"\b\d{1,2}\.$")
_WRITES_ORDINALS = frozenset({"de"})
"""Languages in which a full stop after a figure makes it an ordinal: `am 19. Juni`."""


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """The text (`Reading.text`, never altered) and its language as an ISO 639-1 code, `en` where unknown.

    A document equals itself alone, so that what is found in it once can be kept by it for every extractor that asks.
    """

    text: str
    language: str = "en"
    paragraphs: tuple[Span, ...] = field(init=False)
    sentences: tuple[Span, ...] = field(init=False)
    words: tuple[Word, ...] = field(init=False)
    starts: tuple[int, ...] = field(init=False)
    """Where each word begins."""

    def __post_init__(self) -> None:
        paragraphs = tuple(Span(*match.span()) for match in _PARAGRAPH.finditer(self.text) if match.group().strip())
        object.__setattr__(self, "paragraphs", paragraphs)
        object.__setattr__(
            self, "sentences", tuple(s for p in paragraphs for s in _sentences(self.text, p, self.language))
        )

        words = words_of(self.text, self.language)
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "starts", tuple(word.span.start for word in words))

    def word_index(self, offset: int) -> int:
        """The index of the first word that begins at the offset or after it."""
        return bisect_left(self.starts, offset)

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words that begin within the span."""
        return self.words[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph (a line) that holds the offset, or the last one before it."""
        return _at(self.paragraphs, offset)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds the offset, or the last one before it."""
        return _at(self.sentences, offset)


def _at(spans: tuple[Span, ...], offset: int) -> Span:
    if not spans:
        return Span(0, 0)
    return spans[max(0, bisect_left(spans, (offset + 1,)) - 1)]


@lru_cache(maxsize=16)
def _abbreviations(language: str) -> tuple[str, ...]:
    """The language's own abbreviations as they stand after a blank or a mark, with their full stop."""
    listed = lexicon(language, "sentences").get("abbreviations", ())
    return tuple(f"{before}{word}." for word in listed for before in " .('’")


def _sentences(text: str, paragraph: Span, language: str) -> Iterator[Span]:
    """Sentences of one paragraph; an abbreviation, an initial or an ordinal's full stop ends none."""
    start = paragraph.start
    for end in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        rest = text[end.end() : end.end() + 2].lstrip()
        before = text[max(start, end.start() - 8) : end.start() + 1]
        if text[end.start()] == "." and (_NO_END.search(before) or before.endswith(_abbreviations(language))):
            continue
        if language in _WRITES_ORDINALS and _ORDINAL.search(before):
            continue
        if rest and rest[0].islower():
            continue
        yield Span(start, end.end())
        start = end.end()
        while start < paragraph.end and text[start].isspace():
            start += 1
    if start < paragraph.end:
        yield Span(start, paragraph.end)
