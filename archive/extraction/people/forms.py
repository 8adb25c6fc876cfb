"""Names of persons by their form: runs of capitalised words, particles within them, glue and places taken off."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from archive.extraction.findings import Span
from archive.extraction.people.masks import PLACE_LAST, Masked
from archive.languages import lexicon

_APOSTROPHES = frozenset("'’")
_JOINS = frozenset("-‐‑'’")
_BLANKS = frozenset(" \u00a0\t")
_INITIALS_STOP = frozenset({". ", "."})
_REGNAL = re.compile(r"[IVX]{1,5}")
_WORDS_AT_MOST = 7
_WHOLE = 2
"""Words of a whole name at least."""
_SHORTEST_NAME = 3
_SURELY_GLUED = 3
"""Letters from which an `and` that is glued to a name is seldom a part of it."""
_OFFICE_AHEAD = re.compile("A?[SM]{0,18}R")
_HEADLINE = 0.75
"""The share of capitalised words that makes a sentence a headline."""
_HEADLINE_WORDS = 4
"""Words that it needs at least."""


def names_by_form(masked: Masked, taken: Iterable[Span]) -> Iterator[Span]:
    """Runs of capitalised words of no other kind: two to five are a name, one may be a surname; none over `taken`."""
    held = {index for span in taken for index in masked.within(span)}
    begins = {sentence.start for sentence in masked.document.sentences}
    free = 0
    for index, letter in enumerate(masked.letters):
        if letter != "X" or index < free:
            continue
        if _is_joined(masked, index) or (masked.starts[index] in begins and _is_no_name_at_the_head(masked, index)):
            continue
        end = _name_end(masked, index)
        if not end:
            continue
        if end - index > _WHOLE and _is_a_field(masked, index):
            index += 1
        end, glued = _without_glue(masked, index, end)
        free = end
        if not held.isdisjoint(range(index, end)) or _is_a_place(masked, index, end):
            continue
        span = Span(masked.starts[index], masked.words[end - 1].span.end - glued)
        if " " not in span.of(masked.document.text) or not _is_headline(masked, span):
            yield span


class _Glue(NamedTuple):
    """The words of a language that run together with a name before them, and the names that merely end so."""

    ands: tuple[str, ...]
    ofs: tuple[str, ...]
    names: tuple[str, ...]


@lru_cache(maxsize=16)
def _glue(language: str) -> _Glue:
    lists = lexicon(language, "people")
    return _Glue(*(tuple(lists.get(key, ())) for key in ("glued_and", "glued_of", "no_glue")))


def _without_glue(masked: Masked, first: int, end: int) -> tuple[int, int]:
    """The index after a name to which `and` is glued, and the letters of that: `Anna Bergand Niels Holm`.

    A long one shows itself where a whole name goes on behind it, any where an office does without a comma.
    """
    glue = _glue(masked.document.language)
    if not glue.ands:
        return end, 0
    for index in range(first + 1, end):
        text = masked.words[index].text
        if not text.endswith(glue.ands) or text.endswith(glue.names):
            continue
        glued = next(len(word) for word in glue.ands if text.endswith(word))
        if len(text) - glued < _SHORTEST_NAME:
            continue
        if (end - index > _WHOLE and glued >= _SURELY_GLUED) or (index == end - 1 and _office_ahead(masked, end)):
            return index + 1, glued
    if end - first > 1 and end in masked.states:
        return end, next((len(word) for word in glue.ofs if masked.words[end - 1].text.endswith(word)), 0)
    return end, 0


def _is_a_field(masked: Masked, index: int) -> bool:
    """Whether the first word before a whole name is what an office is for: `viceministro dell'Ambiente A B`."""
    before = index - 1
    while before > 0 and masked.letters[before] in "LA":
        before -= 1
    return before >= 0 and before < index - 1 and masked.letters[before] == "R" and masked.gap(index + 1) == " "


def _office_ahead(masked: Masked, index: int) -> bool:
    """Whether the words go on with an office, or a side that is spoken of: `le ministre B`, `,de la partie`."""
    if index >= len(masked.words):
        return False
    letters, _ = masked.between(index, min(len(masked.words), index + _WHOLE + 2))
    gap = masked.gap(index)
    return (gap == " " and _OFFICE_AHEAD.match(letters) is not None) or (gap == "," and masked.letters[index] == "L")


def _is_a_place(masked: Masked, first: int, end: int) -> bool:
    """Whether the words beside a capitalised run make it a place's name: `Place Stanislas`, `Opera House`."""
    after = masked.document.language in PLACE_LAST
    if (end if after else first - 1) not in masked.places:
        return False
    return masked.gap(end if after else first) == " " and (
        not after or masked.document.text[masked.starts[end]].isupper()
    )


