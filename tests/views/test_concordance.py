"""A provision's page lays every report's wording word by word against a base, and its address says all that is chosen."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.dossier.wordings.concordance import COLUMNS
from archive.views.concordance import READINGS
from tests import factories
from tests.quoting import AID, HELP, official, quoted
from tests.reports import EL_COMERCIO, INTERFAX, founding
from tests.views.pages import read, section, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    """An article of a treaty."""
    return factories.provision(factories.treaty())


def readings(page):
    """The wordings beside the base, as a reader sees them."""
    return section(page, "witnesses").select(".reading")


def test_each_wording_says_how_it_differs_and_shows_it_by_more_than_colour(client, article):
    for _ in range(2):
        quoted(article, HELP)
    quoted(article, "the other party shall provide all military and other assistance", outlet=factories.outlet())
    page = read(client, article.get_absolute_url())
    assert words(page.select_one(".base blockquote")) == HELP
    assert "the wording that most independent reports share: 2 reports, 2 independent" in words(
        page.select_one(".whose")
    )
    [reading] = readings(page)
    assert "altered" in words(reading.h3)
    assert "1 word changed" in words(reading.h3)
    text = reading.blockquote
    assert (words(text.select_one(".changed")), words(text.select_one("del.was"))) == ("party", "side")
    assert words(text.ins) == "all"
    assert words(reading.select_one(".sources a")) == "The Gazette, undated"


def test_case_and_punctuation_rank_below_words(client, article):
    for _ in range(2):
        quoted(article, HELP)
    quoted(article, f"{HELP.title()}!")
    [reading] = readings(read(client, article.get_absolute_url()))
    assert "word for word" in words(reading.h3)
    assert "case or punctuation differ" in words(reading.h3)
    assert not reading.blockquote.select("ins, del, .changed")


def test_reprints_are_named_and_lead_to_their_dispatch(client, article):
    first = quoted(article, HELP, outlet=factories.outlet("The Agency"), published="2024-06-19").report
    quoted(article, HELP, outlet=factories.outlet("The Echo"), published="2024-06-20", dispatch=first)
    base = read(client, article.get_absolute_url()).select_one(".base")
    assert "2 reports, 1 independent" in words(base)
    assert "reprinted by The Echo, 20 June 2024" in words(base)
    assert base.select_one(f'a[href="{first.get_absolute_url()}dispatch/"]')


def test_every_wording_can_be_taken_as_base_and_the_page_leads_back(client, article):
    for _ in range(2):
        quoted(article, HELP)
    quoted(article, AID)
    address = article.get_absolute_url()
    [reading] = readings(read(client, address))
    page = read(client, address + reading.select_one(".take a")["href"])
    assert words(page.select_one(".base blockquote")) == AID
    assert "the wording that you picked" in words(page.select_one(".whose"))
    assert [words(one.blockquote.p) for one in readings(page)] != []
    back = read(client, address + page.select_one(".base .take a")["href"])
    assert words(back.select_one(".base blockquote")) == HELP


def test_the_official_text_is_the_base_and_any_report_can_be_laid_against_it(client, article):
    quoted(article, HELP)
    official(article, AID)
    page = read(client, article.get_absolute_url())
    assert words(page.select_one(".base blockquote")) == AID
    assert "the official text" in words(page.select_one(".whose"))
    assert len(readings(page)) == 1


def test_one_language_stands_at_a_time_with_the_others_beside_it(client, article):
    for text in (HELP, HELP, AID):
        quoted(article, text)
    quoted(article, "немедленно окажет помощь", language="ru")
    official(article, "지체없이 원조를 제공한다", "ko-KP")
    address = article.get_absolute_url()
    page = read(client, address)
    assert [words(tab) for tab in page.select(".languages a")] == [
        "English 3 reports",
        "Russian 1 report",
        "Korean official text",
    ]
    beside = page.select_one(".beside")
    assert [quote["lang"] for quote in beside.select("blockquote")] == ["ru", "ko-KP"]
    russian = read(client, address + page.select(".languages a")[1]["href"])
    assert words(russian.select_one(".base blockquote")) == "немедленно окажет помощь"
    assert russian.select_one(".base blockquote")["lang"] == "ru"
    assert [quote["lang"] for quote in russian.select(".beside blockquote")] == ["en", "ko-KP"]
    korean = read(client, address + page.select(".languages a")[2]["href"])
    assert "No published report quotes it in this language yet." in words(section(korean, "witnesses"))


def test_wordings_in_a_language_that_is_not_known_are_laid_out_too(client, article):
    quoted(article, "sin demora", language="")
    page = read(client, article.get_absolute_url())
    assert words(page.select_one(".languages")) == "Language not known 1 report"
    assert words(page.select_one(".base blockquote")) == "sin demora"
    assert page.select_one(".permalink")["href"].partition("?")[2].startswith("language=und&")
    assert words(read(client, page.select_one(".permalink")["href"]).select_one(".base blockquote")) == "sin demora"


def test_the_founding_reports_name_no_article_and_meet_on_one_page(client):
    reports = [founding(name) for name in (EL_COMERCIO, INTERFAX)]
    page = read(client, "/treaties/dprk-rus-2024/article-4/")
    assert "2 reports, 2 independent" in words(section(page, "witnesses").h2)
    assert len(page.select(".base")) == len(readings(page)) == 1
    for report in reports:
        assert page.select(f'.collation a[href^="{report.get_absolute_url()}#f-clause-"]')
    assert words(page).count("matched by its words") == 2
    assert page.select(".why li"), "what shows it is told"


def test_the_table_has_a_row_for_each_wording_and_a_column_for_each_word(client, article):
    for text in (HELP, HELP, AID):
        quoted(article, text)
    page = read(client, f"{article.get_absolute_url()}?view=table")
    tables = page.select(".block table")
    assert " ".join(words(cell) for table in tables for cell in table.select("th[scope=col]")) == HELP
    said = " ".join(words(cell) for table in tables for cell in table.select("td:not(.none)") if words(cell))
    assert said == AID
    assert all(box.get("tabindex") == "0" and box.get("aria-label") for box in page.select(".block"))


def test_the_table_of_a_long_text_says_where_it_ends(client, article):
    official(article, " ".join(f"word{number}" for number in range(COLUMNS + 50)))
    quoted(article, "word3 word4 word5 word6 word7")
    page = read(client, f"{article.get_absolute_url()}?view=table")
    assert len(page.select("th[scope=col]")) == COLUMNS
    assert f"The table ends with word {COLUMNS} of the base’s {COLUMNS + 50}" in words(section(page, "witnesses"))


def test_the_plain_list_has_every_witness_by_itself_the_oldest_first(client, article):
    for text, day in ((AID, "2024-06-21"), (HELP, "2024-06-19"), (HELP, "2024-06-20")):
        quoted(article, text, published=day)
    page = read(client, f"{article.get_absolute_url()}?view=list")
    assert [words(one.blockquote) for one in page.select(".collation .witness")] == [HELP, HELP, AID]


def test_the_permalink_says_all_that_is_chosen_and_shows_the_same_again(client, article):
    for text in (HELP, HELP, AID):
        quoted(article, text)
    address = article.get_absolute_url()
    link = read(client, f"{address}?view=table").select_one(".permalink")["href"]
    oldest = wordings_name(article, HELP)
    assert link == f"http://testserver{address}?language=en&base={oldest}&view=table"
    for _ in range(3):
        quoted(article, AID)
    assert words(read(client, link).select_one(".base blockquote")) == HELP
    assert words(read(client, address).select_one(".base blockquote")) == AID


def wordings_name(article, text: str) -> str:
    """The slug of the first report that quotes the article so."""
    return article.clauses.filter(exact=text).earliest("pk").report.slug


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("language=tlh", "Nothing is known of its words in “tlh”."),
        ("base=nobody", "No wording here is that of “nobody”; the base is the wording that most independent"),
        ("base=official", "No wording here is that of “official”"),
        ("view=3d", "There is no view “3d”."),
        ("language=%00&base=%00&view=%00", "There is no view"),
    ],
)
def test_what_is_asked_for_in_vain_is_said_and_nothing_is_lost(client, article, query, says):
    for text in (HELP, HELP, AID):
        quoted(article, text)
    page = read(client, f"{article.get_absolute_url()}?{query}")
    assert says in " ".join(words(notice) for notice in page.select(".notice"))
    assert len(readings(page)) == 1


def test_wordings_come_in_pages_and_keep_their_numbers(client, article):
    for number in range(READINGS + 4):
        quoted(article, f"{HELP} number {number}")
    address = article.get_absolute_url()
    first = read(client, address)
    assert len(readings(first)) == READINGS
    second = read(client, address + first.select_one('.pages [rel="next"]')["href"])
    numbers = [words(number) for page in (first, second) for number in page.select(".reading .number")]
    base = words(first.select_one(".whose .number"))
    assert sorted([*map(int, numbers), int(base)]) == list(range(1, READINGS + 5))
    read(client, f"{address}?page=999", status=404)


@pytest.mark.parametrize("view", ["", "table", "list"])
def test_the_queries_of_the_page_do_not_grow_with_its_witnesses(client, article, view):
    counts = set()
    for more in (3, 15):
        for number in range(more):
            clause = quoted(article, f"{HELP} {more} {number}", outlet=factories.outlet(), basis="matched")
            type(clause).objects.filter(pk=clause.pk).update(matched_by=[{"by": "cues", "cues": ["without delay"]}])
        with CaptureQueriesContext(connection) as asked:
            read(client, f"{article.get_absolute_url()}?view={view}")
        counts.add(len(asked))
    assert len(counts) == 1


def test_only_who_reviews_is_led_to_the_review_of_a_wording(client, admin_client, article):
    clause = quoted(article, HELP)
    address = f"/admin/archive/report/{clause.report.pk}/review/#fact-clause-{clause.pk}"
    for reader, led in ((client, False), (admin_client, True)):
        page = read(reader, article.get_absolute_url())
        assert bool(page.select(f'.base a[href="{address}"]')) is led


def test_the_wordings_come_as_csv_a_line_a_witness(client, article):
    for text in (HELP, HELP, AID):
        quoted(article, text, outlet=factories.outlet(), published="2024-06-19")
    quoted(article, "=1+1 немедленно", language="ru")
    answer = client.get(f"{article.get_absolute_url()}wordings.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert f"{article.treaty.slug}-article-4-wordings.csv" in answer.headers["Content-Disposition"]
    lines = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [line["class"] for line in lines] == ["base", "base", "altered", "base"]
    altered = lines[2]
    assert "“party” for “side”" in altered["differences"]
    assert (altered["outlet"], altered["published"], altered["language"]) == ("The Gazette", "2024-06-19", "en")
    assert altered["address"].startswith(f"http://testserver/reports/{altered['report']}/#f-clause-")
    assert altered["dispatch"] == altered["report"]
    assert lines[3]["words"].startswith("'="), "no spreadsheet runs it"


def test_the_wordings_come_as_json_with_their_alignment(client, article):
    for text in (HELP, HELP, AID):
        quoted(article, text)
    quoted(article, "немедленно", language="ru")
    address = f"{article.get_absolute_url()}wordings.json"
    whole = json.loads(b"".join(client.get(address).streaming_content))
    assert [one["language"] for one in whole["languages"]] == ["en", "ru"]
    english = whole["languages"][0]
    [wording] = english["wordings"]
    assert len(wording["cells"]) == len(english["base"]["cells"])
    assert " ".join(cell["word"] for cell in wording["cells"] if cell) == AID
    assert (wording["class"], wording["reports"], wording["independent"]) == ("altered", 1, 1)
    picked = json.loads(b"".join(client.get(f"{address}?language=en&base={wording['name']}").streaming_content))
    assert [one["base"]["words"] for one in picked["languages"]] == [AID]


@pytest.mark.parametrize("suffix", ["csv", "json"])
@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("language=tlh", "Nothing is known of its words in “tlh”."),
        ("language=en&base=nobody", "No wording here is that of “nobody”."),
        ("base=nobody", "A base is of one language: say which, as language=en."),
    ],
)
def test_a_file_that_is_asked_for_in_vain_says_so(client, article, suffix, query, says):
    quoted(article, HELP)
    quoted(article, "немедленно", language="ru")
    answer = client.get(f"{article.get_absolute_url()}wordings.{suffix}?{query}")
    assert (answer.status_code, answer.content.decode()) == (400, says)
    assert client.get(f"/treaties/nowhere/article-4/wordings.{suffix}").status_code == 404


def test_a_provision_of_which_nothing_is_quoted_says_so_in_every_form(client, article):
    page = read(client, article.get_absolute_url())
    assert "No published report quotes it yet." in words(section(page, "witnesses"))
    for view in ("table", "list"):
        read(client, f"{article.get_absolute_url()}?view={view}")
    found = json.loads(b"".join(client.get(f"{article.get_absolute_url()}wordings.json").streaming_content))
    assert found["languages"] == []


def test_what_the_files_tell_of_differences_is_worked_out_once_for_both(client, article, settings):
    def asked(name: str) -> set[Path]:
        answer = client.get(f"{article.get_absolute_url()}{name}")
        assert "“party” for “side”" in answer.getvalue().decode().replace('\\"', "")
        return {*Path(settings.CACHES["kept"]["LOCATION"]).iterdir()}

    for text in (HELP, HELP, HELP.replace("side", "party")):
        quoted(article, text)
    client.get(article.get_absolute_url())
    laid_out = {*Path(settings.CACHES["kept"]["LOCATION"]).iterdir()}
    told = asked("wordings.csv")
    assert len(told - laid_out) == 1
    assert asked("wordings.json") == told


def test_the_neighbours_of_an_article_are_those_of_its_number(client, article):
    for label in ("Preamble", "Article 10", "Article V", "Article 3"):
        factories.provision(article.treaty, label)
    page = read(client, article.get_absolute_url())
    neighbours = page.select_one("nav[aria-label='Other provisions']")
    assert [words(link) for link in neighbours.select("a")] == ["Article 3", "Article V"]
    told = client.get(f"/api/v1/treaties/{article.treaty.slug}/").json()["provisions"]
    assert [one["label"] for one in told] == ["Preamble", "Article 3", "Article 4", "Article V", "Article 10"]
