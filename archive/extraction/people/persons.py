"""Persons whom a text names, with their role and state as the words around the name give them.

Known persons are met in any spelling of the gazetteer. Others are known by their form: capitalised words that name no
state, city, body or treaty; in Hangul, words before a role (`안드레이 루덴코 외무차관`). A surname alone stands for the
person whom the text names in full.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.gazetteer import Gazetteer, KnownPerson
from archive.extraction.named import ByIdentity, persons_in
from archive.extraction.people.offices import (
    PARTING,
    Masked,
    clean,
    mask,
    role_after,
    role_before,
    role_text,
    state_of,
    words_in,
)
from archive.extraction.words import Word, fold, key_of
from archive.languages import lexicon

_JOINS = re.compile(r"[-‐‑'’]\Z")
_BLANK = re.compile(r"[ \u00a0\t]\Z")
_HANGUL_WORD = re.compile(r"[\uac00-\ud7af]+")
_WORDS_AT_MOST = 7
_HEADLINE = 0.75
"""The share of capitalised words that makes a sentence a headline."""
_HEADLINE_WORDS = 4
"""Words that it needs at least."""


@dataclass(frozen=True, slots=True)
class Person:
    """One mention of a person."""

    span: Span
    """The name's words."""
    block: Span
    """The name with its role and apposition."""
    name: str
    """The fullest form of the name that the text uses, clean."""
    known: str | None = None
    """The authority file's id."""
    role: str | None = None
    state: str | None = None


def find_persons(document: Document, gazetteer: Gazetteer) -> tuple[Person, ...]:
    """Every mention of a person, in order; names that overlap a state, city or body are none."""
    return _found(document, ByIdentity(gazetteer))


@lru_cache(maxsize=8)
def _found(document: Document, once: ByIdentity) -> tuple[Person, ...]:
    gazetteer = once.gazetteer
    known = {person.id: person for person in gazetteer.persons}
    masked = mask(document, gazetteer)
    mentions = list(_known(document, gazetteer, masked))
    mentions += _by_form(masked, [person.span for person in mentions])
    if document.language == "ko":
        mentions += _by_korean_role(masked, [person.span for person in mentions])
    mentions.sort(key=lambda person: person.span)
    placed: list[Person] = []
    for person in _resolved(mentions, masked):
        free = placed[-1].block.end if placed else 0
        placed.append(_with_role(person, masked, known.get(person.known or ""), free))
    return tuple(_shared(_outside_blocks(placed)))


def _known(document: Document, gazetteer: Gazetteer, masked: Masked) -> Iterator[Person]:
    persons = {person.id: person for person in gazetteer.persons}
    for found in persons_in(document, gazetteer):
        inside = words_in(masked, found.span)
        if len(found.keys) == 1 or len(inside) > 1:
            name = _uninflected(clean(found.span.of(document.text)), persons[found.keys[0]], document.language)
            yield Person(found.span, found.span, name, known=found.keys[0])


def _uninflected(name: str, person: KnownPerson, language: str) -> str:
    """The name as its bearer signs it where the text inflects it: `Владимиром Путиным` is `Владимир Путин`."""
    spellings = [known.text for known in person.names if known.language.partition("-")[0] == language]
    if name in spellings or name == person.name:
        return name
    keys = _keys(name, language)
    return next((known for known in spellings if _keys(known, language) == keys), name)


def _by_form(masked: Masked, taken: list[Span]) -> Iterator[Person]:
    """Runs of capitalised words of no other kind: two to five are a name, one may be a surname."""
    taken = sorted(taken)
    shouting = {sentence.start for sentence in masked.document.sentences if _is_headline(masked, sentence)}
    index = 0
    while index < len(masked.words):
        end = _name_end(masked, index)
        span = Span(masked.words[index].span.start, masked.words[max(index, end - 1)].span.end)
        index = max(end, index + 1)
        if end <= 0 or _overlaps_any(span, taken):
            continue
        if masked.document.sentence_at(span.start).start in shouting and " " in span.of(masked.document.text):
            continue
        yield Person(span, span, clean(span.of(masked.document.text)))


def _overlaps_any(span: Span, taken: list[Span]) -> bool:
    position = bisect_right(taken, span)
    return any(span.overlaps(other) for other in taken[max(0, position - 1) : position + 1])


