"""The workbench's first page: what waits, how far the uploads are, and what was done last."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive import review, worklist
from archive.models import Report, Upload, UploadItem
from tests import factories
from tests.views.test_colours import DARK, LIGHT, contrast

pytestmark = pytest.mark.django_db


def client_of(client, role: str):
    user = User.objects.create_user(role)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return client


@pytest.fixture
def curator(client):
    return client_of(client, "curator")


def page_of(client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/admin/").content, "lxml")


def words(page) -> str:
    return " ".join(page.get_text(" ").split())


def upload_of(*outcomes: str, **fields) -> Upload:
    upload = Upload.objects.create(origin="the workbench", **fields)
    for number, outcome in enumerate(outcomes):
        UploadItem.objects.create(
            upload=upload,
            name=f"{number}.pdf",
            size=1,
            outcome=outcome,
            reason="A scan." if outcome == "failed" else "",
        )
    return upload


def test_every_list_of_the_worklist_is_there_with_how_long_it_is(curator):
    factories.full_report(status="draft").events.update(confidence=0.3)
    page = page_of(curator)
    for name, number in worklist.counts().items():
        link = page.select_one(f'a[href="{reverse("admin:archive_worklist", args=[name])}"]:has(strong)')
        assert words(link) == f"{number} {worklist.LISTS[name]}"


def test_the_newest_drafts_are_there_in_their_language_and_the_way_to_all(curator):
    for number in range(7):
        factories.report(f"Text {number}", status="draft", title=f"Draft {number}", language="ko")
    factories.report("Text", title="Published")
    page = page_of(curator)
    drafts = page.select_one('section[aria-labelledby="drafts"]')
    assert [link.text for link in drafts.select("li a")] == [f"Draft {number}" for number in (6, 5, 4, 3, 2)]
    assert drafts.select_one("li a")["lang"] == "ko"
    assert "All 7 drafts" in words(drafts)
    assert "Published" not in words(drafts)
    shown = curator.get(drafts.select("p a")[-1]["href"]).context["cl"].result_count
    assert shown == Report.objects.filter(status="draft").count()


def test_an_upload_that_is_being_read_shows_how_far_it_is(curator):
    upload_of("done", "done")
    upload = upload_of("done", "near", "failed", "waiting", "working")
    page = page_of(curator)
    [bar] = page.select("progress")
    assert (bar["value"], bar["max"]) == ("3", "5")
    section = page.select_one('section[aria-labelledby="under-way"]')
    assert "3 of 5 read, 1 failed" in words(section)
    assert section.select_one(f'a[href="{upload.get_absolute_url()}"]')


def test_the_last_failures_are_there_with_their_reason(curator):
    upload_of("failed", "done")
    assert "0.pdf A scan." in words(page_of(curator))


def test_what_was_decided_last_is_told_and_one_click_is_one_line(curator):
    by = User.objects.create_user("ada", first_name="Ada", last_name="Lovelace")
    report = factories.full_report(status="draft")
    review.reject(report.dates.first(), by)
    number = review.confirm_all(report, by)
    lines = [words(line) for line in page_of(curator).select('section[aria-labelledby="done"] li')]
    assert len(lines) == 2
    assert lines[0].startswith(f"Ada Lovelace confirmed {number} facts at once :")
    assert lines[1].startswith("Ada Lovelace rejected a date mention : on Wednesday")


def test_nobody_is_shown_a_door_that_is_closed_to_them(client):
    for role, closed in (("curator", 403), ("administrator", None)):
        links = {link["href"] for link in page_of(client_of(client, role)).select('a[href^="/admin/"]')}
        assert links >= {"/admin/archive/upload/add/", "/admin/archive/report/", "/admin/archive/topic/"}
        for door in ("/admin/auth/user/", "/admin/search/pending/"):
            assert (door in links) == (closed is None)
            assert client.get(door).status_code == (closed or 200)
        for link in links:
            assert client.get(link).status_code == 200, link


def test_somebody_who_may_only_look_at_uploads_sees_only_those(client):
    user = User.objects.create_user("clerk")
    user.user_permissions.add(*Group.objects.get(name="curator").permissions.filter(codename="view_upload"))
    client.force_login(user)
    upload_of("done", "waiting")
    page = page_of(client)
    assert page.select("progress")
    assert not page.select('section[aria-labelledby="drafts"], section[aria-labelledby="done"], .desk-lists')
    assert "Upload reports" not in words(page)


def test_the_room_that_a_page_is_in_says_so(curator):
    for address, current in (("/admin/archive/treaty/", "page"), ("/admin/archive/treaty/add/", "true")):
        page = BeautifulSoup(curator.get(address).content, "lxml")
        [here] = page.select("nav.rooms [aria-current]")
        assert (here.text, here["aria-current"]) == ("Treaties", current)
    page = BeautifulSoup(curator.get(reverse("admin:archive_worklist")).content, "lxml")
    assert [here.text for here in page.select("nav.rooms [aria-current]")] == ["Worklist"]


def test_the_page_asks_the_database_no_more_often_for_more_rows(curator):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            curator.get("/admin/")
        return len(queries)

    def more():
        by = User.objects.create_user(f"user-{User.objects.count()}")
        report = factories.full_report(status="draft")
        upload_of("failed", "waiting", by=by)
        review.reject(report.dates.first(), by)
        review.confirm_all(report, by)

    more()
    few = asked()
    more()
    more()
    assert asked() == few


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("colour", "ground"),
    [
        *((colour, ground) for colour in ("ink", "muted", "link", "rubric") for ground in ("paper", "sheet", "clause")),
        *(("paper", ground) for ground in ("ink", "muted", "rubric")),
        ("ink", "speech"),
    ],
)
def test_what_the_workbench_writes_can_be_read(scheme, colour, ground):
    assert contrast(scheme[colour], scheme[ground]) >= 4.5
