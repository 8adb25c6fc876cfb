"""What may befall an index: crowds of readers, killed writers, full disks, torn files, refused documents."""

import random
import resource
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from archive.models import Report
from search.comparison import Differences, differences
from search.engines.whoosh import WhooshEngine
from search.finding import find
from search.index import engine
from search.models import Pending
from search.query import Query
from search.upkeep import drain, lock, rebuild
from tests import factories
from tests.search.nursery import said, steps, within

SEED = 20_240_619
SEARCHES, READERS = 10_000, 4
BREATH = 0.02
"""Seconds between two commits: five threads share one lock of Python's."""
KILLS = 50


def answer(asked, query: Query):
    """What a page of results says: which reports in which version, how many, and how many of each version."""
    results = asked.search(query, query.parsed.tree, facets={"topic", "origin"})
    hits = {hit.id: "".join(fragment.words for fragment in hit.title) for hit in results.hits}
    counts = {count.value: count.count for count in results.facets["topic"]}
    return hits, results.total, counts, results.degraded


@dataclass
class History:
    """Every state that the index has had, or is about to have: the version of each report by its id."""

    states: list[dict[str, int]] = field(default_factory=lambda: [{}])
    done: int = 0
    """The last state that is certain to be seen by whoever begins to search now."""

    QUERIES = {
        Query("cedar"): lambda id_, version: True,
        Query("ced*"): lambda id_, version: True,
        Query("oak"): lambda id_, version: version % 2 == 0,
        Query("cedar -oak"): lambda id_, version: version % 2 == 1,
        Query('"red cedar"'): lambda id_, version: version % 3 == 0,
        Query(chosen=frozenset({("origin", "sample")})): lambda id_, version: int(id_) % 2 == 0,
    }

    @contextmanager
    def changing(self, state: dict[str, int]):
        """Around the commit that makes the state."""
        self.states.append(state)
        yield
        self.done = len(self.states) - 1

    def allows(self, query: Query, said, since: int) -> bool:
        """Whether that was the right answer at some moment since that state."""
        return any(said == self._right(query, state) for state in self.states[since:])

    def _right(self, query: Query, state: dict[str, int]):
        found = {id_: f"v{version}" for id_, version in state.items() if self.QUERIES[query](id_, version)}
        return found, len(found), dict(Counter(found.values())), False


