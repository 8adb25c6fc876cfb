"""A report is shown with every fact on its words, and to nobody before it is published."""

from urllib.parse import unquote

import pytest

from archive.models import FACTS, Report
from tests import factories
from tests.views.pages import read, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", FACTS)
def test_each_kind_of_fact_stands_on_its_words_and_leads_to_its_note_and_back(client, kind):
    report = factories.full_report()
    fact = FACTS[kind].objects.filter(report=report).first()
    page = read(client, report.get_absolute_url())
    anchor = f"f-{kind}-{fact.pk}"
    mark = page.find("mark", id=anchor)
    note = page.find(id=mark["data-note"])
    assert [link["href"] for link in page.select(f'.text .siglum[href="#{mark["data-note"]}"]')]
    assert f"#{anchor}" in [link["href"] for link in note.select("a")]
    assert fact.rule in words(note)
    assert "100%" in words(note)
    assert "proposed" in words(note)


def test_the_text_can_be_read_whole_between_the_marks(client):
    report = factories.full_report()
    page = read(client, report.get_absolute_url())
    for siglum in page.select(".text .siglum"):
        siglum.decompose()
    assert [paragraph.get_text() for paragraph in page.select(".text p")] == report.text.split("\n")


def test_the_margin_says_what_each_fact_means(client):
    page = read(client, factories.full_report().get_absolute_url())
    margin = words(page.select_one("aside.margin"))
    for said in (
        "19 June 2024",
        "counted from 6 November 2024",
        "what the report is about",
        "R. Firefly, for Freedonia: signed Treaty of 2024",
        "Article 4 of Treaty of 2024 matched by its words",
        "Firefly, on Article 4 of Treaty of 2024",
        "Article 51 of UN Charter",
        "Treaty of 2024 ends Treaty of 2000",
        "Signature of Treaty of 2024, 19 June 2024, Pyongyang",
        "Collective defence › Mutual defence",
    ):
        assert said in margin


def test_the_margin_calls_a_treaty_by_its_title_and_its_parties(client):
    name = "Treaty of Everlasting Friendship between the Republic of Freedonia and the Kingdom of Sylvania"
    treaty = factories.treaty(name)
    treaty.parties.add(factories.state("Sylvania"), factories.state("Freedonia"))
    report = factories.report()
    factories.fact("event", report, "signed in Pyongyang", treaty=treaty)
    note = read(client, report.get_absolute_url()).select_one(".note .said")
    assert "Signature of Treaty of Everlasting Friendship, Freedonia–Sylvania" in words(note)


def test_a_decision_is_seen_beside_the_fact(client):
    report = factories.report()
    factories.fact("date", report, "June 19, 2024", state="confirmed")
    assert "confirmed" in words(read(client, report.get_absolute_url()).select_one(".note"))


@pytest.mark.parametrize("gone", [{"state": "rejected"}, {"adrift": True}])
def test_rejected_and_adrift_facts_are_not_shown(client, gone):
    report = factories.report()
    factories.fact("date", report, "June 19, 2024", **gone)
    page = read(client, report.get_absolute_url())
    assert not page.select("mark")
    assert not page.select(".note")


def test_equal_words_share_a_note_that_leads_to_each_place(client):
    report = factories.report("Signed in May. It was in May.")
    first = factories.fact("date", report, "May", date="2024-05")
    second = type(first).objects.get(pk=first.pk)
    second.pk, second.start, second.end = None, 25, 28
    second.save()
    [note] = read(client, report.get_absolute_url()).select(".note")
    hrefs = {link["href"] for link in note.select("a")}
    assert hrefs == {f"#f-date-{first.pk}", f"#f-date-{second.pk}"}


def test_a_treaty_that_the_text_leaves_open_is_shown_with_its_candidates(client):
    one, other = factories.treaty("Treaty of Peace"), factories.treaty("Treaty of Trade")
    report = factories.report()
    factories.fact("treaty", report, "the treaty", candidates=[one.slug, other.slug])
    assert "left open: Treaty of Peace, or Treaty of Trade" in words(read(client, report.get_absolute_url()))


