"""Bringing reports in as curators do it: many at once, with scripts and without, over a connection that breaks."""

from threading import Lock

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import expect

from archive.models import Report, Upload, UploadItem
from tests import originals
from tests.admin.uploading import ADD, read_what_waits, upload_of
from tests.browser.looks import TOO_FAINT
from tests.reports import FIXTURES, INTERFAX

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIRE = (FIXTURES / INTERFAX).read_bytes()
FIVE = (
    (INTERFAX, WIRE),
    ("again “and again”.txt", WIRE),
    ("empty.txt", b""),
    ("noise.pdf", b"%PDF-1.7 \x00\x01\x02"),
    ("wires.zip", originals.zipped({"one.txt": WIRE + b"\nThe vote was unanimous.", "two.txt": WIRE})),
)


@pytest.fixture
def by_turns(live_server):
    """The server answers one request at a time: all of its threads share the one connection to a test's database."""
    server, turn = live_server.thread.httpd, Lock()
    served = server.get_app()

    def one_at_a_time(environ, start_response):
        with turn:
            return served(environ, start_response)

    server.set_app(one_at_a_time)
    yield turn
    server.set_app(served)


@pytest.fixture
def reads(by_turns, authority):
    """Reads what waits, as the worker would, between two requests."""

    def read() -> None:
        with by_turns:
            read_what_waits()

    return read


@pytest.fixture
def signed_in(live_server, by_turns, page_of):
    """Opens an address as a curator: `signed_in(address, width=390)`."""
    curator = get_user_model().objects.create_superuser("ada")

    def opened(address: str = ADD, **window):
        client = Client()
        client.force_login(curator)
        page = page_of("about:blank", **window)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        page.set_default_timeout(30_000)
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(live_server.url + address)
        return page

    return opened


def choose(page, *files: tuple[str, bytes]) -> None:
    some = [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files]
    page.get_by_label("as many as you like").set_input_files(some)


def line(page, name: str):
    return page.locator(".upload-file, .upload-lines tbody tr").filter(has=page.get_by_text(name, exact=True))


def test_each_of_several_files_shows_its_own_end_and_loading_again_loses_nothing(signed_in, reads):
    page = signed_in()
    choose(page, *FIVE[:3])
    choose(page, *FIVE[3:])  # what was chosen before stays
    page.get_by_label("Note").fill("From Lima")
    page.get_by_role("button", name="Send 5 files").click()
    expect(page.locator("[data-sentence]")).to_contain_text("4 waiting")
    expect(line(page, "empty.txt")).to_contain_text("is empty")
    upload = Upload.objects.get()
    assert page.url.endswith(upload.get_absolute_url())
    reads()
    expect(page.get_by_role("heading", name="All has ended")).to_be_visible()
    first = Report.objects.earliest("pk")
    for name, _ in FIVE[:2]:  # whichever of the two was here sooner
        expect(line(page, name)).to_contain_text(upload.items.get(name=name).outcome)
        link = line(page, name).get_by_role("link", name=first.title)
        expect(link).to_have_attribute("href", f"/admin/archive/report/{first.pk}/review/")
    assert {item.outcome for item in UploadItem.objects.filter(name__in=dict(FIVE[:2]))} == {"done", "duplicate"}
    expect(line(page, "wires.zip")).to_contain_text("2 of 2 files in it read")
    line(page, "noise.pdf").get_by_role("button", name="Try again").click()
    expect(line(page, "noise.pdf")).to_contain_text("waits to be read")
    expect(line(page, "noise.pdf")).to_be_focused()
    page.reload()
    expect(page.locator("[data-sentence]")).to_contain_text("6 of 7 files read")
    expect(page.get_by_text("From Lima")).to_be_visible()
    assert page.complaints == []


def test_the_ledger_follows_the_reading_without_being_loaded_again(signed_in, reads):
    upload = upload_of(*FIVE)
    page = signed_in(upload.get_absolute_url())
    expect(page.locator("[data-sentence]")).to_contain_text("1 of 5 files read")
    page.evaluate("window.here = true")
    reads()
    expect(line(page, "wires.zip › one.txt")).to_be_visible()
    expect(page.locator("[data-bar]")).to_be_hidden()
    assert page.evaluate("window.here")
    page.get_by_text("Publish the draft").click()
    page.get_by_role("button", name="Yes, publish").click()
    expect(page.get_by_text("shown to readers from now on")).to_be_visible()
    assert Report.objects.published().exists()
    assert page.complaints == []


