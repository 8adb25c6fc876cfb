"""Segments that are made one: nothing that could be asked has another answer afterwards."""

import numpy as np
import pytest

from search.days import period
from search.engines.whoosh import WhooshEngine
from search.engines.whoosh.writing import TIER
from search.entry import Entry
from search.facets import FACET_NAMES
from search.query import Query

QUESTIONS = ("cedar", '"the cedar"', "oak OR elm", "ce*", "cedr~", "cedar NEAR/3 oak", "-cedar", "published:2024", "")


def entry(number: int) -> Entry:
    trees = ("oak", "elm", "ash")[number % 3]
    return Entry(
        id=f"{number}",
        title=f"Report {number}",
        body=f"the cedar and the {trees} " * (number % 4) + f"number{number}",
        url="/",
        slug=f"r{number}",
        language=("en", "es", "ru")[number % 3],
        facets={"topic": (trees, "trees"), "outlet": (f"outlet-{number}",)},
        published=period(f"{2020 + number % 5}"),
        added=number,
    )


@pytest.fixture
def engine(tmp_path):
    """As many segments as become one, and a large one; some reports replaced, some gone."""
    engine = WhooshEngine(tmp_path / "index")
    engine.replace_all(entry(number) for number in range(100))
    for number in range(TIER):
        engine.put([entry(200 + number), entry(number)])
    engine.remove(["205", "50"])
    return engine


def answers(engine) -> list[object]:
    found = []
    for text in QUESTIONS:
        for sort in ("relevance", "added"):
            query = Query(text, sort=sort, strict=True)
            results = engine.search(query, query.parsed.tree)
            found.append((text, [hit.id for hit in engine.every(query, query.parsed.tree)], results.facets))
    return found


def tidied(engine) -> None:
    assert engine.tidy()
    while engine.tidy():
        pass


def test_nothing_that_is_asked_has_another_answer(engine):
    def unordered(found):
        return [(text, sorted(ids), facets) for text, ids, facets in found]

    before = answers(engine)
    tidied(engine)
    assert len(engine._current().segments) == 2
    assert unordered(answers(engine)) == unordered(before)
    assert engine.search(Query(), None, facets=FACET_NAMES).total == 106


def test_what_has_been_deleted_is_dropped_once_it_is_half_of_a_segment(engine):
    engine.remove(str(number) for number in range(100))
    tidied(engine)
    opened = engine._current()
    assert opened.live.all()
    assert opened.size == engine.count() == TIER - 1
    assert opened.counted("facet_outlet", np.ones(opened.size, np.bool_)).keys() == {
        f"outlet-{200 + number}" for number in range(TIER) if number != 5
    }


def test_a_few_small_segments_are_left_as_they_are(engine):
    tidied(engine)
    engine.put([entry(300)])
    assert not engine.tidy()
