"""Cues: the phrases of a rule file, found in a text in one pass.

A rule file (`languages/<lang>/<concern>.toml`) lists phrases by kind in its table `[cues]`. They are written as they
are read: words are compared without regard to capitals, `ratif*` stands for every word that begins so, and `...`
for up to six words between the others (`gave ... consent`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.languages import lexicon

_WORD = re.compile(r"[^\W_]+")
_PHRASE_WORD = re.compile(r"[^\W_]+\*?|\.\.\.")
_PARTING = re.compile(r"(?<![\dA-ZА-Я])[.!?;:…](?=\s|$)|\n")
_GAP = "..."
_GAP_WORDS = 6
_REMEMBERED = 50_000


class Word(NamedTuple):
    """A word of the text, in lower case."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that the text holds, and the kind under which its rule file lists it."""

    span: Span
    kind: str


@lru_cache(maxsize=16)
def words_of(text: str) -> tuple[Word, ...]:
    """Every word of the text in order; hyphens and apostrophes part words."""
    return tuple(Word(Span(*match.span()), match.group().lower()) for match in _WORD.finditer(text))


class Phrases:
    """Phrases of several kinds, compiled once."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for kind, phrase in entries:
            steps = tuple(_PHRASE_WORD.findall(phrase.lower()))
            if steps:
                self._by_first.setdefault(steps[0], []).append((steps, kind))
        self._lengths = sorted({len(first) - 1 for first in self._by_first if first.endswith("*")})
        self._seen: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}

    def find(self, text: str) -> Iterator[Cue]:
        """The longest phrases at each word, in order; one that begins inside another is left out."""
        words = words_of(text)
        known = self._seen
        if len(known) > _REMEMBERED:
            known.clear()
        for unseen in {word.text for word in words}.difference(known):
            self._candidates(unseen)
        begun = [(index, phrases) for index, word in enumerate(words) if (phrases := known[word.text])]
        free = 0
        for index, candidates in begun:
            if index < free:
                continue
            word = words[index]
            following = words[index + 1].text if index + 1 < len(words) else ""
            met = [
                (_match(text, words, index, steps), kind) for steps, kind in candidates if _may_go_on(steps, following)
            ]
            longest = max((end for end, _ in met), default=0)
            if not longest:
                continue
            free = longest
            for kind in dict.fromkeys(kind for end, kind in met if end == longest):
                yield Cue(Span(word.span.start, words[longest - 1].span.end), kind)

    def _candidates(self, word: str) -> None:
        """Remembers the phrases that may begin with the word, since a language has few words."""
        starts = [word, *(word[:length] + "*" for length in self._lengths if length <= len(word))]
        self._seen[word] = tuple(phrase for start in starts for phrase in self._by_first.get(start, ()))


def _may_go_on(steps: tuple[str, ...], following: str) -> bool:
    """Whether a phrase allows the word after its first: most do not, which spares the closer look."""
    return len(steps) == 1 or steps[1] == _GAP or _is(following, steps[1])


def _match(text: str, words: tuple[Word, ...], index: int, steps: tuple[str, ...]) -> int:
    """The index after the phrase's last word, or 0 where the text goes on otherwise."""
    here = index + 1
    if len(steps) == 1:
        return here
    position = 1
    while position < len(steps):
        reach = _GAP_WORDS if steps[position] == _GAP else 0
        position += reach > 0
        stop = min(len(words), here + reach + 1)
        found = next((at for at in range(here, stop) if _is(words[at].text, steps[position])), None)
        if found is None or _PARTING.search(text, words[here - 1].span.end, words[found].span.start):
            return 0
        here = found + 1
        position += 1
    return here


def _is(word: str, step: str) -> bool:
    return word.startswith(step[:-1]) if step.endswith("*") else word == step


@lru_cache(maxsize=64)
def _phrases(language: str, concern: str) -> Phrases:
    cues: Mapping[str, list[str]] = lexicon(language, concern).get("cues", {})
    return Phrases((kind, phrase) for kind, phrases in cues.items() for phrase in phrases)


@lru_cache(maxsize=32)
def _found(text: str, language: str, concern: str) -> tuple[Cue, ...]:
    return tuple(_phrases(language, concern).find(text))


def find_cues(document: Document, concern: str) -> tuple[Cue, ...]:
    """Every cue of the concern in the document, in order."""
    return _found(document.text, document.language, concern)


def cues_within(document: Document, concern: str, span: Span) -> tuple[Cue, ...]:
    """The concern's cues that lie in the span (a sentence)."""
    cues = find_cues(document, concern)
    first = bisect_left(cues, span.start, key=lambda cue: cue.span.start)
    last = bisect_left(cues, span.end, key=lambda cue: cue.span.start)
    return tuple(cue for cue in cues[first:last] if cue.span.end <= span.end)
