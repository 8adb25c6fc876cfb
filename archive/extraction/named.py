"""The gazetteer's names, each list compiled once a language and found once a document, whoever asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, wraps
from typing import TypeVar

from archive.extraction.document import Document
from archive.extraction.gazetteer import Gazetteer, Name
from archive.extraction.names import Found, Names

Built = TypeVar("Built")


class ByIdentity:
    """A gazetteer as a key of a cache: the same object, not the same contents, which would be dear to compare."""

    __slots__ = ("gazetteer",)

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def __hash__(self) -> int:
        return id(self.gazetteer)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ByIdentity) and other.gazetteer is self.gazetteer


def per_gazetteer(build: Callable[[Gazetteer, str], Built]) -> Callable[[Gazetteer, str], Built]:
    """Builds what the function makes of a gazetteer in a language once, and keeps it for that very gazetteer."""

    @lru_cache(maxsize=32)
    def kept(known: ByIdentity, language: str) -> Built:
        return build(known.gazetteer, language)

    @wraps(build)
    def of(gazetteer: Gazetteer, language: str) -> Built:
        return kept(ByIdentity(gazetteer), language)

    return of


def _in_language(names: Iterable[Name], language: str) -> Iterator[str]:
    """The names of one language (its regional forms too), and those that serve every language."""
    for name in names:
        if not name.language or name.language.partition("-")[0] == language:
            yield name.text


@per_gazetteer
def state_names(gazetteer: Gazetteer, language: str) -> Names:
    """Names and demonyms of states in the language; keys are the states' codes."""
    return Names(
        (
            (state.code, text)
            for state in gazetteer.states
            for text in _in_language((*state.names, *state.demonyms), language)
        ),
        language,
    )


@per_gazetteer
def capital_names(gazetteer: Gazetteer, language: str) -> Names:
    """Cities that stand for a government; keys are the states' codes."""
    return Names(
        ((state.code, text) for state in gazetteer.states for text in _in_language(state.capitals, language)),
        language,
    )


@per_gazetteer
def treaty_names(gazetteer: Gazetteer, language: str) -> Names:
    """Titles and aliases of known treaties in every language; keys are their ids. Capitals make no difference."""
    return Names(
        (
            (treaty.id, text)
            for treaty in gazetteer.treaties
            for text in (treaty.title, *(name.text for name in treaty.names))
        ),
        language,
        proper=False,
    )


@per_gazetteer
def person_names(gazetteer: Gazetteer, language: str) -> Names:
    """Spellings of known persons' names in every language; keys are their ids."""
    return Names(
        (
            (person.id, text)
            for person in gazetteer.persons
            for text in (person.name, *(name.text for name in person.names))
        ),
        language,
    )


@per_gazetteer
def body_names(gazetteer: Gazetteer, language: str) -> Names:
    """Chambers, ministries, agencies and organisations in every language; keys are their ids."""
    return Names(
        ((body.id, text) for body in gazetteer.bodies for text in (body.name, *(name.text for name in body.names))),
        language,
    )


@per_gazetteer
def outlet_names(gazetteer: Gazetteer, language: str) -> Names:
    """Newspapers, agencies and sites in every language; keys are their ids."""
    return Names(
        (
            (outlet.id, text)
            for outlet in gazetteer.outlets
            for text in (outlet.name, *(name.text for name in outlet.names))
        ),
        language,
    )


@per_gazetteer
def topic_cues(gazetteer: Gazetteer, language: str) -> Names:
    """The cues of topics in the language, and those of none; keys are the topics' ids. Capitals make no difference."""
    return Names(
        ((topic.id, text) for topic in gazetteer.topics for text in _in_language(topic.cues, language)),
        language,
        proper=False,
    )


def states_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Names and demonyms of states; keys are codes."""
    return _found(state_names, document, ByIdentity(gazetteer))


def capitals_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Cities that stand for a government; keys are the states' codes."""
    return _found(capital_names, document, ByIdentity(gazetteer))


def bodies_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Chambers, ministries, agencies and organisations; keys are ids."""
    return _found(body_names, document, ByIdentity(gazetteer))


def persons_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Known persons in any spelling; keys are ids."""
    return _found(person_names, document, ByIdentity(gazetteer))


def outlets_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Newspapers, agencies and sites; keys are ids."""
    return _found(outlet_names, document, ByIdentity(gazetteer))


@lru_cache(maxsize=40)
def _found(names: Callable[[Gazetteer, str], Names], document: Document, known: ByIdentity) -> tuple[Found, ...]:
    """Five lists of names in the last eight documents; extraction reads one at a time."""
    return names(known.gazetteer, document.language).find(document.text)
