"""No page shows a number that its own list does not have."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines.whoosh import WhooshEngine
from search.entry import Entry
from search.facets import FACETS
from search.query import Query

VALUES = {"topic": "abcd", "treaty": "xyz", "year": ("2023", "2024"), "outlet": "pq"}
NUMBERS = count()


def _facet_values(facet: str):
    few = 1 if facet in ("year", "outlet") else 3
    return st.lists(st.sampled_from(VALUES[facet]), max_size=few).map(tuple)


ENTRIES = st.lists(
    st.builds(
        lambda body, facets: (body, facets),
        st.sampled_from(["pact", "armed pact", "attack", ""]),
        st.fixed_dictionaries({facet: _facet_values(facet) for facet in VALUES}),
    ),
    max_size=12,
)
CHOSEN = st.frozensets(
    st.sampled_from([(facet, value) for facet, values in VALUES.items() for value in (*values, "never")]), max_size=5
)
TEXTS = st.sampled_from(["", "pact", "-pact", "armed OR attack", "nowhere", "🎉"])


@pytest.fixture
def make_engine(tmp_path):
    """An index of the given entries, some of which have been put later, and some removed."""

    def make(drawn) -> WhooshEngine:
        engine = WhooshEngine(tmp_path / str(next(NUMBERS)))
        entries = [Entry(str(n), "", body, "/", str(n), "en", facets=facets) for n, (body, facets) in enumerate(drawn)]
        gone = Entry("gone", "", "pact", "/", "gone", "en", facets={"topic": ("a",)})
        engine.replace_all([gone, *entries[::2]])
        engine.put(entries[1::2])
        engine.remove(["gone"])
        return engine

    return make


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ENTRIES, CHOSEN, TEXTS)
def test_every_count_is_the_length_of_the_list_that_its_link_leads_to(make_engine, drawn, chosen, text):
    engine = make_engine(drawn)
    query = Query(text, chosen)
    results = engine.search(query)
    for facet in FACETS:
        for count_ in results.facets[facet.name]:
            followed = engine.search(query.toggling(facet.name, count_.value))
            alone = engine.search(query.without(facet.name).toggling(facet.name, count_.value))
            assert count_.total_after == followed.total
            assert count_.count == alone.total
            assert count_.chosen == (count_.value in query.values(facet.name))
            if not query.values(facet.name):
                assert count_.count == count_.total_after


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ENTRIES, CHOSEN)
def test_values_widen_inside_a_facet_and_facets_narrow_one_another(make_engine, drawn, chosen):
    found = {hit.id for hit in make_engine(drawn).search(Query("", chosen)).hits}
    chosen_in = {facet: {v for f, v in chosen if f == facet} for facet in VALUES}
    assert found == {
        str(n)
        for n, (_, facets) in enumerate(drawn)
        if all(not wanted or wanted & set(facets[facet]) for facet, wanted in chosen_in.items())
    }


def test_years_are_listed_newest_first_and_other_values_by_their_number(make_engine):
    none = {"topic": (), "treaty": (), "outlet": ()}
    results = make_engine(
        [
            ("", none | {"year": ("2023",), "topic": ("b",)}),
            ("", none | {"year": ("2023",), "topic": ("b", "a")}),
            ("", none | {"year": ("2024",)}),
        ]
    ).search(Query())
    assert [(c.value, c.count) for c in results.facets["year"]] == [("2024", 1), ("2023", 2)]
    assert [(c.value, c.count) for c in results.facets["topic"]] == [("b", 2), ("a", 1)]


def test_what_is_chosen_is_listed_though_nothing_has_it(make_engine):
    results = make_engine([]).search(Query("", frozenset({("topic", "never")})))
    [only] = results.facets["topic"]
    assert (only.value, only.count, only.total_after, only.chosen) == ("never", 0, 0, True)
