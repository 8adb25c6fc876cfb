"""The drawings of a life: to scale but for gaps that say so, nothing on top of anything else, every mark a link."""

import datetime
import re
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.dossier.life.axis import APART, BREAK, Axis, lasting
from archive.dossier.life.claims import Answer, Claim, Named
from archive.dossier.life.lanes import AXIS, LEFT, LETTER, WIDTH, Joint, lanes_of
from archive.dossier.life.marks import radius_for
from archive.dossier.life.steps import Step
from archive.dossier.life.timeline import timeline_of
from archive.models import Action

DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def step(action: str, *dates: str, disputed: bool = False) -> Step:
    """A step that is claimed for these days, months or years."""
    from archive.models.edtf import bounds

    claims = tuple(Claim(Answer(action, bounds(date) if date else None), date) for date in dates)
    return Step(Action(action), claims, disputed)


@settings(max_examples=40, deadline=None)
@given(st.lists(DAYS, min_size=1, max_size=30))
def test_later_days_are_never_to_the_left_and_all_are_on_the_axis(days):
    axis = Axis(days, [], AXIS)
    places = [axis.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= place <= AXIS for place in places)
    assert all(after.x - before.x >= APART for before, after in pairwise(axis.ticks))


def test_one_scale_holds_on_both_sides_of_a_broken_gap_which_says_how_long_it_is():
    days = [day(text) for text in ("1961-07-06", "1962-01-23", "1995-09-07", "1996-09-07")]
    axis = Axis(days, [], AXIS)
    [gap] = axis.gaps
    assert gap.label == "34 years"
    first, second, third, fourth = (axis.x(one) for one in days)
    assert (second - first) / (days[1] - days[0]).days == pytest.approx((fourth - third) / 366, rel=0.03)
    assert second < gap.x < gap.x + BREAK <= third


@pytest.mark.parametrize(
    "days",
    [["2024-06-19"], ["2000-01-01", "2020-01-01"], ["2000-01-01", "2010-01-01", "2020-01-01"]],
    ids=["one day", "two days", "evenly apart"],
)
def test_an_axis_is_broken_only_where_one_gap_is_far_longer_than_the_rest(days):
    assert Axis([day(text) for text in days], [], AXIS).gaps == []


def test_no_break_cuts_through_days_of_which_any_may_be_the_one():
    open_for_signature = (day("2000-01-01"), day("2030-01-01"))
    days = [*open_for_signature, day("2030-02-01"), day("2030-03-01")]
    assert Axis(days, [open_for_signature], AXIS).gaps == []
    assert [gap.label for gap in Axis(days, [], AXIS).gaps] == ["30 years"]


@pytest.mark.parametrize(
    ("days", "words"), [(1, "1 day"), (45, "45 days"), (122, "4 months"), (717, "2 years"), (8401, "23 years")]
)
def test_spans_of_time_are_told_in_round_words(days, words):
    assert lasting(days) == words


def boxes(mark):
    """What a mark and its label take."""
    width = round(LETTER * (len(mark.look.date) + len(mark.look.behind) + 2))
    left = mark.label_x if mark.anchor == "start" else mark.label_x - width
    reach = mark.look.radius if mark.claim.bounds else 0
    return min(mark.x - reach, left), max(mark.x + mark.bar + reach, left + width)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.dates(datetime.date(1900, 1, 1), datetime.date(2030, 1, 1)), min_size=1, max_size=24, unique=True), DAYS
)
def test_nothing_stands_on_anything_else_and_all_is_inside(days, as_of):
    life = [step("ratification", *(one.isoformat() for one in sorted(days)), "")]
    drawing = lanes_of(life, as_of)
    [lane] = drawing.lanes
    for one, other in combinations(lane.marks, 2):
        if one.y == other.y:
            assert boxes(one)[1] <= boxes(other)[0] or boxes(other)[1] <= boxes(one)[0]
    assert all(
        boxes(mark)[0] >= 0 and boxes(mark)[1] <= WIDTH and lane.top < mark.y < lane.bottom for mark in lane.marks
    )
    assert LEFT <= drawing.now <= WIDTH
    assert drawing.height > lane.bottom


def test_sixty_days_over_a_century_are_drawn_both_ways():
    dates = [f"{1920 + year}-0{year % 9 + 1}-11" for year in range(0, 100, 5)]
    life = [step("signature", *dates), step("ratification", *dates), step("withdrawal", *dates)]
    drawn = timeline_of(life, day("2026-01-01"))
    assert sum(len(lane.marks) for lane in drawn.desk.lanes) == 60
    assert len(drawn.phone.rows) + drawn.phone.left_out == 61
    assert [row.y for row in drawn.phone.rows] == sorted(row.y for row in drawn.phone.rows)


def test_marks_that_cannot_all_be_right_are_joined_and_a_month_is_a_bar():
    drawn = timeline_of([step("signature", "2024-05", "2024-06-19", disputed=True)], day("2024-12-01"))
    [lane] = drawn.desk.lanes
    month, one_day = lane.marks
    assert month.bar > 0 == one_day.bar
    assert lane.joints == [Joint(month, one_day)]
    assert drawn.disputed


def test_only_days_on_which_the_same_chamber_acted_are_joined():
    duma, council = Named("State Duma", False, 1), Named("Federation Council", False, 1)
    claims = [
        Claim(Answer("approval", (day(date), day(date))), date, actors=(actor,))
        for date, actor in (("2024-10-23", duma), ("2024-10-24", duma), ("2024-11-06", council))
    ]
    [lane] = lanes_of([Step(Action.APPROVAL, tuple(claims), True)], day("2024-12-01")).lanes
    assert lane.joints == [Joint(lane.marks[0], lane.marks[1])]


def test_on_a_phone_a_month_is_a_bar_and_what_has_no_day_stands_last():
    life = [step("negotiation", ""), step("signature", "2024-06"), step("entry-into-force", "2024-12-04")]
    drawing = timeline_of(life, day("2024-09-01")).phone
    assert [row.look and row.look.date for row in drawing.rows] == [
        "June 2024",
        None,
        "4 December 2024",
        "no day given",
    ]
    assert [row.pill > 0 for row in drawing.rows[:3]] == [True, False, False]
    assert drawing.last == drawing.rows[2].y


def test_marks_of_hundreds_of_reports_are_larger_than_those_of_dozens():
    sizes = [radius_for(number) for number in (1, 2, 10, 51, 483)]
    assert sizes == sorted(set(sizes))


def test_the_day_that_is_asked_for_stands_among_the_days():
    life = [step("signature", "2024-06-19"), step("entry-into-force", "2024-12-04")]
    drawn = timeline_of(life, day("2024-09-01"))
    first, second = (lane.marks[0].x for lane in drawn.desk.lanes)
    assert first < drawn.desk.now < second
    assert [row.claim is None for row in drawn.phone.rows] == [False, True, False]


def test_a_life_without_a_day_is_not_drawn():
    assert timeline_of([step("signature", "")], day("2024-09-01")) is None
    assert timeline_of([], day("2024-09-01")) is None


def test_a_step_without_a_day_is_named_beside_those_that_have_one():
    drawn = timeline_of([step("signature", "2024-06-19"), step("entry-into-force", "")], day("2024-09-01"))
    assert [lane.marks[0].look.date for lane in drawn.desk.lanes] == ["19 June 2024", "no day given"]


def levels(path: str) -> list[tuple[int, int, int]]:
    """The level stretches of a path: how high each is, and from where to where."""
    found, x, y = [], 0, 0
    for letter, numbers in re.findall(r"([MVHq])([\d,. -]+)", path):
        figures = [int(number) for number in re.findall(r"-?\d+", numbers)]
        match letter:
            case "M":
                x, y = figures
            case "V":
                [y] = figures
            case "H":
                found.append((y, min(x, figures[0]), max(x, figures[0])))
                [x] = figures
            case "q":
                x, y = x + figures[2], y + figures[3]
    return found


@settings(max_examples=40, deadline=None)
@given(st.sets(st.dates(day("2024-01-01"), day("2024-12-31")), min_size=2, max_size=12))
def test_no_line_between_days_that_contradict_runs_along_the_words_of_another(days):
    [lane] = lanes_of([step("signature", *map(str, sorted(days)), disputed=True)], day("2025-01-01")).lanes
    assert len(lane.joints) == len(days) - 1
    spans = []
    for mark in lane.marks:
        wide = round(LETTER * (len(mark.look.date) + len(mark.look.behind) + 2))
        begin = mark.label_x if mark.anchor == "start" else mark.label_x - wide
        spans.append((mark.y, begin, begin + wide))
    for joint in lane.joints:
        assert levels(joint.path)
        for y, begin, end in levels(joint.path):
            assert all(abs(y - of) > 10 or end <= first or last <= begin for of, first, last in spans)
