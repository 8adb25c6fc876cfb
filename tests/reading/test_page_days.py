"""The day that a page declares or shows: by its stamps, beside its heading, in figures or words."""

from __future__ import annotations

import pytest

from archive.reading import read
from archive.reading.said_days import said_days
from archive.reading.stamps import day_of, local_day

BODY = (
    "<p>The Senate of Arland gave its consent to the Harbour Treaty on Friday, and nobody voted against it at all.</p>"
)


def published(shown: str, head: str = "", language: str = "en-GB") -> str | None:
    page = f'<html lang="{language}"><head>{head}</head><body>{shown}{BODY * 4}</body></html>'
    return read(page.encode()).published


def declared(stamp: str) -> str:
    return f'<meta property="article:published_time" content="{stamp}">'


H1 = "<h1>Senate of Arland consents to the Harbour Treaty</h1>"


@pytest.mark.parametrize(
    ("said", "language", "days"),
    [
        ("8 March 2024", "en", ("2024-03-08",)), ("March 8th, 2024", "en", ("2024-03-08",)),
        ("08.03.2024", "de", ("2024-03-08", "2024-08-03")), ("23.09.22", "de", ("2022-09-23",)),
        ("28. Jan. 2022", "de", ("2022-01-28",)), ("1er juillet 2021", "fr", ("2021-07-01",)),
        ("4 de mayo de 2022", "es", ("2022-05-04",)), ("9 ноября 2024", "ru", ("2024-11-09",)),
        ("2024년 11월 9일", "ko", ("2024-11-09",)), ("9 listopada 2024", "pl", ("2024-11-09",)),
        ("9 novembre 2024", "it", ("2024-11-09",)), ("April 19, 2019", "de", ("2019-04-19",)),
        ("03/08/2024", "en-US", ("2024-03-08", "2024-08-03")), ("2024-11-31", "en", ()), ("Munich 2022", "de", ()),
    ],
)  # fmt: skip
def test_a_date_line_says_its_day(said: str, language: str, days: tuple[str, ...]) -> None:
    assert said_days(said, language) == days


@pytest.mark.parametrize(
    "shown",
    [
        f"{H1}<span>8 March 2024</span>",
        f"{H1}<div>By Jane Roe <span>8 March 2024, 3:51 pm</span> 11 comments</div>",
        f'<div class="meta">8 March 2024</div>{H1}',
        f'{H1}<time datetime="2024-03-08T10:00:00+01:00">this morning</time>',
        f'{H1}<abbr class="published" title="2024-03-08T10:00:00+01:00">10:00</abbr>',
        f'{H1}<div class="footer"><div class="date">08.03.24</div></div>',
        f'{H1}<p class="lead">{"A summary that is as long as a paragraph of the body itself. " * 3}</p><span>8 March 2024</span>',
        f'<div class="recent"><span class="date">1 March 2024</span></div>{"<hr>" * 70}{H1}<span>8 March 2024</span>',
    ],
)
def test_the_date_beside_the_heading_is_the_reports(shown: str) -> None:
    assert published(shown) == "2024-03-08"


@pytest.mark.parametrize(
    "shown",
    [
        f"{H1}<span>Updated: 9 March 2024</span>",
        f"{H1}<span>Last modified</span> <span>9 March 2024</span>",
        f'{H1}{BODY}{"<hr>" * 30}<div class="comments"><div>Joe, 9 March 2024</div></div>',
        f'{H1}{BODY}{"<hr>" * 30}<div class="related"><span class="date">9 March 2024</span></div>',
        f"{H1}{BODY}<p>Copyright 2024</p>",
    ],
)
def test_a_revision_a_comment_or_another_report_gives_no_day(shown: str) -> None:
    assert published(shown) is None


def test_what_the_page_shows_beside_its_heading_goes_before_a_stamp_in_universal_time() -> None:
    assert published(f"{H1}<time>8 March 2024</time>", declared("2024-03-09T00:30:00Z")) == "2024-03-08"
    assert published(f"{H1}<span>Updated 12 March 2024</span>", declared("2024-03-08T09:00:00Z")) == "2024-03-08"
    assert published(f"{H1}<span>8 March 2014</span>", declared("2024-03-08T09:00:00Z")) == "2024-03-08"


def test_a_page_that_shows_a_day_long_after_the_declared_one_has_none() -> None:
    stamp = declared("2022-03-08T09:00:00Z")
    assert published(f"{H1}<time>9 May 2023</time>", stamp) is None
    assert published(f"{H1}<span>Updated: 9 May 2023</span>", stamp) is None
    assert published(f"{H1}<time>9 May 2022</time>", stamp) == "2022-05-09"
    assert published(f"{H1}<span>Updated: 9 May 2022</span>", stamp) == "2022-03-08"


def test_a_day_in_running_text_is_the_page_s_only_without_a_rival_or_next_to_the_declared_one() -> None:
    assert published(f"{H1}<p>9 May 2022</p>") == "2022-05-09"
    assert published(f"{H1}<p>9 May 2022</p><p>10 May 2021</p>") is None
    assert published(f"{H1}<p>9 May 2022</p>", declared("2022-05-10T00:30:00Z")) == "2022-05-09"
    assert published(f"{H1}<p>9 May 2022</p>", declared("2022-05-12T00:30:00Z")) == "2022-05-12"


@pytest.mark.parametrize(
    "byline", ["von Redaktion, 24. Januar 2022", "Jan Maggi | 24. Januar 2022", "Takte, 24.01.2022"]
)
def test_a_word_that_holds_the_letters_of_a_revision_is_none(byline: str) -> None:
    assert published(f"{H1}<span>{byline}</span>", declared("2021-11-29T09:00:00Z"), "de") == "2022-01-24"


def test_figures_whose_order_is_open_are_settled_by_the_stamp_or_the_language_or_left_open() -> None:
    shown = f"{H1}<span>03/08/2024</span>"
    assert published(shown, declared("2024-03-08"), "en") == "2024-03-08"
    assert published(shown, declared("2024-08-03"), "en") == "2024-08-03"
    assert (published(shown, "", "de"), published(shown, "", "en-US"), published(shown, "", "en")) == (
        "2024-08-03",
        "2024-03-08",
        None,
    )


def test_a_stamp_is_read_where_it_was_written() -> None:
    assert day_of("2024-03-08T23:30:00-05:00") == "2024-03-08"
    assert local_day("2024-03-09T04:30:00Z", ["2024-03-08T23:30:00-05:00"]) == "2024-03-08"
    assert local_day("2024-03-09T04:30:00Z", ["2024-03-08T23:29:00-05:00"]) == "2024-03-09"
    assert local_day("Sat, 09 Mar 2024 04:30:12 GMT", ["2024-03-08T23:30:00-05:00"]) == "2024-03-08"
