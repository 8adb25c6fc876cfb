"""Generated archives are like newswire, and always the same; engines that are compared find the same in them."""

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from tests.bench.search.agreement import OWN_WAY
from tests.bench.search.archive import BLOCK, Archive
from tests.bench.search.engines import NAMES, Opened, rival
from tests.bench.search.questions import CLASSES, FACETS, Question, questions, shape

SIZE = 150


@pytest.fixture(scope="module")
def asked() -> list[Question]:
    archive = Archive(SIZE)
    return questions(archive, shape(archive))


@pytest.fixture(scope="module")
def opened(tmp_path_factory) -> dict[str, Opened]:
    """Every engine with the same archive."""
    made = {}
    for name in NAMES:
        folder: Path = tmp_path_factory.mktemp("engines") / name
        rival(name).build(folder, Archive(SIZE).entries())
        made[name] = rival(name).opened(folder)
    return made


def test_the_first_reports_of_an_archive_are_those_of_a_larger_one():
    small = list(Archive(50).entries())
    assert small == list(islice(Archive(BLOCK + 50).entries(), 50))
    assert len({entry.id for entry in Archive(BLOCK + 50).entries()}) == BLOCK + 50


def test_few_words_are_frequent_and_many_occur_once():
    counted = shape(Archive(1_000))
    often = np.sort(counted.often[counted.often > 0])[::-1]
    assert 0.40 < often[:100].sum() / counted.tokens < 0.50
    assert 0.40 < (often == 1).mean() < 0.55
    assert 200 < counted.tokens / 1_000 < 240


def test_each_report_has_its_passages_behind_it():
    entries = list(Archive(5).with_passages())
    assert [(entry.report, entry.kind) for entry in entries[:4]] == [
        ("1", "reports"), ("1", "clauses"), ("2", "reports"), ("2", "clauses"),
    ]  # fmt: skip
    reports = {entry.id: entry for entry in entries if entry.kind == "reports"}
    passages = [entry for entry in entries if entry.kind != "reports"]
    assert all(passage.body in reports[passage.report].body.replace("\n", " ") for passage in passages)


def test_questions_are_the_same_every_time_and_of_every_class(asked):
    archive = Archive(SIZE)
    assert asked == questions(archive, shape(archive))
    assert {question.kind for question in asked} == set(CLASSES)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "ours"])
def test_every_engine_finds_and_counts_the_same(asked, opened, name):
    for question in asked:
        if question.kind not in OWN_WAY and question.kind not in rival(name).UNABLE:
            ours, theirs = opened["ours"].ask(question), opened[name].ask(question)
            assert (theirs.total, theirs.counts) == (ours.total, ours.counts), question
            assert len(theirs.titles) == len(ours.titles) == min(20, ours.total)
            if question.facets:
                assert set(ours.counts) == {f for f in FACETS if not question.choice or f != question.choice[0]}
