"""The index follows the archive."""

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import transaction

from archive.models import Outlet, Provision, Report, State, Treaty, TreatyName
from search import upkeep
from search.engines import NoIndexError
from search.index import engine
from search.models import Pending
from search.query import Query
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("index")]


def found(text: str = "") -> set[str]:
    results = engine().search(Query(text))
    assert not results.degraded
    return {hit.slug for hit in results.hits}


def test_a_published_report_is_found_as_soon_as_it_is_committed():
    with transaction.atomic():
        report = factories.report("An armed attack.")
        assert list(Pending.objects.values_list("report", flat=True)) == [report.pk]
    assert found("attack") == {report.slug}
    assert not Pending.objects.exists()


def test_a_change_that_is_rolled_back_leaves_nothing_in_the_queue():
    with transaction.atomic():
        factories.report("An armed attack.")
        transaction.set_rollback(True)
    assert not Pending.objects.exists()


def test_drafts_are_not_found_and_withdrawn_reports_no_longer():
    report = factories.report("An armed attack.", status=Report.Status.DRAFT)
    factories.report("Something else.")
    assert found("attack") == set()
    report.status = Report.Status.PUBLISHED
    report.save()
    assert found("attack") == {report.slug}
    report.status = Report.Status.WITHDRAWN
    report.save()
    assert found("attack") == set()


def test_a_deleted_report_is_gone():
    report = factories.report("An armed attack.")
    factories.report("Something else.")
    report.delete()
    assert found("attack") == set()
    assert not Pending.objects.exists()


def test_a_rejected_clause_is_no_longer_found_as_a_quotation():
    report = factories.report("It says: “armed attack”.")
    clause = factories.fact("clause", report, "armed attack")
    assert found("quote:attack") == {report.slug}
    clause.state = "rejected"
    clause.save()
    assert found("quote:attack") == set()
    assert found("attack") == {report.slug}


def test_renaming_a_treaty_or_giving_it_another_name_brings_its_reports_up_to_date():
    treaty = Treaty.objects.create(slug="t", name="Old name")
    report = factories.report("The pact.")
    factories.fact("treaty", report, "pact", treaty=treaty)
    treaty.name = "New title"
    treaty.save()
    assert (found("treaty:old"), found('treaty:"new title"')) == (set(), {report.slug})
    alias = TreatyName.objects.create(treaty=treaty, text="Alias")
    assert found("treaty:alias") == {report.slug}
    alias.delete()
    assert found("treaty:alias") == set()


def test_renaming_an_outlet_or_a_provision_does_likewise():
    outlet, treaty = Outlet.objects.create(slug="o", name="Herald"), Treaty.objects.create(slug="t", name="T")
    article = Provision.objects.create(treaty=treaty, label="Article 4", slug="article-4")
    report = factories.report("The clause.", outlet=outlet)
    factories.fact("clause", report, "clause", treaty=treaty, provision=article)
    outlet.name = "Tribune"
    outlet.save()
    article.label = "Article IV"
    article.save()
    assert found("outlet:tribune provision:iv") == {report.slug}


def test_new_parties_are_new_states_of_the_facet():
    treaty, report = Treaty.objects.create(slug="t", name="T"), factories.report("The pact.")
    factories.fact("treaty", report, "pact", treaty=treaty, main=True)
    treaty.parties.add(State.objects.create(slug="fredonia", name="Fredonia", code="f1"))
    assert [count.value for count in engine().search(Query()).facets["state"]] == ["fredonia"]


def test_loading_fixtures_is_ignored():
    data = serializers.serialize("json", [Treaty(pk=1, slug="t", name="T"), *Report.objects.all()])
    factories.report("Something.")
    for row in serializers.deserialize("json", data):
        row.save()
    assert not Pending.objects.exists()


