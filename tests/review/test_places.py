"""Where decided words stand in a text that has been read anew."""

import pytest

from archive import review
from archive.models import DateMention
from archive.reconciliation import find_again, reconcile
from tests.review.rows import date_at


def test_short_words_are_not_found_again_where_nothing_around_them_is_the_same(report, curator):
    date = report.dates.get(exact="on Wednesday")
    review.confirm(date, curator)
    report.text = "Not on Wednesday: in 2031 somebody else will meet."
    reconcile(report, [])
    assert report.dates.get(pk=date.pk).adrift


def test_a_long_quotation_is_found_again_wherever_it_stands(report, curator):
    clause = report.clauses.get()
    review.confirm(clause, curator)
    report.text = f"Something else. {clause.exact} And more."
    reconcile(report, [])
    assert report.clauses.get(pk=clause.pk).start == len("Something else. ")


def test_among_equal_words_the_surroundings_decide():
    text = "On Monday they met. On Monday they parted. On Monday they wept."
    at = text.index("Monday they parted")
    date = DateMention(start=at, end=at + 6, exact="Monday", prefix=text[at - 10 : at], suffix=text[at + 6 : at + 20])
    longer = "On Monday it rained. " + text.replace("wept", "wept no more")
    find_again(date, longer)
    assert longer[date.start :].startswith("Monday they parted")


@pytest.mark.parametrize("other_date", ["2024-11-04", "2024-11-11"])
def test_two_decided_facts_never_come_to_stand_on_one_place(report, curator, other_date):
    report.text = "They met on Monday. They met on Monday."
    report.dates.all().delete()
    for start, date in ((12, "2024-11-04"), (32, other_date)):
        review.confirm(date_at(report, start, "Monday", date), curator)
    report.text = "They met on Monday."
    reconcile(report, [])
    assert sorted(report.dates.values_list("adrift", flat=True)) == [False, True]
    assert report.dates.get(adrift=False).start == 12


def test_the_fact_whose_own_sentence_is_left_keeps_its_place_whichever_was_decided_first(report, curator):
    report.text = "On Monday the ministers met at noon. On Monday the senators voted at night."
    report.dates.all().delete()
    gone, left = date_at(report, 3, "Monday", "2024-11-04"), date_at(report, 40, "Monday", "2024-11-11")
    for mention in (gone, left):
        review.confirm(mention, curator)
    report.text = "On Monday the senators voted at night."
    reconcile(report, [])
    assert {mention.pk: mention.adrift for mention in report.dates.all()} == {gone.pk: True, left.pk: False}


def test_two_decided_facts_that_stood_on_the_same_words_may_go_on_doing_so(report, curator):
    report.text = "The treaty (the 2024 treaty) was signed."
    report.dates.all().delete()
    for start, words in ((0, "The treaty (the 2024 treaty)"), (12, "the 2024 treaty")):
        review.confirm(date_at(report, start, words, "2024"), curator)
    report.text = f"At last: {report.text}"
    reconcile(report, [])
    assert report.dates.standing().count() == 2


def test_in_a_long_text_full_of_the_same_words_each_fact_finds_its_own(report):
    words = "On Monday they met again, as on any day. "
    report.text = words * 25_000
    report.dates.all().delete()
    starts = [3 + len(words) * number * 600 for number in range(40)]
    for start in starts:
        date_at(report, start, "Monday", "2024-11-04", state="confirmed")
    report.text = f"At long last: {report.text}"
    reconcile(report, [])
    shift = len("At long last: ")
    assert list(report.dates.filter(adrift=False).values_list("start", flat=True)) == [one + shift for one in starts]