@pytest.mark.parametrize(
    ("published", "basis", "machine", "said"),
    [
        ("2024-06-20", "inferred", "2024-06-20", "20 June 2024, inferred"),
        ("2024-06-20~", "inferred", "2024-06-20", "20 June 2024, inferred"),
        ("2024-11-06", "dateline", "2024-11-06", "6 November 2024, from the dateline"),
        ("2024-12", "curator", "2024-12", "December 2024, set by a curator"),
    ],
)
def test_a_report_says_when_it_was_published_and_how_that_is_known(client, published, basis, machine, said):
    report = factories.report(published=published, published_basis=basis, published_evidence=[[8, 13]])
    page = read(client, report.get_absolute_url())
    time = page.select_one(".description time")
    assert (time["datetime"], time["data-edtf"]) == (machine, published)
    assert said in words(time.find_parent("dd"))
    assert words(page.find("mark", id="f-published-1")) == "Nov 6"
    assert time.find_parent("dd").select_one("a")["href"] == "#f-published-1"


def test_an_undated_report_says_so(client):
    page = read(client, factories.report().get_absolute_url())
    assert "undated" in words(page.select_one(".description"))
    assert not page.select(".description time")


def test_what_was_mended_in_reading_is_said(client):
    report = factories.report(warnings=["A quotation mark is never closed."])
    assert "A quotation mark is never closed." in words(read(client, report.get_absolute_url()))


def test_the_words_are_marked_with_their_language(client):
    report = factories.report("조약은 4일 발효됐다.", title="조약 발효", language="ko")
    page = read(client, report.get_absolute_url())
    assert page.h1["lang"] == page.select_one(".text")["lang"] == "ko"
    assert page.select_one(".text p")["dir"] == "auto"
    assert "Korean" in words(page.select_one(".description"))


def test_a_draft_is_for_staff_only(client, admin_client):
    report = factories.full_report(status=Report.Status.DRAFT)
    read(client, report.get_absolute_url(), status=404)
    read(client, f"{report.get_absolute_url()}original", status=404)
    assert "Draft" in words(read(admin_client, report.get_absolute_url()).select_one(".banner"))


def test_a_withdrawn_report_is_gone_and_says_so(client):
    report = factories.report(status=Report.Status.WITHDRAWN, title="Never mind")
    page = read(client, report.get_absolute_url(), status=410)
    assert "withdrawn" in words(page.h1)
    assert "Never mind" not in words(page)
    read(client, f"{report.get_absolute_url()}original", status=410)


def test_an_original_whose_file_is_missing_is_said_to_be_missing_and_logged(client, caplog):
    report = factories.report(title="What was read")
    report.original.content.storage.delete(report.original.content.name)
    page = read(client, f"{report.get_absolute_url()}original", status=404)
    assert words(page.h1) == "The original of this report is missing"
    assert page.find("a", string="What was read")["href"] == report.get_absolute_url()
    assert report.original.sha256 in caplog.text


@pytest.mark.parametrize(
    ("name", "as_saved"),
    [
        ("wire.txt", "wire.txt"),
        ("../../etc/pass wd", "pass wd"),
        ("a\r\nX-Evil: 1.html", "a_X-Evil_ 1.html"),
        ("C:\\news\\ko 조약.html", "ko 조약.html"),
        ("...", None),
    ],
)
def test_the_original_is_a_download_byte_for_byte(client, name, as_saved):
    data = b"<script>alert(1)</script>\xff\xfe"
    report = factories.report(data=data, name=name)
    response = client.get(f"{report.get_absolute_url()}original")
    assert b"".join(response.streaming_content) == data
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Content-Disposition"].startswith("attachment")
    assert (as_saved or report.slug) in unquote(response["Content-Disposition"])
