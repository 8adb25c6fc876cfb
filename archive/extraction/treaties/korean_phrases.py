"""Reads Korean phrases about instruments: the name stands before the word, and particles are glued behind it.

`'포괄적인 전략적동반자관계에 관한 조약'의`: the quoted words are the name; without marks the words before are taken
for as long as they are states, subjects or the small words that join them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from archive.extraction.findings import Span
from archive.extraction.treaties.instruments import Page, Phrase
from archive.extraction.treaties.surroundings import signers_of
from archive.extraction.treaties.wording import HEADS, Head
from archive.languages import lexicon

_TOKEN = re.compile(r"[^\s,.‘’'\"“”「」『』<>《》()\[\]…·‧∙ㆍ-]+")
_QUOTED = re.compile(r"[‘'\"“「『<《]([^‘’'\"“”「」『』<>《》\n]{2,80})[’'\"”」』>》]")
_OPENING = "‘'\"“「『<《"
_JOINED = re.compile(r"[ ·‧∙ㆍ-]{0,2}\Z")
_ACRONYM = re.compile(r"\(([A-Z][A-Z-]{1,9})\)")


_NAME = 2
"""Syllables of the shortest name."""


@dataclass(frozen=True, slots=True)
class _Korean:
    heads: tuple[tuple[str, Head], ...]
    not_heads: tuple[str, ...]
    about: frozenset[str]
    and_: tuple[str, ...]
    subjects: tuple[str, ...]
    epithets: frozenset[str]
    new: frozenset[str]
    old: frozenset[str]
    signed: tuple[str, ...]
    of_party: frozenset[str]
    short_states: dict[str, str]
    dated: re.Pattern[str]
    """A year, and the rest of a date, right before the words for signing."""


@lru_cache(maxsize=1)
def _korean() -> _Korean:
    words = lexicon("ko", "treaties")
    return _Korean(
        heads=tuple((word, kind) for kind in HEADS for word in words[kind]),
        not_heads=tuple(words["not_heads"]),
        about=frozenset(words["about"]),
        and_=tuple(words["and"]),
        subjects=tuple(sorted(words["subjects"], key=len, reverse=True)),
        epithets=frozenset(words["epithets"]),
        new=frozenset(words["new"]),
        old=frozenset(words["old"]),
        signed=tuple(words["signed"]),
        of_party=frozenset(words["of_party"]),
        short_states=words["short_states"],
        dated=re.compile(rf"((?:1[6-9]|20)\d\d){words['year']}[^.\n]{{0,24}}\Z"),
    )


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str


def find_korean_phrases(page: Page) -> Iterator[Phrase]:
    """Every phrase about an instrument in a Korean text, bare ones (`이 조약`) included."""
    text = page.document.text
    korean = _korean()
    tokens = [_Token(*match.span(), match.group()) for match in _TOKEN.finditer(text)]
    quoted = [Span(*match.span(1)) for match in _QUOTED.finditer(text)]
    for index, token in enumerate(tokens):
        found = _head(token.text, korean)
        if found:
            yield _phrase(page, tokens, index, found, quoted)


def _head(token: str, korean: _Korean) -> tuple[Head, int, int] | None:
    """The kind of instrument that a token names, and where in the token its word begins and ends."""
    if any(word in token for word in korean.not_heads):
        return None
    best: tuple[Head, int, int] | None = None
    for word, kind in korean.heads:
        place = token.rfind(word)
        if place >= 0 and (best is None or place > best[1]):
            best = kind, place, place + len(word)
    return best


def _phrase(page: Page, tokens: list[_Token], index: int, found: tuple[Head, int, int], quoted: list[Span]) -> Phrase:
    korean = _korean()
    head, place, stop = found
    token = tokens[index]
    end = token.start + stop
    name = next((span for span in quoted if span.start <= token.start and end <= span.end), None)
    first = index
    if name and name.end - end <= 1:
        while first > 0 and tokens[first - 1].start >= name.start:
            first -= 1
    else:
        while first > 0 and _belongs(page, tokens, first - 1, korean):
            first -= 1
        name = None
    named = {state.span.start for state in page.states}
    parts = [part.text for part in tokens[first:index] if part.start not in named]
    parts.append(token.text[:place])
    start = tokens[first].start
    words, parties = _contents(parts, korean)
    acronym = _ACRONYM.match(page.document.text, end)
    own_name = not words and not parties and _is_own_name(token.text[:place], korean)
    if own_name:
        words.add(token.text[:place])
    elif name and not words:
        words.update(part for part in parts if len(part) > 1)
    elif not words and not parties and first == index and (before := _name_before(page, tokens, index)):
        own_name, start = True, before.start
        words.add(before.text)
    parties |= {state.keys[0] for state in page.states if start <= state.span.start < end}
    year = _signed(page.document.text, name.start - 1 if name else start, korean)
    return Phrase(
        span=Span(start, end),
        head=head,
        rule="treaty-form",
        core=token.start + place,
        words=frozenset(words),
        parties=frozenset(parties),
        signers=signers_of(page, Span(start, end), frozenset(parties)),
        year=year,
        dated=year is not None,
        acronym=acronym.group(1) if acronym else None,
        proper=own_name or (name is not None and bool(words)),
        definite=True,
        old=any(part in korean.old for part in parts),
        new=any(part in korean.new for part in parts),
    )


def _name_before(page: Page, tokens: list[_Token], index: int) -> _Token | None:
    """The name that a blank parts from the instrument, where the text writes the two together again: `칼마르 조약`."""
    token = tokens[index - 1] if index else None
    if token is None or page.document.text[token.end : tokens[index].start] != " " or len(token.text) < _NAME:
        return None
    together = page.document.text[token.start : tokens[index].start + len(_bare(tokens[index].text))]
    return token if page.document.text.count(together) > 1 and not token.text.endswith(_endings()) else None


def _bare(text: str) -> str:
    """The token up to the end of the word for the instrument, its particle left out."""
    head = _head(text, _korean())
    return text[: head[2]] if head else text


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    return tuple(lexicon("ko", "people")["endings"])


def _is_own_name(part: str, korean: _Korean) -> bool:
    """Whether what is glued before the word is a name of its own: `파리|협정`, not `이|조약` or `새|조약`."""
    return len(part) >= 2 and part not in korean.epithets | korean.new | korean.old


def _belongs(page: Page, tokens: list[_Token], index: int, korean: _Korean) -> bool:
    """Whether a token before the phrase is part of it: a state, a subject, or a word that joins them."""
    token, after = tokens[index], tokens[index + 1]
    if not _JOINED.match(page.document.text[token.end : after.start]):
        return False
    if token.text in korean.about | korean.epithets | korean.old | korean.new | set(korean.and_):
        return True
    if token.text.startswith(korean.subjects):
        return True
    if all(sign in korean.short_states for sign in token.text) and len(token.text) <= 3:
        return True
    named = [state for state in page.states if state.span.start == token.start]
    rests = [page.document.text[state.span.end : token.end] for state in named]
    return any(not rest or rest in korean.of_party for rest in rests)


def _contents(parts: list[str], korean: _Korean) -> tuple[set[str], set[str]]:
    """The subjects that the parts speak of, and the states that they shorten (`북러`)."""
    words: set[str] = set()
    parties: set[str] = set()
    for part in parts:
        if part and len(part) <= 3 and all(sign in korean.short_states for sign in part):
            parties.update(korean.short_states[sign] for sign in part)
            continue
        rest = part
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
    return words, parties


def _signed(text: str, start: int, korean: _Korean) -> int | None:
    """The year of `2000년 2월 9일 체결된` right before the phrase."""
    before = text[max(0, start - 40) : start].rstrip(" '\"‘“「『")
    if not before.endswith(korean.signed):
        return None
    match = korean.dated.search(before)
    return int(match.group(1)) if match else None
