"""The pipeline: one text and the names in, all findings out; the same again, and never an exception."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import extraction, reading
from archive.extraction.findings import Findings, Span
from archive.extraction.gazetteer import Gazetteer
from archive.reading import Reading
from tests.gold.reports import authority

FIXTURES = Path(__file__).parents[2] / "fixtures"
GAZETTEER, _ = authority()
REPORTS = sorted((FIXTURES / "reports").glob("*.txt"))


def extract(text: str, language: str | None = "en", **known: Any) -> Findings:
    published = known.pop("published", None)
    page = Reading(text=text, media_type="text/plain", language=language, **known)
    return extraction.extract(page, GAZETTEER, published=published)


def spans(finding: Any) -> Iterator[Span]:
    """Every span of a finding, at any depth."""
    if isinstance(finding, Span):
        yield finding
    elif isinstance(finding, tuple):
        for item in finding:
            yield from spans(item)
    elif dataclasses.is_dataclass(finding):
        for field in dataclasses.fields(finding):
            yield from spans(getattr(finding, field.name))


SIGNED = "The Treaty on Comprehensive Strategic Partnership between Russia and the DPRK was signed on Wednesday."


# ---- which date of publication counts


def test_a_date_that_the_sender_gives_goes_before_all_others():
    found = extract(SIGNED, published="2024-06-20", source_url="https://example.org/2024/07/01/x")
    assert (found.publication.value, found.publication.basis) == ("2024-06-20", "given")


def test_a_relative_date_is_counted_from_the_publication():
    [date] = extract(SIGNED, published="2024-06-20").dates
    assert (date.value, date.anchor) == ("2024-06-19", "2024-06-20")


def test_without_any_date_the_known_signature_dates_the_report_and_is_marked_as_inferred():
    text = f"The agency said this Thursday that the text was released today.\n\n{SIGNED}"
    found = extract(text)
    assert (found.publication.value, found.publication.basis) == ("2024-06-20~", "inferred")
    assert {event.date for event in found.events if event.action == "signature"} == {"2024-06-19~"}


def test_a_treaty_that_nobody_knows_dates_no_report():
    found = extract("The Reykjavik Treaty was signed on Wednesday, it was said this Thursday.")
    assert found.publication.value is None


# ---- warnings


def test_the_editor_is_told_of_a_quotation_mark_without_a_partner():
    found = extract("The parties shall help each other at once“, the treaty says.")
    assert any("has no partner" in warning for warning in found.warnings)


def test_the_editor_is_told_of_a_date_that_nothing_anchors():
    found = extract("The Reykjavik Treaty was signed on Wednesday.")
    assert any("“Wednesday”" in warning or "“on Wednesday”" in warning for warning in found.warnings)


def test_what_the_reader_mended_stays_told():
    assert "Mended." in extract(SIGNED, warnings=("Mended.",)).warnings


def test_a_clean_text_has_no_warnings():
    assert extract(SIGNED, published="2024-06-20").warnings == ()


# ---- what holds for every text


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_real_report_is_answered_the_same_twice(path):
    page = reading.read(path.read_bytes(), name=path.name, names=extraction.proper_words(GAZETTEER))
    once, twice = (extraction.extract(page, GAZETTEER) for _ in range(2))
    assert once == twice


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_indices_of_treaties_are_of_treaties_that_were_found(path):
    page = reading.read(path.read_bytes(), name=path.name, names=extraction.proper_words(GAZETTEER))
    found = extraction.extract(page, GAZETTEER)
    indices = [one.treaty for one in (*found.events, *found.signatories)]
    indices += [one.treaty for one in (*found.quotes, *found.references) if one.treaty is not None]
    indices += [index for one in found.relations for index in (one.origin, one.target) if index is not None]
    assert set(indices) <= set(range(len(found.treaties)))


@given(
    st.lists(
        st.sampled_from(
            [
                "The treaty",
                "was signed",
                "on June 19, 2024",
                "by President Anna Berg",
                "“We shall all",
                "help”",
                ".",
                "\n",
                "Article 4",
                "Putin",
                "“",
                "«",
                "подписали",
                "조약",
                "서명했다",
                "vertrag",
                "le traité",
                ",",
                "he said",
                "shall",
                "\u200b",
                "𝔗",
                "é",
                "(",
                "2000",
                "on Wednesday",
                "U.S.",
                "the law",
                "ratified",
                "UN Charter",
                "takes effect",
            ]
        ),
        max_size=30,
    ).map(" ".join),
    st.sampled_from(["en", "es", "ru", "fr", "de", "ko", "ja", None]),
)
@settings(max_examples=120, deadline=None)
def test_any_text_gives_spans_within_itself_and_the_same_again(text, language):
    found = extract(text, language)
    assert all(0 <= span.start < span.end <= len(text) for span in spans(found))
    assert found == extract(text, language)


def test_an_empty_gazetteer_still_finds_what_the_words_show():
    page = Reading(
        text='The treaty was signed on June 19, 2024. "We have waited for this day," he said.', media_type=""
    )
    found = extraction.extract(page, Gazetteer())
    assert [quote.kind for quote in found.quotes] == ["statement"]
    assert [date.value for date in found.dates] == ["2024-06-19"]


def test_a_reader_is_given_the_words_of_names_of_persons_states_and_capitals():
    words = extraction.proper_words(GAZETTEER)
    assert {"Putin", "Kim", "Pyongyang", "Korea", "Russian"} <= words
    assert not any(" " in word for word in words)
