"""Who copied whom: a dispatch cut, edited or added to is one dispatch; a quotation that two reports share makes none."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.concordance.reprints import (
    alike,
    bands_of,
    held,
    kept,
    one_dispatch,
    runs_of,
    shared,
    signature_of,
    telling_of,
)
from tests.reports import FIXTURES, INTERFAX

TEXTS = {path.name: path.read_text("utf-8") for path in sorted(FIXTURES.glob("*.txt"))}
DISPATCH = TEXTS[INTERFAX]
OTHER = TEXTS["dprk-essay-seven-decades.txt"]
WORDS = st.lists(st.sampled_from(["мир", "treaty", "the", "条", "약", "of", "signed", "Ärger"]), max_size=60).map(
    " ".join
)

CLAUSE = (
    "“In case any one of the two sides is put in a state of war by an armed invasion from an individual state or several "
    "states, the other side shall provide military and other assistance with all means in its possession without delay "
    "in accordance with Article 51 of the UN Charter and the laws of the two countries.”"
)
TOLD_BY_ONE = (
    "Pyongyang showed its guests a newly signed paper on Wednesday, and nobody was left in doubt about what mattered to "
    f"the hosts. {CLAUSE} So runs the passage that diplomats in Seoul have been reading again and again since."
)
TOLD_BY_ANOTHER = (
    "Once the ink was dry the Russian president called it a breakthrough, while analysts abroad went straight to one "
    f"sentence of the document. {CLAUSE} Whether it obliges anyone to send soldiers is a question that lawyers will enjoy."
)


def cut(text: str, share: float) -> str:
    words = text.split(" ")
    return " ".join(words[: int(len(words) * share)])


def edited(text: str, share: float) -> str:
    chance = random.Random(1961)
    return " ".join(word if chance.random() > share else "редакция" for word in text.split(" "))


@pytest.mark.parametrize(
    "reprint",
    [
        f"GENEVA, 9 November. {DISPATCH}",
        DISPATCH.upper().replace(",", " –"),
        cut(DISPATCH, 0.5),
        f"{DISPATCH}\n{cut(OTHER, 0.3)}",
        edited(DISPATCH, 0.1),
        f"{cut(edited(DISPATCH, 0.05), 0.6)}\nOur own correspondent adds that nobody in Geneva wished to comment on it.",
    ],
    ids=["another dateline", "case and marks", "cut to half", "with paragraphs added", "edited", "all of it"],
)
def test_a_reprint_is_of_the_dispatch_and_shares_a_band_with_it(reprint):
    assert one_dispatch(telling_of(DISPATCH), telling_of(reprint))
    first, second = (set(bands_of(signature_of(runs_of(text)))) for text in (DISPATCH, reprint))
    assert first & second


def test_reports_of_one_event_in_words_of_their_own_are_no_dispatch():
    tellings = [telling_of(text) for text in TEXTS.values()]
    assert not [pair for pair in combinations(tellings, 2) if one_dispatch(*pair)]
    assert max(held(one.own, other.own) for one, other in combinations(tellings, 2)) < 0.2


def test_a_quotation_that_two_reports_share_makes_no_dispatch_of_them():
    one, other = telling_of(TOLD_BY_ONE), telling_of(TOLD_BY_ANOTHER)
    assert held(one.all, other.all) > 0.5
    assert not one_dispatch(one, other)
    bare = [telling_of(f"{words} {CLAUSE}") for words in ("The text says:", "An agency quotes the article so:")]
    assert not one_dispatch(one, bare[0])


def test_what_is_hardly_more_than_a_quotation_is_a_reprint_where_nearly_all_is_the_same():
    assert one_dispatch(
        telling_of(f"The article reads: {CLAUSE}"), telling_of(f"PYONGYANG. The article reads: {CLAUSE}")
    )


def test_a_survey_that_takes_in_a_short_dispatch_is_a_report_of_its_own():
    survey = f"{OTHER}\n{cut(DISPATCH, 0.2)}\n{TEXTS['dprk-bill-sent-to-duma.txt']}"
    assert not one_dispatch(telling_of(cut(DISPATCH, 0.2)), telling_of(survey))


def test_words_in_common_are_named_in_both_texts():
    one = "On Monday the treaty was signed in Pyongyang by both leaders. Nothing else is known."
    other = "Reports say (citing Tass) the TREATY was signed, in Pyongyang, by others."
    found = shared(one, other)
    [stretch] = found.stretches
    assert one[stretch.start : stretch.end] == "the treaty was signed in Pyongyang by"
    assert other[stretch.there :].startswith("the TREATY was signed, in Pyongyang, by")
    assert (found.common, found.words) == (7, 15)
    assert [one[start:end] for start, end in found.rest(len(one))] == [
        "On Monday ",
        " both leaders. Nothing else is known.",
    ]


def test_a_word_between_changed_ones_is_kept_in_a_reprint():
    one = "MOSCOW, November 6. The treaty was put to the vote on Wednesday at noon."
    other = "MOSCOW, Nov. 6. The treaty was brought to a vote on Wednesday at noon. Interfax reports."
    found = kept(one, other)
    only = [one[start:end].strip(", .") for start, end in found.rest(len(one))]
    assert only == ["November", "put", "the", ""]
    assert kept(other, one).words - kept(other, one).common == 5


def test_a_text_of_one_word_over_and_over_is_gone_through_in_no_time():
    found = shared("no " * 20_000, "no " * 20_000)
    assert found.common == found.words == 20_000
    assert shared("", "").words == 0


@settings(max_examples=40, deadline=None)
@given(one=WORDS, other=WORDS)
def test_how_alike_two_texts_are_does_not_depend_on_which_is_named_first(one, other):
    first, second = telling_of(one), telling_of(other)
    assert alike(first.all, second.all) == alike(second.all, first.all)
    assert one_dispatch(first, second) == one_dispatch(second, first)
    assert not one or one_dispatch(first, first)


@settings(max_examples=40, deadline=None)
@given(one=WORDS, other=WORDS)
def test_the_stretches_in_common_and_the_rest_together_are_the_text(one, other):
    found = kept(one, other)
    pieces = [(stretch.start, stretch.end) for stretch in found.stretches] + found.rest(len(one))
    assert "".join(one[start:end] for start, end in sorted(pieces)) == one
    for stretch in found.stretches:
        words = one[stretch.start : stretch.end].split()
        assert len(words) == stretch.words
        assert other[stretch.there :].split()[: stretch.words] == words
        assert found.at(stretch.start) == found.at(stretch.end - 1) == stretch
