"""The forms of facts: one that is edited, and one that extraction missed."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse

from archive import review
from archive.models import FACTS, Decision, Report, Treaty
from tests import factories

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


@pytest.fixture
def report():
    """A draft that has a fact of every kind."""
    return factories.full_report(status="draft")


@pytest.fixture
def curator():
    """Somebody else."""
    return get_user_model().objects.create_superuser("grace")


def test_a_fact_is_edited_in_a_form(admin_client, report):
    fact = report.dates.first()
    page = reverse("admin:archive_fact", args=["date", fact.pk])
    assert fact.exact in admin_client.get(page).content.decode()
    admin_client.post(page, {"date": "2024-11-07", "kind": fact.kind, "note": "a slip"})
    edited = report.dates.get(pk=fact.pk)
    assert (edited.date, edited.state) == ("2024-11-07", "edited")
    decision = Decision.objects.get(action="edit")
    assert (decision.before["date"], decision.note) == (fact.date, "a slip")


def test_the_form_alone_is_given_to_a_script(admin_client, report):
    fact = report.dates.first()
    page = reverse("admin:archive_fact", args=["date", fact.pk])
    html = admin_client.get(page, headers=JSON).json()["html"]
    assert html.startswith("<form")
    wrong = admin_client.post(page, {"date": "soon", "kind": fact.kind}, headers=JSON)
    assert wrong.status_code == 422
    assert "is no date in EDTF" in wrong.json()["html"]
    said = admin_client.post(page, {"date": "2024-11-07", "kind": fact.kind}, headers=JSON).json()
    assert said["state"] == "edited"


def test_a_form_with_a_wrong_date_says_why_and_keeps_what_was_typed(admin_client, report):
    fact = report.dates.first()
    answer = admin_client.post(
        reverse("admin:archive_fact", args=["date", fact.pk]), {"date": "soon", "kind": fact.kind, "note": "because"}
    ).content.decode()
    assert "is no date in EDTF" in answer
    assert "because" in answer
    assert report.dates.get(pk=fact.pk).state == "proposed"


@pytest.mark.parametrize("kind", FACTS)
def test_every_kind_of_fact_has_its_form_and_can_be_added(admin_client, report, kind):
    fact = FACTS[kind].objects.filter(report=report).first()
    assert admin_client.get(reverse("admin:archive_fact", args=[kind, fact.pk])).status_code == 200
    add = reverse("admin:archive_report_add_fact", args=[report.pk])
    form = admin_client.get(add, {"add": kind, "words": "MOSCOW"})
    assert form.status_code == 200
    assert "<mark>MOSCOW</mark>" in form.content.decode()


def test_the_choices_begin_with_what_the_report_names_and_leave_out_what_was_merged(admin_client, report):
    elsewhere, gone = factories.treaty("Elsewhere"), factories.treaty("Merged away")
    Treaty.objects.filter(pk=gone.pk).update(merged_into=elsewhere)
    fact = report.events.get()
    page = admin_client.get(reverse("admin:archive_fact", args=["event", fact.pk])).content.decode()
    here, others = page.index("In this report"), page.index("All others")
    assert here < page.index(">Treaty of 2024<") < others < page.index(">Elsewhere<")
    assert "Merged away" not in page


def test_only_the_articles_of_the_chosen_treaty_are_offered(admin_client, report):
    other = factories.treaty("Another")
    factories.provision(other, "Article 77")
    page = reverse("admin:archive_fact", args=["clause", report.clauses.get().pk])
    assert "Article 77" not in admin_client.get(page).content.decode()
    assert "Article 77" in admin_client.get(page, {"treaty": other.pk}, headers=JSON).json()["html"]
    said = {"treaty": other.pk, "provision": report.clauses.get().provision_id, "basis": "curator"}
    wrong = admin_client.post(page, said).content.decode()
    assert "is of another treaty" in wrong
    assert "Article 77" in wrong


def test_a_fact_that_was_missed_is_added_on_its_words(admin_client, report):
    add = reverse("admin:archive_report_add_fact", args=[report.pk])
    screen = reverse("admin:archive_report_review", args=[report.pk])
    form = admin_client.get(add, {"add": "event", "words": "treaty", "occurrence": 2}).content.decode()
    start = report.text.index("treaty", report.text.index("treaty") + 1)
    assert f'name="start" value="{start}"' in form
    said = {"add": "event", "start": start, "end": start + 6, "action": "ratification", "treaty": "", "date": "2024"}
    answer = admin_client.post(add, said)
    added = report.events.get(action="ratification")
    assert (added.start, added.exact, added.rule, added.state) == (start, "treaty", "curator", "confirmed")
    assert answer.url == f"{screen}#fact-event-{added.pk}"
    assert Decision.objects.get().action == "add"
    assert "marked by a curator" in admin_client.get(screen).content.decode()


def test_a_topic_is_marked_without_a_number_being_asked_for(admin_client, report):
    add, topic = reverse("admin:archive_report_add_fact", args=[report.pk]), factories.topic("Sanctions")
    assert 'name="score"' not in admin_client.get(add, {"add": "topic", "words": "MOSCOW"}).content.decode()
    admin_client.post(add, {"add": "topic", "words": "MOSCOW", "topic": topic.pk})
    assert report.topic_marks.get(topic=topic).score == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"words": "not there"}, "The text does not have these words."),
        ({"words": "MOSCOW", "occurrence": 2}, "The text has these words 1 times, not 2 times."),
        ({"words": ""}, "Which words?"),
        ({"start": 5, "end": 99999}, "These words lie outside the text."),
        ({"add": "nonsense", "words": "MOSCOW"}, "Select a valid choice."),
    ],
)
def test_words_that_are_not_in_the_text_cannot_be_made_a_fact(admin_client, report, said, sentence):
    add = reverse("admin:archive_report_add_fact", args=[report.pk])
    assert sentence in admin_client.get(add, {"add": "date", **said}).content.decode()
    answer = admin_client.get(add, {"add": "date", **said}, headers=JSON)
    assert answer.status_code == 422
    assert sentence in answer.json()["message"]


def test_what_stands_on_the_words_already_is_said(admin_client, report):
    fact = report.dates.last()
    said = {"add": "date", "start": fact.start, "end": fact.end, "date": "2024-06-20", "kind": "absolute"}
    answer = admin_client.post(reverse("admin:archive_report_add_fact", args=[report.pk]), said)
    assert "Mend or reject that one first." in answer.content.decode()
    assert report.dates.count() == 2


def test_saving_the_form_unchanged_decides_nothing(admin_client, report):
    fact = report.dates.first()
    admin_client.post(reverse("admin:archive_fact", args=["date", fact.pk]), {"date": fact.date, "kind": fact.kind})
    assert report.dates.get(pk=fact.pk).state == "proposed"
    assert not Decision.objects.exists()


def seen(page: str) -> str:
    """How the row stood when the page was made, as its form sends it along."""
    return re.search(r'name="seen" value="(\w+)"', page)[1]


def test_what_was_decided_while_a_form_stood_open_is_not_written_over_unseen(admin_client, report, curator):
    fact = report.dates.first()
    page = reverse("admin:archive_fact", args=["date", fact.pk])
    opened = seen(admin_client.get(page, headers=JSON).json()["html"])
    review.edit(fact, curator, date="2001")
    said = {"date": fact.date, "kind": "relative", "seen": opened}
    refused = admin_client.post(page, said, headers=JSON)
    assert refused.status_code == 422
    assert "changed while the page stood open" in refused.json()["html"]
    assert "Date: “2001”" in refused.json()["html"]
    assert report.dates.get(pk=fact.pk).date == "2001"
    again = admin_client.post(page, said | {"seen": seen(refused.json()["html"])}, headers=JSON)
    assert again.status_code == 200
    assert report.dates.get(pk=fact.pk).date == fact.date


def test_a_fact_that_was_rejected_while_its_form_stood_open_is_not_brought_back_unseen(admin_client, report, curator):
    fact = report.dates.first()
    page = reverse("admin:archive_fact", args=["date", fact.pk])
    opened = seen(admin_client.get(page).content.decode())
    review.reject(fact, curator)
    admin_client.post(page, {"date": "2001", "kind": fact.kind, "seen": opened})
    assert report.dates.get(pk=fact.pk).state == "rejected"


def test_words_that_were_marked_in_another_text_are_refused(admin_client, report):
    add = reverse("admin:archive_report_add_fact", args=[report.pk])
    place = {"add": "date", "start": 0, "end": 6}
    form = admin_client.get(add, {"add": "date", "words": "MOSCOW"}).content.decode()
    assert f'name="text_sha256" value="{report.text_sha256}"' in form
    said = place | {"text_sha256": report.text_sha256, "date": "2024", "kind": "absolute"}
    Report.objects.filter(pk=report.pk).update(text=f"Late. {report.text}", text_sha256="f" * 64)
    for answer in (admin_client.get(add, said, headers=JSON), admin_client.post(add, said, headers=JSON)):
        assert answer.status_code == 422
        assert "read again since this page was opened" in answer.json()["message"]
    assert "read again since this page was opened" in admin_client.post(add, said).content.decode()
    assert not report.dates.filter(rule="curator").exists()
    with pytest.raises(ValidationError, match="read again since"):  # and not between the form and the fact either
        review.add(report, "date", 0, 6, get_user_model().objects.get(), date="2024", kind="absolute")
