"""Reads the phrases of a text that name, describe or point back at an instrument, before anyone asks which one it is.

A phrase is read outwards from a word that names instruments (`treaty`, `Abkommen`, `соглашение`): to the left its
name, subject and parties, to the right its subject, parties and date. Korean, which builds the phrase before the
word and glues the rest to it, is read in `korean_phrases`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from archive.extraction.findings import Span
from archive.extraction.treaties.growing import TIGHT, Growing
from archive.extraction.treaties.instruments import Page, Phrase
from archive.extraction.treaties.surroundings import acronym_before, signed_after, signed_before, signers_of
from archive.extraction.words import fold


def find_phrases(page: Page) -> Iterator[Phrase]:
    """Every phrase about an instrument in order of its head word, bare ones (`the treaty`) included."""
    words = page.wording
    reached = -1
    for index, word in enumerate(page.words):
        if word.key in words.pronoun_keys and index > reached and page.plain(index) in words.pronouns:
            yield from _pronoun(page, index)
        head = words.head_of(page.surface(index), word.key) if words.compounds else words.heads.get(word.key)
        if not head or index <= reached or not _stands_alone(page, index):
            continue
        growing = Growing(page, index, head)
        growing.read_left()
        growing.read_right()
        reached = index
        yield _phrase(growing, index)


def _pronoun(page: Page, index: int) -> Iterator[Phrase]:
    """A pronoun with a date stands for an instrument: `se substitue à celui du 9 février 2000`, `that of 1961`."""
    following = page.plain(index + 1) if index + 1 < len(page.words) else ""
    if following in page.wording.dated | page.wording.subject and page.gap(index) == " ":
        growing = Growing(page, index, "strong")
        growing.words.clear()
        growing.read_right()
        if growing.date:
            yield replace(_phrase(growing, index), rule="treaty-pronoun", definite=True)


def _stands_alone(page: Page, index: int) -> bool:
    """Whether the word is an instrument here, not a part of another name (`Treaty Organization`) or a contract."""
    words = page.wording
    if index + 1 < len(page.words) and page.plain(index + 1) in words.not_before and TIGHT.match(page.gap(index)):
        return False
    for back in (index - 1, index - 2):
        if back >= 0 and page.words[back].key in words.not_after and TIGHT.match(page.gap(back)):
            return False
    if words.heads.get(page.words[index].key) == "charter":
        return page.surface(index)[0].isupper() or page.plain(index - 1) not in words.indefinite
    return True


def _phrase(growing: Growing, index: int) -> Phrase:
    page = growing.page
    span = Span(page.words[growing.first].span.start, growing.end)
    date = growing.date or signed_before(page, span) or signed_after(page, span.end)
    year = int(date[:4]) if date else None
    return Phrase(
        span=span,
        head=growing.head,
        rule="treaty-form",
        name_end=growing.name_end,
        core=page.words[index].span.start,
        words=frozenset(growing.words),
        parties=frozenset(growing.parties),
        signers=signers_of(page, span, frozenset(growing.parties)),
        year=year,
        date=date if date and len(date) > 4 else None,
        dated=growing.date is not None,
        acronym=growing.acronym or (acronym_before(page, span.start) if growing.words else None),
        proper=growing.proper,
        titled=growing.titled,
        definite=growing.definite,
        indefinite=growing.indefinite,
        plural=fold(page.surface(index)) in page.wording.plural,
        old=growing.old,
        new=growing.new,
    )
