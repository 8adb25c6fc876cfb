"""A family is drawn so that everything on it can be read: nothing lies on anything else, and the older comes first."""

import re
from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.dossier.family.across import DESK, across
from archive.dossier.family.graph import PADDING, Edge, Node
from archive.dossier.family.lettering import width, wrapped
from archive.dossier.family.upright import PHONE, upright

NAMES = [
    "SALT",
    "Treaty of Friendship, Good-Neighbourliness and Cooperation",
    "포괄적인 전략적동반자관계에 관한 조약",
    "Ж" * 90,
]
VERBS = ["replaces, 4 December 2024 – claimed by an aide of the President", "ends", "cites, 1961"]


def node(key, year=None, name="Treaty"):
    return Node(key, name, "signed", f"/treaties/{key}/", date(year, 1, 1) if year else None, here=key == 0)


def edge(origin, target, words="ends"):
    return Edge(origin, target, words, "text", f"#{origin}-{words}-{target}")


@st.composite
def families(draw):
    """Any treaties, and any ties between them."""
    years = draw(st.lists(st.one_of(st.none(), st.integers(1850, 2030)), min_size=2, max_size=9))
    nodes = [node(key, year, draw(st.sampled_from(NAMES))) for key, year in enumerate(years)]
    ends = st.tuples(st.sampled_from(range(len(nodes))), st.sampled_from(range(len(nodes))))
    pairs = draw(st.sets(ends.filter(lambda pair: pair[0] != pair[1]), min_size=1, max_size=12))
    return nodes, [edge(*pair, draw(st.sampled_from(VERBS))) for pair in sorted(pairs)]


@pytest.mark.parametrize("draw", [across, upright])
@settings(max_examples=25, deadline=None)
@given(family=families())
def test_no_card_lies_on_another_and_all_words_of_a_card_stand_in_it(draw, family):
    drawing = draw(*family)
    for one, other in combinations(drawing.cards, 2):
        apart = one.right < other.x or other.right < one.x
        assert apart or one.y + one.height < other.y or other.y + other.height < one.y
    for card in drawing.cards:
        lines = [*card.name, *card.remark, *(line for row in card.rows for line in row.lines)]
        baselines = [y for y, _ in lines]
        assert all(below - above >= 12 for above, below in pairwise(baselines))
        assert card.y < baselines[0] - 10
        assert baselines[-1] < card.y + card.height <= drawing.height + 0.1
        assert all(width(words, 13) <= card.width - 2 * PADDING + 0.1 for row in card.rows for _, words in row.lines)


@pytest.mark.parametrize("draw", [across, upright])
@settings(max_examples=25, deadline=None)
@given(family=families())
def test_every_tie_has_a_line_from_its_row_to_the_card_of_the_other(draw, family):
    nodes, edges = family
    drawing = draw(nodes, edges)
    cards = {card.node.key: card for card in drawing.cards}
    assert cards.keys() == {one.key for one in nodes}
    assert sorted(line.edge.url for line in drawing.lines) == sorted(one.url for one in edges)
    for line in drawing.lines:
        origin, target = cards[line.edge.origin], cards[line.edge.target]
        [row] = [row for row in origin.rows if row.edge == line.edge]
        start_x, start_y = map(float, re.match(r"M([-\d.]+),([-\d.]+)", line.path).groups())
        tip_x, tip_y = map(float, line.head.split()[0].split(","))
        assert min(abs(start_x - origin.x), abs(start_x - origin.right)) < 0.1
        assert abs(start_y - row.y) < 0.1
        assert min(abs(tip_x - target.x), abs(tip_x - target.right)) < 0.1
        assert target.y < tip_y < target.ruled


@settings(max_examples=25, deadline=None)
@given(family=families())
def test_a_line_that_passes_a_column_crosses_no_card_of_it(family):
    drawing = across(*family)
    for line in drawing.lines:
        for x, y, to_x in re.findall(r"([-\d.]+),([-\d.]+) H([-\d.]+)", line.path):
            left, right = sorted((float(x), float(to_x)))
            for card in drawing.cards:
                if card.x < right and left < card.right:
                    assert not card.y <= float(y) <= card.y + card.height


@settings(max_examples=25, deadline=None)
@given(family=families())
def test_lines_that_run_beside_the_same_cards_keep_to_lanes_of_their_own(family):
    taken = {}
    for line in upright(*family).lines:
        lane, start, end = re.search(r"Q[-\d.]+,[-\d.]+ ([-\d.]+),([-\d.]+) V([-\d.]+)", line.path).groups()
        first, last = sorted((float(start), float(end)))
        for other_first, other_last in taken.setdefault(lane, []):
            assert last < other_first or other_last < first
        taken[lane].append((first, last))


@settings(max_examples=25, deadline=None)
@given(family=families())
def test_the_older_stand_before_the_newer(family):
    nodes, edges = family
    for drawing, place in ((across(nodes, edges), "x"), (upright(nodes, edges), "y")):
        dated = [card for card in drawing.cards if card.node.day]
        for one, other in combinations(dated, 2):
            if one.node.day < other.node.day:
                assert getattr(one, place) <= getattr(other, place)


def test_what_is_not_dated_stands_first_where_others_act_on_it_and_last_where_it_acts():
    cards = across([node(0, 2024), node(1), node(2)], [edge(0, 1, "cites"), edge(2, 0, "amends")]).cards
    assert [card.node.key for card in sorted(cards, key=lambda card: card.x)] == [1, 0, 2]


def test_two_that_are_bound_to_one_another_never_share_a_column_even_of_one_day():
    one, other = across([node(0, 1994), node(1, 1994)], [edge(0, 1, "supplements")]).cards
    assert one.right < other.x or other.right < one.x


def test_five_that_follow_from_one_another_fit_on_a_desk_and_more_scroll():
    def chain(count):
        return across([node(key, 1990 + key) for key in range(count)], [edge(key + 1, key) for key in range(count - 1)])

    assert chain(5).width <= DESK
    assert not chain(5).scrolls
    assert chain(8).scrolls
    assert upright([node(0, 1990), node(1, 1991)], [edge(1, 0)]).width <= PHONE


def test_a_name_that_fits_no_line_is_broken_and_a_long_one_says_that_it_goes_on():
    assert all(width(line, 15) <= 140 for line in wrapped("Ж" * 90, 140, 15, 4))
    [*_, last] = wrapped("Treaty of Friendship and a great deal besides, between many states", 140, 15, 2)
    assert last.endswith("…")
    assert wrapped("SALT", 140, 15, 4) == ("SALT",)


def test_the_same_family_is_drawn_alike_in_whatever_order_it_is_told():
    nodes = [node(key, 1950 + key % 5 * 10) for key in range(7)]
    edges = [edge(6, 0), edge(5, 0, "cites"), edge(4, 2), edge(6, 3)]
    places = [
        {card.node.key: (card.x, card.y) for card in across(order, edges).cards} for order in (nodes, nodes[::-1])
    ]
    assert places[0] == places[1]
