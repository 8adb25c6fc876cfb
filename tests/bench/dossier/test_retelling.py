"""A text told anew knows where its words have gone."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.dossier.retelling import Edit, Retold, in_own_words, reworded

TEXT = "The parties signed the treaty in Pyongyang. It was ratified later.\nIts fourth article speaks of help."


@st.composite
def edited(draw) -> list[Edit]:
    """Edits of `TEXT` that neither overlap nor touch."""
    places = draw(st.lists(st.integers(0, len(TEXT)), unique=True, max_size=12).map(sorted))
    pairs = [(start, end) for start, end in zip(places[::2], places[1::2], strict=False) if end > start]
    return [Edit(start, end, draw(st.text("xyz ", max_size=9))) for start, end in pairs]


@settings(max_examples=60, deadline=None)
@given(edited(), st.integers(0, len(TEXT) - 1), st.integers(1, 40))
def test_words_that_no_edit_touches_are_where_the_span_says(edits, start, length):
    end = min(len(TEXT), start + length)
    now = Retold(TEXT, edits)
    span = now.span(start, end)
    if not any(edit.start < end and start < edit.end for edit in edits):
        assert now.text[slice(*span)] == TEXT[start:end]
    if any(edit.start < start < edit.end or edit.start < end < edit.end for edit in edits):
        assert span is None


def test_words_that_were_changed_as_a_whole_have_the_span_of_those_in_their_place():
    start = TEXT.index("ratified")
    now = Retold(TEXT, [Edit(0, 3, "Both"), Edit(start, start + 8, "approved twice")])
    assert now.text[slice(*now.span(start, start + 8))] == "approved twice"


def test_words_that_were_cut_are_nowhere():
    start = TEXT.index("\n")
    assert Retold(TEXT, [Edit(start, len(TEXT))]).span(start + 5, start + 9) is None


def test_held_words_are_told_as_they_stand():
    held = TEXT.index("treaty"), TEXT.index("treaty") + len("treaty in Pyongyang")
    edits = in_own_words(TEXT, [held], ["another"], 1.0, random.Random(1))
    assert Retold(TEXT, edits).text == (
        "Another another another another treaty in Pyongyang. Another another another another.\n"
        "Another another another another another another."
    )


def test_a_wording_has_as_many_edits_as_were_asked_for_at_the_most():
    words = TEXT.split()
    for seed in range(20):
        other = reworded(TEXT, ["XYZ"], 2, random.Random(seed)).split()
        assert sum(word == "XYZ" for word in other) <= 2
        assert len(words) - 2 <= len(other) <= len(words) + 2
    assert reworded(TEXT, ["XYZ"], 0, random.Random(1)) == TEXT
