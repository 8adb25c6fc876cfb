"""The search page, by its address."""

import re

import pytest

from archive.models import Provision, Topic, Treaty
from search.panels import LABELS
from search.query import MOST_CHOSEN, PAGE_SIZE, Query
from search.upkeep import lock
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("index")]


@pytest.fixture
def reports():
    treaty = Treaty.objects.create(slug="t", name="The Treaty")
    article = Provision.objects.create(treaty=treaty, label="Article 4", slug="article-4")
    upper = Topic.objects.create(slug="shields", name="Defence", position=1)
    lower = Topic.objects.create(slug="mutual-shields", name="Mutual defence", parent=upper, position=2)
    one = factories.report("The pact of armed attack.", published="2024-06-19", language="ru")
    factories.fact("treaty", one, "pact", treaty=treaty)
    factories.fact("clause", one, "armed attack", treaty=treaty, provision=article)
    factories.fact("topic", one, "attack", topic=lower, score=1)
    return [one, factories.report("Another attack.", sample=True, published="2023", language="en")]


def panel(response, name):
    return next(panel for panel in response.context["panels"] if panel.name == name)


def test_the_page_lists_what_is_found(client, reports):
    response = client.get("/search/", {"q": "pact"})
    assert response.status_code == 200
    assert [hit.slug for hit in response.context["results"].hits] == [reports[0].slug]


def test_panels_speak_the_names_of_the_archive(client, reports):
    response = client.get("/search/")
    labels = {shown.name: [link.label for link in shown.links] for shown in response.context["panels"]}
    assert labels == {
        "topic": ["Defence"],
        "treaty": ["The Treaty"],
        "provision": ["Article 4, The Treaty"],
        "language": ["English", "Russian"],
        "year": ["2024", "2023"],
        "origin": ["Published reports", "Samples, written for this project"],
    }


def test_topics_stand_under_the_topic_of_the_upper_level(client, reports):
    [upper] = panel(client.get("/search/"), "topic").links
    assert [(link.label, link.count) for link in upper.children] == [("Mutual defence", 1)]


def test_every_link_of_every_panel_leads_to_the_number_beside_it(client, reports):
    for address in ("?", "?q=attack", "?origin=sample", "?year=2024&year=2023"):
        response = client.get(f"/search/{address}")
        for shown in response.context["panels"]:
            for link in (*shown.links, *shown.more):
                assert client.get(f"/search/{link.href}").context["results"].total == link.total_after


def test_what_is_chosen_can_be_given_up(client, reports):
    response = client.get("/search/?treaty=t&q=attack")
    [choice] = response.context["choices"]
    assert (choice.facet, choice.label, choice.href) == ("Treaty", "The Treaty", "?q=attack")
    assert panel(response, "treaty").clear == "?q=attack"


def test_a_mistake_is_shown_with_its_place_and_a_link_to_what_was_meant(client, reports):
    [line] = client.get("/search/", {"q": 'pact "armed'}).context["mistakes"]
    assert (line.before, line.after, line.href) == ("pact ", '"armed', "?q=pact+%22armed%22")


def test_an_address_beyond_the_last_page_leads_to_the_last_page(client, reports):
    response = client.get("/search/?q=attack&page=999")
    assert (response.status_code, response["Location"]) == (302, "/search/?q=attack")


def test_pages_are_linked_and_the_one_that_is_read_is_not(client):
    for number in range(PAGE_SIZE + 1):
        factories.report(f"pact {number}")
    shown = client.get("/search/?q=pact&page=2").context["pages"]
    assert [(link.number, link.href, link.current) for link in shown.links] == [(1, "?q=pact", False), (2, "", True)]
    assert (shown.previous, shown.following) == ("?q=pact", "")


@pytest.mark.parametrize(
    "address", ["?q=%00%FF", "?page=²", "?treaty=", "?q=(((&sort=x&treaty=nobody", "?" + "q=a&" * 50]
)
def test_odd_addresses_are_answered(client, address):
    assert client.get(f"/search/{address}").status_code == 200


def test_choices_that_there_is_no_room_for_are_owned_up_to_on_a_page_of_ordinary_size(client, reports):
    response = client.get("/search/?" + "&".join(f"topic=v{n}" for n in range(990)))
    [line] = response.context["mistakes"]
    assert f"{990 - MOST_CHOSEN}" in line.message
    assert line.message in response.content.decode()
    assert len(response.content) < 200_000


def test_where_no_more_can_be_chosen_only_what_can_be_given_up_is_linked(client, reports):
    query = Query(chosen=frozenset(("topic", f"v{n}") for n in range(MOST_CHOSEN)))
    for shown in client.get(f"/search/{query.to_url()}").context["panels"]:
        assert all(link.chosen for link in (*shown.links, *shown.more))


def test_a_facet_whose_values_have_no_other_names_shows_them_as_they_are(client, reports, monkeypatch):
    monkeypatch.delitem(LABELS, "language")
    assert [link.label for link in panel(client.get("/search/"), "language").links] == ["en", "ru"]


def test_the_form_carries_what_is_chosen_in_one_order(client, reports):
    page = client.get("/search/?state=b&topic=z&state=a").content.decode()
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', page)
    assert fields == [("topic", "z"), ("state", "a"), ("state", "b")]


@pytest.mark.parametrize("gone", ["withdrawn", "deleted"])
def test_what_is_no_longer_published_is_on_no_page_though_the_index_cannot_be_written(client, reports, gone):
    with lock():
        if gone == "deleted":
            reports[0].delete()
        else:
            reports[0].status = "withdrawn"
            reports[0].save()
        response = client.get("/search/?q=attack")
        assert [hit.slug for hit in response.context["results"].hits] == [reports[1].slug]
        assert response.context["results"].total == 1
        assert response.context["behind"] == 0
        assert "treaty" not in {shown.name for shown in response.context["panels"]}


def test_the_page_says_how_many_reports_the_index_has_not_caught_up_with(client, reports):
    assert "changed since" not in client.get("/search/").content.decode()
    with lock():
        reports[0].save()
        response = client.get("/search/")
    assert "1 published report has changed since" in response.content.decode()


def test_without_an_index_the_page_says_so_and_stands(client, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nowhere"
    response = client.get("/search/?q=anything")
    assert (response.status_code, response.context["results"].degraded) == (200, True)


def test_an_archive_of_many_pages_links_to_the_first_the_last_and_those_around():
    from search.entry import Results
    from search.panels import pages

    shown = pages(Query(page=10), Results(total=PAGE_SIZE * 40))
    assert [link.number for link in shown.links] == [1, None, 8, 9, 10, 11, 12, None, 40]
