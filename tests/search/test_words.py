"""Words as the index and a query both see them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.words import GAP, every_stem, fold, keys, positions, steps, term, tokens


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Ratificación", "ratificacion"),
        ("ВСЕОБЪЕМЛЮЩЕМ", "всеобъемлющем"),
        ("Ёлка", "елка"),
        ("российский", "российский"),
        ("Straße", "strasse"),
        ("Kim Chŏng-ŭn", "kim chong-un"),
    ],
)
def test_case_and_accents_are_folded_but_the_russian_short_i_is_a_letter(written, form):
    assert fold(written) == form


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Moscow's “armed attack”", ["moscow", "armed", "attack"]),
        ("l’accord d'assistance", ["accord", "assistance"]),
        ("good-neighbourliness, 2024.", ["good", "neighbourliness", "2024"]),
        ("조약을", ["조약", "약을", "을"]),
        ("2024년 KCNA가", ["2024", "년", "kcna", "가"]),
        ("互助条约", ["互助", "助条", "条约", "约"]),
        ("🎉 — …", []),
    ],
)
def test_a_text_is_cut_into_words_and_unspaced_scripts_into_pairs(text, forms):
    assert [token.form for token in tokens(text)] == forms


@pytest.mark.parametrize(
    ("language", "reported", "asked"),
    [
        ("en", "ratifies", "ratified"),
        ("es", "ratificaciones", "ratificación"),
        ("es", "ratificación", "ratificacion"),
        ("ru", "договором", "договора"),
        ("ru-RU", "партнёрстве", "партнерство"),
        ("fr", "ratifiée", "ratifié"),
        ("de", "Verträge", "Vertrag"),
        ("pl", "traktat", "Traktat"),
    ],
)
def test_a_word_finds_its_inflections_in_the_language_of_the_report(language, reported, asked):
    [kept], [sought] = tokens(reported), tokens(asked)
    assert set(keys(term(kept, language))) & set(every_stem(sought))


def test_a_stem_of_one_language_is_no_stem_of_another():
    [word] = tokens("general")
    assert set(keys(term(word, "en"))) & set(keys(term(word, "fr"))) == {"general"}


def test_a_phrase_never_runs_from_one_text_into_the_next():
    kept = positions(["armed attack", "attack armed"], "en")
    assert kept["attack/en"][1] - kept["attack/en"][0] >= GAP


def test_a_query_of_one_letter_looks_for_all_pairs_that_begin_with_it():
    [step] = steps("법")
    assert (step.keys, step.begins) == ((), "법")


@given(st.text(max_size=200))
def test_tokens_lie_in_the_text_in_order_and_count_up(text):
    found = list(tokens(text))
    assert [token.position for token in found] == list(range(len(found)))
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
