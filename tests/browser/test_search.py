"""Searching in a real browser: with the keyboard, on a phone, in print, and with scripts off."""

import pytest

from archive.models import Person, Treaty
from search.upkeep import rebuild
from tests import factories
from tests.browser.conftest import LONG_WORD
from tests.browser.looks import flaws, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESSES = (
    "/search/",
    "/search/?q=armed+attack",
    "/search/?q=attack&show=clauses",
    "/search/?q=help&show=statements",
    "/search/?outlet=gazette&-language=ko&state=nowhere",
    "/search/?q=(armed&outlet=nobody&language=en",
    "/search/?q=attack+zebra+Pyongyagn",
    f"/search/?q={LONG_WORD}&treaty={LONG_WORD}&-person={LONG_WORD}",
    "/search/values/outlet/?q=attack",
    "/search/help/",
)


@pytest.fixture
def searched(live_server):
    """A served archive in which there is something to choose, and its address."""
    Person.objects.create(slug="otis-driftwood", name="Otis B. Driftwood")
    gazette = factories.outlet(slug="gazette")
    for number in range(3):
        factories.full_report(outlet=gazette, title=f"The approval, part {number}", sample=number == 1)
    factories.full_report(outlet=factories.outlet(LONG_WORD, slug="long"), title=LONG_WORD, language="ko")
    for number in range(12):
        outlet = factories.outlet(f"Courier {number}", slug=f"courier-{number}")
        factories.report("An armed attack.", outlet=outlet, language="en", published="2024")
    Treaty.objects.filter(name="Treaty of 2024").update(name=f"Treaty of {LONG_WORD[:100]}")
    rebuild()
    return live_server.url


def box(page):
    return page.locator("#q")


def test_a_name_is_completed_with_the_keyboard(searched, page_of):
    page = page_of(f"{searched}/search/")
    box(page).press_sequentially("attack otis")
    page.get_by_role("option", name="Otis B. Driftwood").wait_for()
    assert box(page).input_value() == "attack otis", "nothing is changed before something is chosen"
    assert box(page).get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.locator('[role="option"][aria-selected="true"]')
    assert chosen.get_attribute("id") == box(page).get_attribute("aria-activedescendant")
    page.keyboard.press("Enter")
    assert box(page).input_value() == 'attack "Otis B. Driftwood" '
    assert box(page).get_attribute("aria-expanded") == "false"
    assert page.url.endswith("/search/"), "choosing is not searching yet"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=attack*")


def test_what_is_offered_can_be_pointed_at_or_sent_away(searched, page_of):
    page = page_of(f"{searched}/search/")
    box(page).press_sequentially("otis")
    offered = page.get_by_role("option", name="Otis B. Driftwood")
    offered.wait_for()
    page.keyboard.press("Escape")
    assert not offered.is_visible()
    assert box(page).input_value() == "otis"
    box(page).press_sequentially(" b")
    offered.click()
    assert box(page).input_value() == '"Otis B. Driftwood" '


def test_the_enter_key_searches_for_what_was_typed(searched, page_of):
    page = page_of(f"{searched}/search/")
    box(page).press_sequentially("otis")
    page.get_by_role("option", name="Otis B. Driftwood").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=otis")


def test_every_page_offers_completions(searched, page_of):
    page = page_of(f"{searched}/treaties/")
    page.locator("header .find input").press_sequentially("otis")
    page.get_by_role("option", name="Otis B. Driftwood").wait_for()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "with scripts off"])
def test_a_search_is_narrowed_and_widened_with_the_keyboard(searched, page_of, scripts):
    page = page_of(f"{searched}/search/", java_script_enabled=scripts)
    box(page).fill("attack")
    box(page).press("Enter")
    page.wait_for_url("**/search/?q=attack")
    leave_out = page.get_by_role("link", name="Leave out Outlet: The Gazette")
    if scripts:
        tab_to(page, '[aria-label^="Leave out Outlet: The Gazette"]', most=300)
    else:
        leave_out.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=attack&-outlet=gazette")
    assert page.locator("#hits").inner_text().startswith("13 reports")
    page.get_by_role("link", name="Let in again Outlet: The Gazette, which is left out").first.press("Enter")
    page.wait_for_url("**/search/?q=attack")
    page.get_by_role("link", name="Clauses of treaties").press("Enter")
    page.wait_for_url("**/search/?q=attack&show=clauses")
    page.locator(".passage cite a").first.press("Enter")
    assert page.locator(":target").count() == 1, "the link leads to the words in the report"


def test_a_folded_value_is_unfolded_without_a_script(searched, page_of):
    page = page_of(f"{searched}/search/?q=attack", java_script_enabled=False)
    panel = page.locator("section[aria-labelledby=panel-outlet]")
    last = panel.locator("details li > a:first-child").last
    assert not last.is_visible()
    panel.locator("summary").press("Enter")
    assert last.is_visible()


def test_every_page_of_search_fits_can_be_read_in_the_light_and_in_the_dark_and_keeps_its_policy(searched, page_of):
    page = page_of("about:blank")
    assert flaws(page, [searched + address for address in ADDRESSES]) == []
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{searched}/search/")
    box(page).press_sequentially("otis")
    page.get_by_role("option", name="Otis B. Driftwood").wait_for()
    assert complaints == []


def test_every_control_is_large_enough_for_a_finger(searched, page_of):
    page = page_of(f"{searched}/search/?q=attack", width=390)
    for control in page.locator(".leave-out:visible").all()[:10]:
        size = control.bounding_box()
        assert size["width"] >= 24
        assert size["height"] >= 24


def test_a_printed_list_has_no_panels(searched, page_of):
    page = page_of(f"{searched}/search/?q=attack")
    page.emulate_media(media="print")
    for screen_only in (".panels", ".tabs", "#q", ".orders", ".follow", ".alike"):
        assert not page.locator(screen_only).first.is_visible(), screen_only
    assert page.locator(".report-list > li").first.is_visible()
    assert page.locator(".understood").is_visible()
