"""One wording aligned with another, word by word."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.concordance.alignment import LARGEST, align, align_all
from archive.concordance.steps import Kind
from archive.concordance.tokens import cut
from tests.concordance.wordings import wordings


def told(base: str, witness: str, language: str = "en") -> str:
    """The alignment in one line: base/witness where they differ, `-` for none, moved words in angle brackets."""
    ours, theirs = cut(base, language), cut(witness, language)
    shown = []
    for i, j, kind in align(ours, theirs):
        one = ours.words[i].text if i is not None else "-"
        two = theirs.words[j].text if j is not None else "-"
        match kind:
            case Kind.SAME:
                shown.append(two)
            case Kind.MOVED:
                shown.append(f">{two}")
            case Kind.MOVED_AWAY:
                shown.append(f"{one}>")
            case _:
                shown.append(f"{one}/{two}")
    return " ".join(shown)


@pytest.mark.parametrize(
    ("base", "witness", "said"),
    [
        ("the other party shall help", "the other party shall help", "the other party shall help"),
        ("the other party shall help", "the other side shall help", "the other party/side shall help"),
        ("each party shall help", "each of the parties shall help", "each -/of -/the party/parties shall help"),
        ("shall immediately help it", "shall help it", "shall immediately/- help it"),
        ("the parties shall help", "the parties shall also help", "the parties shall -/also help"),
        ("one two three four", "", "one/- two/- three/- four/-"),
        ("", "one two", "-/one -/two"),
        ("help", "assist", "help/assist"),
    ],
)
def test_what_is_changed_added_and_left_out_is_found(base, witness, said):
    assert told(base, witness) == said


def test_words_alike_are_paired_before_unlike_ones():
    assert told("the parties shall consult", "the contracting party shall confer") == (
        "the -/contracting parties/party shall consult/confer"
    )


def test_repeated_words_meet_in_their_places():
    base = "the state or states attacked by a state or several states"
    assert told(base, "the state attacked by a state or states") == (
        "the state or/- states/- attacked by a state or several/- states"
    )


def test_a_stray_word_joins_nothing():
    """A lone *the*, elsewhere than the base has it, is not worth a silence on either side."""
    assert told("if attacked help comes from the other", "if the aggressor wages war against other") == (
        "if attacked/the help/aggressor comes/wages from/war the/against other"
    )


@pytest.mark.parametrize(
    ("base", "witness", "said"),
    [
        (
            "the Russian Federation and the DPRK shall consult",
            "the DPRK and the Russian Federation shall consult",
            ">the >DPRK -/and the Russian Federation and/- the> DPRK> shall consult",
        ),
        (
            "the other party shall immediately give help",
            "the other party shall give help immediately",
            "the other party shall immediately> give help >immediately",
        ),
    ],
)
def test_what_stands_elsewhere_is_known_as_moved(base, witness, said):
    assert told(base, witness) == said


def test_a_word_that_is_everywhere_is_not_moved():
    assert ">" not in told("a word of the base and more", "the word of a base and more of the")


def test_a_lone_word_that_comes_again_far_on_is_used_again():
    base = "the other party shall provide military help by all means at its disposal, under the laws of both"
    again = "the other party shall give military help by all means at its disposal, as the laws of both provide"
    assert ">" not in told(base, again)


def test_cyrillic_is_aligned():
    assert told("другая Сторона немедленно окажет помощь", "другая сторона незамедлительно окажет ей помощь", "ru") == (
        "другая сторона немедленно/незамедлительно окажет -/ей помощь"
    )


def test_hangul_is_aligned_by_its_spaces_and_likened_by_its_letters():
    assert told("조선과 로씨야련방의 법에 준하여", "러시아연방의 법에 준하여", "ko") == (
        "조선과/- 로씨야련방의/러시아연방의 법에 준하여"
    )


def test_han_is_aligned_by_character():
    assert told("武装进攻而处于战争", "武装侵略处于战争", "zh") == "武 装 进/侵 攻/略 而/- 处 于 战 争"


@settings(max_examples=40, deadline=None)
@given(wordings(), wordings())
def test_no_word_is_lost_or_doubled_and_the_base_keeps_its_order(base, witness):
    ours, theirs = cut(base, "en"), cut(witness, "en")
    steps = align(ours, theirs)
    assert [step.base for step in steps if step.base is not None] == list(range(len(ours.words)))
    assert [step.witness for step in steps if step.witness is not None] == list(range(len(theirs.words)))
    assert all(
        (step.kind is Kind.SAME) == (ours.keys[step.base] == theirs.keys[step.witness])
        for step in steps
        if step.base is not None and step.witness is not None
    )


@settings(max_examples=40, deadline=None)
@given(wordings(), st.lists(wordings(), max_size=5))
def test_aligned_together_or_alone_is_the_same(base, witnesses):
    cuts = [cut(witness, "en") for witness in witnesses]
    assert align_all(cut(base, "en"), cuts) == [align(cut(base, "en"), one) for one in cuts]


@settings(max_examples=40, deadline=None)
@given(wordings())
def test_a_wording_is_the_same_as_itself(text):
    itself = cut(text, "en")
    assert {step.kind for step in align(itself, itself)} <= {Kind.SAME}


@pytest.mark.parametrize("different", [2, 20_000])
def test_hostile_lengths_end(different):
    chance = random.Random(6)
    base, witness = (cut(" ".join(f"word{chance.randrange(different)}" for _ in range(20_000)), "en") for _ in range(2))
    assert len(base.words) * len(witness.words) > LARGEST
    steps = align(base, witness)
    assert sum(step.base is not None for step in steps) == len(base.words)
    assert sum(step.witness is not None for step in steps) == len(witness.words)
