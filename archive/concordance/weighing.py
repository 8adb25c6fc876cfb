"""The best alignment of wordings with a base: of all that keep both orders, the one that is worth most.

Needleman and Wunsch (1970), with Gotoh's affine gaps (1982). The same words meet, the longer and rarer the surer; words
alike (*party*, *parties*) rather than unlike ones are paired where one stands for the other; and one long silence is
likelier than many short ones, so that a stray *the* joins nothing. All wordings are weighed at once, as arrays: a row
for each word of the base, in it all wordings' words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from archive.concordance.steps import Kind, Step, Steps, base_first
from archive.concordance.tokens import Cut, elides

_OPEN = 28
"""What a silence costs, on either side …"""
_WORD = 4
"""… and each word of it."""
_END = 8
"""What a silence at an end costs, however long: reports quote parts."""
ALIKE = 0.6
"""How like two words are at least, of 1, that it is worth more to pair them than any other two."""
FEWEST_LETTERS = 4
"""Letters that words have at least before it says something that they are alike."""
_NEVER = -(10**8)

# How a place is best reached: from the base's word before, from both, from the witness's word before (two bits); and
# whether a silence over the base's word, or over the witness's, opens there.
_FROM_BASE, _FROM_BOTH, _FROM_WITNESS, _BASE_OPENS, _WITNESS_OPENS = 0, 1, 2, 4, 8
_FROM = 3

Numbers = NDArray[np.int32]


class _Silences(NamedTuple):
    """What it costs to open a silence before each word of each wording and after the last, and for each word of it."""

    opening: Numbers
    each: Numbers


def best(base: Cut, witnesses: Sequence[Cut]) -> list[Steps]:
    """The best alignment of each witness. Takes time and memory as the words of the base times those of all."""
    words = [witness.keys for witness in witnesses]
    vocabulary = {key: number for number, key in enumerate(dict.fromkeys(key for keys in words for key in keys))}
    width = max(map(len, words))
    numbers = np.zeros((len(witnesses), width), np.int32)
    for at, keys in enumerate(words):
        numbers[at, : len(keys)] = [vocabulary[key] for key in keys]
    base_keys = base.keys
    moves = _moves(
        _worth(base_keys, tuple(vocabulary)), numbers, _silences(witnesses, width), _silences([base], len(base_keys))
    )
    return [_walked(moves[:, at].tobytes(), width + 1, base_keys, keys) for at, keys in enumerate(words)]


def _worth(base: Sequence[str], vocabulary: Sequence[str]) -> Numbers:
    """What it is worth that a word of the base and a word of the witnesses stand for each other.

    The same word: the more, the longer it is and the rarer in the base. A word like it: about half of that. Hangul is
    compared by its letters, not by syllables: endings are glued to its words.
    """
    if not vocabulary or not base:
        return np.zeros((len(base), max(len(vocabulary), 1)), np.int32)
    often = Counter(base)
    sure = np.array([(32 + 8 * min(len(key), 6)) / sqrt(often[key]) for key in base], np.float32)[:, np.newaxis]
    one, other = ([_letters(key) for key in keys] for keys in (base, vocabulary))
    likeness = cdist(one, other, scorer=Indel.normalized_similarity, dtype=np.float32, score_cutoff=ALIKE)
    return np.where(likeness == 1, sure, likeness * sure * 0.6).astype(np.int32)


def alike(one: str, other: str) -> bool:
    """Whether two words are like each other, as *party* and *parties* are; of *at* and *a* nothing can be told."""
    one, other = _letters(one), _letters(other)
    return min(len(one), len(other)) >= FEWEST_LETTERS and Indel.normalized_similarity(one, other) >= ALIKE


def _letters(key: str) -> str:
    return normalize("NFD", key)


def _silences(cuts: Sequence[Cut], width: int) -> _Silences:
    """Nothing where an ellipsis stands, little at the ends."""
    silences = _Silences(
        np.full((len(cuts), width + 1), _OPEN, np.int32), np.full((len(cuts), width + 1), _WORD, np.int32)
    )
    for at, cut in enumerate(cuts):
        last = len(cut.words)
        silences.opening[at, [0, last]] = _END
        silences.each[at, [0, last]] = 0
        for place in [place for place in range(last + 1) if elides(cut.gap(place))]:
            silences.opening[at, place] = silences.each[at, place] = 0
    return silences


def _moves(worth: Numbers, numbers: Numbers, silences: _Silences, of_base: _Silences) -> NDArray[np.uint8]:
    """How each place is best reached: by place of the base, then by witness, then by place of the witness.

    Of equally good ways the silence is taken: walked back, so that words are paired as early as they can be.
    """
    shape = silences.opening.shape
    places = np.arange(shape[1], dtype=np.int32)
    moves = np.zeros((len(worth) + 1, *shape), np.uint8)
    best = np.full(shape, _NEVER, np.int32)
    silent = best  # the best that leaves out the base's last word
    for row in range(len(worth) + 1):
        met = np.full(shape, _NEVER, np.int32)
        if row == 0:
            met[:, 0] = 0
        else:
            met[:, 1:] = best[:, :-1] + worth[row - 1][numbers]
            opened = best - silences.opening
            moves[row] = np.where(opened >= silent, _BASE_OPENS, 0)
            silent = np.maximum(opened, silent) - silences.each
        moves[row] |= np.where(met > silent, _FROM_BOTH, _FROM_BASE).astype(np.uint8)
        met = np.maximum(met, silent)
        # … and the best that adds words of the witness after it: from wherever adding them began.
        opening, each = of_base.opening[0, row], of_base.each[0, row]
        added = np.full(shape, _NEVER, np.int32)
        added[:, 1:] = np.maximum.accumulate(met + each * places, axis=1)[:, :-1] - each * places[1:] - opening
        moves[row, :, 1:] |= np.where(met[:, :-1] - opening - each >= added[:, 1:], _WITNESS_OPENS, 0).astype(np.uint8)
        moves[row] = np.where(added >= met, moves[row] & ~np.uint8(_FROM) | _FROM_WITNESS, moves[row])
        best = np.maximum(met, added)
    return moves


def _walked(moves: bytes, width: int, base: Sequence[str], witness: Sequence[str]) -> Steps:
    """The steps of the best alignment, walked back from its end."""
    steps: list[Step] = []
    i, j = len(base), len(witness)
    within: int | None = None  # the side whose words a silence goes on over
    while i or j:
        move = moves[i * width + j]
        come = move & _FROM if within is None else within
        if come == _FROM_BOTH:
            i, j = i - 1, j - 1
            steps.append(Step(i, j, Kind.SAME if base[i] == witness[j] else Kind.CHANGED))
        elif come == _FROM_BASE:
            i -= 1
            steps.append(Step(i, None, Kind.LEFT_OUT))
            within = None if move & _BASE_OPENS else _FROM_BASE
        else:
            j -= 1
            steps.append(Step(None, j, Kind.ADDED))
            within = None if move & _WITNESS_OPENS else _FROM_WITNESS
    return base_first(steps[::-1])
