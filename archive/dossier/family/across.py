"""A family drawn from left to right, as there is room for on a desk.

The layered layout of Sugiyama: cards in columns by age; a line that passes a column has a place of its own in it, so
that it crosses no card; and each column is put in the order in which its neighbours stand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import fmean

from archive.dossier.family.graph import (
    ARRIVAL,
    HEAD,
    Card,
    Drawing,
    Edge,
    Line,
    Node,
    Way,
    arrive,
    arrow_head,
    cards_and_ways,
    layers_of,
)

DESK = 1080.0
"""The width that a desk has."""
WIDEST, NARROWEST = 300.0, 168.0
GAPS = {2: 120.0, 3: 90.0, 4: 72.0}
"""Room between columns, by how many there are; more of them have the least."""
LEAST_GAP = 56.0
APART = 22.0
"""Room between cards of a column."""
SWEEPS = 8


@dataclass(slots=True)
class Passing:
    """The place of a line in a column that it passes."""

    width: float
    height: float = ARRIVAL
    x: float = 0.0
    y: float = 0.0

    @property
    def right(self) -> float:
        """Where the line leaves the column on the right."""
        return self.x + self.width

    @property
    def middle(self) -> float:
        """The height at which the line passes."""
        return self.y + self.height / 2


Item = Card | Passing


def across(nodes: Sequence[Node], edges: Sequence[Edge]) -> Drawing:
    """The drawing; it is wider than a desk only where more columns than fit follow from one another."""
    layers = layers_of(nodes, edges)
    gap = GAPS.get(len(layers), LEAST_GAP)
    width = min(WIDEST, max(NARROWEST, (DESK - gap * (len(layers) - 1)) / len(layers)))
    cards, ways = cards_and_ways(nodes, edges, width)
    grid: list[list[Item]] = [[cards[node.key] for node in layer] for layer in layers]
    routes = _routes(ways, layers, grid)
    _put_in_order(grid, routes)
    height = _place(grid, width, gap)
    arrive(sorted(ways, key=lambda way: _height(routes[way.edge][-2], way)))
    lines = [_line(way, routes[way.edge][1:-1]) for way in ways]
    return Drawing(
        len(layers) * (width + gap) - gap,
        height,
        tuple(item for item in chain.from_iterable(grid) if isinstance(item, Card)),
        lines,
        DESK,
    )


def _routes(
    ways: Iterable[Way], layers: Sequence[Sequence[Node]], grid: Sequence[list[Item]]
) -> dict[Edge, list[Item]]:
    """What each edge touches from card to card; it gets a place in each column between them."""
    column_of = {node.key: column for column, layer in enumerate(layers) for node in layer}
    routes: dict[Edge, list[Item]] = {}
    for way in ways:
        start, end = column_of[way.edge.origin], column_of[way.edge.target]
        step = 1 if end > start else -1
        passed = {column: Passing(way.origin.width) for column in range(start + step, end, step)}
        for column, place in passed.items():
            grid[column].append(place)
        routes[way.edge] = [way.origin, *passed.values(), way.target]
    return routes


def _put_in_order(grid: Sequence[list[Item]], routes: Mapping[Edge, Sequence[Item]]) -> None:
    """Sorts each column by where the neighbours of its items stand in the columns beside it, there and back again.

    The rows of a card are put in the order of what comes next on their way.
    """
    neighbours: dict[int, list[Item]] = {id(item): [] for column in grid for item in column}
    for route in routes.values():
        for one, other in pairwise(route):
            neighbours[id(one)].append(other)
            neighbours[id(other)].append(one)
    place = {id(item): _rank(at, column) for column in grid for at, item in enumerate(column)}
    for sweep in range(SWEEPS):
        for column in grid if sweep % 2 else reversed(grid):
            column.sort(key=lambda item: fmean([place[id(other)] for other in neighbours[id(item)] or [item]]))
            place |= {id(item): _rank(at, column) for at, item in enumerate(column)}
    for item in chain.from_iterable(grid):
        if isinstance(item, Card):
            item.rows.sort(key=lambda row: place[id(routes[row.edge][1])])


def _rank(at: int, column: Sequence[Item]) -> float:
    """A place in a column, from 0 at its head to 1 at its foot."""
    return (at + 0.5) / len(column)


def _height(item: Item, way: Way) -> float:
    """The height from which a line comes to its end."""
    return item.middle if isinstance(item, Passing) else way.row.y


def _place(grid: Sequence[Sequence[Item]], width: float, gap: float) -> float:
    """Gives every item its place, each column in the middle of the drawing's height, which is the answer."""
    heights = [sum(item.height for item in column) + APART * (len(column) - 1) for column in grid]
    for at, (column, height) in enumerate(zip(grid, heights, strict=True)):
        y = (max(heights) - height) / 2
        for item in column:
            x = at * (width + gap)
            if isinstance(item, Card):
                item.place(x, y)
            else:
                item.x, item.y = x, y
            y += item.height + APART
    return max(heights)


def _line(way: Way, passed: Iterable[Passing]) -> Line:
    """The curve from a row of one card through the places that it passes to the head of the other."""
    rightwards = way.target.x > way.origin.x
    x, y = (way.origin.right if rightwards else way.origin.x), way.row.y
    path = [f"M{x:.1f},{y:.1f}"]
    for passing in passed:
        near, far = (passing.x, passing.right) if rightwards else (passing.right, passing.x)
        path += [_curve(x, y, near, passing.middle), f"H{far:.1f}"]
        x, y = far, passing.middle
    tip = way.target.x if rightwards else way.target.right
    path.append(_curve(x, y, tip + (-HEAD if rightwards else HEAD), way.end))
    return Line(way.edge, " ".join(path), arrow_head(tip, way.end, rightwards))


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    """Leaves and arrives level."""
    middle = (x + to_x) / 2
    return f"C{middle:.1f},{y:.1f} {middle:.1f},{to_y:.1f} {to_x:.1f},{to_y:.1f}"
