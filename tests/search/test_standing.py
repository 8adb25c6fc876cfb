"""Words side by side and words near, against a reading of every text word by word."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engines.whoosh import WhooshEngine
from search.entry import Entry
from search.query import Query
from search.tree import Near, Phrase, Word

words = st.sampled_from(["oak", "elm", "ash", "yew"])
texts = st.lists(st.lists(words, max_size=12), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    return WhooshEngine(tmp_path_factory.mktemp("standing") / "index")


def found(engine, bodies, tree) -> set[str]:
    engine.replace_all(
        Entry(id=str(n), title="", body=" ".join(body), url="/", slug=f"r{n}", language="en")
        for n, body in enumerate(bodies)
    )
    return {hit.id for hit in engine.search(Query(strict=True), tree).hits}


@settings(max_examples=60, deadline=None)
@given(texts, st.lists(words, min_size=2, max_size=4))
def test_a_phrase_is_found_where_its_words_follow_one_another(engine, bodies, phrase):
    by_reading = {
        str(n) for n, body in enumerate(bodies) if any(body[at : at + len(phrase)] == phrase for at in range(len(body)))
    }
    assert found(engine, bodies, Phrase(" ".join(phrase))) == by_reading


@settings(max_examples=60, deadline=None)
@given(texts, st.lists(words, min_size=2, max_size=3, unique=True), st.integers(1, 5))
def test_words_are_near_where_the_first_and_the_last_of_them_are_so_few_words_apart(engine, bodies, sought, within):
    def near(body) -> bool:
        places = [[at for at, word in enumerate(body) if word == one] for one in sought]
        return any(max(chosen) - min(chosen) <= within for chosen in product(*places))

    by_reading = {str(n) for n, body in enumerate(bodies) if near(body)}
    assert found(engine, bodies, Near(tuple(map(Word, sought)), within)) == by_reading


def test_a_phrase_is_as_near_as_its_nearer_end(engine):
    near = Near((Phrase("oak elm"), Word("yew")), 2)
    assert found(engine, [["oak", "elm", "ash", "yew"], ["oak", "elm", "ash", "ash", "yew"]], near) == {"0"}
    assert found(engine, [["yew", "ash", "oak", "elm"]], near) == {"0"}
