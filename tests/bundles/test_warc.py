"""What comes out of a web archive: the pages and documents that sites answered with, as they were before HTTP."""

import gzip
import random
import zlib
from contextlib import suppress
from datetime import UTC, datetime

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.bundles import Member
from archive.bundles import warc as warcs
from archive.limits import Limits
from archive.reading import Unreadable
from tests.bundles.crawls import Crawl, chunked, in_one_piece
from tests.originals import docx, mhtml, page, pdf, warc

WORDS = "The treaty was signed in Geneva on 12 August 1949."
HTML = page("A report", WORDS).encode()
SITE = "https://example.org/"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


@pytest.mark.parametrize("packing", ["plain", "by record", "in one piece"])
def test_pages_come_out_with_their_address_and_day(packing, opened, is_bundle):
    pages = ((f"{SITE}a.html", HTML, "text/html"), (f"{SITE}b.pdf", pdf(WORDS), "application/pdf"))
    data = in_one_piece(warc(*pages)) if packing == "in one piece" else warc(*pages, gzipped=packing == "by record")
    found = opened(data, "crawl.warc.gz")
    assert is_bundle(data)
    assert [found.members[name].data for name in ("a.html", "b.pdf")] == [HTML, pdf(WORDS)]
    assert found.members["a.html"].source_url == f"{SITE}a.html"
    assert found.members["a.html"].captured == datetime(2024, 11, 8, 12, 0, tzinfo=UTC)
    assert (found.lost, found.said, found.refused) == ({}, [], "")


def test_gzip_of_anything_else_is_no_bundle(is_bundle):
    assert not is_bundle(gzip.compress(HTML), "page.html.gz")
    assert not is_bundle(b"\x1f\x8b\x08", "cut.warc.gz")


def test_every_kind_of_report_comes_out(opened):
    crawl = Crawl()
    crawl.answer(f"{SITE}page", HTML, "text/html; charset=utf-8").answer(f"{SITE}xhtml", HTML, "application/xhtml+xml")
    crawl.answer(f"{SITE}plain", WORDS, "text/plain").answer(f"{SITE}pdf", pdf(WORDS), "application/pdf")
    crawl.answer(
        f"{SITE}docx",
        docx(WORDS),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )
    crawl.answer(f"{SITE}mhtml", mhtml(HTML, SITE), "multipart/related").answer(f"{SITE}unsaid", HTML, "")
    crawl.answer(f"{SITE}sent", pdf(WORDS), "application/octet-stream")
    crawl.record(f"{SITE}kept", "resource", HTML, "text/html").record(f"{SITE}made", "conversion", WORDS, "text/plain")
    assert list(opened(crawl.bytes()).members) == [
        "page",
        "xhtml",
        "plain",
        "pdf",
        "docx",
        "mhtml",
        "unsaid",
        "sent",
        "kept",
        "made",
    ]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Transfer-Encoding": "chunked"}, chunked(HTML)),
        ({"Content-Encoding": "gzip"}, gzip.compress(HTML)),
        ({"Content-Encoding": "deflate"}, zlib.compress(HTML)),
        ({"Content-Encoding": "br"}, brotli.compress(HTML)),
        ({"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}, chunked(gzip.compress(HTML))),
        ({"Content-Encoding": "gzip"}, HTML),
        ({"Content-Encoding": "br"}, HTML),
        ({"Transfer-Encoding": "chunked"}, HTML),
        ({"Content-Encoding": "identity"}, HTML),
    ],
    ids=[
        "chunked",
        "gzip",
        "deflate",
        "brotli",
        "both",
        "gzip taken off",
        "brotli taken off",
        "chunks taken off",
        "none",
    ],
)
def test_what_http_wrapped_round_a_page_is_taken_off(headers, body, opened):
    found = opened(Crawl().answer(f"{SITE}a", body, headers=headers).bytes())
    assert found.members["a"].data == HTML


