"""A family drawn downwards, as there is room for on a phone: cards in one column, lines in a gutter beside it."""

from collections.abc import Iterable, Sequence
from itertools import chain

from archive.dossier.family.graph import (
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

PHONE = 340.0
"""The width that a phone has."""
LANE, WIDEST_GUTTER = 13.0, 104.0
"""Room that a line has in the gutter, and what all of them have together."""
MARGIN = 16.0
"""Room between the last lane and the cards, where arrows stand."""
APART = 20.0
BEND = 7.0


def upright(nodes: Sequence[Node], edges: Sequence[Edge]) -> Drawing:
    """The drawing, the oldest treaty at its head."""
    column = [*chain.from_iterable(layers_of(nodes, edges))]
    lane_of, lanes = _lanes(column, edges)
    apart = min(LANE, (WIDEST_GUTTER - MARGIN) / lanes) if lanes else 0.0
    gutter = MARGIN + apart * lanes if lanes else 0.0
    cards, ways = cards_and_ways(column, edges, PHONE - gutter - 1)
    for card in cards.values():
        card.rows.sort(key=lambda row: lane_of[row.edge])
    height = _place(cards.values(), gutter)
    arrive(sorted(ways, key=lambda way: _nested(way, lane_of[way.edge])))
    lines = [_line(way, gutter - MARGIN - apart * lane_of[way.edge]) for way in ways]
    return Drawing(PHONE, height, tuple(cards.values()), lines, PHONE)


def _lanes(column: Sequence[Node], edges: Iterable[Edge]) -> tuple[dict[Edge, int], int]:
    """A lane for each edge, that no other has between the same cards: the shorter edge is nearer to the cards."""
    place = {node.key: at for at, node in enumerate(column)}
    spans = {edge: sorted((place[edge.origin], place[edge.target])) for edge in edges}
    lanes: list[list[tuple[int, int]]] = []
    lane_of = {}
    for edge, (first, last) in sorted(spans.items(), key=lambda one: (one[1][1] - one[1][0], one[1])):
        free = (at for at, taken in enumerate(lanes) if all(last < start or end < first for start, end in taken))
        lane = next(free, len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((first, last))
        lane_of[edge] = lane
    return lane_of, len(lanes)


def _nested(way: Way, lane: int) -> tuple[bool, int]:
    """The order in which lines end at a card without crossing: what comes from above, then what comes from below."""
    from_below = way.origin.y > way.target.y
    return from_below, -lane if from_below else lane


def _place(cards: Iterable[Card], gutter: float) -> float:
    """Puts the cards below one another, and answers how far down they reach."""
    y = 0.0
    for card in cards:
        card.place(gutter, y)
        y += card.height + APART
    return y - APART if y else 0.0


def _line(way: Way, lane: float) -> Line:
    """From the row into its lane, along it, and out to the other card."""
    start, end = way.row.y, way.end
    bend = BEND if end > start else -BEND
    path = (
        f"M{way.origin.x:.1f},{start:.1f} H{lane + BEND:.1f} Q{lane:.1f},{start:.1f} {lane:.1f},{start + bend:.1f} "
        f"V{end - bend:.1f} Q{lane:.1f},{end:.1f} {lane + BEND:.1f},{end:.1f} H{way.target.x - HEAD:.1f}"
    )
    return Line(way.edge, path, arrow_head(way.target.x, end, rightwards=True))
