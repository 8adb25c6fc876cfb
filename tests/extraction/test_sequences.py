"""Thousands of sequences of words are looked for in one pass, and none is missed."""

from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.sequences import Sequences, row_of

WORDS = st.sampled_from(["the", "then", "treaty", "of", "peace", "о", "조약", "a"])


def test_every_sequence_is_told_with_its_place_in_words():
    sequences = Sequences([(("treaty", "of", "peace"), "long"), (("peace",), "short"), (("peace",), "again")])
    assert list(sequences.find(row_of(["the", "treaty", "of", "peace"]))) == [
        (1, 4, ["long"]),
        (3, 4, ["short", "again"]),
    ]


def test_a_last_word_may_be_left_open():
    sequences = Sequences([(("to", "ratif*"), "ratification")])
    assert list(sequences.find(row_of(["to", "ratify", "or", "to", "gratify"]))) == [(0, 2, ["ratification"])]


def test_a_word_is_not_met_inside_another():
    assert not list(Sequences([(("act",), "act")]).find(row_of(["pact", "actor", "enacted"])))


def test_nothing_is_met_where_nothing_is_looked_for():
    nothing: list[tuple[tuple[str, ...], str]] = [((), "of no words")]
    assert not Sequences(nothing)
    assert not list(Sequences(nothing).find(row_of(["treaty"])))


@given(st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=8), st.lists(WORDS, max_size=20))
def test_what_is_found_is_what_a_plain_comparison_finds(listed, words):
    found = {
        (first, after, meaning)
        for first, after, meanings in Sequences((one, tuple(one)) for one in listed).find(row_of(words))
        for meaning in meanings
    }
    assert found == {
        (first, first + len(one), tuple(one))
        for one in listed
        for first in range(len(words) - len(one) + 1)
        if words[first : first + len(one)] == one
    }
