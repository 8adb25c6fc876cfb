"""A treaty's life for a phone: time runs down, with a row for each day that is given, and the time between in words."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from archive.dossier.life.axis import lasting
from archive.dossier.life.claims import Claim
from archive.dossier.life.marks import Frame, Look, framed, look_of
from archive.dossier.life.steps import Step

WIDTH = 340
LINE = 24
"""Where the line of time runs."""
ROW = 46
LEADING = 16
"""Pixels from line to line."""
BASELINE = 5
"""Pixels from the middle of letters down to the line that they stand on."""
SPACE = 14
BETWEEN = 30
"""Pixels for the words that say how long nothing happened."""
TOP = 10
QUIET = 45
"""Days without an event that are told."""
LETTERS = 42
"""Letters that a line has room for."""
ROWS = 40
"""Rows of one drawing; the list has all."""
PILL = 26
"""How high the mark is of a day that is not given to the day."""


class Line(NamedTuple):
    """A line of words beside a mark."""

    y: int
    words: str
    what: str
    """`name`, `when`, `who` or `disagree`: how it is written."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim on its row; the day that the state is asked for has one too, and no claim. Behind it come the undated."""

    y: int
    claim: Claim | None = None
    look: Look | None = None
    frame: Frame | None = None
    lines: tuple[Line, ...] = ()
    pill: int = 0
    """How high the mark is where only the month or year is given; 0 for a disc."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Time between two rows in which nothing happened."""

    y: int
    label: str


@dataclass(frozen=True, slots=True)
class Upright:
    """The whole drawing."""

    width: int
    height: int
    line: int
    rows: tuple[Row, ...]
    quiet: tuple[Quiet, ...]
    left_out: int

    @property
    def first(self) -> int:
        """Where the line of time begins."""
        return self.rows[0].y

    @property
    def last(self) -> int:
        """Where the line of time ends: what has no day stands below it."""
        return max(row.y for row in self.rows if not row.claim or row.claim.bounds)


def upright_of(life: Sequence[Step], as_of: datetime.date) -> Upright:
    """Lays out the claims in the order of their days, and what has none last; of many, the best supported ones."""
    claims = [(claim, step) for step in life for claim in step.claims]
    claims.sort(key=lambda one: (not one[0].bounds, not one[0].recorded, -one[0].told.independent))
    days: list[tuple] = [(*claim.bounds, claim, step) for claim, step in claims[:ROWS] if claim.bounds]
    days.append((as_of, as_of, None, None))
    days.sort(key=lambda day: (day[0], day[2] is None, day[1]))
    rows, quiet = [], []
    y = TOP
    for (_, before, *_), (first, _, claim, step) in pairwise([days[0], *days]):
        if (gap := (first - before).days) >= QUIET:
            quiet.append(Quiet(y + BETWEEN // 2, lasting(gap)))
            y += BETWEEN
        row, height = _row(y, claim, step) if claim else (Row(y + ROW // 2), ROW)
        rows.append(row)
        y += height
    for claim, step in claims[:ROWS]:
        if not claim.bounds:
            row, height = _row(y, claim, step)
            rows.append(row)
            y += height
    return Upright(WIDTH, y + TOP, LINE, tuple(rows), tuple(quiet), max(0, len(claims) - ROWS))


def _row(top: int, claim: Claim, step: Step) -> tuple[Row, int]:
    """The row and how high it is: as its words need, which break where a line has no room for them."""
    look = look_of(claim)
    name, _, _ = step.action.label.capitalize().partition(" by ")
    words = [(name, "name"), (look.date, "when"), (look.behind, "who")]
    if len(name) + len(look.date) <= LETTERS:
        words[:2] = [(f"{name}, {look.date}", "name")]
    if step.has_rivals(claim):
        words.append(("sources disagree", "disagree"))
    height = max(ROW, len(words) * LEADING + SPACE)
    y = top + height // 2
    first = y - (len(words) - 1) * LEADING // 2 + BASELINE
    lines = tuple(Line(first + place * LEADING, said, what) for place, (said, what) in enumerate(words))
    return Row(y, claim, look, framed(look, LINE, y), lines, 0 if claim.precise else PILL), height
