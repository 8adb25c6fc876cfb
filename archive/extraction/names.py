"""Many names found in one pass over a text: folded, tolerant of inflection, longest first.

A text is cut into words once; each word has a key, which is its stem in the text's language, without accents. The
names of a gazetteer are cut the same way into a tree of keys, and the text is walked along that tree. Scripts that
glue endings to names or write no spaces (Hangul, Han, kana) are walked by characters instead, spaces and middle
dots left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from archive.extraction.findings import Span
from archive.extraction.words import WORD, fold, key_of, places_of, spelled, words_of
from archive.languages import lexicon

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_SIGN_HEAD = re.compile(r"(?<![\uac00-\ud7af])[\uac00-\ud7af]|[\u3040-\u30ff\u3400-\u9fff]")
_BETWEEN = re.compile(r"[\s\-‐‑–.,'’·‧∙・/&\"“”«»]{0,6}\Z")
_STOP = re.compile(r"[^\W\d_]{2,}\.\s\Z")
_SKIPPED = frozenset(" \u00a0\t\n-–·‧∙・ㆍ,")
_SHORTEST_WORD = 2
"""Letters of an acronym that is never written as a word: `US` is not `us`, nor `Us`."""
_LONGEST = 200
"""Code points that a name in an unspaced script may have in a text, blanks and dots included."""
_SHORT = 5
"""Names of at most so many letters may be of the kind that never changes its ending."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name met in a text, and the keys (ids, codes) of all the things that bear it, in the gazetteer's order."""

    span: Span
    keys: tuple[str, ...]


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
        words = [] if unspaced else WORD.findall(name)
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
        base = fold(spelled(words[0], self._language)) if single else ""
        end = _End(key, name, () if name.isupper() else tuple(capitals), base)
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
        for position in self._starts(text):
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

    def _starts(self, text: str) -> list[int]:
        """Indices of the words with which a name may begin, in order."""
        places = places_of(text, self._language)
        return sorted(index for key in self._words.next.keys() & places.keys() for index in places[key])

    def _is_written(self, end: _End, words: str, written: Sequence[str]) -> bool:
        """Whether the words are a way to write the name: capitals where it has them, commas only where it has any."""
        name = end.name
        if name.isupper():
            as_word = self._initial_is_enough and len(name) > _SHORTEST_WORD and words.istitle()  # `Urss`
            return as_word or words.upper() == words or len(name) > 6
        if self._proper and name[0].isupper() and not words[0].isupper():
            return False
        if end.single and not self._is_form(end.single, fold(spelled(words, self._language))):
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
        first = self._signs.next
        heads = _sign_heads(text)
        for start in sorted(start for sign in first.keys() & heads.keys() for start in heads[sign]):
            node: _Node | None = self._signs
            best: Found | None = None
            for position in range(start, min(len(text), start + _LONGEST)):
                char = text[position]
                if char in _SKIPPED:
                    continue
                node = node.next.get(fold(char)) if node else None
                if node is None:
                    break
                if node.ends and self._may_end(text, start, position + 1):
                    best = Found(Span(start, position + 1), _unique(end.key for end in node.ends))
            if best:
                yield best

    def _may_end(self, text: str, start: int, end: int) -> bool:
        """Whether a name may end here: a short one in Hangul only before its particles, or at the word's end."""
        if end >= len(text) or not _HANGUL.match(text, end) or end - start > 2 or not self._particles:
            return True
        return text.startswith(self._particles, end)


@lru_cache(maxsize=8)
def _sign_heads(text: str) -> Mapping[str, list[int]]:
    """By its first sign, where a name in an unspaced script may begin: at a word's head; in Han and kana anywhere."""
    heads: dict[str, list[int]] = {}
    for match in _SIGN_HEAD.finditer(text):
        heads.setdefault(fold(match.group()), []).append(match.start())
    return heads


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
