"""Reading a report again: its decisions are stronger than any later extraction."""

import pytest
from django.conf import settings
from django.db.models import ProtectedError

from archive import cells, rereading, review
from archive.authority import gazetteer
from archive.models import FACTS, Decision, Fact, Report, Topic, TopicMark
from archive.models.record import AppendOnly
from archive.reading import Unreadable
from archive.reconciliation import reconcile
from archive.rereading import extract_again, parcel_of, put, read_again
from archive.samples import forget_samples
from tests.factories import fact
from tests.reports import INTERFAX, founding
from tests.review.rows import as_proposed

State = Fact.State


@pytest.fixture
def founded(authority) -> Report:
    """A founding report, as its real file reads."""
    return founding(INTERFAX)


def test_decisions_of_each_sort_outlive_two_readings_of_the_real_file(founded, curator):
    dates, events = founded.dates.count(), founded.events.count()
    confirmed, rejected = founded.dates.first(), founded.events.exclude(action="approval").first()
    mended = founded.events.filter(action="approval").first()
    review.confirm(confirmed, curator)
    review.reject(rejected, curator)
    review.edit(mended, curator, action="ratification", note="the headline says so")
    review.correct(founded, curator, title="A better title")
    for _ in range(2):
        changes = read_again(Report.objects.get(pk=founded.pk))
        assert not changes
    assert founded.dates.get(pk=confirmed.pk).state == State.CONFIRMED
    assert founded.dates.count() == dates
    assert founded.events.get(pk=rejected.pk).state == State.REJECTED
    assert (founded.events.get(pk=mended.pk).action, founded.events.count()) == ("ratification", events)
    assert Report.objects.get(pk=founded.pk).title == "A better title"


def test_a_reading_that_changes_nothing_keeps_every_address_and_says_nothing(founded):
    before = {kind: list(model.objects.values_list("pk", flat=True)) for kind, model in FACTS.items()}
    assert not read_again(founded)
    assert {kind: list(model.objects.values_list("pk", flat=True)) for kind, model in FACTS.items()} == before
    assert not Decision.objects.filter(action="read-again").exists()


def test_the_stored_text_says_again_what_the_original_said(founded, curator):
    assert not extract_again(founded)
    warnings = Report.objects.get(pk=founded.pk).warnings
    Report.objects.filter(pk=founded.pk).update(warnings=["Mended in reading."])
    assert not extract_again(founded)
    assert Report.objects.get(pk=founded.pk).warnings == ["Mended in reading.", *warnings]


def test_what_was_corrected_while_the_original_was_read_is_counted_from(founded, curator):
    review.correct(founded, curator, published="")
    [read] = cells.examine(parcel_of(founded), gazetteer(), settings.READING_LIMITS)
    review.correct(founded, curator, published="2023-11-06", language="ru")
    put(founded, read)
    assert all(date.date.startswith("2023") for date in founded.dates.filter(kind="relative"))
    after = Report.objects.get(pk=founded.pk)
    assert (after.published, after.language) == ("2023-11-06", "ru")
    assert not extract_again(founded)


def test_a_text_too_long_to_wait_for_is_left_as_it_is(report, monkeypatch):
    monkeypatch.setattr(rereading, "AT_ONCE", 10)
    with pytest.raises(Unreadable, match="extract --stored"):
        extract_again(report)
    assert report.dates.count() == 2


def test_a_report_goes_with_its_decisions_only_when_they_are_forgotten_by_name(report, curator):
    review.confirm(report.dates.first(), curator)
    review.undo(report, curator)
    with pytest.raises(ProtectedError):
        report.delete()
    with pytest.raises(AppendOnly):
        Decision.objects.filter(report=report).delete()
    Report.objects.filter(pk=report.pk).update(sample=True)
    assert forget_samples() == 1  # which forgets them by name
    assert not Decision.objects.exists()


