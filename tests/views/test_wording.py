"""Dates and languages as a reader says them."""

import pytest

from archive.templatetags.edition import in_words, language_name, when


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-06-19", "19 June 2024"),
        ("2024-06", "June 2024"),
        ("2024", "2024"),
        ("2024-06-20~", "20 June 2024, inferred"),
        ("1996?", "1996, uncertain"),
        ("1996%", "1996, inferred and uncertain"),
        ("2024-11-06T11:36", "6 November 2024"),
        ("2024-12-04/..", "from 4 December 2024"),
        ("2000-10-30/2024-12-04", "30 October 2000 to 4 December 2024"),
        ("../1996", "until 1996"),
        ("2024-21", "spring 2024"),
        ("199X", "199X"),
    ],
)
def test_a_date_is_said_in_words(edtf, words):
    assert in_words(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "written"),
    [
        ("2024-06-20~", '<time datetime="2024-06-20" data-edtf="2024-06-20~">20 June 2024, inferred</time>'),
        ("2024-06", '<time datetime="2024-06" data-edtf="2024-06">June 2024</time>'),
        ("2024-12-04/..", "from 4 December 2024"),
        ("", "undated"),
    ],
)
def test_a_machine_reads_the_same_date(edtf, written):
    assert when(edtf) == written


@pytest.mark.parametrize(
    ("tag", "name"), [("ko", "Korean"), ("ko-KP", "Korean (North Korea)"), ("xx", "xx"), ("en-t-es", "en-t-es")]
)
def test_a_language_is_called_by_its_name(tag, name):
    assert language_name(tag) == name
