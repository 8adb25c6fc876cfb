"""What only a browser can tell: keys, widths, colours, and that nothing needs a script."""

import pytest

from tests.browser.looks import flaws, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (390, False)], ids=["desk", "phone with scripts off"])
def test_the_keyboard_leads_from_a_mark_to_its_note_and_back(archive, page_of, width, scripts):
    page = page_of(archive.report, width=width, java_script_enabled=scripts)
    siglum = page.locator(".text .siglum.clause").first
    if scripts:
        tab_to(page, ".text .siglum.clause")
    else:
        siglum.focus()
    page.keyboard.press("Enter")
    note = page.locator(".note:target")
    assert note.get_attribute("id") == siglum.get_attribute("href").removeprefix("#")
    box = note.bounding_box()
    assert 0 <= box["y"] < 900, "the note is in view"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "clause" in page.locator("mark:target").get_attribute("class")
    assert 0 <= page.locator("mark:target").bounding_box()["y"] < 900, "the words are in view"


def test_the_first_key_leads_past_the_navigation(archive, page_of):
    page = page_of(archive.report)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the page")
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_marks_can_be_passed_over_on_the_way_to_the_notes(archive, page_of):
    page = page_of(archive.report)
    skip = page.get_by_role("link", name="Skip to the notes on it")
    skip.focus()
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.margin') !== null")


def test_a_kind_of_marks_can_be_put_away_without_a_script(archive, page_of):
    page = page_of(archive.report, java_script_enabled=False)
    assert page.locator(".text .siglum.date").first.is_visible()
    page.locator("#show-date").uncheck()
    assert not page.locator(".text .siglum.date").first.is_visible()
    assert page.locator(".text .siglum.clause").first.is_visible()


def test_pointing_at_a_note_shows_all_its_words(archive, page_of):
    page = page_of(archive.report)
    page.locator("#n-relation-1").hover()
    pieces = page.locator('mark[data-note="n-relation-1"]')
    assert pieces.count() > 1, "the words overlap another mark"
    assert page.locator("mark.pointed").count() == pieces.count()


def test_every_page_fits_can_be_read_in_the_light_and_in_the_dark_and_keeps_its_policy(archive, page_of):
    pages = [*archive.addresses[:-1], f"{archive.report}#n-clause-1"]
    assert flaws(page_of("about:blank"), pages) == []
    missing = flaws(page_of("about:blank"), archive.addresses[-1:])
    assert [flaw for flaw in missing if "404" not in flaw] == []


def test_the_dark_is_dark(archive, page_of):
    page = page_of(archive.url)
    grounds = set()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        grounds.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    assert len(grounds) == 2