def _name_end(masked: Masked, index: int) -> int:
    """The index after the name that begins at the word, or 0 where none does."""
    if masked.letters[index] != "X" or _is_joined(masked, index) or _is_lowered_elsewhere(masked, index):
        return 0
    end = whole = index + 1
    while end < len(masked.words) and end - index < _WORDS_AT_MOST:
        joined = _is_joined(masked, end)
        if joined and masked.letters[end] == "N":
            return 0  # `Kensington-Vertrag`
        if joined and masked.letters[end] in "AS":
            break  # `Putin's`
        if not (joined or _follows(masked, end)):
            break
        end += 1
        if joined or masked.letters[end - 1] == "X":
            whole = end
    return whole


def _is_joined(masked: Masked, index: int) -> bool:
    """Whether a hyphen or an apostrophe joins the word to the one before: `Jong-un`, `O'Brien`."""
    if index == 0:
        return False
    gap = masked.document.text[masked.words[index - 1].span.end : masked.words[index].span.start]
    return _JOINS.match(gap) is not None


def _follows(masked: Masked, index: int) -> bool:
    """Whether a name goes on with the word: a capitalised one after a blank or an initial, or a particle before one."""
    before, word = masked.words[index - 1], masked.words[index]
    gap = masked.document.text[before.span.end : word.span.start]
    initial = gap == ". " and len(before.text) == 1
    particle = word.text in _particles(masked.document.language) and _goes_on(masked, index)
    return bool(initial or _BLANK.match(gap)) and (masked.letters[index] == "X" or particle)


def _goes_on(masked: Masked, index: int) -> bool:
    """Whether a capitalised word follows the particle, or one more particle and then one: `van der Bellen`."""
    for after in range(index + 1, min(index + 3, len(masked.words))):
        if masked.words[after].span.start - masked.words[after - 1].span.end != 1:
            return False
        if masked.letters[after] == "X":
            return True
        if masked.words[after].text not in _particles(masked.document.language):
            return False
    return False


@lru_cache(maxsize=16)
def _particles(language: str) -> frozenset[str]:
    return frozenset(lexicon(language, "people").get("cues", {}).get("particle", ()))


def _is_lowered_elsewhere(masked: Masked, index: int) -> bool:
    """Whether a sentence's first word is a common one: the text writes it small at another place."""
    word = masked.words[index]
    if masked.document.sentence_at(word.span.start).start != word.span.start:
        return False
    return word.text in _small_words(masked.document)


@lru_cache(maxsize=8)
def _small_words(document: Document) -> frozenset[str]:
    return frozenset(word.text for word in document.words if document.text[word.span.start].islower())


def _is_headline(masked: Masked, sentence: Span) -> bool:
    """Whether nearly every longer word has a capital and no stop follows: form then shows no names."""
    text = masked.document.text
    if text[: sentence.end].rstrip("\"'”’»)").endswith((".", "!", "?", "…")):
        return False
    longer = [w for w in masked.words[masked.at(sentence.start) : masked.at(sentence.end)] if len(w.text) > 3]
    capitals = sum(text[word.span.start].isupper() for word in longer)
    return len(longer) >= _HEADLINE_WORDS and capitals >= _HEADLINE * len(longer)


def _by_korean_role(masked: Masked, taken: list[Span]) -> Iterator[Person]:
    """One or two Hangul words before a role, a state's name between them or not: `블라디미르 푸틴 러시아 대통령`."""
    text, words, letters = masked.document.text, masked.words, masked.letters
    taken = sorted(taken)
    for index, letter in enumerate(letters):
        if letter != "R" or index == 0 or letters[index - 1] == "R":
            continue
        last = index - 1
        while last > 0 and letters[last] in "SMN":
            last -= 1
        if letters[last] != "x" or not _HANGUL_WORD.fullmatch(text, *_bounds(words[last])):
            continue
        first = last
        foreign = last > 0 and not _is_native(words[last].text)
        if foreign and letters[last - 1] == "x" and _is_bare(text, words[last - 1], words[last]):
            first = last - 1
        span = Span(words[first].span.start, words[last].span.end)
        if not _overlaps_any(span, taken) and not PARTING.search(text, span.start, words[index].span.start):
            yield Person(span, span, span.of(text))


