"""Persons whom a text names, with their role and state as the words around the name give them.

Known persons are met in any spelling of the gazetteer. Others are known by their form: capitalised words that name no
state, city, body or treaty; in Hangul, words before a role (`안드레이 루덴코 외무차관`). A surname alone stands for the
person whom the text names in full.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.gazetteer import Gazetteer, KnownPerson
from archive.extraction.named import persons_in
from archive.extraction.names import Found
from archive.extraction.people.declension import declines, nominative
from archive.extraction.people.forms import follows, names_by_form, overlaps_any
from archive.extraction.people.korean import is_native, korean_names, names_at_a_signature
from archive.extraction.people.masks import Masked, mask
from archive.extraction.people.offices import (
    clean,
    role_after,
    role_before,
    role_text,
    state_before,
    state_beside,
    state_of,
)
from archive.extraction.words import fold, key_of

_INITIAL = re.compile(r"[^\W\d_]\. ?\S")
_PART = re.compile(r"[^\W_]+")
_CASE_PARTING = re.compile(r"[:;–—]")
_CASE_REACH = 90
"""Code points before a name in which a word may show its case."""
_AKIN = 0.6
"""How like each other the spellings of one first name are at least."""


class Person(NamedTuple):
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


class _Mention(NamedTuple):
    """Words that name a person: where they stand, the name that they spell and, of a known person, the id."""

    span: Span
    name: str
    known: str | None = None


@lru_cache(maxsize=2)
def find_persons(document: Document, gazetteer: Gazetteer) -> tuple[Person, ...]:
    """Every mention of a person, in order; names that overlap a state, city or body are none."""
    known = _by_id(gazetteer)
    masked = mask(document, gazetteer)
    mentions = list(_known(persons_in(document, gazetteer), known, masked))
    named = [mention.span for mention in mentions]
    mentions += [_Mention(span, clean(span.of(document.text))) for span in names_by_form(masked, named)]
    if document.language == "ko":
        mentions += _by_title(masked, [mention.span for mention in mentions])
    mentions.sort(key=_place)
    placed: list[Person] = []
    for mention in _resolved(mentions, masked):
        free = placed[-1].block.end if placed else 0
        placed.append(_with_role(mention, masked, known.get(mention.known or ""), free))
    return _shared(_outside_blocks(placed))


def _place(mention: _Mention) -> Span:
    return mention.span


def _known(found: Iterable[Found], persons: Mapping[str, KnownPerson], masked: Masked) -> Iterator[_Mention]:
    """Persons of the gazetteer; a surname that the text gives to somebody else is not theirs."""
    placed = [(one, masked.within(one.span)) for one in found]
    others = [inside[0] for one, inside in placed if _is_anothers(masked, persons[one.keys[0]], inside)]
    namesakes = {masked.words[index].key for index in others}
    for one, inside in placed:
        if len(inside) == 1 and masked.words[inside[0]].key in namesakes:
            continue
        if len(one.keys) == 1 or len(inside) > 1:
            text, language = masked.document.text, masked.document.language
            name = _uninflected(clean(one.span.of(text)), persons[one.keys[0]], language)
            initials = _initials_before(masked, inside[0])
            yield _Mention(Span(initials, one.span.end), text[initials : one.span.start] + name, one.keys[0])


@lru_cache(maxsize=4)
def _by_id(gazetteer: Gazetteer) -> dict[str, KnownPerson]:
    return {person.id: person for person in gazetteer.persons}


def _initials_before(masked: Masked, index: int) -> int:
    """Where the initials begin that stand before a name, or else the name: `H.D. Deve Gowda`."""
    text, words = masked.document.text, masked.words
    while index and len(words[index - 1].text) == 1 and text[words[index - 1].span.start].isupper():
        if text[words[index - 1].span.end : words[index].span.start] not in {".", ". "}:
            break
        index -= 1
    return words[index].span.start


def _is_anothers(masked: Masked, person: KnownPerson, inside: range) -> bool:
    """Whether a surname stands behind a first name that is not the known person's: `Onalenna Marape`."""
    index = inside[0]
    if len(inside) != 1 or index == 0 or masked.letters[index - 1] != "X" or not follows(masked, index):
        return False
    first = fold(masked.words[index - 1].text)
    own = {fold(part) for name in (person.name, *(name.text for name in person.names)) for part in name.split()}
    return not any(_are_akin(first, part) for part in own)


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


def _in_nominative(mention: _Mention, document: Document) -> str:
    """The mention's name in its base form, by the words that stand before it in its sentence."""
    if not declines(document.language):
        return mention.name
    start = max(document.sentence_at(mention.span.start).start, mention.span.start - _CASE_REACH)
    before = _CASE_PARTING.split(document.text[start : mention.span.start])[-1]
    return nominative(mention.name, before, document.language)


def _by_title(masked: Masked, taken: list[Span]) -> Iterator[_Mention]:
    """Names that only a title shows, where capitals do not."""
    taken = sorted(taken)
    titled = [span for span in sorted(set(korean_names(masked))) if not overlaps_any(span, taken)]
    taken = sorted([*taken, *titled])
    signing = [span for span in sorted(set(names_at_a_signature(masked, taken))) if not overlaps_any(span, taken)]
    for span in (*titled, *signing):
        yield _Mention(span, span.of(masked.document.text))


