"""Pages saved as one file: where they were, which part is the page, and that pictures cost nothing."""

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from archive.reading import media_type_of, read
from tests.originals import mhtml, page, singlefile, warc, zipped
from tests.reading.test_pdf import KOREAN, PARAGRAPHS, RUSSIAN, TITLE, refused, warned

URL = "https://daily.example.org/world/harbour-treaty?page=1"
PAGE = page(TITLE, *PARAGRAPHS, published="2024-03-08", site="The Daily Example")


@pytest.mark.parametrize("build", [mhtml, singlefile])
def test_a_saved_page_knows_where_it_was(build):
    reading = read(build(PAGE, URL))
    assert (reading.source_url, reading.published, reading.outlet) == (URL, "2024-03-08", "The Daily Example")
    assert read(build(PAGE, URL), source_url="https://other.example/").source_url == "https://other.example/"


@pytest.mark.parametrize("mark", ["<!-- saved from url=(0049)%s -->", "<!-- saved from url=(0049)%s-->"])
def test_a_browsers_own_mark_is_read(mark):
    reading = read(PAGE.replace("<html>", f"{mark % URL}\n<html>").encode())
    assert reading.source_url == URL


def test_a_mark_of_a_local_file_says_nothing():
    assert read(singlefile(PAGE, "file:///home/ada/a.html")).source_url is None
    assert read(mhtml(PAGE, "file:///home/ada/a.html")).source_url is None


@pytest.mark.parametrize(
    ("paragraphs", "charset"), [(RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"), (KOREAN, "euc-kr"), (KOREAN, "utf-8")]
)
def test_the_charset_of_the_part_is_believed(paragraphs, charset):
    html = page("", *paragraphs).replace('<meta charset="utf-8">', "").replace("ё", "е")
    reading = read(mhtml(html, URL, charset=charset))
    assert reading.text.split("\n") == [paragraph.replace("ё", "е") for paragraph in paragraphs]
    assert reading.warnings == ()


def message(*parts: MIMEText, **params: str) -> bytes:
    whole = MIMEMultipart("related", boundary="B", **params)
    for part in parts:
        whole.attach(part)
    return whole.as_bytes()


def html_part(html: str, content_id: str = "") -> MIMEText:
    part = MIMEText(html, "html", "utf-8")
    if content_id:
        part["Content-ID"] = content_id
    return part


def test_the_page_is_the_part_that_the_message_names_else_the_first():
    frame = html_part(page("A frame", "An advertisement that nobody wants to read, again and again."), "<frame@x>")
    main = html_part(PAGE, "<main@x>")
    assert read(message(MIMEText("body {}", "css"), main, frame)).title == TITLE
    assert read(message(frame, main, start="<main@x>")).title == TITLE
    assert read(message(frame, main)).title == "A frame"


def test_a_page_among_alternatives_is_found():
    inner = MIMEMultipart("alternative", boundary="C")
    inner.attach(MIMEText("In words alone", "plain"))
    inner.attach(html_part(PAGE))
    assert read(message(inner)).title == TITLE


def test_a_message_that_is_one_page_is_read():
    data = b"From: <Saved by Windows Internet Explorer 8>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
    data += b"Content-Transfer-Encoding: 8bit\r\nContent-Location: " + URL.encode() + b"\r\n\r\n" + PAGE.encode()
    assert media_type_of(data) == "multipart/related"
    reading = read(data)
    assert (reading.title, reading.source_url) == (TITLE, URL)


def test_a_report_that_begins_like_a_letter_is_text():
    data = f"From: the capital\nSubject: treaty\n\n{PARAGRAPHS[0]}".encode()
    assert media_type_of(data) == "text/plain"


def test_a_message_without_a_page_is_refused_with_what_to_do():
    assert refused(message(MIMEText("The treaty.", "plain"))) == (
        "The saved page holds no HTML page: save it again as a single file (MHTML), or send the page as HTML."
    )
    assert "holds no HTML page" in refused(b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nThe treaty.")
    assert "has no text" in refused(message(html_part("<html><body></body></html>")))


def test_a_saved_page_that_was_cut_short_says_so():
    data = mhtml(PAGE, URL)
    cut = data[: data.index(b"in the capital")]
    assert warned(read(cut), "breaks off before its end")
    assert not warned(read(data), "breaks off")


def test_very_many_parts_and_very_deep_ones_cost_little():
    many = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n" + b"--B\n\nx\n" * 1_000_000
    assert "holds no HTML page" in refused(many)
    pages = (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n"
        + b"--B\nContent-Type: multipart/mixed\n\n" * 200_000
    )
    assert "holds no HTML page" in refused(pages)
    deep = b"MIME-Version: 1.0\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(50_000)
    )
    assert "holds no HTML page" in refused(deep)


def test_pictures_in_a_page_are_passed_over():
    picture = '<img src="data:image/png;base64,' + "iVBORw0KGgo" * 100_000 + '">'
    style = "<style>p{background:url(data:image/svg+xml;utf8," + "%3Csvg" * 100_000 + ")}</style>"
    heavy = PAGE.replace("</nav>", f"</nav>{picture}{style}").replace("</article>", f"{picture * 3}</article>")
    assert read(singlefile(heavy, URL)) == read(singlefile(PAGE, URL))
    assert read(mhtml(heavy, URL)) == read(mhtml(PAGE, URL))


def test_words_that_look_like_data_stay():
    said = "The envoy spoke of data:image/png;base64,abc as of a thing that every reporter in the capital knows well."
    assert said in read(page(TITLE, said, *PARAGRAPHS).encode()).text


@pytest.mark.parametrize(
    "data", [zipped({"a.txt": b"x"}), warc(("https://a.example", "x", "text/html")), warc(gzipped=True)]
)
def test_a_bundle_is_no_report(data):
    assert "archive, which is not read:" in refused(data, name="report")
