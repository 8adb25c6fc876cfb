"""Holders: whom `the minister`, `the Polish leader` and `the fisherman` mean, who were named before.

An office is its holder's who was last named with it; beside a state's name, a person's of that state. Any other noun
is that person's beside whose name the text has used the very same word.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from archive.extraction.findings import Span
from archive.extraction.named import states_in
from archive.extraction.people.persons import Person, find_persons
from archive.extraction.quotations.frames import Scene
from archive.extraction.quotations.sources import Source
from archive.extraction.words import fold, places_of
from archive.languages import lexicon

_BESIDE = 3
"""Code points between an office and the state that it is named with."""
_STATE_REACH = 60
"""Code points before an office in which a state beside it begins."""
_REMEMBERED = 50
"""Persons before an office, among whom its holder is sought."""
_INTRODUCED_WITHIN = 40
"""Code points between a noun and the name of whom it tells."""
_OCCURRENCES = 10
"""Earlier places of the noun that are looked at."""


def holder_of(scene: Scene, source: Source) -> str | None:
    """The name of the person for whom an office or another noun stands; `None` where the text shows none."""
    persons = find_persons(scene.document, scene.gazetteer)
    place = bisect_left(persons, source.span.start, key=lambda person: person.span.start)
    before = persons[max(0, place - _REMEMBERED) : place]
    if source.office:
        return _of_the_office(scene, source, before)
    return _introduced(scene, source, before) if _is_definite(scene, source) else None


def _of_the_office(scene: Scene, source: Source, before: tuple[Person, ...]) -> str | None:
    words = set(fold(source.span.of(scene.document.text)).split())
    beside = _states_beside(scene, source.span)
    for person in reversed(before):
        held = words <= set(fold(person.role or "").split())
        if held and (not beside or person.state is None or person.state in beside):
            return person.name
    of_that_state = (person.name for person in reversed(before) if person.state in beside)
    return next(of_that_state, None) or _introduced(scene, source, before)


def _states_beside(scene: Scene, span: Span) -> set[str]:
    states = states_in(scene.document, scene.gazetteer)
    first = bisect_left(states, span.start - _STATE_REACH, key=lambda found: found.span.start)
    last = bisect_right(states, span.end + _BESIDE, key=lambda found: found.span.start)
    return {
        code
        for found in states[first:last]
        if found.span.start >= span.start or span.start - found.span.end <= _BESIDE
        for code in found.keys
    }


def _is_definite(scene: Scene, source: Source) -> bool:
    """Whether an article shows that somebody known is meant; a language without articles need not show it."""
    articles = lexicon(scene.document.language, "quotations").get("definite", ())
    before = scene.document.words_in(Span(max(0, source.span.start - 12), source.span.start))
    return not articles or (bool(before) and before[-1].text in articles)


def _introduced(scene: Scene, source: Source, before: tuple[Person, ...]) -> str | None:
    """`Rosa Vega, a fisherman` … `the fisherman`."""
    document = scene.document
    nouns = document.words_in(source.span)
    if not nouns:
        return None
    noun = nouns[-1]
    places = places_of(document.text, document.language).get(noun.key, [])
    here = bisect_left(places, document.word_index(noun.span.start))
    for index in reversed(places[max(0, here - _OCCURRENCES) : here]):
        word = document.words[index]
        if word.text != noun.text:
            continue
        for person in reversed(before):
            apart = max(person.span.start - word.span.end, word.span.start - person.span.end)
            if apart <= _INTRODUCED_WITHIN and "." not in document.text[person.span.end : word.span.start]:
                return person.name
    return None
