"""How often something happened over time, as bars: numbers and words only, for a template to draw.

Time is cut into periods of one length, the shortest with which a chart has room for all of them. A long stretch in
which nothing happened is folded into a gap, which is shown as one.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import attrgetter

Span = tuple[datetime.date, datetime.date]
"""First and last day that a date can mean."""

MOST = 40
"""Bars of a chart."""
FEWEST = 16
"""Bars for which a chart always has room, so that one alone is no wall."""
FOLDED = 4
"""Periods without anything that are folded into a gap, if there are as many."""
ROUGH = 0.1
"""Share of dates that may be too rough for a unit before a longer one is taken."""
TICKS = 6
"""Places on the axis that are named."""
LETTER, LETTER_ON_PHONE = 1.1, 2.2
"""What a letter of their names takes of the axis, in per cent: where it is short, and on a phone."""
EDGE = 12.0
"""How near to an end of the axis, in per cent, words in the middle of a place could be cut off."""
HEIGHT = 100
"""Of a chart, in its own units."""
LEAST = 2.0
"""Height of a bar that would be too low to be seen."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Unit:
    """A length of periods, which are numbered."""

    name: str
    number: Callable[[datetime.date], int]
    """The number of the period in which a day lies."""
    first: Callable[[int], datetime.date]
    """The first day of the period of a number."""
    label: Callable[[datetime.date], str]
    """What the period that begins on this day is called."""


def _of_months(name: str, months: int, label: Callable[[datetime.date], str]) -> Unit:
    def number(day: datetime.date) -> int:
        return (day.year * 12 + day.month - 1) // months

    def first(number: int) -> datetime.date:
        year, month = divmod(number * months, 12)
        return datetime.date(max(year, 1), month + 1, 1)

    return Unit(name, number, first, label)


