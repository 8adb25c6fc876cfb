"""Treaties and what binds them, laid out as a drawing: numbers and words only, for a template to draw.

Each treaty is a card; what it does to others stands in rows at its foot, and from each row a line leads to the card of
the other. So no label ever stands on a line or on another label, however many there are. The older stand to the left
(`across`, for a desk) or above (`upright`, for a phone).
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from archive.dossier.family.lettering import wrapped

NAME, SMALL = 15.0, 13.0
"""Sizes of letters: of a treaty's name, and of all else."""
NAME_LEADING, SMALL_LEADING = 19.0, 17.0
PADDING = 12.0
ARRIVAL = 11.0
"""Room between two lines that end at one card."""
FRAME = 2.0
"""Room around a drawing, for the lines of its outermost cards."""
HEAD = 9.0
"""Length and breadth of an arrow's head."""
NAME_LINES, REMARK_LINES, ROW_LINES = 4, 2, 3
LAYER, LAYERS = 3, 4
"""Treaties that a layer takes before a further one is begun, and layers after which they take more."""
OLDEST, NEWEST = datetime.date.min, datetime.date.max


@dataclass(frozen=True, slots=True)
class Node:
    """A treaty: what it is called, what is said below its name, and where its name leads."""

    key: int
    name: str
    remark: str
    url: str
    day: datetime.date | None = None
    here: bool = False
    """Whether the drawing is of this treaty's family."""


@dataclass(frozen=True, slots=True)
class Edge:
    """What one treaty does to another, in words; `mode` is the class by which its line is drawn."""

    origin: int
    target: int
    words: str
    mode: str
    url: str


@dataclass(slots=True)
class Row:
    """An edge at the foot of its origin's card: its lines of words, and where the line begins."""

    edge: Edge
    lines: Sequence[tuple[float, str]] = ()
    y: float = 0.0


@dataclass(slots=True)
class Card:
    """A treaty with its place."""

    node: Node
    width: float
    arrivals: int = 0
    """Lines that end here."""
    rows: list[Row] = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0
    height: float = 0.0
    head: float = 0.0
    """Height of what stands above the rows, where lines arrive."""
    name: Sequence[tuple[float, str]] = ()
    remark: Sequence[tuple[float, str]] = ()

    @property
    def text_x(self) -> float:
        """Where its words begin."""
        return self.x + PADDING

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def ruled(self) -> float:
        """Where the rule between its head and its rows stands."""
        return round(self.y + self.head, 1)

    def measure(self) -> None:
        """Finds its height from what it has to say; its place is still to come."""
        names = len(wrapped(self.node.name, self.width - 2 * PADDING, NAME, NAME_LINES))
        words = PADDING + names * NAME_LEADING + len(self._remark_lines()) * SMALL_LEADING + PADDING / 2
        self.head = max(words, ARRIVAL * (self.arrivals + 1))
        rows = sum(len(self._row_lines(row)) * SMALL_LEADING + PADDING / 2 for row in self.rows)
        self.height = self.head + (rows + PADDING / 2 if self.rows else 0)

    def place(self, x: float, y: float) -> None:
        """Gives it its place, and all its words theirs."""
        self.x, self.y = round(x, 1), round(y, 1)
        lines = wrapped(self.node.name, self.width - 2 * PADDING, NAME, NAME_LINES)
        base = self.y + PADDING + NAME
        self.name = [(base + place * NAME_LEADING, line) for place, line in enumerate(lines)]
        under = base + len(lines) * NAME_LEADING - 1
        self.remark = [(under + at * SMALL_LEADING, line) for at, line in enumerate(self._remark_lines())]
        below = self.ruled + PADDING / 2
        for row in self.rows:
            words = self._row_lines(row)
            row.lines = [(below + SMALL + place * SMALL_LEADING, line) for place, line in enumerate(words)]
            row.y = below + SMALL_LEADING / 2
            below += len(words) * SMALL_LEADING + PADDING / 2

    def _remark_lines(self) -> tuple[str, ...]:
        return wrapped(self.node.remark, self.width - 2 * PADDING, SMALL, REMARK_LINES)

    def _row_lines(self, row: Row) -> tuple[str, ...]:
        return wrapped(row.edge.words, self.width - 2 * PADDING, SMALL, ROW_LINES)


