"""The review screen: what was found in a report, and a curator's word on each fact."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive import review
from archive.models import FACTS, Decision, Fact, Report, Treaty, UploadItem
from archive.reconciliation import reconcile
from tests import factories
from tests.reports import EL_COMERCIO, INTERFAX, founding, send

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


@pytest.fixture
def report():
    """A draft that has a fact of every kind."""
    return factories.full_report(status="draft")


def address(report: Report) -> str:
    return reverse("admin:archive_report_review", args=[report.pk])


def screen(client, report: Report, **query) -> str:
    return client.get(address(report), query).content.decode()


def verdict(client, kind: str, fact: Fact, word: str, said=None, **more):
    return client.post(reverse("admin:archive_verdict", args=[kind, fact.pk, word]), said, **more)


@pytest.mark.usefixtures("authority")
@pytest.mark.parametrize("name", [INTERFAX, EL_COMERCIO])
def test_every_fact_is_there_with_its_words_and_three_answers(admin_client, name):
    report = founding(name, publish=False)
    page = screen(admin_client, report)
    for kind, model in FACTS.items():
        for fact in model.objects.filter(report=report):
            assert f'id="fact-{kind}-{fact.pk}"' in page
            assert f'id="f-{kind}-{fact.pk}"' in page
            for word in ("confirm", "reject"):
                assert reverse("admin:archive_verdict", args=[kind, fact.pk, word]) in page
            assert reverse("admin:archive_fact", args=[kind, fact.pk]) in page


def test_the_page_asks_the_database_no_more_often_for_more_facts(admin_client, report, django_assert_num_queries):
    admin_client.get(address(report))
    with CaptureQueriesContext(connection) as few:
        admin_client.get(address(report))
    for number in range(20):
        treaty = factories.treaty(f"Treaty {number}")
        factories.fact("treaty", report, "the treaty", treaty=treaty)
        factories.fact("signature", report, "signed", treaty=treaty, person=factories.person(f"Person {number}"))
        factories.fact("relation", report, "expires", origin=treaty, target=factories.treaty("Other"))
        factories.fact("topic", report, "Pyongyang", topic=factories.topic(f"Topic {number}"))
    with django_assert_num_queries(len(few)):
        admin_client.get(address(report))


def test_facts_are_confirmed_rejected_and_reopened(admin_client, report):
    fact = report.dates.first()
    for word, state in (("confirm", "confirmed"), ("reject", "rejected"), ("reopen", "proposed")):
        answer = verdict(admin_client, "date", fact, word)
        assert answer.url == f"{address(report)}#fact-date-{fact.pk}"
        assert report.dates.get(pk=fact.pk).state == state
    assert Decision.objects.filter(kind="date").count() == 3


def test_a_script_is_told_the_sentence_the_fact_and_how_many_are_left(admin_client, report):
    fact = report.dates.first()
    left = sum(model.objects.filter(report=report).count() for model in FACTS.values()) - 1
    said = verdict(admin_client, "date", fact, "confirm", headers=JSON).json()
    assert said["message"] == f"Confirmed: “{fact.exact}”. {left} left."
    assert (said["left"], said["state"], said["fact"]) == (left, "confirmed", f"date-{fact.pk}")
    assert said["undo"] == f"confirmed “{fact.exact}”"
    assert f'id="fact-date-{fact.pk}"' in said["html"]


def test_a_script_is_told_why_nothing_was_changed(admin_client, report):
    fact = report.dates.first()
    report.dates.filter(pk=fact.pk).update(adrift=True, state="confirmed")
    answer = verdict(admin_client, "date", fact, "confirm", headers=JSON)
    assert answer.status_code == 409
    assert answer.json() == {"message": "The words of this fact are no longer in the text; it can only be rejected."}
    assert not Decision.objects.exists()


def test_what_cannot_be_taken_back_any_more_is_told_beside_what_can(admin_client, django_user_model, report):
    date, event = report.dates.first(), report.events.get()
    verdict(admin_client, "date", date, "confirm")
    verdict(admin_client, "event", event, "reject")
    review.confirm(event, django_user_model.objects.create_user("grace"))
    page = screen(admin_client, report)
    assert f">Undo: confirmed “{date.exact}”<" in page
    sentence = f"Something else has been decided since, so that this stays: rejected “{event.exact}”."
    assert sentence in page
    said = admin_client.post(reverse("admin:archive_report_undo", args=[report.pk]), headers=JSON).json()
    assert (said["undo"], said["passed_over"]) == ("", sentence)


def test_the_list_can_be_narrowed_by_kind_state_and_doubt(admin_client, report):
    fact, other = report.dates.all()
    verdict(admin_client, "date", fact, "confirm")
    report.topic_marks.update(confidence=0.5)
    for query, there, away in (
        ({"state": "proposed"}, f"date-{other.pk}", f"date-{fact.pk}"),
        ({"state": "confirmed"}, f"date-{fact.pk}", f"date-{other.pk}"),
        ({"kind": "event"}, f"event-{report.events.get().pk}", f"date-{fact.pk}"),
        ({"unsure": "on"}, f"topic-{report.topic_marks.get().pk}", f"date-{fact.pk}"),
    ):
        page = screen(admin_client, report, **query)
        assert f'id="fact-{there}"' in page
        assert f'id="fact-{away}"' not in page
    assert "No facts of this sort." in screen(admin_client, report, adrift="on")


def test_a_fact_whose_words_are_gone_is_listed_and_not_marked(admin_client, report):
    fact = report.dates.first()
    report.dates.filter(pk=fact.pk).update(adrift=True, state="confirmed")
    page = screen(admin_client, report)
    assert "its words are gone from the text" in page
    assert f'id="f-date-{fact.pk}"' not in page
    assert reverse("admin:archive_verdict", args=["date", fact.pk, "confirm"]) not in page


def test_after_a_verdict_one_comes_back_to_where_one_was_and_nowhere_else(admin_client, report):
    fact = report.dates.first()
    for given, back in (
        ("/admin/archive/report/?q=a", "/admin/archive/report/?q=a"),
        (f"{address(report)}?state=proposed", f"{address(report)}?state=proposed#fact-date-{fact.pk}"),
        ("https://example.org/", f"{address(report)}#fact-date-{fact.pk}"),
        ("//example.org/", f"{address(report)}#fact-date-{fact.pk}"),
    ):
        assert verdict(admin_client, "date", fact, "confirm", {"next": given}).url == back


def test_all_that_is_left_is_confirmed_at_once_and_taken_back_at_once(admin_client, report):
    verdict(admin_client, "topic", report.topic_marks.get(), "reject")
    said = admin_client.post(reverse("admin:archive_report_confirm_all", args=[report.pk]), headers=JSON).json()
    assert said["message"] == "Confirmed: 11 facts. 0 left."
    assert said["undo"] == "confirmed 11 facts"
    assert ">Undo: confirmed 11 facts<" in screen(admin_client, report)
    undo = reverse("admin:archive_report_undo", args=[report.pk])
    assert admin_client.post(undo, headers=JSON).json()["message"] == "Taken back: confirmed 11 facts. 11 left."
    assert admin_client.post(undo).url == f"{address(report)}#fact-topic-{report.topic_marks.get().pk}"
    assert "There is nothing of yours left to take back" in admin_client.post(undo, headers=JSON).json()["message"]
    assert "There is nothing of yours" in admin_client.post(undo, follow=True).content.decode()
    everyone = admin_client.post(reverse("admin:archive_report_confirm_all", args=[report.pk]), headers=JSON).json()
    assert everyone["left"] == 0
    again = admin_client.post(reverse("admin:archive_report_confirm_all", args=[report.pk]), follow=True)
    assert "Nothing was left to confirm." in again.content.decode()


def test_a_verdict_falls_on_the_fact_that_the_page_showed_and_on_no_other(admin_client, admin_user, report):
    fact = report.dates.first()
    address = reverse("admin:archive_verdict", args=["date", fact.pk, "confirm"])
    shown = re.search(rf'{address}\?seen=(\w+)"', screen(admin_client, report))[0].rstrip('"')
    review.edit(fact, admin_user, date="2001")
    answer = admin_client.post(shown, headers=JSON)
    assert answer.status_code == 409
    assert "was changed while the page stood open. It is edited now." in answer.json()["message"]
    assert admin_client.post(re.search(rf"{address}\?seen=\w+", screen(admin_client, report))[0]).status_code == 302
    assert [one.action for one in Decision.objects.order_by("pk")] == ["edit", "confirm"]


def test_a_verdict_is_posted_never_fetched(admin_client, report):
    fact = report.dates.first()
    assert admin_client.get(reverse("admin:archive_verdict", args=["date", fact.pk, "reject"])).status_code == 405
    for name in ("publish", "withdraw", "about", "confirm_all", "undo"):
        assert admin_client.get(reverse(f"admin:archive_report_{name}", args=[report.pk])).status_code == 405
    assert report.dates.get(pk=fact.pk).state == "proposed"


def test_who_may_only_send_files_decides_nothing(client, django_user_model, report):
    sender = django_user_model.objects.create_user("grace", is_staff=True)
    sender.user_permissions.add(*Permission.objects.filter(codename__in=["add_upload", "view_upload", "view_report"]))
    client.force_login(sender)
    fact = report.dates.first()
    assert client.get(address(report)).status_code == 403
    assert client.get(reverse("admin:archive_fact", args=["date", fact.pk])).status_code == 403
    assert client.get(reverse("admin:archive_report_add_fact", args=[report.pk])).status_code == 403
    assert verdict(client, "date", fact, "confirm").status_code == 403
    for name in ("publish", "withdraw", "about", "confirm_all", "undo"):
        assert client.post(reverse(f"admin:archive_report_{name}", args=[report.pk])).status_code == 403
    assert not Decision.objects.exists()


def test_an_unknown_kind_or_verdict_is_not_found(admin_client, report):
    fact = report.dates.first()
    assert admin_client.get(f"/admin/archive/report/fact/nonsense/{fact.pk}/").status_code == 404
    assert admin_client.post(f"/admin/archive/report/fact/date/{fact.pk}/nonsense/").status_code == 404


def test_a_click_on_a_fact_that_is_gone_says_so(admin_client, report):
    gone = reverse("admin:archive_verdict", args=["date", report.dates.first().pk, "confirm"])
    reconcile(report, [])
    assert admin_client.post(gone).status_code == 404


def about(report: Report, **said) -> dict:
    names = ("title", "author", "language", "place", "source_url", "published")
    return {"outlet": report.outlet_id or "", **{name: getattr(report, name) for name in names}, **said}


def test_what_is_said_of_the_report_is_corrected_on_the_page(admin_client, report):
    page = reverse("admin:archive_report_about", args=[report.pk])
    admin_client.post(page, about(report, title="A better title", published="2024-11-07", note="seen in print"))
    kept = Report.objects.get(pk=report.pk)
    assert (kept.title, kept.published, kept.published_basis) == ("A better title", "2024-11-07", "curator")
    decision = Decision.objects.get(kind="report", action="edit")
    assert decision.note == "seen in print"
    assert decision.before["title"] == report.title


def test_a_correction_does_not_write_over_what_was_corrected_while_the_page_stood_open(
    admin_client, admin_user, report
):
    opened = re.search(r'name="seen" value="(\w+)"', screen(admin_client, report))[1]
    stale = about(report, author="B. Nan", seen=opened)
    review.correct(report, admin_user, title="A better title")
    page = reverse("admin:archive_report_about", args=[report.pk])
    answer = admin_client.post(page, stale).content.decode()
    assert "It says now: Title: “A better title”; Author: nothing." in answer
    assert Report.objects.get(pk=report.pk).title == "A better title"


@pytest.mark.usefixtures("authority")
def test_the_dates_that_count_from_a_corrected_day_are_found_right_then_and_gone_when_it_is_taken_back(admin_client):
    text = b"The treaty was signed in Pyongyang on Monday, and the Federation Council approved it at once."
    report = send(text).report
    assert not report.dates.exists()
    report.refresh_from_db()
    page = reverse("admin:archive_report_about", args=[report.pk])
    answer = admin_client.post(page, about(report, published="2024-06-19"), follow=True).content.decode()
    assert "is saved. Its text was gone through again: 1 date mention found" in answer
    assert report.dates.get().date == "2024-06-17"
    again = reverse("admin:archive_report_read_again", args=[report.pk])
    assert "nothing is found otherwise" in admin_client.post(again, follow=True).content.decode()
    undo = reverse("admin:archive_report_undo", args=[report.pk])
    assert "1 date mention gone" in admin_client.post(undo, headers=JSON).json()["message"]
    assert not report.dates.exists()
    report.refresh_from_db()
    said = admin_client.post(page, about(report, title="Another"), follow=True).content.decode()
    assert "is saved.</li>" in said


def test_a_wrong_correction_is_answered_beside_its_field_and_keeps_the_rest(admin_client, report):
    page = reverse("admin:archive_report_about", args=[report.pk])
    answer = admin_client.post(page, about(report, title="A better title", published="soon")).content.decode()
    assert "is no date in EDTF" in answer
    assert "A better title" in answer
    assert Report.objects.get(pk=report.pk).title == report.title


@pytest.mark.usefixtures("authority")
def test_a_draft_has_its_description_open_where_something_is_missing_and_says_how_it_came(admin_client):
    item = UploadItem.objects.get(report=founding(INTERFAX, publish=False))
    Report.objects.update(outlet=None, published="")
    page = screen(admin_client, item.report)
    assert '<details class="review-fold" id="about" open>' in page
    assert "no outlet, no publication date" in page
    assert item.upload.get_absolute_url() in page
    assert item.name in page
    Report.objects.update(status="published")
    assert '<details class="review-fold" id="about">' in screen(admin_client, item.report)
    Report.objects.update(status="draft", outlet=factories.outlet(), published="2024")
    page = screen(admin_client, item.report)
    assert '<details class="review-fold" id="about">' in page
    assert '<span class="missing">' not in page


def test_a_report_with_nearly_the_same_words_is_named(admin_client, report):
    before = factories.report("Another.", title="What came before")
    Report.objects.filter(pk=report.pk).update(resembles=before)
    page = screen(admin_client, report)
    assert "Nearly the same words as" in page
    assert address(before) in page


def test_a_second_click_on_publish_does_not_withdraw(admin_client, report):
    for _ in range(2):
        admin_client.post(reverse("admin:archive_report_publish", args=[report.pk]))
    assert Report.objects.get(pk=report.pk).status == "published"
    admin_client.post(reverse("admin:archive_report_withdraw", args=[report.pk]))
    assert Report.objects.get(pk=report.pk).status == "withdrawn"


def test_publishing_can_lead_to_the_next_draft_until_none_is_left(admin_client, report):
    other = factories.report("Another.", status="draft")
    for draft, onwards in ((report, address(other)), (other, reverse("admin:archive_report_changelist"))):
        publish = reverse("admin:archive_report_publish", args=[draft.pk])
        assert admin_client.post(publish, {"then": "next"}).url == onwards
    assert set(Report.objects.values_list("status", flat=True)) == {"published"}


def test_a_treaty_that_nobody_vouched_for_can_be_settled_from_here(admin_client, report):
    settle = reverse("admin:archive_treaty_settle", args=[report.events.get().treaty_id])
    assert settle not in screen(admin_client, report)
    Treaty.objects.filter(pk=report.events.get().treaty_id).update(vouched=False)
    assert settle in screen(admin_client, report)


def test_what_a_report_says_is_text_on_this_screen_too(admin_client):
    hostile = "<script>alert(1)</script> \"quoted\" 'and' & more"
    report = factories.report(hostile, title=hostile, author=hostile)
    factories.fact("date", report, hostile)
    page = screen(admin_client, report)
    assert "<script>alert" not in page
    said = verdict(admin_client, "date", report.dates.get(), "confirm", headers=JSON).json()
    assert "<script>" not in said["html"]
    review.reject(report.dates.get(), report.decisions.get().by)
    assert "<script>alert" not in screen(admin_client, report)
