"""What of a page is the report: all its paragraphs, and nothing that only stands beside them."""

from __future__ import annotations

import json

import pytest

from archive.reading import read

FIRST = "The Senate of Arland gave its consent to the Harbour Treaty on Friday, and nobody voted against it."
SECOND = "The treaty lets the ships of both countries into each other's harbours, the minister told the senators."
THIRD = "It enters into force when the instruments of ratification have been exchanged, which is planned for May."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
ELSEWHERE = "A fisherman of the north coast caught a pike of forty pounds, and the whole village came to look at it."


def text_of(body: str, head: str = "") -> str:
    return read(f"<html><head><title>A treaty</title>{head}</head><body>{body}</body></html>".encode()).text


@pytest.mark.parametrize(
    "page",
    [
        f"<article>{BODY}</article>",
        f'<form id="page"><div>{BODY}</div></form>',  # some makers of pages wrap all of one in a form
        f"<aside><p>{ELSEWHERE}</p></aside><div>{BODY}</div>",
    ],
)
def test_every_paragraph_stays_whatever_the_page_calls_the_place(page: str) -> None:
    assert [line for line in (FIRST, SECOND, THIRD) if line not in text_of(page)] == []


@pytest.mark.parametrize(
    "beside",
    [
        f"<aside><p>{ELSEWHERE}</p></aside>",
        f"<nav><p>{ELSEWHERE}</p></nav>",
        f"<form><p>{ELSEWHERE}</p></form>",
        f'<p><a href="/pike">{ELSEWHERE}</a></p>',
        f'<p>(You may like: <a href="/pike">{ELSEWHERE[:-1]}</a>)</p>',
        f'<h3><a href="/pike">{ELSEWHERE[:-1]}</a></h3>',
    ],
)
def test_what_stands_beside_the_report_or_points_elsewhere_goes(beside: str) -> None:
    text = text_of(f"<article><h1>A treaty</h1><p>{FIRST}</p>{beside}<p>{SECOND}</p><p>{THIRD}</p></article>")
    assert "pike" not in text
    assert THIRD in text


def test_a_sentence_of_the_body_stays_though_most_of_it_is_a_link() -> None:
    linked = 'The minister called <a href="/t">the Harbour Treaty of Arland and Bresland a gift to sailors</a> at once.'
    assert "a gift to sailors at once." in text_of(f"<article>{BODY}<p>{linked}</p></article>")


def test_of_a_page_that_goes_on_with_other_reports_only_the_first_is_read() -> None:
    other = f"<article><h1>A pike of forty pounds</h1><p>{ELSEWHERE}</p></article>"
    text = text_of(f"<main><article><h1>A treaty</h1>{BODY}</article>{other}{other}</main>")
    assert THIRD in text
    assert "pike" not in text


def test_the_body_that_json_ld_repeats_is_believed_where_the_page_shows_another() -> None:
    linked = {
        "@type": "NewsArticle",
        "headline": "A treaty",
        "articleBody": f"{FIRST}\n{SECOND}\n{THIRD}\n{FIRST[:-1]} at all.",
    }
    head = f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    text = text_of("<div><p>Please log in to read what the senators of Arland said of it on Friday.</p></div>", head)
    assert text.split("\n")[0] == "A treaty"
    assert SECOND in text


def test_rubrics_and_places_over_the_report_go_and_a_name_stays_where_nothing_else_gives_it() -> None:
    over = "<p>Politics</p><h1>The Senate of Arland consents to a treaty</h1><p>Jane Roe</p>"
    reading = read(f"<html><body><article>{over}{BODY}</article></body></html>".encode())
    assert "Politics" not in reading.text
    assert reading.author == "Jane Roe"


def test_a_few_stray_nul_bytes_do_not_make_a_page_unreadable() -> None:
    page = f"<html><body><article>{BODY * 20}</article></body></html>".encode().replace(b"</p><p>", b"</p>\x00<p>", 3)
    reading = read(page)
    assert THIRD in reading.text
    assert "3 stray NUL bytes left out." in reading.warnings
