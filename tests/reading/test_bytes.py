"""From bytes to characters: encodings, and what is refused in a sentence for a person."""

import pytest

from archive.limits import Limits
from archive.reading import MAX_BYTES, Unreadable, check_size, media_type_of, read

RUSSIAN = "Договор о партнерстве подписали в столице в понедельник, сообщило агентство. Он вступит в силу весной."
SPANISH = (
    "El año pasado, los señores firmaron en España la convención número 4, según la agencia. Entrará en vigor mañana."
)
KOREAN = "두 나라는 모스크바에서 조약의 비준서를 교환했다고 밝혔다. 조약은 같은 날 효력을 갖는다."


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n ", "only white space"),
        ("\ufeff".encode(), "no text"),
        ("\u00a0\u2003\n".encode(), "no text"),
        (b"... --- 123 ...", "no text"),
        (bytes(range(256)) * 20, "NUL bytes"),
        (bytes(range(128, 256)) * 20, "no text"),
        (b"\x01\x02\x03\x04\x05\x06" * 50 + b"abc", "noise"),
        (b"PK\x03\x04\x14\x00\x00\x00", "ZIP"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"GIF89a\x01\x00", "GIF"),
        (b"{\\rtf1\\ansi Treaty}", "RTF"),
        (b"The treaty. " * 90_000, "1,080,000 characters"),
    ],
)
def test_what_is_no_report_is_refused_in_a_sentence(data, says):
    with pytest.raises(Unreadable) as refused:
        read(data, name="report.txt")
    assert says in str(refused.value)
    assert str(refused.value).endswith(".")


def test_what_is_not_text_is_told_what_to_send_instead():
    with pytest.raises(Unreadable, match=r"“a\.txt” is a PNG image, which is not read: run text recognition"):
        read(b"\x89PNG\r\n\x1a\n", name="a.txt")


def test_fifty_megabytes_are_refused_with_both_sizes():
    with pytest.raises(Unreadable, match=r"“big\.txt” is 50 MB large; a report may have 20 MB at most"):
        read(b"a" * 50_000_000, name="big.txt")


def test_the_largest_file_is_just_within_bounds():
    with pytest.raises(Unreadable, match=r"20\.0|20 MB at most"):
        read(b" " * (MAX_BYTES + 1))
    with pytest.raises(Unreadable, match="white space"):
        read(b" " * MAX_BYTES)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(SPANISH, "utf-8"), (SPANISH, "utf-8-sig"), (RUSSIAN, "utf-16"), (KOREAN, "utf-32")],
)
def test_utf_8_and_marked_text_are_read_without_a_warning(text, encoding):
    reading = read(text.encode(encoding))
    assert (reading.text, reading.warnings) == (text, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(SPANISH, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (KOREAN, "cp949"), (SPANISH, "utf-16-le")],
)
def test_a_guessed_encoding_is_said(text, encoding):
    reading = read(text.encode(encoding))
    assert reading.text == text
    assert any("guessed" in warning for warning in reading.warnings)


@pytest.mark.parametrize(("text", "charset"), [(RUSSIAN, "koi8-r"), (SPANISH, "iso-8859-1"), (KOREAN, "euc-kr")])
def test_a_charset_that_the_sender_names_is_believed(text, charset):
    reading = read(text.encode(charset), media_type=f"text/plain; charset={charset}")
    assert (reading.text, reading.warnings) == (text, ())


def test_a_charset_that_cannot_be_true_is_said():
    reading = read(SPANISH.encode(), media_type="text/plain; charset=euc-kr")
    assert reading.text == SPANISH
    assert any("declared as cp949, but it is UTF-8" in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    "text",
    ["The leaders’ summit – “at last”… in Évian, naïve", "Договор о мире.", "Größe über alles", "북한과 러시아 조약"],
)
@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_utf_8_that_was_read_as_windows_1252_is_mended_and_said(text, wrong):
    broken = "".join(
        chr(b) if wrong == "latin-1" else bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode()
    )
    reading = read(broken.encode())
    assert reading.text == text
    assert any("wrongly decoded" in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    "text",
    [
        "CAFÉ” said the sign",
        "l'été » et « voilà » dit-il",
        "ESPAÑA – ESPAÑ», SÃO TOMÉ",
        "«LIBERTÉ» – ÉGALITÉ…",
        "Âge, ÄÖÜ",
    ],
)
def test_good_french_german_and_spanish_is_not_taken_for_broken(text):
    assert read(text.encode()).text == text


def test_text_is_made_one_way():
    raw = "Cafe\u0301 and 5\u00a0000\u202f€\r\nsoft\u00adhyphen, zero\u200bwidth\u2028later\rlast\x07 one\ufeff"
    assert read(raw.encode()).text == "Café and 5 000 €\nsofthyphen, zerowidth\nlater\nlast one"


def test_a_size_can_be_refused_before_the_bytes_are_there():
    check_size(MAX_BYTES)
    with pytest.raises(Unreadable, match="50 MB large; a report may have 20 MB at most"):
        check_size(50_000_000)


def test_a_setting_may_allow_more_or_less():
    with pytest.raises(Unreadable, match=r"“a\.txt” is 0\.1 MB large; a report may have 0\.1 MB at most"):
        read(b"a" * 100_001, name="a.txt", limits=Limits(file_bytes=100_000))
    check_size(MAX_BYTES + 1, limits=Limits(file_bytes=MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"The treaty was signed.", "a.txt", "text/plain"),
        (b"The treaty was signed.", "a.html", "text/plain"),
        (b"\xef\xbb\xbf<!doctype html><p>Signed.", "a.txt", "text/html"),
        (b"Signed<br>on Monday", "a.html", "text/html"),
        (b"%PDF-1.7", "a.txt", "application/pdf"),
        (b"PK\x03\x04", "a.txt", "application/zip"),
        (b"\x00\x01\x02", "a.txt", "application/octet-stream"),
        ("Договор".encode("cp1251"), "", "text/plain"),
        (b"", "", "text/plain"),
    ],
)
def test_the_media_type_is_what_the_bytes_are(data, name, media_type):
    assert media_type_of(data, name) == media_type
