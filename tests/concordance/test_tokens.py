"""Wordings cut into words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.concordance.tokens import cut, elides, spaced_like


def keys(text: str, language: str = "en") -> list[str]:
    return list(cut(text, language).keys)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["", "en", "fr", "ko", "zh"]))
def test_words_and_what_stands_between_them_are_the_text_exactly(text, language):
    assert cut(text, language).text == text


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("The Parties", "the PARTIES", "en"),
        ("the U.N. Charter", "the UN charter", "en"),
        ("self-defence", "self defence", "en"),
        ("“mutual aid”, they say", "mutual aid they say", "en"),
        ("the other’s interests", "the other's interests", "en"),
        ("1,000 troops", "1000 troops", "en"),
        ("1\u202f000 soldats", "1000 soldats", "fr"),
        ("2,5 Prozent", "2.5 Prozent", "de"),
        ("вооружённое нападение", "Вооруженное нападение", "ru"),
        ("Streitkra\u0308fte", "Streitkräfte", "de"),
        ("co\u00adoperation", "cooperation", "en"),
        ("第四条，缔约双方", "第四条 缔约双方", "zh"),
        ("1. The Parties shall:\n(a) consult; and\n(b) meet.", "The Parties shall: consult; and meet.", "en"),
        ("1. The Parties consult. 2. They meet.", "The Parties consult. They meet.", "en"),
    ],
)
def test_case_punctuation_and_typography_make_no_other_word(one, other, language):
    assert keys(one, language) == keys(other, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Article 51", "Article 52", "en"),
        ("10%", "10", "en"),
        ("the party", "the parties", "en"),
        ("él", "el", "es"),
        ("paragraph (a) of Article 3", "paragraph (b) of Article 3", "en"),
        ("Article 4 (b)", "Article 4 (c)", "en"),
        ("in accordance with Article\n51. Each party", "in accordance with Article\n52. Each party", "en"),
    ],
)
def test_another_word_is_another_word(one, other, language):
    assert keys(one, language) != keys(other, language)


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("제4조 무력침공을 받는 경우", "ko", ["제4조", "무력침공을", "받는", "경우"]),
        ("军事援助", "zh", ["军", "事", "援", "助"]),
        ("締約国は援助", "ja", ["締", "約", "国", "は", "援", "助"]),
        ("ช่วยเหลือ", "th", ["ช่", "ว", "ย", "เ", "ห", "ลื", "อ"]),
        ("l’autre Partie", "fr", ["l'", "autre", "partie"]),
        ("all’articolo 5", "it", ["all'", "articolo", "5"]),
        ("Russia's and D.P.R.K. laws", "en", ["russia's", "and", "dprk", "laws"]),
        ("संधि की धारा", "hi", ["संधि", "की", "धारा"]),
        ("المادة ٤", "ar", ["المادة", "4"]),
        ("", "en", []),
        (" … ", "en", []),
    ],
)
def test_each_script_has_its_words(text, language, words):
    assert keys(text, language) == words


@pytest.mark.parametrize("gap", [" … ", "... ", " [...] ", " (…) ", " . . . ", "……"])
def test_an_ellipsis_is_known_in_every_shape(gap):
    assert elides(gap)


@pytest.mark.parametrize("gap", [" ", ". ", "; ", " (", ".. "])
def test_other_marks_are_no_ellipsis(gap):
    assert not elides(gap)


@pytest.mark.parametrize(
    ("witness", "base", "language"),
    [
        ("무력 침공을 받아 지체 없이", "무력침공을 받아 지체없이", "ko"),
        ("보유하고있는 수단", "보유하고 있는 수단", "ko"),
        ("it can not be", "it cannot be", "en"),
        ("of selfdefence", "of self-defence", "en"),
    ],
)
def test_words_are_spaced_like_the_base_s(witness, base, language):
    spaced = spaced_like(cut(witness, language), cut(base, language))
    assert spaced.keys == cut(base, language).keys
    assert spaced.text == witness


def test_two_numbers_are_never_one():
    assert spaced_like(cut("Articles 5 1", "en"), cut("Article 51", "en")).keys == ("articles", "5", "1")
