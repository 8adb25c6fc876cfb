"""The write path in: bytes become a report and its facts, once, or a sentence that says why not."""

import hashlib

import pytest

from archive.ingest import Arrival, ingest
from archive.models import FACTS, Original, Report, Treaty, Upload, UploadItem
from archive.models.report import Outlet
from archive.rereading import read_again
from tests.reports import EL_COMERCIO, FIXTURES, INTERFAX, founding, send

pytestmark = pytest.mark.usefixtures("authority")

Outcome = UploadItem.Outcome
UNHEARD_OF = """France and Poland sign a treaty on ferries

VELA CITY, 3 March 2021 (Vela Wire) - The presidents of France and Poland signed the Treaty on River Ferries between \
France and Poland in Strasbourg on Tuesday.

The Treaty on River Ferries between France and Poland was negotiated for two years.
"""


def facts_of(report: Report) -> list[tuple[str, int, int, str]]:
    return [
        (kind, fact.start, fact.end, fact.exact)
        for kind, model in FACTS.items()
        for fact in model.objects.filter(report=report)
    ]


@pytest.mark.parametrize("name", [INTERFAX, EL_COMERCIO])
def test_the_original_is_kept_byte_for_byte(name):
    data = (FIXTURES / name).read_bytes()
    original = send(data, name).original
    with original.content.open("rb") as file:
        assert file.read() == data
    assert original.sha256 == hashlib.sha256(data).hexdigest()
    assert original.size == len(data)


@pytest.mark.parametrize("name", [INTERFAX, EL_COMERCIO])
def test_every_fact_stands_on_its_words(name):
    report = founding(name)
    facts = facts_of(report)
    assert {kind for kind, *_ in facts} >= {"treaty", "date", "event", "clause", "reference", "topic"}
    assert all(report.text[start:end] == exact for _, start, end, exact in facts)


def test_a_report_is_a_draft_until_someone_publishes_it():
    assert send((FIXTURES / INTERFAX).read_bytes()).report.status == Report.Status.DRAFT


def test_the_same_bytes_twice_are_one_report():
    first, second = (send((FIXTURES / INTERFAX).read_bytes(), name) for name in ("one.txt", "two.txt"))
    assert (first.outcome, second.outcome) == (Outcome.DONE, Outcome.DUPLICATE)
    assert second.report == first.report
    assert first.report.title in second.reason
    assert Report.objects.count() == Original.objects.count() == 1


def test_a_failed_file_leaves_no_report_and_the_others_are_still_read():
    upload = Upload.objects.create(origin="a test")
    arrivals = [Arrival("noise.txt", bytes(range(256)) * 20), Arrival("good.txt", (FIXTURES / INTERFAX).read_bytes())]
    noise, good = ingest(arrivals, upload)
    assert (noise.outcome, good.outcome) == (Outcome.FAILED, Outcome.DONE)
    assert noise.reason
    assert list(Report.objects.all()) == [good.report]
    assert all(model.objects.exclude(report=good.report).count() == 0 for model in FACTS.values())


def test_a_treaty_that_nobody_knew_gets_a_page_and_says_that_it_is_not_vouched_for():
    report = send(UNHEARD_OF.encode()).report
    [treaty] = Treaty.objects.filter(vouched=False)
    assert "River Ferries" in treaty.name
    assert {state.code for state in treaty.parties.all()} == {"FR", "PL"}
    assert report.treaty_mentions.filter(treaty=treaty, main=True).exists()


def test_an_outlet_is_known_however_it_is_spelt():
    assert founding(EL_COMERCIO).outlet == Outlet.objects.get(slug="el-comercio")


def test_an_unnumbered_clause_is_matched_to_its_article_and_says_so():
    for name in (INTERFAX, EL_COMERCIO):
        [clause] = founding(name).clauses.all()
        assert (clause.provision.label, clause.basis) == ("Article 4", "matched")


def test_addresses_are_made_of_the_day_and_the_title_and_never_collide():
    first = send((FIXTURES / INTERFAX).read_bytes()).report
    second = send((FIXTURES / INTERFAX).read_bytes() + b"\n").report
    assert first.slug.startswith("2024-11-06-federation-council-ratifies")
    assert second.slug == f"{first.slug}-2"


def test_a_title_in_another_script_has_an_address_too():
    slug = founding("dprk-ru-duma-chto-dast.txt").slug
    assert slug
    assert slug.isascii()


def test_reading_again_changes_nothing_where_nothing_has_changed():
    report = founding(EL_COMERCIO)
    before = facts_of(report)
    read_again(report)
    assert facts_of(Report.objects.get(pk=report.pk)) == before


def test_the_dates_of_a_report_count_from_the_day_that_its_sender_gives():
    report = send(
        b"Summit\n\nThe leaders met on Wednesday and spoke of trade between the two states.", published="2024-06-20"
    ).report
    assert (report.published, report.published_basis) == ("2024-06-20", "given")
    assert [date.date for date in report.dates.all()] == ["2024-06-19"]
