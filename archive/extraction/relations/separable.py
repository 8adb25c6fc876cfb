"""Verbs whose first half ends the clause, with the object between them: `löst … ab`, `setzt … außer Kraft`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.relations.saying import saying

_REACH = 40
"""How many words may stand between the halves of a verb."""
_CLOSES = re.compile(r"[ ]?[,.;:!?)»“”\"–—\n]|[ ](?:und|oder)[ ]|$")
"""What stands behind the half that ends a clause."""


def find_separable(document: Document) -> Iterator[tuple[Span, str]]:
    """Verbs of the list, from their one half to the other, and the kind of relation that they say."""
    verbs = saying(document.language).separable
    if not verbs:
        return
    for place, word in enumerate(document.words):
        if word.text in verbs:
            for kind, parted in verbs[word.text]:
                end = _parted(document, place, parted)
                if end:
                    yield Span(word.span.start, end), f"{kind}-active"


def _parted(document: Document, place: int, parted: tuple[str, ...]) -> int:
    """Where the verb's other half ends, 0 where it does not follow in the sentence."""
    limit = document.sentence_at(document.words[place].span.start).end
    last = min(len(document.words), place + _REACH)
    for here in range(place + 1, last):
        words = document.words[here : here + len(parted)]
        if words[-1].span.end > limit:
            break
        if tuple(word.text for word in words) == parted and _CLOSES.match(document.text, words[-1].span.end):
            return words[-1].span.end
    return 0
