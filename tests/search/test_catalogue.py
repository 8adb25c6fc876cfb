"""What the index knows of a report."""

import pytest

from archive.models import (
    Outlet,
    Person,
    PersonName,
    Provision,
    Report,
    State,
    Topic,
    Treaty,
    TreatyName,
)
from search.catalogue import catalogued, entry_of
from search.days import period
from tests import factories

pytestmark = pytest.mark.django_db
TEXT = "The new pact, signed by V. Putin on 19 June, says: “armed attack”. “Quite lawful”, said Lavrov of the old one."


@pytest.fixture
def report() -> Report:
    russia, korea = (
        State.objects.create(slug=slug, name=slug.title(), code=code)
        for slug, code in (("ruritania", "r1"), ("karania", "k1"))
    )
    new = Treaty.objects.create(slug="kar-rur-2024", name="Treaty on Partnership", signed="2024-06-19")
    new.parties.set([russia, korea])
    TreatyName.objects.create(treaty=new, text="Договор о партнерстве", language="ru")
    old = Treaty.objects.create(slug="kar-rur-2000", name="Treaty of Friendship", signed="2000-02-09")
    article = Provision.objects.create(treaty=new, label="Article 4", slug="article-4")
    putin = Person.objects.create(slug="v-putin", name="Vladimir Putin")
    PersonName.objects.create(person=putin, text="Путин", language="ru")
    defence = Topic.objects.create(
        slug="mutual-shields",
        name="Mutual defence",
        parent=Topic.objects.create(slug="collective-shields", name="Collective defence"),
    )
    report = factories.report(
        TEXT,
        title="Pact",
        language="en-GB",
        published="2024-06-20",
        sample=True,
        outlet=Outlet.objects.create(slug="inter-fax", name="Interfax"),
    )
    factories.fact("treaty", report, "new pact", treaty=new, main=True)
    factories.fact("treaty", report, "old one", treaty=old)
    factories.fact("date", report, "19 June", date="2024-06-19", kind="absolute")
    factories.fact("event", report, "signed", treaty=new, action="signature", date="2024-06")
    factories.fact("signature", report, "V. Putin", treaty=new, person=putin, name="V. Putin", signed_for=russia)
    factories.fact("clause", report, "armed attack", treaty=new, provision=article)
    factories.fact("statement", report, "Quite lawful", kind="statement", speaker="Lavrov")
    factories.fact("topic", report, "attack", topic=defence, score=1)
    return report


def entry(report: Report):
    return entry_of(catalogued([report.pk]).get())


def test_every_facet_has_its_values(report):
    assert {facet: set(values) for facet, values in entry(report).facets.items()} == {
        "topic": {"mutual-shields", "collective-shields"},
        "treaty": {"kar-rur-2024", "kar-rur-2000"},
        "provision": {"kar-rur-2024/article-4"},
        "state": {"karania", "ruritania"},
        "outlet": {"inter-fax"},
        "language": {"en"},
        "year": {"2024"},
        "origin": {"sample"},
    }


def test_a_report_is_found_by_every_name_of_what_it_speaks_of(report):
    names = entry(report).names
    assert {"kar-rur-2024", "Treaty on Partnership", "Договор о партнерстве", "Treaty of Friendship"} <= set(
        names["treaty"]
    )
    assert {"Vladimir Putin", "Путин", "V. Putin", "Lavrov"} <= set(names["person"])
    assert {"kar-rur-2024/article-4", "Article 4"} == set(names["provision"])
    assert {"en-GB", "en", "English"} <= set(names["lang"])
    assert {"Mutual defence", "Collective defence"} <= set(names["topic"])


def test_quotes_and_dates_are_those_of_its_facts(report):
    found = entry(report)
    assert set(found.quotes) == {"armed attack", "Quite lawful"}
    assert found.published == period("2024-06-20")
    assert found.mentions == (period("2024-06-19"),)
    assert set(found.signed) == {period("2000-02-09"), period("2024-06"), period("2024-06-19")}


def test_what_a_curator_rejected_is_in_no_facet_and_no_field(report):
    report.clauses.update(state="rejected")
    report.treaty_mentions.filter(treaty__slug="kar-rur-2000").update(adrift=True)
    found = entry(report)
    assert found.quotes == ("Quite lawful",)
    assert (found.facets["provision"], found.facets["treaty"]) == ((), ("kar-rur-2024",))


def test_a_report_of_which_nothing_is_known_has_an_entry_all_the_same():
    found = entry(factories.report("", title="", language=""))
    assert (found.published, found.outlet, found.facets["language"], found.lead) == (None, "", (), "")


@pytest.mark.parametrize("status", [Report.Status.DRAFT, Report.Status.WITHDRAWN])
def test_only_published_reports_are_catalogued(status):
    report = factories.report(status=status)
    assert not catalogued([report.pk]).exists()


def test_a_hundred_reports_take_no_more_queries_than_one(report, django_assert_max_num_queries):
    for _ in range(3):
        factories.report(TEXT)
    with django_assert_max_num_queries(30):
        assert len([entry_of(found) for found in catalogued().iterator(chunk_size=100)]) == 4
