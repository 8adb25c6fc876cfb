"""Quotations that nothing places: wordings of one clause stand together, word by word."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories

pytestmark = pytest.mark.django_db

WORDS = json.loads((Path(__file__).parents[1] / "concordance/invented_treaty.json").read_text("utf-8"))
CARGO, RIVER = (WORDS[f"Article {number}"]["en"] for number in (3, 4))


@pytest.fixture
def treaty():
    return factories.treaty("Treaty of Lumen")


def quoting(treaty, words, *, language="en", **fields):
    report = factories.report(f"It says: “{words}”.", language=language, **fields)
    return factories.fact("clause", report, words, treaty=treaty)


def page(client, treaty, query=""):
    answer = client.get(f"{treaty.get_absolute_url()}unplaced/{query}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_two_renderings_of_one_clause_meet_and_show_how_they_differ(client, treaty):
    for words in (CARGO[0], CARGO[0].replace("customs duties", "tolls"), RIVER[0]):
        quoting(treaty, words)
    clauses = page(client, treaty).select("section.collation")
    assert ["2 reports" in clause.h2.get_text() for clause in clauses] == [True, False]
    assert clauses[0].select(".reading del, .reading .changed, .reading ins")


def test_each_language_stands_alone_and_is_marked(client, treaty):
    quoting(treaty, CARGO[0])
    quoting(treaty, WORDS["Article 3"]["ru"][0], language="ru")
    found = page(client, treaty)
    assert {quote["lang"] for quote in found.select("blockquote")} == {"en", "ru"}
    assert "Russian" in found.get_text()


def test_what_is_placed_rejected_or_not_published_is_not_there(client, treaty):
    placed = quoting(treaty, CARGO[0])
    placed.provision = factories.provision(treaty)
    placed.save()
    quoting(treaty, RIVER[0]).delete()
    quoting(treaty, RIVER[1], status="draft")
    factories.fact("clause", factories.report(RIVER[0]), RIVER[0], treaty=treaty, state="rejected")
    assert "There are none" in page(client, treaty).get_text()


def test_of_a_treaty_that_no_report_quotes_that_is_said(client, treaty):
    assert "No published report quotes this treaty" in page(client, treaty).get_text()


def test_what_reports_wrote_is_shown_as_text(client, treaty):
    quoting(treaty, "<script>alert(1)</script> shall be free of all duties and charges")
    assert not page(client, treaty).select("main script")


def test_many_clauses_come_in_pages_and_ask_no_more_of_the_database(client, treaty):
    counts = []
    for number in (1, 30):
        for nth in range(number):
            quoting(treaty, f"{CARGO[0]} {number} {nth}" if nth % 2 else f"{nth} {RIVER[0]} {number}")
        with CaptureQueriesContext(connection) as asked:
            page(client, treaty)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert client.get(f"{treaty.get_absolute_url()}unplaced/?page=9").status_code == 404


def test_every_dispatch_of_a_wording_is_named_for_no_other_page_has_them(client, treaty):
    reports = [quoting(treaty, CARGO[0]).report for _ in range(22)]
    found = page(client, treaty)
    assert {link["href"].partition("#")[0] for link in found.select(".base .sources a")} == {
        report.get_absolute_url() for report in reports
    }
