"""Where a fact's words stand in a text that has been read anew."""

from collections.abc import Collection, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import takewhile
from typing import NamedTuple

from archive.models import Fact
from archive.models.facts import CONTEXT

LONG = 40
"""Code points from which words are known by themselves, wherever they stand."""
SHARED = 8
"""Code points of the old surroundings that have to stand around shorter words still."""


class Place(NamedTuple):
    """Where a fact's words may stand; of several, the greatest is the likeliest."""

    likeness: int
    """How many code points of the surroundings are the old ones."""
    nearness: int
    start: int


class Settled(NamedTuple):
    """A fact that has its place, and the one that it had before, where the text had its words."""

    fact: Fact
    before: tuple[int, int] | None


def find_again(fact: Fact, text: str) -> None:
    """Moves a fact to where its words stand in the text now; marks it adrift where they stand nowhere.

    Where they stand several times, the place whose surroundings are most like the old ones is found. Words as short as
    “on Wednesday” are only the same words where some of what stood around them still does.
    """
    find_all_again([fact], text)


def find_all_again(facts: Sequence[Fact], text: str) -> None:
    """Moves a report's decided facts of one kind, those that are surest of their places first.

    No two come to stand on the same words that could not have been decided there both: the less sure one is marked
    adrift. Those that stood on the same words before may go on doing so.
    """
    settled: list[Settled] = []
    waiting = [_choice(number, fact, text, ()) for number, fact in enumerate(facts)]
    heapify(waiting)
    while waiting:
        _, number, place, taken = heappop(waiting)
        fact = facts[number]
        if place is None:
            fact.adrift = True
            continue
        before = None if fact.adrift else (fact.start, fact.end)
        if any(_in_the_way(fact, before, place, other) for other in settled):
            heappush(waiting, _choice(number, fact, text, {*taken, place.start}))
            continue
        _put(fact, text, place.start)
        settled.append(Settled(fact, before))


def _choice(number: int, fact: Fact, text: str, taken: Collection[int]) -> tuple:
    """A fact's best place, behind what says when it may choose: what has gone adrift before chooses last."""
    place = max(_places(fact, text, taken), default=None)
    order = (fact.adrift, -place.likeness, -place.nearness) if place else (True, 1, 0)
    return order, number, place, taken


def _in_the_way(fact: Fact, before: tuple[int, int] | None, place: Place, other: Settled) -> bool:
    there = other.fact
    if there.start >= place.start + len(fact.exact) or place.start >= there.end:
        return False
    if before and other.before and before[0] < other.before[1] and other.before[0] < before[1]:
        return False
    if fact.EXCLUSIVE and Fact.State.REJECTED not in (fact.state, there.state):
        return True
    return fact.claim == there.claim or fact.claim in there.replaced or there.claim in fact.replaced


def _places(fact: Fact, text: str, taken: Collection[int]) -> Iterator[Place]:
    """Where the words stand with all their old surroundings; failing that, wherever they stand and are known."""
    around = len(fact.prefix) + len(fact.suffix)
    found = list(_nearest(f"{fact.prefix}{fact.exact}{fact.suffix}", text, fact.start, len(fact.prefix), taken))
    if found:
        yield from (Place(around, -abs(start - fact.start), start) for start in found)
        return
    telling = 0 if len(fact.exact) >= LONG else min(SHARED, around)
    for start in _occurrences(fact.exact, text):
        likeness = _likeness(fact, text, start)
        if start not in taken and likeness >= telling:
            yield Place(likeness, -abs(start - fact.start), start)


def _nearest(whole: str, text: str, near: int, before: int, taken: Collection[int]) -> Iterator[int]:
    """Where words stand with all around them, `before` code points into the whole: the nearest on either side."""
    at = max(0, near - before)
    start = text.find(whole, at)
    while start >= 0 and start + before in taken:
        start = text.find(whole, start + 1)
    if start >= 0:
        yield start + before
    start = text.rfind(whole, 0, at + len(whole) - 1)
    while start >= 0 and start + before in taken:
        start = text.rfind(whole, 0, start + len(whole) - 1)
    if start >= 0:
        yield start + before


def _likeness(fact: Fact, text: str, start: int) -> int:
    before, after = text[max(0, start - CONTEXT) : start], text[(end := start + len(fact.exact)) : end + CONTEXT]
    return _alike(before[::-1], fact.prefix[::-1]) + _alike(after, fact.suffix)


def _put(fact: Fact, text: str, start: int) -> None:
    fact.adrift = False
    fact.start, fact.end = start, start + len(fact.exact)
    fact.prefix = text[max(0, start - CONTEXT) : start]
    fact.suffix = text[fact.end : fact.end + CONTEXT]


def _occurrences(words: str, text: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _alike(one: str, other: str) -> int:
    """How many characters the two share from their beginnings on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
