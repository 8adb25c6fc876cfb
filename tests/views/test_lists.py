"""Lists can be narrowed, and no count differs from the list that it counts."""

from itertools import pairwise

import pytest
from django.template.loader import render_to_string

from archive.models import Report
from tests import factories
from tests.views.pages import description, every_address, read, section, words

pytestmark = pytest.mark.django_db


def titles(page):
    """The reports that the page names."""
    return {words(name) for name in page.select(".report-list cite")}


def test_every_page_opens(client):
    factories.full_report()
    factories.full_report(sample=True, language="ko")
    for address in every_address():
        page = read(client, address)
        assert page.h1, address
        levels = [int(heading.name[1]) for heading in page.select("h1, h2, h3")]
        assert levels[0] == 1, address
        assert all(after - before <= 1 for before, after in pairwise(levels)), address
        anchors = [element["id"] for element in page.select("[id]")]
        assert len(anchors) == len(set(anchors)), address
        targets = {link["href"][1:] for link in page.select('a[href^="#"]')}
        assert targets <= set(anchors), address


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ("", {"Old", "New", "Sample"}),
        ("?outlet={outlet}", {"New"}),
        ("?language=ko", {"Sample"}),
        ("?year=2000", {"Old"}),
        ("?treaty={treaty}", {"New", "Sample"}),
        ("?topic={topic}", {"New"}),
        ("?origin=sample", {"Sample"}),
        ("?origin=real", {"Old", "New"}),
        ("?treaty={treaty}&origin=real", {"New"}),
        ("?outlet=no-such-outlet", set()),
    ],
)
def test_reports_can_be_narrowed(client, choice, found):
    outlet, treaty = factories.outlet(), factories.treaty()
    upper = factories.topic("Defence")
    factories.report(title="Old", published="2000-02-09", language="en")
    new = factories.report(title="New", published="2024-06-20", language="en", outlet=outlet)
    sample = factories.report(title="Sample", published="2024-06", language="ko", sample=True)
    draft = factories.report(title="Draft", published="2024-06", status=Report.Status.DRAFT, outlet=outlet)
    for report in (new, sample, draft):
        factories.fact("treaty", report, "the treaty", treaty=treaty)
    factories.fact("topic", new, "armed attack", topic=factories.topic(parent=upper))
    page = read(client, "/reports/" + choice.format(outlet=outlet.slug, treaty=treaty.slug, topic=upper.slug))
    assert titles(page) == found
    assert words(page.select_one(".total")).split()[0] == str(len(found))


def test_long_lists_come_in_pages_that_keep_the_choice(client):
    for number in range(30):
        factories.report(title=f"Report {number}", language="en")
    first = read(client, "/reports/?language=en")
    second = read(client, "/reports/" + first.select_one('.pages [rel="next"]')["href"])
    assert (len(titles(first)), len(titles(second))) == (25, 5)
    assert not titles(first) & titles(second)


@pytest.mark.parametrize("page", ["999", "0", "x", "last"])
def test_a_page_that_a_list_does_not_have_is_no_page(client, page):
    report = factories.full_report()
    signature, mark = report.signatures.get(), report.topic_marks.get()
    rows = (report.clauses.get().provision, signature.person, report.outlet, mark.topic)
    lists = ("/reports/", "/treaties/", "/states/", "/persons/", "/outlets/", "/api/v1/reports/", "/api/v1/treaties/")
    for address in (*lists, *(row.get_absolute_url() for row in rows)):
        missing = client.get(f"{address}?page={page}&language=")
        assert missing.status_code == 404, address
        assert f"This list has no page “{page}”" in missing.content.decode(), address
        assert 'href="?language="' in missing.content.decode(), address
        assert client.get(f"{address}?page=1").status_code == 200, address


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ("", {"Treaty of Peace", "Treaty of Trade"}),
        ("?name=pax", {"Treaty of Peace"}),
        ("?party={party}", {"Treaty of Peace"}),
        ("?signed=1999", {"Treaty of Trade"}),
        ("?known=reports", {"Treaty of Trade"}),
        ("?known=record", {"Treaty of Peace"}),
    ],
)
def test_treaties_can_be_narrowed(client, choice, found):
    peace = factories.treaty("Treaty of Peace", signed="2024-06-19")
    trade = factories.treaty("Treaty of Trade", signed="1999", vouched=False)
    party = factories.state()
    peace.parties.add(party)
    peace.names.create(text="Pax perpetua")
    factories.fact("treaty", factories.report(), "the treaty", treaty=trade)
    page = read(client, "/treaties/" + choice.format(party=party.slug))
    assert {words(link) for link in page.select(".index a")} & {"Treaty of Peace", "Treaty of Trade"} == found


def test_counts_equal_the_lists_that_they_lead_to(client):
    for status in (*Report.Status.values, "published"):
        factories.full_report(status=status)
    report = factories.full_report()
    report.treaty_mentions.update(state="rejected")
    report.topic_marks.update(adrift=True)
    for room, heading in (("/treaties/", "reports"), ("/topics/", "reports"), ("/outlets/", "reports")):
        for line in read(client, room).select(".index > li"):
            counted = int(words(line.select_one(".count")).split()[0])
            listed = section(read(client, line.a["href"]), heading)
            assert len(listed.select("cite")) == counted, line
            assert words(listed.select_one(".count")) == str(counted)


