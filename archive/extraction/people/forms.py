"""Names of persons by their form: runs of capitalised words, particles within them, glue and places taken off."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.people.offices import PLACE_LAST, Masked
from archive.languages import lexicon

_JOINS = re.compile(r"[-‐‑'’]\Z")
_BLANK = re.compile(r"[ \u00a0\t]\Z")
_REGNAL = re.compile(r"[IVX]{1,5}")
_WORDS_AT_MOST = 7
_WHOLE = 2
"""Words of a whole name at least."""
_SHORTEST_NAME = 3
_SURELY_GLUED = 3
"""Letters from which an `and` that is glued to a name is seldom a part of it."""
_OFFICE_AHEAD = re.compile("A?[SM]*R")
_HEADLINE = 0.75
"""The share of capitalised words that makes a sentence a headline."""
_HEADLINE_WORDS = 4
"""Words that it needs at least."""


def names_by_form(masked: Masked, taken: Iterable[Span]) -> Iterator[Span]:
    """Runs of capitalised words of no other kind: two to five are a name, one may be a surname; none over `taken`."""
    taken = sorted(taken)
    free = 0
    for index in [index for index, letter in enumerate(masked.letters) if letter == "X"]:
        end = _name_end(masked, index) if index >= free else 0
        if not end:
            continue
        end, glued = _without_glue(masked, index, end)
        free = end
        span = Span(masked.words[index].span.start, masked.words[end - 1].span.end - glued)
        words = span.of(masked.document.text)
        if overlaps_any(span, taken) or (" " in words and _is_headline(masked, span.start)):
            continue
        if _is_a_place(masked, index, end):
            continue
        yield span


def _without_glue(masked: Masked, first: int, end: int) -> tuple[int, int]:
    """The index after a name to which `and` is glued, and the letters of that: `Anna Bergand Niels Holm`.

    A long one shows itself where a whole name goes on behind it, any where an office does without a comma.
    """
    lists = lexicon(masked.document.language, "people")
    words: tuple[str, ...] = tuple(lists.get("glued_and", ()))
    if not words:
        return end, 0
    names: tuple[str, ...] = tuple(lists.get("no_glue", ()))
    ofs: tuple[str, ...] = tuple(lists.get("glued_of", ()))
    for index in range(first + 1, end):
        text = masked.words[index].text
        glued = next((len(word) for word in words if text.endswith(word) and not text.endswith(names)), 0)
        if not glued or len(text) - glued < _SHORTEST_NAME:
            continue
        if (end - index > _WHOLE and glued >= _SURELY_GLUED) or (index == end - 1 and _office_ahead(masked, end)):
            return index + 1, glued
    of = next((len(word) for word in ofs if masked.words[end - 1].text.endswith(word)), 0)
    return (end, of) if of and end - first > 1 and end in masked.states else (end, 0)


def _office_ahead(masked: Masked, index: int) -> bool:
    """Whether the words go on with an office, or a side that is spoken of: `le ministre B`, `,de la partie`."""
    if index >= len(masked.words):
        return False
    letters, _ = masked.between(index, min(len(masked.words), index + _WHOLE + 2))
    gap = masked.document.text[masked.words[index - 1].span.end : masked.words[index].span.start]
    return (gap == " " and _OFFICE_AHEAD.match(letters) is not None) or (gap == "," and masked.letters[index] == "L")


def _is_a_place(masked: Masked, first: int, end: int) -> bool:
    """Whether the words beside a capitalised run make it a place's name: `Place Stanislas`, `Opera House`."""
    text, words = masked.document.text, masked.words
    after = masked.document.language in PLACE_LAST
    beside = end if after else first - 1
    if beside not in masked.places:
        return False
    one, other = (words[end - 1], words[end]) if after else (words[first - 1], words[first])
    return text[one.span.end : other.span.start] == " " and (not after or text[other.span.start].isupper())


