"""Characters made one way: NFC, line feeds, no control characters; wrongly decoded sequences mended."""

from __future__ import annotations

import re
import unicodedata

from archive.reading.reading import Unreadable

# Line ends of every kind, a form feed and the vertical tab included.
_LINE_END = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Spaces of every width become one kind: a search for "5 000" finds it however it was set.
_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# What has no width and no meaning in our scripts: soft hyphens, joiners of lines, directions, tags. Joiners of
# letters (200C, 200D) stay.
_INVISIBLE = re.compile(
    "[\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_UNEVEN = re.compile("[" + "".join(odd.pattern[1:-1] for odd in (_SPACE, _INVISIBLE, _CONTROL)) + "]")
"""Any of the three."""
_NOISE_SHARE = 0.02
MAX_CHARACTERS = 1_000_000
"""More text than any report has: a page may be large, its report is not."""
_LETTER = re.compile(r"[^\W\d_]")

# What a byte from 80 to BF looks like when read as Windows-1252 (or, where that has none, as Latin-1).
_AS_BYTE = {bytes([b]).decode("cp1252", errors="ignore") or chr(b): b for b in range(0x80, 0x100)}
_AS_BYTE |= {chr(b): b for b in range(0x80, 0xA0)}
_TAIL = "[" + "".join(re.escape(c) for c, b in _AS_BYTE.items() if b < 0xC0) + "]"
# UTF-8 read as Windows-1252. Only what no language writes: "â€" and its kin; Ã or Â before a sign; and two or more
# sequences close together for Cyrillic and Hangul, as "é »" is good French and might be one Hangul syllable.
_MOJIBAKE = re.compile(
    f"(?:â[€‚„\x80\x82\x84]{_TAIL}|[ÃÂ]{_TAIL}|ðŸ{_TAIL}{{2}})+"
    f"|[ÐÑ]{_TAIL}(?:[ .,-]{{0,2}}[ÐÑ]{_TAIL})+|[ê-í]{_TAIL}{{2}}(?:[ .,]{{0,2}}[ê-í]{_TAIL}{{2}})+"
)
_MAYBE_MOJIBAKE = re.compile(f"[âðÃÂÐÑê-í]{_TAIL}")
"""What each of them begins with, and a text is searched for faster."""


def tidy(raw: str) -> tuple[str, list[str]]:
    """The text as it is kept: NFC, line feeds, plain spaces and tabs, nothing invisible. And what was mended.

    Raises `Unreadable` where control characters are more than a stray few: that is no text.
    """
    text, warnings = _mended(raw)
    text = _LINE_END.sub("\n", text)
    noise = len(_CONTROL.findall(text))
    if noise > 3 and noise > len(text) * _NOISE_SHARE:
        raise Unreadable("The file holds noise instead of words; text, a page, PDF or DOCX is expected.")
    if noise:
        warnings.append(f"Left out {noise} control character{'s' if noise > 1 else ''}.")
    if "\ufffd" in text:
        warnings.append(f"{text.count(chr(0xFFFD))} characters were lost before the file came here (shown as \ufffd).")
    return plain(text), warnings


def plain(text: str) -> str:
    """The text in NFC, with plain spaces and nothing invisible."""
    if _UNEVEN.search(text):
        text = _INVISIBLE.sub("", _CONTROL.sub("", _SPACE.sub(" ", text)))
    return unicodedata.normalize("NFC", text)


def must_be_readable(text: str, where: str) -> None:
    """Raises `Unreadable` where there is no letter to read, or more text than any report has."""
    if not _LETTER.search(text):
        raise Unreadable(f"{where} has no text: there is not one word to read.")
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(
            f"{where} holds {len(text):,} characters of text; a report may have {MAX_CHARACTERS:,} at most."
        )


def _mended(text: str) -> tuple[str, list[str]]:
    examples: dict[str, str] = {}
    count = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal count
        broken = match.group()
        try:
            whole = bytes(_AS_BYTE.get(c) or ord(c) for c in broken).decode("utf-8")
        except UnicodeDecodeError:
            return broken
        count += 1
        if len(examples) < 3:
            examples.setdefault(broken[:24], whole[:12])
        return whole

    if text.isascii() or not (_MAYBE_MOJIBAKE.search(text) and _MOJIBAKE.search(text)):
        return text, []
    mended = _MOJIBAKE.sub(mend, text)
    if not count:
        return text, []
    shown = ", ".join(f"“{_visible(broken)}” → “{whole}”" for broken, whole in examples.items())
    return mended, [f"Mended {count} wrongly decoded character sequence{'s' if count > 1 else ''}: {shown}."]


def _visible(broken: str) -> str:
    return _SPACE.sub(" ", _CONTROL.sub("", _INVISIBLE.sub("", broken)))
