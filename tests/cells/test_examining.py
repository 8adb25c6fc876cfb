"""What is said of one file: a report is read, a bundle opened, and all else refused with a sentence."""

from pathlib import Path

import pytest

from archive import extraction, reading
from archive.bundles import Lost, Member
from archive.cells import Emptied, Found, Parcel, Read, Refused, examine
from archive.extraction import Gazetteer
from archive.limits import Limits
from tests.gold.reports import FIXTURES, authority
from tests.originals import docx, mhtml, page, pdf, warc, zipped

WORDS = "The treaty was signed in Geneva on 12 August 1949, and the minister spoke of it to the press."
HTML = page("A treaty was signed", WORDS, WORDS.replace("Geneva", "Bern"))
URL = "https://example.org/report"
NOBODY = Gazetteer()


@pytest.fixture
def examined(tmp_path):
    def answers(data: bytes, name: str, within: int = 0, **limits) -> list:
        (tmp_path / "kept").write_bytes(data)
        return list(examine(Parcel(tmp_path / "kept", name, depth=within), NOBODY, Limits(**limits)))

    return answers


def test_a_report_is_read_as_it_always_was():
    names, words = authority()
    path = FIXTURES / "reports" / "2024-06-20-elcomercio-article-51.txt"
    [answer] = examine(Parcel(path, path.name, "https://elcomercio.pe/report", "2024-06-20"), names, Limits())
    read = reading.read(path.read_bytes(), name=path.name, source_url="https://elcomercio.pe/report", names=words)
    assert answer == Read(read, extraction.extract(read, names, published="2024-06-20"))
    assert answer.findings.publication.basis == "given"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (WORDS.encode(), "a.txt"),
        (HTML.encode(), "a.html"),
        (mhtml(HTML, URL), "a.mhtml"),
        (pdf(WORDS), "a.pdf"),
        (docx(WORDS), "a.docx"),
        (HTML.encode(), "an old habit of word processors.doc"),
        (mhtml(HTML, URL), "and another.docx"),
        (pdf(WORDS), "a PDF all the same.docx"),
        (docx(WORDS), "a Word document all the same.pdf"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_kind_of_report_is_read(data, name, examined):
    [answer] = examined(data, name)
    assert "signed in Geneva" in " ".join(answer.reading.text.split())


def test_a_bundle_is_emptied(examined):
    *found, last = examined(zipped({"a.txt": WORDS.encode(), "b.txt": b"", "c.png": b"\x89PNG\r\n"}), "a.zip")
    assert found[0] == Found(Member("a.txt", WORDS.encode()))
    assert found[1] == Found(Lost("b.txt", 0, "“b.txt” is empty."))
    assert last == Emptied(("Passed over: 1 picture, recording, style, script or font.",))


def test_a_web_archive_is_emptied(examined):
    found, last = examined(warc((URL, HTML, "text/html"), gzipped=True), "a.warc.gz")
    assert (found.member.data, found.member.source_url) == (HTML.encode(), URL)
    assert last == Emptied()


def test_a_bundle_in_a_bundle_is_opened_and_one_further_within_is_not(examined):
    inner = zipped({"a.txt": WORDS.encode()})
    found, _ = examined(zipped({"inner.zip": inner}), "outer.zip")
    assert found == Found(Member("inner.zip", inner))
    assert isinstance(examined(inner, "inner.zip", within=1)[0], Found)
    assert "within 2 others" in examined(inner, "inner.zip", within=2)[0].reason
    assert "within 1 other," in examined(inner, "inner.zip", within=1, depth=1)[0].reason


def test_what_is_too_large_is_not_even_read(examined):
    assert "a report may have 20 MB at most" in examined(b"a" * 21_000_000, "a.txt")[0].reason
    assert "a bundle may have 0 MB" in examined(zipped({"a.txt": WORDS.encode()}), "a.zip", bundle_bytes=50)[0].reason


def test_a_bundle_that_breaks_keeps_what_came_before(examined):
    *found, last = examined(zipped({f"{n}.txt": WORDS.encode() for n in range(5)}), "a.zip", bundle_files=3)
    assert [answer.member.name for answer in found] == ["0.txt", "1.txt", "2.txt"]
    assert "more than 3 files" in last.reason


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"", "a.txt"), (b"\x89PNG\r\n\x1a\n", "a.txt"), (b"PK\x03\x04 no more", "a.zip"), (b"\x1f\x8b\x08", "a.gz")],
)
def test_what_is_no_report_is_refused_with_a_sentence(data, name, examined):
    [answer] = examined(data, name)
    assert answer.reason.startswith("“a.")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (zipped({"a.txt": b"x"}), "x.docx", "no Word document: its bytes are a ZIP archive of other files. Rename it to .zip"),
        (zipped({"a.txt": b"x"}), "X.PDF", "no PDF: its bytes are a ZIP archive of other files. Rename it to .zip"),
        (warc((URL, HTML, "text/html"), gzipped=True), "x.pdf", "no PDF: its bytes are a WARC web archive."),
        (WORDS.encode(), "x.docx", "no Word document: its bytes are plain text. Rename it to .txt"),
        (WORDS.encode(), "x.pdf", "no PDF: its bytes are plain text."),
        (HTML.encode(), "x.pdf", "no PDF: its bytes are a web page. Rename it to .html, or send the document itself."),
    ],
)  # fmt: skip
def test_what_is_called_a_document_and_is_none_is_refused_with_what_it_is(data, name, said, examined):
    [answer] = examined(data, name)
    assert answer.reason.startswith(f"“{name}” is {said}")


def test_a_fault_of_the_archives_own_is_told_and_logged(caplog):
    [answer] = examine(Parcel(Path("gone"), "a.txt"), NOBODY, Limits())
    assert answer == Refused("The archive itself failed on this file (FileNotFoundError). The fault is in the log.")
    assert "a.txt could not be read" in caplog.text
