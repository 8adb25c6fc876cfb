"""Taking back: exactly as it was, further and further, and never somebody else's decision."""

import pytest

from archive import review
from archive.models import FACTS, Decision, Fact, Report
from archive.reconciliation import reconcile
from tests.factories import person, treaty
from tests.review.rows import as_proposed, facts_of

State = Fact.State


def test_each_verdict_is_taken_back_to_what_was_before_and_then_the_one_before_it(report, curator):
    event, steps = report.events.get(), []
    for decide in (
        lambda: review.confirm(event, curator),
        lambda: review.edit(event, curator, action="ratification", date="2025"),
        lambda: review.reject(event, curator),
        lambda: review.reopen(event, curator),
        lambda: review.add(report, "date", 0, 6, curator, date="2024", kind="absolute"),
        lambda: review.confirm_all(report, curator),
    ):
        steps.append(facts_of(report))
        decide()
    for before in reversed(steps):
        review.undo(report, curator)
        assert facts_of(report) == before
    with pytest.raises(review.NothingToUndo, match="nothing of yours"):
        review.undo(report, curator)


def test_what_was_taken_back_stays_on_the_record(report, curator):
    decision = review.edit(report.events.get(), curator, place="Moscow")
    [undoing] = review.undo(report, curator)
    assert (undoing.action, undoing.undoes, undoing.by) == ("undo", decision, curator)
    assert (undoing.before["place"], undoing.after["place"]) == ("Moscow", "Pyongyang")
    assert Decision.objects.get(pk=decision.pk).is_undone


def test_what_comes_next_to_be_taken_back_is_told(report, curator):
    assert review.undoable(report, curator).decision is None
    first, second = review.confirm(report.dates.first(), curator), review.reject(report.events.get(), curator)
    assert review.undoable(report, curator).decision == second
    review.undo(report, curator)
    assert review.undoable(report, curator).decision == first


def test_only_ones_own_decisions_are_taken_back(report, curator, colleague):
    review.confirm(report.dates.first(), colleague)
    with pytest.raises(review.NothingToUndo):
        review.undo(report, curator)


def test_that_somebody_else_has_said_the_same_since_is_not_undone_with_it(report, curator, colleague):
    event = report.events.get()
    review.confirm(event, curator)
    review.confirm(event, colleague)
    with pytest.raises(review.Changed, match="decided on “signed in Pyongyang"):
        review.undo(report, curator)
    assert report.events.get().state == State.CONFIRMED
    review.undo(report, colleague)
    review.undo(report, curator)
    assert report.events.get().state == State.PROPOSED


def test_what_somebody_else_has_decided_on_since_is_not_undone_with_it(report, curator, colleague):
    event = report.events.get()
    review.confirm(event, curator)
    review.edit(event, colleague, place="Moscow")
    with pytest.raises(review.Changed, match="decided on “signed in Pyongyang"):
        review.undo(report, curator)
    assert report.events.get().place == "Moscow"


def test_what_somebody_else_has_decided_on_since_does_not_stand_before_what_is_older(report, curator, colleague):
    date, event = report.dates.first(), report.events.get()
    older, last = review.confirm(date, curator), review.confirm(event, curator)
    review.reject(event, colleague)
    offered = review.undoable(report, curator)
    assert (offered.decision, offered.passed_over) == (older, (last,))
    [undoing] = review.undo(report, curator)
    assert undoing.undoes == older
    assert report.dates.get(pk=date.pk).state == State.PROPOSED
    assert report.events.get().state == State.REJECTED
    assert review.undoable(report, curator).decision is None
    with pytest.raises(review.Changed, match="decided on “signed in Pyongyang"):
        review.undo(report, curator)


def test_what_is_offered_is_found_without_a_question_for_each_that_is_passed_over(
    report, curator, colleague, django_assert_max_num_queries
):
    older = review.reject(report.dates.first(), curator)
    review.confirm_all(report, curator)
    review.confirm_all(report, curator)
    for model in FACTS.values():
        for fact in model.objects.filter(report=report, state=State.CONFIRMED):
            review.reject(fact, colleague)
    with django_assert_max_num_queries(10):
        offered = review.undoable(report, curator)
    assert (offered.decision, len(offered.passed_over)) == (older, 1)


def test_an_older_correction_does_not_take_a_colleagues_back_that_happens_to_say_the_same(report, curator, colleague):
    review.correct(report, curator, title="One")
    review.correct(report, curator, title="Two")
    review.correct(report, colleague, title="One")
    with pytest.raises(review.Changed, match="corrected again since"):
        review.undo(report, curator)
    assert Report.objects.get(pk=report.pk).title == "One"


