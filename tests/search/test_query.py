"""A search and its address are the same thing."""

import unicodedata
from urllib.parse import parse_qs

from hypothesis import assume, given
from hypothesis import strategies as st

from search.facets import FACETS, LONGEST_VALUE
from search.query import LAST_PAGE, MOST_CHOSEN, SORTS, Query, printable

ANYTHING = st.text(max_size=40)
QUERIES = st.builds(
    Query,
    text=ANYTHING,
    chosen=st.frozensets(
        st.tuples(st.sampled_from([facet.name for facet in FACETS]), ANYTHING), max_size=2 * MOST_CHOSEN
    ),
    page=st.integers(-5, 2 * LAST_PAGE),
    sort=st.sampled_from(SORTS),
)
PARAMS = st.dictionaries(
    st.one_of(st.sampled_from(["q", "page", "sort", *(facet.name for facet in FACETS)]), ANYTHING),
    st.lists(st.one_of(ANYTHING, st.sampled_from(["newest", "2", "-1", "²", "999999999999"])), max_size=3),
    max_size=6,
)


@given(ANYTHING)
def test_what_can_be_shown_stays_as_it_is_and_equal_words_are_equal(text):
    assert printable(printable(text)) == printable(text)
    assert Query(unicodedata.normalize("NFD", text)) == Query(text)


@given(QUERIES)
def test_an_address_leads_back_to_its_query(query):
    assert Query.from_params(query.to_params()) == query
    assert Query.from_params(parse_qs(query.to_url()[1:])) == query


@given(PARAMS)
def test_whatever_stands_in_an_address_some_query_is_meant(params):
    query = Query.from_params(params)
    assert Query.from_params(query.to_params()) == query
    assert 1 <= query.page <= LAST_PAGE


@given(QUERIES, st.sampled_from([facet.name for facet in FACETS]), st.sampled_from(["a", "b/c", "한국", "a&b=c"]))
def test_toggling_twice_changes_nothing_but_the_page(query, facet, value):
    assume(not query.full)
    assert query.toggling(facet, value).toggling(facet, value) == query.at_page(1)
    assert (value in query.toggling(facet, value).values(facet)) != (value in query.values(facet))


def test_addresses_are_readable_and_say_nothing_that_goes_without_saying():
    query = Query("missile", frozenset({("treaty", "inf-1987"), ("provision", "inf-1987/article-4")}))
    assert query.to_url() == "?q=missile&treaty=inf-1987&provision=inf-1987/article-4"
    assert Query().to_url() == "?"
    assert query.at_page(3).sorted_by("newest").to_url().endswith("&sort=newest")


def test_unknown_parameters_are_dropped_and_pages_bounded():
    query = Query.from_params({"q": ["a\x00\n b"], "colour": ["red"], "page": ["0"], "sort": ["magic"]})
    assert query == Query("a b")


def test_no_more_values_are_chosen_than_there_is_room_for_and_the_query_owns_up_to_it():
    crowded = Query.from_params({"topic": [f"v{n}" for n in range(990)] + ["a" * (LONGEST_VALUE + 1), "v1"]})
    assert (len(crowded.chosen), crowded.dropped, crowded.full) == (MOST_CHOSEN, 991 - MOST_CHOSEN, True)
    again = Query.from_params(crowded.to_params())
    assert (again, again.dropped) == (crowded, 0)
    assert crowded.at_page(2).dropped == 0


def test_what_is_chosen_has_one_order():
    query = Query(chosen=frozenset({("state", "b"), ("state", "a"), ("topic", "z")}))
    assert query.pairs == (("topic", "z"), ("state", "a"), ("state", "b"))
