"""What an engine's lists are like: their order, their width, their kinds, and what narrows them."""

import pytest

from search.days import period
from search.query import KINDS, PAGE_SIZE, Query
from search.tree import And, Named, Word


def ask(engine, text: str = "", **said):
    query = Query(text, **said)
    return engine.search(query, query.parsed.tree)


def ids(engine, text: str = "", **said) -> list[str]:
    return [hit.id for hit in ask(engine, text, **said).hits]


@pytest.fixture
def engine(fresh_engine, entry):
    """Six reports, and what two of them quote."""
    fresh_engine.replace_all(
        [
            entry("oak", "The oak and the cedar are trees of the park", title="Oaks of the park", added=5),
            entry("elm", "The elm and the cedar are trees", title="Elms", added=4, published=period("2024")),
            entry("ash", "An ash, a cedar and a rowan", title="Ashes", added=9, mentions=(period("1961-07-06"),)),
            entry("yew", "The yews of the churchyard", title="The cedar", added=1, mentions=(period("2000-02"),)),
            entry("fir", "A fir in the snow of winter", title="Winter", language="en", added=2),
            entry("bay", "Bay leaves", title="Bay", facets={"topic": ("herbs", "trees")}, added=3),
            entry(
                "clause-1", "The cedar shall not be felled", title="Oaks of the park", kind="clauses", report="oak",
                facets={"topic": ("trees",)}, source="Article 4",
            ),
            entry("statement-1", "We shall plant a cedar", title="Elms", kind="statements", report="elm", source="A"),
        ]
    )  # fmt: skip
    return fresh_engine


def test_where_few_have_all_of_the_words_the_list_goes_on_with_some_and_says_so(engine):
    results = ask(engine, "oak churchyard")
    assert (results.widened, results.with_all, {hit.id for hit in results.hits}) == (True, 0, {"oak", "yew"})
    results = ask(engine, "oak park churchyard trees")
    assert (results.widened, results.hits[0].id) == (True, "oak")


def test_what_has_all_of_the_words_stands_before_what_has_some(engine):
    results = ask(engine, "oak trees")
    assert ([hit.id for hit in results.hits], results.with_all) == (["oak", "elm"], 1)
    results = ask(engine, "winter rowan fir snow")
    assert ([hit.id for hit in results.hits], results.with_all) == (["fir", "ash"], 0)


def test_a_list_is_not_called_wider_where_some_of_the_words_find_no_more_than_all(engine):
    results = ask(engine, "snow winter")
    assert ([hit.id for hit in results.hits], results.widened) == (["fir"], False)


def test_whoever_insists_on_all_words_gets_no_more(engine):
    results = ask(engine, "oak churchyard", strict=True)
    assert (results.total, results.widened) == (0, False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("oak -cedar churchyard", set()),
        ("oak -elm churchyard", {"oak", "yew"}),
        ("oak churchyard published:2024", set()),
        ("elm churchyard published:2024", {"elm"}),
        ("title:winter oak churchyard", {"fir", "oak", "yew"}),
    ],
)
def test_what_is_left_out_and_dates_are_insisted_on_in_a_widened_list(engine, text, found):
    assert {hit.id for hit in ask(engine, text).hits} == found


def test_words_that_hold_sentences_together_do_not_widen_a_list(engine):
    assert set(ids(engine, "the churchyard and the rowan of a")) == {"yew", "ash"}


def test_a_word_that_stands_nowhere_takes_nothing_from_what_the_others_find(engine):
    assert set(ids(engine, "cedar zzyzx")) == {"oak", "elm", "ash", "yew"}


def test_the_width_of_a_list_does_not_hang_on_what_is_chosen(engine):
    whole = ask(engine, "cedar leaves")
    [trees] = [count for count in whole.facets["topic"] if count.value == "trees"]
    narrowed = ask(engine, "cedar leaves", chosen=frozenset({("topic", "trees")}))
    assert whole.widened
    assert (narrowed.widened, narrowed.total) == (True, trees.total_after)


def test_each_kind_of_thing_has_a_list_of_its_own_and_knows_how_long_the_others_are(engine):
    found = {kind: ask(engine, "cedar", show=kind) for kind in KINDS}
    assert {kind: [hit.id for hit in results.hits] for kind, results in found.items()} == {
        "reports": found["reports"].hits and ids(engine, "cedar"),
        "clauses": ["clause-1"],
        "statements": ["statement-1"],
    }
    for results in found.values():
        assert results.totals == {"reports": 4, "clauses": 1, "statements": 1}


