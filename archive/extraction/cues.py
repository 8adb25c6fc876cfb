"""Cues: the phrases of the rule files, found in a text in one pass for all concerns.

A rule file (`languages/<lang>/<concern>.toml`) lists phrases by kind in its table `[cues]`. They are written as they
are read: words are compared without regard to capitals, `ratif*` stands for every word that begins so, and `...`
for up to six words between the others (`gave ... consent`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.words import Word
from archive.languages import concerns, lexicon

_PHRASE_WORD = re.compile(r"(?:co-(?=[^\W\d_]))?[^\W_]+\*?|\.\.\.")
_PARTING = re.compile(r"(?<![\dA-ZА-Я])[.!?;:…](?=\s|$)|\n")
_GAP = "..."
_GAP_WORDS = 6
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that the text holds, and the kind under which its rule file lists it."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A listed phrase, word by word, and its place in the lists."""

    steps: tuple[str, ...]
    concern: str
    kind: str
    place: int


@dataclass(frozen=True, slots=True)
class _Begun:
    """The phrases that begin with a word: those that a second word decides, and the others."""

    others: list[_Phrase] = field(default_factory=list)
    by_second: dict[str, list[_Phrase]] = field(default_factory=dict)

    def add(self, phrase: _Phrase) -> None:
        second = phrase.steps[1] if len(phrase.steps) > 1 else _GAP
        if second == _GAP or second.endswith("*"):
            self.others.append(phrase)
        else:
            self.by_second.setdefault(second, []).append(phrase)

    def before(self, following: str) -> list[_Phrase]:
        """Those that may go on with the word that follows."""
        decided = self.by_second.get(following)
        return [*self.others, *decided] if decided else self.others


class _Phrases:
    """The phrases of all rule files of a language, compiled once."""

    def __init__(self, language: str) -> None:
        self._by_first: dict[str, list[_Phrase]] = {}
        for concern in concerns(language):
            kinds: Mapping[str, list[str]] = lexicon(language, concern).get("cues", {})
            for place, (kind, phrase) in enumerate((kind, one) for kind, listed in kinds.items() for one in listed):
                steps = tuple(_PHRASE_WORD.findall(phrase.lower()))
                if steps:
                    self._by_first.setdefault(steps[0], []).append(_Phrase(steps, concern, kind, place))
        self._lengths = sorted({len(first) - 1 for first in self._by_first if first.endswith("*")})
        self._seen: dict[str, _Begun | None] = {}

    def find(self, text: str, words: tuple[Word, ...]) -> dict[str, list[Cue]]:
        """By concern, the longest phrases at each of the text's words, in order; one that begins inside another is left out."""
        seen = self._seen
        if len(seen) > _REMEMBERED:
            seen.clear()
        for unseen in {word.text for word in words}.difference(seen):
            seen[unseen] = self._begun_by(unseen)
        found: dict[str, list[Cue]] = {}
        free: dict[str, int] = {}
        for index, begun in [(index, begun) for index, word in enumerate(words) if (begun := seen[word.text])]:
            following = words[index + 1].text if index + 1 < len(words) else ""
            for concern, (end, phrases) in _longest(text, words, index, begun.before(following), free).items():
                free[concern] = end
                span = Span(words[index].span.start, words[end - 1].span.end)
                phrases.sort(key=lambda phrase: phrase.place)
                found.setdefault(concern, []).extend(
                    Cue(span, kind) for kind in dict.fromkeys(phrase.kind for phrase in phrases)
                )
        return found

    def _begun_by(self, word: str) -> _Begun | None:
        """The phrases that may begin with the word; remembered, since a language has few words."""
        starts = [word, *(word[:length] + "*" for length in self._lengths if length <= len(word))]
        listed = [phrase for start in starts for phrase in self._by_first.get(start, ())]
        if not listed:
            return None
        begun = _Begun()
        for phrase in listed:
            begun.add(phrase)
        return begun


def _longest(
    text: str, words: tuple[Word, ...], index: int, begun: list[_Phrase], free: Mapping[str, int]
) -> dict[str, tuple[int, list[_Phrase]]]:
    """By concern, where its longest phrases end (a word's index) that begin at the word and stand in none before."""
    longest: dict[str, tuple[int, list[_Phrase]]] = {}
    for phrase in begun:
        if index < free.get(phrase.concern, 0):
            continue
        end = _match(text, words, index, phrase.steps)
        reached, phrases = longest.get(phrase.concern, (0, []))
        if end > reached:
            longest[phrase.concern] = end, [phrase]
        elif end and end == reached:
            phrases.append(phrase)
    return longest


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


@lru_cache(maxsize=16)
def _phrases(language: str) -> _Phrases:
    return _Phrases(language)


@lru_cache(maxsize=8)
def _found(document: Document) -> dict[str, tuple[Cue, ...]]:
    found = _phrases(document.language).find(document.text, document.words)
    return {concern: tuple(cues) for concern, cues in found.items()}


def find_cues(document: Document, concern: str) -> tuple[Cue, ...]:
    """Every cue of the concern in the document, in order."""
    return _found(document).get(concern, ())


def cues_within(document: Document, concern: str, span: Span) -> tuple[Cue, ...]:
    """The concern's cues that lie in the span (a sentence)."""
    cues = find_cues(document, concern)
    first = bisect_left(cues, span.start, key=lambda cue: cue.span.start)
    last = bisect_left(cues, span.end, key=lambda cue: cue.span.start)
    return tuple(cue for cue in cues[first:last] if cue.span.end <= span.end)
