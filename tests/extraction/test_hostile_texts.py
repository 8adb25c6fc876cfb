"""Texts made to be dear: one fragment over and over, in which a careless rule would try every way to match.

Nothing here is timed: a rule that goes back over what it has read does not end on such a text at all. How the time
grows is measured in `tests/bench`.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import extraction, reading
from archive.extraction.findings import Findings
from archive.languages import languages
from tests.gold.reports import authority

LENGTH = 6_000
FRAGMENTS = (
    "a",
    " ",
    "\u00a0\t",
    "\n",
    "A ",
    "A. B. ",
    "Aa-Bb'",
    "d'",
    "“",
    "“a ",
    "«»",
    "((",
    "1",
    "1.",
    ".",
    "!",
    "1, 2 and ",
    "19 June ",
    "19.06.",
    "2000-",
    "2000 ",
    "Article ",
    "Article 4(1), ",
    "Art. 1 and Art. ",
    "the Treaty of ",
    "treaty on the treaty ",
    "Treaty between A and ",
    "договор о договоре ",
    "подписали, и ",
    "Vertrag über den ",
    "l'accord entre ",
    "조약",
    "제4조 ",
    "traktat o ",
    "accordo di ",
    "signed by Anna Berg, ",
    "Minister of Minister of ",
    "it replaces it, ",
    "he said, she said, ",
    "on Wednesday the day before ",
    "#a ",
    "By A, ",
    "http://a.",
    "﷽",
    "é",
    "\u0301",
    "𝔗",
)


def read_and_extract(text: str) -> Findings:
    gazetteer, names = authority()
    page = reading.read(text.encode(), name="report.txt", media_type="text/plain", names=names)
    return extraction.extract(page, gazetteer, published="2024-11-20")


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_a_fragment_over_and_over_is_read_to_its_end(fragment):
    text = "The treaty was signed on June 19, 2024. " + fragment * (LENGTH // len(fragment))
    assert read_and_extract(text) == read_and_extract(text)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("fragment", ["Aa ", "1, 2 ", "“a, ", "(a ", "a-"])
def test_the_rules_of_every_language_come_to_an_end(language, fragment):
    gazetteer, _ = authority()
    page = reading.Reading(text=fragment * (LENGTH // len(fragment)), media_type="text/plain", language=language)
    assert extraction.extract(page, gazetteer, published="2024-11-20").events == ()


@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=5), st.sampled_from(languages()))
@settings(max_examples=40, deadline=None)
def test_fragments_in_any_order_are_read_to_their_end(fragments, language):
    gazetteer, _ = authority()
    text = ("".join(fragments) * 400)[:LENGTH]
    page = reading.Reading(text=text, media_type="text/plain", language=language)
    found = extraction.extract(page, gazetteer, published="2024-11-20")
    assert all(0 <= date.span.start < date.span.end <= len(text) for date in found.dates)
