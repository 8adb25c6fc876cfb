"""The contract of an engine, as behaviours. Each runs on every engine."""

import gc
import shutil
import sys
import threading

import pytest

from search.days import period
from search.engines import NoIndexError
from search.entry import Entry
from search.query import PAGE_SIZE, Query
from search.tree import NOTHING


def ask(engine, text: str = "", without=(), **said):
    """What an engine answers to what is typed."""
    query = Query(text, **{"strict": True} | said)
    return engine.search(query, NOTHING if query.parsed.hopeless else query.parsed.tree, without)


def ids(engine, text: str = "", **said) -> list[str]:
    results = ask(engine, text, **said)
    assert not results.degraded
    assert results.total >= len(results.hits)
    return [hit.id for hit in results.hits]


@pytest.fixture
def engine(fresh_engine, entry):
    """An index of a few reports."""
    fresh_engine.replace_all(
        [
            entry(
                "interfax",
                "If either side faces an armed attack, the other shall provide military assistance.\n"
                "The treaty is contrary to nothing.",
                title="Russia ratifies the treaty",
                quotes=("faces an armed attack",),
                facets={"treaty": ("dprk-rus-2024",), "year": ("2024",)},
                names={"treaty": ("dprk-rus-2024", "Treaty of Friendship"), "person": ("Vladimir Putin", "Путин")},
                published=period("2024-11-06"),
                mentions=(period("2000-02-09"), period("2024")),
                signed=(period("2024-06-19"),),
                outlet="Interfax",
                published_edtf="2024-11-06",
                lead="If either side",
            ),
            entry(
                "comercio",
                "Corea del Norte ratificó el tratado; habrá otras ratificaciones.",
                title="El pacto",
                language="es",
                facets={"treaty": ("dprk-rus-2024", "un-charter"), "year": ("2024",)},
                published=period("2024-06"),
            ),
            entry("tass", "Президент подписал договор о партнёрстве.", language="ru", published=period("2024-06-19")),
            entry("yonhap", "무력침공을 받으면 지체없이 군사적 원조를 제공한다", title="북러 조약", language="ko"),
        ]
    )
    return fresh_engine


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("attack", {"interfax"}),
        ("attacks", {"interfax"}),
        ("ATTACK", {"interfax"}),
        ("attack assistance", {"interfax"}),
        ("attack партнёрство", set()),
        ("attack OR партнёрство", {"interfax", "tass"}),
        ("ratificación", {"comercio"}),
        ("ratificacion", {"comercio"}),
        ("договоры", {"tass"}),
        ("партнерство", {"tass"}),
        ("무력침공", {"yonhap"}),
        ("침공", {"yonhap"}),
        ("원", {"yonhap"}),
        ("침공무력", set()),
        ('"armed attack"', {"interfax"}),
        ("“armed attack”", {"interfax"}),
        ('"armed attacks"', set()),
        ('"attack armed"', set()),
        ('"attack the other"', {"interfax"}),
        ("-treaty -tratado", {"tass", "yonhap"}),
        ("-(attack OR tratado)", {"tass", "yonhap"}),
        ("rati*", {"interfax", "comercio"}),
        ("en*", set()),
        ("title:treaty", {"interfax"}),
        ("title:attack", set()),
        ("quote:attack", {"interfax"}),
        ("quote:treaty", set()),
        ("treaty:dprk-rus-2024", {"interfax"}),
        ('treaty:"of friendship"', {"interfax"}),
        ("person:путин", {"interfax"}),
        ("published:2024", {"interfax", "comercio", "tass"}),
        ("published:2024-06", {"comercio", "tass"}),
        ("published:2024-06-19", {"tass"}),
        ("published:2024-07..", {"interfax"}),
        ("mentions:2000-02-09", {"interfax"}),
        ("mentions:2024-06-19", set()),
        ("mentions:2000..2024", {"interfax"}),
        ("signed:2024", {"interfax"}),
        ("-published:2024", {"yonhap"}),
        ("", {"interfax", "comercio", "tass", "yonhap"}),
        ("🎉", set()),
    ],
)
def test_a_query_finds(engine, text, found):
    results = ask(engine, text)
    assert ({hit.id for hit in results.hits}, results.total) == (found, len(found))


def test_a_hit_carries_what_its_line_shows(engine):
    [hit] = ask(engine, "attack ratify").hits
    assert (hit.url, hit.slug, hit.outlet, hit.published, hit.sample) == (
        "/reports/interfax/",
        "interfax",
        "Interfax",
        "2024-11-06",
        False,
    )
    assert [f.words for f in hit.title if f.matched] == ["ratifies"]
    assert "".join(f.words for f in hit.title) == "Russia ratifies the treaty"
    assert [f.words for f in hit.snippet if f.matched] == ["attack"]


