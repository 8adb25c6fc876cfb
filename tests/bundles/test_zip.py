"""What comes out of a ZIP: every report, or a word on why not, and never more than was allowed."""

import random
import struct
import zipfile
from contextlib import suppress
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.bundles import zip as zips
from archive.limits import Limits
from archive.reading import Unreadable
from tests.originals import docx, mhtml, page, pdf, warc, zipped

WORDS = "The treaty was signed in Geneva. "
REPORT = (WORDS * 20).encode()
NOISE = random.Random(5).randbytes(3_000_000)
CENTRAL = b"PK\x01\x02"
LOCAL = b"PK\x03\x04"


def patched(data: bytes, at: int, local_at: int, value: bytes) -> bytes:
    """The ZIP with a field of all its headers overwritten, in its list and before its entries."""
    out = bytearray(data)
    for mark, offset in ((CENTRAL, at), (LOCAL, local_at)):
        start = 0
        while (start := out.find(mark, start)) >= 0:
            out[start + offset : start + offset + len(value)] = value
            start += 4
    return bytes(out)


def packed(method: int, files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_every_report_comes_out_as_it_went_in(opened):
    reports = {
        "a.txt": REPORT,
        "folder/b.html": page("B", WORDS).encode(),
        "c.pdf": pdf(WORDS),
        "d.docx": docx(WORDS),
        "e.mhtml": mhtml(page("E", WORDS), "https://example.org/e"),
        "deep/in/folders/f.warc": warc(("https://example.org/f", page("F", WORDS), "text/html")),
        "g.zip": zipped({"h.txt": REPORT}),
    }
    found = opened(zipped(reports))
    assert {name: member.data for name, member in found.members.items()} == reports
    assert (found.lost, found.said, found.refused) == ({}, [], "")


def test_what_a_zip_is_and_what_only_looks_like_one(is_bundle):
    assert is_bundle(zipped({"a.txt": REPORT}), "a.zip")
    assert is_bundle(zipped({"a.txt": REPORT}), "named-wrongly.txt")
    assert is_bundle(zipped({}), "empty.zip")
    assert not is_bundle(docx(WORDS), "report.docx")
    assert not is_bundle(docx(WORDS), "named-wrongly.zip")
    assert not is_bundle(packed(zipfile.ZIP_STORED, {"mimetype": b"application/vnd.oasis.opendocument.text"}))
    assert not is_bundle(REPORT, "text.zip")
    assert not is_bundle(b"", "empty.zip")


def test_pictures_and_the_like_are_passed_over_and_counted(opened):
    found = opened(
        zipped(
            {
                "report.html": page("A report", WORDS).encode(),
                "report_files/photo.png": b"\x89PNG\r\n\x1a\n" + NOISE[:100],
                "report_files/named-as-text.txt": b"\xff\xd8\xff\xe0" + NOISE[:100],
                "report_files/style.css": b"body { color: black }",
                "report_files/run.js": b"document.title = 1",
                "report_files/empty.woff2": b"",
                "__MACOSX/._report.html": b"\x00\x05\x16\x07",
                "folder/.DS_Store": b"\x00\x00\x00\x01Bud1",
                "Thumbs.db": b"\xd0\xcf\x11\xe0",
            }
        )
    )
    assert list(found.members) == ["report.html"]
    assert found.said == [
        "Passed over: 5 pictures, recordings, styles, scripts and fonts; and 3 hidden and system files."
    ]


def test_bytes_are_believed_before_endings(opened):
    found = opened(zipped({"page.jpg": page("A report", WORDS).encode(), "scan.png": pdf(WORDS)}))
    assert list(found.members) == ["page.jpg", "scan.png"]


def test_an_entry_behind_a_password_is_lost_with_a_word_and_the_rest_comes(opened):
    locked = patched(zipped({"locked.txt": REPORT, "locked.png": b"\x89PNG\r\n"}), 8, 6, struct.pack("<H", 1))
    found = opened(locked)
    assert "password" in found.lost["locked.txt"].reason
    assert found.lost["locked.txt"].size == len(REPORT)
    assert "Passed over: 1 picture" in found.said[0]


def test_a_damaged_entry_is_lost_and_the_rest_comes(opened):
    data = bytearray(packed(zipfile.ZIP_STORED, {"a.txt": REPORT, "b.txt": b"b" + REPORT, "c.txt": b"c" + REPORT}))
    data[data.find(b"b" + REPORT)] ^= 1
    found = opened(bytes(data))
    assert list(found.members) == ["a.txt", "c.txt"]
    assert "damaged" in found.lost["b.txt"].reason


def test_an_entry_packed_in_an_unusual_way_is_lost_with_a_word(opened):
    found = opened(packed(zipfile.ZIP_BZIP2, {"a.txt": REPORT}))
    assert "unpacked" in found.lost["a.txt"].reason


def test_an_empty_entry_is_told(opened):
    assert opened(zipped({"a.txt": b""})).lost["a.txt"].reason == "“a.txt” is empty."


def test_an_entry_larger_than_a_report_may_be_is_lost_and_the_rest_comes(opened):
    found = opened(zipped({"large.txt": NOISE, "small.txt": REPORT}), file_bytes=1_000_000)
    assert list(found.members) == ["small.txt"]
    assert "1 MB" in found.lost["large.txt"].reason


def test_an_entry_that_says_it_is_small_is_counted_as_it_comes(opened):
    lying = patched(zipped({"large.txt": b"a" * 3_000_000}), 24, 22, struct.pack("<L", 10))
    found = opened(lying)
    assert list(found.lost) == ["large.txt"]


def test_a_bomb_is_known_by_what_comes_out(opened):
    found = opened(zipped({"bomb.txt": b"\x20" * 19_000_000, "report.txt": NOISE}), expansion=100)
    assert "more than 100 times" in found.lost["bomb.txt"].reason
    assert list(found.members) == ["report.txt"]


def test_a_text_of_blanks_is_no_bomb(opened):
    assert list(opened(zipped({"blank.txt": b" " * 900_000})).members) == ["blank.txt"]


def test_entries_that_lie_on_top_of_one_another_are_counted_each(opened):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("kernel.txt", NOISE[:500_000])
        archive.filelist.extend(archive.filelist[0] for _ in range(300))
    found = opened(out.getvalue(), expansion=10)
    # Later Pythons refuse such entries themselves.
    assert "more than 10 times its size" in found.refused or "damaged" in found.lost["kernel.txt"].reason


def test_all_that_comes_out_has_a_bound(opened):
    found = opened(zipped({f"{n}.txt": NOISE[n : n + 1_000_000] for n in range(5)}), bundle_bytes=2_500_000)
    assert list(found.members) == ["0.txt", "1.txt"]
    assert "divide" in found.refused


def test_so_many_files_and_no_more(opened):
    found = opened(zipped({f"{n}.txt": REPORT for n in range(5)}), bundle_files=3)
    assert len(found.members) == 3
    assert "more than 3 files" in found.refused


def test_a_damaged_zip_is_refused_whole(opened, is_bundle):
    data = zipped({"a.txt": REPORT})
    assert is_bundle(data[:-30], "a.zip")
    assert not is_bundle(docx(WORDS)[:-30], "a.docx")
    assert "damaged ZIP" in opened(data[:-30], "a.zip").refused


def test_names_are_read_in_the_letters_that_they_were_written_in(opened):
    names = {"Договор.txt": REPORT, "조약/기사.txt": REPORT, "traité.txt": REPORT}
    unsaid = patched(zipped(names), 8, 6, struct.pack("<H", 0))
    assert list(opened(zipped(names)).members) == list(names)
    assert list(opened(unsaid).members) == list(names)


def test_a_sentence_repeats_only_the_end_of_a_very_long_path(opened):
    name = "folder/" * 2_000 + "empty.txt"
    lost = opened(zipped({name: b""})).lost[name]
    assert lost.reason.endswith("/empty.txt” is empty.")
    assert len(lost.reason) < 250


def test_paths_that_lead_out_are_names_like_others(opened, tmp_path):
    found = opened(zipped({"../../outside.txt": REPORT, "/etc/report.txt": REPORT}))
    assert list(found.members) == ["../../outside.txt", "/etc/report.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_damage_does_worse_than_a_sentence(tmp_path_factory, data):
    whole = bytearray(zipped({"a.txt": REPORT, "b.html": page("B", WORDS).encode()}))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "damaged.zip"
    path.write_bytes(whole)
    with suppress(Unreadable):
        list(zips.members(path, "damaged.zip", Limits()))
