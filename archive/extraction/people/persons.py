"""Persons whom a text names, with their role and state as the words around the name give them.

Known persons are met in any spelling of the gazetteer. Others are known by their form: capitalised words that name no
state, city, body or treaty; in Hangul, words before a role (`안드레이 루덴코 외무차관`). A surname alone stands for the
person whom the text names in full.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.gazetteer import Gazetteer, KnownPerson
from archive.extraction.named import ByIdentity, persons_in
from archive.extraction.people.declension import nominative
from archive.extraction.people.forms import follows, names_by_form, overlaps_any
from archive.extraction.people.korean import is_native, korean_names, names_at_a_signature
from archive.extraction.people.offices import (
    Masked,
    clean,
    mask,
    role_after,
    role_before,
    role_text,
    state_before,
    state_beside,
    state_of,
    words_in,
)
from archive.extraction.words import fold, key_of

_INITIAL = re.compile(r"[^\W\d_]\. ?\S")
_PART = re.compile(r"[^\W_]+")
_CASE_PARTING = re.compile(r"[:;–—]")
_CASE_REACH = 90
"""Code points before a name in which a word may show its case."""
_AKIN = 0.6
"""How like each other the spellings of one first name are at least."""


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
    gazetteer, known = once.gazetteer, _by_id(once)
    masked = mask(document, gazetteer)
    mentions = list(_known(document, gazetteer, masked))
    mentions += [
        Person(span, span, clean(span.of(document.text)))
        for span in names_by_form(masked, [person.span for person in mentions])
    ]
    if document.language == "ko":
        mentions += _by_title(masked, [person.span for person in mentions])
    mentions.sort(key=lambda person: person.span)
    placed: list[Person] = []
    for person in _resolved(mentions, masked):
        free = placed[-1].block.end if placed else 0
        person = replace(person, name=_in_nominative(person, document))
        placed.append(_with_role(person, masked, known.get(person.known or ""), free))
    return tuple(_shared(_outside_blocks(placed)))


def _known(document: Document, gazetteer: Gazetteer, masked: Masked) -> Iterator[Person]:
    """Persons of the gazetteer; a surname that the text gives to somebody else is not theirs."""
    persons = _by_id(ByIdentity(gazetteer))
    found = persons_in(document, gazetteer)
    others = {words_in(masked, one.span)[0] for one in found if _is_anothers(masked, persons[one.keys[0]], one.span)}
    namesakes = {masked.words[index].key for index in others}
    for one in found:
        inside = words_in(masked, one.span)
        if len(inside) == 1 and masked.words[inside[0]].key in namesakes:
            continue
        if len(one.keys) == 1 or len(inside) > 1:
            name = _uninflected(clean(one.span.of(document.text)), persons[one.keys[0]], document.language)
            initials = _initials_before(masked, inside[0])
            span = Span(initials, one.span.end)
            yield Person(span, span, document.text[initials : one.span.start] + name, known=one.keys[0])


@lru_cache(maxsize=4)
def _by_id(once: ByIdentity) -> dict[str, KnownPerson]:
    return {person.id: person for person in once.gazetteer.persons}


def _initials_before(masked: Masked, index: int) -> int:
    """Where the initials begin that stand before a name, or else the name: `H.D. Deve Gowda`."""
    text, words = masked.document.text, masked.words
    while index and len(words[index - 1].text) == 1 and text[words[index - 1].span.start].isupper():
        if text[words[index - 1].span.end : words[index].span.start] not in {".", ". "}:
            break
        index -= 1
    return words[index].span.start


def _is_anothers(masked: Masked, person: KnownPerson, span: Span) -> bool:
    """Whether a surname stands behind a first name that is not the known person's: `Onalenna Marape`."""
    inside = words_in(masked, span)
    if len(inside) != 1 or inside[0] == 0 or not follows(masked, inside[0]) or masked.letters[inside[0] - 1] != "X":
        return False
    first = masked.words[inside[0] - 1].text
    own = {fold(part) for name in (person.name, *(name.text for name in person.names)) for part in name.split()}
    return not any(_are_akin(fold(first), part) for part in own)


def _are_akin(one: str, other: str) -> bool:
    """Whether two first names may be spellings of one: `Wladimir`, `Vladimir`."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _AKIN


def _uninflected(name: str, person: KnownPerson, language: str) -> str:
    """The name as its bearer signs it where the text inflects it: `Владимиром Путиным` is `Владимир Путин`."""
    spellings = [known.text for known in person.names if known.language.partition("-")[0] == language]
    if name in spellings or name == person.name:
        return name
    keys, words = _keys(name, language), len(name.split())
    same = (known for known in spellings if len(known.split()) == words and _keys(known, language) == keys)
    return next(same, name)


def _in_nominative(person: Person, document: Document) -> str:
    """The person's name in its base form, by the words that stand before it in its sentence."""
    start = max(document.sentence_at(person.span.start).start, person.span.start - _CASE_REACH)
    before = _CASE_PARTING.split(document.text[start : person.span.start])[-1]
    return nominative(person.name, before, document.language)


