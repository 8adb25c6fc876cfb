"""Masks: a document's words, one letter each, so that names and offices are patterns of letters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from archive.extraction.clauses import GOES_ON
from archive.extraction.cues import find_cues
from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import bodies_in, capitals_in, states_in
from archive.extraction.words import Word
from archive.languages import lexicon

# What each letter stands for: R role, S state, M modifier (`deputy`), L link (`of`), A article, C `and`, W `who`,
# V a verb of signing or one that begins a clause, K capital city, B body, N a common word, X a capitalised one, x any
# other. `,` is a comma, `|` what parts clauses.
_NO_NAME = "n"
"""Of kinds whose words begin with a capital only where a sentence does: such a word is an N, any other stays."""
_LETTERS = {
    "break": "V",
    "sign": "V",
    "was_signed": "V",
    "role": "R",
    "modifier": "M",
    "link": "L",
    "article": "A",
    "and": "C",
    "who": "W",
    "not_a_name": "N",
    "place": "N",
    "witness": _NO_NAME,
    "witnessing": _NO_NAME,
    "on_behalf": _NO_NAME,
    "with": _NO_NAME,
    "by": _NO_NAME,
    "at_place": _NO_NAME,
    "the_same": _NO_NAME,
    "signed": _NO_NAME,
    "signature_of": _NO_NAME,
    "did_so": _NO_NAME,
    "signing_noun": _NO_NAME,
    "side": _NO_NAME,
    "pronoun": _NO_NAME,
}
PLACE_LAST = frozenset({"en", "de"})
"""Languages whose nouns for places stand behind the place's name."""
_CASELESS = frozenset({"ko"})
"""Languages in which no capital shows a name."""
_SHORT_NAME = 2
_WORDS_KEPT = 50_000
PARTING = re.compile(rf"[;:()\[\]\"“”„«»「」『』!?…]|(?<![^A-Za-zА-Яа-я][A-ZА-Я])\.(?=\s)(?!{GOES_ON})| [–—-] |\n")


@dataclass(frozen=True, slots=True, eq=False)
class Masked:
    """A document's words, one letter each."""

    document: Document
    words: Sequence[Word]
    starts: Sequence[int]
    """Where each word begins."""
    letters: list[str]
    small: frozenset[str]
    """The words that the text writes small somewhere."""
    states: dict[int, str] = field(default_factory=dict)
    """Word index to state code."""
    of: set[int] = field(default_factory=set)
    """Indices of the words that tell whose somebody is: `of Chile`, `della Repubblica del Congo`."""
    places: set[int] = field(default_factory=set)
    """Indices of the words before or behind which a name is a place's: `Place Stanislas`, `Opera House`."""

    def at(self, offset: int) -> int:
        """Index of the first word that does not begin before the offset."""
        return bisect_left(self.starts, offset)

    def within(self, span: Span) -> range:
        """Indices of the words that begin in the span."""
        first = bisect_left(self.starts, span.start)
        return range(first, bisect_left(self.starts, span.end, first))

    def gap(self, index: int) -> str:
        """What stands between the word and the one before it; nothing before the first word."""
        return self.document.text[self.words[index - 1].span.end : self.starts[index]] if index else ""

    def between(self, first: int, last: int) -> tuple[str, list[int]]:
        """Letters of the words from `first` up to `last` with commas and partings, and each letter's word."""
        text, words, starts = self.document.text, self.words, self.starts
        letters: list[str] = []
        owners: list[int] = []
        for index in range(first, last):
            letters.append(self.letters[index])
            owners.append(index)
            end, following = words[index].span.end, starts[index + 1] if index + 1 < len(starts) else len(text)
            if following - end == 1 and text[end] == " ":
                continue
            if PARTING.search(text, end, following) or self._ends_a_sentence(end, following):
                letters.append("|")
                owners.append(index)
            elif "," in text[end:following]:
                letters.append(",")
                owners.append(index)
        return "".join(letters), owners

    def _ends_a_sentence(self, end: int, following: int) -> bool:
        """Whether a full stop between two words is no abbreviation's."""
        return "." in self.document.text[end:following] and self.document.sentence_at(following).start >= end