def test_a_topic_above_has_the_reports_of_those_below_it(client):
    upper = factories.topic("Defence")
    lower = factories.topic("Mutual defence", parent=upper)
    both, one = factories.report(title="Both"), factories.report(title="One")
    for topic, report in ((upper, both), (lower, both), (lower, one)):
        factories.fact("topic", report, "armed attack", topic=topic)
    tree = read(client, "/topics/")
    assert words(tree.find(id=f"topic-{upper.slug}")) == "Defence 2"
    assert titles(read(client, upper.get_absolute_url())) == {"Both", "One"}


def test_a_state_has_its_treaties_people_and_signatures(client):
    state = factories.state("Freedonia", successor=factories.state("Sylvania"))
    treaty, signer = factories.treaty(), factories.person(state=state)
    treaty.parties.add(state)
    factories.fact(
        "signature", factories.report(), "signed", treaty=treaty, person=signer, name="Firefly", signed_for=state
    )
    page = read(client, state.get_absolute_url())
    assert description(page)["Succeeded by"] == "Sylvania"
    for said in ("Treaties 1", "Rufus Firefly signed Treaty of Friendship", "0 statements"):
        assert said in words(page)


def test_a_person_has_signatures_and_words(client):
    signer = factories.person(roles=["President"])
    report = factories.report(title="What he said")
    factories.fact("signature", report, "signed", treaty=factories.treaty(), person=signer, name="Firefly")
    factories.fact("statement", report, "shall help", person=signer, speaker="Firefly")
    page = read(client, signer.get_absolute_url())
    assert "President" in words(page)
    assert "Treaty of Friendship" in words(section(page, "signatures"))
    assert "shall help" in words(section(page, "statements").blockquote)


def test_samples_are_marked_wherever_they_are_named(client):
    factories.full_report(sample=True, title="Only a sample", outlet=factories.outlet("The Sample Post"))
    for address in every_address():
        page = read(client, address)
        names = [
            link for link in page.select("main a") if link["href"].startswith("/reports/") and "?" not in link["href"]
        ]
        names = [link for link in names if not link["href"].endswith("/original")]
        for name in names:
            beside = name.find_parent(["li", "figure", "dd"]) or name.find_parent("p")
            assert "sample, written for this project" in words(beside), f"{address}: {name}"
        if address.startswith("/reports/report-") and not address.endswith("/dispatch/"):
            assert "sample, written for this project" in words(page.select_one("article header"))


@pytest.mark.parametrize(
    ("room", "most"),
    [
        ("/", 8),
        ("/reports/", 10),
        ("/treaties/", 6),
        ("/states/", 3),
        ("/persons/", 4),
        ("/outlets/", 3),
        ("/topics/", 4),
    ],
)
def test_a_list_asks_as_much_for_many_rows_as_for_few(client, django_assert_max_num_queries, room, most):
    for _ in range(5):
        factories.full_report()
    with django_assert_max_num_queries(most):
        read(client, room)


@pytest.mark.parametrize(
    ("of", "most"),
    [
        (lambda report: report, 13),
        (lambda report: report.clauses.first().treaty, 36),
        (lambda report: report.clauses.first().provision, 6),
        (lambda report: report.signatures.first().signed_for, 7),
        (lambda report: report.signatures.first().person, 7),
        (lambda report: report.outlet, 5),
        (lambda report: report.topic_marks.first().topic.parent, 6),
    ],
    ids=["report", "treaty", "provision", "state", "person", "outlet", "topic"],
)
def test_a_page_asks_as_much_for_many_facts_as_for_few(client, django_assert_max_num_queries, of, most):
    report = factories.full_report()
    clause, signature = report.clauses.get(), report.signatures.get()
    for _ in range(4):
        other = factories.report(outlet=report.outlet)
        factories.fact("treaty", other, "the treaty", treaty=clause.treaty)
        factories.fact("event", other, "signed", treaty=clause.treaty, date="2024-06-18")
        factories.fact("clause", other, "shall help", treaty=clause.treaty, provision=clause.provision)
        factories.fact("clause", other, "Article 51", treaty=clause.treaty)
        factories.fact("statement", other, "expires", person=signature.person, treaty=clause.treaty)
        factories.fact(
            "signature",
            other,
            "signed",
            treaty=clause.treaty,
            person=signature.person,
            name="Firefly",
            signed_for=signature.signed_for,
        )
        factories.fact("topic", other, "armed attack", topic=report.topic_marks.get().topic)
    address = of(report).get_absolute_url()
    with django_assert_max_num_queries(most):
        read(client, address)


def test_the_page_for_a_failure_needs_no_request_and_no_database():
    page = render_to_string("500.html")
    assert "Nothing has been lost" in page
    assert "aria-current" not in page
