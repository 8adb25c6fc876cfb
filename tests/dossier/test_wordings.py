"""Every wording of a provision stands once, with all who have it, against a base that its readers agree on."""

from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.concordance import apparatus
from archive.dossier.wordings.bases import Base, Chosen, base_of, best_attested
from archive.dossier.wordings.concordance import concordance_of
from archive.dossier.wordings.wordings import InLanguage, Witness, wordings_of
from tests import factories
from tests.quoting import AID, HELP, official, quoted

numbers = count(1)


def witness(text: str, dispatch: int = 0, report: str = "", start: int = 0) -> Witness:
    """A witness that needs no archive."""
    pk = next(numbers)
    slug = report or f"report-{pk}"
    return Witness(pk, start, text, "proposed", "stated", "", pk, slug, slug, None, "en", "", False, dispatch or pk)


def known(*witnesses: Witness) -> InLanguage:
    """A provision in English."""
    return InLanguage("en", witnesses)


@pytest.fixture
def article():
    """An article of a treaty."""
    return factories.provision(factories.treaty())


@pytest.mark.django_db
def test_the_same_words_are_one_wording_with_its_reports_and_its_reprints_counted_once(article):
    first = quoted(article, HELP, published="2024-06-19").report
    quoted(article, HELP, published="2024-06-20", dispatch=first)
    quoted(article, HELP, published="2024-06-21")
    quoted(article, AID)
    [english] = wordings_of(article).languages
    assert [(one.text, one.reports, one.independent) for one in english.readings] == [(HELP, 3, 2), (AID, 1, 1)]
    assert [[one.published for one in group] for group in english.readings[0].dispatches] == [
        ["2024-06-19", "2024-06-20"],
        ["2024-06-21"],
    ]


@pytest.mark.django_db
def test_one_language_is_laid_out_at_a_time_the_one_with_most_independent_reports_first(article):
    first = quoted(article, HELP).report
    for _ in range(2):
        quoted(article, HELP, dispatch=first)
    for tag in ("ko-KP", "ko"):
        quoted(article, "지체없이 원조를 제공한다", language=tag)
    quoted(article, "sin demora", language="")
    official(article, "немедленно окажет помощь", "ru")
    found = wordings_of(article)
    assert [(one.language, one.reports, one.independent) for one in found.languages] == [
        ("ko", 2, 2),
        ("en", 3, 1),
        ("und", 1, 1),
        ("ru", 0, 0),
    ]
    assert (found.reports, found.independent) == (6, 4)
    assert found.in_language("fr") is None


@pytest.mark.django_db
def test_what_unpublished_reports_say_and_what_was_rejected_is_no_wording(article):
    quoted(article, HELP, status="draft")
    rejected = quoted(article, HELP)
    rejected.state = "rejected"
    rejected.save()
    assert wordings_of(article).languages == ()


@pytest.mark.django_db
def test_the_queries_do_not_grow_with_the_reports(article, django_assert_num_queries):
    for number in range(12):
        quoted(article, f"{HELP} {number % 5}", language=("en", "es")[number % 2])
    with django_assert_num_queries(2):
        found = wordings_of(article)
        for one in found.languages:
            concordance_of(one)


@pytest.mark.django_db
def test_the_base_is_the_official_text_where_there_is_one(article):
    quoted(article, HELP)
    text = official(article, AID)
    [english] = wordings_of(article).languages
    assert base_of(english) == Base(AID, Chosen.OFFICIAL, official=text)
    assert base_of(english, "official").missing == ""
    assert [line.reading.text for line in concordance_of(english).lines] == [HELP]


def test_the_base_is_else_the_wording_that_most_independent_reports_share():
    assert base_of(known(witness(AID), witness(HELP), witness(HELP))).text == HELP
    reprinted = known(witness(AID, 7), witness(AID, 7), witness(AID, 7), witness(HELP), witness(HELP))
    assert base_of(reprinted).text == HELP
    assert base_of(reprinted).chosen is Chosen.SHARED


def test_reprints_that_punctuate_otherwise_count_once_too():
    dispatch = [witness(f"{AID}{mark}", 7) for mark in ("", ".", "!", ",")]
    assert best_attested(known(*dispatch, witness(HELP), witness(HELP))).text == HELP


