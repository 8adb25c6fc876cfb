"""The ranking benchmark measures what it says it measures."""

from math import log2
from pathlib import Path

import pytest

from search.engines.whoosh import WhooshEngine
from tests.bench.ranking.__main__ import entry_of, scores, typed
from tests.bench.ranking.collection import read
from tests.bench.ranking.metrics import average_precision, ndcg

GRADES = {"best": 3, "good": 2, "fair": 1, "useless": 0}
IDEAL = 7 + 3 / log2(3) + 1 / 2

DOCUMENTS_SGML = """<DOC><DOCNO> a </DOCNO><TITLE>On wings</TITLE><TEXT>Lift &amp; drag of a wing.</TEXT></DOC>
<DOC><DOCNO>b</DOCNO><TITLE>On heat</TITLE><TEXT>The heat of a plate.</TEXT></DOC>"""
DOCUMENTS_JSONL = """{"id": "a", "title": "On wings", "text": "Lift & drag of a wing."}
{"id": "b", "title": "On heat", "text": "The heat of a plate."}"""
QUERIES_SGML = """<top><num>1</num><title>What is the drag of a wing?</title></top>
<top><num>2</num><title>Nobody has judged this.</title></top>"""
QUERIES_JSONL = """{"id": "1", "text": "What is the drag of a wing?"}
{"id": "2", "text": "Nobody has judged this."}"""


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (["best", "good", "fair"], 1.0),
        (["good", "best", "fair"], (3 + 7 / log2(3) + 1 / 2) / IDEAL),
        (["unjudged", "useless", "best"], (7 / 2) / IDEAL),
        ([f"unjudged {n}" for n in range(10)] + ["best"], 0.0),
        ([], 0.0),
    ],
)
def test_ndcg_weighs_grades_by_their_place_among_the_first_ten(found, expected):
    assert ndcg(found, GRADES) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (["best", "good", "fair"], 1.0),
        (["useless", "best", "unjudged", "fair"], (1 / 2 + 2 / 4) / 3),
        ([], 0.0),
    ],
)
def test_average_precision_counts_what_is_not_found_as_nothing(found, expected):
    assert average_precision(found, GRADES) == pytest.approx(expected)


def test_a_question_without_relevant_documents_scores_nothing():
    assert (ndcg(["a"], {"a": 0}), average_precision(["a"], {})) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("documents", "queries"),
    [("documents.sgml", "queries.sgml"), ("documents.jsonl", "queries.jsonl")],
)
def test_a_collection_is_read_in_either_form_without_the_questions_nobody_judged(tmp_path: Path, documents, queries):
    (tmp_path / documents).write_text(DOCUMENTS_SGML if "sgml" in documents else DOCUMENTS_JSONL, "utf-8")
    (tmp_path / queries).write_text(QUERIES_SGML if "sgml" in queries else QUERIES_JSONL, "utf-8")
    (tmp_path / "judgements.tsv").write_text("1 0 a 2\n1 0 b 0\n", "utf-8")
    collection = read(tmp_path)
    assert [(one.id, one.title, one.text) for one in collection.documents] == [
        ("a", "On wings", "Lift & drag of a wing."),
        ("b", "On heat", "The heat of a plate."),
    ]
    assert collection.queries == {"1": "What is the drag of a wing?"}
    assert collection.judgements == {"1": {"a": 2, "b": 0}}


def test_a_question_is_asked_with_its_words_only():
    assert typed("What is the drag of a (thin) wing-body, and WHY?") == "what is the drag of a thin wing body and why"


def test_the_engine_is_scored_on_a_collection(tmp_path: Path):
    (tmp_path / "documents.jsonl").write_text(DOCUMENTS_JSONL, "utf-8")
    (tmp_path / "queries.jsonl").write_text('{"id": "1", "text": "drag of a wing"}', "utf-8")
    (tmp_path / "judgements.tsv").write_text("1 0 a 2\n", "utf-8")
    collection = read(tmp_path)
    engine = WhooshEngine(tmp_path / "index")
    engine.replace_all(map(entry_of, collection.documents))
    assert scores(engine, collection) == [(1.0, 1.0)]