@dataclass(frozen=True, slots=True)
class Line:
    """An edge's line and the head of its arrow, as SVG writes them."""

    edge: Edge
    path: str
    head: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A laid out family."""

    width: float
    height: float
    cards: Sequence[Card]
    lines: Sequence[Line]
    room: float
    """The width that it was made for; one that needs more scrolls."""

    @property
    def full_width(self) -> str:
        """Its width with that of its frame, as SVG writes it."""
        return f"{self.width + 2 * FRAME:.0f}"

    @property
    def view(self) -> str:
        """What SVG calls the view box."""
        return f"{-FRAME:.0f} {-FRAME:.0f} {self.full_width} {self.height + 2 * FRAME:.0f}"

    @property
    def scrolls(self) -> bool:
        """Whether it is wider than its room."""
        return self.width > self.room


def layers_of(nodes: Sequence[Node], edges: Iterable[Edge]) -> list[list[Node]]:
    """The nodes in layers, the older first; no two of a layer are bound to one another.

    What is not dated stands before everything where others act on it, and after everything where it only acts.
    """
    edges = tuple(edges)
    most = max(LAYER, -(-len(nodes) // LAYERS))
    acted_on = {edge.target for edge in edges}
    bound = {frozenset((edge.origin, edge.target)) for edge in edges}
    undated = {node.key: OLDEST if node.key in acted_on else NEWEST for node in nodes if node.day is None}

    def age(node: Node) -> tuple:
        return (node.day or undated[node.key], node.key not in acted_on, node.name, node.key)

    layers: list[list[Node]] = []
    apart = None
    for node in sorted(nodes, key=age):
        side = undated.get(node.key)
        last = layers[-1] if layers else []
        bound_to_it = any(frozenset((node.key, other.key)) in bound for other in last)
        if bound_to_it or side != apart or not 0 < len(last) < most:
            layers.append([])
        layers[-1].append(node)
        apart = side
    return layers


@dataclass(slots=True)
class Way:
    """An edge with the row at which it begins, the card at which it ends, and at what height."""

    edge: Edge
    row: Row
    origin: Card
    target: Card
    end: float = 0.0


def cards_and_ways(nodes: Iterable[Node], edges: Iterable[Edge], width: float) -> tuple[dict[int, Card], list[Way]]:
    """A card for each node, by its key, measured but not placed; and the edges between the cards."""
    cards = {node.key: Card(node, width) for node in nodes}
    ways = []
    for edge in edges:
        row = Row(edge)
        cards[edge.origin].rows.append(row)
        cards[edge.target].arrivals += 1
        ways.append(Way(edge, row, cards[edge.origin], cards[edge.target]))
    for card in cards.values():
        card.measure()
    return cards, ways


def arrive(ways: Iterable[Way]) -> None:
    """Spreads the ends of lines over the heads of the cards at which they end, from above in the order given."""
    at: dict[int, list[Way]] = {}
    for way in ways:
        at.setdefault(way.target.node.key, []).append(way)
    for ways in at.values():
        for place, way in enumerate(ways):
            way.end = way.target.y + way.target.head * (place + 1) / (len(ways) + 1)


def arrow_head(x: float, y: float, rightwards: bool) -> str:
    """The points of a triangle whose tip is at the place."""
    back = x - HEAD if rightwards else x + HEAD
    return f"{x:.1f},{y:.1f} {back:.1f},{y - HEAD / 2:.1f} {back:.1f},{y + HEAD / 2:.1f}"
