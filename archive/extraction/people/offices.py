"""Offices: the words around a name, one letter each, and the roles and states that they spell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.extraction.cues import find_cues
from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import bodies_in, capitals_in, states_in
from archive.extraction.words import Word
from archive.languages import lexicon

_KIND_LETTER = {
    "role": "R",
    "modifier": "M",
    "link": "L",
    "article": "A",
    "and": "C",
    "who": "W",
    "not_a_name": "N",
}
# What each letter stands for: R role, S state, M modifier (`deputy`), L link (`of`), A article, C `and`, W `who`,
# K capital city, B body, N a common word, X a capitalised one, x any other. `,` is a comma, `|` what parts clauses.
_ROLE_BEFORE = re.compile(r"(?P<role>[SAM]*[SMX]{0,2}R[RSMN]*(?:L[ALSMRXNKBx]{1,6})?(?:CM*R[RSMN]*)?),?\Z")
_OF_WHAT = r"(?:[LA][ALSMRXNKBx]{1,18})?"
_ROLE_AFTER = re.compile(
    rf",?(?P<role>[ASMXNL]{{0,4}}R[RSMN]*{_OF_WHAT}(?:C[ASMXN]{{0,3}}R[RSMN]*{_OF_WHAT})?)(?=[,|CW]|\Z|x)"
)
_ROLE_AFTER_IN_KOREAN = re.compile(r"(?P<role>[SMN]*R)")
_REACH_BEFORE = 14
_REACH_AFTER = 28
PARTING = re.compile(r"[;:()\[\]\"“”„«»「」『』!?…]|(?<![^A-Za-zА-Яа-я][A-ZА-Я])\.(?=\s)| [–—-] |\n")


@dataclass(frozen=True, slots=True)
class Masked:
    """A document's words, one letter each."""

    document: Document
    words: tuple[Word, ...]
    letters: list[str]
    states: dict[int, str]
    """Word index to state code."""

    def at(self, offset: int) -> int:
        """Index of the first word that does not begin before the offset."""
        return self.document.word_index(offset)

    def between(self, first: int, last: int) -> tuple[str, list[int]]:
        """Letters of the words from `first` up to `last` with commas and partings, and each letter's word."""
        letters, owners = [], []
        text = self.document.text
        for index in range(first, last):
            letters.append(self.letters[index])
            owners.append(index)
            following = self.words[index + 1].span.start if index + 1 < len(self.words) else len(text)
            gap = text[self.words[index].span.end : following]
            if PARTING.search(text, self.words[index].span.end, following):
                letters.append("|")
                owners.append(index)
            elif "," in gap:
                letters.append(",")
                owners.append(index)
        return "".join(letters), owners


def mask(document: Document, gazetteer: Gazetteer) -> Masked:
    """The document's words with their letters."""
    words = document.words
    letters = ["X" if document.text[word.span.start].isupper() else "x" for word in words]
    masked = Masked(document, words, letters, {})
    for cue in find_cues(document, "people"):
        letter = _KIND_LETTER.get(cue.kind)
        if letter:
            _write(masked, cue.span, letter)
    for letter, named in (("K", capitals_in(document, gazetteer)), ("B", bodies_in(document, gazetteer))):
        for found in named:
            if all(masked.letters[i] != "R" for i in words_in(masked, found.span)):
                _write(masked, found.span, letter)
    for found in states_in(document, gazetteer):
        _write(masked, found.span, "S")
        for index in words_in(masked, found.span):
            masked.states[index] = found.keys[0]
    for index, word in enumerate(words):
        if letters[index] == "X" and len(word.text) > 1 and document.text[word.span.start : word.span.end].isupper():
            letters[index] = "N"
        if index and word.text == "s" and document.text[word.span.start - 1] in "'’":
            letters[index] = "A"
    return masked


def words_in(masked: Masked, span: Span) -> range:
    """Indices of the words in the span."""
    return range(masked.at(span.start), masked.at(span.end))


def _write(masked: Masked, span: Span, letter: str) -> None:
    for index in words_in(masked, span):
        masked.letters[index] = letter


def role_text(document: Document, role: Span) -> str:
    """The role's words; in Korean without the particle glued to them."""
    text = clean(role.of(document.text))
    particles: list[str] = lexicon(document.language, "people").get("particles", [])
    glued = next((particle for particle in particles if text.endswith(particle)), "")
    return text.removesuffix(glued)


def role_before(masked: Masked, free: int, first: int) -> Span | None:
    """The role that stands before the word `first`, not reaching back over the offset `free`."""
    letters, owners = masked.between(max(0, first - _REACH_BEFORE, masked.at(free)), first)
    match = _ROLE_BEFORE.search(letters)
    return _trimmed(masked, owners[match.start("role") : match.end("role")]) if match else None


def role_after(masked: Masked, last: int) -> Span | None:
    """The role that begins with the word `last`, after a comma or bracket; in Korean right away."""
    if last == 0 or last >= len(masked.words):
        return None
    text = masked.document.text
    gap = text[masked.words[last - 1].span.end : masked.words[last].span.start]
    korean = masked.document.language == "ko"
    if (not korean and "," not in gap and "(" not in gap) or PARTING.search(gap.replace("(", "")):
        return None
    letters, owners = masked.between(last, min(len(masked.words), last + _REACH_AFTER))
    match = _ROLE_AFTER_IN_KOREAN.match(letters) if korean else _ROLE_AFTER.match(letters)
    return _trimmed(masked, owners[match.start("role") : match.end("role")]) if match else None


def _trimmed(masked: Masked, owners: list[int]) -> Span | None:
    """The words of a role, without articles and links at its edges."""
    indexes = sorted(set(owners))
    while indexes and masked.letters[indexes[0]] in "ALCV":
        indexes.pop(0)
    while indexes and masked.letters[indexes[-1]] in "ALCV":
        indexes.pop()
    if not indexes:
        return None
    return Span(masked.words[indexes[0]].span.start, masked.words[indexes[-1]].span.end)


def state_of(masked: Masked, role: Span) -> str | None:
    """The state that the role names last: `minister of trade of Chile`."""
    codes = [masked.states[index] for index in words_in(masked, role) if index in masked.states]
    return codes[-1] if codes else None


def clean(name: str) -> str:
    """Words with single blanks."""
    return " ".join(name.split())
