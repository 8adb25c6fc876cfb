"""Many names found in one pass over a text: folded, tolerant of inflection, longest first.

A text is cut into words once; each word has a key, which is its stem in the text's language, without accents. The
names of a gazetteer are cut the same way into a tree of keys, and the text is walked along that tree. Scripts that
glue endings to names or write no spaces (Hangul, Han, kana) are walked by characters instead, spaces and middle
dots left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Any, NamedTuple

import snowballstemmer

from archive.extraction.findings import Span
from archive.languages import lexicon

_WORD = re.compile(r"(?:[Cc]o-(?=[^\W\d_]))?[^\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_BETWEEN = re.compile(r"[\s\-‐‑–.,'’·‧∙・/&\"“”«»]{0,6}\Z")
_STOP = re.compile(r"[^\W\d_]{2,}\.\s\Z")
_SKIPPED = frozenset(" \u00a0\t\n-–·‧∙・ㆍ,")
_ALGORITHMS = {"en": "english", "es": "spanish", "ru": "russian", "fr": "french", "de": "german"}
_SHORT = 5
"""Names of at most so many letters may be of the kind that never changes its ending."""
_ALGORITHMS |= {"it": "italian", "pt": "portuguese", "nl": "dutch", "pl": "", "ko": ""}


class Word(NamedTuple):
    """A word of a text, with its key: the stem by which inflected forms are the same word."""

    span: Span
    key: str


@dataclass(frozen=True, slots=True)
class Found:
    """A name met in a text, and the keys (ids, codes) of all the things that bear it, in the gazetteer's order."""

    span: Span
    keys: tuple[str, ...]


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The word in lower case without accents; Cyrillic й stays, ё is е."""
    word = word.casefold()
    if word.isascii():
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


@lru_cache(maxsize=200_000)
def key_of(word: str, language: str) -> str:
    """The key of one word: its stem in the language (ISO 639-1), in one spelling, folded."""
    plain = word.lower().replace("ё", "е").replace("-", "")
    words = lexicon(language, "names")
    spellings: dict[str, str] = words.get("spellings", {})
    plain = _with_vowel(spellings.get(plain, plain), word[0].isupper(), words)
    return fold(_stemmer(language)(_without_genitive(plain, words)))


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
    return _cut_once(text, language) if len(text) > 300 else _cut(text, language)


@lru_cache(maxsize=8)
def _cut_once(text: str, language: str) -> tuple[Word, ...]:
    return _cut(text, language)


def _cut(text: str, language: str) -> tuple[Word, ...]:
    return tuple(Word(Span(*match.span()), key_of(match.group(), language)) for match in _WORD.finditer(text))


@dataclass(frozen=True, slots=True)
class _End:
    """A name that is whole at a step in the tree, and how a text has to write it."""

    key: str
    name: str
    capitals: tuple[int, ...] = ()
    """Places of the words that are all in capitals, where others are not: `New START`."""
    single: str = ""
    """The name folded, where it is a single word with a capital: a stem alone does not show it."""


class _Node:
    """A step in the tree of names; `ends` are the names that are whole here."""

    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ends: list[_End] = []


class Names:
    """Names compiled for one language; built once, then asked of many texts.

    `entries` are pairs of a key and a name. Where `proper` holds, a name that begins with a capital is only met with
    one; a name all in capitals (`CSP`, `US`) is always met in capitals.
    """

    def __init__(self, entries: Iterable[tuple[str, str]], language: str, *, proper: bool = True) -> None:
        self._language = language
        self._proper = proper
        self._words = _Node()
        self._signs = _Node()
        words = lexicon(language, "names")
        self._particles: tuple[str, ...] = tuple(words.get("particles", ()))
        self._endings: frozenset[str] = frozenset(words.get("endings", ()))
        self._indeclinable: tuple[str, ...] = tuple(words.get("indeclinable", ()))
        self._initial_is_enough: bool = words.get("acronyms_as_words", False)
        for key, name in entries:
            self._add(key, name)

    def _add(self, key: str, name: str) -> None:
        unspaced = _UNSPACED.search(name)
        words = [] if unspaced else _WORD.findall(name)
        steps = [key_of(word, self._language) for word in words]
        if unspaced:
            steps = [char for char in fold(name) if char not in _SKIPPED]
        if not steps:
            return
        node = self._signs if unspaced else self._words
        for step in steps:
            node = node.next.setdefault(step, _Node())
        capitals = [place for place, word in enumerate(words) if len(word) > 1 and word.isalpha() and word.isupper()]
        single = len(words) == 1 and self._proper and name[0].isupper() and not name.isupper()
        end = _End(key, name, () if name.isupper() else tuple(capitals), fold(words[0]) if single else "")
        if end not in node.ends:
            node.ends.append(end)

    def find(self, text: str) -> tuple[Found, ...]:
        """Every name in the text, in order, the longest at each place, none inside another."""
        found = list(self._by_words(text))
        if self._signs.next and _UNSPACED.search(text):
            found = _longest_first([*found, *self._by_signs(text)])
        return tuple(found)

    def _by_words(self, text: str) -> Iterator[Found]:
        words = words_of(text, self._language)
        first = self._words.next
        free, count = 0, len(words)
        for position in [index for index, word in enumerate(words) if word.key in first]:
            if position < free:
                continue
            best: Found | None = None
            last = position
            node = first.get(words[position].key)
            here = position
            while node is not None:
                if node.ends:
                    span = Span(words[position].span.start, words[here].span.end)
                    written = [word.span.of(text) for word in words[position : here + 1]]
                    keys = _unique(end.key for end in node.ends if self._is_written(end, span.of(text), written))
                    if keys:
                        best, last = Found(span, keys), here
                here += 1
                if here >= count or not _joined(text, words[here - 1].span.end, words[here].span.start):
                    break
                node = node.next.get(words[here].key)
            if best:
                yield best
            free = last + 1

    def _is_written(self, end: _End, words: str, written: Sequence[str]) -> bool:
        """Whether the words are a way to write the name: capitals where it has them, commas only where it has any."""
        name = end.name
        if name.isupper():
            return words.upper() == words or len(name) > 6
        if self._proper and name[0].isupper() and not words[0].isupper():
            return False
        if end.single and not self._is_form(end.single, fold(words)):
            return False
        for place in end.capitals:
            word = written[place]
            if not (word.isupper() or (self._initial_is_enough and word[0].isupper())):
                return False
        return "," in name or "," not in words

    def _is_form(self, name: str, word: str) -> bool:
        """Whether a word with the stem of a name is the name: `Iran` and `Irans`, not `Mali` and the French `Mal`."""
        if name == word or not self._endings:
            return True
        if len(name) <= _SHORT and name.endswith(self._indeclinable):
            return False
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, word, strict=False)))
        return name[shared:] in self._endings and word[shared:] in self._endings

    def _by_signs(self, text: str) -> Iterator[Found]:
        for start in _sign_starts(text):
            node: _Node | None = self._signs
            best: Found | None = None
            position = start
            while position < len(text) and position < start + 200:
                char = text[position]
                if char not in _SKIPPED:
                    node = node.next.get(fold(char)) if node else None
                    if node is None:
                        break
                    if node.ends and self._may_end(text, start, position + 1):
                        best = Found(Span(start, position + 1), _unique(end.key for end in node.ends))
                position += 1
            if best:
                yield best

    def _may_end(self, text: str, start: int, end: int) -> bool:
        """Whether a name may end here: a short one in Hangul only before its particles, or at the word's end."""
        if end >= len(text) or not _HANGUL.match(text, end) or end - start > 2 or not self._particles:
            return True
        return text.startswith(self._particles, end)


def _sign_starts(text: str) -> Iterator[int]:
    """Where a name in an unspaced script may begin: at a word's head; in Han and kana anywhere."""
    for match in _UNSPACED.finditer(text):
        start = match.start()
        if not _HANGUL.match(text, start) or start == 0 or not _HANGUL.match(text, start - 1):
            yield start


def _joined(text: str, end: int, start: int) -> bool:
    """Whether two words may belong to one name: nothing but a little punctuation between, and no full stop."""
    if start - end == 1:
        return text[end] in " -'’.·/\u00a0\n"
    gap = text[end:start]
    return bool(_BETWEEN.match(gap)) and "\n\n" not in gap and not _STOP.search(text[max(0, end - 2) : start])


def _unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _longest_first(found: list[Found]) -> list[Found]:
    """Of overlapping names the one that begins first, and of those the longest."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda item: (item.span.start, -item.span.end)):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept
