"""Time is cut into periods that suit it, and what has no place on the axis is never put on one."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.dossier.reporting.charts import HEIGHT, LEAST, LETTER, LETTER_ON_PHONE, MOST, axis_of, bars


def days(first, *after):
    start = date.fromisoformat(first)
    return Counter((start + timedelta(days=days),) * 2 for days in (0, *after))


@pytest.mark.parametrize(
    ("dates", "unit"),
    [
        (days("2024-06-19"), "day"),
        (days("2024-06-19", 1, 2, 30), "day"),
        (days("2024-06-19", *range(60)), "week"),
        (days("2024-06-19", *range(0, 700, 3)), "month"),
        (days("2016-06-19", *range(0, 3000, 20)), "quarter"),
        (days("1990-06-19", *range(0, 12000, 90)), "year"),
        (days("1900-01-01", *range(0, 36500, 300)), "5-year period"),
        (days("1124-01-01", *range(0, 328000, 3000)), "25-year period"),
        (days("0001-01-01", *range(0, 3652000, 20000)), "1000-year period"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_periods_suit_the_span(dates, unit):
    axis = axis_of(dates)
    assert axis.unit.name == unit
    assert len(axis.slots) <= MOST


SPANS = st.dictionaries(
    st.tuples(st.dates(), st.integers(0, 800)).map(
        lambda pair: (pair[0], min(date.max, date.fromordinal(min(pair[0].toordinal() + pair[1], 3652059))))
    ),
    st.integers(1, 50),
    min_size=1,
    max_size=60,
)


@settings(max_examples=40, deadline=None)
@given(spans=SPANS)
def test_every_date_has_the_place_of_the_period_that_holds_all_of_it_or_none(spans):
    axis = axis_of(spans)
    assert len(axis.slots) <= MOST or axis.unit.name.startswith("1000")
    for first, last in spans:
        place = axis.place((first, last))
        holding = [
            at for at, slot in enumerate(axis.slots) if not slot.skipped and slot.first <= first <= last <= slot.last
        ]
        assert holding == ([] if place is None else [place])


@settings(max_examples=40, deadline=None)
@given(spans=SPANS)
def test_time_runs_on_without_a_hole_and_what_is_folded_is_empty(spans):
    axis = axis_of(spans)
    number, slots = axis.unit.number, axis.slots
    for one, other in pairwise(slots):
        assert other.first == one.last + timedelta(days=1)
    for slot in slots:
        if slot.skipped:
            held = [first for first, last in spans if number(first) == number(last)]
            assert not any(slot.first <= day <= slot.last for day in held)


def test_names_of_two_places_never_touch_even_on_a_phone():
    axis = axis_of(days("2024-06-20", 126, 130))
    assert len(axis.ticks) > 1
    seen = {LETTER: axis.ticks, LETTER_ON_PHONE: [tick for tick in axis.ticks if not tick.spare]}
    for letter, ticks in seen.items():
        assert all(one.is_clear_of(other, letter) for one, other in pairwise(ticks))


def test_no_date_has_no_axis():
    assert axis_of({}) is None


def test_a_long_silence_is_folded_and_says_how_long_it_was():
    axis = axis_of(days("2024-06-19", 1, 2, 100))
    assert [slot.label for slot in axis.slots] == [
        "19 Jun 2024",
        "20 Jun 2024",
        "21 Jun 2024",
        "nothing dated to a day for 97 days",
        "27 Sep 2024",
    ]
    assert [slot.label for _, slot in axis.gaps] == ["nothing dated to a day for 97 days"]
    assert "nothing dated to a day for 97 days" not in {tick.label for tick in axis.ticks}


def test_a_month_has_no_place_among_days_but_makes_them_months_where_many_are_as_rough():
    june = (date(2024, 6, 1), date(2024, 6, 30))
    exact = days("2024-06-10", *range(20))
    axis = axis_of(exact | {june: 1})
    assert (axis.unit.name, axis.place(june)) == ("day", None)
    axis = axis_of(exact | {june: 9})
    assert (axis.unit.name, axis.place(june)) == ("month", 0)


def test_names_on_the_axis_are_few_and_lean_inwards_at_its_ends():
    ticks = axis_of(days("2024-06-01", *range(40))).ticks
    assert 3 <= len(ticks) <= 7
    assert ticks[0].anchor == "start"
    assert {tick.anchor for tick in ticks[1:-1]} == {"middle"}


def test_bars_stand_on_one_another_in_proportion_and_the_least_is_seen():
    assert bars([4, 0, 2], 4) == "M0.1,100v-100h.8v100zM2.1,100v-50h.8v50z"
    assert bars([1, 0, 2], 4, [3, 0, 0]) == "M0.1,25v-25h.8v25zM2.1,100v-50h.8v50z"
    [height] = re.findall(r"v-([\d.]+)h", bars([1], 5000))
    assert float(height) == LEAST < HEIGHT
