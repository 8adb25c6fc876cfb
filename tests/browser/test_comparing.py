"""Reports side by side in a browser: a dispatch opened, two of its reports compared, any two chosen, scripts or none."""

import pytest
from playwright.sync_api import expect

from archive import resemblance
from archive.models import Report
from tests import factories
from tests.browser.looks import flaws
from tests.reports import FIXTURES, INTERFAX

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Donaudampfschifffahrtsgesellschaftskapitänspatent" * 3
WIRE = (FIXTURES / INTERFAX).read_text("utf-8")
CUT = "\n".join(WIRE.split("\n")[:-2])
"""The dispatch as somebody prints it who has less room."""
READERS = pytest.mark.parametrize(
    ("width", "scripts"), [(1280, True), (390, False)], ids=["desk", "phone with scripts off"]
)


@pytest.fixture
def treaty(live_server):
    """A treaty of which a dispatch tells that was reprinted, and a report in other words and other days."""
    treaty = factories.treaty("Treaty of Friendship")
    wire = factories.report(WIRE, title="The wire", published="2024-11-06", outlet=factories.outlet("The Agency"))
    echo = factories.report(f"{CUT}\n{LONG}", title="The echo", published="2024-11-07", language="en")
    other = factories.report("It was signed on June 18, 2024.", title=f"In other words: {LONG}", published="2024-11-08")
    for report, words, day in ((wire, "June 19", "2024-06-19"), (other, "signed", "2024-06-18")):
        factories.fact("event", report, words, treaty=treaty, date=day)
    for report in (wire, echo, other):
        factories.fact("treaty", report, report.text[:20], treaty=treaty, main=True)
        resemblance.remember(report)
    return treaty


def served(live_server, title: str) -> str:
    """Where the report stands."""
    return live_server.url + Report.objects.get(title__startswith=title).get_absolute_url()


@READERS
def test_a_dispatch_is_opened_from_a_report_and_its_words_are_compared(treaty, live_server, page_of, width, scripts):
    page = page_of(served(live_server, "The echo"), width=width, java_script_enabled=scripts)
    page.get_by_role("link", name="One of 2 reports of one dispatch").press("Enter")
    expect(page.locator(".of-dispatch cite")).to_have_text(["The wire", "The echo"])
    reprint = page.locator(".of-dispatch > li").last
    assert "Leaves out" in reprint.inner_text()
    assert LONG[:100] in reprint.locator("ins").inner_text()
    assert page.locator("#words ~ .text mark").first.is_visible()
    reprint.get_by_role("link", name="Compare the two").press("Enter")
    expect(page.get_by_role("link", name="they are of one dispatch")).to_be_visible()
    number = page.get_by_role("link", name="The same words in B").first
    number.press("Enter")
    there = page.locator("mark:target")
    assert there.inner_text().split()[:3] == WIRE.split()[:3]
    assert -1 < there.bounding_box()["y"] < 900, "the words are in view"
    assert page.locator("[aria-label='The text of B'] mark:target").count() == 1


@READERS
def test_two_reports_of_a_treaty_are_chosen_compared_and_change_places(treaty, live_server, page_of, width, scripts):
    page = page_of(live_server.url + treaty.get_absolute_url(), width=width, java_script_enabled=scripts)
    page.get_by_role("link", name="Compare two of them").press("Enter")
    offered = page.locator(".offered li")
    expect(offered).to_have_count(3)
    offered.filter(has_text="The wire").get_by_role("link", name="Choose").press("Enter")
    expect(offered).to_have_count(2)
    page.get_by_label("Title contains").fill("OTHER WORDS")
    page.keyboard.press("Enter")
    expect(offered).to_have_count(1)
    page.get_by_label("Second report").fill(served(live_server, "In other"))
    page.get_by_role("button", name="Show").press("Enter")
    names = page.locator("header .pair cite")
    expect(names.first).to_have_text("The wire")
    assert "Not the same day" in page.locator(".contraries").inner_text()
    page.get_by_role("link", name="Change places").press("Enter")
    expect(names.last).to_have_text("The wire")


def test_every_page_fits_and_can_be_read_in_the_light_and_in_the_dark(treaty, live_server, page_of):
    wire, echo, other = (Report.objects.get(title__startswith=title) for title in ("The wire", "The echo", "In other"))
    addresses = (
        f"{echo.get_absolute_url()}dispatch/",
        f"{other.get_absolute_url()}dispatch/",
        f"/compare/?a={wire.slug}&b={echo.slug}",
        f"/compare/?a={wire.slug}&b={other.slug}",
        f"/compare/?a={wire.slug}",
    )
    page = page_of("about:blank")
    assert flaws(page, [live_server.url + address for address in addresses]) == []
    wrong = flaws(page, [f"{live_server.url}/compare/?a={LONG}&b={wire.slug}&treaty={LONG}"])
    assert [flaw for flaw in wrong if "404" not in flaw] == []