def test_a_reading_that_changes_something_says_what_and_is_on_the_record(founded, curator):
    kept = founded.dates.count()
    founded.dates.first().delete()
    stray = fact("topic", founded, founded.text[:6], topic=Topic.objects.first())
    Report.objects.filter(pk=founded.pk).update(extractor="an older one", author="Somebody")
    changes = read_again(founded, by=curator)
    assert changes
    assert changes.kinds["date"].counts() == {"gained": 1, "kept": kept - 1}
    assert changes.kinds["topic"].said == [f"− topic mark “{stray.exact}”"]
    decision = Decision.objects.get(action="read-again")
    assert (decision.kind, decision.by, decision.before["extractor"]) == ("report", curator, "an older one")
    assert decision.after["facts"]["date"] == {"gained": 1, "kept": kept - 1}
    assert (decision.before["author"], decision.after["author"]) == ("Somebody", "")
    assert review.undoable(founded, curator).decision is None


def test_a_decided_fact_moves_with_its_words(report, curator):
    date = report.dates.first()
    review.confirm(date, curator)
    report.text = f"A line that was not there before.\n\n{report.text}"
    tally = reconcile(report, [])["date"]
    moved = report.dates.get()
    assert report.text[moved.start : moved.end] == date.exact
    assert (moved.adrift, tally.moved, tally.lost) == (False, 1, 1)


def test_what_is_proposed_again_further_on_keeps_its_address(report):
    before = {fact.pk: fact.exact for fact in report.dates.all()}
    shift = "A line that was not there before.\n\n"
    candidates = as_proposed(report)
    for candidate in candidates:
        candidate.start, candidate.end = candidate.start + len(shift), candidate.end + len(shift)
    report.text = shift + report.text
    tally = reconcile(report, candidates)["date"]
    assert {fact.pk: report.text[fact.start : fact.end] for fact in report.dates.all()} == before
    assert (tally.moved, tally.gained, tally.lost) == (2, 0, 0)


def test_a_decided_fact_whose_words_are_gone_waits_for_a_person_and_comes_back_with_them(report, curator):
    date, text = report.dates.first(), report.text
    review.confirm(date, curator)
    report.text = "Another text altogether."
    assert reconcile(report, [])["date"].adrift == 1
    assert report.dates.get(pk=date.pk).adrift
    assert not report.dates.standing().exists()
    report.text = f"{text} And more."
    assert reconcile(report, [])["date"].found_again == 1
    assert list(report.dates.standing()) == [date]


def test_an_orphan_does_not_come_back_onto_words_that_were_decided_on_meanwhile(report, curator):
    date, text = report.dates.get(exact="on Wednesday"), report.text
    review.confirm(date, curator)
    report.text = "They met on Wednesday and parted."
    reconcile(report, [])
    meanwhile = fact("date", report, "Wednesday", date="2024-11-06", kind="relative")
    review.confirm(meanwhile, curator)
    report.text = f"They met on Wednesday and parted. {text.replace('on Wednesday', 'then')}"
    reconcile(report, [])
    assert {fact.pk: fact.adrift for fact in report.dates.all()} == {date.pk: True, meanwhile.pk: False}


def test_two_topics_on_the_same_words_are_decided_one_by_one(report, curator, authority):
    topics = Topic.objects.filter(parent__isnull=False)[:2]

    def marks() -> list[TopicMark]:
        words = {"start": 0, "end": 5, "exact": report.text[:5]}
        return [TopicMark(report=report, topic=topic, rule="r", score=1, **words) for topic in topics]

    reconcile(report, marks())
    review.reject(report.topic_marks.get(topic=topics[0]), curator)
    reconcile(report, marks())
    assert [mark.state for mark in report.topic_marks.order_by("pk")] == [State.REJECTED, State.PROPOSED]


def test_a_claim_that_an_edit_replaced_does_not_return_beside_it_even_when_both_are_found(report, curator):
    found = as_proposed(report)
    event = report.events.get()
    review.edit(event, curator, date="2024-06-20")
    reconcile(report, found)
    assert report.events.get().date == "2024-06-20"
