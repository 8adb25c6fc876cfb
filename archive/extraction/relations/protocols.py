"""What an instrument's own name says that it does: a protocol *to* a treaty, a *supplementary* agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from archive.extraction.cues import cues_within
from archive.extraction.document import Document
from archive.extraction.findings import Relation, RelationType, Span, Treaty
from archive.extraction.relations.saying import TYPES, saying
from archive.extraction.treaties import main_of
from archive.extraction.treaties.marks import Mark, marks_of
from archive.extraction.treaties.wording import Head, wording
from archive.extraction.words import Word, fold, words_of

_SMALL = 4
"""How many words may stand between `protocol` and the treaty that it is one to."""
_LONGEST = 60


def find_in_names(document: Document, treaties: Sequence[Treaty]) -> Iterator[Relation]:
    """Relations to the treaty in an instrument's name, or right beside it, or that a pronoun there stands for.

    A supplementary agreement that says of nothing what it supplements is one to the main treaty.
    """
    marks, main = marks_of(treaties).all, main_of(treaties)
    for place, (mention, index) in enumerate(marks):
        named = _named(mention.of(document.text), document.language)
        if named is None:
            continue
        length, said, kind = named
        head = mention.start + length
        inner = _named_in(document, marks, place, head)
        if inner and inner[1] != index:
            words = Span(min(mention.start, inner[0].start), max(mention.end, inner[0].end))
            stated = _kind(document, Span(mention.start, max(mention.start, inner[0].start)), said)
            yield Relation(words, index, stated, inner[1], "relation-name", confidence=0.9)
        elif said and kind != "protocol" and main not in (None, index) and _is_bare(document, mention, head):
            yield Relation(mention, index, said, main, "relation-name", confidence=0.7)


@lru_cache(maxsize=2_000)
def _named(mention: str, language: str) -> tuple[int, RelationType | None, Head] | None:
    """How far into a mention its head ends, what a word beside it says that the instrument does, and its kind.

    Only of a protocol, or where there is such a word. Reports call a treaty by the same words again and again.
    """
    heads = wording(language)
    words = words_of(mention, language)
    for place, word in enumerate(words):
        kind = heads.head_of(word.span.of(mention), word.key)
        if kind:
            said = _said(words[max(0, place - 1) : place + 2], language)
            return (word.span.end, said, kind) if said or kind == "protocol" else None
    return None


def _said(words: Sequence[Word], language: str) -> RelationType | None:
    named = saying(language).named
    return next((kind for kind in TYPES for word in words if named[kind].holds(fold(word.text))), None)


def _is_bare(document: Document, mention: Span, head: int) -> bool:
    """Whether the mention is little more than its head, so that it is no title of its own."""
    return len(document.words_in(Span(head, mention.end))) <= 1


def _named_in(document: Document, marks: Sequence[Mark], place: int, head: int) -> Mark | None:
    """The treaty behind `protocol to`, within the mention or beside it; else what its pronoun stands for."""
    mention, index = marks[place]
    for other in marks[place + 1 : place + 4]:
        gap = Span(head, other[0].start)
        if other[0].start >= head and other[1] != index and _is_to(document, mention, gap):
            return other
    to = saying(document.language)
    if to.before_to and place and marks[place - 1][1] != index:
        between = document.text[marks[place - 1][0].end : mention.start].lstrip("’'”」』》\"")
        if between in to.before_to:
            return marks[place - 1]
    words = document.words_in(Span(head, head + 24))
    if len(words) > 1 and to.to.holds(fold(words[0].text)) and to.pronouns_after.holds(fold(words[1].text)):
        earlier = [mark for mark in marks[max(0, place - 3) : place] if mark[1] != index]
        return (words[1].span, earlier[-1][1]) if earlier else None
    return None


def _is_to(document: Document, mention: Span, gap: Span) -> bool:
    if gap.end - gap.start > _LONGEST or re.search(r"[.;:!?\n,]", gap.of(document.text)):
        return False
    words = [fold(word.text) for word in document.words_in(gap)]
    language = saying(document.language)
    if gap.end < mention.end and words and not language.to.whole:
        return True
    return len(words) <= _SMALL and any(language.to.holds(word) for word in words)


def _kind(document: Document, name: Span, said: RelationType | None) -> RelationType:
    """`amends` where the name says so (`amending protocol`), else a protocol supplements what it is one to."""
    kinds = {cue.kind.partition("-")[0] for cue in cues_within(document, "relations", name)}
    stated = next((kind for kind in TYPES if kind in kinds and kind in ("amends", "terminates")), None)
    return stated or said or "supplements"