def test_a_phrase_is_marked_as_one_and_only_where_it_stands(engine):
    [hit] = ask(engine, '"the other"').hits
    assert [f.words for f in hit.snippet if f.matched] == ["the other"]


def test_without_words_to_mark_the_lead_is_shown(engine):
    [hit] = ask(engine, "title:ratifies").hits
    assert [(f.words, f.matched) for f in hit.snippet] == [("If either side", False)]


def test_markup_in_a_report_stays_text(fresh_engine, entry):
    fresh_engine.put([entry("x", "<script>attack()</script> & more")])
    [hit] = ask(fresh_engine, "attack").hits
    assert "".join(f.words for f in hit.snippet) == "<script>attack()</script> & more"


def test_the_newest_come_first_without_words_and_the_undated_last(engine):
    assert ids(engine) == ["interfax", "tass", "comercio", "yonhap"]
    assert ids(engine, sort="oldest") == ["comercio", "tass", "interfax", "yonhap"]


def test_a_word_in_the_title_and_a_frequent_word_come_first(fresh_engine, entry):
    fresh_engine.put(
        [
            entry("once", "pact and much else of other kinds", title="other news"),
            entry("title", "much else and more of other kinds", title="pact news"),
            entry("thrice", "pact and pact and pact of other kinds", title="more news"),
            *(entry(f"other-{n}", "nothing of the kind", title="no news") for n in range(8)),
        ]
    )
    assert ids(fresh_engine, "pact") == ["title", "thrice", "once"]


def test_pages_follow_one_another_without_gaps_or_repetitions(fresh_engine, entry):
    fresh_engine.put(entry(str(n), "pact") for n in range(2 * PAGE_SIZE + 3))
    listed = [ids(fresh_engine, "pact", page=page) for page in (1, 2, 3, 4)]
    assert [len(page) for page in listed] == [PAGE_SIZE, PAGE_SIZE, 3, 0]
    assert len({id_ for page in listed for id_ in page}) == 2 * PAGE_SIZE + 3


def test_an_entry_that_is_put_again_takes_the_place_of_the_old_one(engine, entry):
    engine.put([entry("tass", "Something else altogether", language="en")])
    assert ids(engine, "договор") == []
    assert ids(engine, "altogether") == ["tass"]
    assert engine.count() == 4


def test_of_two_with_one_id_in_a_batch_the_last_stays(engine, entry):
    engine.put([entry("new", "first"), entry("new", "second")])
    assert (ids(engine, "first"), ids(engine, "second")) == ([], ["new"])


def test_what_is_removed_is_found_no_more_and_the_unknown_is_no_concern(engine):
    engine.remove(["tass", "never-there"])
    assert ids(engine, "договор") == []
    assert engine.count() == 3


def test_all_is_replaced_at_once(engine, entry):
    engine.replace_all([entry("only", "this one")])
    assert ids(engine) == ["only"]


def test_a_replacement_that_fails_leaves_all_as_it_was(engine, entry):
    with pytest.raises(ValueError, match="twice"):
        engine.replace_all([entry("twice"), entry("twice")])
    assert engine.count() == 4
    assert engine.ready()


def test_a_batch_that_fails_half_way_leaves_all_as_it_was(engine, entry):
    def torn():
        yield entry("new", "brand new")
        raise OSError("the database went away")

    with pytest.raises(OSError, match="went away"):
        engine.put(torn())
    assert ids(engine, "brand") == []
    engine.put([entry("new", "brand new")])
    assert ids(engine, "brand") == ["new"]


def test_fingerprints_tell_which_entries_are_out_of_date(engine, entry):
    fresh = entry("tass", "Something else")
    assert engine.fingerprints()["tass"] != fresh.fingerprint
    engine.put([fresh])
    assert engine.fingerprints()["tass"] == fresh.fingerprint
    assert set(engine.fingerprints()) == {"interfax", "comercio", "tass", "yonhap"}


def test_without_an_index_the_answer_is_empty_and_says_why(bare_engine):
    results = ask(bare_engine, "attack")
    assert (results.total, results.degraded, bare_engine.ready(), bare_engine.count()) == (0, True, False, 0)
    assert bare_engine.written() is None


def test_a_batch_never_passes_for_a_whole_index(bare_engine, entry):
    with pytest.raises(NoIndexError):
        bare_engine.put([entry("one")])
    assert not bare_engine.ready()


def test_the_index_knows_when_it_was_last_changed(engine, entry):
    before = engine.written()
    engine.put([entry("new", "cedar")])
    assert before <= engine.written()


def test_what_is_left_out_is_in_no_list_and_no_number(engine):
    results = ask(engine, without=["interfax", "never-there"])
    assert {hit.id for hit in results.hits} == {"comercio", "tass", "yonhap"}
    assert results.total == 3
    assert [(c.value, c.count) for c in results.facets["treaty"]] == [("dprk-rus-2024", 1), ("un-charter", 1)]