def _by_title(masked: Masked, taken: list[Span]) -> Iterator[Person]:
    """Names that only a title shows, where capitals do not."""
    taken = sorted(taken)
    titled = [span for span in sorted(set(korean_names(masked))) if not overlaps_any(span, taken)]
    taken = sorted([*taken, *titled])
    signing = [span for span in sorted(set(names_at_a_signature(masked, taken))) if not overlaps_any(span, taken)]
    for span in (*titled, *signing):
        yield Person(span, span, span.of(masked.document.text))


def _resolved(mentions: list[Person], masked: Masked) -> Iterator[Person]:
    """Full names as they are; a single word only where it is part of a full name of the text, or the gazetteer's."""
    language = masked.document.language
    full = _FullNames(language, mentions)
    for person in mentions:
        keys = _keys(person.name, language)
        best, length = full.nearest(person, keys)
        if best and length >= len(keys):
            name = best.name if len(keys) == 1 else person.name
            yield replace(person, name=name, known=person.known or best.known)
        elif best or person.known or len(keys) > 1 or _INITIAL.match(person.name) or _is_shown(person, masked):
            yield person


class _FullNames:
    """The full names of a text, to be asked for the one that another name stands for."""

    def __init__(self, language: str, mentions: Iterable[Person]) -> None:
        """Files each full name, in the order of the text, under its id, its surname, its parts, and all of them."""
        self._filed: dict[tuple[str, object], list[Person]] = {}
        self._lengths: dict[Span, int] = {}
        for person in mentions:
            keys = _keys(person.name, language)
            if len(keys) > 1 or (language == "ko" and is_native(person.name)):
                self._lengths[person.span] = len(keys)
                labels: set[tuple[str, object]] = {("part", key) for key in keys}
                labels |= {("surname", keys[-1]), ("all", frozenset(keys))}
                for label in labels | ({("id", person.known)} if person.known else set()):
                    self._filed.setdefault(label, []).append(person)

    def nearest(self, person: Person, keys: list[str]) -> tuple[Person | None, int]:
        """The full name that the mention stands for, met last before it or else first after it, and its parts."""
        labels: list[tuple[str, object]] = [("id", person.known)]
        if len(keys) == 1:
            labels += [("surname", keys[0]), ("part", keys[0])]
        elif keys:
            labels.append(("all", frozenset(keys)))
        same = next((self._filed[label] for label in labels if label in self._filed), [])
        if not same:
            return None, 0
        before = bisect_right(same, person.span.start, key=lambda one: one.span.start)
        best = same[max(0, before - 1)]
        return best, self._lengths[best.span]


@lru_cache(maxsize=4_000)
def _keys(name: str, language: str) -> list[str]:
    return [key_of(part, language) for part in _PART.findall(name) if len(part) > 1 or not part.isupper()]


def _is_shown(person: Person, masked: Masked) -> bool:
    """Whether an office shows a single word to be a name; in Korean a title has done so already."""
    first = masked.at(person.span.start)
    return masked.document.language == "ko" or "R" in masked.letters[max(0, first - 1) : first]


def _with_role(person: Person, masked: Masked, known: KnownPerson | None, free: int) -> Person:
    """The mention with the role before or after the name, and the state that the role names.

    Words before the offset `free` belong to the person before: `A, the minister, B`.
    """
    first, last = masked.at(person.span.start), masked.at(person.span.end)
    before = role_before(masked, free, first)
    whole = last == 0 or person.span.end >= masked.words[last - 1].span.end  # `베르그와 덴마크 총리` is no office
    after = role_after(masked, last) if whole or masked.document.language != "ko" else None
    start, end = person.span.start, person.span.end
    role: Span | None = None
    if after:
        role, end = after, max(end, after.end)
    if before and (role is None or masked.document.language != "ko"):
        role, start = before, before.start
    state = state_of(masked, role) if role else None
    if state is None and before and after:
        state = state_of(masked, after)
    beside = state_beside(masked, last)
    if not whole and masked.document.language != "ko":
        beside = masked.states.get(last)  # `Tshisekedidella Repubblica Democratica del Congo`
    if beside and masked.document.text.startswith("(", masked.document.text.find("(", end, end + 2)):
        end = masked.document.text.find(")", end) + 1
    state = state or beside or state_before(masked, first)
    return replace(
        person,
        block=Span(start, end),
        role=role_text(masked.document, role) if role else None,
        state=(known.state if known else None) or state,
    )


def _outside_blocks(persons: list[Person]) -> Iterator[Person]:
    """Persons without the words of another's office that merely look like names."""
    starts = [person.span.start for person in persons]
    inside: set[Span] = set()
    for other in persons:
        if other.block != other.span:
            near = persons[bisect_left(starts, other.block.start) : bisect_left(starts, other.block.end)]
            inside |= {one.span for one in near if one.span.within(other.block) and not one.span.overlaps(other.span)}
    for person in persons:
        if person.known or person.span not in inside:
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
