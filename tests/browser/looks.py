"""What a careful eye looks for on every page: that it fits, can be read in the light and in the dark, and keeps its policy."""

from collections.abc import Iterable

import pytest
from playwright.sync_api import Page

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""By how many pixels a page scrolls sideways."""
DOUBLED = """
() => {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  return ids.filter((id, at) => ids.indexOf(id) < at);
}
"""
"""The ids on a page that more than one element has."""
TOO_FAINT = """
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const pixel = (colours) => {
    const key = colours.join();
    if (!known.has(key)) known.set(key, painted(colours));
    return known.get(key);
  };
  const painted = (colours) => {
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
"""The words on a page that stand out too little from what is behind them (WCAG 2.2, 1.4.3), each with its contrast."""
UNFOLD = "for (const fold of document.querySelectorAll('details')) fold.open = true"
WIDTHS = (360, 800, 1280)


def flaws(page: Page, addresses: Iterable[str]) -> list[str]:
    """What is wrong with these pages, each in a sentence; each is loaded once."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    for address in addresses:
        page.goto(address)
        found += [f"{address} has the id {id_} twice" for id_ in page.evaluate(DOUBLED)]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if (over := page.evaluate(TOO_WIDE)) > 0:
                found.append(f"{address} is {over} pixels too wide for {width}")
        page.evaluate(UNFOLD)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [f"{address}, {scheme}: {faint}" for faint in page.evaluate(TOO_FAINT)]
    return found


def tab_to(page, selector: str, most: int = 200) -> None:
    """Presses Tab until the element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")
