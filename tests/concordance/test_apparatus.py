"""All wordings of a provision against a base."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.concordance.apparatus import Apparatus, collate, most_shared, same_words
from archive.concordance.classing import Sort
from archive.concordance.steps import Kind
from archive.concordance.tokens import cut
from tests.concordance.wordings import ELCOMERCIO, INTERFAX, wordings

OF_THE_BASE = {Kind.LEFT_OUT, Kind.MOVED_AWAY, Kind.NOT_QUOTED}


def table(apparatus: Apparatus) -> list[str]:
    """The base's line and each row's, a dot where there is no word."""
    lines = (apparatus.base, *(row.cells for row in apparatus.rows))
    return [" ".join(cell.text if cell else "." for cell in line) for line in lines]


def test_many_wordings_stand_in_columns():
    assert table(
        collate(
            "the other party shall help",
            [
                "the other party shall help",
                "the other side shall immediately help",
                "the other contracting party shall at once help",
                "the party shall help at once",
            ],
            "en",
        )
    ) == [
        "the other . party shall . . help . .",
        "the other . party shall . . help . .",
        "the other . side shall immediately . help . .",
        "the other contracting party shall at once help . .",
        "the . . party shall . . help at once",
    ]


def test_what_several_add_at_one_place_is_aligned_with_one_another():
    assert table(
        collate(
            "shall help",
            ["shall without any delay help", "shall without delay help", "shall immediately and without delay help"],
            "en",
        )
    ) == [
        "shall . . . . . help",
        "shall . . without any delay help",
        "shall . . without . delay help",
        "shall immediately and without . delay help",
    ]


def test_the_founding_reports_meet_word_by_word():
    (row,) = collate(INTERFAX, [ELCOMERCIO], "en").rows
    assert [tuple(run) for run in row.runs if run.text.strip() != ""] == [
        ("added", "If one of the two parties is subject to", ""),
        ("changed", "war situations due to", "Should either side face"),
        ("same", " an armed ", ""),
        ("changed", "invasion of an individual country", "attack by one"),
        ("same", " or several ", ""),
        ("changed", "nations", "states"),
        ("left-out", " and thus find itself in a state of war", ""),
        ("same", ", the other ", ""),
        ("changed", "party will", "side shall immediately"),
        ("same", " provide military and other assistance ", ""),
        ("changed", "without delay, mobilizing", "by"),
        ("same", " all ", ""),
        ("added", "possible", ""),
        ("same", " means ", ""),
        ("changed", "within", "at"),
        ("same", " its ", ""),
        ("changed", "power", "disposal"),
        ("pointed", ", ", " "),
        ("same", "in accordance with ", ""),
        ("added", "the", ""),
        ("pointed", "article", "Article"),
        ("same", " 51 of the ", ""),
        ("changed", "United Nations", "UN"),
        ("same", " Charter and ", ""),
        ("changed", "the DPRK laws and", "legislation of"),
        ("same", " the Russian Federation", ""),
        ("left-out", " and North Korea", ""),
    ]


@pytest.mark.parametrize(
    ("base", "witness", "runs"),
    [
        ("the two parties", "parties", [("not-quoted", "the two "), ("same", "parties")]),
        (
            "the two parties meet",
            "The two parties",
            [("pointed", "The"), ("same", " two parties"), ("left-out", " meet")],
        ),
        ("help; or aid", "help, or aid", [("same", "help"), ("pointed", ", "), ("same", "or aid")]),
        (
            "it shall immediately help",
            "it shall without any delay help",
            [("same", "it shall "), ("changed", "without any delay"), ("same", " help")],
        ),
        (
            "the parties help",
            "the contracting party help",
            [("same", "the "), ("added", "contracting"), ("same", " "), ("changed", "party"), ("same", " help")],
        ),
        (
            "Article 51 of the UN Charter",
            "Article 51 of the United Nations Charter",
            [("same", "Article 51 of the "), ("changed", "United Nations"), ("same", " Charter")],
        ),
        ("one two", "“one two”", [("same", "“one two”")]),
        ("he gives help here", "he GIVES HELP here", [("same", "he "), ("pointed", "GIVES HELP"), ("same", " here")]),
    ],
)
def test_a_row_is_read_in_runs(base, witness, runs):
    (row,) = collate(base, [witness], "en").rows
    assert [(run.kind, run.text) for run in row.runs] == runs


def test_a_cell_shows_the_marks_that_touch_its_word():
    (row,) = collate("help, the parties say", ["“Help, the (two) parties say!”"], "en").rows
    assert [cell.pointed for cell in row.cells if cell] == ["“Help,", "the", "(two)", "parties", "say!”"]


@settings(max_examples=40, deadline=None)
@given(wordings(), st.lists(wordings(), max_size=5), st.sampled_from(["en", "fr", "ko"]))
def test_no_word_is_lost_or_doubled_and_the_base_comes_back_in_order(base, witnesses, language):
    apparatus = collate(base, witnesses, language)
    assert [cell.text for cell in apparatus.base if cell] == [word.text for word in cut(base, language).words]
    for row, witness in zip(apparatus.rows, witnesses, strict=True):
        assert "".join(run.text for run in row.runs if run.kind not in OF_THE_BASE) == row.text == witness
        assert [cell.text for cell in row.cells if cell] == [word.text for word in row.words]
        assert row.difference.quoted == len(row.words)
        assert row.difference.base == len(cut(base, language).words)
        assert len(row.cells) == len(apparatus.base)


@settings(max_examples=40, deadline=None)
@given(st.lists(wordings(), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_witnesses_makes_no_difference(witnesses, chance):
    shuffled = chance.sample(range(len(witnesses)), len(witnesses))
    before = collate(witnesses[0], witnesses, "en").rows
    after = collate(witnesses[0], [witnesses[at] for at in shuffled], "en").rows
    assert [before[at] for at in shuffled] == list(after)


@settings(max_examples=40, deadline=None)
@given(wordings().filter(lambda text: cut(text, "en").words))
def test_a_wording_is_verbatim_beside_itself(text):
    (row,) = collate(text, [text], "en").rows
    assert (row.sort, row.says) == (Sort.VERBATIM, "the same words")


def test_nothing_beside_nothing_is_nothing():
    apparatus = collate("", ["", "help"], "en")
    assert [row.cells for row in apparatus.rows[:1]] == [(None,)]
    assert apparatus.rows[1].says == "1 word added"
    assert collate("help", [], "en").rows == ()


def test_an_apparatus_can_be_kept():
    apparatus = collate(INTERFAX, [ELCOMERCIO, INTERFAX], "en")
    assert pickle.loads(pickle.dumps(apparatus)) == apparatus


@pytest.mark.parametrize(
    ("one", "other", "language", "same"),
    [
        ("The other Party shall help.", "“the other party, shall help”", "en", True),
        ("무력 침공을 받아", "무력침공을 받아", "ko", True),
        ("shall help", "shall … help", "en", False),
        ("… shall help …", "shall help", "en", True),
        ("shall help", "will help", "en", False),
    ],
)
def test_the_same_words_are_the_same_but_for_case_and_punctuation(one, other, language, same):
    assert (same_words(one, language) == same_words(other, language)) is same


@pytest.mark.parametrize(
    ("texts", "weights", "chosen"),
    [
        (["the party shall help", "the side will help"], [1, 3], 1),
        # what differs in case or punctuation is shared together
        (["A party shall help!", "the side will help", "a Party shall help"], [1, 1, 1], 0),
        # an excerpt speaks for the fuller wording that two share
        (["shall help", "the other party shall help with arms"], [3, 2], 1),
        # … and not for what one report alone has
        (["shall help", "the other party shall help with arms"], [3, 1], 0),
        # of equals, the one nearest to all
        (["the state gives aid", "the party shall give help", "the party shall give aid"], [1, 1, 1], 2),
        # two as near: the longer, then the first
        (["shall help", "party shall help"], [1, 1], 1),
        (["shall help", "shall give"], [1, 1], 0),
    ],
)
def test_the_base_is_what_most_independent_reports_share(texts, weights, chosen):
    assert most_shared(texts, weights, "en") == chosen


def test_without_wordings_there_is_none_to_share():
    with pytest.raises(ValueError, match="no wordings"):
        most_shared([], [], "en")
