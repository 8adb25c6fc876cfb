"""A treaty's life for a desk: time runs to the right, and each step has a lane of its own."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.dossier.life.axis import Axis
from archive.dossier.life.claims import Claim
from archive.dossier.life.marks import Frame, Look, framed, look_of
from archive.dossier.life.steps import Step

WIDTH = 1000
LEFT = 180
"""Where the axis begins, beside the names of the lanes."""
AXIS = 790
ROW = 34
TOP = 46
NAMES = 18
"""The line on which the names of the axis' days stand."""
RULED_FROM = 28
"""Where the lines of the axis begin, under them."""
GAP_NAMES = 40
"""The line on which it stands how long a broken gap is."""
FOOT = 22
LETTER = 7.0
"""Pixels that a letter of a label takes, generously."""
BESIDE = 7
"""Pixels between a mark and its label."""
SHORTEST_BAR = 12
BEND = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim where it is drawn: a disc on its day, or a bar over all days that it can mean."""

    claim: Claim
    look: Look
    x: int
    y: int
    bar: int
    """How long the bar is; 0 for a disc."""
    label_x: int
    anchor: str
    frame: Frame

    @property
    def middle(self) -> int:
        """Where lines to it end."""
        return self.x + self.bar // 2


@dataclass(frozen=True, slots=True)
class Joint:
    """A line between two marks that cannot both be right."""

    one: Mark
    other: Mark

    @property
    def path(self) -> str:
        """Along the free space between two rows, over the other's or else under the one's, and never along words."""
        start, end = self.one.middle, self.other.middle
        bend = min(BEND, (end - start) // 2)
        lower = self.other.y > self.one.y
        between = self.other.y - ROW // 2 if lower else self.one.y + ROW // 2
        across = f"q0,{bend} {bend},{bend} H{end - bend} q{bend},0 {bend},{bend if lower else -bend}"
        return f"M{start},{self.one.y} V{between - bend} {across} V{self.other.y}"


@dataclass(frozen=True, slots=True)
class Lane:
    """A step's lane."""

    step: Step
    top: int
    height: int
    marks: tuple[Mark, ...]

    @property
    def middle(self) -> int:
        """Where its name stands: beside its first row."""
        return self.top + ROW // 2

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height

    @property
    def joints(self) -> list[Joint]:
        """Lines from each mark to the next one that contradicts it."""
        found = []
        for place, mark in enumerate(self.marks):
            later = self.marks[place + 1 :]
            rival = next((other for other in later if self.step.are_rivals(mark.claim, other.claim)), None)
            if rival:
                found.append(Joint(mark, rival))
        return found


@dataclass(frozen=True, slots=True)
class Lanes:
    """The whole drawing."""

    width: int
    height: int
    left: int
    axis: Axis
    lanes: tuple[Lane, ...]
    now: int
    """Where the day stands that the state is asked for."""
    names: int = NAMES
    ruled_from: int = RULED_FROM
    gap_names: int = GAP_NAMES

    @property
    def foot(self) -> int:
        """Where the lanes end."""
        return self.height - FOOT

    @property
    def depth(self) -> int:
        """How far the lines of the axis reach down."""
        return self.foot - RULED_FROM

    @property
    def now_anchor(self) -> str:
        """On which side of its line the day stands that the state is asked for: where there is room."""
        return "end" if self.now > WIDTH // 2 else "start"


def lanes_of(life: Sequence[Step], as_of: datetime.date) -> Lanes:
    """Lays the steps out, each in a lane that is as high as its labels need."""
    spans = [claim.bounds for step in life for claim in step.claims if claim.bounds]
    axis = Axis([as_of, *(day for span in spans for day in span)], spans, AXIS)
    top = TOP
    lanes = []
    for step in life:
        marks, rows = _placed(step.claims, axis, top)
        lanes.append(Lane(step, top, rows * ROW, marks))
        top += rows * ROW
    return Lanes(WIDTH, top + FOOT, LEFT, axis, tuple(lanes), LEFT + axis.x(as_of))


def _placed(claims: Iterable[Claim], axis: Axis, top: int) -> tuple[tuple[Mark, ...], int]:
    """The marks of a lane and how many rows they take: each in the first row where it and its label have room."""
    rows: list[list[tuple[int, int]]] = []
    """Of each row what of it is taken."""
    marks = []
    for claim in claims:
        look = look_of(claim)
        x, bar = _place(claim, axis)
        reach = look.radius + 4
        width = round(LETTER * (len(look.date) + len(look.behind) + 2))
        to_the_right = x + bar + reach + BESIDE
        right_fits = to_the_right + width <= WIDTH
        begin = x - reach if right_fits else x - reach - BESIDE - width
        end = to_the_right + width if right_fits else x + bar + reach
        row = next((row for row, taken in enumerate(rows) if all(end < b or e < begin for b, e in taken)), len(rows))
        rows[row : row + 1] = [[*rows[row], (begin, end)]] if row < len(rows) else [[(begin, end)]]
        label_x = to_the_right if right_fits else x - reach - BESIDE
        y = top + row * ROW + ROW // 2
        marks.append(Mark(claim, look, x, y, bar, label_x, "start" if right_fits else "end", framed(look, x, y)))
    return tuple(marks), len(rows)


def _place(claim: Claim, axis: Axis) -> tuple[int, int]:
    """Where a claim begins and how long its bar is; what has no day stands behind the axis' beginning."""
    if claim.bounds is None:
        return LEFT, 0
    first, last = (LEFT + axis.x(day) for day in claim.bounds)
    return first, 0 if claim.precise else max(SHORTEST_BAR, last - first)
