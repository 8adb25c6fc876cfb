"""Nearly the same words are found again, other words on the same treaty are not."""

from hashlib import sha256
from itertools import permutations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import resemblance
from archive.concordance.reprints import BANDS
from archive.models import FingerprintBand, Report
from archive.models.report import dispatch_of
from archive.samples import forget_samples
from tests import factories
from tests.reports import FIXTURES, INTERFAX, founding, send

pytestmark = pytest.mark.django_db

TEXTS = {path.name: path.read_text("utf-8") for path in sorted(FIXTURES.glob("*.txt"))}
WORDS = st.lists(st.text("абвгде abcxyz条约签署", min_size=1, max_size=6), max_size=120).map(" ".join)


def remembered(text: str) -> Report:
    report = factories.report(text)
    resemblance.remember(report)
    return report


def reread(report: Report, text: str) -> None:
    report.text, report.text_sha256 = text, sha256(text.encode()).hexdigest()
    report.save()
    resemblance.remember(report)


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
    reread(report, "Nothing of that kind has been said by anybody.")
    assert resemblance.nearest(TEXTS[INTERFAX]) is None
    assert FingerprintBand.objects.filter(report=report).count() == BANDS


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
    monkeypatch.setattr(resemblance, "OF_A_BAND", 2)
    first, second, third = [remembered(TEXTS[INTERFAX]) for _ in range(3)]
    with CaptureQueriesContext(connection) as asked:
        assert resemblance.nearest(TEXTS[INTERFAX]) == (first, 1.0)
    assert f"({first.pk}, {second.pk})" in asked[1]["sql"]
    assert str(third.pk) not in asked[1]["sql"]


def dispatches() -> list[list[str]]:
    """The reports by their dispatch, in the order in which they came."""
    groups: dict[int, list[str]] = {}
    for slug, dispatch in Report.objects.order_by("pk").values_list("slug", dispatch_of()):
        groups.setdefault(dispatch, []).append(slug)
    return list(groups.values())


def slugs(*reports: Report) -> list[str]:
    return [report.slug for report in reports]


DISPATCH = TEXTS[INTERFAX]
HALF = len(DISPATCH) // 2
OTHER = TEXTS["dprk-essay-seven-decades.txt"]


def test_reprints_are_of_the_dispatch_of_the_first_of_them():
    first, cut, other, added = map(remembered, (DISPATCH, DISPATCH[:HALF], OTHER, f"{DISPATCH}\n{OTHER[:500]}"))
    assert dispatches() == [slugs(first, cut, added), slugs(other)]
    assert (first.dispatch, cut.dispatch, added.dispatch) == (None, first, first)


def test_a_report_that_ties_two_dispatches_makes_them_one():
    front, back = remembered(DISPATCH[:HALF]), remembered(DISPATCH[HALF:])
    assert dispatches() == [slugs(front), slugs(back)]
    whole = remembered(DISPATCH)
    assert dispatches() == [slugs(front, back, whole)]


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_dispatches_do_not_depend_on_which_report_came_first(order):
    texts = [DISPATCH[:HALF], DISPATCH, f"{DISPATCH[HALF:]}\n{OTHER[:300]}", OTHER]
    came = {kind: remembered(texts[kind]).slug for kind in order}
    assert {frozenset(group) for group in dispatches()} == {
        frozenset(came[kind] for kind in range(3)),
        frozenset([came[3]]),
    }


def test_a_report_that_is_read_anew_and_no_longer_alike_leaves_and_so_do_those_whom_it_tied():
    front, whole, back, reprint = map(remembered, (DISPATCH[:HALF], DISPATCH, DISPATCH[HALF:], DISPATCH[HALF:]))
    assert dispatches() == [slugs(front, whole, back, reprint)]
    reread(whole, OTHER)
    assert dispatches() == [slugs(front), slugs(whole), slugs(back, reprint)]


def test_the_first_of_a_dispatch_leaves_it_to_the_others():
    first, second, third = (remembered(DISPATCH) for _ in range(3))
    reread(first, OTHER)
    assert dispatches() == [slugs(first), slugs(second, third)]
    assert Report.objects.get(pk=third.pk).dispatch == second


def test_a_report_that_is_read_anew_with_much_the_same_words_stays():
    first, second = remembered(DISPATCH), remembered(DISPATCH)
    for report in (first, second):
        reread(report, f"MOSCOW. {DISPATCH}")
        assert dispatches() == [slugs(first, second)]


def test_a_dispatch_whose_first_report_was_a_sample_holds_together_without_it():
    sample = factories.report(DISPATCH, sample=True)
    resemblance.remember(sample)
    second, third = remembered(DISPATCH), remembered(DISPATCH)
    forget_samples()
    assert dispatches() == [slugs(second, third)]


def test_a_text_that_is_read_anew_and_is_the_same_costs_one_question(django_assert_num_queries):
    report = remembered(DISPATCH)
    with django_assert_num_queries(3):  # the question, in a savepoint
        resemblance.remember(report)


def test_what_arrives_is_of_its_dispatch_at_once():
    first = founding(INTERFAX)
    reprint = send(f"GENEVA, 9 November.\n\n{DISPATCH}".encode(), publish=True).report
    assert Report.objects.get(pk=reprint.pk).dispatch == first


def test_what_it_takes_to_remember_a_report_does_not_grow_with_its_reprints():
    counts = []
    for _ in range(6):
        report = factories.report(DISPATCH)
        with CaptureQueriesContext(connection) as asked:
            resemblance.remember(report)
        counts.append(len(asked))
    assert counts[2:] == counts[2:3] * 4


def test_an_archive_that_had_no_dispatches_gets_them_at_once():
    first, other, reprint = (factories.report(text) for text in (DISPATCH, OTHER, DISPATCH))
    assert resemblance.remember_all() == 3
    assert dispatches() == [slugs(first, reprint), slugs(other)]
