"""Names of persons: which words are one, whose they are, and how their bearers write them."""

import pytest

from archive.extraction.document import Document
from archive.extraction.people.persons import find_persons


def _names(gazetteer, text: str, language: str) -> list[str]:
    return [person.name for person in find_persons(Document(text, language), gazetteer)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("In Delhi H.D. Deve Gowda spoke.", "en", ["H.D. Deve Gowda"]),
        ("A firmare è stato il viceministro dell'Ambiente Corrado Zanier.", "it", ["Corrado Zanier"]),
        ("Вчера выступил Бехбуд Шахтахтинский.", "ru", ["Бехбуд Шахтахтинский"]),
        ("Ayer firmó Juan Carlos II en Lima.", "es", ["Juan Carlos II"]),
        ("Hier, l'office d'Anne Berg était fermé.", "fr", ["Anne Berg"]),
        ("Gestern sprach Landwirtschaftsminister Norbert Holm.", "de", ["Norbert Holm"]),
        ("이날 리학성동지와 펫 폼시팍동지가 말했다.", "ko", ["리학성", "펫 폼시팍"]),
        ("자파로프·라흐몬 두 대통령이 만났다.", "ko", ["자파로프", "라흐몬"]),
        ("아라라트 나자리안, 제이훈 알리예프 두 외무장관이 만났다.", "ko", ["아라라트 나자리안", "제이훈 알리예프"]),
        ("파블로 키르노 아르헨티나 외교장관이 말했다.", "ko", ["파블로 키르노"]),
        ("우시로쿠 도라오 주한 일본대사는 말했다.", "ko", ["우시로쿠 도라오"]),
        ("박진 산업통상자원부 장관이 말했다.", "ko", ["박진"]),
    ],
)
def test_names_are_found_by_their_form_or_their_title(gazetteer, text, language, expected):
    assert _names(gazetteer, text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Договор подписан министром Эспеном Абаевым.", "ru", ["Эспен Абаев"]),
        ("Под договором стоят подписи Ерлана Абаева и Рустама Каримова.", "ru", ["Ерлан Абаев", "Рустам Каримов"]),
        ("Договор подписан министром Еленой Абаевой.", "ru", ["Елена Абаева"]),
        ("Договор подписал посол Рустам Каримов.", "ru", ["Рустам Каримов"]),
        (
            "Umowa podpisana przez Radosława Zielińskiego i Annę Kowalską.",
            "pl",
            ["Radosław Zieliński", "Anna Kowalska"],
        ),
    ],
)
def test_a_declined_name_is_given_in_its_base_form(gazetteer, text, language, expected):
    assert _names(gazetteer, text, language) == expected


def test_a_surname_behind_another_first_name_is_not_the_known_persons(gazetteer):
    text = "Onalenna Marape went to Luanda. Marape signed."
    assert {person.known for person in find_persons(Document(text, "en"), gazetteer)} == {None}


def test_a_known_persons_first_name_may_be_spelt_otherwise(gazetteer):
    [person] = find_persons(Document("Then Wladymir Putin spoke.", "en"), gazetteer)
    assert person.known == "vladimir-putin"


@pytest.mark.parametrize(
    ("text", "language", "name", "state"),
    [
        ("Yesterday Gabriel Soto of Chile spoke.", "en", "Gabriel Soto", "CL"),
        ("Ayer habló Pablo Quirno (Argentina) de ello.", "es", "Pablo Quirno", "AR"),
        ("Ha parlato Luca Rossi della Repubblica italiana.", "it", "Luca Rossi", "IT"),
        ("Wczoraj szef kanadyjskiego resortu zasobów naturalnych Jonathan Wilk mówił.", "pl", "Jonathan Wilk", "CA"),
        ("Вчера глава кипрского минфина Константинос Петридис молчал.", "ru", "Константинос Петридис", "CY"),
        ("Then Norway's Anna Berg spoke.", "en", "Anna Berg", "NO"),
        ("우시로쿠 도라오 주한 일본대사는 말했다.", "ko", "우시로쿠 도라오", "JP"),
    ],
)
def test_the_words_beside_a_name_tell_its_state(gazetteer, text, language, name, state):
    assert [(p.name, p.state) for p in find_persons(Document(text, language), gazetteer)] == [(name, state)]
