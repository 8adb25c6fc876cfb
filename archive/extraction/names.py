"""Many names found in one pass over a text: folded, tolerant of inflection, longest first.

A text is cut into words once; each word has a key, which is its stem in the text's language, without accents. The
names of a gazetteer are cut the same way, and their keys looked for in the row of the text's keys. Scripts that glue
endings to names or write no spaces (Hangul, Han, kana) are searched by characters instead, spaces and middle dots
left out.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from operator import itemgetter
from typing import NamedTuple

from archive.extraction.findings import Span
from archive.extraction.sequences import Row, Sequences, row_of
from archive.extraction.words import WORD, Word, fold, key_of, keys_of, spelled, words_of
from archive.languages import lexicon

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_SIGN_HEAD = re.compile(r"(?<![\uac00-\ud7af])[\uac00-\ud7af]|[\u3040-\u30ff\u3400-\u9fff]")
_BETWEEN = re.compile(r"[\s\-‐‑–.,'’·‧∙・/&\"“”«»]{0,6}\Z")
_STOP = re.compile(r"[^\W\d_]{2}\.\s\Z")
_SKIPPED = frozenset(" \u00a0\t\n-–·‧∙・ㆍ,")
_LEFT_OUT = dict.fromkeys(map(ord, _SKIPPED))
_SHORTEST_WORD = 2
"""Letters of an acronym that is never written as a word: `US` is not `us`, nor `Us`."""
_LONGEST = 200
"""Code points that a name in an unspaced script may have in a text, blanks and dots included."""
_SHORT = 5
"""Names of at most so many letters may be of the kind that never changes its ending."""


class Found(NamedTuple):
    """A name met in a text, and the keys (ids, codes) of all the things that bear it, in the gazetteer's order."""

    span: Span
    keys: tuple[str, ...]


class _Name(NamedTuple):
    """What bears a name, in which list, and how a text has to write it."""

    listed: str
    key: str
    name: str
    proper: bool
    """Whether a name that begins with a capital is met with one only."""
    capitals: tuple[int, ...] = ()
    """Places of the words that are all in capitals, where others are not: `New START`."""
    single: str = ""
    """The name folded, where it is a single word with a capital: a stem alone does not show it."""


