"""Several instruments behind one plural: `the treaties of 1858 and 1860`, `the agreements with Cyprus and Malta`.

Each member is told by its day or year, by a proper name with or without a date, or by the state with which it was
made; so many members, so many phrases. One member alone makes no list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from archive.extraction.findings import Span
from archive.extraction.treaties.growing import Growing
from archive.extraction.treaties.instruments import Page, Phrase
from archive.extraction.treaties.leftward import TIGHT

_MOST = 8
"""Members of the longest list."""
_NAME = 3
"""Words of the longest name of a member."""
_REACH = 4
"""Code points between a small word and the date behind it."""
_GAPS = frozenset({" ", ", ", ": ", " – ", " — "})


@dataclass(slots=True)
class _Member:
    start: int
    end: int
    words: list[str] = field(default_factory=list)
    date: str | None = None
    parties: tuple[str, ...] = ()
    name_end: int = -1


def listed(growing: Growing, index: int) -> Iterator[Phrase]:
    """A phrase for each instrument of a list whose plural word is at the index; none where no list follows."""
    page = growing.page
    first = index + 1
    members: list[_Member] = []
    made_with = False
    while len(members) < _MOST:
        place = first
        while place < len(page.words) and place - first < _NAME and _is_small(page, place):
            made_with = made_with or page.plain(place) in page.wording.with_
            place += 1
        member = _member(page, place, made_with)
        if member is None:
            break
        members.append(member)
        first = page.word_index(member.end)
    if len(members) < 2 or not _is_joined(page, members):
        return
    begin = page.words[growing.first].span.start
    for member in members:
        yield _phrase(growing, index, member, member.start if member.words and member is not members[0] else begin)


def _is_small(page: Page, place: int) -> bool:
    """Whether a word only leads to a member: `and`, `of`, `with`, `the`."""
    words, plain = page.wording, page.plain(place)
    small = plain in words.dated or plain in words.with_ or plain in words.and_ or plain in words.definite
    return small and page.gap(place - 1) in _GAPS


def _member(page: Page, place: int, made_with: bool) -> _Member | None:
    """The member that begins with the word: a date, a state, or a name that its date may follow."""
    if place >= len(page.words) or page.gap(place - 1) not in _GAPS:
        return None
    start = page.words[place].span.start
    found = page.dated(start, reach=_REACH)
    if found and found[1].start == start:
        return _Member(start, found[1].end, date=found[0])
    state = page.named_at(place)
    if state:
        return _Member(start, state.span.end, parties=state.keys[:1]) if made_with else None
    stop = place
    while stop < len(page.words) and stop - place < _NAME and _is_name(page, stop):
        if stop > place and not TIGHT.match(page.gap(stop - 1)):
            break
        stop += 1
    if stop == place:
        return None
    end = page.words[stop - 1].span.end
    member = _Member(start, end, [page.words[at].key for at in range(place, stop)], name_end=end)
    if stop < len(page.words) and page.gap(stop - 1) in _GAPS and page.plain(stop) in page.wording.dated:
        found = page.dated(page.words[stop].span.end, reach=_REACH)
        if found:
            member.end, member.date = found[1].end, found[0]
    return member


def _is_name(page: Page, place: int) -> bool:
    """Whether the word is a proper name: no subject, no other instrument."""
    word = page.words[place]
    return page.surface(place)[0].isupper() and word.key not in page.wording.subjects and place not in page.heads


def _is_joined(page: Page, members: list[_Member]) -> bool:
    """Whether `and` stands before one of the members, and all are told in the same way."""
    joined = any(
        page.plain(at) in page.wording.and_
        for one, other in pairwise(members)
        for at in range(page.word_index(one.end), page.word_index(other.start))
    )
    kinds = {(bool(member.words), bool(member.parties)) for member in members}
    return joined and len(kinds) == 1


def _phrase(growing: Growing, index: int, member: _Member, begin: int) -> Phrase:
    page = growing.page
    year = member.date[:4] if member.date else ""
    words = frozenset(member.words)
    return Phrase(
        span=Span(begin, member.end),
        head=growing.head,
        noun=page.words[index].key,
        rule="treaty-list",
        name_end=member.name_end if words else -1,
        core=page.words[index].span.start if begin < member.start else -1,
        words=words,
        own=words,
        proper=bool(words),
        parties=frozenset(member.parties),
        year=int(year) if year.isdigit() else None,
        date=member.date if member.date and len(member.date) > len(year) else None,
        dated=member.date is not None,
        definite=growing.definite or bool(words) or not member.parties,
        indefinite=growing.indefinite,
        old=growing.old,
    )
