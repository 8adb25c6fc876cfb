"""The family and the reporting of a treaty, as its page draws them and tells them in words."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import RecordedRelation
from tests import factories
from tests.views.pages import read, section, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    """A treaty, and one that replaced it: as an aide claims."""
    old = factories.treaty("Treaty of 2000 <b>&", signed="2000-02-09")
    new = factories.treaty("Treaty of 2024", signed="2024-06-19")
    RecordedRelation.objects.create(
        origin=new, type="supersedes", target=old, mode="claimed-by-person", claimed_by="An aide"
    )
    return old, new


def test_the_drawing_leads_to_every_treaty_and_to_the_evidence_of_every_tie(client, pair):
    old, new = pair
    family = section(read(client, new.get_absolute_url()), "ties")
    for place in (".desk", ".phone"):
        drawing = family.select_one(f"{place} svg")
        links = [link["href"] for link in drawing.select(".card a")]
        assert links == [old.get_absolute_url(), new.get_absolute_url(), f"#tie-supersedes-{old.slug}"]
        assert drawing.select_one("a.stroke")["href"] == links[-1]
        assert words(drawing.select_one(".row")) == "replaces, 19 June 2024 – claimed by An aide"
        assert "Treaty of 2000 <b>&" in words(drawing.select_one("a .name"))
        assert words(drawing.title) == "The family of Treaty of 2024"
        assert drawing.desc
    told = family.find(id=f"tie-supersedes-{old.slug}")
    assert words(told) == (
        "It replaces Treaty of 2000 <b>& claimed by An aide · 19 June 2024 (signature) the record: claimed by An aide"
    )


def test_who_says_so_is_told_by_more_than_colour(client, pair):
    old, new = pair
    RecordedRelation.objects.create(origin=new, type="terminates", target=old)
    factories.fact("relation", factories.report(), "expires", origin=new, target=old, type="amends")
    family = section(read(client, new.get_absolute_url()), "ties")
    assert {tuple(line["class"]) for line in family.select(".desk a.stroke")} == {
        ("stroke", "claimed"),
        ("stroke", "text"),
        ("stroke", "reports"),
    }
    assert [words(mode) for mode in family.select(".key li")] == [
        "the treaty itself says so",
        "a person claims so",
        "only reports say so",
    ]


def test_a_line_between_two_relatives_leads_to_the_page_of_the_one_that_acts(client, pair):
    old, new = pair
    oldest = factories.treaty("Treaty of 1961", signed="1961-07-06")
    RecordedRelation.objects.create(origin=old, type="supersedes", target=oldest)
    family = section(read(client, new.get_absolute_url()), "ties")
    address = f"{old.get_absolute_url()}#tie-supersedes-{oldest.slug}"
    assert len(family.select(f'.desk .card a[href="{address}"]')) == 1
    assert "Treaty of 2000 <b>& replaces Treaty of 1961" in words(family.select(".ties")[-1])
    assert read(client, old.get_absolute_url()).find(id=f"tie-supersedes-{oldest.slug}")


def test_a_treaty_alone_says_so_and_draws_nothing(client):
    family = section(read(client, factories.treaty().get_absolute_url()), "ties")
    assert "No relation to another treaty is known." in words(family)
    assert not family.select("svg")


def test_the_reporting_leads_to_lists_of_as_many_reports_as_it_counts(client):
    treaty, outlet, topic = factories.treaty(), factories.outlet(), factories.topic()
    for day in ("2024-06-19", "2024-06-20", "2024-06-20"):
        report = factories.report(published=day, outlet=outlet, language="ru")
        factories.fact("treaty", report, "the treaty", treaty=treaty)
        factories.fact("topic", report, "armed attack", topic=topic)
    other = factories.report(language="ko-KP")
    factories.fact("treaty", other, "the treaty", treaty=treaty)
    reporting = section(read(client, treaty.get_absolute_url()), "reporting")
    assert words(reporting.select_one(".lead")) == (
        "4 reports, 4 independent, of 1 outlet in 2 languages. The first is of 19 June 2024, the last of 20 June 2024. "
        "1 is undated."
    )
    counted = {
        row.select_one("a")["href"]: words(row.select("td")[-2]) for row in reporting.select(".series tr:has(a)")
    }
    counted |= {row.a["href"]: words(row.select_one(".count")) for row in reporting.select(".topics li")}
    counted |= {reporting.select_one(".lead a")["href"]: "4"}
    assert len(counted) == 5
    for address, number in counted.items():
        assert words(read(client, address).select_one(".total")).startswith(f"{number} report")


def test_the_chart_is_told_in_figures_too(client):
    treaty = factories.treaty()
    for day in ("2024-06-19", "2024-06-20", "2024-06-20", "2024-07-20"):
        report = factories.report(published=day, language="en")
        factories.fact("treaty", report, "the treaty", treaty=treaty)
    reporting = section(read(client, treaty.get_absolute_url()), "reporting")
    rows = [[words(cell) for cell in row.select("th, td")] for row in reporting.select(".figures tbody tr")]
    assert rows == [
        ["19 Jun 2024", "1", "1", "1", "1"],
        ["20 Jun 2024", "2", "2", "2", "2"],
        ["nothing dated to a day for 29 days"],
        ["20 Jul 2024", "1", "1", "1", "1"],
    ]
    over = [words(bar) for bar in reporting.select("svg.tall rect title")]
    assert over == [
        "19 Jun 2024: 1 report, 1 independent",
        "20 Jun 2024: 2 reports, 2 independent",
        rows[3][0] + ": 1 report, 1 independent",
    ]
    period = reporting.select_one(".figures a")["href"]
    assert re.fullmatch(rf"/search/\?q=published:2024-06-19/2024-06-19&treaty={treaty.slug}", period)


def test_its_queries_do_not_grow_with_relatives_and_reports(client, pair):
    _, new = pair

    def grow(number):
        for at in range(number):
            report = factories.report(outlet=factories.outlet(), published=f"2024-06-{at + 1:02}")
            factories.fact("treaty", report, "the treaty", treaty=new)
            factories.fact("relation", report, "expires", origin=new, target=factories.treaty(f"T {at}"))

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            read(client, new.get_absolute_url())
        return len(queries)

    grow(3)
    asked()
    before = asked()
    grow(8)
    assert asked() == before