class Crowd:
    """A writer and readers at one index, each in a thread of its own."""

    IDS = tuple(str(number) for number in range(10))

    def __init__(self, index, entry) -> None:
        self.index, self.entry = index, entry
        self.history, self.over, self.wrong = History(), threading.Event(), []

    def gather(self) -> None:
        """Lets the writer write until the readers have done all their searches."""
        writer = threading.Thread(target=self._write)
        readers = [
            threading.Thread(target=self._read, args=[random.Random(SEED + number)]) for number in range(READERS)
        ]
        for thread in (writer, *readers):
            thread.start()
        for thread in readers:
            thread.join()
        self.over.set()
        writer.join()

    def _entry(self, id_: str, version: int):
        words = ["cedar", *["oak"] * (version % 2 == 0), *["red cedar"] * (version % 3 == 0)]
        facets = {"topic": (f"v{version}",), "origin": ("sample" if int(id_) % 2 == 0 else "real",)}
        return self.entry(id_, " and ".join(words), title=f"v{version}", facets=facets)

    def _write(self) -> None:
        chance, version = random.Random(SEED), 0
        while not self.over.is_set():
            version += 1
            state = self.history.states[-1]
            if version % 25 == 1:
                with self.history.changing(dict.fromkeys(self.IDS, version)):
                    self.index.replace_all(self._entry(id_, version) for id_ in self.IDS)
            elif version % 5 == 0:
                gone = chance.choice(sorted(state))
                with self.history.changing({id_: kept for id_, kept in state.items() if id_ != gone}):
                    self.index.remove([gone])
            else:
                changed = dict.fromkeys(chance.sample(self.IDS, chance.randint(1, len(self.IDS))), version)
                with self.history.changing(state | changed):
                    self.index.put(self._entry(*new) for new in changed.items())
            self.index.tidy()
            time.sleep(BREATH)

    def _read(self, chance: random.Random) -> None:
        for query in chance.choices(list(History.QUERIES), k=SEARCHES // READERS):
            since = self.history.done
            try:
                found = answer(self.index, query)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for here
                found = error
            if not self.history.allows(query, found, since):
                self.wrong.append(found)


def test_10_000_searches_while_a_writer_commits_are_each_right_at_that_moment(fresh_engine, entry):
    crowd = Crowd(fresh_engine, entry)
    crowd.gather()
    assert crowd.wrong == [], Counter(map(repr, crowd.wrong)).most_common(5)
    assert crowd.history.done > 20


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_put_removed_and_tidied_counts_and_fingerprints_are_of_what_is_left(fresh_engine, entry, seed):
    chance, kept = random.Random(seed), {}
    for _ in range(30):
        if kept and chance.random() < 0.3:
            gone = chance.sample(sorted(kept), 1)
            fresh_engine.remove(gone)
            kept = {id_: entry for id_, entry in kept.items() if id_ not in gone}
        else:
            topics = [f"t{chance.randrange(6)}" for _ in range(8)]
            new = {str(n): entry(str(n), "cedar", facets={"topic": (topics[n],)}) for n in chance.sample(range(8), 3)}
            fresh_engine.put(new.values())
            kept |= new
        fresh_engine.tidy()
        results = fresh_engine.search(Query(), None)
        counts = {count.value: count.count for count in results.facets["topic"]}
        assert counts == Counter(topic for one in kept.values() for topic in one.facets["topic"])
        assert fresh_engine.fingerprints() == {id_: one.fingerprint for id_, one in kept.items()}


@pytest.mark.django_db(transaction=True)
def test_an_indexer_that_is_killed_50_times_leaves_a_readable_index_and_loses_nothing(nursery, data):
    """Half of the kills fall on a step of writing files, one after the other; half fall whenever they do."""
    chance = random.Random(SEED)
    reports = [factories.report(f"The cedar number{number}.") for number in range(8)]
    drain()
    interrupted = 0
    for kill in range(KILLS):
        for report in chance.sample(reports, 2):
            report.text = f"The cedar number{kill}."
            report.save()
        reports.append(factories.report(f"The cedar number{kill}."))
        factories.fact("clause", reports[-1], "cedar")
        reports.pop(0).delete()
        on_a_step = kill % 2 == 0
        pid = nursery.start(data, dies_at=1 + kill if on_a_step else 0)
        if on_a_step:  # where it had fewer steps to take than that, it is killed after its work
            within(5, lambda own=pid: nursery.has_ended(own) or not Pending.objects.exists())
        else:
            time.sleep(chance.uniform(0, 0.15))
        nursery.kill(pid)
        with lock(timeout=0), lock(timeout=0, name="indexer.lock"):
            queued = set(Pending.objects.values_list("report", flat=True))
            wrong = differences()
        assert set(wrong.repairable) <= queued
        assert wrong.stray == wrong.impossible == ()
        assert not WhooshEngine(data / "index").search(Query("cedar"), Query("cedar").parsed.tree).degraded
        interrupted += bool(queued)
    assert interrupted >= KILLS // 3
    assert said(data) == ""
    drain()
    assert differences() == Differences()
    assert find(Query("cedar")).results.total == len(reports)


@pytest.mark.django_db(transaction=True)
def test_an_indexer_that_is_killed_while_it_builds_the_index_anew_is_followed_by_one_that_ends_the_work(nursery, data):
    reports = [factories.report(f"The cedar number{number}.") for number in range(5)]
    drain()
    for step in range(1, 40, 3):
        (data / "index" / "CURRENT").write_text("nothing")
        pid = nursery.start(data, dies_at=step)
        assert within(10, lambda own=pid: nursery.has_ended(own) or engine().ready())
        nursery.kill(pid)
        found = WhooshEngine(data / "index").search(Query("cedar"), Query("cedar").parsed.tree)
        assert (found.total, found.degraded) == (len(reports), not engine().ready())
        pid = nursery.start(data)
        assert within(10, engine().ready)
        nursery.kill(pid, 15)
        assert differences() == Differences()
        assert [path.name for path in (data / "index").iterdir() if path.name.endswith(("building", "draft"))] == []


@contextmanager
def disk_with_room_for(size: int):
    """No file can grow beyond that many bytes: to whoever writes it is as if the disk were full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _files(folder) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_size for path in folder.rglob("*") if path.is_file()}


def _long(entry, number: int, words: str = "cedar"):
    chance = random.Random(number)
    return entry(str(number), " ".join([words, *(f"w{chance.randrange(10**6)}" for _ in range(150))]))


ROOM = [0, 200, 3_000, 20_000]


def test_on_a_full_disk_the_old_index_stays_and_once_there_is_room_the_next_commit_works(bare_engine, entry, tmp_path):
    bare_engine.replace_all(_long(entry, number) for number in range(10))
    bare_engine.put([entry("more", "cedar")])
    for step, size in enumerate(ROOM):
        before = _files(tmp_path)
        with disk_with_room_for(size), pytest.raises(OSError, match="too large"):
            bare_engine.put(_long(entry, number, "oak") for number in range(100, 140))
        left = _files(tmp_path).keys() - before.keys()
        assert answer(bare_engine, Query("cedar"))[1:] == (11 + step, {}, False)
        assert answer(type(bare_engine)(tmp_path / "engine"), Query("oak"))[1:] == (0, {}, False)
        bare_engine.put([entry(f"then-{size}", "cedar")])
        assert answer(bare_engine, Query("cedar"))[1:] == (12 + step, {}, False)
        assert not left & _files(tmp_path).keys()


def test_a_rebuild_on_a_full_disk_leaves_the_old_index_and_no_remains(bare_engine, entry, tmp_path):
    bare_engine.replace_all(_long(entry, number) for number in range(10))
    before = _files(tmp_path)
    for size in ROOM:
        with disk_with_room_for(size), pytest.raises(OSError, match="too large"):
            bare_engine.replace_all(_long(entry, number, "oak") for number in range(100, 140))
        assert answer(bare_engine, Query("cedar"))[1:] == (10, {}, False)
        assert _files(tmp_path) == before
    bare_engine.replace_all([entry("new", "oak")])
    assert answer(bare_engine, Query("oak"))[1] == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("index")
def test_on_a_full_disk_what_has_changed_waits_in_the_queue():
    report = factories.report("An armed attack.")
    with disk_with_room_for(100), pytest.raises(OSError, match="too large"):
        drain()
    assert Pending.objects.waiting().get().report == report.pk
    drain()
    assert differences() == Differences()


@pytest.mark.parametrize("share", [0, 0.5, 0.9])
def test_whichever_file_is_torn_the_answer_is_right_or_is_the_last_good_one_and_says_so(
    bare_engine, entry, tmp_path, share, monkeypatch
):
    monkeypatch.setattr("search.engines.whoosh.segments.ATTEMPTS", 1)
    bare_engine.replace_all(
        entry(str(n), "cedar and oak", title=f"old{n}", facets={"topic": ("old",)}) for n in range(9)
    )
    bare_engine.replace_all(
        entry(str(n), "cedar and oak", title=f"new{n}", facets={"topic": ("new",)}) for n in range(5)
    )
    for number in range(5, 9):
        bare_engine.put([entry(str(number), "cedar and oak", title=f"new{number}", facets={"topic": ("new",)})])
    bare_engine.remove(["0"])
    folder = tmp_path / "engine"
    new = {str(n): f"new{n}" for n in range(1, 9)}, 8, {"new": 8}, False
    old = {str(n): f"old{n}" for n in range(9)}, 9, {"old": 9}, True
    torn = []
    for file in sorted((folder / (folder / "CURRENT").read_text()).iterdir()):
        whole = file.read_bytes()
        if not whole:
            continue
        file.write_bytes(whole[: int(len(whole) * share)])
        opened_anew = type(bare_engine)(folder)
        for text in ("ced*", '"cedar and oak"', ""):
            found = answer(opened_anew, Query(text))
            if found not in (new, old):
                torn.append((file.name, text, found))
        file.write_bytes(whole)
    assert torn == []
    assert answer(type(bare_engine)(folder), Query("cedar")) == new


@pytest.mark.parametrize("says", ["", "\x00\xff", "no such generation", "2-999999"])
def test_a_torn_note_of_which_generation_is_in_use_is_made_good(bare_engine, entry, tmp_path, says):
    bare_engine.replace_all([entry("1", "cedar")])
    (tmp_path / "engine" / "CURRENT").write_text(says, "latin-1")
    torn = type(bare_engine)(tmp_path / "engine")
    assert answer(torn, Query("cedar"))[1:] == (1, {}, True)
    assert not torn.ready()
    torn.replace_all([entry("1", "cedar")])
    assert answer(torn, Query("cedar"))[1:] == (1, {}, False)


@pytest.mark.django_db(transaction=True)
def test_indexers_and_commands_that_all_write_at_once_take_turns(nursery, data):
    indexers = [nursery.start(data) for _ in range(2)]
    factories.report("The cedar.")
    assert within(10, lambda: steps(data))
    for number in range(20):
        factories.report(f"The cedar number{number}.")
        if number % 7 == 3:
            drain()
        if number % 7 == 6:
            rebuild()
    drain()
    for pid in indexers:
        assert nursery.kill(pid, 15) == 0
    assert len(set(steps(data))) == 1  # of the two indexers the other has waited
    assert differences() == Differences()
    assert not Pending.objects.exists()


@pytest.mark.parametrize("impossible", [{"slug": "\ud800"}, {"added": 2**63}])
def test_a_commit_that_is_refused_leaves_nothing_of_itself(fresh_engine, entry, tmp_path, impossible):
    fresh_engine.put([entry("1", "cedar")])
    before = _files(tmp_path)
    with pytest.raises((ValueError, OverflowError)):
        fresh_engine.put([entry("2", "cedar"), entry("3", "cedar", **impossible), entry("1", "oak")])
    assert answer(fresh_engine, Query("cedar"))[1:] == (1, {}, False)
    assert _files(tmp_path) == before
    fresh_engine.put([entry("2", "cedar")])
    assert answer(fresh_engine, Query("cedar"))[1:] == (2, {}, False)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("bring_in", [drain, rebuild])
def test_a_refused_document_keeps_nobody_waiting_and_the_queue_says_which_and_why(bring_in):
    reports = [factories.report(f"The cedar number{number}.") for number in range(5)]
    outlet = factories.outlet()
    Report.objects.filter(pk=reports[1].pk).update(published_earliest="2024-02-01", published_latest="2024-01-01")
    Report.objects.filter(pk=reports[3].pk).update(outlet=outlet)
    type(outlet).objects.filter(pk=outlet.pk).update(slug="two  spaces")
    bring_in()
    assert {hit.slug for hit in find(Query("cedar")).results.hits} == {reports[n].slug for n in (0, 2, 4)}
    assert {row.report: row.problem for row in Pending.objects.all()} == {
        reports[1].pk: "2024-02-01 is after 2024-01-01",
        reports[3].pk: "no value of the facet outlet: 'two  spaces'",
    }
