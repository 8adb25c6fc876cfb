"""The index follows the archive."""

import io
import re
from pathlib import Path

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper
from django.db import transaction

from archive.management.progress import Progress
from archive.models import Outlet, Person, Provision, QuotedClause, Report, State, Statement, Treaty, TreatyName
from search import upkeep
from search.engines import NoIndexError
from search.finding import find
from search.index import engine
from search.models import Pending
from search.query import Query
from search.upkeep import drain
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("index")]


def found_now(text: str = "", **asked) -> set[str]:
    results = find(Query(text, **asked)).results
    assert not results.degraded
    return {hit.slug for hit in results.hits}


def found(text: str = "", **asked) -> set[str]:
    """What is found once the index has caught up."""
    drain()
    return found_now(text, **asked)


def test_a_report_and_its_place_in_the_queue_are_committed_together():
    with transaction.atomic():
        report = factories.report("An armed attack.")
        assert list(Pending.objects.values_list("report", flat=True)) == [report.pk]
    assert Pending.objects.get().report == report.pk
    assert found("attack") == {report.slug}
    assert not Pending.objects.exists()


def test_whoever_makes_a_change_writes_nothing_to_the_index():
    factories.report("Something else.")
    drain()
    before = engine().written()
    factories.report("An armed attack.")
    assert (engine().written(), found_now("attack")) == (before, set())


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
    drain()
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
    drain()
    assert [count.value for count in find(Query()).results.facets["state"]] == ["fredonia"]


def test_loading_fixtures_is_ignored():
    data = serializers.serialize("json", [Treaty(pk=1, slug="t", name="T"), *Report.objects.all()])
    factories.report("Something.")
    drain()
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
    assert found_now("attack") == {report.slug}
    assert not Pending.objects.exists()


def test_a_clause_and_a_statement_come_and_go_with_their_reports():
    report = factories.report("It says: “armed attack”. He said: “never”.")
    clause, statement = factories.fact("clause", report, "armed attack"), factories.fact("statement", report, "never")
    assert (found("attack", show="clauses"), found("never", show="statements")) == ({report.slug}, {report.slug})
    clause.state = "rejected"
    clause.save()
    statement.delete()
    assert (found("attack", show="clauses"), found("never", show="statements")) == (set(), set())
    other = factories.fact("clause", report, "armed")
    assert found("armed", show="clauses") == {report.slug}
    other.report.delete()
    assert found("armed", show="clauses") == set()


@pytest.mark.parametrize(
    ("thing", "field", "asked"),
    [
        (Treaty, "name", ("treaty:renamed", "clauses")),
        (Treaty, "name", ("treaty:renamed", "statements")),
        (Provision, "label", ("provision:renamed", "clauses")),
        (Person, "name", ("person:renamed", "statements")),
        (Outlet, "name", ("outlet:renamed", "clauses")),
    ],
)
def test_what_a_clause_or_statement_is_found_by_follows_a_new_name(thing, field, asked):
    text, kind = asked
    report = factories.full_report()
    # The report itself speaks of neither treaty nor article: only its quotations do.
    report.treaty_mentions.all().delete()
    drain()
    fact = (QuotedClause if kind == "clauses" else Statement).objects.get()
    named = {Treaty: "treaty", Provision: "provision", Person: "person"}.get(thing)
    row = getattr(fact, named) if named else report.outlet
    setattr(row, field, "Renamed")
    row.save()
    assert Pending.objects.get().report == report.pk
    assert found(text, show=kind) == {report.slug}


def test_merging_two_persons_brings_what_was_said_by_either_under_one_name():
    kept, doubled = factories.person("Rufus Firefly"), factories.person("R. T. Fireflai")
    report = factories.report("He said: “never”.")
    factories.fact("statement", report, "never", person=doubled)
    assert found("person:fireflai") == {report.slug}
    with transaction.atomic():
        for statement in doubled.statements.all():
            statement.person = kept
            statement.save()
        kept.names.create(text=doubled.name)
        doubled.delete()
    assert found("person:rufus person:fireflai") == found("never", show="statements") == {report.slug}
    assert [count.value for count in find(Query()).results.facets["person"]] == [kept.slug]


def test_how_many_questions_a_renaming_asks_does_not_grow_with_the_reports(django_assert_max_num_queries):
    treaty = factories.treaty()
    for number in range(12):
        factories.fact("treaty", factories.report(f"The pact {number}."), "pact", treaty=treaty)
    with django_assert_max_num_queries(12):
        treaty.save()
    assert Pending.objects.count() == 12


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
    assert not find(Query()).results.facets["state"]


