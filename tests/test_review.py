"""Decisions: kept for good, and stronger than any later extraction."""

import pytest
from django.core.exceptions import ValidationError

from archive import review
from archive.ingest import read_again
from archive.models import FACTS, AppendOnly, DateMention, Decision, Fact, Provision, Report, Topic, TopicMark
from archive.reconciliation import find_again, reconcile
from tests.reports import EL_COMERCIO, INTERFAX, founding

pytestmark = pytest.mark.usefixtures("authority")

State = Fact.State


@pytest.fixture
def curator(django_user_model):
    return django_user_model.objects.create_user("ada")


@pytest.fixture
def report():
    return founding(INTERFAX)


def again(report: Report) -> None:
    read_again(Report.objects.get(pk=report.pk))


def test_what_was_confirmed_is_not_lost_and_stands_once(report, curator):
    fact = report.dates.first()
    words, count = fact.exact, report.dates.count()
    review.confirm(fact, curator)
    again(report)
    again(report)
    assert report.dates.get(pk=fact.pk).state == State.CONFIRMED
    assert report.dates.get(pk=fact.pk).exact == words
    assert report.dates.count() == count


def test_what_was_rejected_does_not_come_back(report, curator):
    fact = report.events.first()
    count = report.events.count()
    review.reject(fact, curator)
    again(report)
    again(report)
    assert report.events.count() == count
    assert report.events.standing().count() == count - 1


def test_what_was_mended_stays_mended_and_the_old_claim_does_not_return_beside_it(report, curator):
    fact = report.events.filter(action="approval").first()
    count = report.events.count()
    review.edit(fact, curator, action="ratification", note="the headline says so")
    again(report)
    assert report.events.get(pk=fact.pk).action == "ratification"
    assert report.events.get(pk=fact.pk).state == State.EDITED
    assert report.events.count() == count


def test_a_reopened_fact_is_a_proposal_again(report, curator):
    fact = report.dates.first()
    review.reject(fact, curator)
    review.reopen(fact, curator)
    assert report.dates.get(pk=fact.pk).state == State.PROPOSED
    assert [decision.action for decision in report.decisions.all()][:2] == ["reopen", "reject"]


def test_a_decision_says_who_when_what_and_how_it_was_before(report, curator):
    fact = report.dates.first()
    before = fact.date
    review.edit(fact, curator, date="2024-11-07", note="a slip")
    decision = Decision.objects.first()
    assert (decision.by, decision.kind, decision.exact, decision.note) == (curator, "date", fact.exact, "a slip")
    assert (decision.before["date"], decision.after["date"]) == (before, "2024-11-07")


def test_a_date_that_is_none_is_refused_and_nothing_changes(report, curator):
    fact = report.dates.first()
    with pytest.raises(ValidationError, match="EDTF"):
        review.edit(fact, curator, date="last Tuesday")
    assert report.dates.get(pk=fact.pk).state == State.PROPOSED
    assert not report.decisions.exclude(action="publish").exists()


def test_decisions_can_only_be_added_to(report, curator):
    review.confirm(report.dates.first(), curator)
    decision = Decision.objects.first()
    for attempt in (
        decision.save,
        decision.delete,
        Decision.objects.all().delete,
        lambda: Decision.objects.update(note=""),
    ):
        with pytest.raises(AppendOnly):
            attempt()


def test_a_decided_fact_moves_with_its_words(report, curator):
    fact = report.dates.first()
    review.confirm(fact, curator)
    report.text = f"A line that was not there before.\n\n{report.text}"
    reconcile(report, [])
    moved = report.dates.get()
    assert report.text[moved.start : moved.end] == fact.exact
    assert not moved.adrift


def test_a_decided_fact_whose_words_are_gone_waits_for_a_person(report, curator):
    fact = report.dates.first()
    review.confirm(fact, curator)
    report.text = "Another text altogether."
    reconcile(report, [])
    assert report.dates.get(pk=fact.pk).adrift
    assert not report.dates.standing().exists()


def test_short_words_are_not_found_again_where_nothing_around_them_is_the_same(report, curator):
    fact = report.dates.get(exact="Wednesday")
    review.confirm(fact, curator)
    report.text = "Next Wednesday, in 2031, somebody else will meet."
    reconcile(report, [])
    assert report.dates.get(pk=fact.pk).adrift


def test_a_long_quotation_is_found_again_wherever_it_stands(report, curator):
    fact = report.clauses.get()
    review.confirm(fact, curator)
    report.text = f"Something else. {fact.exact} And more."
    reconcile(report, [])
    assert report.clauses.get(pk=fact.pk).start == len("Something else. ")


def test_two_decided_facts_never_come_to_stand_on_one_place(report, curator):
    text = "They met on Monday. They met on Monday."
    mentions = [
        DateMention(
            report=report,
            start=at,
            end=at + 6,
            exact="Monday",
            prefix="They met on ",
            suffix=".",
            rule="r",
            date="2024-11-04",
            kind="relative",
        )
        for at in (12, 32)
    ]
    reconcile(report, mentions)
    for mention in report.dates.all():
        review.confirm(mention, curator)
    report.text = text.replace("They met on Monday. ", "", 1)
    reconcile(report, [])
    assert sorted((mention.start, mention.adrift) for mention in report.dates.all())[0] == (12, False)
    assert sum(mention.adrift for mention in report.dates.all()) == 1


