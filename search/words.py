"""Words of a text as the index and a query both see them. Pure functions; no engine and no report is known here.

A report keeps every word as it is written, under the language that it is inflected in: its *term*. A term is found by
its *keys*: its *form*, which is its letters with case and accents folded, and its *stems*, each under the language that
it is a stem in. So a word of a query finds a word of a report when the two share a stem in the report's own language
and never by accident in another. Scripts that leave no spaces between words are cut into overlapping pairs of letters.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

import snowballstemmer
from rapidfuzz.distance import OSA

from search.function_words import FUNCTION_WORDS

STEMMERS = {
    "en": "english",
    "es": "spanish",
    "ru": "russian",
    "fr": "french",
    "de": "german",
    "it": "italian",
    "pl": "polish",
    "pt": "portuguese",
}
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
    # Elided articles (l’accord, d'assistance, qu'elle) are no words of their own …
    rf"(?P<elided>(?:[Qq]u|[LDCNMTSJldcnmtsj]){_APOSTROPHE}(?=[^\W\d_]))"
    # (most words are of ASCII letters, and those are found fastest)
    rf"|(?P<word>[A-Za-z0-9]++(?![^\W_]|[{_MARKS}])|(?:(?![{_UNSPACED}])[^\W_][{_MARKS}]*)+)"
    # … nor is the English genitive.
    rf"(?:{_APOSTROPHE}[sS](?![^\W_]))?"
    rf"|(?P<unspaced>[{_UNSPACED}]+)"
)
_BREVE = "\u0306"


Kind = Literal["word", "pair", "letter", "tail"]


class Token(NamedTuple):
    """A word of a text, at `text[start:end]`; `position` counts the tokens before it.

    In an unspaced script: a `pair` of letters, the `tail` (the last letter of a run, so that a query of one letter
    finds it), or a `letter` that stands alone.
    """

    word: str
    """As it is written, in lower case: what stemmers want to see."""
    position: int
    start: int
    end: int
    kind: Kind = "word"

    @property
    def form(self) -> str:
        """Its letters with case and accents folded."""
        return fold(self.word)


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The word without case and accents: `Ratificación` → `ratificacion`. The Russian й stays what it is."""
    if word.isascii():
        return word.lower()
    letters: list[str] = []
    for letter in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold()):
        if not unicodedata.combining(letter) or (letter == _BREVE and letters[-1:] == ["и"]):
            letters.append(letter)
    return unicodedata.normalize("NFC", "".join(letters))


def tokens(text: str, initials: frozenset[str] | None = None) -> Iterator[Token]:
    """The words of the text, first to last: all, or at least those whose form begins with one of the `initials`."""
    position = 0
    for run in _RUN.finditer(text):
        kind = run.lastgroup
        if kind == "word":
            start, end = run.span("word")
            word = text[start : start + LONGEST_WORD if end - start > LONGEST_WORD else end].lower()
            if word.isascii():
                if initials is None or word[0] in initials:
                    yield Token(word, position, start, end)
                position += 1
            elif fold(word):
                yield Token(word, position, start, end)
                position += 1
        elif kind == "unspaced":
            for token in _pairs(run.group(), position, run.start()):
                yield token
                position = token.position + 1


def _pairs(run: str, position: int, start: int) -> Iterator[Token]:
    """The overlapping pairs of letters of an unspaced run, then its last letter."""
    final = len(run) - 1
    for at in range(len(run)):
        # Marks are part of the letter in these scripts: only case and width are folded.
        form = unicodedata.normalize("NFKC", run[at : at + 2]).casefold()
        kind: Kind = "pair" if at < final else "tail" if final else "letter"
        yield Token(form, position + at, start + at, start + min(at + 2, len(run)), kind)


def term(token: Token, language: str) -> str:
    """What a report in that language (BCP 47) keeps for the word: the word, and the language that it is inflected in.

    None is named in a language without a stemmer, and for a word in another script than the language's.
    """
    primary = language[:2].lower()
    known = token.kind == "word" and primary in STEMMERS and _written_in(token.word, primary)
    return f"{token.word}/{primary if known else ''}"


def keys(term: str) -> tuple[str, ...]:
    """By what the term is found: its form first, then its stems."""
    word, _, language = term.rpartition("/")
    form = fold(word)
    if not language:
        return form, f"//{form}"
    return form, *_stemmed(word, language)


