"""Who reports on a treaty is counted exactly, and every number is that of the list to which it leads."""

import pytest

from archive.dossier.reporting.reporting import SERIES, reporting_of
from archive.models import Report
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def treaty():
    return factories.treaty()


def spoken(treaty, **fields):
    report = factories.report(**fields)
    factories.fact("treaty", report, "the treaty", treaty=treaty)
    return report


def test_a_treaty_of_which_no_report_speaks_has_nothing_to_count(treaty):
    spoken(treaty, status=Report.Status.DRAFT)
    reporting = reporting_of(treaty)
    assert (reporting.reports, reporting.chart, reporting.topics) == (0, None, ())


def test_reports_are_counted_with_what_is_independent_of_whom_in_which_languages_and_between_which_days(treaty):
    wire, paper = factories.outlet("Wire"), factories.outlet("Paper")
    first = spoken(treaty, outlet=wire, language="en", published="2024-06-19")
    spoken(treaty, outlet=paper, language="en", published="2024-06-20", dispatch=first)
    spoken(treaty, outlet=paper, language="ru", published="2024-06-21")
    spoken(treaty)
    factories.report()
    reporting = reporting_of(treaty)
    assert (reporting.reports, reporting.independent, reporting.outlets, reporting.languages) == (4, 3, 2, 2)
    assert (reporting.first, reporting.last, reporting.undated) == ("2024-06-19", "2024-06-21", 1)
    assert reporting.chart.reports == [1, 1, 1]
    assert reporting.chart.independent == [1, 0, 1]
    assert reporting.chart.reprints == [0, 1, 0]


def test_of_one_dispatch_the_oldest_that_speaks_of_the_treaty_is_the_independent_one(treaty):
    silent = factories.report(published="2024-06-18")
    for day in ("2024-06-21", "2024-06-20"):
        spoken(treaty, published=day, dispatch=silent)
    assert reporting_of(treaty).chart.independent == [1, 0]


def test_one_report_alone_has_a_chart(treaty):
    spoken(treaty, published="2024-06-19", language="en")
    chart = reporting_of(treaty).chart
    assert (chart.axis.unit.name, chart.reports, chart.tallest) == ("day", [1], 1)
    assert [(series.label, series.reports) for series in chart.languages] == [("English", 1)]


def test_undated_reports_alone_have_none_and_are_counted(treaty):
    spoken(treaty)
    reporting = reporting_of(treaty)
    assert (reporting.chart, reporting.undated, reporting.first) == (None, 1, "")


def test_a_date_too_rough_for_the_chart_is_owned_up_to(treaty):
    for day in range(1, 21):
        spoken(treaty, published=f"2024-06-{day:02}")
    spoken(treaty, published="2024-06")
    reporting = reporting_of(treaty)
    assert (reporting.first, reporting.last) == ("2024-06-01", "2024-06-20")
    assert (reporting.rough, sum(reporting.chart.reports), reporting.reports) == (1, 20, 21)


def test_it_is_known_whether_the_rows_of_a_table_count_a_dispatch_more_than_once(treaty):
    wire, paper = factories.outlet("Wire"), factories.outlet("Paper")
    first = spoken(treaty, outlet=wire, language="en", published="2024-06-19")
    assert not reporting_of(treaty).rows_share_dispatches
    spoken(treaty, outlet=paper, language="en", published="2024-06-20", dispatch=first)
    assert reporting_of(treaty).rows_share_dispatches


def test_the_outlets_with_most_reports_have_a_row_each_and_the_others_one(treaty):
    outlets = [factories.outlet(f"Outlet {number}") for number in range(SERIES + 2)]
    for number, outlet in enumerate(outlets):
        for _ in range(len(outlets) - number):
            spoken(treaty, outlet=outlet, published="2024-06-19")
    spoken(treaty, published="2024-06-19")
    rows = reporting_of(treaty).chart.outlets
    assert [row.label for row in rows] == [*(f"Outlet {n}" for n in range(SERIES)), "2 others", "not known"]
    assert [row.value for row in rows] == [*(outlet.slug for outlet in outlets[:SERIES]), "", ""]
    assert sum(row.reports for row in rows) == Report.objects.count()
    assert [sum(row.counts) for row in rows] == [row.reports for row in rows]


def test_topics_are_those_of_most_reports_first_and_one_that_has_others_below_it_is_told_by_those(treaty):
    upper = factories.topic("Defence")
    lower, other = factories.topic("Mutual defence", parent=upper), factories.topic("Trade")
    for number in range(3):
        report = spoken(treaty)
        factories.fact("topic", report, "armed attack", topic=lower)
        factories.fact("topic", report, "the other shall help", topic=lower)
        factories.fact("topic", report, "The 2000 treaty", topic=upper)
        if number:
            factories.fact("topic", report, "help", topic=other)
    factories.fact("topic", report, "expires", topic=factories.topic("Rejected"), state="rejected")
    topics = reporting_of(treaty).topics
    assert [(topic.name, topic.report_count) for topic in topics] == [("Mutual defence", 3), ("Trade", 2)]


def test_its_queries_do_not_grow_with_the_reports(treaty, django_assert_num_queries):
    def grow(number):
        for at in range(number):
            report = spoken(treaty, outlet=factories.outlet(), published=f"20{10 + at}-06-19", language="en")
            factories.fact("topic", report, "armed attack", topic=factories.topic())

    grow(2)
    with django_assert_num_queries(4):
        reporting_of(treaty)
    grow(12)
    with django_assert_num_queries(4):
        reporting_of(treaty)
