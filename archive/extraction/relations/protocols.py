"""What an instrument's own name says that it does: a protocol *to* a treaty, an agreement *amending* one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.extraction.cues import cues_within
from archive.extraction.document import Document
from archive.extraction.findings import Relation, RelationType, Span, Treaty
from archive.extraction.relations.saying import TYPES, saying
from archive.extraction.treaties.marks import Mark, marks_of
from archive.extraction.treaties.wording import wording
from archive.extraction.words import fold

_SMALL = 4
"""How many words may stand between `protocol` and the treaty that it is one to."""
_LONGEST = 60


def find_in_names(document: Document, treaties: Sequence[Treaty]) -> Iterator[Relation]:
    """Relations of a protocol to the treaty in its name, or right behind it, or that a pronoun there stands for."""
    marks = marks_of(treaties).all
    for place, (mention, index) in enumerate(marks):
        head = _head(document, mention)
        if head is None:
            continue
        inner = _named_in(document, marks, place, head)
        if inner is None or inner[1] == index:
            continue
        words = Span(mention.start, max(mention.end, inner[0].end))
        kind = _kind(document, Span(mention.start, inner[0].start))
        yield Relation(words, index, kind, inner[1], "relation-name", confidence=0.9)


def _head(document: Document, mention: Span) -> int | None:
    """Where the word `protocol` ends that the mention is named by."""
    heads = wording(document.language)
    for word in document.words_in(mention):
        kind = heads.head_of(word.span.of(document.text), word.key)
        if kind:
            return word.span.end if kind == "protocol" else None
    return None


def _named_in(document: Document, marks: Sequence[Mark], place: int, head: int) -> Mark | None:
    """The treaty behind `protocol to`, within the mention or right behind it; else what its pronoun stands for."""
    mention, index = marks[place]
    for other in marks[place + 1 : place + 4]:
        gap = Span(head, other[0].start)
        if other[0].start >= head and other[1] != index and _is_to(document, mention, gap):
            return other
    words = document.words_in(Span(head, head + 24))
    to = saying(document.language)
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


def _kind(document: Document, name: Span) -> RelationType:
    """`amends` where the name says so (`amending protocol`), else a protocol supplements what it is one to."""
    kinds = {cue.kind.partition("-")[0] for cue in cues_within(document, "relations", name)}
    return next((kind for kind in TYPES if kind in kinds and kind in ("amends", "terminates")), "supplements")
