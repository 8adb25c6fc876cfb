"""Many names are found in one pass, in whatever form a language gives them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction.gazetteer import Gazetteer, KnownPerson, KnownState, KnownTreaty, Name
from archive.extraction.named import names_of
from archive.extraction.names import Names
from archive.extraction.words import fold, key_of, words_of
from tests.gold.reports import authority

GAZETTEER = Gazetteer(
    states=(
        KnownState("RU", "Russia", (Name("Russia", "en"), Name("Россия", "ru")), (Name("Russian", "en"),)),
        KnownState("KP", "North Korea", (Name("North Korea", "en"), Name("북한", "ko")), (Name("North Korean", "en"),)),
        KnownState("US", "United States", (Name("US", "en"), Name("U.S.", "en"))),
        KnownState("TR", "Turkey", (Name("Turkey", "en"),)),
    ),
    treaties=(
        KnownTreaty("one", "Treaty on Partnership", (Name("Договор о партнерстве", "ru"), Name("CSP", "en"))),
        KnownTreaty("two", "Treaty on Partnership", ()),
        KnownTreaty("ko", "북러 조약", (Name("포괄적인 전략적동반자관계에 관한 조약", "ko"),)),
        KnownTreaty("list", "Treaty of Friendship, Trade and Peace"),
    ),
    persons=(KnownPerson("lavrov", "Sergey Lavrov", (Name("Сергей Лавров", "ru"),)),),
)


def met(names: Names, listed: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(found.span.of(text), found.keys) for found in names.find(text).get(listed, ())]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Russia and North Korea", [("Russia", ("RU",)), ("North Korea", ("KP",))]),
        ("en", "Russia's North Korean guest", [("Russia", ("RU",)), ("North Korean", ("KP",))]),
        ("en", "the U.S. told us", [("U.S", ("US",))]),
        ("en", "a turkey in Turkey", [("Turkey", ("TR",))]),
        ("en", "to the north. Korea is far", []),
        ("ru", "о России, Россией и Россию", [("России", ("RU",)), ("Россией", ("RU",)), ("Россию", ("RU",))]),
        ("ko", "북한이 밝혔다", [("북한", ("KP",))]),
        ("fr", "Russia", []),
    ],
)
def test_a_state_is_found_in_the_forms_of_the_language_of_the_text(language, text, expected):
    assert met(names_of(GAZETTEER, language), "states", text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "the treaty on partnership", [("treaty on partnership", ("one", "two"))]),
        ("en", "Договор о партнерстве", [("Договор о партнерстве", ("one",))]),
        ("ru", "в Договоре о партнёрстве", [("Договоре о партнёрстве", ("one",))]),
        ("en", "CSP or csp", [("CSP", ("one",))]),
        ("ko", "'포괄적인 전략적 동반자 관계에 관한 조약'을", [("포괄적인 전략적 동반자 관계에 관한 조약", ("ko",))]),
        ("ko", "북·러 조약은", [("북·러 조약", ("ko",))]),
        ("ko", "Straße의 북·러 조약은", [("북·러 조약", ("ko",))]),
        ("en", "Treaty of Friendship, Trade and Peace", [("Treaty of Friendship, Trade and Peace", ("list",))]),
        ("en", "a Treaty on, Partnership", []),
    ],
)
def test_a_treaty_is_found_by_an_alias_in_any_language(language, text, expected):
    assert met(names_of(GAZETTEER, language), "treaties", text) == expected


@pytest.mark.parametrize("text", ["Сергей Лавров", "Сергея Лаврова", "Сергею Лаврову", "Сергеем Лавровым"])
def test_a_surname_is_found_in_every_case(text):
    assert met(names_of(GAZETTEER, "ru"), "persons", text) == [(text, ("lavrov",))]


@pytest.mark.parametrize(
    ("language", "name", "others"),
    [
        ("es", "París", ["Para", "Paro"]),
        ("fr", "Mali", ["Mal", "Male"]),
        ("ru", "Мали", ["Малый", "Мал"]),
        ("en", "Polish", ["Polished"]),
    ],
)
def test_a_word_that_only_shares_the_stem_of_a_name_is_not_the_name(language, name, others):
    names = Names({"names": [("name", name)]}, language)
    assert met(names, "names", name) == [(name, ("name",))]
    for other in others:
        assert met(names, "names", other) == []


@pytest.mark.parametrize(
    ("language", "name", "forms"),
    [
        ("de", "Nordkorea", ["Nordkoreas"]),
        ("de", "Zypern", ["Zyperns"]),
        ("de", "Norwegen", ["Norwegens"]),
        ("de", "Trump", ["Trumps"]),
        ("ru", "Иран", ["Ирана", "Ирану", "Ираном", "Иране"]),
        ("ru", "Куба", ["Кубы", "Кубе", "Кубой"]),
    ],
)
def test_a_name_is_found_in_every_case(language, name, forms):
    names = Names({"names": [("name", name)]}, language)
    for form in forms:
        assert met(names, "names", form) == [(form, ("name",))]


def test_words_in_capitals_inside_a_name_are_met_in_capitals():
    names = Names({"names": [("name", "New START")]}, "en", any_case=("names",))
    assert met(names, "names", "a new start, A New Start, NEW START and New START") == [
        ("NEW START", ("name",)),
        ("New START", ("name",)),
    ]


def test_the_longest_name_is_taken_and_none_inside_it():
    names = Names({"names": [("short", "Rome"), ("long", "Rome Statute")]}, "en")
    assert met(names, "names", "the Rome Statute of Rome") == [("Rome Statute", ("long",)), ("Rome", ("short",))]


@pytest.mark.parametrize(("some", "other"), [("defence", "defense"), ("Co-operation", "cooperation")])
def test_spellings_of_one_word_are_one_word(some, other):
    assert key_of(some, "en") == key_of(other, "en")


@pytest.mark.parametrize(
    ("word", "folded"), [("Élysée", "elysee"), ("Пхёнйан", "пхенйан"), ("조약", "조약"), ("ß", "ss")]
)
def test_folding_leaves_out_case_and_accents(word, folded):
    assert fold(word) == folded


def test_names_are_compiled_once_for_a_gazetteer_and_language():
    assert names_of(GAZETTEER, "en") is names_of(GAZETTEER, "en")
    assert names_of(GAZETTEER, "en") is not names_of(GAZETTEER, "ru")


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("RussiaNorth Ke.-'북한러 조약·\n,()США"), max_size=120),
    st.sampled_from(["en", "ru", "ko"]),
)
def test_spans_lie_in_the_text_in_order_and_apart(text, language):
    for names in names_of(GAZETTEER, language).find(text).values():
        spans = [found.span for found in names]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))


@given(st.text(max_size=80))
def test_words_are_cut_the_same_twice(text):
    assert words_of(text, "ru") == words_of(text, "ru")
    assert (
        "".join(word.span.of(text) for word in words_of(text, "en")).isalnum()
        or not words_of(text, "en")
        or "-" in text
    )


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("pl", "z Republiką Paragwaju", "PY"),
        ("pl", "z Wietnamem", "VN"),
        ("ru", "с Китаем и без Китая", "CN"),
        ("ru", "из Египта", "EG"),
        ("de", "Namibia und Botswana", "BW"),
        ("es", "con Qatar", "QA"),
    ],
)
def test_states_are_known_in_cases_and_spellings_that_their_stem_does_not_show(language, text, code):
    gazetteer, _ = authority()
    assert code in {key for found in names_of(gazetteer, language).find(text)["states"] for key in found.keys}