def test_an_index_of_nothing_is_whole(fresh_engine):
    assert ids(fresh_engine) == []
    assert fresh_engine.ready()
    assert ask(fresh_engine, "attack OR -b").total == 0


def test_threads_that_search_while_another_writes_and_merges_see_whole_lists(fresh_engine, entry):
    """Files go when segments are merged or an index is replaced: whoever reads must not be left without them."""
    entries = [entry(str(n), f"cedar {n}", facets={"topic": ("trees",)}) for n in range(30)]
    fresh_engine.replace_all(entries)
    wrong: list[object] = []

    def look() -> None:
        for _ in range(60):
            found = ask(fresh_engine, '"cedar"')
            [topic] = found.facets["topic"] or [None]
            whole = not found.degraded and len(found.hits) == PAGE_SIZE and topic and topic.count == found.total == 30
            if not whole:
                wrong.append(found)

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(12):
        fresh_engine.put([entries[number]])
        if number % 5 == 4:
            fresh_engine.replace_all(entries)
    for thread in threads:
        thread.join()
    assert wrong == []


def test_many_threads_open_the_index_at_once_and_each_finds_it_whole(fresh_engine, entry, caplog):
    fresh_engine.replace_all(entry(str(n), "cedar") for n in range(5))
    switching = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    wrong: list[object] = []
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            found = ask(fresh_engine, "cedar")
            if found.degraded or found.total < 5:
                wrong.append(found)

    threads = [threading.Thread(target=look) for _ in range(4)]
    try:
        for thread in threads:
            thread.start()
        for number in range(15):
            fresh_engine.put([entry(f"new-{number}", "cedar")])
    finally:
        over.set()
        for thread in threads:
            thread.join()
        sys.setswitchinterval(switching)
    assert (wrong, caplog.text) == ([], "")


