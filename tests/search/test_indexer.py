"""The indexer, as a process: what changes is found within a second, and nothing that befalls it is its end."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress

import pytest
from django.db import connection, transaction
from filelock import Timeout

from archive.models import Report
from search.comparison import Differences, differences
from search.engines.whoosh import WhooshEngine
from search.finding import find
from search.index import engine
from search.models import Pending
from search.query import Query
from search.upkeep import drain, lock
from tests import factories
from tests.search.conftest import flip_a_byte
from tests.search.nursery import ROOT, said, steps, within

pytestmark = pytest.mark.django_db(transaction=True)
SOON = 10
"""Seconds within which whatever is waited for has to happen, on however slow a machine."""


@pytest.fixture
def indexer(nursery, data):
    """The id of the process of an indexer that is at work."""
    pid = nursery.start(data)
    yield pid
    if _alive(pid):
        nursery.kill(pid)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def found(text: str, **asked) -> set[str]:
    return {hit.slug for hit in find(Query(text, **asked)).results.hits}


def caught_up() -> bool:
    return not Pending.objects.waiting().exists()


def at_work() -> bool:
    """Whether there is an indexer anywhere."""
    try:
        with lock(timeout=0, name="indexer.lock"):
            return False
    except Timeout:
        return True


def command(data, *words, **pipes) -> subprocess.Popen:
    environment = os.environ | {"ARCHIVE_DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "archive.config.settings"}
    return subprocess.Popen([sys.executable, str(ROOT / "manage.py"), *words], env=environment, **pipes)


def test_a_change_is_found_in_less_than_a_second(indexer):
    factories.report("Something else.")
    assert within(SOON, caught_up)
    for number in range(3):
        report = factories.report(f"An armed attack, number{number}.")
        assert within(SOON, lambda found_by=f"number{number}", slug=report.slug: found(found_by) == {slug}) < 1


def test_a_renamed_treaty_a_merged_person_and_a_rejected_fact_are_followed(indexer):
    report = factories.full_report()
    clause, statement = report.clauses.get(), report.statements.get()
    assert within(SOON, lambda: found("treaty:2024", show="clauses"))
    clause.treaty.name = "Pact of Bees"
    clause.treaty.save()
    assert within(SOON, lambda: found("treaty:bees") == found("treaty:bees", show="clauses") == {report.slug})
    other = factories.person("Margaret Dumont")
    with transaction.atomic():
        doubled = statement.person
        for fact in (*doubled.statements.all(), *doubled.signatures.all()):
            fact.person = other
            fact.save()
        doubled.delete()
    assert within(SOON, lambda: found("person:dumont", show="statements") == found("person:dumont") == {report.slug})
    clause.state = "rejected"
    clause.save()
    assert within(SOON, lambda: not found("attack", show="clauses"))
    assert found("attack") == {report.slug}


def test_the_command_brings_in_what_waits_and_ends_with_its_input(data):
    factories.report("An armed attack.")
    with command(data, "indexer", "--attached", stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert within(SOON, caught_up)
        process.stdin.close()
        assert process.wait(SOON) == 0
        assert process.stderr.read() == b""
    assert differences() == Differences()


def test_the_server_has_an_indexer_which_ends_with_it(data):
    """As Ctrl-C ends it: the browser's journey ends with SIGTERM."""
    factories.report("An armed attack.")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with command(data, "serve", "--noreload", "127.0.0.1:0", **quiet) as server:
        assert within(SOON, caught_up)
        server.send_signal(signal.SIGINT)
        server.wait(SOON)
        assert not at_work()


def indexers(pid: int) -> list[int]:
    """The indexers that a process has started and that have not ended."""
    of_threads = (ROOT.joinpath(f"/proc/{pid}/task").glob("*/children")) if _alive(pid) else ()
    started = [child for tasks in of_threads for child in tasks.read_text().split()]
    return [int(child) for child in started if b"indexer" in _command_of(child)]


