"""The page of a treaty's text: what is known of it, as of any day, and what of the official one has been quoted."""

from urllib.parse import unquote

import pytest

from archive import officials
from tests import factories
from tests.views.pages import read, section, words

pytestmark = pytest.mark.django_db

FOUR = "If one side is attacked, the other shall help it without delay."


@pytest.fixture
def treaty():
    treaty = factories.treaty("Treaty of Lima")
    four = factories.provision(treaty, "Article 4", position=4, subject="Help")
    for number, published in enumerate(("2024-06-20", "2024-11-06", "")):
        report = factories.report(text=f"It says: “{FOUR}”", language="en", published=published, title=f"News {number}")
        factories.fact("treaty", report, "It", treaty=treaty)
        factories.fact("clause", report, FOUR, treaty=treaty, provision=four, basis="stated")
    return treaty


def address(treaty, query: str = "") -> str:
    return f"/treaties/{treaty.slug}/text/{query}"


def test_each_provision_has_its_best_attested_wording_with_its_witnesses(client, treaty):
    page = read(client, address(treaty))
    [four] = page.select("#article-4")
    assert words(four.blockquote) == FOUR
    assert four.blockquote["lang"] == "en"
    assert "all 3 independent witnesses have these words" in words(four)
    assert "Articles 1 to 3 nothing is known of these 3 articles" in words(section(page, "provisions"))
    [link] = [link for link in four.select("a") if words(link) == "a report, 20 June 2024"]
    assert link["href"].startswith("/reports/report-")


def test_as_of_a_day_the_page_says_what_counts_and_what_is_left_out(client, treaty):
    page = read(client, address(treaty, "?as-of=2024-06-30"))
    assert words(page.h1) == "What was known of its text on 30 June 2024"
    assert "1 report whose day is not known, or not exactly enough, is left out" in words(page.main)
    assert "one independent witness" in words(page.find(id="article-4"))
    assert page.find(id="as-of")["value"] == "2024-06-30"
    assert page.find("a", string="Today")


def test_what_a_treaty_provides_is_not_told_before_anybody_told_it(client, treaty):
    page = read(client, address(treaty, "?as-of=2024-06-01"))
    assert words(page.find(id="article-4")) == "Article 4 not yet known: first told of on 20 June 2024"


@pytest.mark.parametrize("query", ["?as-of=soon", "?as-of=2024-13-01", "?as-of=..%2F2024"])
def test_a_day_that_is_none_gets_a_sentence_and_the_page_of_today(client, treaty, query):
    page = read(client, address(treaty, query))
    assert "This is what is known today." in words(page.find(role="alert"))
    assert page.find(id="as-of")["value"] == unquote(query.partition("=")[2])
    assert "all 3 independent witnesses" in words(page.main)


def test_the_outlet_of_the_words_is_named(client, treaty):
    gazette = factories.outlet("The Gazette")
    treaty.clauses.first().report.__class__.objects.update(outlet=gazette)
    four = read(client, address(treaty)).find(id="article-4")
    assert "as in The Gazette, 20 June 2024" in words(four)


def test_of_wordings_that_no_two_share_it_is_said_that_the_nearest_stands(client, treaty):
    other = factories.provision(treaty, "Article 5")
    for given in ("Help is given at once to the other.", "Help is given to the other."):
        report = factories.report(text=f"It says: “{given}”", language="en")
        factories.fact("clause", report, given, treaty=treaty, provision=other, basis="stated")
    five = read(client, address(treaty)).find(id="article-5")
    assert "2 wordings by 2 independent witnesses, this one by 1, the nearest to all others" in words(five)


def test_what_is_only_retold_in_another_language_says_so(client, treaty):
    report = factories.report(text="Статья 5 велит помогать.", language="ru")
    factories.fact(
        "paraphrase", report, "велит помогать", treaty=treaty, provision=factories.provision(treaty, "Article 5")
    )
    assert "in Russian · only told" in words(read(client, address(treaty)).find(id="article-5"))


