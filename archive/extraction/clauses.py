"""Clauses: what parts them, and the asides between commas, whose nouns are no subject of the verb that follows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.extraction.findings import Span

GOES_ON = r"\s+(?:[a-zß-öø-ÿąćęłńśźżа-яё\d]|\Z)"
"""What shows that the full stop before it is an abbreviation's (`art. 5`): a small letter, a figure, nothing more."""
PARTING = re.compile(rf"[;:!?…]|(?<![^A-Za-zА-Яа-я][A-ZА-Я])\.(?=\s)(?!{GOES_ON})|\n")
"""What parts one clause from another for certain; the full stop of `U.S.`, of an initial or of `art. 5` does not."""


_BLANKS = 4
"""Code points that may stand between a comma and the word that opens an aside."""


def in_an_aside(text: str, inner: Span, verb: int, openers: Iterable[Span]) -> bool:
    """Whether `inner` lies in an aside that ends before the verb: `The A, which replaces the B, was signed`.

    `openers` are words that open such clauses (`which`, `que`, `который`); a comma stands before the opener, and
    another between `inner` and the verb.
    """
    if "," not in text[inner.end : verb]:
        return False
    for opener in openers:
        if (
            opener.end <= inner.start
            and text[max(0, opener.start - _BLANKS) : opener.start].rstrip().endswith(",")
            and "," not in text[opener.end : inner.start]
        ):
            return True
    return False
