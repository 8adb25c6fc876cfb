"""No engine counts what its own list does not have."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines.whoosh import WhooshEngine
from search.entry import Entry
from search.facets import FACETS
from search.query import KINDS, Query

VALUES = {"topic": "abcd", "treaty": "xyz", "year": ("2023", "2024"), "outlet": "pq"}
NUMBERS = count()
ALL = [(facet, value) for facet, values in VALUES.items() for value in (*values, "never")]


def _facet_values(facet: str):
    few = 1 if facet in ("year", "outlet") else 3
    return st.lists(st.sampled_from(VALUES[facet]), max_size=few, unique=True).map(tuple)


ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(["pact", "armed pact", "attack", ""]),
        st.fixed_dictionaries({facet: _facet_values(facet) for facet in VALUES}),
        st.sampled_from(KINDS),
    ),
    max_size=12,
)
PAIRS = st.frozensets(st.sampled_from(ALL), max_size=4)
TEXTS = st.sampled_from(["", "pact", "-pact", "armed OR attack", "armed pact", "nowhere", "🎉"])


@pytest.fixture
def make_engine(tmp_path):
    """An index of the given entries, some of which have been put later, and some removed."""

    def make(drawn) -> WhooshEngine:
        engine = WhooshEngine(tmp_path / str(next(NUMBERS)))
        entries = [
            Entry(str(n), "", body, "/", str(n), facets=facets, language="en", kind=kind)
            for n, (body, facets, kind) in enumerate(drawn)
        ]
        gone = Entry("gone", "", "pact", "/", "gone", facets={"topic": ("a",)})
        engine.replace_all([gone, *entries[::2]])
        engine.put(entries[1::2])
        engine.remove(["gone"])
        return engine

    return make


def search(engine, query):
    return engine.search(query, query.parsed.tree)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ENTRIES, PAIRS, PAIRS, TEXTS, st.sampled_from(KINDS))
def test_every_number_is_the_length_of_the_list_that_it_stands_for(make_engine, drawn, chosen, excluded, text, kind):
    engine = make_engine(drawn)
    query = Query(text, chosen, excluded=excluded, show=kind)
    results = search(engine, query)
    for other in KINDS:
        assert results.totals[other] == search(engine, query.showing(other)).total
    for facet in FACETS:
        for counted in results.facets[facet.name]:
            name, value = facet.name, counted.value
            assert counted.chosen == (value in query.values(name))
            assert counted.excluded == (value in query.excluded_values(name))
            other = query.excluding(name, value) if counted.excluded else query.toggling(name, value)
            assert counted.total_after == search(engine, other).total
            if not counted.excluded:
                assert counted.total_without == search(engine, query.excluding(name, value)).total
                alone = query
                for beside in query.values(name) - {value}:
                    alone = alone.toggling(name, beside)
                alone = alone if counted.chosen else alone.toggling(name, value)
                assert counted.count == search(engine, alone).total


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ENTRIES, PAIRS, PAIRS)
def test_values_widen_inside_a_facet_facets_narrow_and_what_is_left_out_is_nowhere(
    make_engine, drawn, chosen, excluded
):
    query = Query("", chosen, excluded=excluded)
    found = {hit.id for hit in search(make_engine(drawn), query).hits}
    assert found == {
        str(n)
        for n, (_, facets, kind) in enumerate(drawn)
        if kind == "reports"
        and all(not query.values(facet) or query.values(facet) & set(facets[facet]) for facet in VALUES)
        and not any(query.excluded_values(facet) & set(facets[facet]) for facet in VALUES)
    }


def test_years_are_listed_newest_first_and_other_values_by_their_number(make_engine):
    none = {"topic": (), "treaty": (), "outlet": ()}
    engine = make_engine(
        [
            ("", none | {"year": ("2023",), "topic": ("b",)}, "reports"),
            ("", none | {"year": ("2023",), "topic": ("b", "a")}, "reports"),
            ("", none | {"year": ("2024",)}, "reports"),
        ]
    )
    results = search(engine, Query())
    assert [(c.value, c.count) for c in results.facets["year"]] == [("2024", 1), ("2023", 2)]
    assert [(c.value, c.count) for c in results.facets["topic"]] == [("b", 2), ("a", 1)]


@pytest.mark.parametrize("kept", ["chosen", "excluded"])
def test_what_is_chosen_or_left_out_is_listed_though_nothing_has_it(make_engine, kept):
    results = search(make_engine([]), Query("", **{kept: frozenset({("topic", "never")})}))
    [only] = results.facets["topic"]
    assert (only.value, only.count, only.total_after) == ("never", 0, 0)
    assert (only.chosen, only.excluded) == (kept == "chosen", kept == "excluded")
