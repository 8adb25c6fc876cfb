"""For which states persons signed, where their offices do not say it; and that nothing is said where nothing shows it."""

import re

import pytest

from archive.extraction.document import Document
from archive.extraction.findings import Span, Treaty
from archive.extraction.people import find_signatories

NOUN = re.compile(r"(?:treaty|agreement|convention|tratado|traktat|umow|konwencj|договор)\w*|협정", re.IGNORECASE)


def _signers(gazetteer, text: str, language: str = "en", parties: tuple[str, ...] = ()):
    mentions = tuple(Span(*match.span()) for match in NOUN.finditer(text))
    treaty = Treaty("A treaty", mentions, "given", main=True, parties=parties)
    return find_signatories(Document(text, language), (treaty,), gazetteer)


@pytest.mark.parametrize(
    ("text", "language", "parties", "expected"),
    [
        # One of the two sides is said, the other is left.
        (
            "Prime Minister Anna Berg and her Danish counterpart, Niels Holm, signed the treaty.",
            "en",
            ("NO", "DK"),
            ["NO", "DK"],
        ),
        ("A and B. Anna Berg signed the treaty with the Danish envoy Niels Holm.", "en", ("DK", "NO"), ["NO", "DK"]),
        # Both sides stand in the treaty's name, both signers in the same order.
        (
            "The treaty between Norway and Denmark stands. Anna Berg and Niels Holm signed the treaty in 1994.",
            "en",
            ("DK", "NO"),
            ["NO", "DK"],
        ),
        # Several sign for the one side that is left.
        (
            "For the King of Norway, Anna Berg and Nils Dahl; for the crown, Eva Lund and Ole Moe: they signed the treaty.",
            "en",
            ("NO", "DK"),
            ["NO", "NO", "DK", "DK"],
        ),
        # The office of one's own country needs no name of it.
        ("Konwencję podpisał w Oslo wiceminister Jan Kowalski. Polska ją ratyfikowała.", "pl", (), ["PL"]),
        # A dateline says where home is.
        ("АСТАНА. 17 апреля. Договор подписал министр Ерлан Абаев.", "ru", (), ["KZ"]),
        # The Union, and ourselves.
        ("The treaty was signed for the Union by Anna Berg and for Norway by Nils Dahl.", "en", (), ["EU", "NO"]),
        ("Konwencję podpisała za nas Anna Nowak. Polska czekała.", "pl", (), ["PL"]),
    ],
)
def test_the_state_is_the_side_that_is_left_or_said_elsewhere(gazetteer, text, language, parties, expected):
    assert [one.state for one in _signers(gazetteer, text, language, parties)] == expected


@pytest.mark.parametrize(
    ("text", "language", "parties"),
    [
        ("Anna Berg and Niels Holm signed the treaty.", "en", ()),
        ("Anna Berg signed the treaty.", "en", ("NO", "DK")),
        ("Visitors from Peru and Bolivia, Ana Vela and Hugo Paz, signed the treaty.", "en", ()),
        ("Anna Berg and Niels Holm signed the convention; Peru, Chile and Bolivia wait.", "en", ()),
        ("Konwencję podpisał Jan Kowalski.", "pl", ()),
    ],
)
def test_where_nothing_shows_a_state_there_is_none(gazetteer, text, language, parties):
    assert {one.state for one in _signers(gazetteer, text, language, parties)} == {None}


def test_an_inferred_state_is_less_sure_than_one_that_is_said(gazetteer):
    text = "Prime Minister Anna Berg and her Danish counterpart, Niels Holm, signed the treaty."
    berg, holm = _signers(gazetteer, text, parties=("NO", "DK"))
    assert berg.confidence < holm.confidence == 1


def test_a_person_signs_for_one_state_whatever_the_treaty(gazetteer):
    text = "The Norwegian minister Anna Berg signed the treaty. Later Anna Berg signed the convention, too."
    treaties = (
        Treaty("A treaty", (Span(40, 46),), "given", main=True),
        Treaty("A convention", (Span(text.index("convention"), text.index("convention") + 10),), "given"),
    )
    found = find_signatories(Document(text, "en"), treaties, gazetteer)
    assert {(one.treaty, one.state) for one in found} == {(0, "NO"), (1, "NO")}