@pytest.mark.parametrize(
    ("texts", "chosen"),
    [
        ((HELP,), Chosen.ONLY),
        ((HELP, HELP), Chosen.ONLY),
        ((HELP, AID), Chosen.NEAREST),
        ((HELP, AID, AID), Chosen.SHARED),
    ],
)
def test_it_is_said_why_a_base_is_the_base(texts, chosen):
    assert base_of(known(*map(witness, texts))).chosen is chosen


def test_a_reader_picks_any_wording_by_any_report_that_has_it():
    one = known(witness(HELP, report="a"), witness(HELP, report="b"), witness(AID, report="c"))
    for report, text in (("a", HELP), ("b", HELP), ("c", AID)):
        assert base_of(one, report).text == text
        assert base_of(one, report).chosen is Chosen.PICKED


@pytest.mark.parametrize("asked", ["official", "nobody", "a:7", "a:x", "a:0", "a:99999999"])
def test_a_base_that_is_not_there_is_said_to_be_missing_and_loses_nothing(asked):
    base = base_of(known(witness(HELP, report="a"), witness(HELP)), asked)
    assert base.text == HELP
    assert base.missing == asked


def test_each_wording_of_a_report_that_has_several_has_a_name_of_its_own():
    one = known(witness(HELP, report="a", start=1), witness(AID, report="a", start=9), witness("help", report="b"))
    names = [one.name_of(reading) for reading in one.readings]
    assert sorted(names) == ["a", "a:2", "b"]
    assert [one.named(name) for name in names] == list(one.readings)


words = st.sampled_from(["side", "party", "shall", "help", "at", "once", "Help,"])
texts = st.lists(st.lists(words, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8)


@given(texts, st.randoms())
@settings(max_examples=40, deadline=None)
def test_no_wording_and_no_witness_is_lost_or_doubled_whatever_the_base(said, random):
    one = known(*(witness(text) for text in said))
    found = concordance_of(one, one.name_of(random.choice(one.readings)))
    assert {line.reading.text for line in found.lines} | {found.base.text} == set(said)
    assert {line.number for line in found.lines} | {found.base_number} == set(range(1, len(one.readings) + 1))
    assert sum(len(line.reading.witnesses) for line in found.lines) + len(found.base.reading.witnesses) == len(said)
    for line in found.lines:
        unmarked = [run for run in line.runs if run.kind not in ("left-out", "moved-away", "not-quoted")]
        assert "".join(run.before + run.text + run.after for run in unmarked) == line.reading.text


@given(texts)
@settings(max_examples=40)
def test_the_table_has_every_word_of_the_base_in_its_order_and_every_line_or_says_that_it_is_silent(said):
    found = concordance_of(known(*(witness(text) for text in said)))
    blocks = list(found.blocks(found.lines))
    assert [cell.text for block in blocks for cell in block.base if cell] == [
        cell.text for cell in found.apparatus.base if cell
    ]
    for block in blocks:
        spoken = [line.number for line, _ in block.rows]
        assert sorted([*spoken, *(line.number for line in block.silent)]) == sorted(line.number for line in found.lines)


def kept(settings) -> int:
    """How many things are kept."""
    return len(list(Path(settings.CACHES["kept"]["LOCATION"]).iterdir()))


def test_wordings_are_laid_side_by_side_once_and_kept(settings):
    first, second = witness(HELP, report="a"), witness(AID)
    laid = concordance_of(known(first, second), "a")
    assert kept(settings) == 1
    with_more_reports = concordance_of(known(first, second, witness(AID), witness(HELP)), "a")
    assert with_more_reports.apparatus == laid.apparatus
    assert kept(settings) == 1
    concordance_of(known(first, second, witness("help at once")), "a")
    assert kept(settings) == 2


def test_what_other_rules_laid_out_is_not_taken_for_what_these_would(settings, monkeypatch):
    one = known(witness(HELP, report="a"), witness(AID))
    concordance_of(one, "a")
    monkeypatch.setattr(apparatus, "VERSION", apparatus.VERSION + 1)
    concordance_of(one, "a")
    assert kept(settings) == 2
