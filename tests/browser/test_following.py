"""Signing in, saving a search and following it, as people do it: by keyboard, on a phone, without scripts."""

import pytest
from django.contrib.auth import get_user_model

from search.models import SavedSearch
from search.upkeep import drain, rebuild
from tests import factories
from tests.browser.looks import flaws, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long enough secret"
LONG = "Donaudampfschifffahrtsgesellschaftskapitänspatent" * 4


@pytest.fixture
def ada():
    """A reader."""
    return get_user_model().objects.create_user("ada", password=PASSWORD)


def signed_in(page, url: str, address: str):
    """The page, with the reader signed in and at the address."""
    page.goto(f"{url}/accounts/login/?next={address}")
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    return page


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (390, False)], ids=["desk", "phone with scripts off"])
def test_a_search_is_saved_opened_renamed_and_deleted(live_server, ada, page_of, width, scripts):
    rebuild()
    page = page_of(live_server.url, width=width, java_script_enabled=scripts)
    signed_in(page, live_server.url, "/search/save/%3Fq=pact")
    assert page.get_by_label("Name").input_value() == "Reports: pact"
    page.get_by_label("Name").fill("Pacts")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Pacts", exact=True).click()
    assert page.url == f"{live_server.url}/search/?q=pact"
    page.goto(f"{live_server.url}/search/saved/")
    page.get_by_role("link", name="Rename or delete “Pacts”").click()
    page.get_by_label("Name").fill("Treaties")
    page.get_by_role("button", name="Rename").click()
    assert page.locator(".saved h2").inner_text() == "Treaties"
    page.get_by_role("link", name="Rename or delete").click()
    page.get_by_role("button", name="Delete").click()
    assert "None yet." in page.locator("main").inner_text()
    page.get_by_role("button", name="Sign out").click()
    assert page.get_by_role("link", name="Sign in").is_visible()
    assert not SavedSearch.objects.exists()


def test_the_keyboard_alone_saves_a_search(live_server, ada, page_of):
    rebuild()
    page = signed_in(page_of(live_server.url), live_server.url, "/search/save/%3Fq=pact")
    tab_to(page, "main input[name=name]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/saved/")
    tab_to(page, ".saved h2 a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=pact")


def test_the_pages_of_a_reader_fit_every_screen_and_can_be_read_in_the_light_and_in_the_dark(live_server, ada, page_of):
    factories.report(f"A pact. {LONG}")
    rebuild()
    SavedSearch.objects.create(user=ada, params="q=pact", name=LONG[:200])
    kept = SavedSearch.objects.create(user=ada, params=f"q={LONG}&colour=red", name="Red")
    drain()
    page = page_of("about:blank")
    assert flaws(page, [f"{live_server.url}/accounts/login/"]) == []
    signed_in(page, live_server.url, "/search/saved/")
    addresses = (
        "/search/saved/",
        kept.get_absolute_url(),
        f"/search/save/?q={LONG}",
        "/accounts/password/",
        "/accounts/password/changed/",
    )
    assert flaws(page, [live_server.url + address for address in addresses]) == []


def test_what_is_wrong_is_said_beside_the_field(live_server, ada, page_of):
    page = signed_in(page_of(live_server.url), live_server.url, "/accounts/password/")
    page.get_by_label("Old password").fill("wrong")
    page.get_by_label("New password:", exact=True).fill("short")
    page.get_by_label("New password confirmation").fill("short")
    page.get_by_role("button", name="Change it").click()
    old = page.get_by_label("Old password")
    assert old.get_attribute("aria-invalid") == "true"
    described = old.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").is_visible()
