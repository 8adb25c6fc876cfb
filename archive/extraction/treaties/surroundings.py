"""What the words around a phrase say of its instrument: when it was signed, what its acronym is."""

from __future__ import annotations

import re
from bisect import bisect_right

from archive.extraction.findings import Span
from archive.extraction.treaties.instruments import Page

_EXPLAINED = re.compile(r"(?<![\w-])([A-ZА-ЯЁ][A-ZА-ЯЁ-]{2,10}),\s(?:[^\W\d_]{1,5}\s)?\Z")
_SIGNED_GAP = re.compile(r"[^.;:!?\n\"“”«»]{0,34}\Z")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")


def acronym_before(page: Page, start: int) -> str | None:
    """The acronym that the phrase explains: `el T-MEC, su tratado de libre comercio`."""
    match = _EXPLAINED.search(page.document.text, max(0, start - 24), start)
    return match.group(1) if match else None


def signed_after(page: Page, end: int) -> str | None:
    """The date after `signed` where that word follows the phrase in the same clause: `… signed in Paris in 1963`."""
    first = page.word_index(end)
    for index in range(first, min(first + 7, len(page.words))):
        word = page.words[index]
        if not _SIGNED_GAP.match(page.document.text[end : word.span.start]):
            return None
        if word.key in page.wording.signed and page.plain(index) not in page.wording.subject:
            found = page.dated(word.span.end)
            return found[0] if found else None
        if page.wording.head_of(page.surface(index), word.key):
            return None
    return None


def signed_before(page: Page, span: Span) -> str | None:
    """The date beside a `signed` that stands before the phrase.

    Right before it: `der am 22. Januar 1963 geschlossene Vertrag`; or right behind the phrase, where the verb is up to
    three words before it: `signed the treaty in 1997`.
    """
    index = page.word_index(span.start) - 1
    verbs = [place for place in range(index, max(-1, index - 3), -1) if page.words[place].key in page.wording.signed]
    if not verbs:
        return None
    signed = page.words[verbs[0]].span
    if not _SIGNED_GAP.match(page.document.text[signed.end : span.start]):
        return None
    if verbs[0] == index and (before := _date_before(page, signed.start)):
        return before
    after = page.dated(span.end, reach=28)
    return after[0] if after else None


def _date_before(page: Page, end: int) -> str | None:
    place = bisect_right(page.dates, end, key=lambda date: date.span.end) - 1
    if place >= 0 and end - page.dates[place].span.end <= 25 and page.dates[place].value[:4].isdigit():
        return page.dates[place].value
    years = _YEAR.findall(page.document.text, max(0, end - 30), end)
    return years[-1] if years else None
