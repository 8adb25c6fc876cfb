"""Who copied whom: which texts are one dispatch, by how much, and in which words.

A text is taken as the set of its runs of three words. Two texts are as alike as the share of all their runs that both
have (Jaccard's measure), and one holds the other by the share of the shorter's runs that both have. So that a new text
need not be laid beside every other, each has a MinHash signature: the share of equal numbers in two signatures is about
the first measure itself. Whoever shares one of its bands is worth a look, however many texts there are.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from struct import pack
from typing import NamedTuple

from rensa import RMinHash

from archive.extraction.document import Document
from archive.extraction.quotation_marks import find_passages

RUN = 3
"""Words that follow one another: two are often the same by chance, and of four a single new word breaks too many."""
SHORT = 30
"""Words below which there are too few runs to measure by: only all of the words can be the same."""
BANDS, ROWS = 80, 3
"""Texts that are alike to 0.4 share a band all but surely (99.5 in 100), those alike to 0.1 seldom (1 in 13)."""
SEED = 1648
"""Of the signature's permutations: with another one every fingerprint would have to be taken anew."""
HELD = 0.4
"""From here on the other has most of the shorter one's own words: as a new word breaks three runs, half of the runs are
left where one word in five is another. Reports of one event, each in words of its own, stay below 0.2."""
ALIKE = 0.25
"""What both have is, besides, no small part of the whole: a survey of the week that takes in a short dispatch is a
report of its own."""
NEARLY = 0.8
"""From here on two texts are nearly the same, whatever they quote: a reprint under another dateline stands above."""
STRETCH = 5
"""Words in a row that are worth showing as words in common: fewer are often the same by chance."""
TRIED = 40
"""Places of a run that are tried for the longest stretch: a text of one word over and over has any number of them."""

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts that put no space between words (Thai, Lao, Burmese, Khmer, kana, Han): a character counts as a word."""
_WORD = re.compile(rf"[{_SPACELESS}]|[^\W{_SPACELESS}]+")

Runs = frozenset[str]


def runs_of(text: str) -> Runs:
    """The runs of a text's words, whatever their case and the marks between them; of a few words only all of them."""
    words = _WORD.findall(text.casefold())
    if len(words) < SHORT:
        return frozenset((" ".join(words),)) if words else frozenset()
    return frozenset(map(" ".join, zip(*(words[start:] for start in range(RUN)), strict=False)))


def alike(one: Runs, other: Runs) -> float:
    """The share of all their runs that both have, from 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def held(one: Runs, other: Runs) -> float:
    """The share of the shorter one's runs that the other has as well, from 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


class Telling(NamedTuple):
    """A report's text as it is laid beside others to find reprints: all its runs, and those of its own words."""

    all: Runs
    own: Runs
    """Without what it quotes: reports that quote the same words have not copied one another. Empty for too few."""


def telling_of(text: str) -> Telling:
    """A text's runs, all of them and those outside quotation marks."""
    passages = find_passages(Document(text))
    edges = [0, *(edge for passage in passages for edge in passage.span), len(text)]
    own = " ".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    return Telling(runs_of(text), runs_of(own) if len(_WORD.findall(own)) >= SHORT else frozenset())


def one_dispatch(one: Telling, other: Telling) -> bool:
    """Whether two reports share most of their own words; nearly all words where one has hardly any of its own."""
    if one.own and other.own:
        return held(one.own, other.own) >= HELD and alike(one.own, other.own) >= ALIKE
    return alike(one.all, other.all) >= NEARLY


def signature_of(runs: Runs) -> list[int]:
    """The MinHash signature: the share of equal numbers in two of them is about how alike the texts are."""
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    sketch.update(sorted(runs))
    return [int(number) for number in sketch.digest()]