def test_where_there_is_no_index_changes_wait_until_one_is_built(settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nowhere"
    report = factories.report("An armed attack.")
    assert not engine().ready()
    assert Pending.objects.get().report == report.pk
    with pytest.raises(NoIndexError, match="reindex"):
        upkeep.drain()
    upkeep.rebuild()
    assert found("attack") == {report.slug}
    assert not Pending.objects.exists()


def test_a_change_waits_for_one_batch_at_most(monkeypatch):
    monkeypatch.setattr(upkeep, "BATCH", 2)
    with transaction.atomic():
        slugs = [factories.report("An armed attack.").slug for _ in range(5)]
    assert found("attack") == set(slugs[:2])
    assert upkeep.drain() == 3
    assert found("attack") == set(slugs)


def test_however_many_changes_a_transaction_makes_the_index_is_written_once(monkeypatch):
    batches = []
    real = upkeep._drain_batch
    monkeypatch.setattr(upkeep, "_drain_batch", lambda most: batches.append(most) or real(most))
    with transaction.atomic():
        treaty = factories.treaty()
        for number in range(3):
            with transaction.atomic():
                factories.fact("treaty", factories.report(f"The pact {number}."), "pact", treaty=treaty)
    assert len(batches) == 1
    assert not Pending.objects.exists()


def test_a_change_after_one_that_was_rolled_back_is_not_forgotten():
    with transaction.atomic():
        with transaction.atomic():
            factories.report("An armed attack.")
            transaction.set_rollback(True)
        report = factories.report("Another attack.")
    assert found("attack") == {report.slug}


@pytest.mark.parametrize("in_bulk", [False, True])
def test_a_state_that_is_deleted_is_no_name_and_no_facet_any_more(in_bulk):
    treaty, state = factories.treaty(), factories.state("Freedonia")
    treaty.parties.add(state)
    report = factories.report("The pact.")
    factories.fact("treaty", report, "pact", treaty=treaty, main=True)
    assert found("state:freedonia") == {report.slug}
    (State.objects.filter(pk=state.pk) if in_bulk else state).delete()
    assert found("state:freedonia") == set()
    assert not engine().search(Query()).facets["state"]


def test_a_report_of_which_no_entry_can_be_made_says_why_and_its_old_words_are_not_shown():
    report = factories.report("An armed attack.")
    Report.objects.filter(pk=report.pk).update(published_earliest="2024-02-01", published_latest="2024-01-01")
    Pending.objects.queue([report.pk])
    assert upkeep.drain() == 1
    assert found("attack") == set()
    assert "after" in Pending.objects.stuck().get().problem
    Report.objects.get(pk=report.pk).save()
    assert found("attack") == {report.slug}


def test_a_change_while_a_row_is_dealt_with_stays_in_the_queue():
    Pending.objects.queue([1])
    read = list(Pending.objects.waiting())
    Pending.objects.queue([1])
    Pending.objects.settle(read)
    assert Pending.objects.get().report == 1
    Pending.objects.settle(Pending.objects.all())
    assert not Pending.objects.exists()


def test_while_another_writes_changes_wait_and_are_caught_up_with():
    factories.report("Something else.")
    with upkeep.lock():
        report = factories.report("An armed attack.")
        assert found("attack") == set()
        assert Pending.objects.exists()
    upkeep.drain()
    assert found("attack") == {report.slug}


def test_an_index_that_cannot_be_written_loses_no_change_and_undoes_none(settings, tmp_path):
    (tmp_path / "file").write_text("in the way")
    usual = settings.SEARCH_INDEX_DIR
    settings.SEARCH_INDEX_DIR = tmp_path / "file" / "index"
    report = factories.report("An armed attack.")
    assert Report.objects.filter(pk=report.pk).exists()
    assert Pending.objects.get().report == report.pk
    settings.SEARCH_INDEX_DIR = usual
    upkeep.drain()
    assert not Pending.objects.exists()
    assert found("attack") == {report.slug}


def test_reindex_builds_all_anew_and_says_how_many(capsys):
    report = factories.report("An armed attack.")
    Report.objects.filter(pk=report.pk).update(text="Unheard-of words.")
    call_command("reindex")
    assert found("unheard") == {report.slug}
    assert "Search index: 1 reports." in capsys.readouterr().out


def test_reindex_if_needed_leaves_a_whole_index_alone_but_for_the_queue(capsys):
    report = factories.report("An armed attack.")
    Report.objects.filter(pk=report.pk).update(text="Unheard-of words.")
    call_command("reindex", "--if-needed")
    assert found("unheard") == set()
    Pending.objects.queue([report.pk])
    call_command("reindex", "--if-needed")
    assert found("unheard") == {report.slug}
    assert "Indexed" not in capsys.readouterr().out


def test_index_pending_brings_in_all_that_waits_and_says_how_far_it_is(monkeypatch, capsys):
    monkeypatch.setattr(upkeep, "BATCH", 2)
    with transaction.atomic():
        for _ in range(5):
            factories.report("An armed attack.")
    call_command("index_pending")
    said = capsys.readouterr().out
    assert "Dealt with 2 of 3" in said
    assert "Dealt with 3 of 3" in said
    assert len(found("attack")) == 5


def test_index_pending_says_that_there_is_no_index(settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nowhere"
    factories.report()
    with pytest.raises(CommandError, match="reindex"):
        call_command("index_pending")
