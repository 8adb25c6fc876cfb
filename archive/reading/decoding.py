"""Bytes to characters: by byte order mark, as UTF-8, by declared charset, and only then by a guess that is said."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from archive.reading.reading import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*+=\s*+(?:["']\s*+)?([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_IN_TYPE = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
# What browsers do: pages that say Latin-1 are written in Windows' own superset of it; EUC-KR likewise.
_WIDENED = {"iso8859-1": "cp1252", "ascii": "cp1252", "euc_kr": "cp949", "gb2312": "gb18030", "iso8859-9": "cp1254"}
# The encodings that reports of our languages were ever written in; a guess among fewer is a better guess.
_GUESSED = ["cp1252", "cp1251", "koi8_r", "cp949", "cp932", "gb18030", "big5"]
_GUESS_FROM = 20_000
# One NUL in a thousand bytes is a slip of the page's making; where there are more, it is another kind of file.
_STRAY = 1_000
_NO_TEXT = "The file holds bytes that are no text in any encoding known here; text, a page, PDF or DOCX is expected."


def decode(data: bytes, media_type: str | None) -> tuple[str, list[str]]:
    """The characters of the bytes, and what an editor should know of how they were had.

    Raises `Unreadable` for bytes that are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _try(data[len(mark) :], encoding)
            if text is not None:
                return text, []
    nul = data.count(0)
    if 0 < nul * _STRAY < len(data):
        text, warnings = decode(data.replace(b"\x00", b""), media_type)
        return text, [f"{nul} stray NUL byte{'s' if nul > 1 else ''} left out.", *warnings]
    if nul:
        return _without_mark(data)
    declared = _declared(data, media_type)
    as_utf_8 = _try(data, "utf-8")
    if as_utf_8 is not None and (declared is None or as_utf_8.isascii() or declared == "utf-8"):
        return as_utf_8, []
    if as_utf_8 is not None:
        # Bytes above 127 that happen to be UTF-8 throughout are it, whatever the page's template declares.
        return as_utf_8, [f"The text is declared as {declared}, but it is UTF-8."]
    text = _try(data, declared) if declared else None
    if text is not None:
        return text, []
    warnings = [f"The text is declared as {declared}, but is not in that encoding."] if declared else []
    damaged = _damaged_utf_8(data)
    if damaged is not None:
        return damaged[0], [*warnings, f"{damaged[1]} bytes are no UTF-8, as the rest is; each stands as “\ufffd”."]
    text, encoding = _guess(data)
    return text, [*warnings, f"The encoding was guessed to be {encoding}. Check names with accents."]


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(data: bytes, media_type: str | None) -> str | None:
    """The charset that the sender or the page's own head names, if Python knows it as one of text."""
    found = _IN_TYPE.search(media_type or "")
    name = found.group(1) if found else None
    if name is None:
        in_head = _DECLARED.search(data, 0, 4096)
        name = in_head.group(1).decode("ascii") if in_head else None
    if name is None:
        return None
    try:
        codec = codecs.lookup(name)
        b"".decode(name)  # a codec that is none of text is a LookupError here
    except LookupError:
        return None
    if codec.name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode")):
        return None  # a head that could be read byte by byte is in none of these
    return _WIDENED.get(codec.name, codec.name)


def _without_mark(data: bytes) -> tuple[str, list[str]]:
    """UTF-16 that lost its mark: every other byte of Latin or Cyrillic text is then NUL or nearly constant."""
    sample = data[:4096]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if max(odd, even) * 10 >= len(sample) and min(odd, even) * 20 <= len(sample):
        text = _try(data, encoding)
        if text is not None and "\x00" not in text:
            return text, [f"The encoding was guessed to be {encoding.upper()}."]
    raise Unreadable("The file holds NUL bytes, as pictures and programs do; text, a page, PDF or DOCX is expected.")


def _damaged_utf_8(data: bytes) -> tuple[str, int] | None:
    """UTF-8 that a few stray bytes have got into, and how many; several whole letters have to speak for it.

    In any other encoding hardly two bytes in a row happen to make a letter of UTF-8.
    """
    text = data.decode("utf-8", errors="replace")
    stray = text.count("\ufffd")
    whole = sum(1 for letter in text if letter > "\x7f") - stray
    return (text, stray) if whole >= 3 and whole >= 2 * stray else None


def _guess(data: bytes) -> tuple[str, str]:
    best = from_bytes(data[:_GUESS_FROM], cp_isolation=_GUESSED, preemptive_behaviour=False).best()
    if best is None:
        raise Unreadable(_NO_TEXT)
    text = _try(data, best.encoding)
    if text is None:
        text = data.decode(best.encoding, errors="replace")
    return text, best.encoding
