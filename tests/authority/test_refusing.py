"""What is no treaty: one answer for all that a rule took for it, for good, until it is taken back."""

import pytest
from django.contrib.auth import get_user_model

from archive import review, worklist
from archive.authority import CannotRefuse, make_known, refuse, refused_treaties, undo
from archive.extraction.findings import Event, Findings, Quote, Span, Topic, Treaty
from archive.history.authorities import of_authority
from archive.linking import Linking
from archive.models import Decision, Fact
from archive.reconciliation import reconcile
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "The border accord was signed; “no more”, said Ivy."


@pytest.fixture
def ada():
    return get_user_model().objects.create_user("ada")


def findings() -> Findings:
    """What rules make of the text: a treaty that is none, a step of it, and somebody's words."""
    quoted = Span(TEXT.index("no more"), TEXT.index("no more") + 7)
    return Findings(
        treaties=(Treaty("border accord", (Span(4, 17),), "r"),),
        events=(Event(Span(22, 28), 0, "signature", "r"),),
        quotes=(Quote(quoted, "statement", "r", speaker="Ivy", treaty=0),),
    )


def read(*_) -> tuple:
    """A report in which the rules have found that."""
    report = factories.report(TEXT)
    reconcile(report, Linking(report, findings()).facts())
    return report, report.treaty_mentions.get().treaty if report.treaty_mentions.exists() else None


def states(report) -> list[str]:
    return [fact.state for fact in (report.treaty_mentions.get(), report.events.get())]


def test_one_answer_rejects_all_that_names_it_in_every_report_and_keeps_what_was_said(ada):
    (one, noise), (other, _) = read(), read()
    change = refuse(noise, ada, note="a border is crossed")
    for report in (one, other):
        assert states(report) == ["rejected", "rejected"]
        assert report.statements.get().treaty is None
    assert (change.moved["facts"], change.moved["reports"]) == (6, 2)
    assert Decision.objects.filter(by=ada, note="a border is crossed").count() == 6
    assert of_authority(noise)[0].said == "said that “border accord” is no treaty, and 6 facts with it"


def test_it_is_asked_about_no_more_and_no_reading_brings_it_back(ada):
    report, noise = read()
    assert noise in worklist.unknown_treaties()
    refuse(noise, ada)
    assert noise not in worklist.unknown_treaties()
    reconcile(report, Linking(report, findings()).facts())
    assert states(report) == ["rejected", "rejected"]
    new, named = read()
    assert named is None
    assert not new.events.exists()
    assert new.statements.get().treaty is None


def test_it_is_taken_back_on_one_report_or_everywhere(ada):
    (one, noise), (other, _) = read(), read()
    change = refuse(noise, ada)
    review.undo(one, ada)
    assert (states(one), states(other)) == (["proposed"] * 2, ["rejected"] * 2)
    undo(change, ada)
    assert states(other) == ["proposed"] * 2
    assert other.statements.get().treaty == noise
    assert noise in worklist.unknown_treaties()


def test_what_was_decided_on_since_stays_when_it_is_taken_back(ada):
    report, noise = read()
    change = refuse(noise, ada)
    review.confirm(report.events.get(), ada)
    undo(change, ada)
    assert states(report) == ["proposed", "confirmed"]


def test_what_becomes_known_after_all_is_refused_no_more_and_what_is_known_cannot_be(ada):
    _, noise = read()
    refuse(noise, ada)
    make_known(noise, ada, name="Border Accord")
    assert not refused_treaties()
    assert read()[1] == noise
    with pytest.raises(CannotRefuse, match="is known"):
        refuse(noise, ada)


def test_what_was_deleted_while_a_text_was_searched_for_it_is_unknown():
    report = factories.report(TEXT)
    gone = Findings(
        treaties=(Treaty("border accord", (Span(4, 17),), "r", id="gone"),),
        topics=(Topic("gone", 1.0, (Span(4, 17),), "r"),),
    )
    facts = list(Linking(report, gone).facts())
    assert [type(fact)._meta.model_name for fact in facts] == ["treatymention"]
    assert not facts[0].treaty.vouched
    assert facts[0].state == Fact.State.PROPOSED
