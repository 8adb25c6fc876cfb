"""Reads the phrases of a text that name, describe or point back at an instrument, before anyone asks which one it is.

A phrase is read outwards from a word that names instruments (`treaty`, `Abkommen`, `соглашение`): to the left its
name, subject and parties, to the right its subject, parties and date. Korean, which builds the phrase before the
word and glues the rest to it, is read in `korean_phrases`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from archive.extraction.findings import Span
from archive.extraction.treaties.growing import Growing
from archive.extraction.treaties.heads import head_at
from archive.extraction.treaties.instruments import Page, Phrase
from archive.extraction.treaties.lists import listed
from archive.extraction.treaties.surroundings import acronym_before, is_told, signed_after, signed_before, signers_of
from archive.extraction.words import places_of

_SOON = 16
"""Code points behind `that of Zaragoza` within which its date begins."""
_PAIR = 2
"""Parties that a name says; who signs is not asked then."""


def find_phrases(page: Page) -> Iterator[Phrase]:
    """Every phrase about an instrument in order of its head word, bare ones (`the treaty`) included."""
    reached = ended = -1
    for index in _places(page):
        if index <= reached:
            continue
        if page.words[index].key in page.wording.pronoun_keys and page.plain(index) in page.wording.pronouns:
            yield from _pronoun(page, index)
        found = head_at(page, index, ended)
        if found is None:
            continue
        head, first = found
        growing = Growing(page, index, head)
        growing.first = first
        growing.read_left()
        several = list(listed(growing, index)) if page.wording.is_plural(page.surface(index)) else []
        if several:
            yield from several
            ended = several[-1].span.end
            reached = page.word_index(ended) - 1
            continue
        growing.read_right()
        reached = max(index, growing.last)
        ended = growing.end
        if first == index or growing.date or growing.parties:
            yield _phrase(growing, index)


def _places(page: Page) -> list[int]:
    """The indices of the words that may be an instrument, or stand for one, in order."""
    places = places_of(page.document.text, page.document.language)
    words = page.wording
    signs = places.keys() & (words.signs | words.pronoun_keys)
    return sorted({*page.heads, *(index for key in signs for index in places[key])})


def _pronoun(page: Page, index: int) -> Iterator[Phrase]:
    """A pronoun with a date stands for an instrument: `se substitue à celui du 9 février 2000`, `that of 1961`."""
    following = page.plain(index + 1) if index + 1 < len(page.words) else ""
    if following in page.wording.links and page.gap(index) == " ":
        growing = Growing(page, index, "strong")
        growing.words.clear()
        growing.read_right()
        place = growing.words and growing.proper and not page.states_in(Span(page.words[index].span.end, growing.end))
        found = page.dated(growing.end, reach=_SOON) if place and not growing.date else None
        phrase = replace(_phrase(growing, index), rule="treaty-pronoun", definite=True)
        if growing.date or found:
            yield replace(phrase, year=int(found[0][:4])) if found else phrase
        elif phrase.year and (place or growing.titled):  # `celui de Pretoria, que les deux avaient signé en 2002`
            yield replace(phrase, proper=True)


def _phrase(growing: Growing, index: int) -> Phrase:
    page = growing.page
    span = Span(page.words[growing.first].span.start, growing.end)
    told = is_told(page, span.end)
    behind = signed_after(page, span.end)
    date = growing.date or signed_before(page, span) or (behind[0] if behind else None)
    year = int(date[:4]) if date else None
    return Phrase(
        span=span,
        head=growing.head,
        noun=page.words[index].key,
        rule="treaty-form",
        name_end=behind[1] if behind and told and not growing.words else growing.name_end,
        core=page.words[index].span.start,
        words=frozenset(growing.words),
        parties=frozenset(growing.parties),
        strangers=growing.strangers,
        signers=signers_of(page, span, frozenset(growing.parties)) if len(growing.parties) < _PAIR else frozenset(),
        year=year,
        date=date if date and len(date) > 4 else None,
        dated=growing.date is not None,
        told=behind is not None and told,
        ordinal=growing.ordinal,
        topics=frozenset(page.wording.topics[word] for word in growing.words if word in page.wording.topics),
        own=frozenset(growing.words - page.wording.subjects),
        general=growing.general,
        acronym=growing.acronym or (acronym_before(page, span.start) if growing.words and not growing.proper else None),
        proper=growing.proper,
        subject=growing.subject,
        titled=growing.titled,
        definite=growing.definite,
        indefinite=growing.indefinite,
        plural=page.wording.is_plural(page.surface(index)),
        old=growing.old,
        new=growing.new,
    )
