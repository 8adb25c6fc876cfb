"""What a report tells of a provision in its own words."""

import pytest

from archive.extraction.document import Document
from archive.extraction.findings import Quote, Span
from archive.extraction.gazetteer import Gazetteer, KnownProvision, KnownState, KnownTreaty, Name
from archive.extraction.paraphrases import find_paraphrases
from archive.extraction.references import find_references
from archive.extraction.treaties import find_treaties

FERRIES = KnownTreaty(
    id="fra-pol-ferries",
    title="Treaty on River Ferries between France and Poland",
    names=(Name("Treaty on River Ferries", "en"), Name("Vertrag über Flussfähren", "de")),
    parties=("FR", "PL"),
    provisions=(
        KnownProvision("Article 2", cues=(Name("free passage", "en"), Name("freie Überfahrt", "de"))),
        KnownProvision("Article 7", cues=(Name("joint commission", "en"), Name("settle disputes", "en"))),
        KnownProvision("Article 9", cues=(Name("tolls", "en"),)),
    ),
)
NAMES = Gazetteer(
    states=(
        KnownState("FR", "France", (Name("France", "en"), Name("Frankreich", "de")), capitals=(Name("Paris", "en"),)),
        KnownState("PL", "Poland", (Name("Poland", "en"), Name("Polen", "de")), capitals=(Name("Warsaw", "en"),)),
    ),
    treaties=(FERRIES,),
)


def told(text: str, language: str = "en", quotes: tuple[Quote, ...] = ()) -> list[tuple[str, str, str]]:
    document = Document(text, language)
    treaties = find_treaties(document, NAMES)
    references = find_references(document, treaties)
    found = find_paraphrases(document, treaties, references, quotes, NAMES)
    return [(one.provision, one.provision_basis, one.span.of(text)) for one in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The Treaty on River Ferries guarantees free passage to both banks.",
            [("Article 2", "matched", "free passage")],
        ),
        (
            "Under the Treaty on River Ferries the sides pledge to set up a joint commission and settle disputes there.",
            [("Article 7", "matched", "joint commission and settle disputes")],
        ),
        (
            "The Treaty on River Ferries was signed. Paris and Warsaw agreed to grant free passage.",
            [("Article 2", "matched", "free passage")],
        ),
        (
            "The Treaty on River Ferries is short. Article 7 obliges the parties to meet once a year.",
            [("Article 7", "stated", "Article 7 obliges the parties to meet once a year.")],
        ),
    ],
)
def test_a_pledge_is_set_beside_the_provision_that_it_tells(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The Treaty on River Ferries was signed. Free passage was a dream of the boatmen.",
        "The Treaty on River Ferries was signed. A hotel in Lyon provides free passage to its guests.",
        "The Treaty on River Ferries bans tolls.",
        "The Treaty on River Ferries is short. “We help,” Article 7 of the treaty says.",
    ],
    ids=["nobody pledges", "somebody else provides", "one word is too little", "it only names the article"],
)
def test_other_sentences_tell_no_provision(sentence):
    assert told(sentence) == []


def test_what_is_quoted_is_not_told_once_more():
    text = "The Treaty on River Ferries says: “The parties shall grant free passage to all.”"
    start = text.index("The parties")
    quote = Quote(Span(start, len(text) - 1), "clause", rule="a test", treaty=0)
    assert told(text, quotes=(quote,)) == []


def test_german_words_tell_it_too():
    text = "Der Vertrag über Flussfähren zwischen Frankreich und Polen garantiert beiden Seiten freie Überfahrt."
    assert told(text, "de") == [("Article 2", "matched", "freie Überfahrt")]
