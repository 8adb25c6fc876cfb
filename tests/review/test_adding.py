"""Words that extraction missed: a curator marks them."""

import pytest
from django.core.exceptions import ValidationError

from archive import review
from archive.models import DateMention, Decision, Fact, TreatyMention
from archive.reconciliation import reconcile
from tests.factories import fact, topic, treaty
from tests.review.rows import as_proposed, facts_of

State = Fact.State


def span(report, words: str) -> tuple[int, int]:
    start = report.text.index(words)
    return start, start + len(words)


def test_marked_words_become_a_fact_that_is_vouched_for(report, curator):
    start, end = span(report, "The 2000 ")
    date = review.add(report, "date", start, end, curator, date="2000", kind="absolute", note="the year")
    assert (date.exact, date.rule, date.confidence, date.state) == ("The 2000", "curator", 1, State.CONFIRMED)
    assert (date.prefix[-4:], date.suffix[:7]) == ("24. ", " treaty")
    assert (date.date_earliest.isoformat(), date.date_latest.isoformat()) == ("2000-01-01", "2000-12-31")
    decision = Decision.objects.get()
    assert (decision.action, decision.fact_id, decision.note, decision.before) == ("add", date.pk, "the year", {})
    assert (decision.after["date"], decision.after["start"], decision.after["exact"]) == ("2000", start, "The 2000")


@pytest.mark.parametrize("words", [(-1, 3), (5, 5), (9, 4), (0, 10_000)])
def test_words_outside_the_text_are_refused(report, curator, words):
    with pytest.raises(ValidationError, match="not in the report's text"):
        review.add(report, "date", *words, curator, date="2000", kind="absolute")


def test_nothing_but_white_space_is_refused(report, curator):
    start, end = span(report, "\n")
    with pytest.raises(ValidationError, match="white space"):
        review.add(report, "date", start, end, curator, date="2000", kind="absolute")


@pytest.mark.parametrize("fields", [{}, {"date": "soon", "kind": "absolute"}, {"date": "2000", "kind": "guessed"}])
def test_what_is_missing_or_wrong_is_refused_and_nothing_is_added(report, curator, fields):
    before = facts_of(report)
    with pytest.raises(ValidationError):
        review.add(report, "date", *span(report, "2000"), curator, **fields)
    assert facts_of(report) == before
    assert not Decision.objects.exists()


def test_words_that_can_hold_but_one_fact_of_the_kind_are_not_marked_twice(report, curator):
    with pytest.raises(ValidationError, match=r"“on Wednesday” is marked there already \(date mention\)"):
        review.add(report, "date", *span(report, "Wednesday"), curator, date="2024-11-13", kind="relative")


def test_the_same_is_not_said_twice_of_the_same_words(report, curator):
    event = report.events.get()
    said = {"treaty": event.treaty, "action": event.action, "date": event.date}
    with pytest.raises(ValidationError, match="marked there already"):
        review.add(report, "event", *span(report, "Pyongyang"), curator, **said)
    review.add(report, "event", *span(report, "Pyongyang"), curator, **said | {"action": "publication"})
    assert report.events.count() == 2


def test_what_was_rejected_and_is_marked_after_all_stands_again_in_its_own_row(report, curator):
    date = report.dates.get(exact="June 19, 2024")
    review.reject(date, curator)
    again = review.add(report, "date", date.start, date.end, curator, date="2024-06-19", kind="absolute")
    assert (again.pk, again.state) == (date.pk, State.CONFIRMED)
    review.undo(report, curator)
    assert report.dates.get(pk=date.pk).state == State.REJECTED


def test_what_was_rejected_may_be_marked_as_something_else(report, curator):
    date = report.dates.get(exact="June 19, 2024")
    review.reject(date, curator)
    review.add(report, "date", date.start, date.end, curator, date="2024-06", kind="absolute")
    reconcile(report, as_proposed(report))
    assert sorted(report.dates.standing().values_list("date", flat=True)) == ["2024-06", "2024-11-06"]


def test_an_added_fact_outlives_reading_again_and_is_not_doubled_when_a_rule_finds_it_too(report, curator):
    found_by_rules = as_proposed(report)
    added = review.add(
        report, "topic", *span(report, "Federation Council"), curator, topic=topic("Parliament"), score=1
    )
    reconcile(report, found_by_rules)
    assert report.topic_marks.get(pk=added.pk).state == State.CONFIRMED
    found_too = as_proposed(report)
    for candidate in found_too:
        candidate.rule = "a-new-rule"
    reconcile(report, found_too)
    assert report.topic_marks.filter(topic=added.topic).count() == 1


def test_an_added_fact_cannot_be_reopened_for_nothing_proposed_it(report, curator):
    added = review.add(report, "date", *span(report, "2000"), curator, date="2000", kind="absolute")
    with pytest.raises(ValidationError, match="no rule proposed it"):
        review.reopen(added, curator)
    review.reject(added, curator)
    review.confirm(added, curator)
    assert DateMention.objects.get(pk=added.pk).state == State.CONFIRMED


def test_a_kind_that_there_is_not_is_refused(report, curator):
    with pytest.raises(ValidationError, match="no kind of fact"):
        review.add(report, "rumour", 0, 5, curator)


def test_a_mention_is_added_beside_others(report, curator):
    review.add(report, "treaty", *span(report, "UN Charter"), curator, treaty=treaty("Charter"))
    assert TreatyMention.objects.filter(report=report, rule="curator").get().exact == "UN Charter"
    assert fact("treaty", report, "armed", treaty=treaty("Other")).state == State.PROPOSED
