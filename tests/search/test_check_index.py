"""The index is compared with the archive, and mended."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.models import QuotedClause, Report, Statement
from search.catalogue import entries_of, reports_in
from search.comparison import differences
from search.index import engine
from search.models import Pending
from search.upkeep import drain
from tests import factories
from tests.search.conftest import flip_a_byte

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]


@pytest.fixture
def wrong() -> dict[str, Report]:
    """Reports of which the index knows nothing, something old, and something that nobody may see."""
    reports = {name: factories.report("An armed attack.") for name in ("missing", "stale", "superfluous", "right")}
    drain()
    engine().remove([str(reports["missing"].pk)])
    Report.objects.filter(pk=reports["stale"].pk).update(text="Other words.")
    Report.objects.filter(pk=reports["superfluous"].pk).update(status="withdrawn")
    return reports


def test_an_index_that_has_what_the_archive_says_passes(capsys):
    factories.full_report()
    drain()
    call_command("check_index")
    assert "1 reports, each as the archive has it" in capsys.readouterr().out


def test_what_differs_is_said_report_by_report_and_the_status_is_1(wrong, capsys):
    with pytest.raises(CommandError, match=r"^3 reports") as raised:
        call_command("check_index")
    assert raised.value.returncode == 1
    assert capsys.readouterr().out.splitlines() == [
        f"Report {wrong[what].pk}: {what}" for what in ("missing", "stale", "superfluous")
    ]


def test_repair_mends_all_of_it(wrong):
    call_command("check_index", "--repair")
    assert differences().repairable == ()
    assert set(engine().fingerprints()) == {str(wrong[name].pk) for name in ("missing", "stale", "right")}
    assert not Pending.objects.exists()


def test_a_report_of_which_no_entry_can_be_made_is_never_passed_over():
    report = factories.report("An armed attack.")
    drain()
    Report.objects.filter(pk=report.pk).update(published_earliest="2024-02-01", published_latest="2024-01-01")
    with pytest.raises(CommandError, match=r"^1 reports"):
        call_command("check_index", "--repair")
    assert differences().impossible[0][0] == report.pk
    assert engine().count() == 0


def test_without_an_index_there_is_nothing_to_compare(settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nowhere"
    with pytest.raises(CommandError, match="reindex"):
        call_command("check_index")


@pytest.mark.parametrize("asked", [(), ("--repair",)])
def test_a_damaged_file_is_said_to_be_one_and_reindex_mends_it(settings, asked):
    factories.report("An armed attack.")
    drain()
    flip_a_byte(Path(settings.SEARCH_INDEX_DIR))
    with pytest.raises(CommandError, match=r"damaged.*reindex"):
        call_command("check_index", *asked)
    call_command("reindex")
    call_command("check_index")


@pytest.mark.parametrize("change", ["another", "fewer", "more"])
def test_a_report_is_stale_where_only_one_of_its_quotations_is(change):
    report = factories.full_report()
    drain()
    if change == "another":
        Statement.objects.update(speaker="Somebody else")
    elif change == "fewer":
        QuotedClause.objects.all()._raw_delete("default")
    else:
        clause = QuotedClause.objects.get()
        clause.pk = None
        QuotedClause.objects.bulk_create([clause])
    assert not Pending.objects.exists()
    assert differences().stale == (report.pk,)
    call_command("check_index", "--repair")
    assert differences().repairable == ()


def test_quotations_of_a_report_that_is_gone_are_found_out():
    report = factories.full_report()
    drain()
    clause = next(entry for entry in entries_of(next(reports_in())) if entry.kind == "clauses")
    Report.objects.get(pk=report.pk).delete()
    drain()
    engine().put([clause])
    assert differences().stray == (clause.id,)
    with pytest.raises(CommandError, match="reindex"):
        call_command("check_index", "--repair")
    call_command("reindex")
    call_command("check_index")