class Names:
    """Lists of names compiled for one language; built once, then asked of many texts.

    A list holds pairs of a key and a name. But for the lists of `any_case`, a name that begins with a capital is only
    met with one; a name all in capitals (`CSP`, `US`) is always met in capitals.
    """

    def __init__(
        self, lists: Mapping[str, Iterable[tuple[str, str]]], language: str, *, any_case: Container[str] = ()
    ) -> None:
        self._language = language
        words = lexicon(language, "names")
        self._particles: tuple[str, ...] = tuple(words.get("particles", ()))
        self._endings: frozenset[str] = frozenset(words.get("endings", ()))
        self._indeclinable: tuple[str, ...] = tuple(words.get("indeclinable", ()))
        self._initial_is_enough: bool = words.get("acronyms_as_words", False)
        names = [
            _Name(listed, key, name, listed not in any_case)
            for listed, entries in lists.items()
            for key, name in dict.fromkeys(entries)
        ]
        self._spaced = Sequences(map(self._by_words, (name for name in names if not _UNSPACED.search(name.name))))
        self._unspaced = Sequences(map(_by_signs, (name for name in names if _UNSPACED.search(name.name))))

    def _by_words(self, named: _Name) -> tuple[tuple[str, ...], _Name]:
        """The keys of a name's words, and the name."""
        name = named.name
        words = WORD.findall(name)
        steps = tuple(key_of(word, self._language) for word in words)
        if name.isupper():
            return steps, named
        capitals = [place for place, word in enumerate(words) if len(word) > 1 and word.isalpha() and word.isupper()]
        single = len(words) == 1 and named.proper and name[0].isupper()
        base = fold(spelled(words[0], self._language)) if single else ""
        return steps, named._replace(capitals=tuple(capitals), single=base)

    def find(self, text: str) -> Mapping[str, tuple[Found, ...]]:
        """By list, every name in the text, in order, the longest at each place, none inside another of its list."""
        found = self._in_words(text)
        if self._unspaced and _UNSPACED.search(text):
            for listed, met in self._in_signs(text).items():
                found[listed] = _longest_first([*found.get(listed, ()), *met])
        return {listed: tuple(met) for listed, met in found.items()}

    def _in_words(self, text: str) -> dict[str, list[Found]]:
        words = words_of(text, self._language)
        hits = [(first, -after, names) for first, after, names in self._spaced.find(keys_of(text, self._language))]
        found: dict[str, list[Found]] = {}
        free: dict[str, int] = {}
        for first, minus_after, names in sorted(hits, key=itemgetter(0, 1)):
            met = words[first:-minus_after]
            if not _are_joined(text, met):
                continue
            span = Span(met[0].span.start, met[-1].span.end)
            for listed, keys in self._written(text, met, span, names).items():
                if first >= free.get(listed, 0):
                    free[listed] = -minus_after
                    found.setdefault(listed, []).append(Found(span, tuple(keys)))
        return found

    def _written(
        self, text: str, words: Sequence[Word], span: Span, names: Iterable[_Name]
    ) -> Mapping[str, Iterable[str]]:
        """By list, the keys of those names that the words are a way to write, each once."""
        whole = span.of(text)
        parts = [whole] if len(words) == 1 else [word.span.of(text) for word in words]
        keys: dict[str, dict[str, None]] = {}
        for name in names:
            if self._is_written(name, whole, parts):
                keys.setdefault(name.listed, {})[name.key] = None
        return keys

    def _is_written(self, named: _Name, words: str, written: Sequence[str]) -> bool:
        """Whether the words are a way to write the name: capitals where it has them, commas only where it has any."""
        name = named.name
        if name.isupper():
            as_word = self._initial_is_enough and len(name) > _SHORTEST_WORD and words.istitle()  # `Urss`
            return as_word or words.upper() == words or len(name) > 6
        if named.proper and name[0].isupper() and not words[0].isupper():
            return False
        if named.single and not self._is_form(named.single, fold(spelled(words, self._language))):
            return False
        for place in named.capitals:
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

    def _in_signs(self, text: str) -> dict[str, list[Found]]:
        signs = _signs_of(text)
        found: dict[str, list[Found]] = {}
        for first, after, names in self._unspaced.find(signs.row):
            start, end = signs.places[first], signs.places[after - 1] + 1
            if end - start <= _LONGEST and _SIGN_HEAD.match(text, start) and self._may_end(text, start, end):
                keys: dict[str, dict[str, None]] = {}
                for name in names:
                    keys.setdefault(name.listed, {})[name.key] = None
                for listed, borne in keys.items():
                    found.setdefault(listed, []).append(Found(Span(start, end), tuple(borne)))
        return found

    def _may_end(self, text: str, start: int, end: int) -> bool:
        """Whether a name may end here: a short one in Hangul only before its particles, or at the word's end."""
        if end >= len(text) or not _HANGUL.match(text, end) or end - start > 2 or not self._particles:
            return True
        return text.startswith(self._particles, end)


class _Signs(NamedTuple):
    """The characters of a text but for blanks and dots between them, folded, and where each stands."""

    row: Row
    places: Sequence[int]


@lru_cache(maxsize=2)
def _signs_of(text: str) -> _Signs:
    places = [place for place, char in enumerate(text) if char not in _SKIPPED]
    signs = text.translate(_LEFT_OUT).casefold()
    if len(signs) == len(places):
        return _Signs(row_of(signs), places)
    return _Signs(row_of([fold(text[place]) for place in places]), places)  # a sign that folds to two: `ß`


def _by_signs(named: _Name) -> tuple[tuple[str, ...], _Name]:
    """The characters of a name, folded, and the name."""
    return tuple(char for char in fold(named.name) if char not in _SKIPPED), named


def _are_joined(text: str, words: Sequence[Word]) -> bool:
    """Whether words may belong to one name."""
    return len(words) == 1 or all(_joined(text, one.span.end, next_.span.start) for one, next_ in pairwise(words))


def _joined(text: str, end: int, start: int) -> bool:
    """Whether two words may belong to one name: nothing but a little punctuation between, and no full stop."""
    if start - end == 1:
        return text[end] in " -'’.·/\u00a0\n"
    gap = text[end:start]
    return bool(_BETWEEN.match(gap)) and "\n\n" not in gap and not _STOP.search(text[max(0, end - 2) : start])


def _longest_first(found: list[Found]) -> list[Found]:
    """Of overlapping names the one that begins first, and of those the longest."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda item: (item.span.start, -item.span.end)):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept
