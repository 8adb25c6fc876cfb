"""The gazetteer's names as one document has them: each list is found once, however many extractors ask for it."""

from __future__ import annotations

from functools import lru_cache

from archive.extraction.document import Document
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.names import (
    ByIdentity,
    Found,
    Names,
    body_names,
    capital_names,
    person_names,
    state_names,
)

_AT_ONCE = 8
"""Documents whose names are remembered; extraction reads one at a time."""


def states_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Names and demonyms of states; keys are codes."""
    return _states(document.text, document.language, ByIdentity(gazetteer))


def capitals_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Cities that stand for a government; keys are the states' codes."""
    return _capitals(document.text, document.language, ByIdentity(gazetteer))


def bodies_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Chambers, ministries, agencies and organisations; keys are ids."""
    return _bodies(document.text, document.language, ByIdentity(gazetteer))


def persons_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Known persons in any spelling; keys are ids."""
    return _persons(document.text, document.language, ByIdentity(gazetteer))


def outlets_in(document: Document, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Newspapers, agencies and sites; keys are ids."""
    return _outlets(document.text, document.language, ByIdentity(gazetteer))


@lru_cache(maxsize=_AT_ONCE)
def _states(text: str, language: str, once: ByIdentity) -> tuple[Found, ...]:
    return state_names(once.gazetteer, language).find(text)


@lru_cache(maxsize=_AT_ONCE)
def _capitals(text: str, language: str, once: ByIdentity) -> tuple[Found, ...]:
    return capital_names(once.gazetteer, language).find(text)


@lru_cache(maxsize=_AT_ONCE)
def _bodies(text: str, language: str, once: ByIdentity) -> tuple[Found, ...]:
    return body_names(once.gazetteer, language).find(text)


@lru_cache(maxsize=_AT_ONCE)
def _persons(text: str, language: str, once: ByIdentity) -> tuple[Found, ...]:
    return person_names(once.gazetteer, language).find(text)


@lru_cache(maxsize=_AT_ONCE)
def _outlets(text: str, language: str, once: ByIdentity) -> tuple[Found, ...]:
    return _outlet_names(once, language).find(text)


@lru_cache(maxsize=32)
def _outlet_names(once: ByIdentity, language: str) -> Names:
    outlets = once.gazetteer.outlets
    return Names(
        ((outlet.id, text) for outlet in outlets for text in (outlet.name, *(name.text for name in outlet.names))),
        language,
    )