@pytest.mark.parametrize(
    ("headers", "body", "reason"),
    [
        ({"Content-Encoding": "zstd"}, b"\x28\xb5\x2f\xfd" + bytes(20), "zstd"),
        ({"Content-Encoding": "gzip"}, gzip.compress(HTML)[:-40], "cut off"),
        ({"Content-Encoding": "br"}, brotli.compress(HTML)[:-9], "cut off"),
        ({"Content-Encoding": "br"}, brotli.compress(b" " * 9_000_000), "100 times"),
        ({"Content-Encoding": "gzip"}, gzip.compress(b" " * 9_000_000), "100 times"),
        (
            {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"},
            chunked(gzip.compress(b" " * 9_000_000)),
            "100 times",
        ),
        ({}, b"<p>" + b"word " * 50_000, "0 MB"),
    ],
    ids=["packed unusually", "cut off", "brotli cut off", "brotli bomb", "bomb", "bomb in chunks", "large"],
)
def test_a_page_that_cannot_be_had_is_told_and_the_rest_comes(headers, body, reason, opened):
    noise = random.Random(5).randbytes(150_000)
    crawl = (
        Crawl()
        .answer(f"{SITE}a", body, headers=headers)
        .answer(f"{SITE}b", HTML)
        .answer(f"{SITE}c", noise, "image/png")
    )
    found = opened(crawl.bytes(), file_bytes=200_000 if reason == "0 MB" else 20_000_000)
    assert list(found.members) == ["b"]
    assert reason in found.lost["a"].reason
    assert found.lost["a"].source_url == f"{SITE}a"


def test_all_else_is_passed_over_and_counted(opened):
    crawl = Crawl()
    crawl.answer(f"{SITE}a", HTML).answer(f"{SITE}photo", PNG, "image/png").answer(f"{SITE}pixel", PNG, "text/html")
    crawl.answer(f"{SITE}style", "body {}", "text/css").answer(f"{SITE}run", "x()", "application/javascript")
    crawl.answer(f"{SITE}robots.txt", "User-agent: *", "text/plain").answer(f"{SITE}data", "{}", "application/json")
    crawl.answer(f"{SITE}sitemap.xml", "<urlset/>", "text/xml").answer(f"{SITE}feed/", "<rss/>", "text/html")
    crawl.answer(f"{SITE}old", status="301 Moved Permanently", headers={"Location": SITE})
    crawl.answer(f"{SITE}gone", HTML, status="404 Not Found").answer(f"{SITE}broken", HTML, status="500 Oh no")
    crawl.answer(f"{SITE}same", status="304 Not Modified").answer(f"{SITE}nothing")
    crawl.record(f"{SITE}a", "request", "GET / HTTP/1.1\r\n\r\n").record(f"{SITE}a", "metadata", "fetchTimeMs: 5")
    crawl.record("dns:example.org", "response", "example.org. A 192.0.2.1", "text/dns")
    crawl.record("metadata://gnu.org/software/wget/warc/MANIFEST.txt", "resource", "<urn:uuid:1>", "text/plain")
    found = opened(crawl.bytes())
    assert list(found.members) == ["a"]
    assert found.said == [
        "Passed over: 4 pictures, recordings, styles, scripts and fonts; 4 feeds, lists and data files of the site; "
        "1 empty answer; 1 redirect; 2 pages that the site did not give out; 1 page noted as unchanged; "
        "and 4 requests and notes of the crawler."
    ]


def test_a_page_is_named_after_its_address(opened):
    urls = (
        "https://example.org/",
        "https://example.org/news/",
        "https://example.org/%D0%B0.html?id=1#top",
        "https://[/x",
    )
    crawl = Crawl()
    for url in urls:
        crawl.answer(url, HTML)
    assert list(opened(crawl.bytes()).members) == ["example.org", "news", "а.html", "x"]


def test_a_page_that_the_crawler_cut_off_is_told(opened):
    found = opened(Crawl().answer(f"{SITE}a", HTML, record={"WARC-Truncated": "length"}).bytes())
    assert list(found.members) == ["a"]
    assert "cut off 1 of the pages" in found.said[0]


@pytest.mark.parametrize("gzipped", [False, True])
def test_an_archive_that_was_cut_off_gives_what_is_left_of_it(gzipped, opened):
    crawl = Crawl(gzipped).answer(f"{SITE}a", HTML)
    whole = len(crawl.bytes())
    data = crawl.answer(f"{SITE}b", HTML).bytes()
    found = opened(data[: whole + (len(data) - whole) * 9 // 10])
    assert found.members["a"].data == HTML
    assert "cut off" in found.lost["b"].reason
    assert "cut off or damaged" in found.said[-1]


def test_an_archive_with_rubbish_in_it_gives_what_comes_before(opened):
    data = Crawl().answer(f"{SITE}a", HTML).bytes() + b"rubbish\r\nand more rubbish\r\n\r\n"
    found = opened(data)
    assert list(found.members) == ["a"]
    assert "damaged" in found.said[-1]


def test_the_same_limits_as_for_a_zip(opened):
    crawl = Crawl()
    for number in range(5):
        crawl.answer(f"{SITE}{number}", random.Random(number).randbytes(100_000), "text/plain")
    assert len(opened(crawl.bytes(), bundle_files=3).members) == 3
    assert "more than 3 files" in opened(crawl.bytes(), bundle_files=3).refused
    assert len(opened(crawl.bytes(), bundle_bytes=250_000).members) == 2
    bomb = Crawl(gzipped=True).answer(f"{SITE}a", HTML).answer(f"{SITE}b", bytes(30_000_000), "image/png").bytes()
    found = opened(bomb)
    assert list(found.members) == ["a"]
    assert "unpacks to more than 100 times" in found.refused


def two_pages(gzipped: bool) -> bytes:
    wrapped = {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}
    crawl = Crawl(gzipped).answer(f"{SITE}a", chunked(gzip.compress(HTML)), headers=wrapped)
    return crawl.answer(f"{SITE}b", HTML).bytes()


TWO_PAGES = {gzipped: two_pages(gzipped) for gzipped in (False, True)}


@pytest.mark.parametrize("gzipped", [False, True])
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_wherever_an_archive_is_cut_off_only_whole_pages_come_out(gzipped, tmp_path_factory, data):
    whole = TWO_PAGES[gzipped]
    path = tmp_path_factory.getbasetemp() / "cut.warc"
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    found = list(warcs.members(path, "cut.warc", Limits()))
    assert all(one.data == HTML for one in found if isinstance(one, Member))


@pytest.mark.parametrize("gzipped", [False, True])
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_damage_does_worse_than_a_sentence(gzipped, tmp_path_factory, data):
    damaged = bytearray(TWO_PAGES[gzipped])
    for _ in range(data.draw(st.integers(1, 5))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "damaged.warc"
    path.write_bytes(damaged)
    with suppress(Unreadable):
        list(warcs.members(path, "damaged.warc", Limits()))


@pytest.mark.parametrize("day", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "yesterday", ""])
def test_a_day_that_is_none_costs_no_page(day, opened):
    found = opened(Crawl().answer(f"{SITE}a", HTML, record={"WARC-Date": day}).answer(f"{SITE}b", HTML).bytes())
    assert [found.members[name].captured for name in "ab"] == [None, datetime(2024, 11, 8, 12, 30, tzinfo=UTC)]


def test_no_head_of_gzip_is_followed_for_ever(is_bundle):
    packed = gzip.compress(warc((SITE, HTML, "text/html")))
    for length, known in ((60_000, True), (5_000_000, False)):
        named = packed[:3] + b"\x08" + packed[4:10] + b"n" * length + b"\0" + packed[10:]
        assert gzip.decompress(named).startswith(b"WARC/")
        assert is_bundle(named, "a.warc.gz") is known


def test_a_page_whose_address_ends_like_a_documents_is_a_page(opened):
    found = opened(Crawl().answer(f"{SITE}treaty.pdf", HTML).bytes())
    assert list(found.members) == ["treaty.pdf.html"]
