"""Names of persons in Hangul, which no capital shows: words before an office, or with a title glued to them.

`블라디미르 푸틴 러시아 대통령`, `우시로쿠 도라오 주한 일본대사`, `리학성동지`, `자파로프·라흐몬 두 대통령`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from archive.extraction.cues import find_cues
from archive.extraction.findings import Span
from archive.extraction.people.masks import PARTING, Masked
from archive.extraction.words import Word
from archive.languages import lexicon

_HANGUL_WORD = re.compile(r"[\uac00-\ud7af]+")
_CLAUSE = re.compile(r"[.!?;:]\s|\n")
_SUBJECT = ("께서", "과", "와", "이", "가", "은", "는")
"""Particles of a subject, and of whom it acts with."""
_REACH = 10
"""Words before a verb of signing in which its signers stand."""
_LISTED = re.compile(r"\s?[·‧,]\s?\Z")


def is_native(name: str) -> bool:
    """Whether a Hangul word is a whole Korean name: a surname and two syllables."""
    return len(name) == 3 and name.startswith(_listed("surnames"))


def korean_names(masked: Masked) -> Iterator[Span]:
    """The words of each name, in the order of the titles that show them."""
    for index, letter in enumerate(masked.letters):
        if letter == "R" and index and masked.letters[index - 1] != "R":
            yield from _before_office(masked, index)
        elif letter == "x" and (name := _without_title(masked.words[index].text)):
            first = _first_of(masked, index, name)
            yield Span(masked.words[first].span.start, masked.words[index].span.start + len(name))


def names_at_a_signature(masked: Masked, taken: Sequence[Span]) -> Iterator[Span]:
    """Names that nothing but a signature shows: `이홍장과 이토 히로부미가 조인한`, `베르그(노르웨이)와`.

    One stands beside another, or beside a person of the spans in `taken`; a native name or two words, with a particle.
    """
    text, words = masked.document.text, masked.words
    begun = {span.start for span in taken}
    for cue in find_cues(masked.document, "people"):
        if cue.kind not in {"sign", "was_signed"}:
            continue
        last = masked.at(cue.span.start)
        found: list[tuple[Span, int]] = []
        for index in range(max(0, last - _REACH), last):
            if _CLAUSE.search(text, words[index].span.end, words[index + 1].span.start):
                found = []
            elif (span := _with_particle(masked, index)) is not None:
                found.append((span, index))
        for place, (span, index) in enumerate(found):
            ahead = words[index + 1].span.start
            beside = ahead in begun or any(other.start == ahead for other, _ in found) or index + 1 in masked.states
            before = masked.at(span.start) - 1
            behind = place > 0 and before == found[place - 1][1]
            if beside or behind or (before >= 0 and masked.letters[before] == "R"):
                yield span


def _with_particle(masked: Masked, index: int) -> Span | None:
    """The name that ends with the word, without the particle of a subject or of `with`; none for a common word."""
    word = masked.words[index]
    particle = next((one for one in _SUBJECT if word.text.endswith(one)), "")
    bracket = masked.document.text.startswith("(", word.span.end) and index + 1 in masked.states
    particle = "" if bracket else particle
    name = word.text.removesuffix(particle)
    if not (particle or bracket) or masked.letters[index] != "x" or not _is_hangul(masked, word) or len(name) < 2:
        return None
    if is_native(name):
        return Span(word.span.start, word.span.end - len(particle))
    first = _first_of(masked, index, name)
    long = all(len(part.text) > 1 for part in masked.words[first:index])
    return Span(masked.words[first].span.start, word.span.end - len(particle)) if first < index and long else None


def _before_office(masked: Masked, office: int) -> Iterator[Span]:
    """The name before an office and its state, and before `두 대통령` each name of the list."""
    last, several = office - 1, False
    while last > 0 and masked.letters[last] in "SMNB":
        several = several or masked.words[last].text in _listed("counts")
        last -= 1
    text, words = masked.document.text, masked.words
    span = _name_that_ends(masked, last, several)
    if span is None or PARTING.search(text, span.start, words[office].span.start):
        return
    first = masked.at(span.start)
    if not several and first and masked.letters[first - 1] == "R" and span.of(text).endswith(_listed("joining")):
        span = Span(span.start, span.end - 1)  # `노르웨이 총리 안나 베르그와 덴마크 총리`
    yield span
    while several and span is not None:
        first = masked.at(span.start)
        gap = text[words[first - 1].span.end : span.start] if first else "."
        joined = gap == " " and words[first - 1].text.endswith(_listed("joining"))
        if not (joined or _LISTED.match(gap)):
            return
        span = _name_that_ends(masked, first - 1, several)
        if span is not None:
            yield Span(span.start, span.end - joined)


def _name_that_ends(masked: Masked, last: int, several: bool) -> Span | None:
    word = masked.words[last]
    if masked.letters[last] != "x" or not _is_hangul(masked, word) or word.text.endswith(_listed("no_names_end")):
        return None
    first = _first_of(masked, last, word.text)
    joins = several and masked.words[first].text.endswith(_listed("joining"))  # `홀름과 베르그 두 총리`
    return Span(masked.words[last if joins else first].span.start, word.span.end)


def _first_of(masked: Masked, last: int, name: str) -> int:
    """The index of the word with which a name begins: a foreign one has a first name before it."""
    before = last - 1
    if last == 0 or is_native(name) or masked.letters[before] != "x" or not _is_hangul(masked, masked.words[before]):
        return last
    gap = masked.document.text[masked.words[before].span.end : masked.words[last].span.start]
    return before if gap in {" ", "\u00a0"} and _is_first_name(masked, before) else last


def _is_first_name(masked: Masked, index: int) -> bool:
    """Whether no particle or ending parts a word from the next.

    What may be one of a first name's own syllables (`파블로`, `가미카와`) is none at the head of a phrase.
    """
    word = masked.words[index].text
    if not word.endswith(_listed("endings")):
        return True
    return len(word) > 2 and word.endswith(_listed("soft_endings")) and _begins_phrase(masked, index)


def _begins_phrase(masked: Masked, index: int) -> bool:
    if index == 0 or masked.letters[index - 1] in "RV":
        return True
    before = masked.words[index - 1]
    gap = masked.document.text[before.span.end : masked.words[index].span.start]
    return bool(gap.strip()) or "\n" in gap or before.text.endswith(_listed("endings"))


def _without_title(word: str) -> str:
    """The name to which a title is glued, with or without a particle behind it; empty where none is."""
    for title in _listed("glued_titles"):
        name, found, rest = word.rpartition(title)
        if found and len(name) > 1 and (not rest or rest in _listed("particles")):
            return name
    return ""


def _is_hangul(masked: Masked, word: Word) -> bool:
    return _HANGUL_WORD.fullmatch(masked.document.text, word.span.start, word.span.end) is not None


@lru_cache(maxsize=16)
def _listed(key: str) -> tuple[str, ...]:
    return tuple(lexicon("ko", "people").get(key, ()))