def test_without_scripts_the_plain_form_does_the_same(signed_in, reads):
    page = signed_in(java_script_enabled=False, width=390)
    choose(page, *FIVE)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("5 files arrived.")).to_be_visible()
    reads()
    page.reload()
    for name, end in ((INTERFAX, "done"), ("again “and again”.txt", "duplicate"), ("noise.pdf", "failed")):
        expect(line(page, name)).to_contain_text(end)
    page.get_by_role("button", name="Try noise.pdf again").click()
    expect(page.get_by_text("1 file waits to be read again.")).to_be_visible()


def test_files_are_dropped_and_text_is_pasted_and_what_is_wrong_is_said_before_anything_is_sent(signed_in, reads):
    page = signed_in()
    page.evaluate(
        """() => {
            const dropped = new DataTransfer();
            dropped.items.add(new File(["A treaty was signed on 5 June 2024."], 'she said "yes".txt'));
            dropped.items.add(new File(["x"], "left out.txt"));
            document.querySelector(".upload-drop").dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
        }"""
    )
    line(page, "left out.txt").get_by_role("button", name="Leave out").click()
    page.get_by_role("textbox", name="Text").fill("The Senate approved the treaty on Tuesday.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("needs the address where it stood")).to_be_visible()
    expect(page.get_by_label("Address")).to_be_focused()
    page.get_by_label("Address").fill("https://example.org/senate")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("[data-sentence]")).to_contain_text("2 waiting")
    names = set(Upload.objects.get().items.values_list("name", flat=True))
    assert names == {'she said "yes".txt', "The Senate approved the treaty on Tuesday.txt"}


def test_what_could_not_be_sent_says_so_and_is_sent_again(signed_in, by_turns):
    page = signed_in()
    page.route("**/files/", lambda route: route.abort())
    choose(page, *FIVE[:2])
    page.get_by_role("button", name="Send 2 files").click()
    expect(line(page, INTERFAX)).to_contain_text("the connection broke")
    page.unroute("**/files/")
    page.get_by_role("button", name=f"Send again: {INTERFAX}").click()
    expect(line(page, INTERFAX)).to_contain_text("waits to be read")
    assert "1 file that the sender was about to send did not arrive" in page.request.get(page.url).text()
    page.get_by_role("button", name="Send again: again").click()
    expect(page.locator("[data-sentence]")).to_contain_text("2 waiting")
    with by_turns:  # a bundle that failed, while files in it are still being read
        UploadItem.objects.filter(name=INTERFAX).update(outcome="failed")
        upload = Upload.objects.get()
        upload.items.create(name="in it.txt", size=1, within=upload.items.get(name=INTERFAX), place=0)
    again = page.get_by_role("button", name=f"Try again: {INTERFAX}")
    again.focus()
    for _ in range(2):
        with page.expect_response("**/progress/*"):
            pass
    expect(again).to_be_focused()


def test_one_who_was_signed_out_meanwhile_signs_in_and_goes_on(signed_in):
    page = signed_in()
    choose(page, FIVE[0])
    cookies = page.context.cookies()
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    page.context.add_cookies(cookies)
    page.get_by_role("button", name="Send").click()
    expect(line(page, INTERFAX)).to_contain_text("waits to be read")


def test_leaving_while_files_are_being_sent_is_asked_about(signed_in):
    page = signed_in()
    page.route("**/files/", lambda route: None)  # it is on its way for ever
    choose(page, FIVE[0])
    page.get_by_role("button", name="Send").click()
    expect(line(page, INTERFAX)).to_contain_text("is being sent")
    with page.expect_event("dialog") as asked:
        page.evaluate("setTimeout(() => location.reload())")
    assert asked.value.type == "beforeunload"
    asked.value.accept()
    expect(page.get_by_text("1 file that the sender was about to send did not arrive")).to_be_visible()


def test_the_pages_fit_every_screen_and_can_be_read_in_the_light_and_in_the_dark(signed_in, live_server, reads):
    upload = upload_of(*FIVE, (f"{'Donaudampfschiff' * 15}.txt", b"\x00\x01\x02"), announced=20)
    reads()
    for width, scheme in ((360, "light"), (1280, "dark")):
        page = signed_in(ADD, width=width, color_scheme=scheme)
        for address in (ADD, upload.get_absolute_url(), f"{upload.get_absolute_url()}?outcome=failed"):
            page.goto(live_server.url + address)
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, f"{address} is {over} pixels too wide for {width}"
            assert page.evaluate(TOO_FAINT) == [], f"{address}, {scheme}"
