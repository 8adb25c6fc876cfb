"""What a wording is beside the base, and how that is said."""

import pytest

from archive.concordance.apparatus import collate
from archive.concordance.classing import Sort
from tests.concordance.wordings import ELCOMERCIO, INTERFAX

BASE = (
    "If one of the parties is attacked and finds itself in a state of war, the other shall without delay give it "
    "military and other help by all means at its disposal."
)


def row(witness: str, base: str = BASE, language: str = "en"):
    return collate(base, [witness], language).rows[0]


@pytest.mark.parametrize(
    ("witness", "sort", "says"),
    [
        (BASE, Sort.VERBATIM, "the same words"),
        (
            BASE.upper().replace(",", " –"),
            Sort.VERBATIM,
            "the same words; case or punctuation differ",
        ),
        (BASE.rstrip(".") + ",", Sort.VERBATIM, "the same words"),
        (BASE.replace("other shall", "second shall"), Sort.ALTERED, "1 word changed"),
        (BASE.replace("without delay ", ""), Sort.ALTERED, "2 words left out"),
        (BASE.replace("attacked", "suddenly attacked"), Sort.ALTERED, "1 word added"),
        (
            BASE.replace("parties", "two sides").replace("and other ", ""),
            Sort.ALTERED,
            "2 words changed, 2 left out",
        ),
        (
            BASE.replace("without delay give it", "give it").replace("at its disposal", "at its disposal without delay"),
            Sort.ALTERED,
            "2 words moved",
        ),
        (BASE.removesuffix(" by all means at its disposal."), Sort.ALTERED, "6 words left out"),
        ("military and other help by all means", Sort.EXCERPT, "7 of the base’s 32 words"),
        ("If one of the parties is attacked ... the other shall ... give it military and other help by all means", Sort.EXCERPT, "19 of the base’s 32 words, in 3 stretches"),
        ("military and some help by all means", Sort.ALTERED, "1 word changed; it quotes 7 of the base’s 32 words"),
        ("military help", Sort.ALTERED, "2 words left out; it quotes 2 of the base’s 32 words"),
        ("", Sort.PARAPHRASE, "no words"),
        ("…", Sort.PARAPHRASE, "no words"),
    ],
)  # fmt: skip
def test_a_wording_is_classed_and_says_how_it_differs(witness, sort, says):
    found = row(witness)
    assert found.sort is sort
    assert found.says == says


def test_long_stretches_make_an_excerpt_without_an_ellipsis():
    found = row("one of the parties is attacked shall without delay give it")
    assert (found.sort, found.says) == (Sort.EXCERPT, "11 of the base’s 32 words, in 2 stretches")


def test_an_ellipsis_is_no_difference_wherever_it_stands():
    found = row("… finds itself in a state of war, the other shall … give it military and other help […]")
    assert found.sort is Sort.EXCERPT
    assert found.difference.words == 0


def test_a_fuller_wording_than_the_base_is_not_in_other_words():
    found = row(BASE, base="military and other help by all means")
    assert (found.sort, found.says) == (Sort.ALTERED, "25 words added")


def test_the_founding_reports_differ_as_translations_do():
    found = row(ELCOMERCIO, base=INTERFAX)
    assert (found.sort, found.says) == (Sort.ALTERED, "23 words changed, 11 added, 12 left out")


def test_what_has_few_words_in_common_is_told_in_other_words():
    found = row("Each state comes to the aid of the one that is attacked")
    assert (found.sort, found.says) == (Sort.PARAPHRASE, "in other words: 4 of its 12 words are the base’s")


def test_chinese_is_counted_by_character():
    assert row("一方遭到武装侵略时", "一方遭到武装进攻时", "zh").says == "2 characters changed"


def test_spacing_in_korean_is_not_a_word():
    found = row("무력 침공을 받는 경우 지체 없이", "무력침공을 받는 경우 지체없이", "ko")
    assert (found.sort, found.says) == (Sort.VERBATIM, "the same words; case or punctuation differ")


def test_every_sort_has_a_label_and_none_says_wrong():
    assert [sort.label for sort in Sort] == ["word for word", "altered", "excerpt", "in other words"]
