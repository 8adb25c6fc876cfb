"""Two reports compared by what they say: alike, alone, or against each other."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.dossier.comparing.comparison import Comparison, compare
from archive.models import Report
from tests import factories

pytestmark = pytest.mark.django_db

LINE = "On June 19, 2024 the treaty was signed in Pyongyang, and a chamber approved it. It takes effect later. "


@pytest.fixture
def treaty():
    return factories.treaty("Treaty of 2024", signed="2024-06-19")


@pytest.fixture
def pair():
    return factories.report(f"{LINE}Says one."), factories.report(f"{LINE}Says another.")


def told(report: Report, treaty, action: str, date: str, actor: str = "") -> None:
    factories.fact("event", report, "signed", treaty=treaty, action=action, date=date, actor=actor)


def steps(comparison: Comparison):
    """How often a step is told by both, by the first alone, by the second alone, and in two ways."""
    [kind] = [kind for kind in comparison.kinds if kind.kind == "event"]
    return len(kind.both), len(kind.first), len(kind.second), len(kind.contrary)


def test_another_day_for_a_step_that_is_taken_once_is_a_contradiction(pair, treaty):
    for report, day in zip(pair, ("2024-06-19", "2024-06-18"), strict=True):
        told(report, treaty, "signature", day)
    found = compare(*pair)
    assert steps(found) == (0, 0, 0, 1)
    [contrary] = found.contrary
    assert (contrary.first.fact.date, contrary.second.fact.date) == ("2024-06-19", "2024-06-18")


@pytest.mark.parametrize("less", ["2024-06", "2024", "", "2024-06-19~"])
def test_a_day_that_is_told_less_exactly_is_no_contradiction(pair, treaty, less):
    told(pair[0], treaty, "signature", "2024-06-19")
    told(pair[1], treaty, "signature", less)
    assert steps(compare(*pair)) == steps(compare(*reversed(pair))) == (1, 0, 0, 0)


def test_a_report_that_tells_a_step_twice_tells_it_once(pair, treaty):
    for day in ("", "2024-06-19", "2024-06"):
        told(pair[0], treaty, "signature", day)
    told(pair[1], treaty, "signature", "2024-06-18")
    told(pair[1], treaty, "signature", "")
    assert steps(compare(*pair)) == (0, 0, 0, 1)


def test_where_they_agree_on_a_day_another_one_is_one_reports_own(pair, treaty):
    for report in pair:
        told(report, treaty, "signature", "2024-06-19")
    told(pair[1], treaty, "signature", "2024-06-18")
    assert steps(compare(*pair)) == (1, 0, 1, 0)


def test_two_chambers_may_approve_on_two_days_and_one_may_not(pair, treaty):
    told(pair[0], treaty, "approval", "2024-10-24", "State Duma")
    told(pair[1], treaty, "approval", "2024-11-06", "Federation Council")
    assert steps(compare(*pair)) == (0, 1, 1, 0)
    told(pair[1], treaty, "approval", "2024-10-25", "State duma")
    assert steps(compare(*pair)) == (0, 0, 1, 1)


def test_talks_may_be_held_on_many_days(pair, treaty):
    told(pair[0], treaty, "negotiation", "2024-01-01")
    told(pair[1], treaty, "negotiation", "2024-02-01")
    assert steps(compare(*pair)) == (0, 1, 1, 0)


def test_steps_of_two_treaties_do_not_contradict_each_other(pair, treaty):
    told(pair[0], treaty, "signature", "2024-06-19")
    told(pair[1], factories.treaty("Treaty of 2000"), "signature", "2000-02-09")
    assert steps(compare(*pair)) == (0, 1, 1, 0)


def test_facts_are_alike_by_what_they_say_not_by_where_it_stands(pair, treaty):
    first, second = pair
    for report, words in ((first, "June 19, 2024"), (first, "signed"), (second, "Pyongyang")):
        factories.fact("date", report, words, date="2024-06-19~" if report == second else "2024-06-19")
    factories.fact("date", second, "later", date="2024-12-04")
    [dates] = compare(*pair).kinds
    assert [(len(said.first), len(said.second)) for said in dates.both] == [(2, 1)]
    assert [said.fact.date for said in dates.second] == ["2024-12-04"]
    assert dates.first == []


def test_one_person_who_signs_for_two_states_is_a_contradiction(pair, treaty):
    person = factories.person()
    for report in pair:
        state = factories.state()
        factories.fact("signature", report, "signed", treaty=treaty, person=person, name="F.", signed_for=state)
    found = compare(*pair)
    assert [contrary.about for contrary in found.contrary] == ["state"]
    assert found.both == 0


def test_the_wordings_of_a_provision_that_both_quote_are_aligned(treaty):
    article = factories.provision(treaty)
    pair = [
        factories.report(f"It says: {words}. So much for that.", language=language)
        for words, language in (
            ("each party shall help the other party at once", "en"),
            ("each side shall help the other side at once", "en-GB"),
        )
    ]
    for report in pair:
        words = report.text[len("It says: ") : report.text.index(".")]
        factories.fact("clause", report, words, treaty=treaty, provision=article, basis="stated")
    [wording] = compare(*pair).wordings
    assert wording.provision == article
    assert wording.row.difference.changed == 2
    Report.objects.filter(pk=pair[1].pk).update(language="ru")
    [apart] = compare(pair[0], Report.objects.get(pk=pair[1].pk)).wordings
    assert apart.row is None
    assert apart.second == wording.second


def test_clauses_of_which_nothing_says_where_they_stand_are_alike_by_their_words(pair, treaty):
    first, second = pair
    factories.fact("clause", first, "It takes effect later", treaty=treaty)
    factories.fact("clause", second, "It takes effect later. Says", treaty=treaty)
    [clauses] = compare(first, second).kinds
    assert (len(clauses.both), len(clauses.first), len(clauses.second)) == (0, 1, 1)
    factories.fact("clause", second, "It takes effect later", treaty=treaty)
    assert len(compare(first, second).kinds[0].both) == 1


def test_what_was_rejected_is_not_said(pair, treaty):
    for report in pair:
        factories.fact("treaty", report, "the treaty", treaty=treaty, state="rejected")
    assert list(compare(*pair).kinds) == []


def test_words_in_common_find_each_other_by_their_number(pair):
    one, other = compare(*pair).sides
    marks = [[piece.mark for line in side.paragraphs for piece in line if piece.mark] for side in (one, other)]
    assert [mark.number for mark in marks[0]] == [mark.number for mark in marks[1]] == [1]
    assert (marks[0][0].other, marks[1][0].other) == (marks[1][0].anchor, marks[0][0].anchor)
    assert "".join(piece.words for piece in one.paragraphs[0]) == pair[0].text


def test_what_a_comparison_asks_of_the_database_does_not_grow_with_what_is_said():
    pair = factories.full_report(), factories.full_report()
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            compare(*pair)
        counts.append(len(asked))
        for report in pair:
            for number in range(3):
                other = factories.treaty(f"Another {number}")
                factories.fact("treaty", report, "treaty", treaty=other)
                factories.fact("event", report, "signed", treaty=other)
                factories.fact("reference", report, "Article 51", treaty=other)
    assert counts[0] == counts[1] <= 11


def test_what_only_one_of_the_two_adds_is_not_said_of_both(pair, treaty):
    told(pair[0], treaty, "signature", "2024-06-19")
    told(pair[1], treaty, "signature", "2024-06")
    told(pair[0], treaty, "approval", "2024-10-24", "State Duma")
    told(pair[1], treaty, "approval", "2024-10-24", "state duma")
    [kind] = compare(*pair).kinds
    assert [(said.fact.action, said.alike) for said in kind.both] == [("signature", False), ("approval", True)]


def test_the_fact_shown_for_both_is_one_that_both_have_alike(pair, treaty):
    article = factories.provision(treaty)
    for report, words, speaker in (
        (pair[0], "signed", "KCNA"),
        (pair[0], "treaty", ""),
        (pair[1], "treaty", ""),
    ):
        factories.fact("clause", report, words, treaty=treaty, provision=article, speaker=speaker)
    [said] = next(kind for kind in compare(*pair).kinds if kind.kind == "clause").both
    assert said.alike
    assert [facts[0].speaker for facts in said.told] == ["", ""]


def test_articles_are_told_in_the_order_of_the_treaty(pair, treaty):
    articles = [factories.provision(treaty, f"Article {number}", position=number) for number in (15, 16, 17)]
    for article, words in zip(articles, ("treaty", "approved", "signed"), strict=True):
        for report in pair:
            factories.fact("paraphrase", report, words, treaty=treaty, provision=article)
    kind = next(kind for kind in compare(*pair).kinds if kind.kind == "paraphrase")
    assert [said.fact.provision for said in kind.both] == articles
