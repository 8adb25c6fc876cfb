"""Cues: the phrases of the rule files, found in a text in one pass for all concerns.

A rule file (`languages/<lang>/<concern>.toml`) lists phrases by kind in its table `[cues]`. They are written as they
are read: words are compared without regard to capitals, `ratif*` stands for every word that begins so, and `...`
for up to six words between the others (`gave ... consent`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from archive.extraction.clauses import GOES_ON
from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.sequences import Sequences, row_of
from archive.extraction.words import Word
from archive.languages import concerns, lexicon

_PHRASE_WORD = re.compile(r"(?:co-(?=[^\W\d_]))?[^\W_]+\*?|\.\.\.")
_PARTING = re.compile(rf"(?<![\dA-ZА-Я])[.!?;:…](?=\s|$)(?!(?<=\.){GOES_ON})|\n")
_GAP = "..."
_GAP_WORDS = 6


class Cue(NamedTuple):
    """A phrase that the text holds, and the kind under which its rule file lists it."""

    span: Span
    kind: str


_cue = partial(tuple.__new__, Cue)
"""As its constructor, but without a call of Python's for each of a report's hundreds of cues."""


class _Phrase(NamedTuple):
    """A listed phrase: its head, up to the first word that is left open, what follows, and its place in the lists."""

    head: tuple[str, ...]
    rest: tuple[str, ...]
    concern: str
    kind: str
    place: int


def _phrase(written: str, concern: str, kind: str, place: int) -> _Phrase:
    steps = tuple(_PHRASE_WORD.findall(written.lower()))
    open_at = next((at for at, step in enumerate(steps) if step == _GAP or step.endswith("*")), len(steps))
    cut = open_at if steps[open_at : open_at + 1] == (_GAP,) else open_at + 1
    return _Phrase(steps[:cut], steps[cut:], concern, kind, place)


@lru_cache(maxsize=16)
def _phrases(language: str) -> Sequences[_Phrase]:
    """The phrases of all rule files of a language by their heads, compiled once."""
    listed = (
        _phrase(written, concern, kind, place)
        for concern in concerns(language)
        for place, (kind, written) in enumerate(_cues_of(language, concern))
    )
    return Sequences((phrase.head, phrase) for phrase in listed if phrase.head)


def _cues_of(language: str, concern: str) -> Iterator[tuple[str, str]]:
    kinds: Mapping[str, list[str]] = lexicon(language, concern).get("cues", {})
    return ((kind, written) for kind, listed in kinds.items() for written in listed)


_Hit: TypeAlias = tuple[int, int, int, str]
"""A phrase met: its first word, the one after its last (negated: the longest comes first), its place, its kind."""


def _hits(document: Document) -> dict[str, list[_Hit]]:
    """Every phrase that the text holds, by concern."""
    text, words = document.text, document.words
    hits: defaultdict[str, list[_Hit]] = defaultdict(list)
    for first, after, phrases in _phrases(document.language).find(row_of([word.text for word in words])):
        if after - first > 1 and _has_stop(text, words[first:after]):
            continue
        for _, rest, concern, kind, place in phrases:
            end = _match(text, words, after, rest) if rest else after
            if end:
                hits[concern].append((first, -end, place, kind))
    return hits


@lru_cache(maxsize=2)
def _found(document: Document) -> dict[str, tuple[Cue, ...]]:
    """By concern, the longest phrases at each word, in order; what begins inside another is left out.

    Phrases of one length that begin at one word stand in the order of their rule file, a kind once.
    """
    return {concern: tuple(_longest(document.words, hits)) for concern, hits in _hits(document).items()}


def _longest(words: Sequence[Word], hits: list[_Hit]) -> Iterator[Cue]:
    hits.sort()
    begun = free = 0
    kinds: list[str] = []
    for first, minus_after, _, kind in hits:
        if first >= free:
            begun, free, kinds = first, -minus_after, []
            span = words[first].span
            if free - first > 1:
                span = Span(span.start, words[free - 1].span.end)
        elif first != begun or -minus_after != free or kind in kinds:
            continue
        kinds.append(kind)
        yield _cue((span, kind))


def _has_stop(text: str, words: Sequence[Word]) -> bool:
    return any(_are_parted(text, one.span.end, following.span.start) for one, following in pairwise(words))


def _match(text: str, words: tuple[Word, ...], here: int, steps: tuple[str, ...]) -> int:
    """The index after the last step's word, where the first comes `here`; 0 where the text goes on otherwise."""
    position = 0
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


def find_cues(document: Document, concern: str) -> tuple[Cue, ...]:
    """Every cue of the concern in the document, in order."""
    return _found(document).get(concern, ())


def cues_within(document: Document, concern: str, span: Span) -> tuple[Cue, ...]:
    """The concern's cues that lie in the span (a sentence)."""
    cues = find_cues(document, concern)
    first = bisect_left(cues, ((span.start,),))
    last = bisect_left(cues, ((span.end,),), first)
    return tuple(cue for cue in cues[first:last] if cue.span.end <= span.end)
