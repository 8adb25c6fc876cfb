"""A treaty's pages in a browser: its state, life, family and text can be read, asked for and followed, scripts or none."""

import pytest
from playwright.sync_api import expect

from archive.models import RecordedEvent, RecordedRelation
from tests import factories
from tests.browser.looks import TOO_WIDE, flaws, tab_to
from tests.quoting import AID, HELP, official, quoted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Donaudampfschifffahrtsgesellschaftskapitänspatent" * 3
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
READERS = pytest.mark.parametrize(
    ("width", "scripts"), [(1280, True), (390, False)], ids=["desk", "phone with scripts off"]
)


@pytest.fixture
def lived(live_server):
    """The address of a treaty of which everything is told.

    Its life has a disputed day, a day long before the others, and one that is only inferred; another treaty stands
    before it, and one before that; of its articles one is quoted from June on, one from November on.
    """
    treaty, older, oldest = (factories.treaty(f"Treaty of {year}", signed=year) for year in ("2024", "2000", "1961"))
    for date in ("2024-06-18", "2024-06-19", "2024-06-19", "2024-06", ""):
        factories.fact("event", factories.report(), "signed", treaty=treaty, date=date, place="Pyongyang")
    factories.fact("event", factories.report(), "approved", treaty=treaty, action="approval", date="2024-11-06~")
    factories.fact(
        "event", factories.report(), "expires", treaty=treaty, action="exchange-of-instruments", date="2024-12"
    )
    RecordedEvent.objects.create(treaty=treaty, action="negotiation", date="1999-03")
    RecordedEvent.objects.create(treaty=treaty, action="entry-into-force", date="2024-12-04")
    for origin, target in ((treaty, older), (older, oldest)):
        RecordedRelation.objects.create(origin=origin, target=target, type="supersedes")
    for label, words, day in (("Article 4", HELP, "2024-06-20"), ("Article 8", AID, "2024-11-07")):
        article = factories.provision(treaty, label, subject=f"Help, {label[-1]}")
        factories.fact("treaty", quoted(article, words, published=day, title=LONG).report, "It", treaty=treaty)
    return live_server.url + treaty.get_absolute_url()


@pytest.mark.parametrize(("width", "drawing", "scripts"), [(360, ".upright", False), (1280, ".lanes", True)])
def test_the_drawing_is_read_without_zooming_and_each_mark_leads_to_its_place_in_the_list(
    lived, page_of, width, drawing, scripts
):
    page = page_of(lived, width=width, java_script_enabled=scripts)
    assert page.locator(".timeline > svg:visible").count() == 1
    assert page.evaluate(TOO_WIDE) <= 0
    assert page.evaluate(SMALLEST_WORDS) >= 11
    assert page.evaluate(OVERLAPS) == 0
    mark = f'.timeline {drawing} a[href="#step-signature-2024-06-18"]'
    if scripts:
        tab_to(page, mark)
    else:
        page.locator(mark).focus()
    page.keyboard.press("Enter")
    place = page.locator("#step-signature-2024-06-18:target")
    assert "18 June 2024" in place.inner_text()
    assert -1 < place.bounding_box()["y"] < 900


@READERS
def test_another_day_is_asked_for_and_goes_along_to_the_text_as_it_was_known_then(lived, page_of, width, scripts):
    page = page_of(lived, width=width, java_script_enabled=scripts)
    state, articles = page.locator(".state-line"), page.locator(".known-articles > li")
    assert state.inner_text() == "In force since 4 December 2024"
    page.get_by_label("As of", exact=True).fill("2024-10-20")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{lived}?as-of=2024-10-20")
    assert state.inner_text().startswith("Signed")
    page.get_by_role("link", name="This treaty’s text so far").click()
    page.wait_for_url(f"{lived}text/?as-of=2024-10-20")
    expect(articles.filter(has_text="Article 4")).to_contain_text(HELP)
    expect(page.locator("main")).not_to_contain_text(AID)
    page.get_by_label("As it was known on").fill("2024-11-20")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url(f"{lived}text/?as-of=2024-11-20*")
    expect(articles.filter(has_text="Article 8")).to_contain_text(AID)
    page.get_by_role("link", name="Today").click()
    page.get_by_role("link", name="Treaty of 2024").click()
    assert state.inner_text() == "In force since 4 December 2024"


@READERS
def test_the_drawn_family_leads_to_what_a_tie_rests_on_and_to_the_other_treaty(lived, page_of, width, scripts):
    page = page_of(lived, width=width, java_script_enabled=scripts)
    drawing = page.locator(".kinship svg.cards:visible")
    assert drawing.count() == 1
    drawing.locator(".here").get_by_role("link", name="replaces").press("Enter")
    tie = page.locator(".ties li:target")
    assert tie.inner_text().startswith("It replaces Treaty of 2000")
    assert -1 < tie.bounding_box()["y"] < 900, "it is in view"
    drawing.get_by_role("link", name="Treaty of 2000").press("Enter")
    page.wait_for_url("**/treaty-of-2000-*/")
    assert drawing.get_by_role("link", name="Treaty of 1961").is_visible()
    assert page.locator(".ties").get_by_text("It is replaced by Treaty of 2024").is_visible()


def test_every_page_of_a_treaty_fits_and_can_be_read_in_the_light_and_in_the_dark(lived, live_server, page_of):
    whole = factories.treaty(f"Treaty of {LONG}")
    article = factories.provision(whole)
    official(article, f"{HELP}, {LONG}")
    factories.fact("treaty", quoted(article, HELP).report, "It", treaty=whole)
    factories.fact("clause", factories.report(LONG), LONG, treaty=whole)
    factories.fact("relation", factories.report(LONG), LONG[:9], origin=whole, type="amends", claimed_by=LONG[:150])
    other = live_server.url + whole.get_absolute_url()
    addresses = (
        lived,
        f"{lived}?as-of=soon",
        f"{lived}text/?as-of=2024-10-20&language=ko",
        f"{lived}text/?as-of={LONG}",
    )
    others = (other, f"{other}text/", f"{other}unplaced/")
    assert flaws(page_of("about:blank"), [*addresses, *others]) == []
