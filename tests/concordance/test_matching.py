"""Which provision an unnumbered quotation is of. The treaty is invented, each provision rendered twice a language."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.concordance.matching import OF_A_GROUP, Cited, Cue, Knowledge, Wording, groups

TREATY = json.loads((Path(__file__).parent / "invented_treaty.json").read_text("utf-8"))
LANGUAGES = ("en", "es", "ru", "ko", "fr", "de")
CHARTER = ("un-charter", "Article 51")


def wording(label, language, number=0, *, official=False):
    return Wording(label, TREATY[label][language][number], language, f"{label} {language}", official)


def known(language, number=0, *, but=(), official=False):
    return [wording(label, language, number, official=official) for label in TREATY if label not in but]


def label_of(match):
    return match.label if match else None


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_rendering_is_of_its_own_article_or_of_none(language):
    knowledge = Knowledge(known(language))
    answers = [(label, label_of(knowledge.match(TREATY[label][language][1], language))) for label in TREATY]
    assert all(answer in (label, None) for label, answer in answers)
    assert sum(answer == label for label, answer in answers) >= len(TREATY) / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_whole_text_is_known_still_more_is_found_and_nothing_wrong(language):
    knowledge = Knowledge(known(language, official=True))
    answers = [(label, label_of(knowledge.match(TREATY[label][language][1], language))) for label in TREATY]
    assert all(answer in (label, None) for label, answer in answers)
    assert sum(answer == label for label, answer in answers) > len(TREATY) / 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", TREATY)
def test_words_of_an_article_that_nobody_has_numbered_are_of_none(label, language):
    knowledge = Knowledge([*known(language, 0, but=[label]), *known(language, 1, but=[label])])
    assert knowledge.match(TREATY[label][language][0], language) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_few_words_in_a_row_are_known_for_an_excerpt(language):
    text = TREATY["Article 4"][language][0]
    words = text.split()
    excerpt = " ".join(words[: len(words) // 2])
    assert label_of(Knowledge(known(language)).match(excerpt, language)) == "Article 4"


def test_what_cites_the_same_article_meets_across_languages():
    knowledge = Knowledge([wording("Article 1", "ru")], [Cited("Article 1", CHARTER, "a report in Russian")])
    match = knowledge.match(TREATY["Article 1"]["es"][0], "es", [CHARTER])
    assert (match.label, [ground.by for ground in match.grounds]) == ("Article 1", ["cites"])
    assert match.grounds[0].source == "a report in Russian"


def test_a_citation_that_two_articles_make_tells_neither():
    cited = [Cited("Article 1", CHARTER, 1), Cited("Article 2", CHARTER, 2)]
    assert Knowledge([], cited).match(TREATY["Article 1"]["es"][0], "es", [CHARTER]) is None


def test_a_citation_does_not_stand_against_the_words():
    # Article 1 is known in this language, and says something else.
    knowledge = Knowledge([wording("Article 1", "en")], [Cited("Article 1", CHARTER, 1)])
    said = (
        "Exercises, the exchange of officers and the joint production of vehicles, radios and medicines serve no other "
        "end than the inherent right of Article 51 of the Charter of the United Nations, and are announced in advance."
    )
    assert knowledge.match(said, "en", [CHARTER]) is None


def test_a_citation_helps_words_that_would_not_do_alone():
    said = TREATY["Article 1"]["en"][1]
    assert Knowledge([wording("Article 1", "en")]).match(said, "en") is None
    knowledge = Knowledge([wording("Article 1", "en")], [Cited("Article 1", CHARTER, 1)])
    match = knowledge.match(said, "en", [CHARTER])
    assert [ground.by for ground in match.grounds] == ["wording", "cites"]


def test_what_speaks_for_two_articles_is_left_alone():
    cues = [Cue("Article 9", "armed attack", "en"), Cue("Article 9", "military help with all means", "en")]
    knowledge = Knowledge([], [Cited("Article 1", CHARTER, 1)], cues)
    assert knowledge.match(TREATY["Article 1"]["en"][0], "en", [CHARTER]) is None


def test_words_that_stand_in_two_articles_tell_neither():
    said = "the Joint Commission for the waters of the river Arda"
    knowledge = Knowledge([Wording("Article 3", f"{said} sits in Korva", "en", 1), Wording("Article 7", said, "en", 2)])
    assert knowledge.match(said, "en") is None


def test_a_part_of_an_article_is_no_rival_of_it():
    text = TREATY["Article 4"]["en"][0]
    knowledge = Knowledge([Wording("Article 4", text, "en", 1), Wording("Article 4(2)", text[:120], "en", 2)])
    assert label_of(knowledge.match(text[:100], "en")) in ("Article 4", "Article 4(2)")


def test_cues_alone_are_enough_and_are_named():
    cues = [
        Cue("Article 1", "armed attack", "en"),
        Cue("Article 1", "all the means", ""),
        Cue("Article 2", "threat", "en"),
    ]
    match = Knowledge([], [], cues).match(TREATY["Article 1"]["en"][0], "en")
    assert [(ground.by, ground.cues) for ground in match.grounds] == [("cues", ("armed attack", "all the means"))]


def test_formulas_that_any_treaty_has_are_no_excerpt():
    knowledge = Knowledge([Wording("Article 2", "in accordance with this Treaty the Parties shall consult", "en", 1)])
    assert knowledge.match("The Parties shall, in accordance with this Treaty,", "en") is None


def test_korean_spellings_of_either_state_are_one():
    said = "제3국의 무력 공격을 받는 경우 타방은 유엔 헌장 제51조에 따라 보유한 모든 수단으로 지체 없이 군사적 및 기타 원조를 제공한다"
    assert label_of(Knowledge(known("ko-KP"[:2])).match(said, "ko-KR")) == "Article 1"


def test_chinese_is_compared_by_its_characters():
    known_words = [
        Wording("第一条", "缔约一方受到任何一国的武装进攻时，缔约另一方应立即尽其全力给予军事及其他援助。", "zh", 1),
        Wording("第二条", "缔约双方将继续对两国共同利益有关的一切重大国际问题进行协商。", "zh", 2),
    ]
    said = "如果一方遭到武装进攻，另一方应立即尽其全力给予军事及其他援助"
    assert label_of(Knowledge(known_words).match(said, "zh-Hant")) == "第一条"


def test_the_grounds_say_how_many_words_stand_there():
    text = "Cargo in transit through Lumen port is exempt from customs duty"
    (ground,) = Knowledge([Wording("Article 3", text, "en", "tass")]).match(text, "en").grounds
    assert (ground.by, ground.source, ground.shared, ground.words) == ("wording", "tass", 11, 11)


@pytest.mark.parametrize("language", LANGUAGES)
def test_wordings_of_one_clause_are_grouped_and_no_others(language):
    texts = [text for label in TREATY for text in TREATY[label][language]]
    found = groups(texts, language)
    assert all(len({place // 2 for place in group}) == 1 for group in found)
    assert sum(len(group) == 2 for group in found) >= 4


def test_groups_have_the_largest_first():
    cargo = TREATY["Article 3"]["en"][0]
    texts = [TREATY["Article 8"]["en"][0], cargo, f"{cargo} Amen.", cargo[:100]]
    assert groups(texts, "en") == [[1, 2, 3], [0]]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([text for label in TREATY for text in TREATY[label]["en"]] + ["", "—", "x"]), max_size=12)
)
def test_every_text_is_in_one_group(texts):
    assert sorted(place for group in groups(texts, "en") for place in group) == list(range(len(texts)))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.sampled_from([*LANGUAGES, "zh", ""]))
def test_whatever_is_asked_gets_an_answer(text, language):
    assert label_of(Knowledge(known("en")).match(text, language)) in {*TREATY, None}


def test_long_texts_are_no_trouble():
    whole = " ".join(text for label in TREATY for text in TREATY[label]["en"]) * 40
    knowledge = Knowledge([Wording("Article 1", whole, "en", 1), wording("Article 4", "en")])
    assert label_of(knowledge.match(whole, "en")) in ("Article 1", None)


def test_a_report_that_misnumbers_a_clause_weighs_nothing_against_the_treatys_own_text():
    text = TREATY["Article 4"]["en"][0]
    misnumbered = Wording("Article 1", text, "en", "a report")
    said = " ".join(text.split()[:-2])
    assert Knowledge([*known("en", but=["Article 4"]), misnumbered]).match(said, "en").label == "Article 1"
    assert Knowledge([*known("en", official=True), misnumbered]).match(said, "en").label == "Article 4"


def test_many_wordings_of_a_clause_are_one_group_however_many_there_are():
    words = TREATY["Article 3"]["en"][0].split()
    many = [" ".join([*words[:at], "otherwise", *words[at + 1 :]]) for at in range(len(words))]
    assert len(many) > OF_A_GROUP
    assert groups([*many, TREATY["Article 4"]["en"][0]], "en") == [list(range(len(many))), [len(many)]]