def test_of_many_taken_with_one_click_those_decided_on_since_stay(report, curator, colleague):
    number = review.confirm_all(report, curator)
    review.reject(report.events.get(), colleague)
    assert len(review.undo(report, curator)) == number - 1
    assert report.events.get().state == State.REJECTED
    assert not report.dates.exclude(state=State.PROPOSED).exists()
    with pytest.raises(review.NothingToUndo):
        review.undo(report, curator)


def test_a_fact_does_not_come_back_beside_one_that_was_put_on_its_words_since(report, curator, colleague):
    date = report.dates.get(exact="June 19, 2024")
    review.reject(date, curator)
    review.add(report, "date", date.start, date.end, colleague, date="2024-06", kind="absolute")
    with pytest.raises(review.Changed, match="stands on the same words"):
        review.undo(report, curator)
    assert report.dates.get(pk=date.pk).state == State.REJECTED


def test_a_fact_that_reading_again_has_moved_is_taken_back_where_it_stands_now(report, curator):
    date = report.dates.get(exact="June 19, 2024")
    review.edit(date, curator, date="2024-06-20")
    report.text = f"A line more.\n{report.text}"
    reconcile(report, [])
    review.undo(report, curator)
    kept = report.dates.get(pk=date.pk)
    assert (kept.date, kept.state, kept.start) == ("2024-06-19", State.PROPOSED, date.start + len("A line more.\n"))


def test_a_confirmation_taken_back_of_words_that_are_gone_leaves_nothing(report, curator):
    date = report.dates.first()
    review.confirm(date, curator)
    report.text = "Another text altogether."
    reconcile(report, [])
    [undoing] = review.undo(report, curator)
    assert not report.dates.filter(pk=date.pk).exists()
    assert undoing.before["exact"] == date.exact


def test_a_rejection_taken_back_of_words_that_are_gone_waits_for_a_person_again(report, curator):
    date = report.dates.first()
    review.confirm(date, curator)
    report.text = "Another text altogether."
    reconcile(report, [])
    review.reject(date, curator)
    review.undo(report, curator)
    kept = report.dates.get(pk=date.pk)
    assert (kept.state, kept.adrift) == (State.CONFIRMED, True)


def test_what_reading_again_has_replaced_since_is_not_brought_back(report, curator):
    date = report.dates.first()
    review.confirm(date, curator)
    review.reopen(date, curator)
    reconcile(report, [])
    with pytest.raises(review.Changed, match="read anew"):
        review.undo(report, curator)


def test_a_fact_whose_treaty_was_merged_since_is_taken_back_to_the_one_that_stands(report, curator):
    event = report.events.get()
    review.edit(event, curator, treaty=treaty("Elsewhere"), place="Moscow")
    gone, stands = event.treaty, treaty("The same by another name")
    gone.merged_into = stands
    gone.save()
    review.undo(report, curator)
    assert (report.events.get().treaty, report.events.get().place) == (stands, "Pyongyang")


def test_what_names_somebody_who_is_no_longer_there_is_not_taken_back(report, curator):
    signature, gone = report.signatures.get(), person("Gone Since")
    signature.person = gone
    signature.save()
    review.edit(signature, curator, person=report.statements.get().person)
    gone.delete()
    with pytest.raises(review.Changed, match="cannot be put back"):
        review.undo(report, curator)


def test_a_correction_of_the_report_is_taken_back_and_no_longer_held(report, curator):
    before = Report.objects.values().get(pk=report.pk)
    review.correct(report, curator, title="A better title", published="2024-11-07")
    review.correct(report, curator, title="A better title still")
    review.undo(report, curator)
    kept = Report.objects.get(pk=report.pk)
    assert (kept.title, kept.held) == (
        "A better title",
        ["published", "published_basis", "published_evidence", "title"],
    )
    review.undo(report, curator)
    assert Report.objects.values().get(pk=report.pk) | {"changed": None} == before | {"changed": None}


def test_publishing_is_not_taken_back_so(report, curator):
    review.withdraw(report, curator)
    review.publish(report, curator)
    assert review.undoable(report, curator).decision is None


def test_undoing_and_reading_again_go_together(report, curator):
    found = as_proposed(report)
    review.reject(report.dates.first(), curator)
    reconcile(report, found)
    review.undo(report, curator)
    reconcile(report, as_proposed(report))
    assert report.dates.standing().count() == 2
