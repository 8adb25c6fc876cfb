"""The search page, by its address."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from archive.models import Provision, Topic, Treaty
from search.entry import Entry
from search.index import engine
from search.query import MOST_CHOSEN, PAGE_SIZE, SORTS
from search.upkeep import drain
from search.views import values
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]


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
    other = factories.report("Another attack.", sample=True, published="2023", language="en")
    factories.fact("statement", other, "Another", person=factories.person(), speaker="Firefly")
    drain()
    return [one, other]


def panel(response, name):
    return next(panel for panel in response.context["panels"] if panel.name == name)


def test_the_page_lists_what_is_found(client, reports):
    response = client.get("/search/", {"q": "pact"})
    assert response.status_code == 200
    assert [hit.slug for hit in response.context["results"].hits] == [reports[0].slug]


def test_panels_speak_the_names_of_the_archive(client, reports):
    response = client.get("/search/")
    labels = {shown.name: [link.label.text for link in shown.links] for shown in response.context["panels"]}
    assert labels.pop("facts")
    assert labels == {
        "topic": ["Defence"],
        "treaty": ["The Treaty"],
        "provision": ["Article 4, The Treaty"],
        "language": ["English", "Russian"],
        "person": ["Rufus Firefly"],
        "year": ["2024", "2023"],
        "origin": ["Published reports", "Samples, written for this project"],
    }


def test_topics_stand_under_the_topic_of_the_upper_level(client, reports):
    [upper] = panel(client.get("/search/"), "topic").links
    assert [(link.label.text, link.total) for link in upper.children] == [("Mutual defence", 1)]


@pytest.mark.parametrize(
    "address",
    [
        "?",
        "?q=attack",
        "?origin=sample",
        "?year=2024&year=2023",
        "?-language=ru",
        "?show=clauses",
        "?q=pact&-topic=shields",
    ],
)
def test_every_link_of_every_panel_leads_to_the_number_beside_it(client, reports, address):
    for shown in client.get(f"/search/{address}").context["panels"]:
        for link in (*shown.links, *shown.more):
            assert client.get(f"/search/{link.href}").context["results"].total == link.total
            if link.leave_out:
                assert client.get(f"/search/{link.leave_out}").context["results"].total == link.total_without


def test_the_list_can_be_made_of_clauses_or_of_statements(client, reports):
    shown = {link.kind: link for link in client.get("/search/").context["kinds"]}
    assert {kind: link.total for kind, link in shown.items()} == {"reports": 2, "clauses": 1, "statements": 1}
    for kind, link in shown.items():
        results = client.get(f"/search/{link.href}").context["results"]
        assert {hit.kind for hit in results.hits} == {kind}
        assert results.total == link.total


def test_every_order_has_its_address_and_lists_the_same(client, reports):
    orders = client.get("/search/?q=attack").context["sorts"]
    followed = [client.get(f"/search/{order.href}") for order in orders]
    assert [response.context["query"].sort for response in followed] == list(SORTS)
    for response in followed:
        assert {hit.slug for hit in response.context["results"].hits} == {report.slug for report in reports}


def test_what_is_chosen_can_be_given_up(client, reports):
    response = client.get("/search/?treaty=t&q=attack")
    [choice] = response.context["choices"]
    assert (choice.facet, choice.label.text, choice.href) == ("Treaty", "The Treaty", "?q=attack")
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
    drain()
    response = client.get("/search/?q=pact&page=2")
    shown = response.context["pages"]
    assert [(link.number, link.href, link.current) for link in shown.links] == [(1, "?q=pact", False), (2, "", True)]
    assert (shown.previous, shown.following) == ("?q=pact", "")
    page = response.content.decode()
    assert '<link rel="prev" href="?q=pact">' in page
    assert "Page 2 of 2" in page


@pytest.mark.parametrize(
    "address",
    [
        "?q=%00%FF",
        "?page=²",
        "?treaty=",
        "?q=(((&sort=x&treaty=nobody",
        "?" + "q=a&" * 50,
        "?-treaty=x&treaty=x&show=x",
    ],
)
def test_odd_addresses_are_answered(client, address):
    assert client.get(f"/search/{address}").status_code == 200


def test_choices_that_there_is_no_room_for_are_owned_up_to_on_a_page_of_ordinary_size(client, reports):
    response = client.get("/search/?" + "&".join(f"topic=v{n}" for n in range(990)))
    [line] = response.context["mistakes"]
    assert f"{990 - MOST_CHOSEN}" in line.message
    assert line.message in response.content.decode()
    assert len(response.content) < 200_000


def test_the_form_carries_what_is_chosen_and_left_out_in_one_order(client, reports):
    page = client.get("/search/?state=b&topic=z&state=a&-outlet=x&show=clauses&sort=newest&page=1").content.decode()
    fields = re.findall(r'<input type="hidden" name="(-?\w+)" value="(\w+)">', page)
    assert fields == [
        ("show", "clauses"),
        ("topic", "z"),
        ("state", "a"),
        ("state", "b"),
        ("-outlet", "x"),
        ("sort", "newest"),
    ]


@pytest.mark.parametrize("gone", ["withdrawn", "deleted"])
def test_what_is_no_longer_published_is_on_no_page_though_the_index_still_has_it(client, reports, gone):
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
    reports[0].save()
    assert "1 published report has changed since" in client.get("/search/").content.decode()


def test_without_an_index_the_page_says_so_and_stands(client, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nowhere"
    response = client.get("/search/?q=anything&treaty=t")
    assert (response.status_code, response.context["results"].degraded) == (200, True)


@pytest.mark.parametrize(("role", "told"), [("administrator", True), ("curator", False)])
def test_administrators_see_how_far_the_index_is(client, reports, role, told):
    user = get_user_model().objects.create_user("someone")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    assert ("Indexed 2 of 2 reports, as of" in client.get("/search/").content.decode()) == told


def test_a_search_that_finds_nothing_says_what_can_be_given_up_and_what_is_found_then(client, reports):
    response = client.get("/search/?q=attack&treaty=t&language=en")
    ways = {way.label: way for way in response.context["ways_out"]}
    assert {label: way.found for label, way in ways.items()} == {
        "Give up Treaty: The Treaty": "1 report",
        "Give up Language: English": "1 report",
        "Give up all that is chosen and left out": "2 reports",
    }
    for way in ways.values():
        assert way.found.startswith(str(client.get(f"/search/{way.href}").context["results"].total))


def test_a_search_that_finds_nothing_says_what_is_found_without_each_of_its_parts(client, reports):
    ways = client.get("/search/?q=attack+published:1800+-drill").context["ways_out"]
    assert [(way.label, way.href, way.found) for way in ways] == [
        ("Give up “published:1800”", "?q=attack+-drill", "2 reports")
    ]


def test_a_search_that_finds_only_clauses_says_so(client, reports):
    [way] = client.get("/search/?show=statements&q=armed").context["ways_out"][:1]
    assert (way.label, way.found) == ("Look among the reports instead", "1 report")


def test_a_word_that_nobody_writes_is_answered_by_the_one_that_was_meant(client, reports):
    for _ in range(3):
        factories.report("Something about Pyongyang.")
    drain()
    response = client.get("/search/?q=Pyongyagn&-language=ru")
    assert response.context["meant"] == "?q=Pyongyang&-language=ru"
    assert "Did you mean" in response.content.decode()


def test_a_list_that_goes_on_with_some_of_the_words_says_so_and_leads_to_those_with_all(client, reports):
    for number in range(8):
        factories.report(f"Something else entirely, number {number}.")
    drain()
    widened = client.get("/search/?q=armed+another+Sylvania")
    assert (widened.context["results"].total, widened.context["results"].with_all) == (2, 0)
    assert "Nothing here has all of these words" in widened.content.decode()
    factories.report("An armed attack and another.")
    drain()
    widened = client.get("/search/?q=another+armed+attack")
    assert "Only 1 report has all of these words; the list goes on with those" in widened.content.decode()
    newest = client.get("/search/?q=another+armed+attack&sort=newest").content.decode()
    assert "Only 1 report has all of these words; the others in the list have some of them." in newest
    strict = client.get(f"/search/{widened.context['strictly']}")
    assert strict.context["results"].total == 1
    assert "Only what has all of the words" in strict.content.decode()
    assert strict.context["loosely"] == "?q=another+armed+attack"


@pytest.mark.parametrize(
    ("address", "with_all", "total"), [("?q=armed+another&year=1800", 0, 0), ("?q=pact+attack&treaty=t", 1, 1)]
)
def test_a_list_without_any_that_has_only_some_of_the_words_says_nothing_of_them(
    client, reports, address, with_all, total
):
    for number in range(8):
        factories.report(f"Something else entirely, number {number}.")
    drain()
    response = client.get(f"/search/{address}")
    results = response.context["results"]
    assert (results.widened, results.with_all, results.total) == (True, with_all, total)
    assert "of these words" not in response.content.decode()


def test_the_database_is_asked_little_however_much_is_shown(client, reports, django_assert_max_num_queries):
    address = "/search/?q=attack&treaty=t&-language=en&show=clauses"
    client.get(address)  # names are read once a process
    with django_assert_max_num_queries(10):
        client.get(address)


@pytest.mark.parametrize("facet", ["treaty", "language", "facts"])
def test_a_facet_has_a_page_with_all_its_values(client, reports, facet):
    shown = client.get(f"/search/values/{facet}/?q=pact")
    assert shown.context["links"]
    for link in shown.context["links"]:
        assert client.get(f"/search/{link.href}").context["results"].total == link.total


def test_a_value_is_found_by_a_part_of_its_name(client, reports):
    named = client.get("/search/values/language/?named=RUSS").context["links"]
    assert [link.value for link in named] == ["ru"]
    assert client.get("/search/values/nothing/").status_code == 404


def test_a_page_of_values_is_bounded_and_says_so(client):
    entries = [
        Entry(str(n), "", "pact", "/", str(n), facets={"person": (f"p{n:03}",)}) for n in range(values.MOST + 20)
    ]
    engine().replace_all(entries)
    response = client.get("/search/values/person/")
    assert len(response.context["links"]) == values.MOST
    assert "The 300 most frequent of 320" in response.content.decode()
    [last] = client.get("/search/values/person/?named=p319").context["links"]
    assert last.value == "p319"
    panel_ = panel(client.get("/search/"), "person")
    assert panel_.values == values.MOST + 20
    assert "/search/values/person/" in client.get("/search/").content.decode()


def test_the_last_page_of_a_long_list_is_reached_by_its_link_and_no_line_is_missing_or_twice(client):
    engine().replace_all(Entry(str(n), "", "pact", "/", str(n)) for n in range(25 * PAGE_SIZE - 1))
    first = client.get("/search/?q=pact")
    last = client.get(f"/search/{first.context['pages'].links[-1].href}")
    assert "Page 25 of 25" in last.content.decode()
    assert len(last.context["results"].hits) == PAGE_SIZE - 1
    assert last.context["pages"].following == ""
    read = [
        hit.id for page in range(1, 26) for hit in client.get(f"/search/?q=pact&page={page}").context["results"].hits
    ]
    assert sorted(read, key=int) == [str(n) for n in range(25 * PAGE_SIZE - 1)]


@pytest.mark.parametrize("kind", ["clauses", "statements"])
def test_a_kind_of_which_there_is_nothing_has_an_empty_list(client, kind):
    engine().replace_all([Entry("1", "", "pact", "/", "1")])
    [way] = client.get(f"/search/?q=pact&show={kind}").context["ways_out"]
    assert way.label == "Look among the reports instead"
