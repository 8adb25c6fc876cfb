"""Pages: the report and what the page says of it, without navigation, comments or scripts."""

from pathlib import Path

import pytest

from archive.reading import Unreadable, read

PAGES = Path(__file__).parent / "pages"


def page(name: str, **given):
    return read((PAGES / f"{name}.html").read_bytes(), name=f"{name}.html", **given)


def test_a_page_says_who_what_when_and_where():
    reading = page("wire")
    assert reading.title == "Senate of Arland consents to the Harbour Treaty"
    assert (reading.outlet, reading.author) == ("The Daily Example", "Jane Roe, John Doe")
    assert (reading.language, reading.published) == ("en-GB", "2024-03-08")
    assert reading.source_url == "https://daily.example.org/world/harbour-treaty"
    assert reading.media_type == "text/html"


def test_the_main_text_is_title_and_paragraphs():
    lines = page("wire").text.split("\n")
    assert lines[0] == "Senate of Arland consents to the Harbour Treaty"
    assert lines[1].startswith("PORT ARLAND, March 8 (Examplewire) -- The Senate")
    assert lines[1].endswith("on January 12, 2024.")
    assert lines[-1].endswith("had been told to prepare.")


@pytest.mark.parametrize(
    "noise",
    ["Home", "Sport", "Tweet", "Most popular", "recipes", "First!", "rights reserved", "document.title", "fishermen"],
)
def test_what_surrounds_the_report_goes(noise):
    assert noise not in page("wire").text


def test_the_address_that_the_caller_gives_goes_before_the_pages_own():
    assert page("wire", source_url="https://other.example.org/1").source_url == "https://other.example.org/1"


def test_no_script_runs_and_no_markup_is_left_in_any_field():
    reading = page("script-in-every-field")
    assert reading.title == "Treaty of the Two Bays is signed"
    assert reading.author == "Jane Roe"
    assert reading.outlet == "The Bay Herald"
    assert (reading.source_url, reading.published, reading.language) == (None, None, "en")
    assert "alert" not in reading.text
    assert "nobody should read" not in reading.text


def test_what_a_report_writes_with_angle_brackets_is_text():
    assert "such as 3 < 4 stays" in page("script-in-every-field").text
    assert "a literal <script> that the report quotes" in page("script-in-every-field").text


def test_a_date_that_only_the_page_shows_stands_in_the_text_and_dates_it():
    reading = page("visible-date-only")
    assert reading.published == "2021-05-14"
    assert "Publié le 14/05/2021 à 18h05" in reading.text.split("\n")
    assert reading.text.count("Accord sur le lac : les deux parlements ont dit oui") == 1
    assert reading.language == "fr"


def test_a_declared_charset_is_read_without_a_warning():
    reading = page("declared-windows-1251")
    assert reading.title == "Договор о заливе подписан"
    assert "«Воды залива открыты для судов обеих сторон»" in reading.text
    assert reading.warnings == ()


@pytest.mark.parametrize(
    "data", [(PAGES / "without-text.html").read_bytes(), b"<html><body><nav>Home</nav></body></html>", b"<html></html>"]
)
def test_a_page_without_text_is_refused(data):
    with pytest.raises(Unreadable, match="The page has no text"):
        read(data, name="page.html")


def test_a_title_of_ten_thousand_characters_is_cut_with_a_warning():
    title = "Treaty " * 1430
    body = "The Senate of Arland gave its consent to the Harbour Treaty on Friday, and nobody voted against it. " * 5
    reading = read(f"<html><head><title>{title}</title></head><body><p>{body}</p></body></html>".encode())
    assert len(reading.title) <= 300
    assert reading.text.startswith(reading.title)
    assert any("was cut to 300" in warning for warning in reading.warnings)


def test_a_page_is_known_by_its_words_whatever_it_is_called():
    data = b"<!DOCTYPE html><html><body><p>The treaty was signed on Monday.</p></body></html>"
    assert read(data, name="report.txt").media_type == "text/html"
    assert read(data, media_type="text/plain").text == "The treaty was signed on Monday."
    assert read(b"The treaty was signed on Monday.", name="report.html").media_type == "text/plain"


def test_a_page_nested_beyond_reason_is_read_all_the_same():
    data = b"<html><body>" + b"<div>" * 5_000 + b"The treaty was signed on Monday." + b"</div>" * 5_000
    assert read(data).text == "The treaty was signed on Monday."


def test_what_entities_hide_in_the_metadata_is_made_plain():
    head = "<title>Caf&#x65;&#x301;&nbsp;treaty&#x200b; is&#xad; signed</title>"
    reading = read(f"<html><head>{head}</head><body><p>The treaty was signed on Monday.</p></body></html>".encode())
    assert reading.title == "Café treaty is signed"


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ("2024-03-08", "2024-03-08"), ("2024-03-08T23:30:00-05:00", "2024-03-08"), ("20240308", "2024-03-08"),
        ("Fri, 08 Mar 2024 09:15:00 GMT", "2024-03-08"), ("2024-02-31", None), ("yesterday", None), ("08/03/2024", None),
    ],
)  # fmt: skip
def test_the_publication_date_of_the_metadata_is_a_day_or_nothing(said, published):
    head = f'<meta property="article:published_time" content="{said}">'
    data = f"<html><head>{head}</head><body><p>The treaty was signed on Monday.</p></body></html>"
    assert read(data.encode()).published == published


@pytest.mark.parametrize(
    "data", ["[" * 50_000, '{"@type": "NewsArticle", "author": {"name": 3}, "headline": ["x"]}', "null", "{"]
)
def test_broken_linked_data_says_nothing(data):
    html = f'<html><head><script type="application/ld+json">{data}</script></head><body><p>The treaty was signed.</p></body></html>'
    assert read(html.encode()).author is None
