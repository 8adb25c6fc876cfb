"""Decisions on a report itself."""

import pytest

from archive import review
from archive.models import Decision, Report
from archive.rereading import read_again
from tests.reports import EL_COMERCIO, INTERFAX, founding


def test_publishing_twice_is_publishing_once(report, curator):
    review.withdraw(report, curator)
    for _ in range(2):
        review.publish(report, curator)
    assert Report.objects.get(pk=report.pk).status == Report.Status.PUBLISHED
    assert [decision.action for decision in report.decisions.all()] == ["publish", "withdraw"]


def test_publishing_and_withdrawing_are_on_the_record(report, curator):
    review.withdraw(report, curator, note="the outlet took it back")
    assert not Report.objects.published().filter(pk=report.pk).exists()
    assert Decision.objects.first().action == "withdraw"


@pytest.mark.usefixtures("authority")
def test_a_corrected_date_is_what_later_readings_count_from(curator):
    report = founding(EL_COMERCIO)
    review.correct(report, curator, published="2024-06-20")
    read_again(report)
    kept = Report.objects.get(pk=report.pk)
    assert (kept.published, kept.published_basis) == ("2024-06-20", "curator")
    assert "2024-06-19" in {date.date for date in kept.dates.all()}


@pytest.mark.usefixtures("authority")
def test_what_was_decided_while_a_page_stood_open_is_not_written_over(curator):
    report = founding(INTERFAX)
    stale = Report.objects.get(pk=report.pk)
    review.withdraw(report, curator)
    review.correct(report, curator, title="A better title")
    read_again(stale)
    review.correct(stale, curator, author="Somebody")
    kept = Report.objects.get(pk=report.pk)
    assert (kept.status, kept.title, kept.author) == (Report.Status.WITHDRAWN, "A better title", "Somebody")