def overlaps_any(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span shares a code point with one of the sorted spans."""
    position = bisect_right(taken, span)
    return any(span.overlaps(other) for other in taken[max(0, position - 1) : position + 1])


def _name_end(masked: Masked, index: int) -> int:
    """The index after the name that begins at the capitalised word, or 0 where none does."""
    if _is_joined(masked, index) or _is_lowered_elsewhere(masked, index) or _is_a_verb(masked, index):
        return 0
    end = whole = index + 1
    while end < len(masked.words) and end - index < _WORDS_AT_MOST:
        joined = _is_joined(masked, end)
        if joined and masked.letters[end] == "N":
            return 0  # `Kensington-Vertrag`
        if joined and masked.letters[end] in "AS":
            break  # `Putin's`
        if not (joined or follows(masked, end)):
            break
        end += 1
        if (
            joined
            or masked.letters[end - 1] == "X"
            or _REGNAL.fullmatch(masked.document.text, *masked.words[end - 1].span)
        ):
            whole = end
    return whole


def _is_joined(masked: Masked, index: int) -> bool:
    """Whether a hyphen or an apostrophe joins the word to the one before: `Jong-un`, `O'Brien`."""
    if index == 0:
        return False
    gap = masked.document.text[masked.words[index - 1].span.end : masked.words[index].span.start]
    before = masked.document.text[masked.words[index - 1].span.start]
    elided = before.islower() and masked.letters[index] == "X" and gap in {"'", "’"}  # `d'Anne Berg`
    return _JOINS.match(gap) is not None and not elided


def follows(masked: Masked, index: int) -> bool:
    """Whether a name goes on with the word: a capitalised one after a blank or an initial, or a particle before one."""
    before, word = masked.words[index - 1], masked.words[index]
    gap = masked.document.text[before.span.end : word.span.start]
    initial = gap in {". ", "."} and len(before.text) == 1
    numeral = masked.letters[index] == "N" and _REGNAL.fullmatch(masked.document.text, *word.span) is not None
    particles = _particles(masked.document.language)
    particle = word.text in particles and _goes_on(masked, index)
    if particle and masked.letters[index] == "A" and masked.document.text[word.span.start].islower():
        particle = before.text in particles  # `van der Berg`, but not `unterzeichnet Anna Berg den Grundlagenvertrag`
    return bool(initial or _BLANK.match(gap)) and (masked.letters[index] == "X" or particle or numeral)


def _goes_on(masked: Masked, index: int) -> bool:
    """Whether a capitalised word follows the particle, or one more particle and then one: `van der Bellen`."""
    for after in range(index + 1, min(index + 3, len(masked.words))):
        if masked.words[after].span.start - masked.words[after - 1].span.end != 1:
            return False
        if masked.letters[after] == "X":
            return True
        if masked.words[after].text not in _particles(masked.document.language):
            return False
    return False


@lru_cache(maxsize=16)
def _particles(language: str) -> frozenset[str]:
    return frozenset(lexicon(language, "people").get("cues", {}).get("particle", ()))


def _is_lowered_elsewhere(masked: Masked, index: int) -> bool:
    """Whether a sentence's first word is a common one: the text writes it small at another place."""
    word = masked.words[index]
    if masked.document.sentence_at(word.span.start).start != word.span.start:
        return False
    return word.text in _small_words(masked.document)


def _is_a_verb(masked: Masked, index: int) -> bool:
    """Whether a sentence begins with a verb before a whole name, by its ending: `Scesero Anna Berg e …`."""
    endings: list[str] = lexicon(masked.document.language, "people").get("verb_endings", [])
    word = masked.words[index]
    if not endings or not word.text.endswith(tuple(endings)) or masked.letters[index + 1 : index + 3] != ["X", "X"]:
        return False
    return masked.document.sentence_at(word.span.start).start == word.span.start


@lru_cache(maxsize=8)
def _small_words(document: Document) -> frozenset[str]:
    return frozenset(word.text for word in document.words if document.text[word.span.start].islower())


def _is_headline(masked: Masked, offset: int) -> bool:
    """Whether nearly every longer word of the sentence has a capital and no stop follows: form then shows no names."""
    text, sentence = masked.document.text, masked.document.sentence_at(offset)
    if sentence.of(text).rstrip("\"'”’»)").endswith((".", "!", "?", "…")):
        return False
    longer = [w for w in masked.words[masked.at(sentence.start) : masked.at(sentence.end)] if len(w.text) > 3]
    capitals = sum(text[word.span.start].isupper() for word in longer)
    return len(longer) >= _HEADLINE_WORDS and capitals >= _HEADLINE * len(longer)
