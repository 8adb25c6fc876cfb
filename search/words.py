"""Words of a text as the index and a query both see them. Pure functions; no engine and no report is known here.

Every word has a *form*: its letters with case and accents folded. Beside it stand its *stems*, each under the
language that it is a stem in, so that a word of a query finds a word of a report when the two share a stem in the
report's own language and never by accident in another. Scripts that leave no spaces between words are cut into
overlapping pairs of letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import snowballstemmer

STEMMERS = {"en": "english", "es": "spanish", "ru": "russian", "fr": "french", "de": "german"}
"""Snowball's name of each language that words are stemmed in."""
LONGEST_WORD = 64
"""Letters of a word that are kept: what is longer is an address or noise, and found by its beginning."""
GAP = 50
"""Positions left empty between two texts of one field, so that no phrase runs over from one into the other."""

# Hangul, kana, Han, and the scripts of South-East Asia: no spaces between words, or none to rely on.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
_MARKS = "\u0300-\u036f"
_APOSTROPHE = "['’ʼ]"
_RUN = re.compile(
    rf"(?P<unspaced>[{_UNSPACED}]+)"
    # Elided articles (l’accord, d'assistance, qu'elle) are no words of their own …
    rf"|(?P<elided>(?:qu|[ldcnmtsj]){_APOSTROPHE}(?=[^\W\d_]))"
    rf"|(?P<word>(?:(?![{_UNSPACED}])[^\W_][{_MARKS}]*)+)"
    # … nor is the English genitive.
    rf"(?:{_APOSTROPHE}s(?![^\W_]))?",
    re.IGNORECASE,
)
_BREVE = "\u0306"


Kind = Literal["word", "pair", "letter", "tail"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, at `text[start:end]`; `position` counts the tokens before it.

    In an unspaced script: a `pair` of letters, the `tail` (the last letter of a run, so that a query of one letter
    finds it), or a `letter` that stands alone.
    """

    form: str
    word: str
    """As it is written, in lower case: what stemmers want to see."""
    position: int
    start: int
    end: int
    kind: Kind = "word"


def fold(word: str) -> str:
    """The word without case and accents: `Ratificación` → `ratificacion`. The Russian й stays what it is."""
    if word.isascii():
        return word.lower()
    letters: list[str] = []
    for letter in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold()):
        if not unicodedata.combining(letter) or (letter == _BREVE and letters[-1:] == ["и"]):
            letters.append(letter)
    return unicodedata.normalize("NFC", "".join(letters))


def tokens(text: str) -> Iterator[Token]:
    """The words of the text, first to last."""
    position = 0
    for run in _RUN.finditer(text):
        if run.lastgroup == "unspaced":
            for token in _pairs(run.group("unspaced"), position, run.start()):
                yield token
                position = token.position + 1
        elif run.lastgroup == "word":
            start, end = run.span("word")
            word = text[start : min(end, start + LONGEST_WORD)].lower()
            form = fold(word)
            if form:
                yield Token(form, word, position, start, end)
                position += 1


def _pairs(run: str, position: int, start: int) -> Iterator[Token]:
    """The overlapping pairs of letters of an unspaced run, then its last letter."""
    final = len(run) - 1
    for at in range(len(run)):
        # Marks are part of the letter in these scripts: only case and width are folded.
        form = unicodedata.normalize("NFKC", run[at : at + 2]).casefold()
        kind: Kind = "pair" if at < final else "tail" if final else "letter"
        yield Token(form, form, position + at, start + at, start + min(at + 2, len(run)), kind)


def stems(token: Token, language: str) -> tuple[str, ...]:
    """The terms that a report in that language (BCP 47) keeps for the word beside its form.

    A language without a stemmer, and a word in another script than the language's, keep the form itself.
    """
    if token.kind != "word":
        return ()
    primary = language[:2].lower()
    if primary not in STEMMERS or not _written_in(token.form, primary):
        return (f"//{token.form}",)
    return _stemmed(token.word, primary)


def every_stem(token: Token) -> tuple[str, ...]:
    """The terms by which a word of a query may be kept, whatever the language of the report."""
    if token.kind != "word":
        return (token.form,)
    found = {f"//{token.form}": None}
    for language in STEMMERS:
        if _written_in(token.form, language):
            found.update(dict.fromkeys(_stemmed(token.word, language)))
    return tuple(found)


def positions(texts: Iterable[str], language: str) -> dict[str, list[int]]:
    """Every term of the texts, with the ascending positions at which it stands: what an index keeps of a field."""
    kept: dict[str, list[int]] = {}
    base = 0
    for text in texts:
        position = -1
        for token in tokens(text):
            position = token.position
            for term in (token.form, *stems(token, language)):
                kept.setdefault(term, []).append(base + position)
        base += position + GAP
    return kept


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a sought word or phrase: any of `terms`, `offset` positions after the first.

    `begins` is the beginning that a form may have instead, where only a beginning is asked for.
    """

    offset: int
    terms: tuple[str, ...]
    begins: str = ""


def steps(text: str, *, exact: bool = False, prefix: bool = False) -> tuple[Step, ...]:
    """What to look for to find the text: in any inflection, or `exact`ly as written; its last word as a `prefix`.

    Empty where the text has no word in it.
    """
    found = list(tokens(text))
    sought: list[Step] = []
    for token in found:
        if token.kind == "letter" or (prefix and token is found[-1] and token.kind == "word"):
            sought.append(Step(token.position, (), token.form))
        elif token.kind != "tail":  # the pair before a tail holds its letter
            sought.append(Step(token.position, (token.form,) if exact else every_stem(token)))
    return tuple(sought)


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(STEMMERS[language])


@lru_cache(maxsize=200_000)
def _stemmed(word: str, language: str) -> tuple[str, ...]:
    """The stem of the word as written, and of its folded form where that differs: people leave accents out."""
    stem = _stemmer(language).stemWord
    kept = {f"/{language}/{fold(stem(word))}", f"/{language}/{fold(stem(fold(word)))}"}
    return tuple(sorted(kept))


@lru_cache(maxsize=200_000)
def _written_in(form: str, language: str) -> bool:
    """Whether the word is in the language's script."""
    cyrillic = "\u0400" <= form[0] <= "\u052f"
    latin = "a" <= form[0] <= "\u024f"
    return cyrillic if language == "ru" else latin
