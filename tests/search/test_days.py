"""Which days a date means, in EDTF and in plain words, and why something is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.days import FIRST_DAY, LAST_DAY, NoDate, Period, period
from search.language.dating import understood
from search.language.spoken import LONGEST, MONTHS, names_of_months, spoken


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024-06-19", "2024-06-19/2024-06-19"),
        ("2024-06", "2024-06-01/2024-06-30"),
        ("2024-02", "2024-02-01/2024-02-29"),
        ("2024", "2024-01-01/2024-12-31"),
        ("2024-06~", "2024-06-01/2024-06-30"),
        ("2024?", "2024-01-01/2024-12-31"),
        ("2024%", "2024-01-01/2024-12-31"),
        ("2024-06-XX", "2024-06-01/2024-06-30"),
        ("2024-XX", "2024-01-01/2024-12-31"),
        ("2024-xx-xx", "2024-01-01/2024-12-31"),
        ("202X", "2020-01-01/2029-12-31"),
        ("19XX", "1900-01-01/1999-12-31"),
        ("000X", "0001-01-01/0009-12-31"),
        ("2024-21", "2024-03-01/2024-05-31"),
        ("2024-22", "2024-06-01/2024-08-31"),
        ("2024-23", "2024-09-01/2024-11-30"),
        ("2024-24", "2024-12-01/2025-02-28"),
        ("9999-24", "9999-12-01/9999-12-31"),
        ("2024-06/2024-12", "2024-06-01/2024-12-31"),
        ("2024-06..2024-12", "2024-06-01/2024-12-31"),
        ("2024-06/..", f"2024-06-01/{LAST_DAY}"),
        ("2024-06/", f"2024-06-01/{LAST_DAY}"),
        ("../2024", f"{FIRST_DAY}/2024-12-31"),
        ("2024-06..", f"2024-06-01/{LAST_DAY}"),
        ("..2024-06", f"{FIRST_DAY}/2024-06-30"),
        ("199X/200X", "1990-01-01/2009-12-31"),
    ],
)
def test_edtf_means_its_first_to_its_last_day(text, days):
    assert str(period(text)) == days


@pytest.mark.parametrize(
    ("text", "why", "meant"),
    [
        ("2024-02-30", "2024-02 has 29 days", ""),
        ("2024-06-00", "2024-06 has 30 days", ""),
        ("2024-13", "There is no month 13: a year has the months 01 to 12, and the seasons 21 to 24", ""),
        ("2024-00", "There is no month 00: a year has the months 01 to 12, and the seasons 21 to 24", ""),
        ("2024-21-05", "There is no month 21: a year has the months 01 to 12, and the seasons 21 to 24", ""),
        ("0000", "There is no year 0000", ""),
        ("2024-XX-19", "A day needs its month", ""),
        ("202X-06", "A month needs its year", ""),
        ("2024..2023", "The range ends before it begins", "2023..2024"),
        ("2024-12/2024-06", "The range ends before it begins", "2024-06/2024-12"),
        ("..", "A range needs a beginning or an end", ""),
        ("../..", "A range needs a beginning or an end", ""),
        ("1990-1999", "Two dots stand between the ends of a range", "1990..1999"),
        ("2024-06-19T10:20Z", "Days can be searched for, hours cannot", "2024-06-19"),
        ("06/07/2024", "It can be 2024-07-06 or 2024-06-07: a date is written year, month, day", ""),
        ("soon", "", ""),
        ("2024-06-19-20", "", ""),
        ("２０２４", "", ""),
        ("", "", ""),
    ],
)
def test_what_is_no_date_says_why(text, why, meant):
    with pytest.raises(NoDate) as raised:
        period(text)
    assert (raised.value.why, raised.value.meant) == (why, meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("19.06.2024", "2024-06-19"),
        ("06/19/2024", "2024-06-19"),
        ("19/06/2024", "2024-06-19"),
        ("07/07/2024", "2024-07-07"),
        ("2024/06/19", "2024-06-19"),
        ("2024.6.19.", "2024-06-19"),
        ("2024-6", "2024-06"),
        ("20240619", "2024-06-19"),
        ("06/2024", "2024-06"),
        ("31.02.2024", ""),
        ("13.13.2024", ""),
    ],
)
def test_figures_in_another_order_are_answered_by_the_date_in_the_right_one(text, meant):
    with pytest.raises(NoDate, match="year, month, day") as raised:
        period(text)
    assert raised.value.meant == meant


JUNE_19 = "2024-06-19/2024-06-19"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("19 June 2024", JUNE_19),
        ("June 19, 2024", JUNE_19),
        ("19th of June 2024", JUNE_19),
        ("19-June-2024", JUNE_19),
        ("on 19 JUN 2024", JUNE_19),
        ("19 de junio de 2024", JUNE_19),
        ("19 juin 2024", JUNE_19),
        ("19. Juni 2024", JUNE_19),
        ("19 июня 2024 г.", JUNE_19),
        ("2024년 6월 19일", JUNE_19),
        ("19 giugno 2024", JUNE_19),
        ("19 czerwca 2024 r.", JUNE_19),
        ("19 de junho de 2024", JUNE_19),
        ("1er août 2024", "2024-08-01/2024-08-01"),
        ("1º de março de 2024", "2024-03-01/2024-03-01"),
        ("June 2024", "2024-06-01/2024-06-30"),
        ("Juni 2024", "2024-06-01/2024-06-30"),
        ("июнь 2024", "2024-06-01/2024-06-30"),
        ("июн. 2024", "2024-06-01/2024-06-30"),
        ("сент. 2024", "2024-09-01/2024-09-30"),
        ("févr. 2024", "2024-02-01/2024-02-29"),
        ("wrzesień 2024", "2024-09-01/2024-09-30"),
        ("2024년 6월", "2024-06-01/2024-06-30"),
        ("2024년", "2024-01-01/2024-12-31"),
        ("in 2024", "2024-01-01/2024-12-31"),
        ("the 1990s", "1990-01-01/1999-12-31"),
        ("1990’s", "1990-01-01/1999-12-31"),
        ("spring 2024", "2024-03-01/2024-05-31"),
        ("the fall of 2024", "2024-09-01/2024-11-30"),
        ("from June to December 2024", "2024-06-01/2024-12-31"),
        ("June to December 2024", "2024-06-01/2024-12-31"),
        ("June–December 2024", "2024-06-01/2024-12-31"),
        ("from 1 to 19 June 2024", "2024-06-01/2024-06-19"),
        ("from 30 June until 2 July 2024", "2024-06-30/2024-07-02"),
        ("from 2024-06 to 2024-12-24", "2024-06-01/2024-12-24"),
        ("1990–1999", "1990-01-01/1999-12-31"),
        ("between 2 March 2024 and May 2024", "2024-03-02/2024-05-31"),
        ("before June 2024", f"{FIRST_DAY}/2024-05-31"),
        ("before 2024-06-19", f"{FIRST_DAY}/2024-06-18"),
        ("after 2023", f"2024-01-01/{LAST_DAY}"),
        ("since March 2024", f"2024-03-01/{LAST_DAY}"),
        ("from March 2024", f"2024-03-01/{LAST_DAY}"),
        ("until 19 June 2024", f"{FIRST_DAY}/2024-06-19"),
        ("before the 1990s", f"{FIRST_DAY}/1989-12-31"),
    ],
)
def test_plain_words_mean_the_days_that_a_reader_means(text, days):
    assert str(understood(text)) == days


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("June", "The year is missing"),
        ("19 June", "The year is missing"),
        ("from 1 to 19 June", "The year is missing"),
        ("30 February 2023", "2023-02 has 28 days"),
        ("31 июня 2024", "2024-06 has 30 days"),
        ("19 spring 2024", "A season has no days that are counted"),
        ("from December to March 2025", "The range ends before it begins"),
        ("before 0001", "The calendar has no such days"),
        ("after 9999", "The calendar has no such days"),
        ("June 0000", "There is no year 0000"),
        ("June 2024 " * 20, f"A date has at most {LONGEST} characters"),
        ("soon", ""),
        ("19 2024", ""),
        ("June June 2024", ""),
        ("the 90s", ""),
        ("between 2024", ""),
        ("before", ""),
        ("2024 & 2025", ""),
        ("", ""),
    ],
)
def test_words_that_are_no_date_say_why(text, why):
    with pytest.raises(NoDate) as raised:
        understood(text)
    assert raised.value.why == why


@pytest.mark.parametrize(
    "text",
    ["yesterday", "last week", "two days ago", "this year", "вчера", "ayer", "어제", "mañana", "since last June"],
)
def test_words_that_mean_another_day_tomorrow_are_refused(text):
    with pytest.raises(NoDate, match="an address must go on meaning the same"):
        understood(text)


@pytest.mark.parametrize(("text", "meant"), [("Jnue 2024", "June 2024"), ("19 setember 2024", "19 September 2024")])
def test_a_month_that_is_spelt_wrong_is_answered_by_the_one_that_was_meant(text, meant):
    with pytest.raises(NoDate) as raised:
        understood(text)
    assert raised.value.meant == meant


def test_no_month_has_a_name_that_is_another_ones_elsewhere():
    from babel import Locale

    from search.words import fold

    for language in MONTHS:
        for forms in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in forms[width].items():
                    assert language == "ko" or names_of_months()[fold(name).rstrip(".")] == number


@given(st.dates())
def test_a_day_is_a_period_that_reads_back(day):
    one = period(day.isoformat())
    assert Period.read(str(one)) == one
    assert period(f"{day.year:04}").holds(one)
    assert period(f"{day.year:04}-{day.month:02}").holds(one)
    assert period(f"{day.year // 10:03}X").holds(one)


@given(st.dates(), st.sampled_from(sorted(names_of_months().items())))
def test_a_day_in_words_is_the_day_in_figures(day, named):
    name, month = named
    first = f"{day.year:04}-{month:02}-{min(day.day, 28):02}"
    assert spoken(f"{min(day.day, 28)} {name} {day.year:04}") == period(first)


@given(st.dates(), st.dates())
def test_before_and_after_leave_no_day_out_and_none_twice(day, other):
    one = period(day.isoformat())
    held = [one.holds(period(other.isoformat()))]
    for word in ("before", "after"):
        try:
            held.append(understood(f"{word} {day.isoformat()}").holds(period(other.isoformat())))
        except NoDate:
            continue
    assert sum(held) == 1


@given(
    st.one_of(
        st.text(max_size=200),
        st.text("0123456789-/.X~?sT: ", max_size=60),
        st.lists(
            st.sampled_from(["June", "19", "2024", "from", "to", "before", "2024-06", "–", "1990s", "년", "월"])
        ).map(" ".join),
    )
)
def test_whatever_is_given_as_a_date_is_one_or_is_none(text):
    try:
        when = understood(text)
    except NoDate:
        return
    assert FIRST_DAY <= when.first <= when.last <= LAST_DAY


@pytest.mark.parametrize(
    "hostile", ["2", "2024-", "2024/", ".", "..", "June ", "from ", "to ", "X", "-", "–", "1990s ", "2024년 "]
)
def test_a_thousand_times_the_same_mark_is_no_date_or_one_soon(hostile):
    test_whatever_is_given_as_a_date_is_one_or_is_none.hypothesis.inner_test((hostile * 1_000)[:1_000])
