"""The search page, by its address."""

import pytest

from archive.models import Provision, Topic, Treaty
from search.query import PAGE_SIZE, Query
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


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


def test_pages_are_linked_with_gaps(client, settings):
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


def test_without_an_index_the_page_says_so_and_stands(client, db):
    response = client.get("/search/?q=anything")
    assert (response.status_code, response.context["results"].degraded) == (200, True)


def test_an_archive_of_many_pages_links_to_the_first_the_last_and_those_around():
    from search.entry import Results
    from search.panels import pages

    shown = pages(Query(page=10), Results(total=PAGE_SIZE * 40))
    assert [link.number for link in shown.links] == [1, None, 8, 9, 10, 11, 12, None, 40]
