"""Nearly the same words are found again, other words on the same treaty are not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import resemblance
from archive.models import FingerprintBand, Report
from tests import factories
from tests.reports import FIXTURES, INTERFAX

pytestmark = pytest.mark.django_db

TEXTS = {path.name: path.read_text("utf-8") for path in sorted(FIXTURES.glob("*.txt"))}
WORDS = st.lists(st.text("абвгде abcxyz条约签署", min_size=1, max_size=6), max_size=120).map(" ".join)


def remembered(text: str) -> Report:
    report = factories.report(text)
    resemblance.remember(report)
    return report


def test_a_reprint_with_another_dateline_and_a_line_more_is_found():
    first = remembered(TEXTS[INTERFAX])
    report, share = resemblance.nearest(
        f"GENEVA, 9 November.\n\n{TEXTS[INTERFAX]}\n\nReporting by our own correspondent."
    )
    assert report == first
    assert 0.9 < share < 1


def test_different_reports_on_the_same_treaty_are_not_alike():
    for text in TEXTS.values():
        assert resemblance.nearest(text) is None
        remembered(text)


def test_of_equals_the_first_is_named_and_case_and_marks_do_not_count():
    first, _ = remembered(TEXTS[INTERFAX]), remembered(TEXTS[INTERFAX])
    assert resemblance.nearest(TEXTS[INTERFAX].upper().replace(",", " –")) == (first, 1.0)


def test_of_a_few_words_only_the_same_are_alike():
    first = remembered("The treaty was signed.")
    assert resemblance.nearest("The treaty was signed!") == (first, 1.0)
    assert resemblance.nearest("The treaty was signed today.") is None


def test_a_script_without_spaces_is_measured_by_its_characters():
    text = "两国总统周三在平壤签署了全面战略伙伴关系条约，条约规定任何一方遭到武装侵略时另一方应立即提供军事援助。" * 2
    first = remembered(text)
    found = resemblance.nearest(text.replace("周三", "周四"))
    assert found
    assert found[0] == first


def test_another_text_of_the_same_report_takes_the_place_of_the_first():
    report = remembered(TEXTS[INTERFAX])
    report.text = "Nothing of that kind has been said by anybody."
    report.save()
    resemblance.remember(report)
    assert resemblance.nearest(TEXTS[INTERFAX]) is None
    assert FingerprintBand.objects.filter(report=report).count() == resemblance.BANDS


def test_reports_that_came_before_there_were_fingerprints_are_found_too():
    report = factories.report(TEXTS[INTERFAX])
    assert resemblance.nearest(report.text) is None
    assert [resemblance.remember_all(), resemblance.remember_all()] == [1, 0]
    assert resemblance.nearest(report.text) == (report, 1.0)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=WORDS, rest=WORDS)
def test_likeness_does_not_depend_on_which_of_two_texts_came_first(text, rest):
    other = f"{text} {rest}"
    shares = []
    for first, second in ((text, other), (other, text)):
        Report.objects.all().delete()
        report = remembered(first)
        found = resemblance.nearest(second)
        shares.append(found and found[1])
        same = resemblance.nearest(first)
        assert same == (report, 1.0) or not any(map(str.isalnum, first))
    assert shares[0] == shares[1]


def test_where_very_many_are_alike_some_of_them_are_looked_at(monkeypatch):
    first, *_ = [remembered(TEXTS[INTERFAX]) for _ in range(3)]
    monkeypatch.setattr(resemblance, "SHARING", 2)
    with CaptureQueriesContext(connection) as asked:
        assert resemblance.nearest(TEXTS[INTERFAX]) == (first, 1.0)
    assert "LIMIT 2" in asked[0]["sql"]
