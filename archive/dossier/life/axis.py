"""A time axis fit to what happened: to one scale, but for long gaps, which are broken and say how long they are."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.templatetags.edition import MONTHS

BREAK = 56
"""Pixels that a broken gap takes, however long it is."""
PAD = 14
"""Pixels on both sides of what stands between two breaks."""
APART = 66
"""Pixels between the labels of two ticks."""
LONG = 120
"""Days of a gap that may be broken."""
LONGER = 4
"""How many times as long as the longest gap that stays it must be."""
MOST_BREAKS = 4
YEAR = 365.2425
MONTH = YEAR / 12


@dataclass(frozen=True, slots=True)
class Tick:
    """A day named on the axis."""

    x: int
    label: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A broken gap: where it begins on the axis, and how long it lasts in words."""

    x: int
    label: str
    width: int = BREAK

    @property
    def middle(self) -> int:
        """Where its words stand."""
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What stands between two breaks."""

    first: int
    last: int
    x: float


class Axis:
    """Days on a line of `length` pixels, between the first and the last of `days`.

    `whole` are spans that no break may cut through.
    """

    def __init__(self, days: Iterable[datetime.date], whole: Iterable[tuple], length: int) -> None:
        points = sorted({day.toordinal() for day in days})
        kept = [(first.toordinal(), last.toordinal()) for first, last in whole]
        cuts = _cuts(points, kept)
        runs = _runs(points, cuts)
        room = length - BREAK * len(cuts) - 2 * PAD * len(runs)
        total = sum(last - first for first, last in runs)
        self.length = length
        self._scale = room / total if total else 0.0
        spare = 0.0 if total else room / len(runs)
        self._stretches: list[_Stretch] = []
        x = 0.0
        for first, last in runs:
            self._stretches.append(_Stretch(first, last, x + PAD + spare / 2))
            x += 2 * PAD + spare + (last - first) * self._scale + BREAK
        self.gaps = [
            Gap(round(self._x(before.last) + PAD + spare / 2), lasting(after.first - before.last))
            for before, after in pairwise(self._stretches)
        ]
        self.ticks = list(self._ticks())

    def x(self, day: datetime.date) -> int:
        """Where the day is; a day outside is at the nearest end."""
        return round(self._x(day.toordinal()))

    def _x(self, day: int) -> float:
        for stretch in self._stretches:
            if day <= stretch.last:
                break
        return stretch.x + (min(max(day, stretch.first), stretch.last) - stretch.first) * self._scale

    def _ticks(self) -> Iterator[Tick]:
        """The first day of years or months, as many as there is room for; of each stretch at least one."""
        free = 0
        for stretch in self._stretches:
            named = list(self._named(stretch))
            inside = [(self._x(day), label) for day, label in named if stretch.first <= day <= stretch.last]
            for x, label in inside or [(stretch.x, _month(stretch.first))]:
                if x >= free:
                    yield Tick(round(x), label)
                    free = round(x) + APART

    def _named(self, stretch: _Stretch) -> Iterator[tuple[int, str]]:
        """Days that can be named within a stretch, at the finest step for which there is room."""
        first, last = datetime.date.fromordinal(stretch.first), datetime.date.fromordinal(stretch.last)
        months = next((step for step in (1, 3, 6) if step * MONTH * self._scale >= APART), 0)
        if months:
            for year in range(first.year, last.year + 1):
                for month in range(1, 13, months):
                    day = datetime.date(year, month, 1).toordinal()
                    yield day, _month(day)
            return
        steps = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
        years = next((step for step in steps if step * YEAR * self._scale >= APART), steps[-1])
        for year in range(first.year - first.year % years or years, last.year + 1, years):
            yield datetime.date(year, 1, 1).toordinal(), str(year)


def _month(day: int) -> str:
    date = datetime.date.fromordinal(day)
    return f"{MONTHS[date.month - 1][:3]} {date.year}"


def _cuts(points: Sequence[int], kept: Sequence[tuple[int, int]]) -> set[int]:
    """The days after which the axis is broken: the longest gaps, where they are far longer than all others."""
    gaps = sorted(
        (
            (after - before, before)
            for before, after in pairwise(points)
            if not any(first <= before and after <= last for first, last in kept)
        ),
        reverse=True,
    )
    unbroken = max((last - first for first, last in kept), default=0)
    for count in range(1, min(MOST_BREAKS, len(points) - 2) + 1):
        if count > len(gaps) or gaps[count - 1][0] < LONG:
            break
        longest = max(unbroken, gaps[count][0] if count < len(gaps) else 0)
        if gaps[count - 1][0] >= LONGER * longest:
            return {before for _, before in gaps[:count]}
    return set()


def _runs(points: Sequence[int], cuts: set[int]) -> list[tuple[int, int]]:
    """First and last day of what stands between the breaks."""
    runs, first = [], points[0]
    for before, after in pairwise(points):
        if before in cuts:
            runs.append((first, before))
            first = after
    return [*runs, (first, points[-1])]


def lasting(days: int) -> str:
    """A span of time in round words: `23 years`, `4 months`, `12 days`."""
    months = round(days / MONTH)
    if months >= 2 * 12:
        return f"{round(days / YEAR)} years"
    if months >= 2:
        return f"{months} months"
    return f"{days} day{'s' if days != 1 else ''}"
