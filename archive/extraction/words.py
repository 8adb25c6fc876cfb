"""A text's words, cut once for all extractors, each with the key by which its inflected forms are one word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Mapping
from functools import lru_cache, partial
from typing import Any, NamedTuple

import snowballstemmer

from archive.extraction.findings import Span
from archive.extraction.sequences import Row, row_of
from archive.languages import lexicon

WORD = re.compile(r"(?:[Cc]o-(?=[^\W\d_]))?[^\W_]+")
_ALGORITHMS = {
    "en": "english",
    "es": "spanish",
    "ru": "russian",
    "fr": "french",
    "de": "german",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
    "pl": "polish",
}
"""Snowball's stemmers; a language without one is compared by whole words."""
_LONGEST_ENDING = 8
"""Letters of the longest ending that the lists hold."""
_REMEMBERED = 100_000
"""Words of one language that are remembered at most."""
_REPORT = 300
"""Code points from which a text is taken for a report, whose words are asked for again and again."""


class Word(NamedTuple):
    """A word of a text: where it stands, in lower case, and its key."""

    span: Span
    text: str
    key: str


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The word in lower case without accents; Cyrillic й stays, ё is е, and so does a lone letter: `è` is not `e`."""
    word = word.casefold()
    if word.isascii() or len(word) == 1:
        return word
    word = word.replace("ё", "е").replace("й", "\ue000")
    bare = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare).replace("\ue000", "й")


@lru_cache(maxsize=16)
def _stemmer(language: str) -> Callable[[str], str]:
    algorithm = _ALGORITHMS.get(language)
    if not algorithm:
        return str
    stem: Callable[[str], str] = snowballstemmer.stemmer(algorithm).stemWord
    return stem


def key_of(word: str, language: str) -> str:
    """The key of one word: its stem in the language (ISO 639-1), in one spelling, folded."""
    return _known_words(language)[word].key


def _key(word: str, language: str) -> str:
    plain = word.lower().replace("ё", "е").replace("-", "")
    words = lexicon(language, "names")
    plain = _with_vowel(spelled(plain, language), word[0].isupper(), words)
    plain = _hardened(plain, word[0].isupper(), words)
    return fold(_stemmer(language)(_without_genitive(plain, words)))


def spelled(word: str, language: str) -> str:
    """The word in lower case as the lists spell it: `defence` as `defense`, an irregular form as its base."""
    plain = word.lower()
    spellings: dict[str, str] = lexicon(language, "names").get("spellings", {})
    return spellings.get(plain, plain)


def _hardened(plain: str, capital: bool, words: dict[str, Any]) -> str:
    """The word with an ending that the stemmer takes off where a case softened it: `traktacie`, `Polsce`, `Japonii`."""
    for table in ("softened_names", "softened") if capital else ("softened",):
        endings: dict[str, str] = words.get(table, {})
        if endings and (ending := longest_ending(plain, endings)):
            return plain.removesuffix(ending) + endings[ending]
    return plain


def longest_ending(word: str, endings: Container[str]) -> str:
    """The longest of the listed endings that the word has; empty where it has none."""
    first = max(1, len(word) - _LONGEST_ENDING)
    return next((word[start:] for start in range(first, len(word)) if word[start:] in endings), "")


def _without_genitive(plain: str, words: dict[str, Any]) -> str:
    """The word without a genitive's ending that the stemmer takes for a part of it: `Nordkorea|s`, `Trump|s`."""
    genitive = words.get("genitive")
    if genitive and len(plain) >= genitive["shortest"] and plain.endswith(tuple(genitive["endings"])):
        return plain[:-1]
    return plain


def _with_vowel(plain: str, capital: bool, words: dict[str, Any]) -> str:
    """The word with the vowel by which the stemmer knows its last syllable for no ending, where it needs one."""
    kept, given = words.get("kept"), words.get("given")
    if kept and plain.endswith((*kept["endings"], *(kept["surnames"] if capital else ()))):
        return plain + str(kept["vowel"])
    if kept and capital and plain.endswith(tuple(kept["turned"])):
        return plain[:-1] + str(kept["vowel"])
    if given and capital and plain.endswith(tuple(given["endings"])):
        return plain[:-1] + str(given["vowel"])
    return plain


def words_of(text: str, language: str) -> tuple[Word, ...]:
    """All words of a text in order; a hyphen or an apostrophe parts words (`Russia's` is two, `co-operation` one).

    A report is cut once and remembered, since every extractor asks for its words; a few words are not.
    """
    return _cut_once(text, language) if len(text) > _REPORT else _cut(text, language)


@lru_cache(maxsize=2)
def _cut_once(text: str, language: str) -> tuple[Word, ...]:
    return _cut(text, language)


_span = partial(tuple.__new__, Span)
_word = partial(tuple.__new__, Word)
"""As their constructors, but without a call of Python's for each of a report's hundreds of words."""


def _cut(text: str, language: str) -> tuple[Word, ...]:
    known = _known_words(language)
    return tuple([_word((_span(match.span()), *known[match.group()])) for match in WORD.finditer(text)])


class _Known(NamedTuple):
    """A word in lower case, and its key."""

    plain: str
    key: str


class _KnownWords(dict[str, _Known]):
    """Words of a language as texts and names write them; what was met once is remembered."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> _Known:
        if len(self) >= _REMEMBERED:
            self.clear()
        known = self[word] = _Known(word.lower(), _key(word, self._language))
        return known


@lru_cache(maxsize=16)
def _known_words(language: str) -> _KnownWords:
    return _KnownWords(language)


@lru_cache(maxsize=2)
def places_of(text: str, language: str) -> Mapping[str, list[int]]:
    """The indices of the text's words by key."""
    places: dict[str, list[int]] = {}
    for index, word in enumerate(words_of(text, language)):
        places.setdefault(word.key, []).append(index)
    return places


@lru_cache(maxsize=2)
def keys_of(text: str, language: str) -> Row:
    """The keys of the text's words, in a row to be searched."""
    return row_of([word.key for word in words_of(text, language)])
