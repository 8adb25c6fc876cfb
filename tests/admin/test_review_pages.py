"""The review page: what was found in a report, and a curator's word on each fact."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import FACTS, Decision, Fact, Provision, Report
from archive.reconciliation import reconcile
from tests.reports import EL_COMERCIO, INTERFAX, founding

pytestmark = pytest.mark.usefixtures("authority")


@pytest.fixture
def report():
    return founding(INTERFAX, publish=False)


def verdict(client, kind: str, fact: Fact, word: str):
    return client.post(reverse("admin:archive_verdict", args=[kind, fact.pk, word]))


@pytest.mark.parametrize("name", [INTERFAX, EL_COMERCIO])
def test_every_fact_is_there_with_its_words_and_three_answers(admin_client, name):
    report = founding(name, publish=False)
    page = admin_client.get(reverse("admin:archive_report_review", args=[report.pk])).content.decode()
    for kind, model in FACTS.items():
        for fact in model.objects.filter(report=report):
            assert f'id="{kind}-{fact.pk}"' in page
            for word in ("confirm", "reject"):
                assert reverse("admin:archive_verdict", args=[kind, fact.pk, word]) in page
            assert reverse("admin:archive_fact", args=[kind, fact.pk]) in page


def test_the_page_asks_the_database_no_more_often_for_more_facts(admin_client, report, django_assert_num_queries):
    page = reverse("admin:archive_report_review", args=[report.pk])
    with CaptureQueriesContext(connection) as few:
        admin_client.get(page, {"state": "rejected"})
    with django_assert_num_queries(len(few)):
        admin_client.get(page)


def test_facts_are_confirmed_rejected_and_reopened(admin_client, report):
    fact = report.dates.first()
    for word, state in (("confirm", "confirmed"), ("reject", "rejected"), ("reopen", "proposed")):
        answer = verdict(admin_client, "date", fact, word)
        assert answer.url.endswith(f"#date-{fact.pk}")
        assert report.dates.get(pk=fact.pk).state == state
    assert Decision.objects.filter(kind="date").count() == 3


def test_the_list_can_be_narrowed_to_what_is_still_open(admin_client, report):
    fact = report.dates.first()
    verdict(admin_client, "date", fact, "confirm")
    page = admin_client.get(
        reverse("admin:archive_report_review", args=[report.pk]), {"state": "proposed"}
    ).content.decode()
    assert f'id="date-{fact.pk}"' not in page
    assert 'id="event-' in page


def test_a_fact_is_mended_in_a_form(admin_client, report):
    fact = report.dates.first()
    address = reverse("admin:archive_fact", args=["date", fact.pk])
    assert fact.exact in admin_client.get(address).content.decode()
    admin_client.post(address, {"date": "2024-11-07", "kind": fact.kind, "note": "a slip"})
    mended = report.dates.get(pk=fact.pk)
    assert (mended.date, mended.state) == ("2024-11-07", "edited")
    assert Decision.objects.get(action="edit").before["date"] == fact.date


def test_a_form_with_a_wrong_date_says_why_and_changes_nothing(admin_client, report):
    fact = report.dates.first()
    answer = admin_client.post(
        reverse("admin:archive_fact", args=["date", fact.pk]), {"date": "soon", "kind": fact.kind}
    )
    assert "is no date in EDTF" in answer.content.decode()
    assert report.dates.get(pk=fact.pk).state == "proposed"


@pytest.mark.parametrize("kind", FACTS)
def test_every_kind_of_fact_has_its_form(admin_client, report, kind):
    fact = FACTS[kind].objects.filter(report=report).first()
    if fact is None:
        report = founding(EL_COMERCIO, publish=False)
        fact = FACTS[kind].objects.filter(report=report).first()
    assert admin_client.get(reverse("admin:archive_fact", args=[kind, fact.pk])).status_code == 200


def test_a_verdict_is_posted_never_fetched(admin_client, report):
    fact = report.dates.first()
    assert admin_client.get(reverse("admin:archive_verdict", args=["date", fact.pk, "reject"])).status_code == 405
    assert report.dates.get(pk=fact.pk).state == "proposed"


def test_a_correction_of_the_report_itself_is_a_decision(admin_client, report):
    page = reverse("admin:archive_report_change", args=[report.pk])
    fields = {
        "title": "A better title",
        "outlet": report.outlet_id or "",
        "author": "",
        "language": "en",
        "place": report.place,
        "source_url": "",
        "published": report.published,
    }
    admin_client.post(page, fields)
    assert Report.objects.get(pk=report.pk).title == "A better title"
    assert Decision.objects.get(kind="report", action="edit").before == {"title": report.title}


@pytest.mark.parametrize(("action", "status"), [("publish", "published"), ("withdraw", "withdrawn")])
def test_many_reports_at_once(admin_client, report, action, status):
    chosen = {"action": action, "_selected_action": [report.pk]}
    answer = admin_client.post("/admin/archive/report/", chosen, follow=True)
    assert status in answer.content.decode()
    assert Report.objects.get(pk=report.pk).status == status


def test_many_reports_are_read_again_at_once(admin_client, report):
    report.dates.all().delete()
    chosen = {"action": "extract_again", "_selected_action": [report.pk]}
    answer = admin_client.post("/admin/archive/report/", chosen, follow=True)
    assert "Reports read again: 1 of 1." in answer.content.decode()
    assert report.dates.exists()


def test_a_second_click_on_publish_does_not_withdraw(admin_client, report):
    for _ in range(2):
        admin_client.post(reverse("admin:archive_report_publish", args=[report.pk]))
    assert Report.objects.get(pk=report.pk).status == "published"
    admin_client.post(reverse("admin:archive_report_withdraw", args=[report.pk]))
    assert Report.objects.get(pk=report.pk).status == "withdrawn"


def test_saving_the_form_unchanged_decides_nothing(admin_client, report):
    fact = report.dates.first()
    admin_client.post(reverse("admin:archive_fact", args=["date", fact.pk]), {"date": fact.date, "kind": fact.kind})
    assert report.dates.get(pk=fact.pk).state == "proposed"
    assert not Decision.objects.exists()


def test_a_click_on_a_fact_that_is_gone_says_so(admin_client, report):
    address = reverse("admin:archive_verdict", args=["date", report.dates.first().pk, "confirm"])
    reconcile(report, [])
    assert admin_client.post(address).status_code == 404


def test_reports_whose_decisions_have_lost_their_words_can_be_listed(admin_client, report):
    founding(EL_COMERCIO, publish=False)
    verdict(admin_client, "date", report.dates.first(), "confirm")
    report.text = "Another text altogether."
    reconcile(report, [])
    page = admin_client.get("/admin/archive/report/", {"adrift": "yes"}).content.decode()
    assert "Federation Council" in page
    assert "North Korea guarantees" not in page


def test_a_provisions_address_cannot_be_changed(admin_client, authority):
    provision = Provision.objects.get(treaty__slug="nato-1949", label="Article 5")
    page = f"/admin/archive/provision/{provision.pk}/change/"
    assert 'name="slug"' not in admin_client.get(page).content.decode()


@pytest.mark.parametrize(
    "model", ["treaty", "state", "person", "body", "outlet", "topic", "provision", "decision", "upload", "report"]
)
def test_every_list_of_the_workbench_opens_and_can_be_searched(admin_client, report, model):
    assert admin_client.get(f"/admin/archive/{model}/").status_code == 200
    assert admin_client.get(f"/admin/archive/{model}/", {"q": "treaty"}).status_code == 200


def test_a_treaty_has_its_names_life_and_articles_on_one_page(admin_client, authority):
    from archive.models import Treaty

    page = admin_client.get(
        f"/admin/archive/treaty/{Treaty.objects.get(slug='dprk-rus-2024').pk}/change/"
    ).content.decode()
    for part in ("Article 16", "2024-11-06", "Pyongyang treaty"):
        assert part in page
