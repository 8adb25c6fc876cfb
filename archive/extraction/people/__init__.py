"""Signatories: who the text says signed, or will sign, a treaty.

A person merely named beside a verb of signing is no signer: the verb's subject is, its agent (`signed by`), whoever
signed with them, and each of whom a sentence says that they signed for a state.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from archive.extraction.cues import cues_within
from archive.extraction.document import Document
from archive.extraction.findings import Signatory, Span, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.people.behalf import each_for_a_state, each_of_a_list, each_of_the_sentence
from archive.extraction.people.persons import Person, find_persons
from archive.extraction.people.pronouns import spoken_of
from archive.extraction.people.scenes import Group, Scene
from archive.extraction.people.signers import signers
from archive.extraction.people.signings import (
    SIGNATURES,
    SIGNING,
    Signing,
    answer_to,
    find_signings,
    sentences_after,
    taken_up,
)
from archive.extraction.people.states import Sides, sides_of, with_states
from archive.extraction.treaties.marks import marks_of
from archive.extraction.words import fold

_PAIR = 2
_REMEMBERED = 8
"""How many persons back a sentence's `both` may reach."""
_OTHERWISE = (*SIGNING, "break", "other_act", "not")
"""Kinds of cues by which an answer tells something else than the names of those for whom it was asked."""
_RULES = {"sign": "signatory-active", "signed": "signatory-passive", "was_signed": "signatory-passive"}


class _Told(NamedTuple):
    """Persons whom a sentence calls signers of treaties, each with the state that it says they signed for."""

    treaties: tuple[int, ...]
    persons: Mapping[Person, str | None]
    rule: str


def find_signatories(document: Document, treaties: Sequence[Treaty], gazetteer: Gazetteer) -> tuple[Signatory, ...]:
    """The signers of each treaty in text order, each named once, by the fullest name that the text uses."""
    main = next((treaty for treaty in treaties if treaty.main), None)
    sides: dict[int, Sides] = {}
    found: dict[int, dict[str, Signatory]] = {}
    for one in _told(document, treaties, gazetteer) if treaties else ():
        for index in one.treaties:
            if index not in sides:
                sides[index] = sides_of(document, gazetteer, treaties[index], main)
            if len(sides[index].codes) < _PAIR:
                sides[index] = _of_signers(sides[index], found.get(index, {}).values())
            signers = tuple(_signatory(person, state, index, one.rule) for person, state in one.persons.items())
            for signer in with_states(signers, sides[index]):
                mine = found.setdefault(index, {})
                before = mine.setdefault(_key(signer), signer)
                if before.state is None and signer.state:
                    mine[_key(signer)] = replace(before, state=signer.state, confidence=signer.confidence)
    answered = [one for index, mine in found.items() for one in with_states(tuple(mine.values()), sides[index])]
    return tuple(sorted(_alike(answered), key=lambda one: (one.span, one.treaty)))


def _signatory(person: Person, state: str | None, treaty: int, rule: str) -> Signatory:
    return Signatory(person.span, treaty, person.name, rule, person.role, state or person.state, person.known)


def _of_signers(sides: Sides, told: Iterable[Signatory]) -> Sides:
    """The two states whose signers the text has told of before, where it names no other sides of the treaty."""
    codes = tuple(dict.fromkeys(signer.state for signer in told if signer.state))
    return replace(sides, codes=codes) if len(codes) == _PAIR else sides


def _key(signer: Signatory) -> str:
    return signer.person or fold(signer.name)


def _alike(signatories: Sequence[Signatory]) -> Iterator[Signatory]:
    """A person signs for one state, whatever the treaty: the surest word for it serves for all."""
    surest: dict[str, Signatory] = {}
    for one in sorted(signatories, key=lambda one: -one.confidence):
        if one.state:
            surest.setdefault(_key(one), one)
    for one in signatories:
        known = surest.get(_key(one))
        yield one if one.state or known is None else replace(one, state=known.state, confidence=known.confidence)


