"""A wording cut into the words that are compared, and joined again exactly as it was written.

What is compared of a word is its *key*: letters without case, compatibility forms folded, so that only another word is
another key. What stands between words (spaces, punctuation, brackets, quotation marks) is kept beside them and never
makes a word another word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

# Han, kana, and the scripts of South-East Asia: no spaces between words. Hangul has them.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
# Soft hyphen, joiners, Arabic tatweel: they stand in a word and say nothing.
_SILENT = "\u00ad\u0640\u200c\u200d\u2060"
_MARKS = re.escape("".join(chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) in {"Mn", "Mc"}))
_APOSTROPHE = "'’ʼ＇"
_LETTER = rf"(?![{_UNSPACED}])[^\W_][{_MARKS}{_SILENT}]*"
_OPENING = r"(?:\A\s*|(?<=[.;:。；：]\n)|(?<=\n\n))"
_WORD = (
    # The number of a paragraph, "1." or "(a)", where one begins, is no word of it: reports do not quote it.
    r"(?P<item>"
    rf"(?:{_OPENING}|(?<=[.;:]\s))\d{{1,2}}\.(?=\s+[^\W\d_])"
    rf"|(?:(?<=\n)|{_OPENING}|(?<=[.;:,]\s)|(?<=[;,]\s\w\s)|(?<=[;,]\s\w\w\s)|(?<=[;,]\s\w\w\w\s))"
    r"\(?(?:\d{1,2}|[^\W\d_]|[ivx]{1,5})\)(?=\s))|"
    # UN and U.N. are one name
    rf"(?P<initials>(?<![^\W_])(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])(?:\.(?!\.))?)"
    # 1,000 and 2.5 and 19.06.2024 are one word each
    rf"|(?P<number>\d+(?:[.,:/{_APOSTROPHE}]\d+|[\u00a0\u2009\u202f]\d{{3}}(?!\d))+(?![^\W_]))"
    # (most words are of ASCII letters, and those are found fastest)
    rf"|(?P<word>[A-Za-z0-9]++(?![^\W_]|[{_MARKS}{_SILENT}{_APOSTROPHE}])"
    rf"|(?:{_LETTER})++{{joined}})"
    rf"|(?P<unspaced>[{_UNSPACED}][{_MARKS}]*)"
    # they are read aloud as words: 10% is not 10
    r"|(?P<symbol>[%‰§№€$£¥₽₩&°])"
)
_WORDS = re.compile(_WORD.replace("{joined}", rf"(?:[{_APOSTROPHE}](?:{_LETTER})++)*"))
_ELIDING_WORDS = re.compile(_WORD.replace("{joined}", rf"(?:[{_APOSTROPHE}](?=[^\W\d_]))?"))
ELIDING = frozenset({"ca", "fr", "it", "oc"})
"""Languages in which an apostrophe ends a word (*l’autre*, *dell’articolo*): elsewhere it stands within one."""
BY_CHARACTER = frozenset({"zh", "ja", "th", "lo", "km", "my"})
"""Languages written without spaces: their words are taken to be their characters."""

_ELLIPSIS = re.compile(r"…|⋯|\.\s?\.\s?\.")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,'’ʼ＇\u00a0\u2009\u202f]\d{3})+")
_SAME_GLYPH = str.maketrans(
    dict.fromkeys("’‘ʼ‚‛＇`´", "'") | dict.fromkeys("“”„‟«»＂「」『』", '"') | dict.fromkeys("‐‑–—―−", "-")
)
_NOT_HEARD = {ord(letter): None for letter in _SILENT}


class Word(NamedTuple):
    """A word of a wording."""

    before: str
    """What stands between it and the word before it: spaces, punctuation."""
    text: str
    """As it is written."""
    key: str
    """As it is compared."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A wording as words. All `before` and `text`, then the `tail`, are the wording exactly."""

    words: tuple[Word, ...]
    tail: str

    @property
    def text(self) -> str:
        """The wording as it is written."""
        return "".join([part for word in self.words for part in word[:2]]) + self.tail

    @property
    def keys(self) -> tuple[str, ...]:
        """What is compared of it."""
        return tuple(word.key for word in self.words)

    def gap(self, at: int) -> str:
        """What stands before word number `at`, or after the last one."""
        return self.words[at].before if at < len(self.words) else self.tail


def cut(text: str, language: str) -> Cut:
    """The words of the text, which is in that language (BCP 47; may be empty).

    Han, kana, Thai and their like by character; Hangul and all other scripts by word. A hyphen stands between words, so
    that *self-defence* differs from *self defence* by punctuation alone.
    """
    words: list[Word] = []
    end = 0
    for found in (_ELIDING_WORDS if primary(language) in ELIDING else _WORDS).finditer(text):
        if found.lastgroup == "item":
            continue
        written = found.group()
        words.append(Word(text[end : found.start()], written, key(written, found.lastgroup or "word")))
        end = found.end()
    return Cut(tuple(words), text[end:])


def primary(language: str) -> str:
    """The language without its region or script: `pt` of `pt-BR`."""
    return language.split("-")[0].lower()


@lru_cache(maxsize=50_000)
def key(written: str, sort: str = "word") -> str:
    """What is compared of a word: without case, without what only its typography adds."""
    if sort == "number":
        return re.sub(r"\D", "", written) if _THOUSANDS.fullmatch(written) else written.replace(",", ".")
    if written.isascii():
        folded = written.lower()
    else:
        plain = unicodedata.normalize("NFKC", written).translate(_NOT_HEARD).translate(_SAME_GLYPH)
        # ё is printed as е or as ё, as the printer likes; and 4 is 4 in any script's digits.
        folded = unicodedata.normalize("NFC", plain.casefold()).replace("ё", "е")
        folded = "".join([str(unicodedata.decimal(letter, letter)) for letter in folded])
    return folded.replace(".", "") if sort == "initials" else folded


def same_glyphs(text: str) -> str:
    """The text with quotation marks, apostrophes, dashes and full-width marks of one shape, and one space for any."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).translate(_SAME_GLYPH))


def elides(gap: str) -> bool:
    """Whether what stands between two words says that words are left out there: … or (...) or [...]."""
    return _ELLIPSIS.search(gap) is not None


def spaced_like(witness: Cut, base: Cut) -> Cut:
    """The witness with its words spaced as the base's are, where they are the same letters: *can not* as *cannot*.

    North and South Korean papers space the same compounds differently. Nothing of the witness's text changes.
    """
    keys = base.keys
    singles = set(keys)
    pairs = set(pairwise(keys))
    halves = {one + two: (one, two) for one, two in pairs if one + two not in singles}
    words: list[Word] = []
    for word in witness.words:
        last = words[-1] if words else None
        if last and last.key + word.key in singles and (last.key, word.key) not in pairs and _joins(last, word):
            words[-1] = Word(last.before, last.text + word.before + word.text, last.key + word.key)
        else:
            words += _halved(word, halves[word.key]) if word.key in halves else (word,)
    return Cut(tuple(words), witness.tail)


def _joins(one: Word, two: Word) -> bool:
    """Whether the two could be one word: with a space or a hyphen between them; and not two numbers."""
    return same_glyphs(two.before) in {" ", "-", ""} and not (one.key[-1].isdigit() and two.key[0].isdigit())


def _halved(word: Word, parts: tuple[str, str]) -> tuple[Word, ...]:
    for end in range(1, len(word.text)):
        one, two = word.text[:end], word.text[end:]
        if (key(one), key(two)) == parts:
            return Word(word.before, one, parts[0]), Word("", two, parts[1])
    return (word,)
