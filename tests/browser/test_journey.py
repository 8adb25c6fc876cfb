"""A curator's whole way, on the archive as it is served: five files in, one reviewed by keyboard alone, found by search."""

import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from filelock import FileLock
from playwright.sync_api import Page, expect

from archive.models import FACTS, Report, UploadItem
from search.index import engine
from tests import originals
from tests.conftest import ROOT
from tests.reports import FIXTURES, INTERFAX

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("authority")]

WIRE = (FIXTURES / INTERFAX).read_bytes()
SAVED = originals.mhtml(
    originals.page(
        "Senate of Ruritania ratifies the treaty",
        "STRELSAU, 7 November 2024. The Senate of Ruritania ratified the Treaty on Comprehensive Strategic Partnership "
        "between Russia and North Korea on Thursday, a spokeswoman told reporters.",
        "It was signed in Pyongyang on 19 June 2024 and replaces the treaty of 9 February 2000.",
        published="2024-11-07",
    ),
    "https://example.org/strelsau/ratified",
)
FIVE = {
    "saved.mhtml": SAVED,
    "wire.txt": WIRE,
    "wire again.txt": WIRE,
    "empty.txt": b"",
    "damaged.pdf": b"%PDF-1.7 \x00\x01\x02",
}
SOON = 30_000
"""Milliseconds within which whatever is waited for has to be seen, on however slow a machine."""


@pytest.fixture
def served(on_disk: Path) -> Iterator[str]:
    """The address of an archive that `manage.py serve` serves, with its indexer and its worker beside it."""
    engine().replace_all([])
    environment = os.environ | {
        "ARCHIVE_DATA_DIR": str(on_disk),
        "ARCHIVE_SECRET_KEY": settings.SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "archive.config.settings",
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, str(ROOT / "manage.py"), "serve", "--noreload", "127.0.0.1:0"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        yield next(found[1] for line in server.stdout if (found := re.search(r"archive: +(\S+)/", line)))
        server.send_signal(signal.SIGTERM)
        assert server.wait(SOON / 1000) == 0
        for attendant in ("indexer.lock", "workers/*.lock"):
            for file in on_disk.rglob(attendant):
                FileLock(file).acquire(timeout=0)  # nobody's any more


@pytest.fixture
def page(served: str, page_of) -> Page:
    """A window in which a curator, who is nothing more than that, has signed in."""
    curator = get_user_model().objects.create_user("ada")
    curator.groups.add(Group.objects.get(name="curator"))
    client = Client()
    client.force_login(curator)
    page = page_of("about:blank")
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": served}])
    page.set_default_timeout(SOON)
    return page


def test_five_files_come_in_one_is_reviewed_by_keyboard_alone_and_found(served, page, page_of):
    page.goto(f"{served}/admin/archive/upload/add/")
    files = [{"name": name, "mimeType": "", "buffer": data} for name, data in FIVE.items()]
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Send 5 files").click()
    expect(page.get_by_role("heading", name="All has ended")).to_be_visible(timeout=SOON)
    assert Counter(UploadItem.objects.values_list("outcome", flat=True)) == {"done": 2, "failed": 2, "duplicate": 1}

    report = Report.objects.get(original__name="saved.mhtml")
    stranger = page_of(served + report.get_absolute_url())
    expect(stranger.get_by_role("heading", level=1)).not_to_have_text(report.title)

    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.textContent") != report.title:
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/")
    page.keyboard.press("n")
    page.keyboard.press("c")
    expect(page.locator("#said")).to_contain_text("Confirmed")
    page.keyboard.press("r")
    expect(page.locator("#said")).to_contain_text("Rejected")
    page.keyboard.press("Shift+C")
    expect(page.locator("#said")).to_contain_text("0 left")
    page.keyboard.press("Shift+P")
    expect(page.locator(".status.is-published")).to_be_visible()
    states = Counter(
        state
        for model in FACTS.values()
        for state in model.objects.filter(report=report).values_list("state", flat=True)
    )
    assert states["rejected"] == 1
    assert set(states) == {"confirmed", "rejected"}

    found = stranger.get_by_role("link", name=report.title)
    for _ in range(50):  # the indexer is a process of its own
        stranger.goto(f"{served}/search/?q=Ruritania")
        if found.count():
            break
        stranger.wait_for_timeout(100)
    expect(found.first).to_be_visible()
    expect(stranger.get_by_text("1 report", exact=False).first).to_be_visible()
