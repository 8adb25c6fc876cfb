"""What only a browser can tell: keys, widths, colours, and that nothing needs a script."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TOO_FAINT = """
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const pixel = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = (rgb) => {
    const [r, g, b] = [...rgb].slice(0, 3).map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const grounds = (element) => {
    const found = [];
    for (let at = element; at; at = at.parentElement) found.unshift(getComputedStyle(at).backgroundColor);
    return found;
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    const behind = grounds(element);
    const style = getComputedStyle(element);
    const [over, under] = [light(pixel([...behind, style.color])), light(pixel(behind))].sort((a, b) => b - a);
    const ratio = (over + 0.05) / (under + 0.05);
    if (ratio < 4.5) faint.push(`${walker.currentNode.data.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
  }
  return faint;
}
"""


def tab_to(page, selector: str, most: int = 200) -> None:
    """Presses Tab until the element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


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


def test_no_page_scrolls_sideways(archive, page_of):
    for width in (360, 800):
        page = page_of(archive.url, width=width)
        for address in archive.addresses:
            page.goto(address)
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, f"{address} is {over} pixels too wide for {width}"


def test_everything_can_be_read_in_the_light_and_in_the_dark(archive, page_of):
    grounds = set()
    for scheme in ("light", "dark"):
        page = page_of(archive.url, color_scheme=scheme)
        grounds.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        for address in [*archive.addresses, f"{archive.report}#n-clause-1"]:
            page.goto(address)
            assert page.evaluate(TOO_FAINT) == [], f"{address}, {scheme}"
    assert len(grounds) == 2


def test_no_page_breaks_its_own_policy(archive, page_of):
    page = page_of(archive.url)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for address in archive.addresses[:-1]:
        page.goto(address)
    assert complaints == []