def test_a_fact_whose_words_are_gone_can_only_be_rejected(report, curator):
    fact = report.dates.first()
    review.confirm(fact, curator)
    report.text = "Another text altogether."
    reconcile(report, [])
    for verdict in (review.confirm, review.reopen):
        with pytest.raises(ValidationError, match="no longer in the text"):
            verdict(fact, curator)
    review.reject(fact, curator)
    assert report.dates.get(pk=fact.pk).state == State.REJECTED


def test_among_equal_words_the_surroundings_decide():
    text = "On Monday they met. On Monday they parted. On Monday they wept."
    at = text.index("Monday they parted")
    fact = DateMention(start=at, end=at + 6, exact="Monday", prefix=text[at - 10 : at], suffix=text[at + 6 : at + 20])
    longer = "On Monday it rained. " + text
    find_again(fact, longer)
    assert longer[fact.start :].startswith("Monday they parted")


def test_two_topics_on_the_same_words_are_decided_one_by_one(report, curator):
    one, other = Topic.objects.filter(parent__isnull=False)[:2]
    marks = [
        TopicMark(report=report, topic=topic, start=0, end=5, exact=report.text[:5], rule="r", score=1)
        for topic in (one, other)
    ]
    reconcile(report, marks)
    review.reject(report.topic_marks.get(topic=one), curator)
    reconcile(
        report,
        [
            TopicMark(report=report, topic=topic, start=0, end=5, exact=report.text[:5], rule="r", score=1)
            for topic in (one, other)
        ],
    )
    assert {mark.topic: mark.state for mark in report.topic_marks.all()} == {one: State.REJECTED, other: State.PROPOSED}


def test_a_corrected_title_outlives_reading_again(report, curator):
    review.correct(report, curator, title="A better title")
    again(report)
    assert Report.objects.get(pk=report.pk).title == "A better title"


def test_a_corrected_date_is_what_later_readings_count_from(curator):
    report = founding(EL_COMERCIO)
    review.correct(report, curator, published="2024-06-20")
    again(report)
    kept = Report.objects.get(pk=report.pk)
    assert (kept.published, kept.published_basis) == ("2024-06-20", "curator")
    assert "2024-06-19" in {date.date for date in kept.dates.all()}


def test_a_fact_that_is_found_again_keeps_its_address(report):
    before = {kind: list(model.objects.values_list("pk", flat=True)) for kind, model in FACTS.items()}
    again(report)
    assert {kind: list(model.objects.values_list("pk", flat=True)) for kind, model in FACTS.items()} == before


def test_what_was_decided_while_a_page_stood_open_is_not_written_over(report, curator):
    stale = Report.objects.get(pk=report.pk)
    review.withdraw(report, curator)
    review.correct(report, curator, title="A better title")
    read_again(stale)
    review.correct(stale, curator, author="Somebody")
    kept = Report.objects.get(pk=report.pk)
    assert (kept.status, kept.title, kept.author) == (Report.Status.WITHDRAWN, "A better title", "Somebody")


def test_a_decision_on_a_fact_that_has_been_read_anew_is_refused_and_leaves_no_ghost(report, curator):
    fact = report.dates.first()
    reconcile(report, [])
    with pytest.raises(review.Gone, match="look at it again"):
        review.confirm(fact, curator)
    assert not report.dates.exists()


def test_reopening_gives_back_what_the_rule_had_proposed(report, curator):
    fact = report.events.get(action="approval")
    proposed = (fact.action, fact.date, fact.actor)
    review.edit(fact, curator, action="ratification", date="1999-01-01")
    review.edit(fact, curator, actor="Somebody")
    review.reopen(fact, curator)
    kept = report.events.get(pk=fact.pk)
    assert (kept.action, kept.date, kept.actor) == proposed
    assert kept.replaced == []


def test_a_clause_cannot_be_filed_under_another_treatys_article(report, curator):
    other = Provision.objects.get(treaty__slug="nato-1949", label="Article 5")
    with pytest.raises(ValidationError, match="another treaty"):
        review.edit(report.clauses.get(), curator, provision=other)


def test_what_an_extractor_wrote_too_long_does_not_stop_a_decision(report, curator):
    report.events.filter(action="approval").update(actor="x" * 201)
    review.confirm(report.events.get(action="approval"), curator)
    assert report.events.get(action="approval").state == State.CONFIRMED


def test_publishing_twice_is_publishing_once(report, curator):
    review.withdraw(report, curator)
    for _ in range(2):
        review.publish(report, curator)
    assert Report.objects.get(pk=report.pk).status == Report.Status.PUBLISHED
    assert [decision.action for decision in report.decisions.all()] == ["publish", "withdraw", "publish"]


def test_publishing_and_withdrawing_are_on_the_record(report, curator):
    review.withdraw(report, curator, note="the outlet took it back")
    assert not Report.objects.published().filter(pk=report.pk).exists()
    assert Decision.objects.first().action == "withdraw"