def test_a_bug_in_answering_is_not_taken_for_a_damaged_index(engine, monkeypatch):
    monkeypatch.setattr("search.engines.whoosh.answering.ranked", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        ask(engine, "attack")


def test_a_thread_that_searched_before_sees_what_was_put_since(engine, entry):
    assert ids(engine, "cedar") == []
    engine.put([entry("new", "cedar")])
    assert ids(engine, "cedar") == ["new"]


@pytest.mark.parametrize(
    "text",
    [
        "🎉🎉",
        "a" * 10_000,
        "(" * 900,
        '"' * 999,
        "\x00\x01\x1f",
        "「",
        "a AND",
        "* ? ~ ^ : \\ / [ ] { }",
        "title:",
        "\ud800",
        "-",
        "مرحبا",
        "ไทย",
    ],
)
def test_odd_input_is_answered(engine, text):
    results = ask(engine, text)
    assert not results.degraded
    assert results.total >= 0


@pytest.mark.parametrize(
    "impossible",
    [
        {"id_": ""},
        {"id_": "x", "facets": {"colour": ("red",)}},
        {"id_": "x", "facets": {"topic": ("",)}},
        {"id_": "x", "facets": {"topic": ("a" * 201,)}},
        {"id_": "x", "names": {"colour": ("red",)}},
        {"id_": "x", "facets": {"topic": ("\ud800",)}},
        {"id_": "x", "facets": {"topic": ("a\x01b",)}},
        {"id_": "\ud800"},
        {"id_": "x", "added": 2**63},
    ],
)
def test_no_entry_can_be_made_that_an_index_cannot_hold(entry, impossible):
    with pytest.raises(ValueError, match=r"id|facet|field|surrogates|added|addition"):
        entry(**impossible)


def test_bodies_of_every_sort_can_be_kept(fresh_engine, entry):
    bodies = ["", "\x00", "a" * 100_000, "🎉", "\n\n", "조" * 5_000, "x'" * 100]
    fresh_engine.put(entry(str(n), body) for n, body in enumerate(bodies))
    assert fresh_engine.count() == len(bodies)


class TestWhooshFiles:
    """What befalls files: the Whoosh engine's own."""

    @pytest.fixture(autouse=True)
    def _no_file_is_left_open(self, caplog):
        """What a test leaves to the garbage collector is found at its own end, and is an error."""
        gc.freeze()
        yield
        caplog.clear()
        gc.collect()
        gc.unfreeze()

    @pytest.fixture
    def folder(self, tmp_path):
        return tmp_path / "engine"

    @staticmethod
    def _tear(folder, name: str) -> None:
        for file in (folder / name).iterdir():
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    def test_a_torn_index_is_answered_by_the_last_good_one_and_says_so(self, engine, entry, folder, caplog):
        engine.replace_all([entry("only", "this one")])
        self._tear(folder, (folder / "CURRENT").read_text())
        results = ask(type(engine)(folder), "attack")
        assert ([hit.id for hit in results.hits], results.degraded) == (["interfax"], True)
        assert "rebuild it" in caplog.text

    def test_a_torn_index_is_not_ready_and_a_rebuild_mends_it(self, engine, entry, folder):
        self._tear(folder, (folder / "CURRENT").read_text())
        torn = type(engine)(folder)
        assert not torn.ready()
        assert ask(torn, "attack").degraded
        torn.replace_all([entry("only", "attack")])
        assert ids(torn, "attack") == ["only"]

    @pytest.mark.parametrize("share", [0, 0.5, 0.9])
    def test_whichever_file_is_cut_short_every_question_is_answered(self, engine, entry, folder, share, monkeypatch):
        monkeypatch.setattr("search.engines.whoosh.segments.ATTEMPTS", 1)
        current = folder / (folder / "CURRENT").read_text()
        for file in sorted(path for path in current.iterdir() if path.stat().st_size):
            whole = file.read_bytes()
            file.write_bytes(whole[: int(len(whole) * share)])
            torn = type(engine)(folder)
            torn.ready()
            ask(torn, 'attack "armed attack" rati* published:2024 -tratado')
            file.write_bytes(whole)
        assert ids(type(engine)(folder), "attack") == ["interfax"]

    def test_a_file_that_has_gone_or_been_cut_is_seen_by_whoever_has_it_open(self, engine, entry, folder):
        engine.replace_all([entry("only", "attack")])
        assert ids(engine, "attack") == ["only"]
        file = next((folder / (folder / "CURRENT").read_text()).glob("*.docs"))
        file.unlink()
        assert not engine.ready()
        assert ask(engine, "attack").degraded

    def test_a_file_whose_content_is_wrong_is_known_by_its_checksum(self, engine, entry, folder, caplog):
        engine.replace_all([entry("only", "attack")])
        file = next((folder / (folder / "CURRENT").read_text()).glob("*.terms"))
        whole = file.read_bytes()
        file.unlink()
        file.write_bytes(whole[: len(whole) // 2] + b"\xff" * (len(whole) - len(whole) // 2))
        other = type(engine)(folder)
        results = ask(other, "attack")
        assert results.degraded or not other.whole()
        assert not other.ready()
        assert [hit.id for hit in ask(other, "attack").hits] == ["interfax"]
        assert "rebuild it" in caplog.text

    def test_a_damaged_index_is_tried_once_and_again_when_something_has_changed(self, engine, entry, folder, caplog):
        engine.replace_all([entry("only", "attack")])
        self._tear(folder, (folder / "CURRENT").read_text())
        torn = type(engine)(folder)
        for _ in range(5):
            assert ask(torn, "attack").degraded
        assert caplog.text.count("cannot be read; rebuild it") == 1
        torn.replace_all([entry("new", "attack")])
        assert ids(torn, "attack") == ["new"]

    def test_what_fails_after_a_commit_takes_nothing_of_it_away(self, engine, entry, monkeypatch):
        def interrupted(path):
            if path.is_dir():
                raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr("search.engines.whoosh.writing.sync", interrupted)
            with pytest.raises(KeyboardInterrupt):
                engine.put([entry("new", "cedar")])
        assert ids(engine, "cedar") == ["new"]
        engine.put([entry("newer", "cedar")])
        assert set(ids(engine, "cedar")) == {"new", "newer"}

    def test_only_generations_are_tidied_away(self, engine, entry, folder):
        (folder / "notes").mkdir()
        for number in range(3):
            engine.replace_all([entry(str(number))])
        assert (folder / "notes").is_dir()

    def test_a_folder_that_has_gone_is_no_exception(self, engine, folder):
        assert ids(engine, "attack") == ["interfax"]
        shutil.rmtree(folder)
        assert ask(engine, "attack").degraded

    def test_only_the_generation_in_use_and_the_one_before_are_kept(self, engine, entry, folder):
        for number in range(3):
            engine.replace_all([entry(str(number))])
        assert sorted(p.name for p in folder.iterdir() if p.is_dir()) == ["3-000004", "3-000005"]

    def test_what_two_engines_write_each_of_them_finds(self, engine, entry, folder):
        other = type(engine)(folder)
        assert ids(other, "cedar") == []
        engine.put([entry("new", "cedar")])
        assert ids(other, "cedar") == ["new"]
        other.replace_all([entry("newest", "cedar")])
        assert ids(engine, "cedar") == ["newest"]


def test_equal_entries_have_equal_fingerprints_whatever_the_order_of_their_facets(entry):
    one = entry("x", facets={"topic": ("a",), "year": ("2024",)})
    other = entry("x", facets={"year": ("2024",), "topic": ("a",)})
    assert one.fingerprint == other.fingerprint != entry("x").fingerprint
    assert isinstance(one, Entry)