def tells(term: str) -> bool:
    """Whether a word says something of what a text is about, and not only holds its sentences together."""
    word, _, language = term.rpartition("/")
    return word not in FUNCTION_WORDS.get(language, ())


def every_stem(token: Token) -> tuple[str, ...]:
    """The keys by which a word of a query may be found, whatever the language of the report."""
    if token.kind != "word":
        return (token.form,)
    found = {f"//{token.form}": None}
    for language in STEMMERS:
        if _written_in(token.word, language):
            found.update(dict.fromkeys(_stemmed(token.word, language)))
    return tuple(found)


def positions(texts: Iterable[str], language: str) -> dict[str, list[int]]:
    """Every term of the texts, with the ascending positions at which it stands: what an index keeps of a field."""
    places: dict[str, list[int]] = {}
    met: dict[str, Token] = {}
    base = 0
    for text in texts:
        position = -1
        for token in tokens(text):
            position = token.position
            if token.word in met:
                places[token.word].append(base + position)
            else:
                met[token.word] = token
                places[token.word] = [base + position]
        base += position + GAP
    return {term(token, language): places[word] for word, token in met.items()}


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a sought word or phrase: a word with any of the `keys`, `offset` positions after the first.

    `begins` is the beginning that a form may have instead, where only a beginning is asked for, and `like` the form
    that it may differ from by so many `edits`. `form` is the form that is preferred among all that are found.
    """

    offset: int
    keys: tuple[str, ...] = ()
    begins: str = ""
    like: str = ""
    edits: int = 0
    form: str = ""

    @property
    def initials(self) -> frozenset[str] | None:
        """With what the form of a word begins that may stand here; None where that may be anything."""
        if self.like:
            return None
        forms = (key.rpartition("/")[2] for key in (*self.keys, self.begins, self.form))
        return frozenset(form[0] for form in forms if form)

    def is_met_by(self, found: tuple[str, ...]) -> bool:
        """Whether a word with those keys may stand at the place."""
        return (
            not set(self.keys).isdisjoint(found)
            or bool(self.begins and found[0].startswith(self.begins))
            or bool(self.like and differs_little(found[0], self.like, self.edits))
        )


def steps(text: str, *, exact: bool = False, prefix: bool = False, edits: int = 0) -> tuple[Step, ...]:
    """What to look for to find the text: in any inflection, or `exact`ly as written; its last word as a `prefix`; or
    its words but for so many `edits` in each.

    Empty where the text has no word in it.
    """
    found = list(tokens(text))
    sought: list[Step] = []
    for token in found:
        if token.kind == "letter" or (prefix and token is found[-1] and token.kind == "word"):
            sought.append(Step(token.position, begins=token.form))
        elif edits and token.kind == "word":
            sought.append(Step(token.position, like=token.form, edits=edits))
        elif token.kind != "tail":  # the pair before a tail holds its letter
            sought.append(Step(token.position, (token.form,) if exact else every_stem(token), form=token.form))
    return tuple(sought)


def differs_little(form: str, like: str, edits: int) -> bool:
    """Whether so many letters added, left out, changed or swapped with the next make one of the other."""
    return OSA.distance(form, like, score_cutoff=edits) <= edits


_of_thread = threading.local()


def _stemmer(language: str) -> snowballstemmer.stemmer:
    """The thread's own: a stemmer keeps the word that it works on in itself."""
    known: dict[str, snowballstemmer.stemmer] = _of_thread.__dict__
    if language not in known:
        known[language] = snowballstemmer.stemmer(STEMMERS[language])
    return known[language]


@lru_cache(maxsize=50_000)
def _stemmed(word: str, language: str) -> tuple[str, ...]:
    """The stem of the word as written, and of its folded form where that differs: people leave accents out.

    In Russian also the stem of the stem: Snowball takes the end of Пхеньян for an ending, but not of Пхеньяне.
    """
    stem = _stemmer(language).stemWord
    stems = {stem(word), stem(fold(word))}
    if language == "ru":
        stems |= {stem(once) for once in stems}
    return tuple(sorted(f"/{language}/{fold(once)}" for once in stems))


def _written_in(word: str, language: str) -> bool:
    """Whether the word is in the language's script."""
    cyrillic = "\u0400" <= word[0] <= "\u052f"
    latin = "a" <= word[0] <= "\u024f"
    return cyrillic if language == "ru" else latin