def test_a_clause_is_found_by_its_own_words_and_not_by_its_reports_title(engine):
    assert ids(engine, "park", show="clauses") == []
    [hit] = ask(engine, "felled", show="clauses").hits
    assert (hit.kind, hit.source, "".join(part.words for part in hit.title)) == (
        "clauses", "Article 4", "Oaks of the park",
    )  # fmt: skip


def test_a_short_quotation_is_shown_whole_and_a_long_one_where_it_was_found(engine, entry):
    words = ["oak", *["elm"] * 90, "beech", *["ash"] * 400]
    engine.put(
        [
            entry("short", " ".join(words[:92]), kind="statements", report="r"),
            entry("long", " ".join(words), kind="statements", report="s"),
        ]
    )
    shown = {
        hit.id: "".join(part.words for part in hit.snippet) for hit in ask(engine, "beech", show="statements").hits
    }
    assert shown["short"] == " ".join(words[:92])
    assert "beech" in shown["long"]
    assert len(shown["long"]) < len(" ".join(words)) / 2


def test_the_entries_of_a_report_come_and_go_together(engine, entry):
    engine.put([entry("oak", "Felled")])
    assert ids(engine, show="clauses") == []
    engine.remove(["elm"])
    assert ids(engine, show="statements") == []


def test_an_exact_title_comes_first_whatever_else_has_the_words_more_often(engine, entry):
    engine.put([entry("much", "cedar " * 30, title="cedar cedar cedar of cedars")])
    assert ids(engine, "the cedar")[0] == "yew"
    assert ids(engine, "“The Cedar”")[0] == "yew"


def test_a_word_just_as_it_is_typed_comes_before_its_inflections(fresh_engine, entry):
    fresh_engine.put(
        [
            entry("plural", "the attacks of it"),
            entry("singular", "the attack of it"),
            *(entry(f"{n}", "none of it") for n in range(9)),
        ]
    )
    assert ids(fresh_engine, "attack") == ["singular", "plural"]
    assert ids(fresh_engine, "attacks") == ["plural", "singular"]


@pytest.mark.parametrize(
    ("sort", "first"),
    [("added", ["ash", "oak", "elm"]), ("mentioned", ["yew", "ash"]), ("newest", ["elm"]), ("oldest", ["elm"])],
)
def test_a_list_is_in_the_order_that_is_asked_for(engine, sort, first):
    assert ids(engine, sort=sort)[: len(first)] == first


def test_all_of_a_list_is_what_its_pages_are(fresh_engine, entry):
    fresh_engine.put(entry(f"{n}", "cedar " * (n % 7 + 1), added=n) for n in range(3 * PAGE_SIZE + 1))
    for sort in ("relevance", "added"):
        query = Query("cedar", sort=sort)
        pages = [hit for page in (1, 2, 3, 4) for hit in ask(fresh_engine, "cedar", sort=sort, page=page).hits]
        assert [hit.id for hit in fresh_engine.every(query, query.parsed.tree)] == [hit.id for hit in pages]


def test_reports_like_one_share_its_telling_words_and_not_those_that_all_have(fresh_engine, entry):
    fresh_engine.put(
        [
            entry("one", "Mutual assistance in case of an armed attack, says the pact of Pyongyang", language="en"),
            entry("two", "The pact of Pyongyang promises assistance after an armed attack", language="en"),
            entry("rye", "The price of rye rose in the market of Riga", language="en"),
            *(entry(f"{n}", "The market says in the case of", language="en") for n in range(5)),
        ]
    )
    assert ids(fresh_engine, "like:one") == ["two"]
    assert ids(fresh_engine, "like:nobody") == []


def test_what_is_left_out_is_in_no_list_and_its_number_says_what_letting_it_in_would_bring(engine):
    without = ask(engine, excluded=frozenset({("topic", "herbs")}))
    assert "bay" not in {hit.id for hit in without.hits}
    [herbs] = [count for count in without.facets["topic"] if count.excluded]
    assert (herbs.value, herbs.count, herbs.total_after) == ("herbs", 1, without.total + 1)


def test_half_a_word_is_completed_by_the_most_frequent_first_and_counts_reports_alone(engine):
    assert [(known.word, known.reports) for known in engine.beginning("ce", 5)] == [("cedar", 3)]
    assert engine.beginning("zz", 5) == engine.beginning("", 5) == []


@pytest.mark.parametrize(
    ("typed", "meant"), [("ceder", "cedar"), ("cedra", "cedar"), ("cedar", None), ("xyzzy", None), ("ce", None)]
)
def test_a_slip_is_known_by_a_word_that_more_reports_have(engine, typed, meant):
    known = engine.spelled_like(typed)
    assert (known and known.word) == meant


