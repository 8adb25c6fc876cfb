"""Words that were written: a paper's, whoever wrote it; and who answers where only questions are asked."""

import pytest

WORDS = "nobody has asked us about the river"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"Press service staff were brief. In a letter, Jane Miller said that “{WORDS}”."),
        ("de", f"Anna Keller notierte in ihrem Tagebuch: »{WORDS}.«"),
        ("fr", f"Jean Martin affirme dans une lettre que « {WORDS} »."),
        ("es", f"Juan Pérez afirmó en un comunicado que «{WORDS}»."),
        ("it", f"Maria Rossi ha informato in un comunicato che «{WORDS}»."),
        ("pl", f"Jan Kowalski w komunikacie napisał, że „{WORDS}”."),
        ("ru", f"Иван Петров записал в дневнике: «{WORDS}»."),
        ("ko", f'외교부는 보도자료에서 "{WORDS}"고 했다.'),
    ],
)
def test_what_stands_in_a_paper_is_the_papers(quotes, language, text):
    [quote] = quotes(text, language)
    assert quote.kind == "document"


def test_whom_the_words_of_a_paper_are_by_is_still_said(quotes):
    [quote] = quotes(f"Иван Петров записал в дневнике: «{WORDS}».", "ru")
    assert quote.speaker == "Иван Петров"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"“{WORDS},” says Jane Miller, a lecturer in law in Suva."),
        ("en", f"Russia's Foreign Ministry described this as “{WORDS}”."),
        ("ru", f"В министерстве добавили, что «{WORDS}»."),
    ],
)
def test_what_is_only_spoken_is_a_statement(quotes, language, text):
    [quote] = quotes(text, language)
    assert quote.kind == "statement"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f'"{WORDS}" 21일 부산에서 만난 선주 최판술(67) 씨는 배를 가리키며 혀를 찼다.', "최판술"),
        (f'"{WORDS}." 연변에서 만난 역사학자 리광춘(71) 선생의 말이다.', "리광춘"),
        (f'정은애 한빛대 교수는 "{WORDS}"고 말했다.', "정은애"),
    ],
)
def test_a_korean_speaker_is_known_by_age_and_apart_from_his_house(quotes, text, speaker):
    [quote] = quotes(text, "ko")
    assert quote.speaker == speaker


def test_an_answer_is_by_whoever_was_introduced_before_the_first_question(quotes):
    text = (
        "La convention a été signée hier. Gilles Vauthier, avocat à Lille, en a lu les articles.\n\n"
        "Que devient le texte en vigueur ?\n\n« Il reste applicable jusqu'à nouvel ordre. »\n\n"
        "Et pour les frontaliers ?\n\n« Leur régime survit, en sursis, comme prévu. »"
    )
    assert [quote.speaker for quote in quotes(text, "fr")] == ["Gilles Vauthier", "Gilles Vauthier"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("it", f"«{WORDS}» commenta il sindaco di Lavena, Massimo Mastromarino.", "Massimo Mastromarino"),
        (
            "ru",
            f"Генеральный секретарь ООН Антониу Гутерриш, по словам его представителя, приветствовал «{WORDS}».",
            "Антониу Гутерриш",
        ),
    ],
)
def test_the_name_that_a_preposition_governs_does_not_speak(quotes, language, text, speaker):
    [quote] = quotes(text, language)
    assert quote.speaker == speaker


def test_marks_that_point_inwards_do_not_hide_the_colon(quotes):
    [quote] = quotes(f"Baker soll im Bademantel gesagt haben: »{WORDS}.«", "de")
    assert quote.kind == "statement"
