"""What the page says of names that nothing here has."""

import pytest
from django.utils.html import escape

from archive.models import Provision, Topic, Treaty
from search import unknown
from search.finding import find
from search.query import Query
from search.unknown import MOST, unknown_names
from search.upkeep import drain
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive(index):
    treaty = Treaty.objects.create(slug="bees-1933", name="Pact of Bees")
    Provision.objects.create(treaty=treaty, label="Article 4", slug="article-4")
    Topic.objects.create(slug="stings", name="Stings", position=2)
    report = factories.report("The pact of armed attack.", slug="1933-05-08-bees-signed", language="ru")
    factories.fact("treaty", report, "pact", treaty=treaty)
    topic = Topic.objects.create(slug="honey-and-wax", name="Honey and wax", position=1)
    factories.fact("topic", report, "attack", topic=topic, score=1)
    factories.fact("statement", report, "attack", person=factories.person(), speaker="Firefly")
    drain()


@pytest.mark.parametrize(
    ("address", "said", "meant", "href"),
    [
        ("?q=topic:honei", "No topic is called “honei”.", "Honey and wax", "?q=topic:honey-and-wax"),
        ("?q=-person:a+person:firefli+attack", "No person is called “firefli”.", "Rufus Firefly", None),
        ('?q=treaty:"pact of beez"', "No treaty is called “pact of beez”.", "Pact of Bees", "?q=treaty:bees-1933"),
        ("?q=treaty：beez", "No treaty is called “beez”.", "Pact of Bees", "?q=treaty:bees-1933"),
        ("?q=lang:xx", "No language is called “xx”.", "", ""),
        ("?q=lang:rusian", "No language is called “rusian”.", "Russian", "?q=lang:ru"),
        ("?q=like:nothing", "No report has the address “nothing”.", "", ""),
        ("?q=like:1933-05-08-bee-sined", "No report has the address “1933-05-08-bee-sined”.", "1933-05-08-bees-signed",
         "?q=like:1933-05-08-bees-signed"),
        ("?-topic=honey", "No topic is called “honey”.", "Honey and wax", "?-topic=honey-and-wax"),
        ("?topic=honey", "No topic is called “honey”.", "Honey and wax", "?topic=honey-and-wax"),
        ("?provision=bees-1933/article-5", "No provision is called “bees-1933/article-5”.", "bees-1933/article-4",
         "?provision=bees-1933/article-4"),
        ("?facts=clauze", "No kind of facts is called “clauze”.", "Quoted clauses", "?facts=clause"),
        ("?origin=samples", "No kind of report is called “samples”.", "sample", "?origin=sample"),
        ("?outlet=<b>", "No outlet is called “<b>”.", "", ""),
    ],
)  # fmt: skip
def test_a_name_that_nothing_has_is_said_with_the_nearest_that_there_is(client, address, said, meant, href):
    response = client.get(f"/search/{address}")
    name = response.context["unknown"][-1]
    assert (name.message, name.meant) == (said, meant)
    assert href is None or name.href.replace("%3A", ":") == href
    assert escape(said) in response.content.decode()
    if name.href:
        assert name not in client.get(f"/search/{name.href}").context["unknown"]


@pytest.mark.parametrize(
    "address",
    [
        "?",
        "?q=topic:honey",
        "?q=topic:honey+honei",
        "?q=topic:stings",
        "?q=treaty:(beez)",
        "?q=title:beez",
        "?q=lang:fi",
        "?q=like:1933-05-08-bees-signed+honei",
        "?topic=stings",
        "?-treaty=bees-1933",
        "?year=1812",
        "?q=topic:hon*",
    ],
)
def test_of_names_that_are_known_and_of_other_words_nothing_is_said(client, address):
    assert client.get(f"/search/{address}").context["unknown"] == ()


def test_where_more_have_names_than_can_be_compared_nothing_is_claimed_of_them(monkeypatch):
    monkeypatch.setattr(unknown, "MOST_COMPARED", 1)
    assert unknown_names(Query("person:nobody"), (), empty=True, without=()) == ()


def test_of_many_unknown_names_a_few_are_said_with_few_questions(django_assert_max_num_queries):
    query = Query(" ".join(f"person:nobody{number}" for number in range(20)))
    find(query)  # reads all names
    with django_assert_max_num_queries(9):  # the mark of the names twice, and the persons
        assert len(unknown_names(query, (), empty=True, without=())) == MOST
