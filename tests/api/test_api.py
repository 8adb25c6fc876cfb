"""The archive as JSON."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.api import records
from archive.models import Report
from tests import factories
from tests.reports import EL_COMERCIO, INTERFAX, founding

pytestmark = pytest.mark.usefixtures("authority")


def test_a_report_has_every_fact_on_its_words(client):
    report = founding(INTERFAX)
    record = client.get(f"/api/v1/reports/{report.slug}/").json()
    facts = [fact for kind in record["facts"].values() for fact in kind]
    assert facts
    assert all(record["text"][fact["start"] : fact["end"]] == fact["exact"] for fact in facts)
    [clause] = record["facts"]["clause"]
    assert (clause["says"]["treaty"], clause["says"]["provision"]) == ("dprk-rus-2024", "Article 4")


def test_the_list_takes_the_filters_of_the_page(client):
    founding(INTERFAX)
    founding(EL_COMERCIO)
    every = client.get("/api/v1/reports/").json()
    some = client.get("/api/v1/reports/", {"treaty": "dprk-rus-2000"}).json()
    assert every["total"] == len(every["results"]) == 2
    assert [line["outlet"] for line in some["results"]] == ["interfax"]


def test_a_filter_that_makes_no_sense_is_answered_with_the_reason(client):
    answer = client.get("/api/v1/reports/", {"treaty": "no-such-treaty"})
    assert answer.status_code == 400
    assert "treaty" in answer.json()["errors"]


def test_drafts_are_not_told(client):
    report = founding(INTERFAX, publish=False)
    assert client.get("/api/v1/reports/").json()["total"] == 0
    assert client.get(f"/api/v1/reports/{report.slug}/").status_code == 404


def test_a_treaty_names_the_reports_that_speak_of_it(client):
    report = founding(INTERFAX)
    record = client.get("/api/v1/treaties/dprk-rus-2000/").json()
    assert [line["slug"] for line in record["reports_speaking_of_it"]] == [report.slug]
    assert record["signed"] == "2000-02-09"
    assert record["report_count"] == 1
    assert [line["slug"] for line in client.get(record["reports"]).json()["results"]] == [report.slug]


def test_a_treaty_lists_its_newest_reports_and_leads_to_all(client):
    treaty = factories.treaty()
    assert client.get(f"/api/v1/treaties/{treaty.slug}/").json()["reports"] is None
    for day in range(records.REPORTS + 1):
        factories.fact("treaty", factories.report(published=f"2024-{day % 12 + 1:02}-01"), "the treaty", treaty=treaty)
    record = client.get(f"/api/v1/treaties/{treaty.slug}/").json()
    assert len(record["reports_speaking_of_it"]) == records.REPORTS
    assert client.get(record["reports"]).json()["total"] == record["report_count"] == records.REPORTS + 1


def test_a_provision_that_only_a_draft_speaks_of_is_not_told(client):
    treaty = factories.treaty()
    rumoured = factories.provision(treaty, "Article 77", vouched=False)
    report = factories.report(status="draft")
    factories.fact("clause", report, "shall help", treaty=treaty, provision=rumoured)
    factories.provision(treaty, "Article 4")
    address = f"/api/v1/treaties/{treaty.slug}/"
    assert [line["label"] for line in client.get(address).json()["provisions"]] == ["Article 4"]
    Report.objects.update(status="published")
    assert [line["label"] for line in client.get(address).json()["provisions"]] == ["Article 4", "Article 77"]


@pytest.mark.parametrize("address", ["reports/", "treaties/dprk-rus-2000/"])
def test_no_list_of_reports_loads_their_texts(client, address):
    founding(INTERFAX)
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/api/v1/{address}")
    assert not [query for query in asked.captured_queries if '"archive_report"."text"' in query["sql"]]


def test_a_page_beyond_the_last_is_never_answered_with_the_last(client):
    founding(INTERFAX)
    for page in ("2", "999", "x"):
        assert client.get("/api/v1/reports/", {"page": page}).status_code == 404
