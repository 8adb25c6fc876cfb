"""Articles by their number alone, where their word is not said again: `… y el 11 limita`, `the seventh forbids`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from archive.extraction.cues import find_cues
from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.references.citing import Citing, citing
from archive.extraction.references.provisions import Cited
from archive.extraction.words import Word, fold

_CLOSED = re.compile(r"[,:;)—–-]|[ ][—–(]|\.(?=[\s,]|$)")
"""What may stand right behind an ordinal that is no adjective of a noun."""
_DOTTED = re.compile(r"(?<![\w.,])(\d{1,3})\.(?=[,:;])")
_FIGURE = re.compile(r"\d{1,3}(?!\d)")
_NEAR = 3
"""How many words from `articles` their count may stand."""


def find_elliptic(document: Document, found: Sequence[Cited]) -> tuple[Cited, ...]:
    """The articles of a document that only a number cites, beside the ones that were `found` with their word."""
    words = citing(document.language)
    more = [*_in_figures(document, found, words), *_by_ordinals(document, found, words)]
    return tuple(one for one in more if not _is_cited(one.span, found))


def _is_cited(span: Span, found: Sequence[Cited]) -> bool:
    place = bisect_right(found, span, key=lambda cited: cited.span)
    return any(cited.span.overlaps(span) for cited in found[max(0, place - 1) : place + 1])


def _in_figures(document: Document, found: Sequence[Cited], words: Citing) -> Iterator[Cited]:
    """In a paragraph that has cited an article in full, in figures of the same kind: `L'articolo II …, il IV …`."""
    if not words.elliptic:
        return
    articles = [cited for cited in found if cited.label == "Article"]
    starts = [cited.span for cited in articles]
    for paragraph in {document.paragraph_at(span.start): None for span in starts}:
        first = articles[bisect_right(starts, (paragraph.start, -1))]
        roman = not _FIGURE.search(first.provisions[0])
        for match in words.elliptic.finditer(document.text, first.span.end, paragraph.end):
            following = document.words_in(Span(match.end(), match.end() + 14))[:1]
            counted = following and fold(following[0].text) in words.not_numbered
            if not counted and match.group(1).isdigit() != roman:
                yield Cited(Span(*match.span()), "Article", (f"Article {match.group(1)}",), elliptic=True)


def _by_ordinals(document: Document, found: Sequence[Cited], words: Citing) -> Iterator[Cited]:
    """Ordinals behind an article cited by one in its sentence, or behind a count of articles in it and the next one."""
    taken: set[int] = set()
    for start, end, counted in _openings(document, found, words):
        for word in document.words_in(Span(start, end)):
            if word.span.start not in taken and words.is_ordinal(word) and _stands_alone(document, word, words):
                taken.add(word.span.start)
                number, _ = words.number_in_words([word])
                yield Cited(word.span, "Article", (f"Article {number}",), elliptic=not counted)
        for match in _DOTTED.finditer(document.text, start, end) if counted and words.dots else ():
            yield Cited(Span(*match.span(1)), "Article", (f"Article {match.group(1)}",))


def _openings(document: Document, found: Sequence[Cited], words: Citing) -> Iterator[tuple[int, int, bool]]:
    """From where to where an ordinal may be an article's, and whether a count of articles makes it one."""
    for cited in found:
        if cited.label == "Article" and not re.search(r"[\dIVXLC]", cited.span.of(document.text)):
            yield cited.span.end, document.sentence_at(cited.span.start).end, False
    for cue in find_cues(document, "references"):
        if cue.kind == "article" and not _is_cited(cue.span, found) and _is_counted(document, cue.span, words):
            sentence = document.sentence_at(cue.span.start)
            following = document.sentence_at(min(len(document.text) - 1, sentence.end + 2))
            yield cue.span.end, max(sentence.end, following.end), True


def _is_counted(document: Document, span: Span, words: Citing) -> bool:
    """Whether a number of articles is said: `it has eleven articles`, `Artykułów było 364`."""
    place = document.word_index(span.start)
    before, behind = document.words[max(0, place - _NEAR) : place], document.words[place + 1 : place + 1 + _NEAR]
    return any(word.text.isdigit() or word.key in words.numbers for word in (*before, *behind))


def _stands_alone(document: Document, word: Word, words: Citing) -> bool:
    """Whether no noun goes with the ordinal: a mark follows it, or what articles do."""
    if not word.text.endswith(words.ordinal_endings):
        return False
    following = document.words_in(Span(word.span.end, word.span.end + 16))[:1]
    if following and document.text[word.span.end : following[0].span.start].isspace():
        return words.verbs.holds(fold(following[0].text))
    return bool(_CLOSED.match(document.text, word.span.end)) or not following
