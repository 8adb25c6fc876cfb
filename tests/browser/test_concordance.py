"""Wordings side by side in a real browser: on a phone and a desk, by keyboard, on paper, with scripts on and off."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.looks import flaws, tab_to
from tests.quoting import AID, HELP, official, quoted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 4
CLAUSE = (
    "In case any one of the two sides is put in a state of war by an armed invasion from an individual state or several "
    f"states, {HELP} in accordance with Article 51 of the UN Charter."
)
SCROLLED = """
() => new Promise((done) => {
  const box = document.activeElement;
  if (box.scrollLeft > 0) done();
  else box.addEventListener("scroll", () => done(), { once: true });
})
"""
"""Waits until what has the focus has been scrolled."""
KOREAN = "쌍방중 어느 일방이 무력침공을 받아 전쟁상태에 처하게 되는 경우 타방은 지체없이 원조를 제공한다."
ARABIC = "في حالة تعرض أحد الطرفين لعدوان مسلح، يقدم الطرف الآخر فورا المساعدة العسكرية"


READERS = pytest.mark.parametrize(
    ("width", "scripts"), [(1280, True), (390, False)], ids=["desk", "phone with scripts off"]
)


@pytest.fixture
def article(live_server):
    """The address of an article that reports quote in many ways and languages."""
    found = factories.provision(factories.treaty(f"Treaty of {LONG}"), subject="Mutual defence")
    first = quoted(found, CLAUSE, outlet=factories.outlet("The Agency"), published="2024-06-19").report
    quoted(found, CLAUSE, outlet=factories.outlet("The Echo"), published="2024-06-20", dispatch=first)
    for text in (CLAUSE, CLAUSE, CLAUSE, CLAUSE, CLAUSE.replace("sides", "parties"), CLAUSE.lower(), AID, HELP):
        quoted(found, text, title=LONG, basis="matched")
    quoted(found, CLAUSE.replace("armed invasion", LONG))
    quoted(found, KOREAN, language="ko-KP")
    for text in (ARABIC, ARABIC.replace("فورا", "على الفور")):
        quoted(found, text, language="ar")
    official(found, "немедленно окажет военную и иную помощь", "ru")
    return found


@pytest.fixture
def address(live_server, article):
    """Where it stands."""
    return f"{live_server.url}{article.get_absolute_url()}"


def test_every_view_fits_and_can_be_read_in_the_light_and_in_the_dark(address, live_server, article, page_of):
    pins = f"{live_server.url}/pins/?p={article.treaty.slug}/{article.slug}&p=nato-1949/article-5&p=none/none&find=4"
    views = [address, f"{address}?view=table", f"{address}?view=list", f"{address}?language=ar&view=table", pins]
    assert flaws(page_of("about:blank"), views) == []


@READERS
def test_a_reader_takes_a_base_looks_at_it_in_other_ways_and_keeps_the_address(address, page_of, width, scripts):
    page = page_of(address, width=width, java_script_enabled=scripts)
    korean, base = page.locator(".beside details").filter(has_text="Korean"), page.locator(".base blockquote")
    if not scripts:
        assert not korean.locator("blockquote").is_visible()
        korean.locator("summary").click()
    assert korean.locator("blockquote").is_visible()
    reading = page.locator(".reading").filter(has_text="parties").first
    reading.get_by_role("link", name="Take as base").click()
    expect(base).to_contain_text("parties")
    page.get_by_role("link", name="Word by word").click()
    expect(page.locator(".block table").first).to_be_visible()
    assert "parties" in base.inner_text()
    kept = page.locator(".permalink").get_attribute("href")
    page.get_by_role("link", name="Back to the base").click()
    expect(base).not_to_contain_text("parties")
    page.get_by_role("link", name="Plain list").click()
    expect(page.locator(".collation .witness")).to_have_count(11)
    page.locator(".languages").get_by_role("link", name="Arabic").click()
    expect(base).to_have_attribute("lang", "ar")
    assert base.inner_text() in (ARABIC, ARABIC.replace("فورا", "على الفور"))
    page.goto(kept)
    assert "parties" in base.inner_text()
    assert page.locator(".block table").first.is_visible()


@READERS
def test_articles_are_pinned_shared_by_their_address_and_taken_away(address, page_of, width, scripts):
    page = page_of(address, width=width, java_script_enabled=scripts)
    pinned = page.locator(".pinned h2")
    page.get_by_role("link", name="Pin it").press("Enter")
    expect(pinned).to_have_text(["Article 4"])
    page.get_by_label("A treaty and an article").fill("Atlantic 5")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Article 5,").press("Enter")
    expect(pinned).to_have_text(["Article 4", "Article 5"])
    shared = page_of(page.locator(".permalink").get_attribute("href"), width=width)
    assert shared.locator(".pinned h2").all_inner_texts() == ["Article 4", "Article 5"]
    assert CLAUSE in shared.locator(".pinned blockquote:visible").all_inner_texts()
    page.get_by_role("link", name="Take away Article 4").press("Enter")
    expect(pinned).to_have_text(["Article 5"])


def test_a_desk_has_the_other_languages_beside_the_wordings(address, page_of):
    page = page_of(address)
    other = page.locator(".beside blockquote").first
    assert other.is_visible()
    assert other.bounding_box()["x"] > page.locator(".reading").first.bounding_box()["x"] + 600


def test_differences_are_seen_without_any_colour(address, page_of):
    page = page_of(address)
    reading = page.locator(".reading").filter(has_text="parties").first
    lines = {
        mark: reading.locator(mark).first.evaluate(
            "mark => `${getComputedStyle(mark).textDecorationLine} ${getComputedStyle(mark).textDecorationStyle}`"
        )
        for mark in (".changed", "del.was")
    }
    assert lines == {".changed": "underline double", "del.was": "line-through solid"}


def test_the_keyboard_reaches_the_table_and_scrolls_it_while_its_rows_keep_their_names(address, page_of):
    page = page_of(f"{address}?view=table", width=390)
    tab_to(page, ".block")
    name = page.locator(".block th[scope=row]").nth(1)
    before = name.bounding_box()["x"]
    page.keyboard.press("ArrowRight")
    page.evaluate(SCROLLED)
    assert name.bounding_box()["x"] == before


def test_on_paper_stand_the_words_and_where_they_are_found_but_no_ways_to_go_on(address, page_of):
    page = page_of(address)
    page.emulate_media(media="print")
    for kept in (".base blockquote", ".reading blockquote", ".beside blockquote", ".permalink", ".legend"):
        assert page.locator(kept).first.is_visible(), kept
    for gone in (".tabs", ".pin", ".take", ".follow-it"):
        assert not page.locator(gone).first.is_visible(), gone
