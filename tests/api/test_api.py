"""The archive as JSON."""

import pytest

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
    assert record["reports"] == 1
