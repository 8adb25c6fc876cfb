"""The gazetteer's names, compiled once a language and all found in one pass over a document, whoever asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from archive.extraction.document import Document
from archive.extraction.gazetteer import Gazetteer, KnownBody, KnownOutlet, KnownPerson, Name
from archive.extraction.names import Found, Names
from archive.extraction.words import fold

_PARTS = re.compile(r"[\s-]")


def _in_language(names: Iterable[Name], language: str) -> Iterator[str]:
    """The names of one language (its regional forms too), and those that serve every language."""
    for name in names:
        if not name.language or name.language.partition("-")[0] == language:
            yield name.text


def _in_any(name: str, names: Iterable[Name]) -> Iterator[str]:
    """A thing's chief name, and all its names in every language."""
    yield name
    for other in names:
        yield other.text


def _states(gazetteer: Gazetteer, language: str) -> Iterator[tuple[str, str]]:
    for state in gazetteer.states:
        for name in _in_language((*state.names, *state.demonyms), language):
            yield state.code, name


def _capitals(gazetteer: Gazetteer, language: str) -> Iterator[tuple[str, str]]:
    for state in gazetteer.states:
        for name in _in_language(state.capitals, language):
            yield state.code, name


def _topics(gazetteer: Gazetteer, language: str) -> Iterator[tuple[str, str]]:
    for topic in gazetteer.topics:
        for cue in _in_language(topic.cues, language):
            yield topic.id, cue


def _treaties(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    for treaty in gazetteer.treaties:
        for name in _in_any(treaty.title, treaty.names):
            yield treaty.id, name


def _borne(things: Iterable[KnownPerson | KnownBody | KnownOutlet]) -> Iterator[tuple[str, str]]:
    for thing in things:
        for name in _in_any(thing.name, thing.names):
            yield thing.id, name


@lru_cache(maxsize=32)
def names_of(gazetteer: Gazetteer, language: str) -> Names:
    """The gazetteer's names for texts in the language, in lists of its fields' names and `capitals`.

    Capitals make no difference in treaties' titles and topics' cues.
    """
    return Names(
        {
            "states": _states(gazetteer, language),
            "capitals": _capitals(gazetteer, language),
            "treaties": _treaties(gazetteer),
            "persons": _borne(gazetteer.persons),
            "bodies": _borne(gazetteer.bodies),
            "outlets": _borne(gazetteer.outlets),
            "topics": _topics(gazetteer, language),
        },
        language,
        any_case=("treaties", "topics"),
    )


@lru_cache(maxsize=32)
def adjectives_of(gazetteer: Gazetteer, language: str) -> frozenset[str]:
    """The adjectives and names of peoples, folded, which serve for their languages too; no name of a state or a city.

    Of those that say which of two it is (`North Korean`) the last word as well.
    """
    adjectives: set[str] = set()
    places: set[str] = set()
    for state in gazetteer.states:
        for name in map(fold, _in_language(state.demonyms, language)):
            adjectives.update((name, _PARTS.split(name)[-1]))
        places.update(map(fold, _in_language((*state.names, *state.capitals), language)))
    return frozenset(adjectives - places)


def states_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Names and demonyms of states in the text's language; keys are codes."""
    return _found(document, gazetteer).get("states", ())


def capitals_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Cities that stand for a government; keys are the states' codes."""
    return _found(document, gazetteer).get("capitals", ())


def treaties_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Titles and aliases of known treaties in any language; keys are ids."""
    return _found(document, gazetteer).get("treaties", ())


def persons_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Known persons in any spelling; keys are ids."""
    return _found(document, gazetteer).get("persons", ())


def bodies_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Chambers, ministries, agencies and organisations; keys are ids."""
    return _found(document, gazetteer).get("bodies", ())


def outlets_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Newspapers, agencies and sites; keys are ids."""
    return _found(document, gazetteer).get("outlets", ())


def topics_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Cues of topics in the text's language; keys are the topics' ids."""
    return _found(document, gazetteer).get("topics", ())


@lru_cache(maxsize=2)
def _found(document: Document, gazetteer: Gazetteer) -> Mapping[str, tuple[Found, ...]]:
    return names_of(gazetteer, document.language).find(document.text)