def bands_of(signature: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each band's number and a number for its rows, as a database keeps them: 64 bits with a sign."""
    for band in range(BANDS):
        rows = signature[band * ROWS : (band + 1) * ROWS]
        yield band, int.from_bytes(blake2b(pack(f"<{ROWS}I", *rows), digest_size=8).digest(), "little", signed=True)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row that another text has as well, `text[start:end]`, and where it has them."""

    start: int
    end: int
    words: int
    there: int
    """Where they begin in the other text."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What of a text another one has as well, in the order of the text."""

    stretches: tuple[Stretch, ...]
    words: int
    """Words of the text in all."""

    @property
    def common(self) -> int:
        """How many of them the other text has as well."""
        return sum(stretch.words for stretch in self.stretches)

    def at(self, offset: int) -> Stretch | None:
        """The stretch that holds the offset."""
        place = bisect_right(self.stretches, offset, key=lambda stretch: stretch.start) - 1
        return self.stretches[place] if place >= 0 and offset < self.stretches[place].end else None

    def rest(self, length: int) -> list[tuple[int, int]]:
        """Where of a text of this length stands what only it has: what lies between the stretches."""
        edges = [0, *(edge for stretch in self.stretches for edge in (stretch.start, stretch.end)), length]
        return [(start, end) for start, end in list(pairwise(edges))[::2] if start < end]


def shared(text: str, other: str) -> Shared:
    """What of `text` stands in `other` as well, in stretches of `STRETCH` words and more.

    From the front, each time the longest stretch that begins at the word; in linear time, whatever the texts.
    """
    here, there = _words(text), _words(other)
    return _shared(here, there, _stretches(_keys(here), _keys(there), STRETCH))


def kept(text: str, other: str) -> Shared:
    """What of `text` another one has that reprints it: by shorter stretches, and word by word where a few are changed.

    Where as many words stand between two stretches in both, each that is the same in its place is kept.
    """
    here, there = _words(text), _words(other)
    mine, theirs = _keys(here), _keys(there)
    stretches = list(_stretches(mine, theirs, RUN))
    return _shared(here, there, sorted([*stretches, *_between(mine, theirs, stretches)]))


class _Block(NamedTuple):
    """Words that both texts have in a row, counted by words."""

    at: int
    place: int
    length: int


def _words(text: str) -> list[re.Match[str]]:
    return list(_WORD.finditer(text))


def _keys(words: Sequence[re.Match[str]]) -> list[str]:
    return [word.group().casefold() for word in words]


def _shared(here: Sequence[re.Match[str]], there: Sequence[re.Match[str]], blocks: Iterable[_Block]) -> Shared:
    found = (
        Stretch(here[at].start(), here[at + length - 1].end(), length, there[place].start())
        for at, place, length in blocks
    )
    return Shared(tuple(found), len(here))


def _stretches(mine: Sequence[str], theirs: Sequence[str], at_least: int) -> Iterator[_Block]:
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, run in enumerate(zip(*(theirs[start:] for start in range(at_least)), strict=False)):
        if len(places[run]) < TRIED:
            places[run].append(place)
    at = 0
    while at + at_least <= len(mine):
        tried = places.get(tuple(mine[at : at + at_least]), ())
        length, place = max(((_as_far(mine, at, theirs, place), -place) for place in tried), default=(0, 0))
        if length:
            yield _Block(at, -place, length)
        at += max(1, length)


def _as_far(mine: Sequence[str], at: int, theirs: Sequence[str], place: int) -> int:
    """How many words are the same from there on."""
    length, most = 0, min(len(mine) - at, len(theirs) - place)
    while length < most and mine[at + length] == theirs[place + length]:
        length += 1
    return length


def _between(mine: Sequence[str], theirs: Sequence[str], stretches: Sequence[_Block]) -> Iterator[_Block]:
    """Words that are the same in their place, where as many stand between two stretches in both texts."""
    edges = [_Block(0, 0, 0), *stretches, _Block(len(mine), len(theirs), 0)]
    for before, after in pairwise(edges):
        at, place = before.at + before.length, before.place + before.length
        if after.at - at == after.place - place:
            for step in range(after.at - at):
                if mine[at + step] == theirs[place + step]:
                    yield _Block(at + step, place + step, 1)
