"""Reads Korean phrases about instruments: the name stands before the word, and particles are glued behind it.

`'포괄적인 전략적동반자관계에 관한 조약'의`: the quoted words are the name; without marks the words before are taken
for as long as they are states, subjects or the small words that join them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from archive.extraction.findings import Span
from archive.extraction.treaties.instruments import Page, Phrase
from archive.extraction.treaties.korean_wording import KoreanWording, korean_wording
from archive.extraction.treaties.surroundings import signers_of
from archive.extraction.treaties.wording import Head

_TOKEN = re.compile(r"[^\s,.‘’'\"“”「」『』<>《》()\[\]…·‧∙ㆍ-]+")
_QUOTED = re.compile(r"[‘'\"“「『<《]([^‘’'\"“”「」『』<>《》\n]{2,80})[’'\"”」』>》]")
_DOTS = frozenset("·‧∙ㆍ")
_OPENING = "‘'\"“「『<《"
_JOINED = re.compile(r"[ ·‧∙ㆍ-]{0,2}\Z")
_YEAR_BEFORE = re.compile(r"(?<!\d)((?:1[6-9]|20)\d\d)년의? ['\"‘“「『]?\Z")
_ACRONYM = re.compile(r"\(([A-Z][A-Z-]{1,9})\)")

_LONGEST = 20
"""Words of the longest phrase."""
_TITLE = 9
"""Words of the longest title that no marks show."""
_BOOK = 40
"""Code points of the longest title of a book."""
_PARTED = 3
"""Words that no list has between an instrument and the states or subjects with which its name begins."""
_TOPIC = frozenset({"은 ", "는 ", "이 ", "가 "})
_SOON = 12
"""Code points behind a date within which the verb stands that says what was done then."""
_NAME = 2
"""Syllables of the shortest name."""


class _Token(NamedTuple):
    start: int
    end: int
    text: str


def find_korean_phrases(page: Page) -> Iterator[Phrase]:
    """Every phrase about an instrument in a Korean text, bare ones (`이 조약`) included."""
    document, korean, ended = page.document, korean_wording(), -1
    text = document.text
    quoted: list[Span] | None = None
    for match in korean.head.finditer(text):
        if match.start() < ended:
            continue
        sentence = document.sentence_at(match.start())
        ended = sentence.end
        tokens = [_Token(*word.span(), word.group()) for word in _TOKEN.finditer(text, sentence.start, sentence.end)]
        if quoted is None:
            quoted = [Span(*mark.span(1)) for mark in _QUOTED.finditer(text)]
        for index, token in enumerate(tokens):
            found = _head(token.text, korean)
            acronym = token.text.isascii() and text[token.start - 1 : token.start] == "("
            if found and not acronym and not _is_in_a_book(text, token):
                yield _phrase(page, tokens, index, found, quoted)


def _is_in_a_book(text: str, token: _Token) -> bool:
    """Whether the word stands in the title of a book: `『물의 조약』`."""
    opened = text.rfind("『", max(0, token.start - _BOOK), token.start)
    return opened >= 0 and text.find("』", opened, token.start) < 0


def _head(token: str, korean: KoreanWording) -> tuple[Head, int, int] | None:
    """The kind of instrument that a token names, and where in the token its word begins and ends."""
    if korean.head.search(token) is None or korean.no_head.search(token):
        return None
    best: tuple[Head, int, int] | None = None
    for word, kind in korean.heads:
        place = token.rfind(word)
        if place >= 0 and (best is None or place > best[1]):
            best = kind, place, place + len(word)
    return best


def _phrase(page: Page, tokens: list[_Token], index: int, found: tuple[Head, int, int], quoted: list[Span]) -> Phrase:
    korean = korean_wording()
    head, place, stop = found
    token = tokens[index]
    end = token.start + stop
    name = _quoted_over(quoted, token.start, end)
    first = index
    if name and name.end - end <= 1:
        while first > 0 and tokens[first - 1].start >= name.start:
            first -= 1
    else:
        while first > 0 and index - first < _LONGEST:
            step = _step_left(page, tokens, first, korean)
            if not step:
                break
            first -= step
            if tokens[first].text in korean.about:
                first = _title_start(page, tokens, first, korean)
        while first < index and tokens[first].text in korean.and_:
            first += 1
        name = None
    parts = [part.text for part in tokens[first:index] if part.start not in page.states_at]
    parts.append(token.text[:place])
    start = tokens[first].start
    titled = any(part in korean.about for part in parts)
    words, parties = _contents(parts, korean, every=titled or name is not None)
    acronym = _ACRONYM.match(page.document.text, end)
    own_name = not words and not parties and _is_own_name(token.text[:place], korean)
    if own_name:
        words.add(token.text[:place])
    elif name and not words:
        words.update(part for part in parts if len(part) > 1)
    elif not words and not parties and _is_plain(parts, korean) and (before := _name_before(page, tokens, first)):
        own_name, start = True, before[0].start
        words.update(part.text for part in before)
    parties.update(state.keys[0] for state in page.states_in(Span(start, end)))
    plural = page.document.text.startswith(korean.plural_end, end)
    begin = name.start - 1 if name else start
    year = _signed(page.document.text, begin, korean) or _signs(page, start, end, korean)
    old = any(part in korean.old for part in parts)
    year = year or (_signed_behind(page, end, korean) if old else None)
    year = year or (_year_before(page, begin) if words or korean.papers & {token.text[place:stop]} else None)
    return Phrase(
        span=Span(start, end),
        head=head,
        noun=token.text[place:stop],
        rule="treaty-form",
        core=token.start + place,
        words=frozenset(words),
        parties=frozenset(parties),
        signers=signers_of(page, Span(start, end), frozenset(parties)) if len(parties) < _NAME else frozenset(),
        year=year,
        dated=year is not None and not (set(parts) & korean.this and not words),
        acronym=acronym.group(1) if acronym else None,
        ordinal=next((korean.ordinals[part] for part in parts if part in korean.ordinals), None),
        topics=frozenset(topic for word, topic in korean.topics.items() if any(word in own for own in words)),
        own=frozenset(words) - korean.listed,
        titled=titled,
        plural=plural,
        proper=not plural
        and (own_name or (bool(words) and (name is not None or titled or not words <= korean.listed))),
        definite=True,
        old=old,
        new=any(part in korean.new for part in parts),
    )


def _quoted_over(quoted: list[Span], start: int, end: int) -> Span | None:
    """What stands between the marks around the offsets, which follow one another and never overlap."""
    place = bisect_right(quoted, start, key=lambda span: span.start) - 1
    return quoted[place] if place >= 0 and end <= quoted[place].end else None


def _step_left(page: Page, tokens: list[_Token], first: int, korean: KoreanWording) -> int:
    """How many words before the phrase belong to it: one, or as many as part it from its states or subjects."""
    if _belongs(page, tokens, first - 1, korean):
        return 1
    for step in range(1, _PARTED + 1):
        place = first - step
        if place < 1 or not _is_noun(tokens[place].text, korean) or not _is_joined(page, tokens, place):
            return 0
        if _belongs(page, tokens, place - 1, korean) and tokens[place - 1].text not in korean.epithets:
            return step + 1
    return 0


def _is_joined(page: Page, tokens: list[_Token], index: int) -> bool:
    """Whether nothing but a blank or a dot parts a word from the one after it."""
    return bool(_JOINED.match(page.document.text[tokens[index].end : tokens[index + 1].start]))


def _is_noun(word: str, korean: KoreanWording) -> bool:
    """Whether a word may be part of a name: no particle and no ending of a verb shows that it is none."""
    common = word in korean.common or word.endswith(korean.no_names) or not word.isalpha()
    return len(word) >= _NAME and not common and _head(word, korean) is None


def _is_plain(parts: list[str], korean: KoreanWording) -> bool:
    """Whether nothing names the instrument yet: only what is said of any stands before it (`3자 협정`)."""
    return all(part in korean.number or not part for part in parts)


def _name_before(page: Page, tokens: list[_Token], index: int) -> tuple[_Token, ...]:
    """The name that a blank parts from the instrument: `칼마르 조약`; two that a dot joins: `코타·루나 조약`."""
    korean, text = korean_wording(), page.document.text
    if not index or text[tokens[index - 1].end : tokens[index].start] != " ":
        return ()
    if not _is_noun(tokens[index - 1].text, korean):
        return ()
    first = index - 1
    while first > 0 and text[tokens[first - 1].end : tokens[first].start] in _DOTS and index - first < _PARTED:
        first -= 1
    return tuple(tokens[first:index])


def _title_start(page: Page, tokens: list[_Token], about: int, korean: KoreanWording) -> int:
    """Where the title begins that `…에 관한` ends: after a word whose particle shows it for a part of the sentence."""
    first = about - 1
    while first > 0 and about - first < _TITLE:
        token, after = tokens[first - 1], tokens[first]
        if not _JOINED.match(page.document.text[token.end : after.start]) or token.text.endswith(korean.breaks):
            break
        first -= 1
    return max(0, first)


def _is_own_name(part: str, korean: KoreanWording) -> bool:
    """Whether what is glued before the word is a name of its own: `파리|협정`, not `이|조약` or `새|조약`."""
    return len(part) >= 2 and part not in korean.epithets | korean.new | korean.old


def _belongs(page: Page, tokens: list[_Token], index: int, korean: KoreanWording) -> bool:
    """Whether a token before the phrase is part of it: a state, a subject, or a word that joins them."""
    token, after = tokens[index], tokens[index + 1]
    if not _JOINED.match(page.document.text[token.end : after.start]):
        return False
    if token.text.startswith(korean.signing) or _head(token.text, korean):
        return False
    if token.text in korean.joining:
        return True
    if token.text.startswith(korean.subjects):
        return True
    if all(sign in korean.short_states for sign in token.text) and len(token.text) <= 3:
        return True
    state = page.states_at.get(token.start)
    rest = page.document.text[state.span.end : token.end] if state else None
    return rest is not None and (not rest or rest in korean.of_party)


def _contents(parts: list[str], korean: KoreanWording, every: bool) -> tuple[set[str], set[str]]:
    """The subjects that the parts speak of, and the states that they shorten (`북러`).

    What no list has is taken from the part glued to the instrument, and from all parts of a title (`every`).
    """
    small = korean.about | korean.epithets | korean.new | korean.old | set(korean.and_) | korean.ordinals.keys()
    words: set[str] = set()
    parties: set[str] = set()
    for place, part in enumerate(parts):
        if part in small:
            continue
        if part and len(part) <= 3 and all(sign in korean.short_states for sign in part):
            parties.update(korean.short_states[sign] for sign in part)
            continue
        rest = part
        if part[:1] in korean.epithets | korean.old and _are_states(part[1:3], korean):  # `신한일어업협정`
            rest = part[1:]
        while (
            rest and len(rest) > 1 and rest[:2] and all(sign in korean.short_states for sign in rest[:2]) and not words
        ):
            parties.update(korean.short_states[sign] for sign in rest[:2])
            rest = rest[2:]
        while rest:
            subject = next((word for word in korean.subjects if rest.startswith(word)), None)
            if subject is None:
                break
            words.add(subject)
            rest = rest[len(subject) :]
        if every and rest.endswith(korean.glued):
            rest = rest[:-1]
        if len(rest) >= _NAME and (every or (place == len(parts) - 1 and (words or parties))):
            words.add(rest)
    return words, parties


def _are_states(signs: str, korean: KoreanWording) -> bool:
    """Whether two syllables shorten two states: `한일`."""
    return len(signs) == _NAME and all(sign in korean.short_states for sign in signs)


def _signed(text: str, start: int, korean: KoreanWording) -> int | None:
    """The year of `2000년 2월 9일 체결된` right before the phrase."""
    before = text[max(0, start - 40) : start].rstrip(" '\"‘“「『")
    if not before.endswith(korean.signed):
        return None
    match = korean.dated.search(before)
    return int(match.group(1)) if match else None


def _signs(page: Page, start: int, end: int, korean: KoreanWording) -> int | None:
    """The year before the phrase, where the verb behind it says that it was signed: `2017년 … 조약에 서명`."""
    text = page.document.text
    behind = text[end : end + 12].lstrip("'\"’”」』》> 에을를은는이가")
    if not behind.startswith(korean.signing):
        return None
    before = text[max(0, start - 24) : start]
    if "." in before.rstrip():
        return None
    years = [date.value[:4] for date in page.dates_in(Span(start - 24, start)) if date.span.end <= start]
    return int(years[-1]) if years and years[-1].isdigit() else None


def _signed_behind(page: Page, end: int, korean: KoreanWording) -> int | None:
    """The year right behind the phrase, where it was signed then: `옛 협정은 1972년 11월 24일 서명돼`."""
    if page.document.text[end : end + 2] not in _TOPIC:
        return None
    for date in page.dates_in(Span(end + 2, end + 3)):
        behind = page.document.text[date.span.end : date.span.end + _SOON]
        if any(stem in behind for stem in korean.signing) and date.value[:4].isdigit():
            return int(date.value[:4])
    return None


def _year_before(page: Page, start: int) -> int | None:
    """The year right before a description: `1951년 우호조약`, `그해 9월 1일의 교환각서`."""
    text = page.document.text
    match = _YEAR_BEFORE.search(text[max(0, start - 12) : start])
    if match:
        return int(match.group(1))
    place = bisect_right(page.dates, start, key=lambda date: date.span.end) - 1
    if place < 0 or text[page.dates[place].span.end : start].strip() not in ("", "의"):
        return None
    year = page.dates[place].value[:4]
    return int(year) if year.isdigit() else None
