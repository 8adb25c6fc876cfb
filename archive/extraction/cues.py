"""Cues: the phrases of the rule files, found in a text in one pass for all concerns.

A rule file (`languages/<lang>/<concern>.toml`) lists phrases by kind in its table `[cues]`. They are written as they
are read: words are compared without regard to capitals, `ratif*` stands for every word that begins so, and `...`
for up to six words between the others (`gave ... consent`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from archive.extraction.clauses import GOES_ON
from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.words import Word
from archive.languages import concerns, lexicon

_PHRASE_WORD = re.compile(r"(?:co-(?=[^\W\d_]))?[^\W_]+\*?|\.\.\.")
_PARTING = re.compile(rf"(?<![\dA-ZА-Я])[.!?;:…](?=\s|$)(?!(?<=\.){GOES_ON})|\n")
_GAP = "..."
_GAP_WORDS = 6
_REMEMBERED = 50_000


class Cue(NamedTuple):
    """A phrase that the text holds, and the kind under which its rule file lists it."""

    span: Span
    kind: str


class _Phrase(NamedTuple):
    """A listed phrase, word by word, and its place in the lists."""

    steps: tuple[str, ...]
    concern: str
    kind: str
    place: int


class _Begun:
    """What begins with a word: kinds of the word alone, by concern; phrases that a second word decides; the others."""

    __slots__ = ("alone", "by_second", "open")

    def __init__(self, phrases: Iterable[_Phrase]) -> None:
        alone: dict[str, list[_Phrase]] = {}
        self.by_second: dict[str, list[_Phrase]] = {}
        self.open: list[_Phrase] = []
        for phrase in phrases:
            if len(phrase.steps) == 1:
                alone.setdefault(phrase.concern, []).append(phrase)
            elif phrase.steps[1] == _GAP or phrase.steps[1].endswith("*"):
                self.open.append(phrase)
            else:
                self.by_second.setdefault(phrase.steps[1], []).append(phrase)
        self.alone = {concern: _kinds(listed) for concern, listed in alone.items()}


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
        """By concern, the longest phrases at each word of the text, in order; what begins inside another is left out.

        Phrases of one length that begin at one word stand in the order of their rule file.
        """
        if len(self._seen) > _REMEMBERED:
            self._seen.clear()
        found: defaultdict[str, list[Cue]] = defaultdict(list)
        free: defaultdict[str, int] = defaultdict(int)
        for index, begun in self._begun(words):
            word = words[index].span
            longer = _longer(text, words, index, begun)
            for concern, (end, phrases) in longer.items():
                if index >= free[concern]:
                    free[concern] = end
                    span = Span(word.start, words[end - 1].span.end)
                    found[concern] += [Cue(span, kind) for kind in _kinds(phrases)]
            for concern, kinds in begun.alone.items():
                if concern not in longer and index >= free[concern]:
                    found[concern] += [Cue(word, kind) for kind in kinds]
        return found

    def _begun(self, words: tuple[Word, ...]) -> Iterator[tuple[int, _Begun]]:
        """The words that may begin a phrase, by index. A language has few words: what each may begin is remembered."""
        seen = self._seen
        for index, (_, word, _) in enumerate(words):
            if word in seen:
                begun = seen[word]
            else:
                starts = [word, *(word[:length] + "*" for length in self._lengths if length <= len(word))]
                listed = [phrase for start in starts for phrase in self._by_first.get(start, ())]
                begun = seen[word] = _Begun(listed) if listed else None
            if begun is not None:
                yield index, begun


def _longer(text: str, words: tuple[Word, ...], index: int, begun: _Begun) -> dict[str, tuple[int, list[_Phrase]]]:
    """By concern, the longest phrases of several words that begin at the word, and where they end (a word's index)."""
    longest: dict[str, tuple[int, list[_Phrase]]] = {}
    following = words[index + 1].text if begun.by_second and index + 1 < len(words) else ""
    decided = begun.by_second.get(following)
    for phrase in [*begun.open, *decided] if decided else begun.open:
        end = _match(text, words, index, phrase.steps)
        reached, phrases = longest.get(phrase.concern, (0, []))
        if end > reached:
            longest[phrase.concern] = end, [phrase]
        elif end and end == reached:
            phrases.append(phrase)
    return longest


def _kinds(phrases: list[_Phrase]) -> tuple[str, ...]:
    """The kinds of phrases of one length, each once, in the order of their rule file."""
    if len(phrases) == 1:
        return (phrases[0].kind,)
    return tuple(dict.fromkeys(phrase.kind for phrase in sorted(phrases, key=lambda phrase: phrase.place)))


def _match(text: str, words: tuple[Word, ...], index: int, steps: tuple[str, ...]) -> int:
    """The index after the phrase's last word, or 0 where the text goes on otherwise."""
    here, position = index + 1, 1
    while position < len(steps):
        reach = _GAP_WORDS if steps[position] == _GAP else 0
        position += reach > 0
        stop = min(len(words), here + reach + 1)
        found = next((at for at in range(here, stop) if _is(words[at].text, steps[position])), None)
        if found is None or _are_parted(text, words[here - 1].span.end, words[found].span.start):
            return 0
        here = found + 1
        position += 1
    return here


def _are_parted(text: str, end: int, start: int) -> bool:
    """Whether a stop stands between two words; a single blank, as nearly always, is none."""
    return not (start - end == 1 and text[end] == " ") and _PARTING.search(text, end, start) is not None


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
    first = bisect_left(cues, ((span.start,),))
    last = bisect_left(cues, ((span.end,),), first)
    return tuple(cue for cue in cues[first:last] if cue.span.end <= span.end)
