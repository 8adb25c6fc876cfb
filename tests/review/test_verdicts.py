"""Decisions on facts: what they do, what they refuse, and what stays on the record."""

import pytest
from django.core.exceptions import ValidationError

from archive import review
from archive.models import AppendOnly, Decision, Fact
from archive.reconciliation import reconcile
from tests.factories import fact, provision, treaty

State = Fact.State


def test_a_verdict_is_kept_and_answered(report, curator):
    date = report.dates.first()
    for decide, state in ((review.confirm, "confirmed"), (review.reject, "rejected"), (review.reopen, "proposed")):
        assert decide(date, curator) == Decision.objects.first()
        assert report.dates.get(pk=date.pk).state == state


def test_a_decision_says_who_when_what_and_how_it_was_before(report, curator):
    date = report.dates.get(exact="on Wednesday")
    decision = review.edit(date, curator, date="2024-11-07", note="a slip")
    assert (decision.by, decision.kind, decision.exact, decision.note) == (curator, "date", "on Wednesday", "a slip")
    assert (decision.before["date"], decision.after["date"]) == ("2024-11-06", "2024-11-07")
    assert (decision.before["replaced"], decision.after["replaced"]) == ([], [["2024-11-06"]])


def test_a_date_that_is_none_is_refused_and_nothing_changes(report, curator):
    with pytest.raises(ValidationError, match="EDTF"):
        review.edit(report.dates.first(), curator, date="last Tuesday")
    assert report.dates.first().state == State.PROPOSED
    assert not report.decisions.exists()


def test_decisions_can_only_be_added_to(report, curator):
    decision = review.confirm(report.dates.first(), curator)
    for attempt in (
        decision.save,
        decision.delete,
        Decision.objects.all().delete,
        lambda: Decision.objects.update(note=""),
        lambda: Decision.objects.bulk_update([decision], ["note"]),
        lambda: Decision.objects.bulk_create(
            [decision], update_conflicts=True, unique_fields=["id"], update_fields=["note"]
        ),
    ):
        with pytest.raises(AppendOnly):
            attempt()


def test_a_fact_whose_words_are_gone_can_only_be_rejected(report, curator):
    date = report.dates.first()
    review.confirm(date, curator)
    report.text = "Another text altogether."
    reconcile(report, [])
    for verdict in (review.confirm, review.reopen):
        with pytest.raises(ValidationError, match="no longer in the text"):
            verdict(date, curator)
    review.reject(date, curator)
    assert report.dates.get(pk=date.pk).state == State.REJECTED


def test_a_decision_on_a_fact_that_has_been_read_anew_is_refused_and_leaves_no_ghost(report, curator):
    date = report.dates.first()
    reconcile(report, [])
    with pytest.raises(review.Gone, match="look at it again"):
        review.confirm(date, curator)
    assert not report.dates.exists()


def test_reopening_gives_back_what_the_rule_had_proposed(report, curator):
    event = report.events.get()
    review.edit(event, curator, action="ratification", date="1999-01-01")
    review.edit(event, curator, actor="Somebody")
    review.reopen(event, curator)
    kept = report.events.get()
    assert (kept.action, kept.date, kept.actor) == ("signature", "2024-06-19", "")
    assert kept.replaced == []


def test_reopening_after_a_reopening_was_taken_back_still_gives_back_the_proposal(report, curator):
    event = report.events.get()
    review.edit(event, curator, action="ratification")
    review.reopen(event, curator)
    review.undo(report, curator)
    assert report.events.get().action == "ratification"
    review.reopen(event, curator)
    assert report.events.get().action == "signature"


def test_a_clause_cannot_be_filed_under_another_treatys_article(report, curator):
    with pytest.raises(ValidationError, match="another treaty"):
        review.edit(report.clauses.get(), curator, provision=provision(treaty("Another")))


def test_what_an_extractor_wrote_too_long_does_not_stop_a_decision(report, curator):
    report.events.update(actor="x" * 201)
    review.confirm(report.events.get(), curator)
    assert report.events.get().state == State.CONFIRMED


def test_all_that_is_left_is_confirmed_with_one_click_and_taken_back_with_one(report, curator):
    review.reject(report.dates.first(), curator)
    left = sum(fact_set.count() for fact_set in (report.events, report.dates, report.treaty_mentions))
    number = review.confirm_all(report, curator)
    assert number >= left - 1
    assert report.dates.filter(state=State.CONFIRMED).count() == report.dates.count() - 1
    assert report.decisions.filter(batch__isnull=False).values("batch").distinct().count() == 1
    assert review.confirm_all(report, curator) == 0
    assert len(review.undo(report, curator)) == number
    assert not report.dates.filter(state=State.CONFIRMED).exists()
    assert report.dates.filter(state=State.REJECTED).count() == 1


def test_a_clause_of_two_treaties_at_once_is_not_confirmed_with_the_rest(report, curator):
    report.clauses.update(provision=provision(treaty("Another")))
    review.confirm_all(report, curator)
    assert report.clauses.get().state == State.PROPOSED


def test_a_fact_cannot_come_to_say_what_another_on_its_words_was_confirmed_to_say(report, curator):
    event = report.events.get()
    other = fact("event", report, "signed in Pyongyang", treaty=event.treaty, action="publication", date=event.date)
    review.confirm(event, curator)
    with pytest.raises(ValidationError, match="marked there already"):
        review.edit(other, curator, action="signature")


def test_the_same_is_not_vouched_for_twice_on_the_same_words(report, curator):
    event = report.events.get()
    twin = fact("event", report, event.exact, treaty=event.treaty, action=event.action, date="2025")
    review.edit(event, curator, date="2025")
    with pytest.raises(ValidationError, match="is marked there already"):
        review.confirm(twin, curator)
    review.confirm_all(report, curator)
    assert sorted(report.events.values_list("state", flat=True)) == [State.EDITED, State.PROPOSED]
    review.reject(twin, curator)
    assert sorted(report.events.values_list("state", flat=True)) == [State.EDITED, State.REJECTED]
