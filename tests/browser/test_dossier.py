"""A treaty's page in a browser: its state, and its life as a drawing that can be read and followed, scripts or none."""

import pytest

from archive.models import RecordedEvent
from tests import factories
from tests.browser.looks import TOO_WIDE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SMALLEST_WORDS = """
() => Math.min(...[...document.querySelectorAll(".timeline > svg text")]
  .filter((text) => text.checkVisibility())
  .map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))
"""
"""Pixels that the smallest words of the drawing take as they are seen."""
OVERLAPS = """
() => {
  const boxes = [...document.querySelectorAll(".timeline > svg .mark text")]
    .filter((text) => text.checkVisibility()).map((text) => text.getBoundingClientRect());
  return boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4)).length;
}
"""
"""How many labels of marks stand on others."""


@pytest.fixture
def lived(live_server):
    """The address of a treaty with a disputed day, a day long before the others, and one that is only inferred."""
    treaty = factories.treaty()
    for date in ("2024-06-18", "2024-06-19", "2024-06-19", "2024-06", ""):
        factories.fact("event", factories.report(), "signed", treaty=treaty, date=date, place="Pyongyang")
    factories.fact("event", factories.report(), "approved", treaty=treaty, action="approval", date="2024-11-06~")
    factories.fact(
        "event", factories.report(), "expires", treaty=treaty, action="exchange-of-instruments", date="2024-12"
    )
    RecordedEvent.objects.create(treaty=treaty, action="negotiation", date="1999-03")
    RecordedEvent.objects.create(treaty=treaty, action="entry-into-force", date="2024-12-04")
    return live_server.url + treaty.get_absolute_url()


@pytest.mark.parametrize(("width", "drawing"), [(360, ".upright"), (1280, ".lanes")])
def test_the_drawing_is_read_without_zooming_and_each_mark_leads_to_its_place_in_the_list(
    lived, page_of, width, drawing
):
    page = page_of(lived, width=width, java_script_enabled=False)
    assert page.locator(".timeline > svg:visible").count() == 1
    assert page.evaluate(TOO_WIDE) <= 0
    assert page.evaluate(SMALLEST_WORDS) >= 11
    assert page.evaluate(OVERLAPS) == 0
    mark = page.locator(f'.timeline {drawing} a[href="#step-signature-2024-06-18"]')
    mark.focus()
    page.keyboard.press("Enter")
    place = page.locator("#step-signature-2024-06-18:target")
    assert "18 June 2024" in place.inner_text()
    assert 0 <= place.bounding_box()["y"] < 900


def test_another_day_is_asked_for_without_scripts_and_stays_in_the_address(lived, page_of):
    page = page_of(lived, java_script_enabled=False)
    assert page.locator(".state-line").inner_text() == "In force since 4 December 2024"
    page.get_by_label("As of", exact=True).fill("2024-11-20")
    page.get_by_role("button", name="Show").click()
    assert page.url == f"{lived}?as-of=2024-11-20"
    assert page.locator(".state-line").inner_text().startswith("Approved on 6 November 2024")
    page.get_by_role("link", name="Today").click()
    assert page.locator(".state-line").inner_text() == "In force since 4 December 2024"