def test_the_head_counts_no_more_than_is_known(client, treaty):
    head = words(read(client, address(treaty)).article.header)
    assert "No official text is in this archive. Of at least 4 provisions, published reports quote 1; of 3 none" in head
    assert "the nearest to all others where no two share one" in head
    then = words(read(client, address(treaty, "?as-of=2024-06-30")).article.header)
    assert "Of the 4 provisions that are known today, published reports had quoted 1; of 3 none had told" in then


def test_a_language_in_which_nothing_is_known_gets_a_sentence_and_another_one(client, treaty):
    page = read(client, address(treaty, "?language=ko"))
    assert "No report quotes it in Korean: this is in English." in words(page.find(role="status"))
    assert read(client, address(treaty, "?language=%3Cb%3E")).find(id="article-4")
    assert "No report quotes it in “xx”" in words(read(client, address(treaty, "?language=xx")).find(role="status"))


def test_a_treaty_that_is_quoted_without_an_article_is_not_said_to_be_told_by_nobody(client):
    other = factories.treaty("Pact of Quito")
    factories.fact("clause", factories.report("It says: “Peace.”", language="en"), "Peace.", treaty=other)
    page = read(client, address(other))
    assert "Reports quote it, but nothing says of which provision." in words(page.main)


def test_an_official_text_of_a_few_provisions_is_not_said_to_be_the_whole(client, treaty):
    factories.provision(treaty, "Article 9", subject="Peace")
    officials.keep(officials.propose(treaty, f"Article 4\n{FOUR}", "en"), factories.report().original, None)
    assert "The official text in English: of 1 of the 2 provisions below." in words(
        read(client, address(treaty)).article.header
    )
    dossier = section(read(client, treaty.get_absolute_url()), "provisions")
    assert "The official text of 1 of its provisions is here: 1 of at least 2 provisions" in words(dossier)


def test_beside_an_official_text_what_reports_quote_in_other_languages_can_be_read(client, treaty):
    report = factories.report(text="Сказано: «Стороны помогают друг другу.»", language="ru")
    four = treaty.provisions.get(label="Article 4")
    factories.fact("clause", report, "Стороны помогают друг другу.", treaty=treaty, provision=four, basis="stated")
    text = f"Article 4\n{FOUR}\nArticle 5\nThe Parties remain friends."
    officials.keep(officials.propose(treaty, text, "en"), factories.report().original, None)
    assert (
        words(read(client, address(treaty)).nav.find_next(class_="tabs"))
        == "English 3 independent Russian 1 independent"
    )
    page = read(client, address(treaty, "?language=ru"))
    assert words(page.find(id="article-4").blockquote) == "Стороны помогают друг другу."
    assert "No official text in Russian is in this archive; one in English is." in words(page.article.header)
    assert "its official words are in another language" in words(page.find(id="article-5"))


def test_the_official_text_shows_what_has_been_quoted_of_it(client, treaty):
    text = f"Article 4\n{FOUR} They tell the United Nations of it.\nArticle 5\nThe Parties remain friends."
    officials.keep(
        officials.propose(treaty, text, "en"), factories.report().original, None, source_url="javascript:alert(1)"
    )
    page = read(client, address(treaty))
    four, five = page.find(id="article-4"), page.find(id="article-5")
    assert words(four.mark) == FOUR.removesuffix(".")
    assert four.svg.title.get_text() == "12 of 19 words quoted"
    assert "63% quoted by 3 reports, 3 independent" in words(four)
    assert "No report quotes it in English" in words(five)
    assert "javascript" not in str(page)


def test_a_treaty_of_which_nothing_is_told_has_a_page_that_says_so(client):
    page = read(client, address(factories.treaty()))
    assert "No published report tells of any provision." in words(page.main)


def test_a_merged_treatys_address_leads_to_the_text_of_the_one_that_stands(client, treaty):
    other = factories.treaty("The Other", merged_into=treaty)
    answer = client.get(address(other, "?as-of=2024"))
    assert (answer.status_code, answer.url) == (301, address(treaty, "?as-of=2024"))


def test_a_day_longer_than_any_is_answered_in_a_sentence(client, treaty):
    assert "too long for a date" in words(read(client, address(treaty, f"?as-of={'2' * 5000}")).find(role="alert"))
