"""A dispatch opened: who reprints it, what they add and leave out, and which words all of them have."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive import resemblance
from archive.models import Report
from tests import factories
from tests.reports import FIXTURES, INTERFAX
from tests.views.pages import read, section, words

pytestmark = pytest.mark.django_db

DISPATCH = (FIXTURES / INTERFAX).read_text("utf-8")
PARAGRAPHS = DISPATCH.split("\n")
ADDED = "Nobody in Geneva wished to comment on it."


def remembered(text: str, **fields) -> Report:
    report = factories.report(text, **fields)
    resemblance.remember(report)
    return report


def address(report: Report) -> str:
    return f"{report.get_absolute_url()}dispatch/"


@pytest.fixture
def three():
    """A dispatch of three, which came in another order than they were published in."""
    later = remembered(f"{DISPATCH}\n{ADDED}", title="The later one", published="2024-11-09")
    first = remembered(DISPATCH, title="The first one", published="2024-11-06")
    cut = remembered("\n".join(PARAGRAPHS[: len(PARAGRAPHS) * 2 // 3]), title="The cut one", published="2024-11-07")
    return first, cut, later


def test_its_reports_stand_by_date_and_say_what_they_add_and_leave_out(client, three):
    page = read(client, address(three[2]))
    first, cut, later = section(page, "reports").select(".of-dispatch > li")
    assert [words(row.cite) for row in (first, cut, later)] == ["The first one", "The cut one", "The later one"]
    assert "Leaves out" in words(cut)
    assert cut.select("ins") == []
    assert re.search(r"has (\d+) of the first one’s \1 words", words(later))
    assert [words(added) for added in later.select("ins")] == [ADDED.rstrip(".")]
    assert "Adds 8 words" in words(later)
    assert "you came from this one" in words(later)
    assert later.select("a")[-1]["href"] == f"/compare/?a={three[0].slug}&b={three[2].slug}"


def test_the_first_ones_words_are_marked_where_reprints_have_them(client, three):
    text = section(read(client, address(three[0])), "words").select_one(".text")
    for count in text.select("sup"):
        count.extract()
    shown = " ".join(words(paragraph) for paragraph in text.select("p"))
    assert shown == " ".join(DISPATCH.split())
    assert {mark["class"][0] for mark in text.select("mark")} == {"whole", "part"}
    heading, *_, last = text.select("p")
    assert [mark["class"] for mark in heading.select("mark")] == [["whole"]]
    assert "part" in [mark["class"][0] for mark in last.select("mark")]


def test_the_report_leads_to_its_dispatch_and_to_a_comparison(client, three):
    page = read(client, three[1].get_absolute_url())
    assert page.find("a", string="One of 3 reports of one dispatch")["href"] == address(three[1])
    assert page.find("a", string="Compare it with another report")["href"] == f"/compare/?a={three[1].slug}"
    alone = read(client, remembered("Something else was said by nobody at all.").get_absolute_url())
    assert not alone.find("a", string=lambda said: said and "of one dispatch" in said)


def test_what_is_not_published_is_not_of_it(client, three):
    Report.objects.filter(pk__in=[three[0].pk, three[1].pk]).update(status="draft")
    page = read(client, address(three[2]))
    assert "No other published report shares most of its words" in words(page.main)
    assert "The first one" not in words(page)
    read(client, address(three[0]), 404)
    Report.objects.filter(pk=three[0].pk).update(status="withdrawn")
    read(client, address(three[0]), 410)
    read(client, "/reports/no-such-report/dispatch/", 404)


def test_a_curator_who_comes_from_a_draft_is_told_that_none_is_published(admin_client, three):
    Report.objects.update(status="draft")
    assert "No report of this dispatch is published" in words(read(admin_client, address(three[0])))


def test_very_many_reprints_are_opened_in_pages_at_the_same_cost(client, three):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            read(client, address(three[0]))
        return len(queries)

    few = asked()
    made = [factories.report(DISPATCH, published="2024-11-10", outlet=factories.outlet()) for _ in range(25)]
    head = Report.objects.get(pk=three[2].pk)
    Report.objects.filter(pk__in=[report.pk for report in made]).update(dispatch=head.dispatch_id or head.pk)
    assert asked() == few
    page = read(client, address(three[0]))
    assert words(page.select_one(".pages")) == "Page 1 of 2 Next"
    assert len(page.select(".of-dispatch > li")) == 21
    read(client, f"{address(three[0])}?page=9", 404)


def test_lists_say_of_reports_that_they_are_of_one_dispatch(client):
    treaty = factories.treaty()
    first = factories.report(title="First")
    again, alone = factories.report(title="Again", dispatch=first), factories.report(title="Alone")
    factories.report(title="Withdrawn", dispatch=alone, status="withdrawn")
    for report in (first, again, alone):
        factories.fact("treaty", report, "the treaty", treaty=treaty)
    for address in ("/reports/", treaty.get_absolute_url()):
        lines = read(client, address).select(".report-list > li")
        said = {words(line.cite): line.find("a", string="of one dispatch with others") for line in lines}
        assert said["First"]["href"] == f"{first.get_absolute_url()}dispatch/"
        assert said["Again"]
        assert not said["Alone"]
