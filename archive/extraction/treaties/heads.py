"""Which words are an instrument where they stand: `treaty`, not `according`, nor `statute of limitations`."""

from __future__ import annotations

from archive.extraction.treaties.instruments import Page
from archive.extraction.treaties.leftward import TIGHT
from archive.extraction.treaties.wording import Head


def head_at(page: Page, index: int, ended: int) -> tuple[Head, int] | None:
    """What kind of instrument the word is, and the first word of its term (`exchange` in `exchange of notes`).

    `ended` is the offset where the phrase before ended: an acronym inside it is part of it.
    """
    word, words = page.words[index], page.wording
    head = page.heads.get(index)
    first = index
    if head is None and page.surface(index) in words.acronyms and word.span.start >= ended:
        head = "strong"
    elif head is None and word.key in words.papers:
        first = _exchange(page, index)
        head = "weak" if first < index else None
    elif head is None and word.key in words.peace and _is_named_peace(page, index):
        head = "strong"
    elif head is None and word.key in words.capital_heads and _is_titled(page, index):
        head = "weak"
    return (head, first) if head and _stands_alone(page, index) else None


def _exchange(page: Page, index: int) -> int:
    """The first word of `exchange of notes` that ends with this word, else this word."""
    for back in (index - 1, index - 2):
        if back >= 0 and page.words[back].key in page.wording.exchanges and TIGHT.match(page.gap(back)):
            return back
    return index


def _is_named_peace(page: Page, index: int) -> bool:
    """Whether a peace is a treaty that is named for its place: `Peace of Westphalia`, `Брестский мир`."""
    words = page.wording
    if index > 0 and page.gap(index - 1) == " " and words.places_before:
        before = page.surface(index - 1)
        if before[0].isupper() and before.endswith(words.places_before) and not page.named_at(index - 1):
            return page.words[index - 1].key not in words.not_places
    if index + 2 >= len(page.words) or page.gap(index) != " ":
        return False
    if words.place_endings and page.surface(index + 1).endswith(words.place_endings):
        return page.words[index + 1].key not in words.not_places and page.is_near_year(page.words[index + 1].span.end)
    of_place = page.plain(index + 1) in words.peace_of and page.gap(index + 1) == " "
    place = of_place and page.surface(index + 2)[0].isupper() and page.named_at(index + 2) is None
    return place and (words.nouns_in_capitals or page.surface(index)[0].isupper())


def _is_titled(page: Page, index: int) -> bool:
    """Whether a word is an instrument by its capital, and that of the word before: `the Multilateral Instrument`."""
    before = index > 0 and page.gap(index - 1) == " " and page.surface(index - 1)[0].isupper()
    return before and page.surface(index)[0].isupper() and not page.surface(index).isupper()


def _stands_alone(page: Page, index: int) -> bool:
    """Whether the word is an instrument here, not a part of another name (`Treaty Organization`) or a contract."""
    words = page.wording
    behind = _behind(page, index)
    if behind and (behind[0] in words.not_before or _goes_into_name(page, index + 1)):
        return False
    if behind and behind[0] in words.inside and not words.not_of.isdisjoint(behind[1:]):
        return False
    for back in (index - 1, index - 2):
        if back >= 0 and page.words[back].key in words.not_after and TIGHT.match(page.gap(back)):
            return False
    if words.heads.get(page.words[index].key) == "charter":
        return page.surface(index)[0].isupper() or page.plain(index - 1) not in words.indefinite
    return True


def _behind(page: Page, index: int) -> list[str]:
    """The three words behind a word at most, folded, where nothing but blanks and apostrophes part them."""
    following: list[str] = []
    for place in range(index, min(index + 3, len(page.words) - 1)):
        if not TIGHT.match(page.gap(place)):
            break
        following.append(page.plain(place + 1))
    return following


def _goes_into_name(page: Page, index: int) -> bool:
    """Whether an instrument follows in whose name this one stands: `Energy Charter Treaty`."""
    words = page.wording
    head = words.names_before and not words.names_after and page.words[index].key in words.heads
    return head and page.surface(index)[0].isupper()