def _resolved(mentions: list[_Mention], masked: Masked) -> Iterator[_Mention]:
    """Full names as they are; a single word only where it is part of a full name of the text, or the gazetteer's."""
    language = masked.document.language
    keyed = [(mention, _keys(mention.name, language)) for mention in mentions]
    full = _FullNames(language, keyed)
    for mention, keys in keyed:
        best, length = full.nearest(mention, keys)
        if best and length >= len(keys):
            name = best.name if len(keys) == 1 else mention.name
            yield _Mention(mention.span, name, mention.known or best.known)
        elif best or mention.known or len(keys) > 1 or _INITIAL.match(mention.name) or _is_shown(mention, masked):
            yield mention


class _FullNames:
    """The full names of a text, to be asked for the one that another name stands for."""

    def __init__(self, language: str, mentions: Iterable[tuple[_Mention, tuple[str, ...]]]) -> None:
        """Files each full name, in the order of the text, under its id, its surname, its parts, and all of them."""
        self._filed: dict[tuple[str, object], list[_Mention]] = {}
        self._lengths: dict[Span, int] = {}
        for mention, keys in mentions:
            if len(keys) > 1 or (language == "ko" and is_native(mention.name)):
                self._lengths[mention.span] = len(keys)
                labels: set[tuple[str, object]] = {("part", key) for key in keys}
                labels |= {("surname", keys[-1]), ("all", frozenset(keys))}
                for label in labels | ({("id", mention.known)} if mention.known else set()):
                    self._filed.setdefault(label, []).append(mention)

    def nearest(self, mention: _Mention, keys: tuple[str, ...]) -> tuple[_Mention | None, int]:
        """The full name that the mention stands for, met last before it or else first after it, and its parts."""
        labels: list[tuple[str, object]] = [("id", mention.known)] if mention.known else []
        if len(keys) == 1:
            labels += [("surname", keys[0]), ("part", keys[0])]
        elif keys:
            labels.append(("all", frozenset(keys)))
        same = next((self._filed[label] for label in labels if label in self._filed), [])
        if not same:
            return None, 0
        before = bisect_right(same, mention.span.start, key=lambda one: one.span.start)
        best = same[max(0, before - 1)]
        return best, self._lengths[best.span]


@lru_cache(maxsize=4_000)
def _keys(name: str, language: str) -> tuple[str, ...]:
    parts = _PART.findall(name)
    return tuple([key_of(part, language) for part in parts if len(part) > 1 or not part.isupper()])


def _is_shown(mention: _Mention, masked: Masked) -> bool:
    """Whether an office shows a single word to be a name; in Korean a title has done so already."""
    first = masked.at(mention.span.start)
    return masked.document.language == "ko" or "R" in masked.letters[max(0, first - 1) : first]


def _with_role(mention: _Mention, masked: Masked, known: KnownPerson | None, free: int) -> Person:
    """The person with the role before or after the name, and the state that the role names.

    Words before the offset `free` belong to the person before: `A, the minister, B`.
    """
    document, (start, end) = masked.document, mention.span
    korean = document.language == "ko"
    first, last = masked.at(start), masked.at(end)
    before = role_before(masked, free, first)
    whole = last == 0 or end >= masked.words[last - 1].span.end  # `베르그와 덴마크 총리` is no office
    after = role_after(masked, last) if whole or not korean else None
    role: Span | None = None
    if after:
        role, end = after, max(end, after.end)
    if before and (role is None or not korean):
        role, start = before, before.start
    state = state_of(masked, role) if role else None
    if state is None and before and after:
        state = state_of(masked, after)
    beside = state_beside(masked, last)
    if not whole and not korean:
        beside = masked.states.get(last)  # `Tshisekedidella Repubblica Democratica del Congo`
    if beside and document.text.startswith("(", document.text.find("(", end, end + 2)):
        end = document.text.find(")", end) + 1
    return Person(
        mention.span,
        Span(start, end),
        _in_nominative(mention, document),
        mention.known,
        role_text(document, role) if role else None,
        (known.state if known else None) or state or beside or state_before(masked, first),
    )


def _outside_blocks(persons: list[Person]) -> list[Person]:
    """Persons without the words of another's office that merely look like names."""
    starts = [person.span.start for person in persons]
    inside: set[Span] = set()
    for other in persons:
        if other.block != other.span:
            near = persons[bisect_left(starts, other.block.start) : bisect_left(starts, other.block.end)]
            inside |= {one.span for one in near if one.span.within(other.block) and not one.span.overlaps(other.span)}
    return [person for person in persons if person.known or person.span not in inside] if inside else persons


def _shared(persons: Sequence[Person]) -> tuple[Person, ...]:
    """Each mention with the role and state that another mention of the same person gives."""
    keys = [person.known or fold(person.name) for person in persons]
    states: dict[str, str] = {}
    roles: dict[str, str] = {}
    for key, person in zip(keys, persons, strict=True):
        if person.state:
            states.setdefault(key, person.state)
        if person.role:
            roles.setdefault(key, person.role)
    return tuple(
        [
            person
            if person.state and person.role
            else person._replace(state=person.state or states.get(key), role=person.role or roles.get(key))
            for key, person in zip(keys, persons, strict=True)
        ]
    )