def _is_native(name: str) -> bool:
    """Whether a Hangul word is a whole Korean name: a surname and two syllables."""
    return len(name) == 3 and name.startswith(tuple(lexicon("ko", "people").get("surnames", ())))


def _bounds(word: Word) -> tuple[int, int]:
    return word.span.start, word.span.end


def _is_bare(text: str, word: Word, following: Word) -> bool:
    """Whether a Hangul word has no particle or ending that would part it from the next."""
    endings = tuple(lexicon("ko", "people").get("endings", ()))
    near = text[word.span.end : following.span.start] in {" ", "\u00a0"}
    return near and bool(_HANGUL_WORD.fullmatch(text, *_bounds(word))) and not word.text.endswith(endings)


def _resolved(mentions: list[Person], masked: Masked) -> Iterator[Person]:
    """Full names as they are; a single word only where it is part of a full name of the text, or the gazetteer's."""
    language = masked.document.language
    full: list[tuple[frozenset[str], str, Person]] = []
    for person in mentions:
        keys = _keys(person.name, language)
        if len(keys) > 1 or (language == "ko" and _is_native(person.name)):
            full.append((frozenset(keys), keys[-1], person))
    for person in mentions:
        keys = _keys(person.name, language)
        same = [f for f in full if person.known and f[2].known == person.known]
        if not same and len(keys) == 1:
            same = [f for f in full if f[1] == keys[0]] or [f for f in full if keys[0] in f[0]]
        if len(keys) > 1 and not same:
            same = [f for f in full if f[0] == frozenset(keys)]
        best = _nearest(same, person)
        if best and len(_keys(best.name, language)) >= len(keys):
            name = best.name if len(keys) == 1 else person.name
            yield replace(person, name=name, known=person.known or best.known)
        elif best or person.known or len(keys) > 1 or _has_role(person, masked):
            yield person


def _keys(name: str, language: str) -> list[str]:
    return [key_of(part, language) for part in re.findall(r"[^\W_]+", name) if len(part) > 1 or not part.isupper()]


def _nearest(full: list[tuple[frozenset[str], str, Person]], person: Person) -> Person | None:
    """The full name last met before the mention, else the first after it."""
    before = [f[2] for f in full if f[2].span.start <= person.span.start]
    if before:
        return before[-1]
    return full[0][2] if full else None


def _has_role(person: Person, masked: Masked) -> bool:
    first, last = masked.at(person.span.start), masked.at(person.span.end)
    after = masked.letters[last : last + 1] if masked.document.language == "ko" else []
    return "R" in masked.letters[max(0, first - 1) : first] or "R" in after


def _with_role(person: Person, masked: Masked, known: KnownPerson | None, free: int) -> Person:
    """The mention with the role before or after the name, and the state that the role names.

    Words before the offset `free` belong to the person before: `A, the minister, B`.
    """
    first, last = masked.at(person.span.start), masked.at(person.span.end)
    before = role_before(masked, free, first)
    after = role_after(masked, last)
    start, end = person.span.start, person.span.end
    role: Span | None = None
    if after:
        role, end = after, max(end, after.end)
    if before and (role is None or masked.document.language != "ko"):
        role, start = before, before.start
    state = state_of(masked, role) if role else None
    if state is None and before and after:
        state = state_of(masked, after)
    return replace(
        person,
        block=Span(start, end),
        role=role_text(masked.document, role) if role else None,
        state=(known.state if known else None) or state,
    )


def _outside_blocks(persons: list[Person]) -> Iterator[Person]:
    """Persons without the words of another's office that merely look like names."""
    for person in persons:
        inside = any(
            other is not person and person.span.within(other.block) and not person.span.overlaps(other.span)
            for other in persons
        )
        if person.known or not inside:
            yield person


def _shared(persons: Iterable[Person]) -> Iterator[Person]:
    """Each mention with the role and state that another mention of the same person gives."""
    listed = list(persons)
    states: dict[str, str] = {}
    roles: dict[str, str] = {}
    for person in listed:
        key = person.known or fold(person.name)
        if person.state:
            states.setdefault(key, person.state)
        if person.role:
            roles.setdefault(key, person.role)
    for person in listed:
        key = person.known or fold(person.name)
        yield replace(person, state=person.state or states.get(key), role=person.role or roles.get(key))
