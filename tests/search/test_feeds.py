"""Feeds, by their addresses, and read as a feed reader reads them."""

from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from archive import review
from search.atom import Feed, Item, atom
from search.engines.whoosh import WhooshEngine
from search.query import Query
from search.upkeep import drain, rebuild
from search.views.feeds import LONGEST
from tests import factories
from tests.views.pages import read

pytestmark = pytest.mark.django_db

NAMES = {"a": "http://www.w3.org/2005/Atom"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def reports():
    """Three reports, the last of which has something of everything and is a sample."""
    made = [factories.report("A pact of old."), factories.report("A pact & a <b>treaty</b>.", language="ko-KP")]
    made.append(factories.full_report(sample=True, title="The pact"))
    rebuild()
    return made


def entries_of(client, address: str) -> list[dict[str, str]]:
    """What each entry of the feed says, by the names of its elements."""
    response = client.get(address)
    assert response.status_code == 200, response.content
    return [
        {part: "".join(entry.xpath(f"string(a:{part})", namespaces=NAMES)) for part in ("id", "title", "summary")}
        | {"address": entry.xpath("string(a:link/@href)", namespaces=NAMES)}
        for entry in valid(response.content).xpath("a:entry", namespaces=NAMES)
    ]


def valid(document: bytes) -> etree._Element:
    """The feed's root; every rule of RFC 4287 that bears on it has been looked after."""
    root = etree.fromstring(document)
    assert root.tag == f"{{{NAMES['a']}}}feed"
    ids = root.xpath("a:entry/a:id/text()", namespaces=NAMES)
    assert len(ids) == len(set(ids))
    for element in (root, *root.xpath("a:entry", namespaces=NAMES)):
        for once in ("id", "title", "updated"):
            assert len(element.xpath(f"a:{once}", namespaces=NAMES)) == 1, once
        assert element.xpath("string(a:author/a:name)", namespaces=NAMES)
        assert element.xpath("string(a:id)", namespaces=NAMES).startswith("http://testserver/")
        assert datetime.fromisoformat(element.xpath("string(a:updated)", namespaces=NAMES)).tzinfo
        for link in element.xpath("a:link", namespaces=NAMES):
            assert link.get("href").startswith("http://testserver/")
        alternates = element.xpath("a:link[@rel='alternate']", namespaces=NAMES)
        assert len(alternates) == 1
    for category in root.xpath("//a:category", namespaces=NAMES):
        assert category.get("term")
        assert category.get("scheme").startswith("http://testserver/")
    assert len(root.xpath("a:link[@rel='self']", namespaces=NAMES)) == 1
    return root


@pytest.mark.parametrize(
    "address", ["", "?q=pact", "?q=nothing-like-it", "?show=clauses", "?show=statements", "?origin=sample", "?q=пакт"]
)
def test_every_feed_is_valid(client, reports, address):
    response = client.get(f"/search/feed/{address}")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = valid(response.content)
    self = root.xpath("string(a:link[@rel='self']/@href)", namespaces=NAMES)
    assert client.get(self).content == response.content


def test_a_report_has_its_permanent_address_its_outlet_its_topics_and_its_beginning(client, reports):
    [full] = valid(client.get("/search/feed/?origin=sample").content).xpath("a:entry", namespaces=NAMES)
    said = {part: full.xpath(f"string(a:{part})", namespaces=NAMES) for part in ("id", "title", "author", "summary")}
    assert said["id"] == f"http://testserver{reports[2].get_absolute_url()}"
    assert said["title"] == "The pact (sample, written for this project)"
    assert said["author"].strip() == "The Gazette"
    assert said["summary"].startswith("MOSCOW. Nov 6 - The Federation Council")
    assert full.xpath("a:category/@label", namespaces=NAMES) == ["Mutual defence", "Sample, written for this project"]


def test_words_of_reports_are_text_in_their_language(client, reports):
    root = valid(client.get("/search/feed/?language=ko").content)
    [summary] = root.xpath("a:entry/a:summary", namespaces=NAMES)
    assert (summary.text, summary.get(XML_LANG), len(summary)) == ("A pact & a <b>treaty</b>.", "ko-KP", 0)


def test_the_feed_of_a_provision_says_what_it_is_and_has_the_words(client, reports):
    clause = reports[2].clauses.get()
    chosen = f"provision={clause.treaty.slug}/{clause.provision.slug}"
    root = valid(client.get(f"/search/feed/?{chosen}").content)
    assert root.xpath("string(a:title)", namespaces=NAMES) == (
        "Treaty archive: reports quoting Article 4, Treaty of 2024"
    )
    [words] = entries_of(client, f"/search/feed/?show=clauses&{chosen}")
    assert words["title"].startswith("Article 4, Treaty of 2024: The pact")
    assert words["summary"] == f"“{clause.exact}”"
    assert words["address"].endswith(f"{reports[2].get_absolute_url()}#f-clause-{clause.pk}")


def test_a_passage_keeps_its_id_when_its_report_is_read_again(client, reports):
    [before] = entries_of(client, "/search/feed/?show=clauses")
    clause = reports[2].clauses.get()
    clause.pk = None
    reports[2].clauses.all().delete()
    clause.save()
    drain()
    [after] = entries_of(client, "/search/feed/?show=clauses")
    assert (before["id"], before["address"] == after["address"]) == (after["id"], False)


@pytest.mark.django_db(transaction=True)
def test_a_withdrawn_report_leaves_at_once_though_the_index_has_it_still(client, reports):
    first = client.get("/search/feed/?q=pact")
    review.withdraw(reports[1], None, note="x")
    again = client.get("/search/feed/?q=pact", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert reports[1].get_absolute_url() not in again.content.decode()


def test_only_reports_with_all_of_the_words_are_followed(client, reports):
    assert entries_of(client, "/search/feed/?q=pact+unheard") == []
    assert len(entries_of(client, "/search/feed/?q=pact+old")) == 1


def test_the_newest_in_the_archive_come_first_whatever_order_and_page_are_asked_for(client, reports):
    for day, report in enumerate([reports[1], reports[2], reports[0]], start=1):
        type(report).objects.filter(pk=report.pk).update(added=datetime(2025, 1, day, tzinfo=UTC), published="")
    rebuild()
    expected = [f"http://testserver{reports[place].get_absolute_url()}" for place in (0, 2, 1)]
    for address in ("", "?sort=oldest&page=7"):
        assert [entry["id"] for entry in entries_of(client, f"/search/feed/{address}")] == expected


def test_a_feed_has_fifty_entries(client):
    for number in range(LONGEST + 3):
        factories.report(f"pact {number}")
    rebuild()
    assert len(entries_of(client, "/search/feed/?q=pact")) == LONGEST == 50


def test_a_reader_who_has_the_feed_is_told_so(client, reports):
    first = client.get("/search/feed/?q=pact")
    assert (first["Cache-Control"], first.get("Vary")) == ("public, no-cache", None)
    again = client.get("/search/feed/?q=pact", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    factories.report("Another pact.")
    drain()
    changed = client.get("/search/feed/?q=pact", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_the_time_of_the_last_change_serves_as_well_once_it_is_settled(client, reports, monkeypatch):
    assert "Last-Modified" not in client.get("/search/feed/")
    monkeypatch.setattr("search.views.feeds.SETTLED", timedelta(0))
    first = client.get("/search/feed/")
    again = client.get("/search/feed/", headers={"If-Modified-Since": first["Last-Modified"]})
    assert again.status_code == 304
    review.withdraw(reports[1], None, note="x")
    after = client.get("/search/feed/", headers={"If-Modified-Since": first["Last-Modified"]})
    assert (after.status_code, "Last-Modified" in after) == (200, False)


def test_a_query_of_nothing_but_mistakes_is_refused_in_a_plain_sentence(client, reports):
    response = client.get("/search/feed/?q=published:soon")
    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert response.content.decode().strip() == " ".join(
        mistake.message for mistake in Query("published:soon").parsed.mistakes
    )


def test_what_else_could_not_be_understood_is_said_in_the_feed(client, reports):
    root = valid(client.get("/search/feed/?q=pact+published:soon").content)
    [mistake] = Query("pact published:soon").parsed.mistakes
    assert mistake.message in root.xpath("string(a:subtitle)", namespaces=NAMES)


def test_without_a_whole_index_there_is_no_feed_but_a_sentence(client, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    assert not WhooshEngine(tmp_path / "none").ready()
    response = client.get("/search/feed/")
    assert (response.status_code, int(response["Retry-After"]) > 0) == (503, True)


def test_a_draft_that_is_published_late_is_the_newest(client):
    draft, other = factories.report("A pact.", status="draft"), factories.report("A treaty.")
    for day, report in enumerate((draft, other), start=1):
        type(report).objects.filter(pk=report.pk).update(added=datetime(2025, 1, day, tzinfo=UTC))
    review.publish(draft, None)
    rebuild()
    assert [entry["title"] for entry in entries_of(client, "/search/feed/")] == [draft.title, other.title]


def test_what_reports_speak_of_leads_to_its_feeds(client, reports):
    clause, signature = reports[2].clauses.get(), reports[2].signatures.get()
    one = (clause.treaty, signature.signed_for, reports[2].outlet, reports[2].topic_marks.get().topic)
    for page, count in (*((thing, 1) for thing in one), (clause.provision, 2), (signature.person, 2)):
        shown = read(client, page.get_absolute_url())
        announced = [link["href"] for link in shown.select('link[rel="alternate"]')]
        linked = [link["href"] for link in shown.select('a[type="application/atom+xml"]')]
        assert announced == linked
        assert len(linked) == count
        for address in linked:
            assert reports[2].get_absolute_url() in entries_of(client, address)[0]["id"]


def test_what_xml_cannot_write_is_left_out():
    moment = datetime.fromisoformat("2024-06-19T10:00:00+02:00")
    item = Item("http://testserver/a", "a\x0bb", "http://testserver/a", moment, "x\x00y", "\ufffe\ud800 z", "en")
    root = valid(atom(Feed("http://testserver/f", "http://testserver/", "t", "s", "n", moment, [item])))
    assert root.xpath("string(a:entry/a:title)", namespaces=NAMES) == "ab"
    assert root.xpath("string(a:entry/a:updated)", namespaces=NAMES) == "2024-06-19T08:00:00Z"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_feed_can_only_be_read(client, method):
    assert getattr(client, method)("/search/feed/").status_code == 405