def overlaps_any(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span shares a code point with one of the sorted spans, which share none with one another."""
    place = bisect_right(taken, span)
    return (place > 0 and span.overlaps(taken[place - 1])) or (place < len(taken) and span.overlaps(taken[place]))


def _name_end(masked: Masked, index: int) -> int:
    """The index after the name that begins at the capitalised word, or 0 where none does."""
    end = whole = index + 1
    letters = masked.letters
    while end < len(letters) and end - index < _WORDS_AT_MOST:
        joined = _is_joined(masked, end)
        if joined and letters[end] == "N":
            return 0  # `Kensington-Vertrag`
        if joined and letters[end] in "AS":
            break  # `Putin's`
        if not (joined or follows(masked, end)):
            break
        end += 1
        if joined or letters[end - 1] == "X" or _REGNAL.fullmatch(masked.document.text, *masked.words[end - 1].span):
            whole = end
    return whole


def _is_joined(masked: Masked, index: int) -> bool:
    """Whether a hyphen or an apostrophe joins the word to the one before: `Jong-un`, `O'Brien`."""
    gap = masked.gap(index)
    if gap not in _JOINS:
        return False
    elided = gap in _APOSTROPHES and masked.letters[index] == "X"  # `d'Anne Berg`
    return not (elided and masked.document.text[masked.starts[index - 1]].islower())


def follows(masked: Masked, index: int) -> bool:
    """Whether a name goes on with the word: a capitalised one after a blank or an initial, or a particle before one."""
    gap = masked.gap(index)
    if gap not in _BLANKS and not (gap in _INITIALS_STOP and len(masked.words[index - 1].text) == 1):
        return False
    letter = masked.letters[index]
    if letter == "X":
        return True
    if letter == "N" and _REGNAL.fullmatch(masked.document.text, *masked.words[index].span):
        return True
    particles = _particles(masked.document.language)
    if masked.words[index].text not in particles or not _goes_on(masked, index):
        return False
    if letter == "A" and masked.document.text[masked.starts[index]].islower():
        return masked.words[index - 1].text in particles  # `van der Berg`, but not `schloss Anna Berg den Vertrag`
    return True


def _goes_on(masked: Masked, index: int) -> bool:
    """Whether a capitalised word follows the particle, or one more particle and then one: `van der Bellen`."""
    for after in range(index + 1, min(index + 3, len(masked.words))):
        if len(masked.gap(after)) != 1:
            return False
        if masked.letters[after] == "X":
            return True
        if masked.words[after].text not in _particles(masked.document.language):
            return False
    return False


@lru_cache(maxsize=16)
def _particles(language: str) -> frozenset[str]:
    return frozenset(lexicon(language, "people").get("cues", {}).get("particle", ()))


def _is_no_name_at_the_head(masked: Masked, index: int) -> bool:
    """Whether the first word of a sentence is a common one, or a verb before a whole name: `Scesero Anna Berg e …`.

    The text writes a common one small at another place; a verb has the ending of one.
    """
    word = masked.words[index].text
    if word in masked.small:
        return True
    return masked.letters[index + 1 : index + 3] == ["X", "X"] and word.endswith(_verbs(masked.document.language))


@lru_cache(maxsize=16)
def _verbs(language: str) -> tuple[str, ...]:
    return tuple(lexicon(language, "people").get("verb_endings", ()))


def _is_headline(masked: Masked, name: Span) -> bool:
    """Whether nearly every longer word of the name's sentence has a capital and no stop follows.

    There the form of a word shows no name.
    """
    text, sentence = masked.document.text, masked.document.sentence_at(name.start)
    if sentence.of(text).rstrip("\"'”’»)").endswith((".", "!", "?", "…")):
        return False
    longer = [text[word.span.start].isupper() for word in masked.document.words_in(sentence) if len(word.text) > 3]
    return len(longer) >= _HEADLINE_WORDS and sum(longer) >= _HEADLINE * len(longer)