def mask(document: Document, gazetteer: Gazetteer) -> Masked:
    """The document's words with their letters."""
    text, words, starts = document.text, document.words, document.starts
    capitals = [text[start].isupper() for start in starts]
    letters = ["X" if capital else "x" for capital in capitals]
    small = frozenset([word.text for word, capital in zip(words, capitals, strict=True) if not capital])
    masked = Masked(document, words, starts, letters, small)
    _write_cues(masked)
    _write_compounds(masked)
    for letter, named in (("K", capitals_in(document, gazetteer)), ("B", bodies_in(document, gazetteer))):
        for found in named:
            inside = masked.within(found.span)
            if all(letters[index] != "R" for index in inside):
                for index in inside:
                    letters[index] = letter
    _write_states(masked, gazetteer)
    _write_spellings(masked)
    return masked


def _write_cues(masked: Masked) -> None:
    """The letter of each cue's kind; a common word is none where it is a part of an office."""
    letters, starts = masked.letters, masked.starts
    caseless = masked.document.language in _CASELESS
    for span, kind in find_cues(masked.document, "people"):
        if kind == "of":
            masked.of.add(bisect_left(starts, span.start))
        letter = _LETTERS.get(kind)
        if letter is None:
            continue
        first = bisect_left(starts, span.start)
        if kind == "place":
            if _goes_on_a_name(masked, first):
                continue
            if letters[first] != "R":
                masked.places.add(first)
        if letter == "N" and letters[first] == "R":
            continue
        after = bisect_left(starts, span.end, first)
        for index in (first, after - 1) if letter == "V" and after > first else range(first, after):
            if letter != _NO_NAME:
                letters[index] = letter
            elif letters[index] == "X" or caseless:
                letters[index] = "N"


def _goes_on_a_name(masked: Masked, index: int) -> bool:
    """Whether a word for a place is somebody's name: `Francisco Castillo`."""
    if index == 0 or masked.letters[index - 1] != "X" or not masked.document.text[masked.starts[index]].isupper():
        return False
    return masked.document.language not in PLACE_LAST and len(masked.gap(index)) == 1


def _write_states(masked: Masked, gazetteer: Gazetteer) -> None:
    """States; a word that goes on behind a state's name stays the office that it is: `일본대사`."""
    for found in states_in(masked.document, gazetteer):
        for index in masked.within(found.span):
            masked.states[index] = found.keys[0]
            if masked.letters[index] != "R" or masked.words[index].span.end <= found.span.end:
                masked.letters[index] = "S"


def _write_spellings(masked: Masked) -> None:
    """Words in capitals throughout are no names, and the `s` of a genitive is passed over like an article."""
    text, letters = masked.document.text, masked.letters
    for index, word in enumerate(masked.words):
        if letters[index] == "X":
            start, end = word.span
            if end - start > 1 and not text[start + 1].islower() and text[start:end].isupper():
                letters[index] = "N"
        elif word.text == "s" and index and text[word.span.start - 1] in "'’":
            letters[index] = "A"


def _write_compounds(masked: Masked) -> None:
    """Offices that end in a listed one: `Landwirtschaftsminister`, `산업통상자원부장관이`, `генпрокурор`."""
    language, letters, words = masked.document.language, masked.letters, masked.words
    if not _compounds(language):
        return
    ministries = tuple(lexicon(language, "people").get("ministry_endings", ()))
    for index, word in enumerate(words):
        letter = letters[index]
        if letter in "Xx" and _is_an_office(word.text, language):
            letter = letters[index] = "R"
        if ministries and index and letter == "R" and letters[index - 1] == "x":
            before = words[index - 1].text
            if len(before) > _SHORT_NAME and before.endswith(ministries):
                letters[index - 1] = "N"


@lru_cache(maxsize=_WORDS_KEPT)
def _is_an_office(word: str, language: str) -> bool:
    """Whether the word ends in an office; a language has few words, and each is asked for often."""
    return word.endswith(_compounds(language))


@lru_cache(maxsize=16)
def _compounds(language: str) -> tuple[str, ...]:
    """The ends of words that are offices, with and without a particle glued to them; none in most languages."""
    lists: Mapping[str, list[str]] = lexicon(language, "people")
    endings = lists.get("role_endings", [])
    return (*endings, *(ending + particle for ending in endings for particle in lists.get("particles", [])))