def _goes_on(document: Document, told: Signing, signing: Signing) -> bool:
    """Whether `they` may still be who signed last: of the same treaty, or in the same paragraph."""
    return bool({*told.treaties} & {*signing.treaties}) or document.paragraph_at(
        told.sentence.start
    ) == document.paragraph_at(signing.sentence.start)


def _told(document: Document, treaties: Sequence[Treaty], gazetteer: Gazetteer) -> Iterator[_Told]:
    """What each sentence tells of signers, in the order of the text."""
    signings = find_signings(document, treaties)
    nouns = find_signings(document, treaties, SIGNATURES)
    if not signings and not nouns:
        return
    scenes = _Scenes(document, treaties, gazetteer)
    last: list[Group] = []
    told: Signing | None = None
    for signing in sorted((*signings, *nouns, *taken_up(document, signings)), key=lambda one: one.cue.span):
        if not signing.treaties:
            last = []
            continue
        scene = scenes.at(signing.sentence)
        if told and not _goes_on(document, told, signing):
            last = []
        answer = answer_to(document, signing)
        if answer:
            scene = scenes.at(answer)
            groups = scene.groups if not scene.of(*answer, *_OTHERWISE) else []
        else:
            groups = signers(scene, signing, last) or spoken_of(scene, signing, last, scenes.before(signing.sentence))
        states: dict[Person, str | None] = {person: None for group in groups for person in group}
        paired = each_for_a_state(scene, gazetteer, signing.cue.span, list(states)) if _is_a_verb(signing) else {}
        for group in groups:
            states |= each_of_a_list(scene, gazetteer, group) or each_of_the_sentence(scene, gazetteer, group)
        if states or paired:
            last, told = [list(states | paired)], signing
            yield _Told(signing.treaties, states | paired, _RULES.get(signing.cue.kind, "signatory-side"))
    for sentence, signing in sentences_after(document, signings):
        paired = each_for_a_state(scenes.at(sentence), gazetteer, None)
        if paired:
            yield _Told(signing.treaties, paired, "signatory-side")


def _is_a_verb(signing: Signing) -> bool:
    return signing.cue.kind not in SIGNATURES


class _Scenes:
    """The sentences that tell of signatures, each with its persons; built where asked for."""

    def __init__(self, document: Document, treaties: Sequence[Treaty], gazetteer: Gazetteer) -> None:
        self._document = document
        self._marks = marks_of(treaties)
        self._persons = find_persons(document, gazetteer)
        self._whole_in_names = {
            person.name
            for person in self._persons
            if person.name == person.span.of(document.text) and self._is_in_a_name(person)
        }
        self._starts = [person.span.start for person in self._persons]
        self._built: dict[Span, Scene] = {}

    def at(self, sentence: Span) -> Scene:
        """The sentence with its persons."""
        if sentence not in self._built:
            first, last = self._at(sentence.start), self._at(sentence.end)
            persons = [person for person in self._persons[first:last] if self._is_somebody(person)]
            self._built[sentence] = Scene(
                self._document, sentence, persons, cues_within(self._document, "people", sentence)
            )
        return self._built[sentence]

    def before(self, sentence: Span) -> list[Person]:
        """The persons whom the text names last before the sentence, in order."""
        last: list[Person] = []
        place = self._at(sentence.start)
        while place and len(last) < _REMEMBERED:
            place -= 1
            if self._is_somebody(self._persons[place]):
                last.append(self._persons[place])
        return last[::-1]

    def _at(self, offset: int) -> int:
        """The index of the first person who is not named before the offset."""
        return bisect_left(self._starts, offset)

    def _is_somebody(self, person: Person) -> bool:
        """Whether what looks like a name is no part of a treaty's: `the Rarotonga Treaty`, `on the Shared Waters`."""
        if person.known and " " in person.span.of(self._document.text):
            return True
        return not self._is_in_a_name(person) and (person.known is not None or person.name not in self._whole_in_names)

    def _is_in_a_name(self, person: Person) -> bool:
        """Whether the person's mention lies in the name of a treaty."""
        text = self._document.text
        return any(
            person.span.within(mention) and text[mention.start].isupper()
            for mention, _ in self._marks.within(person.span)
        )