def _day(day: datetime.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _years(count: int) -> Callable[[datetime.date], str]:
    return lambda day: f"{day.year // count * count}–{day.year // count * count + count - 1}"


UNITS = (
    Unit("day", datetime.date.toordinal, datetime.date.fromordinal, _day),
    Unit(
        "week",
        lambda day: (day.toordinal() - 1) // 7,
        lambda number: datetime.date.fromordinal(number * 7 + 1),
        lambda day: f"week of {_day(day)}",
    ),
    _of_months("month", 1, lambda day: f"{MONTHS[day.month - 1]} {day.year}"),
    _of_months("quarter", 3, lambda day: f"{MONTHS[day.month - 1]}–{MONTHS[day.month + 1]} {day.year}"),
    _of_months("year", 12, lambda day: f"{day.year}"),
    *(_of_months(f"{count}-year period", count * 12, _years(count)) for count in (5, 10, 25, 100, 1000)),
)
"""The lengths of periods, the shortest first; a chart of the last has room for all years that there are."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the axis: a period, or a gap between two."""

    unit: Unit
    number: int
    skipped: int = 0
    """Periods that are folded here, none of which has anything; 0 for a period."""

    @property
    def first(self) -> datetime.date:
        """Its first day."""
        return self.unit.first(self.number)

    @property
    def last(self) -> datetime.date:
        """Its last day."""
        following = self.number + max(1, self.skipped)
        if following > self.unit.number(datetime.date.max):
            return datetime.date.max
        return self.unit.first(following) - datetime.timedelta(days=1)

    @property
    def label(self) -> str:
        """What it is called."""
        if self.skipped:
            return f"nothing dated to a {self.unit.name} for {self.skipped} {self.unit.name}s"
        return self.unit.label(self.first)

    @property
    def days(self) -> str:
        """Its days as an interval in EDTF."""
        return f"{self.first}/{self.last}"


@dataclass(frozen=True, slots=True)
class Tick:
    """A named place on the axis, in per cent of its length."""

    at: float
    label: str
    anchor: str
    """Which part of its words stands there: near an end of the axis they lean inwards."""
    spare: bool = False
    """Whether it is left out where room is short."""

    def is_clear_of(self, other: "Tick", letter: float) -> bool:
        """Whether the words of neither touch the other's, where a letter takes so much of the axis."""
        first, last = self._reach(letter)
        begin, end = other._reach(letter)
        return last < begin or end < first

    def _reach(self, letter: float) -> tuple[float, float]:
        width = letter * (len(self.label) + 1)
        before = {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return self.at - before, self.at - before + width


@dataclass(frozen=True, slots=True)
class Axis:
    """Time, cut into periods."""

    unit: Unit
    slots: Sequence[Slot]
    _places: Mapping[int, int] = field(repr=False)

    @property
    def length(self) -> int:
        """In bars; that of a chart in its own units."""
        return max(len(self.slots), FEWEST)

    @property
    def ticks(self) -> list[Tick]:
        """The places that are named: a few, evenly spread, no gap, and none whose name has no room beside another's."""
        stride = -(-len(self.slots) // TICKS)
        named = [self._tick(at) for at in range(0, len(self.slots), stride) if not self.slots[at].skipped]
        always: list[Tick] = []
        for tick in named:
            if all(tick.is_clear_of(other, LETTER_ON_PHONE) for other in always):
                always.append(tick)
        found = [*always]
        for tick in named:
            if all(tick.is_clear_of(other, LETTER) for other in found):
                found.append(replace(tick, spare=True))
        return sorted(found, key=attrgetter("at"))

    @property
    def gaps(self) -> list[tuple[float, Slot]]:
        """The folded stretches, each where it stands, in per cent."""
        return [(self._middle(at), slot) for at, slot in enumerate(self.slots) if slot.skipped]

    def _tick(self, at: int) -> Tick:
        middle, half = self._middle(at), 40 / self.length  # a bar is eight tenths of its place
        anchor = "start" if middle < EDGE else "end" if middle > 100 - EDGE else "middle"
        place = middle + {"start": -half, "middle": 0, "end": half}[anchor]
        return Tick(round(place, 1), self.slots[at].label.removeprefix("week of "), anchor)

    def _middle(self, at: int) -> float:
        return round(100 * (at + 0.5) / self.length, 1)

    def place(self, span: Span) -> int | None:
        """The place of the period in which the whole of the span lies; `None` where no period holds it."""
        number = self.unit.number(span[0])
        return self._places.get(number) if number == self.unit.number(span[1]) else None


def axis_of(spans: Mapping[Span, int]) -> Axis | None:
    """An axis for these dates, each with how many are of it; `None` where there is none.

    Its periods are the shortest of which there is room for all; a date that is rougher than those has no place on it.
    """
    if not spans:
        return None
    for unit in UNITS[:-1]:
        held = {span: unit.number(span[0]) for span in spans if unit.number(span[0]) == unit.number(span[1])}
        if sum(spans[span] for span in held) < (1 - ROUGH) * sum(spans.values()):
            continue
        slots = _slots(unit, sorted({*held.values()}))
        if len(slots) <= MOST:
            return _axis(unit, slots)
    unit = UNITS[-1]
    return _axis(unit, _slots(unit, sorted({unit.number(day) for span in spans for day in span})))


def _axis(unit: Unit, slots: Sequence[Slot]) -> Axis:
    return Axis(unit, slots, {slot.number: at for at, slot in enumerate(slots) if not slot.skipped})


def _slots(unit: Unit, numbers: Sequence[int]) -> list[Slot]:
    """The periods of these numbers and those between, of which a long stretch is folded."""
    slots = [Slot(unit, numbers[0])]
    for before, number in pairwise(numbers):
        empty = number - before - 1
        if empty >= FOLDED:
            slots.append(Slot(unit, before + 1, skipped=empty))
        else:
            slots += [Slot(unit, between) for between in range(before + 1, number)]
        slots.append(Slot(unit, number))
    return slots


def bars(counts: Sequence[int], tallest: int, below: Sequence[int] = ()) -> str:
    """The bars of these numbers as one path, each over that of `below`, in a box of `HEIGHT` with 1 a period."""
    path = []
    for at, count in enumerate(counts):
        if not count:
            continue
        foot = HEIGHT - (_height(below[at], tallest) if below else 0)
        height = _height(count, tallest)
        path.append(f"M{at + 0.1:g},{foot:g}v{-height:g}h.8v{height:g}z")
    return "".join(path)


def _height(count: int, tallest: int) -> float:
    return round(max(LEAST, HEIGHT * count / tallest), 1) if count else 0.0
