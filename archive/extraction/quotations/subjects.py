"""Subjects that only their form shows: a name that no list holds, or a word for somebody named before.

`Greenpeace called it “…”`, `reagierte der Bauernverband: „…“`: a capitalised word right beside a verb of saying that
no preposition governs. `sagte der Waadtländer`, `said the Vaudois`: an article and a word that is no body's.
"""

from __future__ import annotations

from functools import lru_cache

from archive.extraction.findings import Span
from archive.extraction.quotations.frames import Frame, Scene
from archive.extraction.quotations.sources import Source
from archive.extraction.words import Word, places_of
from archive.languages import lexicon

_BESIDE = 3
"""Words between a verb of saying and its subject: an auxiliary, an adverb, an article."""
_NAME_AT_MOST = 5
_BEHIND = 60
"""Code points behind a paper's noun in which its author's name ends."""
_OCCURRENCES = 20
"""Places of a word that are looked at for how it is written."""
_FEWEST_LETTERS = 3
_NOUNS_HAVE_CAPITALS = frozenset({"de"})


def subject_by_form(scene: Scene, frame: Frame) -> Source | None:
    """The name or the noun beside the verb of saying of a frame that names nobody known."""
    language = scene.document.language
    if language == "ko":
        return None
    verbs = scene.said_in("saying", frame.lead)[-1:]
    if verbs:
        verb = verbs[0].span
        ahead = scene.document.words_in(Span(frame.lead.start, verb.start))
        behind = scene.document.words_in(Span(verb.end, frame.lead.end))
    else:
        verbs = [v for v in scene.said_in("saying", frame.tail)[:1] if frame.tagged or not frame.whole]
        if not verbs or scene.words(frame.tail.start, verbs[0].span.start) > _BESIDE + _NAME_AT_MOST:
            return None
        verb = verbs[0].span
        ahead = scene.document.words_in(Span(frame.tail.start, verb.start))
        behind = scene.document.words_in(Span(verb.end, frame.tail.end))
    return _named_ahead(scene, ahead) or _named_behind(scene, behind)


def body_of_the_sentence(scene: Scene, span: Span) -> str | None:
    """The first name in the stretch that no list holds and no preposition governs: `La Csdl parla in una nota di`."""
    if scene.document.language == "ko":
        return None
    words = scene.document.words_in(span)[:_BESIDE]
    at = next(
        (at for at, word in enumerate(words) if _has_capital(scene, word) and word.text not in _stops(scene)), None
    )
    if at is None:
        return None
    last = at
    while last + 1 < len(words) and _joined(scene, words[last], words[last + 1]):
        last += 1
    found = _source(scene, words[:at], words[at : last + 1])
    return found.label if found else None


def body_behind(scene: Scene, start: int) -> str | None:
    """The name that stands right behind a paper's noun: `communiqué de la CGT`, `w komunikacie KUKE`."""
    for word in scene.document.words_in(Span(start, start + _BEHIND)):
        if _has_capital(scene, word):
            found = _named_behind(scene, (word, *scene.document.words_in(Span(word.span.end, start + _BEHIND))))
            return found.label if found else None
        if word.text not in _stops(scene):
            return None
    return None


def _stops(scene: Scene) -> tuple[str, ...]:
    kinds = ("oblique", "definite", "no_names")
    return tuple(word for kind in kinds for word in _listed(scene, kind))


def _named_ahead(scene: Scene, words: tuple[Word, ...]) -> Source | None:
    """The name that ends last before the verb."""
    for at in range(len(words) - 1, max(-1, len(words) - 1 - _BESIDE), -1):
        if _has_capital(scene, words[at]):
            first = at
            while first and at - first + 1 < _NAME_AT_MOST and _joined(scene, words[first - 1], words[first]):
                first -= 1
            return _source(scene, words[max(0, first - 2) : first], words[first : at + 1])
        if words[at].text in _listed(scene, "oblique"):
            return None
    return None


def _named_behind(scene: Scene, words: tuple[Word, ...]) -> Source | None:
    """The name that begins first after the verb."""
    for at, word in enumerate(words[:_BESIDE]):
        if _has_capital(scene, word):
            return _source(scene, words[max(0, at - 2) : at], _run(scene, words, at))
        if word.text in _listed(scene, "oblique"):
            return None
        if word.text in _listed(scene, "definite") and at + 1 < len(words) and not _has_capital(scene, words[at + 1]):
            return Source(words[at + 1].span, "pronoun")
    return None


def _run(scene: Scene, words: tuple[Word, ...], first: int) -> tuple[Word, ...]:
    """The capitalised words from the first on that stand together."""
    last = first
    while last + 1 < len(words) and last - first + 1 < _NAME_AT_MOST and _joined(scene, words[last], words[last + 1]):
        last += 1
    return words[first : last + 1]


def _source(scene: Scene, before: tuple[Word, ...], name: tuple[Word, ...]) -> Source | None:
    """The name as a body, unless a preposition governs it; where nouns have capitals, perhaps a person's epithet."""
    while name and name[0].text in _stops(scene):
        before, name = (*before, name[0]), name[1:]  # `La CGT`, `А КПРФ`
    if not name or any(word.text in _listed(scene, "oblique") for word in before) or not _is_name(scene, name):
        return None
    span = Span(name[0].span.start, name[-1].span.end)
    if scene.document.language in _NOUNS_HAVE_CAPITALS and len(name) == 1:
        body = name[0].text.endswith(_listed(scene, "body_endings"))
        if not body and not span.of(scene.document.text).isupper():
            known_one = before and before[-1].text in _listed(scene, "definite")
            return Source(span, "pronoun" if before[-1].text == "der" else "people") if known_one else None
    return Source(span, "organisation", span.of(scene.document.text))


def _is_name(scene: Scene, name: tuple[Word, ...]) -> bool:
    """Whether the capital is a name's, not a sentence's: two stand together, or it is written so elsewhere too.

    A word that opens the sentence right before its verb is the subject, unless it is listed as none.
    """
    first, text = name[0], scene.document.text
    if len(first.text) < _FEWEST_LETTERS or first.text in _listed(scene, "no_names"):
        return False
    if len(name) > 1 or scene.document.sentence_at(first.span.start).start != first.span.start:
        return True
    written = first.span.of(text)
    if written[1:] != written[1:].lower() or _is_written_so_within(scene, first):
        return True
    beside = scene.said_in("saying", Span(first.span.end, first.span.end + 2))
    return bool(beside) and scene.document.language not in _NOUNS_HAVE_CAPITALS


def _is_written_so_within(scene: Scene, word: Word) -> bool:
    """Whether the word has its capital within some sentence too."""
    document = scene.document
    for index in places_of(document.text, document.language).get(word.key, [])[:_OCCURRENCES]:
        other = document.words[index]
        opens = document.sentence_at(other.span.start).start == other.span.start
        if other.text == word.text and _has_capital(scene, other) and not opens:
            return True
    return False


def _has_capital(scene: Scene, word: Word) -> bool:
    return scene.document.text[word.span.start].isupper()


def _joined(scene: Scene, left: Word, right: Word) -> bool:
    gap = scene.document.text[left.span.end : right.span.start]
    return gap in {" ", "-", "/", "."} and _has_capital(scene, left) and _has_capital(scene, right)


def _listed(scene: Scene, kind: str) -> tuple[str, ...]:
    return words_of(scene.document.language, kind)


@lru_cache(maxsize=64)
def words_of(language: str, kind: str) -> tuple[str, ...]:
    """A list of the language's quotation words that is no list of cues."""
    return tuple(lexicon(language, "quotations").get(kind, ()))
