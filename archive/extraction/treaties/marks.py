"""Where the treaties of a text are mentioned, in the order of the text, to be asked quickly and often."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from archive.extraction.findings import Span, Treaty

Mark = tuple[Span, int]
"""A mention, and the index of its treaty."""


class Marks:
    """All mentions of the treaties, sorted; built once for many questions."""

    def __init__(self, treaties: Sequence[Treaty]) -> None:
        self.all: list[Mark] = sorted(
            (mention, index) for index, treaty in enumerate(treaties) for mention in treaty.mentions
        )
        self._starts = [mention.start for mention, _ in self.all]
        self._longest = max((mention.end - mention.start for mention, _ in self.all), default=0)

    def within(self, span: Span) -> list[Mark]:
        """The mentions that share a code point with the span."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [mark for mark in self.all[first:last] if mark[0].overlaps(span)]

    def last_before(self, offset: int, since: int = 0) -> Mark | None:
        """The last mention that begins before the offset, though not before `since`."""
        place = bisect_left(self._starts, offset) - 1
        return self.all[place] if place >= 0 and self._starts[place] >= since else None

    def ending_near(self, offset: int, reach: int) -> list[Mark]:
        """The mentions that end at most `reach` before the offset and not after it, the nearest first."""
        first = bisect_left(self._starts, offset - reach - self._longest)
        last = bisect_right(self._starts, offset)
        near = [mark for mark in self.all[first:last] if offset - reach <= mark[0].end <= offset]
        return sorted(near, key=lambda mark: -mark[0].end)

    def beginning_near(self, offset: int, reach: int) -> list[Mark]:
        """The mentions that begin at the offset or at most `reach` after it."""
        first = bisect_left(self._starts, offset)
        return self.all[first : bisect_right(self._starts, offset + reach)]


class _Same:
    """Treaties as a key of a cache: the same object, not the same contents, which would be dear to compare."""

    __slots__ = ("treaties",)

    def __init__(self, treaties: Sequence[Treaty]) -> None:
        self.treaties = treaties

    def __hash__(self) -> int:
        return id(self.treaties)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.treaties is self.treaties


@lru_cache(maxsize=8)
def _marks(same: _Same) -> Marks:
    return Marks(same.treaties)


def marks_of(treaties: Sequence[Treaty]) -> Marks:
    """The marks of these very treaties (which nobody changes), sorted once for however many questions."""
    return _marks(_Same(treaties))
