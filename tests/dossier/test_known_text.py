"""What is known of a treaty's text: provision by provision, as of any day, and what of the official one is quoted."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import officials
from archive.dossier.text.coverage import coverage_of, whole
from archive.dossier.text.known_text import Standing, summary
from archive.dossier.text.text import text_of
from archive.dossier.wordings.bases import base_of
from archive.dossier.wordings.wordings import wordings_of
from archive.models import Report
from tests import factories

JUNE, OCTOBER = datetime.date(2024, 6, 30), datetime.date(2024, 10, 31)
FOUR = "If one side is attacked, the other shall help it without delay."
OTHERWISE = "Should one side be attacked, the other will come to its aid."


def quoting(provision, words=FOUR, published="2024-06-20", **fields) -> Report:
    report = factories.report(
        text=f"It says: “{words}” So much.", **{"language": "en", "published": published} | fields
    )
    factories.fact("treaty", report, "It", treaty=provision.treaty)
    factories.fact("clause", report, words, treaty=provision.treaty, provision=provision, basis="stated")
    return report


def telling(kind, provision, published="2024-06-20", **fields) -> Report:
    report = factories.report(
        text="Article 4 tells them to help.", **{"language": "en", "published": published} | fields
    )
    factories.fact(kind, report, "tells them to help", treaty=provision.treaty, provision=provision)
    return report


@pytest.fixture
def treaty(db):
    return factories.treaty()


@pytest.fixture
def four(treaty):
    return factories.provision(treaty, "Article 4", position=4)


def standings(treaty, as_of=None) -> dict[str, str]:
    return {one.label: one.standing.value for one in summary(treaty, as_of).provisions}


def test_quoted_goes_before_told_before_cited_before_unknown(treaty, four):
    five, six, seven = (factories.provision(treaty, f"Article {number}") for number in (5, 6, 7))
    quoting(four)
    for kind, provision in (("paraphrase", four), ("paraphrase", five), ("reference", five), ("reference", six)):
        telling(kind, provision)
    assert [standings(treaty)[one.label] for one in (four, five, six, seven)] == [
        Standing.QUOTED, Standing.TOLD, Standing.CITED, Standing.UNKNOWN,
    ]  # fmt: skip


def test_reprints_are_reports_but_no_independent_witnesses(treaty, four):
    first = quoting(four)
    quoting(four, dispatch=first)
    quoting(four, OTHERWISE)
    [one] = [one for one in summary(treaty).provisions if one.provision == four]
    assert (one.quoted.reports, one.quoted.independent) == (3, 2)


def test_drafts_and_rejected_clauses_say_nothing(treaty, four):
    quoting(four, status="draft")
    rejected = quoting(four).clauses.get()
    rejected.state = "rejected"
    rejected.save()
    assert standings(treaty)["Article 4"] == Standing.UNKNOWN


def test_articles_between_known_numbers_are_there_though_nothing_is_known_of_them(treaty, four):
    factories.provision(treaty, "Preamble")
    factories.provision(treaty, "Article 6")
    assert list(standings(treaty)) == ["Preamble", "Articles 1 to 3", "Article 4", "Article 5", "Article 6"]
    assert summary(treaty).numbered == 7


def test_articles_that_are_numbered_by_chapter_leave_no_gaps_and_stand_by_number(treaty):
    for label in ("Article 2.10", "Article 2.9", "Article 5.1"):
        factories.provision(treaty, label)
    assert list(standings(treaty)) == ["Article 2.9", "Article 2.10", "Article 5.1"]


def test_a_treaty_with_roman_numerals_keeps_them(treaty):
    factories.provision(treaty, "Article III")
    assert list(standings(treaty)) == ["Articles I to II", "Article III"]


def test_as_of_a_day_only_what_was_surely_published_by_then_counts(treaty, four):
    quoting(four, published="2024-06-20")
    quoting(four, published="2024-06")
    for published in ("2024", "", "2024-11-06"):
        quoting(four, published=published)
    text = text_of(treaty, JUNE)
    [article] = [article for article in text.articles if article.known.provision == four]
    assert article.known.quoted.reports == 2
    assert text.undated == 2


def test_what_was_not_yet_known_says_when_it_first_was(treaty, four):
    quoting(four, published="2024-11-06")
    [one] = [one for one in summary(treaty, OCTOBER).provisions if one.provision == four]
    assert (one.standing, one.first) == (Standing.LATER, datetime.date(2024, 11, 6))


def test_a_report_of_the_year_alone_says_on_no_day_that_something_became_known(treaty, four):
    quoting(four, published="2024")
    [one] = [one for one in summary(treaty, JUNE).provisions if one.provision == four]
    assert (one.standing, one.first, one.subject) == (Standing.LATER, None, "")


def test_today_is_as_of_no_day_and_the_undated_count(treaty, four):
    quoting(four, published="")
    assert standings(treaty, datetime.date.max)["Article 4"] == Standing.QUOTED


def test_the_best_attested_wording_is_that_of_most_independent_reports(treaty, four):
    first = quoting(four, OTHERWISE)
    for _ in range(3):
        quoting(four, OTHERWISE, dispatch=first)
    quoting(four, FOUR)
    quoting(four, FOUR.upper())
    best = text_of(treaty).articles[-1].quoted
    assert best.best.exact == FOUR
    assert (best.sharing, best.independent, best.reports, best.wordings) == (2, 3, 6, 2)


def test_the_text_and_the_concordance_take_the_same_wording_for_the_best(treaty, four):
    """Each of the two is in one dispatch; the younger is in more reports."""
    quoting(four, "Help shall be given at once.", published="2024-06-19")
    first = quoting(four, "Help shall be given in time.")
    quoting(four, "Help shall be given in time.", dispatch=first)
    [base] = [base_of(one) for one in wordings_of(four).languages]
    assert text_of(treaty).articles[-1].quoted.best.exact == base.text


def test_the_language_of_most_independent_reports_is_read_and_others_where_it_has_none(treaty, four):
    five = factories.provision(treaty, "Article 5")
    quoting(four)
    quoting(four, OTHERWISE)
    quoting(four, "Стороны помогают друг другу.", language="ru")
    quoting(five, "Стороны дружат.", language="ru")
    text = text_of(treaty)
    assert (text.language, text.languages) == ("en", (("en", 2), ("ru", 2)))
    assert [article.quoted.language for article in text.articles if article.quoted] == ["en", "ru"]
    russian = text_of(treaty, language="ru")
    assert [article.quoted.best.exact[:7] for article in russian.articles if article.quoted] == ["Стороны", "Стороны"]
    assert text_of(treaty, language="ko").missing == "ko"


def test_what_is_only_told_is_shown_as_the_oldest_report_tells_it(treaty, four):
    telling("paraphrase", four, published="2024-07-01")
    oldest = telling("paraphrase", four, published="2024-06-20")
    assert text_of(treaty).articles[-1].retelling.report == oldest


def test_what_is_only_told_is_shown_in_the_language_of_the_page_where_it_is_told_in_it(treaty, four):
    telling("paraphrase", four, published="2024-06-20")
    russian = telling("paraphrase", four, published="2024-07-01", language="ru")
    quoting(factories.provision(treaty, "Article 5"), language="ru")
    article = text_of(treaty, language="ru").articles[1]
    assert (article.retelling.report, article.told_in) == (russian, "ru")


OFFICIAL = f"Article 4\n{FOUR}\nArticle 5\nThe Parties remain friends."


def kept(treaty, text=OFFICIAL):
    return officials.keep(officials.propose(treaty, text, "en"), factories.report().original, None)


def test_of_an_official_text_it_is_said_which_words_have_been_quoted_by_how_many(treaty, four):
    kept(treaty)
    first = quoting(four, "the other shall help it")
    quoting(four, "the other shall help it", dispatch=first)
    quoting(four, "без промедления", language="ru")
    text = text_of(treaty)
    article = next(article for article in text.articles if article.known.provision == four)
    assert [stretch.text for stretch in article.coverage.marks] == ["the other shall help it"]
    assert (article.coverage.quoted, article.coverage.words, article.coverage.percent) == (5, 12, 42)
    assert (article.quoted.reports, article.quoted.independent) == (2, 1)
    assert text.coverage.percent == round(100 * 5 / 16)


def test_texts_of_one_language_in_two_lands_can_both_be_read(treaty, four):
    for language, words in (("ko-KP", "쌍방은 돕는다."), ("ko-KR", "양측은 돕는다.")):
        proposal = officials.propose(treaty, f"제4조\n{words}", language)
        officials.keep(proposal, factories.report().original, None)
    assert text_of(treaty, language="ko-KR").articles[0].official.exact == "양측은 돕는다."
    assert text_of(treaty, language="ko").articles[0].official.exact == "쌍방은 돕는다."


def test_an_official_text_leaves_no_gaps_and_hides_nothing_that_reports_quote_beside_it(treaty, four):
    nine = factories.provision(treaty, "Article 9")
    quoting(nine, OTHERWISE)
    kept(treaty)
    assert [article.known.label for article in text_of(treaty).articles] == ["Article 4", "Article 5", "Article 9"]


def test_what_is_quoted_of_a_paragraph_is_quoted_of_its_article(treaty, four):
    kept(treaty)
    quoting(factories.provision(treaty, "Article 4(1)"), "the other shall help it")
    text = text_of(treaty)
    assert [article.known.label for article in text.articles] == ["Article 4", "Article 5"]
    assert text.articles[0].coverage.quoted == 5


@pytest.mark.parametrize(("day", "known"), [("2024-06-29", True), ("2024-07-02", False)])
def test_an_official_text_was_known_from_the_recorded_day_of_its_publication(treaty, four, day, known):
    kept(treaty)
    treaty.record.create(action="publication", date=day)
    assert bool(summary(treaty, JUNE).official) is known


def test_an_official_text_of_whose_publication_nothing_is_recorded_was_not_known_before_it_came_here(treaty, four):
    kept(treaty)
    assert text_of(treaty, JUNE).official is None
    assert text_of(treaty).official is not None


def test_what_only_a_later_official_text_shows_was_not_known_before(treaty, four):
    quoting(four)
    kept(treaty)
    known = summary(treaty, JUNE)
    assert [one.label for one in known.provisions] == ["Articles 1 to 3", "Article 4"]
    assert known.later
    assert not summary(treaty).later


def test_a_word_alone_between_words_that_are_not_in_the_text_is_not_quoted():
    official = "The Parties help one another without delay, as far as its own law allows each of them."
    altered = "The Parties help one another without delay, whenever its neighbours want."
    assert [stretch.text for stretch in coverage_of(official, [altered], "en").marks] == [
        "The Parties help one another without delay"
    ]
    assert coverage_of(official, ["law"], "en").quoted == 1


def test_a_wording_that_shares_small_words_only_quotes_nothing():
    official = "The Democratic Republic and the Federation wish to be friends of one another."
    assert coverage_of(official, ["peace and security serve the region in times of danger"], "en").quoted == 0


def test_moved_words_count_as_quoted():
    assert (
        coverage_of(
            "help without delay shall be given to the other", ["to the other help shall be given without delay"], "en"
        ).percent
        > 80
    )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "b", "Help", "is", "given,", "…", "\n"]), max_size=12).map(" ".join),
    st.lists(st.sampled_from(["a b", "Help is given", "b", "x y z"]), max_size=3),
)
def test_the_stretches_joined_again_are_the_text(text, wordings):
    coverage = coverage_of(text, wordings, "en")
    assert "".join(stretch.text for stretch in coverage.stretches) == (text if coverage.words else "")
    assert [stretch.start for stretch in whole([coverage, coverage]).stretches] == sorted(
        stretch.start for stretch in whole([coverage, coverage]).stretches
    )
    assert 0 <= coverage.percent <= 100


def test_the_page_asks_as_many_questions_for_many_reports_as_for_few(treaty, four, django_assert_num_queries):
    quoting(four)
    telling("paraphrase", factories.provision(treaty, "Article 5"))
    with CaptureQueriesContext(connection) as few:
        text_of(treaty, JUNE)
    for number in range(6):
        quoting(factories.provision(treaty, f"Article {number + 6}"), OTHERWISE)
        telling("paraphrase", factories.provision(treaty, f"Article {number + 16}"))
    with django_assert_num_queries(len(few)):
        text_of(treaty, JUNE)
