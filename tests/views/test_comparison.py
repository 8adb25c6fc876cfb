"""Comparing: the two are chosen by address or from a list, and a bad choice gets a sentence and loses nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Report
from tests import factories
from tests.views.pages import read, section, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    """Two reports that say everything, each of treaties of its own."""
    return factories.full_report(title="The one"), factories.full_report(title="The other")


def address(first, second) -> str:
    return f"/compare/?a={getattr(first, 'slug', first)}&b={getattr(second, 'slug', second)}"


def test_both_are_named_with_what_both_say_and_what_only_one_says(client, pair):
    page = read(client, address(*pair))
    assert [words(name) for name in page.select("header .pair cite")] == ["The one", "The other"]
    assert "6 November 2024" in words(section(page, "both"))
    only = section(page, "alone")
    assert len(only.select("h3")) == 2
    assert "Relations 1" in words(only)
    evidence = [link["href"] for link in section(page, "both").select("a.letter-of")]
    assert all("#f-date-" in link for link in evidence)
    assert len(evidence) == 4


def test_a_contradiction_stands_first_with_the_words_of_both(client, pair):
    treaty = factories.treaty("Treaty of Tartu")
    for report, day in zip(pair, ("2024-06-19", "2024-06-18"), strict=True):
        factories.fact("event", report, "was signed", treaty=treaty, date=day)
    page = read(client, address(*pair))
    contrary = section(page, "contrary")
    assert "Not the same day" in words(contrary)
    assert [words(time) for time in contrary.select("time")] == ["19 June 2024", "18 June 2024"]
    assert [words(quote) for quote in contrary.select("q")] == ["was signed", "was signed"]
    assert "contradict each other in 1" in words(page.select_one("header .lead"))


def test_words_in_common_lead_to_one_another(client, pair):
    common = section(read(client, address(*pair)), "common")
    for link in common.select("a.siglum"):
        assert common.find(id=link["href"].lstrip("#"))
    assert common.select("mark")


def test_texts_without_words_in_common_are_not_written_out(client, pair):
    other = factories.report("Совсем другие слова.", language="ru")
    page = read(client, address(pair[0], other))
    assert "Nowhere do they have five words in a row in common: A is in English, B in Russian" in words(page.main)
    assert not page.select(".texts")


@pytest.mark.parametrize(
    "written",
    [
        "{slug}",
        " {slug} ",
        "/reports/{slug}/",
        "https://archive.example/reports/{slug}/#f-date-3",
        "https://archive.example/reports/{slug}?page=2",
        "http://[broken/reports/{slug}/dispatch/",
    ],
)
def test_a_report_is_chosen_by_any_form_of_its_address(client, pair, written):
    page = client.get("/compare/", {"a": written.format(slug=pair[0].slug), "b": pair[1].slug})
    assert b"Two reports side by side" in page.content


@pytest.mark.parametrize("wrong", ["no-such-report", "https://example.org/", "../..", "\x00", "{{ x }}", "x" * 3000])
def test_a_bad_address_gets_a_sentence_and_the_other_choice_stays(client, pair, wrong):
    response = client.get("/compare/", {"a": wrong, "b": pair[1].slug})
    assert response.status_code == 404
    assert "No published report has this address" in response.content.decode()
    assert f'value="{pair[1].slug}"' in response.content.decode()


def test_a_report_that_is_no_longer_published_is_said_to_be_gone(client, pair):
    for status in ("draft", "withdrawn"):
        Report.objects.filter(pk=pair[0].pk).update(status=status)
        page = read(client, address(*pair), 404)
        assert "It may have been withdrawn" in words(page.select_one(".wrong"))
        assert "The one" not in words(page)


def test_one_report_is_not_compared_with_itself(client, pair):
    page = read(client, address(pair[0], pair[0]))
    assert "one and the same report" in words(page.select_one(".notice"))


def test_to_one_report_another_of_its_treaty_is_offered(client, pair):
    treaty = pair[0].treaty_mentions.get(main=True).treaty
    sister = factories.report("Of the treaty, too.", title="A sister")
    factories.fact("treaty", sister, "the treaty", treaty=treaty)
    page = read(client, f"/compare/?a={pair[0].slug}")
    [offered] = section(page, "offered").select("li")
    assert words(offered.cite) == "A sister"
    link = offered.select_one(".choose")["href"]
    assert link == f"?a={pair[0].slug}&b={sister.slug}"
    assert page.select_one("select[name=treaty] [selected]")["value"] == treaty.slug
    read(client, f"/compare/{link}")


def test_any_report_can_be_found_by_its_title(client, pair):
    page = read(client, "/compare/?title=OTHER&treaty=")
    assert [words(name) for name in section(page, "offered").select("cite")] == ["The other"]
    read(client, "/compare/?page=7", 404)
    assert "nothing here by that choice" in words(read(client, "/compare/?treaty=nowhere"))


def test_a_comparison_asks_as_much_of_the_database_however_much_is_said(client, pair):
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            read(client, address(*pair))
        counts.append(len(asked))
        for report in pair:
            for number in range(3):
                treaty = factories.treaty(f"Another {number}")
                article = factories.provision(treaty)
                factories.fact("clause", report, report.text[number : number + 40], treaty=treaty, provision=article)
                factories.fact("statement", report, "shall help", person=factories.person(), treaty=treaty)
    assert counts[0] == counts[1]


def test_a_detail_that_only_one_gives_is_shown_as_that_ones(client, pair):
    treaty = factories.treaty("Treaty of Tartu")
    factories.fact("event", pair[0], "was signed", treaty=treaty, date="2024-06-19", place="Tartu")
    factories.fact("event", pair[1], "was signed", treaty=treaty, date="2024-06")
    page = read(client, address(*pair))
    [told] = section(page, "both").select(".agreed > .each")
    assert [words(line) for line in told.select("p:not(.cited)")] == [
        "A Signature of Treaty of Tartu, 19 June 2024, Tartu",
        "B Signature of Treaty of Tartu, June 2024",
    ]


def test_the_words_in_common_are_counted_as_they_are_said_to_be(client, pair):
    lead = words(read(client, address(*pair)).select_one("header .lead"))
    assert "In runs of five words or more, " in lead
    assert " 0 " not in lead
