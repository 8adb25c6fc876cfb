"""`manage.py extract --stored`: what is stored is read again, and what changed is told."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive import review
from archive.management import stored
from archive.models import Decision, Fact, Report, Treaty
from tests.factories import fact
from tests.reports import EL_COMERCIO, INTERFAX, founding
from tests.review.rows import facts_of

pytestmark = pytest.mark.usefixtures("authority")


@pytest.fixture
def reports() -> list[Report]:
    return [founding(INTERFAX), founding(EL_COMERCIO)]


def extracted(*slugs: str, workers: int = 0, **options) -> str:
    out = io.StringIO()
    call_command("extract", *slugs, stored=True, workers=workers, stdout=out, **options)
    return out.getvalue()


def older(report: Report) -> None:
    """As an older version might have left it: without one date, and with a topic that is found no more."""
    report.dates.filter(state=Fact.State.PROPOSED).first().delete()
    fact("topic", report, report.text[:5], topic=report.topic_marks.first().topic, rule="an-old-rule")
    fact("date", report, report.text[:5], date="1999", state="confirmed").refresh_from_db()
    report.dates.filter(date="1999").update(exact="words that are nowhere")


def test_what_changed_is_told_report_by_report_and_in_all(reports, curator):
    older(reports[0])
    said = extracted()
    assert said.splitlines() == [
        f"{reports[0].slug}: dates +1, topic marks −1; 1 decision lost its words",
        "Reports: 2 read again, 1 changed.",
        "  dates: +1, 1 decision lost its words",
        "  topic marks: −1",
    ]


def test_asked_for_more_it_names_each_fact_that_came_or_went(reports):
    older(reports[0])
    said = extracted(verbosity=2)
    assert "    adrift: date mention “words that are nowhere”\n" in said
    assert "    − topic mark “" in said


def test_said_twice_it_changes_nothing_the_second_time(reports, curator):
    older(reports[0])
    review.confirm(reports[0].dates.filter(adrift=False).first(), curator)
    review.reject(reports[0].events.first(), curator)
    review.edit(reports[1].clauses.first(), curator, speaker="Somebody")
    extracted()
    after = [facts_of(report) for report in reports]
    assert extracted() == "Reports: 2 read again, 0 changed.\n"
    assert [facts_of(report) for report in reports] == after
    assert Decision.objects.filter(action="read-again").count() == 1


def test_a_dry_run_tells_the_same_and_changes_nothing(reports):
    older(reports[0])
    before = [facts_of(report) for report in reports]
    told = extracted(dry_run=True)
    assert "2 read again, 1 would change" in told
    assert [facts_of(report) for report in reports] == before
    assert not Decision.objects.filter(action="read-again").exists()
    assert told.splitlines()[0] == extracted().splitlines()[0]


def test_only_those_that_are_named_are_read(reports):
    for report in reports:
        older(report)
    assert "1 read again, 1 changed" in extracted(reports[1].slug)
    assert reports[0].dates.filter(adrift=True).count() == 0


def test_a_report_that_there_is_not_stops_it_before_anything_is_read(reports):
    older(reports[0])
    before = facts_of(reports[0])
    with pytest.raises(CommandError, match="no report nowhere"):
        extracted(reports[0].slug, "nowhere")
    assert facts_of(reports[0]) == before


def test_an_original_that_is_gone_is_named_at_the_end_and_the_others_are_read(reports):
    older(reports[1])
    Path(reports[0].original.content.path).unlink()
    before = facts_of(reports[0])
    with pytest.raises(CommandError) as failed:
        extracted()
    assert f"{reports[0].slug}: The bytes of “{INTERFAX}” are not there" in str(failed.value)
    assert "1 of 2 reports cannot be read any more" in str(failed.value)
    assert failed.value.returncode == 1
    assert facts_of(reports[0]) == before
    assert reports[1].dates.filter(adrift=True).count() == 1


def test_readers_of_their_own_answer_as_this_process_does(reports):
    older(reports[0])
    told = extracted(dry_run=True)
    assert extracted(dry_run=True, workers=1) == told


def test_without_files_and_without_stored_it_says_what_it_wants():
    with pytest.raises(CommandError, match="--stored"):
        call_command("extract")


def test_what_goes_while_it_is_read_costs_the_others_nothing(reports, monkeypatch):
    older(reports[1])
    gone, put = Report.objects.exclude(pk=reports[1].pk).first(), stored.put

    def put_unless_gone(report, *given, **named):
        if report == gone:
            Treaty.objects.get(slug="no-such-treaty")
        return put(report, *given, **named)

    monkeypatch.setattr(stored, "put", put_unless_gone)
    with pytest.raises(CommandError, match=f"{gone.slug}: What it speaks of was taken out of the archive"):
        extracted()
    assert reports[1].dates.filter(adrift=True).count() == 1
    assert [slug for slug, _ in stored.read_stored([0, reports[1].pk], 0)] == [reports[1].slug]