def _command_of(pid: str) -> bytes:
    """The words by which a process was started; none where it has ended meanwhile."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return ROOT.joinpath(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def test_an_indexer_that_dies_beside_the_server_is_started_again_and_outlives_no_server_that_is_killed(data, tmp_path):
    with (
        (tmp_path / "said").open("w+") as errors,
        command(data, "serve", "--noreload", "127.0.0.1:0", stdout=subprocess.DEVNULL, stderr=errors) as server,
    ):
        try:
            assert within(SOON, at_work)
            [dying] = indexers(server.pid)
            os.kill(dying, signal.SIGKILL)
            assert within(SOON, lambda: indexers(server.pid) not in ([], [dying]))
            factories.report("An armed attack.")
            assert within(SOON, caught_up)
            [last] = indexers(server.pid)
        finally:
            server.kill()
        assert within(SOON, lambda: not _alive(last)) is not None
        assert "The indexer was killed by signal 9. It is started again." in (tmp_path / "said").read_text()


def test_it_ends_between_batches_when_it_is_told_to(nursery, data, indexer):
    for _ in range(30):
        factories.report("An armed attack.")
    assert within(SOON, lambda: steps(data))
    assert nursery.kill(indexer, signal.SIGTERM) == 0
    assert said(data) == ""
    with lock(timeout=0), lock(timeout=0, name="indexer.lock"):
        pass
    drain()
    assert differences() == Differences()


def test_of_two_indexers_one_writes_and_the_other_takes_over(nursery, data, indexer):
    factories.report("An armed attack.")
    assert within(SOON, caught_up)
    second = nursery.start(data)
    assert within(SOON, lambda: "Another indexer is at work" in said(data))
    for _ in range(5):
        factories.report("Another attack.")
        assert within(SOON, caught_up)
    assert set(steps(data)) == {indexer}
    nursery.kill(indexer)
    factories.report("A third attack.")
    assert within(SOON, caught_up)
    assert set(steps(data)) == {indexer, second}
    assert said(data).count("Another indexer") == 1
    nursery.kill(second, signal.SIGTERM)


def test_while_a_command_writes_the_indexer_waits(data, indexer):
    with lock():
        report = factories.report("An armed attack.")
        assert not within(0.6, lambda: found("attack"))
    assert within(SOON, lambda: found("attack") == {report.slug})
    assert said(data) == ""


def test_a_database_that_is_locked_or_gone_for_a_while_is_waited_for(data, indexer):
    factories.report("Something else.")
    assert within(SOON, caught_up)
    connection.close()
    database = data / "archive.sqlite3"
    database.rename(data / "away")
    (data / "archive.sqlite3").mkdir()
    assert within(SOON + 5, lambda: "tried again" in said(data))
    (data / "archive.sqlite3").rmdir()
    (data / "away").rename(database)
    report = factories.report("An armed attack.")
    assert within(SOON, lambda: found("attack") == {report.slug})


def test_a_database_put_back_from_a_copy_is_the_one_that_is_looked_at(data, indexer):
    factories.report("Something else.")
    assert within(SOON, caught_up)
    connection.close()
    with closing(sqlite3.connect(data / "archive.sqlite3")) as old, closing(sqlite3.connect(data / "copy")) as copy:
        old.backup(copy)
    (data / "copy").rename(data / "archive.sqlite3")
    for rest in ("-wal", "-shm"):
        (data / f"archive.sqlite3{rest}").unlink(missing_ok=True)
    report = factories.report("An armed attack.")
    assert within(SOON, lambda: found("attack") == {report.slug})


def test_a_damaged_index_is_built_anew_from_the_rows_once(nursery, data):
    report = factories.report("An armed attack.")
    drain()

    def damage():
        folder = data / "index" / (data / "index" / "CURRENT").read_text()
        for file in folder.iterdir():
            file.write_bytes(b"")

    def whole():
        return WhooshEngine(data / "index").ready()

    damage()
    pid = nursery.start(data)
    assert within(SOON, whole)
    assert found("attack") == {report.slug}
    assert "There is no whole search index: it is built anew" in said(data)
    damage()
    factories.report("Another attack.")
    assert within(SOON, lambda: "damaged again" in said(data))
    assert not whole()
    assert not within(0.6, lambda: said(data).count("is built anew") > 1)
    engine().replace_all([])
    assert within(SOON, caught_up)
    nursery.kill(pid, signal.SIGTERM)


def test_a_byte_that_has_changed_is_seen_when_the_indexer_begins_and_the_index_built_anew(nursery, data):
    report = factories.report("An armed attack.")
    drain()
    flip_a_byte(data / "index")
    assert WhooshEngine(data / "index").ready()
    pid = nursery.start(data)
    assert within(SOON, lambda: WhooshEngine(data / "index").whole())
    assert found("attack") == {report.slug}
    assert "There is no whole search index: it is built anew" in said(data)
    nursery.kill(pid, signal.SIGTERM)


def test_a_first_build_that_fails_is_tried_again_and_takes_the_index_for_damaged_once(nursery, data):
    factories.report("An armed attack.")
    drain()
    flip_a_byte(data / "index")
    layout, _, number = (data / "index" / "CURRENT").read_text().partition("-")
    (obstacle := data / "index" / f"{layout}-{int(number) + 1:06}.building").write_text("in the way")
    pid = nursery.start(data)
    assert within(SOON, lambda: said(data).count("tried again") > 1)
    obstacle.unlink()
    assert within(SOON, lambda: WhooshEngine(data / "index").whole())
    assert "damaged again" not in said(data)
    nursery.kill(pid, signal.SIGTERM)


def test_where_there_is_no_index_at_all_one_is_built(data, indexer):
    Report.objects.all().delete()
    report = factories.report("An armed attack.")
    assert within(SOON, caught_up)
    (data / "index").rename(data / "away")
    assert within(SOON, lambda: found("attack") == {report.slug})
