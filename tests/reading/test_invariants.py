"""What holds for any bytes at all."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.reading import Unreadable, read
from tests.originals import docx, mhtml, page, pdf

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["Skip to content", "Share this:", "Home > World", "6 Nov 2024 11:36", "Treaty of the Two Bays is signed", "Source: Examplewire",
             "The ministers of the two bays signed the treaty on Monday.", "Most popular", "By Jane Roe", "© 2024 Example", "", "",
             "TOKYO, Nov 12 (GWA) -- The treaty of the bays was signed on Monday.", "a.\"B", "Putinafter", "Â\xa0â€™"]
        ),
        st.text(max_size=60),
    ),
    max_size=12,
)  # fmt: skip
NAMES = frozenset({"Putin", "Jane Roe"})


def is_clean(text: str) -> bool:
    controls = [c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    return unicodedata.is_normalized("NFC", text) and not controls


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_cleanly_or_refused(data):
    try:
        reading = read(data)
    except Unreadable:
        return
    assert is_clean(reading.text)
    assert reading.text.strip()


@given(LINES)
@settings(max_examples=200, deadline=None)
def test_any_lines_give_a_clean_text_that_holds_its_title(lines):
    try:
        reading = read("\n".join(lines).encode("utf-8", "ignore"), names=NAMES)
    except Unreadable:
        return
    assert is_clean(reading.text)
    assert reading.text == reading.text.strip()
    assert reading.title is None or reading.title in reading.text.split("\n")


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_in_a_page_is_read_cleanly_or_refused(text):
    page = f"<html><head><title>{text}</title><meta name='author' content='{text}'></head><body><h1>{text}</h1><p>{text}</p></body></html>"
    try:
        reading = read(page.encode("utf-8", "ignore"), name="page.html")
    except Unreadable:
        return
    for value in (reading.text, reading.title or "", reading.author or "", reading.outlet or ""):
        assert is_clean(value)


def as_pdf(lines: list[str]) -> bytes:
    return pdf("\n".join(lines), "\n".join(lines[::-1]))


def as_docx(lines: list[str]) -> bytes:
    return docx(*lines, title=lines[0] if lines else "")


def as_saved_page(lines: list[str]) -> bytes:
    return mhtml(page(*lines) if lines else "", "https://daily.example.org/")


@pytest.mark.parametrize("build", [as_pdf, as_docx, as_saved_page])
@given(lines=LINES)
@settings(max_examples=20, deadline=None)
def test_any_lines_in_a_document_give_a_clean_text_that_holds_its_title(build, lines):
    data = build(["".join(filter(str.isprintable, line)) for line in lines])
    try:
        reading = read(data, names=NAMES)
    except Unreadable:
        return
    assert is_clean(reading.text)
    assert reading.title is None or reading.title in reading.text.split("\n")
    assert read(data, names=NAMES) == reading
