"""A real browser on a real server."""

import shutil

import pytest
from django.core.servers.basehttp import WSGIRequestHandler
from playwright.sync_api import Browser, sync_playwright

from tests import factories
from tests.views.pages import every_address

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänspatent" * 6


@pytest.fixture(scope="session")
def browser():
    """Debian's chromium; without one the tests are skipped, and say what would install it."""
    path = shutil.which("chromium")
    if not path:
        pytest.skip("no browser here; install it with: apt-get install chromium")
    # Playwright keeps an event loop running in this thread, beside which Django would refuse to ask its database.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        # As `manage.py serve` does: else the end of each answer waits for 40 ms.
        patch.setattr(WSGIRequestHandler, "disable_nagle_algorithm", True)
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture
def archive(live_server):
    """A served archive with a report that has everything, and one with words that fit no line."""
    report = factories.full_report(warnings=["A quotation mark is never closed."], published_basis="dateline")
    long = {"title": LONG_WORD, "author": LONG_WORD, "source_url": f"https://example.org/{LONG_WORD}"}
    other = factories.full_report(
        text=f"{factories.TEXT}\n{LONG_WORD}", sample=True, language="ko", name=f"{LONG_WORD}.txt"[-250:], **long
    )
    treaty = other.clauses.get().treaty
    treaty.names.create(text=LONG_WORD[:400])
    type(treaty).objects.filter(pk=treaty.pk).update(name=LONG_WORD[:400])
    return Archive(
        live_server.url,
        report.get_absolute_url(),
        [*every_address(newest=1), report.get_absolute_url(), "/search/?q=treaty", "/no-such-page/"],
    )


class Archive:
    """Where the archive is served, the address of its fullest report, and every address."""

    def __init__(self, url: str, report: str, addresses: list[str]) -> None:
        self.url, self.report, self.addresses = url, url + report, [url + address for address in addresses]


@pytest.fixture
def page_of(browser: Browser):
    """Opens an address in a window of its own: `page_of(url, width=360, color_scheme="dark")`."""
    windows = []

    def opened(url: str, *, width: int = 1280, height: int = 900, **settings):
        window = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **settings)
        windows.append(window)
        page = window.new_page()
        page.goto(url)
        return page

    yield opened
    for window in windows:
        window.close()
