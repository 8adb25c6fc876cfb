"""What one treaty does to another is what the text says it does, in the direction that it says."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extraction.document import Document
from archive.extraction.findings import Relation
from archive.extraction.references import find_references
from archive.extraction.relations import find_relations
from archive.extraction.treaties import find_treaties
from archive.reading import read
from tests.gold.reports import authority

ROOT = Path(__file__).parents[2]
AUTHORITY, _ = authority()


def relations_of(document: Document) -> tuple[Relation, ...]:
    treaties = find_treaties(document, AUTHORITY)
    return find_relations(document, treaties, find_references(document, treaties))


def stated(text: str, language: str = "en") -> list[tuple[str, str, str | None]]:
    """Origin, type and target of each relation, treaties by id or title; no target where nobody names it."""
    document = Document(text, language)
    treaties = find_treaties(document, AUTHORITY)
    names = [treaty.id or treaty.title for treaty in treaties]
    return [
        (names[one.origin], one.type, None if one.target is None else names[one.target])
        for one in relations_of(document)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Lima Treaty replaces the Quito Treaty.", [("Lima Treaty", "supersedes", "Quito Treaty")]),
        ("en", "The Lima Treaty will replace the Quito Treaty.", [("Lima Treaty", "supersedes", "Quito Treaty")]),
        ("en", "The Quito Treaty was replaced by the Lima Treaty.", [("Lima Treaty", "supersedes", "Quito Treaty")]),
        (
            "en",
            "The Lima Treaty is new. It takes the place of the Quito Treaty.",
            [("Lima Treaty", "supersedes", "Quito Treaty")],
        ),
        (
            "en",
            "The Quito Treaty is old. The Lima Treaty superseded it.",
            [("Lima Treaty", "supersedes", "Quito Treaty")],
        ),
        (
            "en",
            "The Lima Treaty succeeds the Quito Treaty and the Bogota Convention.",
            [("Lima Treaty", "supersedes", "Quito Treaty"), ("Lima Treaty", "supersedes", "Bogota Convention")],
        ),
        (
            "en",
            "The Lima Treaty takes effect today. The Quito Treaty expires on the same date.",
            [("Lima Treaty", "terminates", "Quito Treaty")],
        ),
        (
            "en",
            "The Lima Treaty is new. With its entry into force, the Quito Treaty is terminated.",
            [("Lima Treaty", "terminates", "Quito Treaty")],
        ),
        ("en", "The Quito Treaty is terminated by the Lima Treaty.", [("Lima Treaty", "terminates", "Quito Treaty")]),
        ("en", "The Lima Treaty stands. The Quito Protocol amended it.", [("Quito Protocol", "amends", "Lima Treaty")]),
        ("en", "The Lima Treaty supplements the Quito Treaty.", [("Lima Treaty", "supplements", "Quito Treaty")]),
        ("en", "The Lima Treaty implements the Quito Convention.", [("Lima Treaty", "implements", "Quito Convention")]),
        (
            "en",
            "The Lima Treaty gives help in accordance with Article 51 of the UN Charter.",
            [("Lima Treaty", "cites", "un-charter")],
        ),
        (
            "es",
            "El Tratado de Lima sustituye al Tratado de Quito.",
            [("Tratado de Lima", "supersedes", "Tratado de Quito")],
        ),
        (
            "es",
            "El Tratado de Quito expirará cuando el Tratado de Lima entre en vigor.",
            [("Tratado de Lima", "terminates", "Tratado de Quito")],
        ),
        (
            "es",
            "El Tratado de Lima y el Convenio de Bogotá, que reemplazarán el Tratado de Quito, son nuevos.",
            [
                ("Tratado de Lima", "supersedes", "Tratado de Quito"),
                ("Convenio de Bogotá", "supersedes", "Tratado de Quito"),
            ],
        ),
        (
            "es",
            "El texto del Tratado de Lima invoca el Acuerdo de Quito.",
            [("Tratado de Lima", "cites", "Acuerdo de Quito")],
        ),
        (
            "ru",
            "Договор о дружбе приходит на смену Договору о границе.",
            [("Договор о дружбе", "supersedes", "Договору о границе")],
        ),
        ("fr", "Le traité de Lima remplace le traité de Quito.", [("traité de Lima", "supersedes", "traité de Quito")]),
        (
            "fr",
            "Le traité de Lima se substitue au traité de Quito.",
            [("traité de Lima", "supersedes", "traité de Quito")],
        ),
        (
            "de",
            "Der Lima-Vertrag tritt an die Stelle des Quito-Vertrags.",
            [("Lima-Vertrag", "supersedes", "Quito-Vertrags")],
        ),
        (
            "de",
            "Es ist der Lima-Vertrag, der den Quito-Vertrag ergänzt.",
            [("Lima-Vertrag", "supplements", "Quito-Vertrag")],
        ),
        ("ko", "리마협정이 키토의정서를 대체하면서 새 시대가 왔다.", [("리마협정", "supersedes", "키토의정서")]),
    ],
)
def test_a_relation_has_the_direction_that_the_sentence_gives_it(language, text, expected):
    assert stated(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Lima Treaty does not replace the Quito Treaty."),
        ("en", "The Lima Treaty leaves in place the Quito Treaty."),
        ("en", "The Lima Treaty is new. The Quito Treaty ran out in December 2009."),
        ("en", "The Lima Treaty replaces nothing."),
        ("es", "El Tratado de Lima no sustituye al Tratado de Quito."),
        ("fr", "Le traité de Lima ne remplace pas le traité de Quito."),
        ("de", "Der Lima-Vertrag ersetzt nicht den Quito-Vertrag."),
        ("ru", "Договор о дружбе не заменяет Договор о границе."),
    ],
)
def test_what_is_denied_is_no_relation(language, text):
    assert stated(text, language) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Lima Treaty replaces the Quito Treaty, Yury Ushakov said.", "Yury Ushakov"),
        ("According to Ushakov, the Lima Treaty replaces the Quito Treaty.", None),
        ("The Lima Treaty replaces the Quito Treaty.", None),
    ],
)
def test_a_claim_names_who_makes_it(text, who):
    document = Document(text)
    [relation] = relations_of(document)
    assert relation.claimed_by == (who or ("Ushakov" if "According" in text else None))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The Lima Treaty, it is said, replaces the bilateral agreements sealed until now.",
            [("Lima Treaty", "supersedes", None)],
        ),
        ("ru", "Договор о границе заменяет прежние соглашения.", [("Договор о границе", "supersedes", None)]),
        ("en", "The Lima Treaty does not replace the earlier agreements.", []),
        ("en", "The Lima Treaty replaces old quarrels. Other treaties exist.", []),
    ],
)
def test_what_is_done_to_instruments_that_nobody_names_has_no_target(language, text, expected):
    assert stated(text, language) == expected


def test_the_span_covers_the_words_that_say_it():
    text = "The Lima Treaty will soon replace the Quito Treaty, all say."
    document = Document(text)
    [relation] = relations_of(document)
    assert relation.span.of(text) == "replace the Quito Treaty"


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (
            "2024-11-06-interfax-federation-council",
            [("dprk-rus-2024", "cites", "un-charter"), ("dprk-rus-2024", "terminates", "dprk-rus-2000")],
        ),
        (
            "2024-06-20-elcomercio-article-51",
            [("dprk-rus-2024", "cites", "un-charter"), ("dprk-rus-2024", "supersedes", None)],
        ),
    ],
)
def test_the_founding_reports_state_these_relations_and_no_others(report, expected):
    text = read((ROOT / "fixtures" / "reports" / f"{report}.txt").read_bytes()).text
    assert stated(text) == expected


PIECES = st.sampled_from(
    [
        "The Lima Treaty ",
        "the Quito Treaty ",
        "replaces ",
        "is terminated ",
        "it ",
        "not ",
        "and ",
        ". ",
        ", ",
        "\n",
        "under ",
        "UN Charter ",
        "said Kim ",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(["en", "es", "ru", "fr", "de", "ko", "pl"]))
def test_on_any_text_relations_join_two_treaties_on_valid_spans(text, language):
    document = Document(text, language)
    treaties = find_treaties(document, AUTHORITY)
    relations = relations_of(document)
    assert relations == relations_of(document)
    for relation in relations:
        assert relation.origin != relation.target
        assert max(relation.origin, relation.target) < len(treaties)
        assert 0 <= relation.span.start < relation.span.end <= len(text)
