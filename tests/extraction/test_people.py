"""Signatories: who signed, with role and state, and who did not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction.document import Document
from archive.extraction.findings import Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.people import find_signatories


@pytest.fixture
def signers(read, gazetteer):
    def find(text: str, language: str = "en"):
        found = read(text, language)
        return find_signatories(found.document, found.treaties, gazetteer)

    return find


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Russian President Vladimir Putin and Kim Jong-un, Chairman of the State Affairs Commission of North Korea, "
            "signed the treaty in Pyongyang.",
            "en",
            [("Vladimir Putin", "RU"), ("Kim Jong-un", "KP")],
        ),
        (
            "The treaty was signed on Monday by Iceland's Prime Minister Anna Berg and the Danish leader, Niels Holm.",
            "en",
            [("Anna Berg", "IS"), ("Niels Holm", "DK")],
        ),
        (
            "Anna Berg, Prime Minister of Iceland, and Niels Holm, President of Denmark, signed it after the treaty was read.",
            "en",
            [("Anna Berg", "IS"), ("Niels Holm", "DK")],
        ),
        (
            "UK Prime Minister Anna Berg signed a partnership agreement with Denmark's President Niels Holm.",
            "en",
            [("Anna Berg", "GB"), ("Niels Holm", "DK")],
        ),
        (
            "The treaty will be signed by Danish Prime Minister Niels Holm in May.",
            "en",
            [("Niels Holm", "DK")],
        ),
        (
            "The treaty itself was signed by Anna Berg, Canada's Minister of Trade, Niels Holm, the US Trade "
            "Representative, and Luis Vega, Mexico's Secretary of the Economy.",
            "en",
            [("Anna Berg", "CA"), ("Niels Holm", "US"), ("Luis Vega", "MX")],
        ),
        (
            "The treaty between Peru and Chile is ready. Ana Vela signed for Peru, Pedro Soto for Chile.",
            "en",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "Ana Vela signed the treaty for Peru and Pedro Soto for the government of Chile, while Juan Paz watched.",
            "en",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "The treaty was signed by Ana Vela for Peru and by Pedro Soto for Chile.",
            "en",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        ("Ana Vela signed the treaty for peace.", "en", [("Ana Vela", None)]),
        (
            "The foreign ministers of Peru and Bolivia, Ana Vela and Hugo Paz, signed the treaty in Puno.",
            "en",
            [("Ana Vela", "PE"), ("Hugo Paz", "BO")],
        ),
        (
            "Los cancilleres de Paraguay y Uruguay, Rubén Ortiz y Marta Silva, firmaron el tratado.",
            "es",
            [("Rubén Ortiz", "PY"), ("Marta Silva", "UY")],
        ),
        (
            "Visitors from Peru and Bolivia, Ana Vela and Hugo Paz, signed the treaty.",
            "en",
            [("Ana Vela", None), ("Hugo Paz", None)],
        ),
        (
            "Ana Vela a signé le traité pour le Pérou, Pedro Soto pour le Chili.",
            "fr",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "Für Peru unterzeichnete Ana Vela den Vertrag, für Chile Pedro Soto.",
            "de",
            [("Ana Vela", "PE"), ("Pedro Soto", "CL")],
        ),
        (
            "От Казахстана договор подписал Ерлан Абаев, от Узбекистана — Рустам Каримов.",
            "ru",
            [("Ерлан Абаев", "KZ"), ("Рустам Каримов", "UZ")],
        ),
        (
            "Por Chile firmó el tratado el ministro de Exteriores, Luis Vega; por Perú lo hizo la canciller Ana Soto.",
            "es",
            [("Luis Vega", "CL"), ("Ana Soto", "PE")],
        ),
        (
            "Luis Vega, que firmó el tratado junto con la ministra canadiense, Anna Berg, y el subsecretario mexicano "
            "Pedro Ruiz, se mostró satisfecho.",
            "es",
            [("Luis Vega", None), ("Anna Berg", "CA"), ("Pedro Ruiz", "MX")],
        ),
        (
            "L'accord que le président français, Jean Dupont, et le dirigeant danois, Niels Holm, avaient signé est connu.",
            "fr",
            [("Jean Dupont", "FR"), ("Niels Holm", "DK")],
        ),
        (
            "Morgen unterzeichnen Bundeskanzlerin Anna Berg und der dänische Präsident Niels Holm einen Vertrag.",
            "de",
            [("Anna Berg", None), ("Niels Holm", "DK")],
        ),
        (
            "Договор подписали президент России Владимир Путин и премьер-министр Дании Нильс Хольм.",
            "ru",
            [("Владимир Путин", "RU"), ("Нильс Хольм", "DK")],
        ),
        (
            "Договор был подписан президентом России Владимиром Путиным в Москве.",
            "ru",
            [("Владимир Путин", "RU")],
        ),
        (
            "김정은 국무위원장과 블라디미르 푸틴 러시아 대통령은 지난 6월 19일 평양에서 이 조약에 서명했다.",
            "ko",
            [("김정은", "KP"), ("블라디미르 푸틴", "RU")],
        ),
        (
            "닐스 홀름 덴마크 총리와 안나 베르그 캐나다 총리는 이 조약에 서명했다.",
            "ko",
            [("닐스 홀름", "DK"), ("안나 베르그", "CA")],
        ),
    ],
)
def test_signers_are_found_with_their_states(signers, text, language, expected):
    assert [(one.name, one.state) for one in signers(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("President Anna Berg signed the law on ratification of the treaty.", "en"),
        ("President Anna Berg signed the treaty's ratification bill into law.", "en"),
        ("The treaty is at issue. Anna Berg signed a decree on Monday.", "en"),
        ("Anna Berg and Niels Holm signed a communiqué on the treaty.", "en"),
        ("Vice ministers Anna Berg and Niels Holm exchanged the instruments of ratification of the treaty.", "en"),
        ("The treaty was ratified by President Anna Berg.", "en"),
        ("The treaty was signed in Oslo, where President Anna Berg was on a visit.", "en"),
        ("President Anna Berg said that the treaty had been signed.", "en"),
        ("President Anna Berg has not signed the treaty.", "en"),
        ("Le vice-ministre Jean Dupont a signé un protocole sur l'échange des instruments du traité.", "fr"),
        ("Президент Владимир Путин подписал закон о ратификации договора.", "ru"),
        ("푸틴 대통령은 조약 비준 법안에 서명했다.", "ko"),
        ("El presidente Luis Vega presenció la firma del tratado.", "es"),
    ],
)
def test_those_who_signed_something_else_or_only_stood_by_are_none(signers, text, language):
    assert signers(text, language) == ()


def test_a_surname_stands_for_the_full_name_that_the_text_uses(signers):
    text = "Niels Holm came to Oslo. Holm and Canadian Prime Minister Anna Berg signed the treaty."
    assert [one.name for one in signers(text)] == ["Niels Holm", "Anna Berg"]


def test_a_role_may_stand_at_another_mention(signers):
    text = "Niels Holm signed the treaty. Canadian Prime Minister Niels Holm left at once."
    assert [(one.role, one.state) for one in signers(text)] == [("Canadian Prime Minister", "CA")]


def test_the_only_party_left_over_is_the_only_signers_who_is_left_over(signers):
    text = "The treaty between Iceland and Denmark was signed by Icelandic President Anna Berg and Niels Holm."
    [_, holm] = signers(text)
    assert (holm.state, holm.confidence < 1) == ("DK", True)


def test_one_signing_may_be_of_two_treaties(signers):
    text = "El ministro Luis Vega firmó el Acuerdo Marco Avanzado y el Acuerdo Comercial Interino."
    assert {one.treaty for one in signers(text, "es")} == {0, 1}


def test_a_known_person_has_the_authority_files_id(signers):
    [one] = signers("The treaty was signed by Wladimir Putin.")
    assert one.person == "vladimir-putin"


def test_each_signer_stands_once(signers):
    text = "Anna Berg signed the treaty. The treaty was signed by Anna Berg in Oslo."
    assert len(signers(text)) == 1


@given(st.text(max_size=120), st.sampled_from(["en", "es", "ru", "fr", "de", "ko", "pl", "it", "xx"]))
@settings(max_examples=80, deadline=None)
def test_any_text_gives_spans_within_itself_and_the_same_again(text, language):
    document = Document("The treaty was signed by " + text, language)
    treaties = (Treaty("the treaty", (), "given", main=True),)
    found = find_signatories(document, treaties, Gazetteer())
    assert all(0 <= one.span.start < one.span.end <= len(document.text) for one in found)
    assert found == find_signatories(document, treaties, Gazetteer())
