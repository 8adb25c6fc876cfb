"""Decisions and merged authorities: what was said of the one that is gone is said of the one that stands."""

from archive import authority, review
from archive.models import Fact
from archive.reconciliation import reconcile
from tests.factories import treaty
from tests.review.rows import as_proposed

State = Fact.State


def test_what_was_rejected_of_a_treaty_merged_since_does_not_come_back_of_the_one_that_stands(report, curator):
    found = as_proposed(report)
    event, stands = report.events.get(), treaty("Its proper name")
    review.reject(event, curator)
    authority.merge(event.treaty, stands, curator)
    for candidate in found:
        if getattr(candidate, "treaty_id", None) == event.treaty_id:
            candidate.treaty, candidate.provision = stands, None
    reconcile(report, found)
    assert [(kept.treaty, kept.state) for kept in report.events.all()] == [(stands, State.REJECTED)]


def test_what_an_edit_replaced_does_not_return_by_the_name_that_stands(report, curator):
    found = as_proposed(report)
    event, wrong, stands = report.events.get(), report.events.get().treaty, treaty("Its proper name")
    review.edit(event, curator, treaty=treaty("Another altogether"))
    authority.merge(wrong, stands, curator)
    for candidate in found:
        if getattr(candidate, "treaty_id", None) == wrong.pk:
            candidate.treaty, candidate.provision = stands, None
    reconcile(report, found)
    assert [kept.treaty.name for kept in report.events.all()] == ["Another altogether"]


def test_an_edit_is_taken_back_to_the_one_that_stands_and_after_the_merging_is_undone_to_the_one_that_was(
    report, curator
):
    event, stands = report.events.get(), treaty("Its proper name")
    review.edit(event, curator, treaty=treaty("Another altogether"))
    change = authority.merge(event.treaty, stands, curator)
    [undoing] = review.undo(report, curator)
    assert report.events.get().treaty == stands
    assert undoing.undoes.before["treaty_id"] == event.treaty_id
    review.edit(report.events.get(), curator, place="Moscow")
    authority.unmerge(change, curator)
    review.undo(report, curator)
    assert report.events.get().place == "Pyongyang"


def test_a_clause_is_taken_back_to_the_same_article_of_the_treaty_that_stands(report, curator):
    clause, stands = report.clauses.get(), treaty("Its proper name")
    review.edit(clause, curator, provision=None, speaker="Somebody")
    authority.merge(clause.treaty, stands, curator)
    review.undo(report, curator)
    kept = report.clauses.get()
    assert (kept.treaty, kept.provision.label, kept.provision.treaty) == (stands, "Article 4", stands)