def test_a_name_weighs_the_same_in_every_language_but_for_how_it_was_typed(fresh_engine, entry):
    fresh_engine.put(
        [
            *(entry(f"en-{n}", "Putin spoke of the pact today") for n in range(4)),
            entry("ru", "Путин говорил о договоре сегодня", language="ru"),
            *(entry(f"other-{n}", "nothing of the kind was said") for n in range(6)),
        ]
    )

    def first(typed: str, *others: str) -> str:
        return fresh_engine.search(Query(strict=True), Named(Word(typed), others)).hits[0].id

    assert first("putin", "Путин").startswith("en-")
    assert first("путин", "Putin") == "ru"
    assert first("пу", "Путин", "Putin").startswith("en-")  # neither was typed: the first that came in


def test_a_name_is_found_in_any_inflection_and_marked_there(fresh_engine, entry):
    fresh_engine.put([entry("ru", "Встреча Владимира Путина в Москве", language="ru")])
    [hit] = fresh_engine.search(Query(strict=True), Named(Word("putin"), ("Владимир Путин",))).hits
    assert [part.words for part in hit.snippet if part.matched] == ["Владимира Путина"]


def test_words_that_hold_sentences_together_must_be_there_and_count_for_nothing(fresh_engine, entry):
    fresh_engine.put(
        [
            entry("much", "the exchange and all its instruments", title="Of of of and of"),
            entry("twice", "the exchange of instruments, an exchange of instruments", title="News"),
            entry("without", "the exchange and its instruments", title="Exchange"),
            *(entry(f"{n}", "nothing", title="Nothing") for n in range(9)),
        ]
    )
    assert ids(fresh_engine, "exchange of instruments", strict=True) == ["twice", "much"]


def test_a_name_in_two_fields_is_found_as_its_words_would_be(fresh_engine, entry):
    fresh_engine.put([entry("two", "Vladimir came", title="Putin speaks")])
    words = And((Word("Vladimir"), Word("Putin")))
    for tree in (words, Named(words, ("Путин",))):
        assert fresh_engine.search(Query(strict=True), tree).total == 1


def test_reports_like_one_do_not_hang_on_its_own_quotations_or_on_what_it_once_was(fresh_engine, entry):
    words = " ".join(f"word{chr(97 + n)}x" for n in range(20))
    alike = [entry("one", words), entry("two", words), *(entry(f"{n}", "of something else") for n in range(5))]
    fresh_engine.put(alike)
    assert ids(fresh_engine, "like:one") == ["two"]
    fresh_engine.put([*alike[:1], entry("clause", words, kind="clauses", report="one")])
    assert ids(fresh_engine, "like:one") == ["two"]
    query = Query("like:one")
    assert fresh_engine.search(query, query.parsed.tree, without=["one"]).total == 0


def test_a_word_that_only_a_withdrawn_report_had_is_offered_no_more(engine):
    assert engine.beginning("rowa", 5)
    engine.remove(["ash"])
    assert engine.beginning("rowa", 5) == []


def test_a_run_of_a_hundred_thousand_letters_is_cut_in_the_snippet(fresh_engine, entry):
    fresh_engine.put([entry("long", "x" * 100_000 + " cedar")])
    [hit] = ask(fresh_engine, "xx*").hits
    assert sum(len(part.words) for part in hit.snippet) < 400


def test_a_name_side_by_side_comes_before_its_words_apart_and_is_what_is_marked(fresh_engine, entry):
    fresh_engine.put(
        [
            entry("apart", "The charter of a flight. The UN. The charter, the UN, the charter, the UN."),
            entry("name", "It cites the UN Charter"),
            *(entry(f"{n}", "nothing of the kind") for n in range(6)),
        ]
    )
    named = Named(And((Word("UN"), Word("Charter"))), ("Charte des Nations unies",))
    results = fresh_engine.search(Query(strict=True), named)
    assert [hit.id for hit in results.hits] == ["name", "apart"]
    assert [part.words for part in results.hits[0].snippet if part.matched] == ["UN Charter"]


@pytest.mark.parametrize(("kept", "typed"), [("Пхеньяне", "Пхеньян"), ("Тегеране", "Тегеран"), ("Иране", "Иран")])
def test_names_of_places_in_russian_are_found_in_every_case(fresh_engine, entry, kept, typed):
    fresh_engine.put([entry("ru", f"Встреча в {kept} прошла", language="ru")])
    assert ids(fresh_engine, typed) == ["ru"]


def test_an_inflection_of_a_known_word_is_no_slip(fresh_engine, entry):
    fresh_engine.put(entry(f"{n}", "The council ratified it") for n in range(6))
    assert fresh_engine.spelled_like("ratifies") is None
    assert fresh_engine.spelled_like("ratifeid").word == "ratified"
