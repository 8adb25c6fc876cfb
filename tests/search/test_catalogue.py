"""What the index knows of a report, and of the clauses and statements in it."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive import review
from archive.models import (
    FACTS,
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
from search.catalogue import KINDS_OF_FACTS, LEAD, WHOLE, catalogued, entries_of, reports_in
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


def entries(report: Report):
    return entries_of(catalogued([report.pk]).get())


def entry(report: Report, kind: str = "reports"):
    [found] = [entry for entry in entries(report) if entry.kind == kind]
    return found


def test_every_facet_has_its_values(report):
    assert {facet: set(values) for facet, values in entry(report).facets.items()} == {
        "topic": {"mutual-shields", "collective-shields"},
        "treaty": {"kar-rur-2024", "kar-rur-2000"},
        "provision": {"kar-rur-2024/article-4"},
        "state": {"karania", "ruritania"},
        "outlet": {"inter-fax"},
        "language": {"en"},
        "person": {"v-putin"},
        "year": {"2024"},
        "mentioned": {"2024"},
        "facts": {"date", "event", "signature", "clause", "statement"},
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
    [found] = entries(factories.report("", title="", language=""))
    assert (found.published, found.outlet, found.facets["language"], found.lead) == (None, "", (), "")


@pytest.mark.parametrize("status", [Report.Status.DRAFT, Report.Status.WITHDRAWN])
def test_only_published_reports_are_catalogued(status):
    report = factories.report(status=status)
    assert not catalogued([report.pk]).exists()


def test_a_report_has_an_entry_of_its_own_and_one_of_each_clause_and_statement_that_holds(report):
    factories.fact("clause", report, "pact", treaty=Treaty.objects.get(slug="kar-rur-2024"), state="rejected")
    factories.fact("statement", report, "says", adrift=True)
    found = entries(report)
    [clause], [statement] = report.clauses.exclude(state="rejected"), report.statements.exclude(adrift=True)
    assert [(entry.kind, entry.id) for entry in found] == [
        ("reports", str(report.pk)),
        ("clauses", f"clause-{clause.pk}"),
        ("statements", f"statement-{statement.pk}"),
    ]
    assert {entry.report for entry in found} == {str(report.pk)}


def test_a_quotation_is_shown_with_its_own_words_and_its_report(report):
    own, clause, statement = entries(report)
    assert (clause.body, clause.quotes, clause.lead) == ("armed attack", ("armed attack",), "armed attack")
    assert (statement.body, statement.quotes) == ("Quite lawful", ("Quite lawful",))
    for quoted in (clause, statement):
        for said in ("title", "slug", "language", "outlet", "published", "published_edtf", "sample", "added"):
            assert getattr(quoted, said) == getattr(own, said)


@pytest.mark.parametrize("kind", ["clauses", "statements"])
def test_a_quotation_stands_whole_in_the_list_unless_it_is_very_long(kind):
    whole, long = " ".join(["Peace"] * 99), " ".join(["War"] * 200)
    report = factories.report(f"{whole}. {long}.")
    for words in (whole, long):
        factories.fact(kind.removesuffix("s"), report, words)
    shown = {entry.body: entry.lead for entry in entries(report)}
    assert shown[whole] == whole
    assert len(shown[long]) <= WHOLE + len(" …")
    assert len(shown[report.text]) <= LEAD + len(" …")


@pytest.mark.parametrize("kind", ["clauses", "statements"])
def test_the_address_of_a_quotation_leads_to_its_words_on_the_reports_page(report, kind, client):
    path, _, anchor = entry(report, kind).url.partition("#")
    assert path == report.get_absolute_url()
    assert f'id="{anchor}"' in client.get(path).content.decode()


def test_a_clause_is_found_by_its_own_provision_and_treaty_only(report):
    found = entry(report, "clauses")
    assert found.source == "Article 4, Treaty on Partnership"
    assert (found.facets["provision"], found.facets["treaty"]) == (("kar-rur-2024/article-4",), ("kar-rur-2024",))
    assert "Договор о партнерстве" in found.names["treaty"]
    assert "Treaty of Friendship" not in found.names["treaty"]
    assert set(found.facets["state"]) == {"karania", "ruritania"}
    assert found.signed == (period("2024-06-19"),)


def test_a_clause_of_a_treaty_with_a_long_name_is_shown_with_the_short_one(report):
    treaty = Treaty.objects.get(slug="kar-rur-2024")
    treaty.name = "Treaty on Partnership between the Most Serene Republic of Ruritania and the Kingdom of Karania"
    treaty.save()
    found = entry(report, "clauses")
    assert found.source == "Article 4, Treaty on Partnership, Karania–Ruritania"
    assert treaty.name in found.names["treaty"]


def test_a_clause_of_an_unknown_treaty_is_found_by_what_its_report_is_about(report):
    report.clauses.update(treaty=None, provision=None)
    found = entry(report, "clauses")
    assert (found.source, found.facets["treaty"], found.facets["provision"]) == ("", ("kar-rur-2024",), ())


def test_a_clause_of_a_treaty_that_is_only_quoted_is_found_by_that_treaty(report):
    old = Treaty.objects.get(slug="kar-rur-2000")
    report.treaty_mentions.filter(treaty=old).delete()
    report.clauses.update(treaty=old, provision=None)
    found = entry(report, "clauses")
    assert (found.source, found.facets["treaty"]) == ("Treaty of Friendship", ("kar-rur-2000",))
    assert found.signed == (period("2000-02-09"),)


def test_a_statement_is_found_by_its_speaker_and_by_no_other_person(report):
    found = entry(report, "statements")
    assert (found.source, found.names["person"], found.facets["person"]) == ("Lavrov", ("Lavrov",), ())
    report.statements.update(speaker="", person=Person.objects.get(slug="v-putin"))
    found = entry(report, "statements")
    assert (found.source, found.facets["person"]) == ("Vladimir Putin", ("v-putin",))
    assert set(found.names["person"]) == {"v-putin", "Vladimir Putin", "Путин"}


def test_a_statement_is_found_by_the_provision_that_it_is_on_or_by_all_treaties_of_its_report(report):
    treaties, provisions = (entry(report, "statements").facets[facet] for facet in ("treaty", "provision"))
    assert (set(treaties), provisions) == ({"kar-rur-2024", "kar-rur-2000"}, ())
    article = Provision.objects.get(treaty__slug="kar-rur-2024", slug="article-4")
    report.statements.update(treaty=article.treaty, provision=article)
    found = entry(report, "statements")
    assert (found.facets["treaty"], found.facets["provision"]) == (("kar-rur-2024",), ("kar-rur-2024/article-4",))


def test_a_quotation_mentions_the_dates_in_its_own_words_only(report):
    report.statements.all().delete()
    factories.fact("statement", report, "The new pact, signed by V. Putin on 19 June, says", speaker="A paper")
    assert entry(report, "clauses").mentions == ()
    found = entry(report, "statements")
    assert (found.mentions, found.facets["mentioned"]) == ((period("2024-06-19"),), ("2024",))


def test_a_date_that_lies_in_no_one_year_is_in_no_year_mentioned(report):
    factories.fact("date", report, "new", date="1999/2001", kind="absolute")
    factories.fact("date", report, "old", date="199X", kind="absolute")
    assert entry(report).facets["mentioned"] == ("2024",)


@pytest.mark.parametrize("kind", KINDS_OF_FACTS)
def test_a_report_is_found_by_every_kind_of_fact_that_holds_in_it(kind):
    report = factories.full_report()
    assert set(entry(report).facets["facts"]) == set(KINDS_OF_FACTS)
    FACTS[kind].objects.update(state="rejected")
    assert set(entry(report).facets["facts"]) == set(KINDS_OF_FACTS) - {kind}


def test_an_entry_knows_when_its_report_came_in(report):
    Report.objects.update(added=datetime(2026, 3, 1, tzinfo=UTC))
    assert {found.added for found in entries(report)} == {1_772_323_200}


def test_a_draft_has_come_in_when_it_was_last_published(report):
    Report.objects.update(added=datetime(2026, 3, 1, tzinfo=UTC))
    review.withdraw(report, None)
    review.publish(report, None)
    published, withdrawn = report.decisions.all()[:2]
    assert (published.action, withdrawn.action) == ("publish", "withdraw")
    assert {found.added for found in entries(report)} == {int(published.at.timestamp())}


def test_what_was_decided_on_its_facts_does_not_make_a_report_newer(report):
    Report.objects.update(added=datetime(2026, 3, 1, tzinfo=UTC))
    review.confirm(report.clauses.get(), None)
    assert {found.added for found in entries(report)} == {1_772_323_200}


def test_many_reports_take_no_more_queries_than_one(report, django_assert_num_queries):
    factories.full_report()
    with CaptureQueriesContext(connection) as of_two:
        assert len([entries_of(found) for found in reports_in()]) == 2
    for _ in range(3):
        factories.full_report()
    with django_assert_num_queries(len(of_two)):
        assert len([entries_of(found) for found in reports_in()]) == 5
