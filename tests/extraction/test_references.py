"""A citation goes to the instrument that the text means, and what belongs to none is none."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction.document import Document
from archive.extraction.findings import Span, Treaty
from archive.extraction.references import find_references
from archive.extraction.treaties import find_treaties
from archive.reading import read
from tests.gold.reports import authority

ROOT = Path(__file__).parents[2]
AUTHORITY, _ = authority()


def cited(text: str, language: str = "en") -> list[tuple[str | None, str | None]]:
    """The instrument (its id, else its title) and the provision of each citation that has one."""
    document = Document(text, language)
    treaties = find_treaties(document, AUTHORITY)
    return [
        (None if one.treaty is None else treaties[one.treaty].id or treaties[one.treaty].title, one.provision)
        for one in find_references(document, treaties)
        if one.provision
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "under Article 51 of the UN Charter", [("un-charter", "Article 51")]),
        ("en", "the article 51 of the United Nations Charter", [("un-charter", "Article 51")]),
        (
            "en",
            "The UN Charter stands. Article 51 of the aforementioned Charter says so.",
            [("un-charter", "Article 51")],
        ),
        ("en", "Articles 3 and 4 of the Lima Treaty", [("Lima Treaty", "Article 3"), ("Lima Treaty", "Article 4")]),
        ("en", "Articles 3, 5 and 8 of the Lima Treaty", [("Lima Treaty", f"Article {n}") for n in (3, 5, 8)]),
        ("en", "Art. 22(1) of the Lima Treaty", [("Lima Treaty", "Article 22(1)")]),
        ("en", "Article XII(3) of the Lima Treaty", [("Lima Treaty", "Article XII(3)")]),
        ("en", "paragraph 2 of Article 5 of the Lima Treaty", [("Lima Treaty", "Article 5(2)")]),
        ("en", "The Lima Treaty has a text. Its preamble is long.", [("Lima Treaty", "Preamble")]),
        ("en", "the Lima Treaty's Article 5", [("Lima Treaty", "Article 5")]),
        ("en", "The Lima Treaty is new. Annex 23-A is long.", [("Lima Treaty", "Annex 23-A")]),
        ("en", "Chapter VII of the UN Charter", [("un-charter", "Chapter VII")]),
        ("es", "según el artículo 22 del Tratado de Lima", [("Tratado de Lima", "Article 22")]),
        ("es", "El Tratado de Lima rige (artículo 3).", [("Tratado de Lima", "Article 3")]),
        ("de", "Artikel 4 des Vertrags von Nancy", [("nancy-2025", "Article 4")]),
        ("de", "Der Vertrag von Nancy gilt. Absatz 2 steht in Artikel 4.", [("nancy-2025", "Article 4")]),
        ("fr", "l'article 4 du traité de Nancy", [("nancy-2025", "Article 4")]),
        ("fr", "l’article premier du traité de Nancy", [("nancy-2025", "Article 1")]),
        ("fr", "le préambule du traité de Nancy", [("nancy-2025", "Preamble")]),
        (
            "ru",
            "Подписан Договор о границе. Согласно пункту 2 статьи 5 стороны говорят.",
            [("Договор о границе", "Article 5(2)")],
        ),
        (
            "ru",
            "Подписан Договор о границе. В восьмой статье речь о войне, по четвертой статье — о помощи.",
            [("Договор о границе", "Article 8"), ("Договор о границе", "Article 4")],
        ),
        ("ru", "со статьей 51 Устава ООН", [("un-charter", "Article 51")]),
        ("ko", "유엔헌장 제51조와 국내법에 준하여", [("un-charter", "Article 51")]),
        ("ko", "리마협정 제4조는", [("리마협정", "Article 4")]),
        ("ko", "리마협정이 있다. 제2조 1항에 따르면", [("리마협정", "Article 2(1)")]),
    ],
)
def test_a_citation_goes_to_the_instrument_named_with_it(language, text, expected):
    assert cited(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Lima Treaty is new. Article 4 goes far.", [("Lima Treaty", "Article 4")]),
        (
            "The Lima Treaty is new, the Quito Treaty of 1961 old. The Quito Treaty lapsed. Its Article 1 was kept.",
            [("Quito Treaty", "Article 1")],
        ),
        (
            "Lawyers of the Lima Treaty point to the Quito Convention, whose Article 62 is clear.",
            [("Quito Convention", "Article 62")],
        ),
        (
            "The Lima Treaty stays.\nNATO allies have Article 5 of the North Atlantic Treaty.",
            [("nato-1949", "Article 5")],
        ),
        (
            "The Lima Treaty is new. The UN Charter holds. Under Article 51 self-defence is a right.",
            [("un-charter", "Article 51")],
        ),
        ("Article 7 was read aloud.", [(None, "Article 7")]),
    ],
)
def test_a_bare_number_goes_where_a_reader_has_no_doubt(text, expected):
    assert cited(text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The Lima Treaty stands. Article 5 of the Constitution, Article 9 of the draft law and the penal code's article 3 do not.",
        ),
        ("en", "He wrote an article about 4 ministers."),
        ("es", "El Tratado de Lima rige. El artículo 5 de la Constitución y el artículo 3 de la ley, no."),
        ("de", "Der Vertrag von Nancy ist kein Vertrag nach Artikel 59 des Grundgesetzes."),
        ("ru", "Договор о границе краток. Статья 15 Конституции и статья 5 закона длинны."),
        ("fr", "Le traité de Nancy est signé. L'article 5 de la Constitution reste."),
        ("ko", "리마협정이 있다. 헌법 제3조는 다르다."),
    ],
)
def test_a_provision_of_a_law_or_a_paper_is_no_reference(language, text):
    assert cited(text, language) == []


def test_an_instrument_cited_whole_has_no_provision():
    text = "The Lima Treaty calls measures contrary to the UN Charter."
    document = Document(text)
    [reference] = find_references(document, find_treaties(document, AUTHORITY))
    assert (reference.span.of(text), reference.provision) == ("UN Charter", None)


def test_the_span_covers_the_citing_words():
    text = "It acts in accordance with Article 51 of the UN Charter."
    document = Document(text)
    [reference] = find_references(document, find_treaties(document, AUTHORITY))
    assert reference.span.of(text) == "Article 51 of the UN Charter"


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("2024-11-06-interfax-federation-council", [("un-charter", "Article 51"), ("dprk-rus-2024", "Article 16")]),
        ("2024-06-20-elcomercio-article-51", [("un-charter", "Article 51")] * 2),
    ],
)
def test_the_founding_reports_cite_these_provisions_and_no_others(report, expected):
    text = read((ROOT / "fixtures" / "reports" / f"{report}.txt").read_bytes()).text
    assert cited(text) == expected


PIECES = st.sampled_from(
    [
        "Article 5",
        "Articles 3 and 4",
        " of the ",
        "Lima Treaty",
        "its ",
        "статья 5 ",
        "제4조",
        "UN Charter",
        ". ",
        "\n",
        "(2)",
        "IX",
        "preamble",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(["en", "es", "ru", "fr", "de", "ko", "pl"]))
def test_on_any_text_spans_and_treaties_are_valid_and_the_answer_is_always_the_same(text, language):
    document = Document(text, language)
    treaties = find_treaties(document, AUTHORITY)
    references = find_references(document, treaties)
    assert references == find_references(document, treaties)
    for reference in references:
        assert 0 <= reference.span.start < reference.span.end <= len(text)
        assert reference.treaty is None or 0 <= reference.treaty < len(treaties)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_treaties_that_others_found_may_stand_anywhere(text):
    treaty = Treaty("T", (Span(0, max(1, len(text) // 2)),), "test", main=True)
    find_references(Document(text or "x"), (treaty,))