def test_a_report_of_which_no_entry_can_be_made_says_why_and_its_old_words_are_not_shown():
    report = factories.report("An armed attack.")
    Report.objects.filter(pk=report.pk).update(published_earliest="2024-02-01", published_latest="2024-01-01")
    Pending.objects.queue([report.pk])
    assert drain() == 1
    assert found_now("attack") == set()
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


def test_reindex_builds_all_anew_and_says_how_many(capsys):
    report = factories.report("An armed attack.")
    Report.objects.filter(pk=report.pk).update(text="Unheard-of words.")
    call_command("reindex")
    assert found_now("unheard") == {report.slug}
    assert "Search index: 1 reports." in capsys.readouterr().out


def test_reindex_if_needed_leaves_a_whole_index_alone_but_for_the_queue(capsys):
    report = factories.report("An armed attack.")
    drain()
    Report.objects.filter(pk=report.pk).update(text="Unheard-of words.")
    call_command("reindex", "--if-needed")
    assert found_now("unheard") == set()
    Pending.objects.queue([report.pk])
    call_command("reindex", "--if-needed")
    assert found_now("unheard") == {report.slug}
    assert "Indexed" not in capsys.readouterr().out


def test_index_pending_brings_in_all_that_waits_and_says_how_far_it_is(monkeypatch, capsys):
    monkeypatch.setattr(upkeep, "BATCH", 2)
    with transaction.atomic():
        for _ in range(5):
            factories.report("An armed attack.")
    call_command("index_pending")
    said = capsys.readouterr().out
    for done in (2, 4, 5):
        assert f"Dealt with {done} of 5 changed reports" in said
    assert len(found_now("attack")) == 5


def test_however_long_the_queue_is_it_leaves_no_heap_of_small_pieces(monkeypatch, settings):
    monkeypatch.setattr(upkeep, "BATCH", 1)
    with transaction.atomic():
        for _ in range(3 * upkeep.TIDIES_EVERY):
            factories.report("An armed attack.")
    pieces = []

    def count(_done):
        pieces.append(len({file.stem for file in Path(settings.SEARCH_INDEX_DIR).glob("*/*.terms")}))

    upkeep.drain(count)
    assert max(pieces) < 2 * upkeep.TIDIES_EVERY < len(pieces)
    assert pieces[-1] <= 2
    assert not engine().tidy()


def test_index_pending_says_that_there_is_no_index(settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nowhere"
    factories.report()
    with pytest.raises(CommandError, match="reindex"):
        call_command("index_pending")


def test_an_index_that_cannot_be_written_loses_no_change(settings, tmp_path):
    report = factories.report("An armed attack.")
    (tmp_path / "file").write_text("in the way")
    usual = settings.SEARCH_INDEX_DIR
    settings.SEARCH_INDEX_DIR = tmp_path / "file" / "index"
    with pytest.raises(OSError, match="file"):
        drain()
    assert Pending.objects.get().report == report.pk
    settings.SEARCH_INDEX_DIR = usual
    assert found("attack") == {report.slug}


def test_what_changes_while_the_index_is_built_anew_is_not_lost():
    first, second = factories.report("An armed attack."), factories.report("Another attack.")
    late = []

    def meanwhile(_count):
        if not late:
            late.append(factories.report("A late attack."))
            Report.objects.get(pk=first.pk).delete()

    upkeep.rebuild(meanwhile)
    assert found_now("attack") == {second.slug, late[0].slug}
    assert not Pending.objects.exists()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_one_line_says_how_far_it_is_and_is_written_over():
    for _ in range(3):
        factories.report("An armed attack.")
    out = Terminal()
    call_command("reindex", stdout=OutputWrapper(out))
    line, *rest = out.getvalue().rstrip().split("\n")
    assert line.split("\r")[-1].startswith("Indexed 3 of 3 reports: 100%")
    assert len(rest) == 2


def test_elsewhere_at_most_some_lines_say_it_each_with_percent_rate_and_time_left():
    out = io.StringIO()
    progress = Progress(OutputWrapper(out), "Indexed", "reports", 1_000)
    for count in range(1, 1_001):
        progress(count)
    lines = out.getvalue().splitlines()
    assert len(lines) == 20
    assert re.fullmatch(r"Indexed 950 of 1,000 reports: 95%, [\d,]+ a second, \d+ s left", lines[-2])
