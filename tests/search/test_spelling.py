"""What a misspelt query was perhaps meant to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines import Known
from search.language import parse
from search.spelling import respelled
from search.words import fold

KNOWN = {"pyongyan": "pyongyang", "atack": "attack", "moskow": "moscow", "договр": "договор", "titel": "title"}


def spelled_like(word: str) -> Known | None:
    return Known(KNOWN[word], 3) if word in KNOWN else None


def meant(text: str) -> str:
    return respelled(text, parse(text).tree, spelled_like)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("pyongyan", "pyongyang"),
        ("Pyongyan", "Pyongyang"),
        ("PYONGYAN  summit", "PYONGYANG  summit"),
        ("  (pyongyan OR Moskow) atack ", "  (pyongyang OR Moscow) attack "),
        ("Pyongyan’s atack, said", "Pyongyang’s attack, said"),
        ("anti-atack Moskow-pyongyan", "anti-attack Moscow-pyongyang"),
        ("«договр» Договр", "«договор» Договор"),
        ("title:pyongyan", "title:pyongyang"),
        ("title：pyongyan", "title：pyongyang"),
        ("title:titel titel", "title:title title"),
        ("quote:(armed atack)", "quote:(armed attack)"),
        ('"armed atack" -drill', '"armed attack" -drill'),
        ("atack atack", "attack attack"),
    ],
)
def test_misspelt_words_are_put_right_in_their_places_and_nothing_else_changes(typed, expected):
    assert meant(typed) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "pyongyang attack",
        "pyongyans atacks",  # other words, though they begin so
        "summit -pyongyan",  # what is left out need not be there
        "summit -(pyongyan atack)",
        "person:moskow",  # a name is spelt as it is spelt
        "treaty:pyongyan-moskow-2024",
        "pyongya*",
        "published:2024-06..2024-12",
        "2024 5",
        "김정은 조약",
        "(",
    ],
)
def test_what_needs_no_mending_stays_as_it_is(text):
    assert meant(text) == text


def test_a_word_is_asked_for_once_however_often_it_is_typed():
    asked: list[str] = []
    respelled("Atack atack “atack” ATACK", parse("Atack atack “atack” ATACK").tree, asked.append)
    assert asked == ["atack"]


@pytest.mark.parametrize("text", ["or OR and", "title title:treaty", "NOT not"])
def test_the_querys_own_words_are_never_mended(text):
    wrong = dict.fromkeys(("or", "and", "title", "not", "treaty"), "x")
    changed = respelled(text, parse(text).tree, lambda word: Known(wrong[word], 1) if word in wrong else None)
    assert [sign in changed for sign in ("OR", "title:", "NOT")] == [sign in text for sign in ("OR", "title:", "NOT")]


@given(st.text(alphabet=st.sampled_from("ab -()\"“”:*ORtile'ж조é~/"), max_size=30))
def test_where_every_word_is_as_it_should_be_the_text_is_the_same_letter_by_letter(text):
    assert respelled(text, parse(text).tree, lambda word: None) == text
    assert fold(respelled(text, parse(text).tree, lambda word: Known(word, 1))) == fold(text)
