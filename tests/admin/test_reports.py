"""The list of reports in the workbench, and what can be done with many at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import Decision, Provision, Report, Treaty
from archive.reconciliation import reconcile
from tests import factories
from tests.reports import INTERFAX, founding

pytestmark = pytest.mark.usefixtures("authority")

LIST = "/admin/archive/report/"


def test_each_report_leads_to_its_review_and_says_how_much_is_left(admin_client):
    report = factories.full_report(status="draft")
    report.dates.update(state="confirmed")
    page = admin_client.get(LIST).content.decode()
    assert f'href="{reverse("admin:archive_report_review", args=[report.pk])}"' in page
    assert '<td class="field-left">10</td>' in page


def test_the_list_says_what_is_a_sample_in_a_word_and_the_time_by_the_clock_of_24_hours(admin_client):
    report = factories.report(title="One of ours", sample=True)
    factories.report(title="One that came in")
    page = admin_client.get(LIST).content.decode()
    assert page.count('<span class="quiet">sample</span>') == 1
    assert "icon-no" not in page
    assert f'<td class="field-added nowrap">{report.added:%-d %B %Y, %H:%M}</td>' in page


def test_the_list_asks_the_database_no_more_often_for_more_reports(admin_client, django_assert_num_queries):
    factories.full_report()
    admin_client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        admin_client.get(LIST)
    factories.full_report()
    with django_assert_num_queries(len(few)):
        admin_client.get(LIST)


def test_a_correction_in_the_form_is_a_decision(admin_client):
    report = factories.report()
    page = reverse("admin:archive_report_change", args=[report.pk])
    fields = dict.fromkeys(("outlet", "author", "language", "place", "source_url", "published"), "")
    admin_client.post(page, {**fields, "title": "A better title"})
    assert Report.objects.get(pk=report.pk).title == "A better title"
    assert Decision.objects.get(kind="report", action="edit").before["title"] == report.title


@pytest.mark.parametrize(("action", "status"), [("publish", "published"), ("withdraw", "withdrawn")])
def test_many_reports_at_once(admin_client, action, status):
    reports = [factories.report(status="draft") for _ in range(2)]
    chosen = {"action": action, "_selected_action": [report.pk for report in reports]}
    answer = admin_client.post(LIST, chosen, follow=True)
    assert f"Reports that are {status} now: 2." in answer.content.decode()
    assert set(Report.objects.values_list("status", flat=True)) == {status}


def test_many_reports_are_read_again_at_once_and_it_is_kept_who_did_it(admin_client, admin_user):
    report = founding(INTERFAX, publish=False)
    report.dates.all().delete()
    chosen = {"action": "extract_again", "_selected_action": [report.pk]}
    answer = admin_client.post(LIST, chosen, follow=True)
    assert "Reports read again: 1 of 1." in answer.content.decode()
    assert report.dates.exists()
    assert Decision.objects.get(action="read-again").by == admin_user


def test_reports_whose_decisions_have_lost_their_words_can_be_listed(admin_client):
    adrift, _ = factories.full_report(title="A text that changed"), factories.full_report(title="A text that stayed")
    fact = adrift.dates.first()
    admin_client.post(reverse("admin:archive_verdict", args=["date", fact.pk, "confirm"]))
    adrift.text = "Another text altogether."
    reconcile(adrift, [])
    page = admin_client.get(LIST, {"adrift": "yes"}).content.decode()
    assert "A text that changed" in page
    assert "A text that stayed" not in page


def test_an_article_stays_with_its_treaty_and_no_treaty_has_two_of_one_number(admin_client):
    here, elsewhere = factories.treaty("Here"), factories.treaty("Elsewhere")
    article, _ = factories.provision(here, "Article 4"), factories.provision(elsewhere, "Article 4")
    said = {"treaty": elsewhere.pk, "label": "Article 4", "position": 4, "subject": "", "vouched": "on"}
    said |= {"cues-TOTAL_FORMS": 0, "cues-INITIAL_FORMS": 0}
    admin_client.post(reverse("admin:archive_provision_change", args=[article.pk]), said | {"subject": "defence"})
    article.refresh_from_db()
    assert (article.treaty, article.subject) == (here, "defence")
    for label, sentence in (("Article 4", "The treaty has its Article 4 already."), ("전문", "Write it in English")):
        answer = admin_client.post(reverse("admin:archive_provision_add"), said | {"label": label})
        assert sentence in answer.content.decode()
    assert elsewhere.provisions.count() == 1


def test_a_provisions_address_cannot_be_changed(admin_client):
    provision = Provision.objects.get(treaty__slug="nato-1949", label="Article 5")
    page = f"/admin/archive/provision/{provision.pk}/change/"
    assert 'name="slug"' not in admin_client.get(page).content.decode()


@pytest.mark.parametrize(
    "model", ["treaty", "state", "person", "body", "outlet", "topic", "provision", "decision", "upload", "report"]
)
def test_every_list_of_the_workbench_opens_and_can_be_searched(admin_client, model):
    assert admin_client.get(f"/admin/archive/{model}/").status_code == 200
    assert admin_client.get(f"/admin/archive/{model}/", {"q": "treaty"}).status_code == 200


def test_a_treaty_has_its_names_life_and_articles_on_one_page(admin_client):
    treaty = Treaty.objects.get(slug="dprk-rus-2024")
    page = admin_client.get(f"/admin/archive/treaty/{treaty.pk}/change/").content.decode()
    for part in ("Article 16", "2024-11-06", "Pyongyang treaty"):
        assert part in page
