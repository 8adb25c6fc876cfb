"""Words and sentences that ran together in a scrape or a machine translation, set apart again.

A name and the word after it are parted only where both halves are known and the whole is not; nothing is
rewritten beyond the missing space.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import lru_cache

from archive.reading.vocabulary import GlueWords, glue_words

_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_IN_SENTENCE = re.compile(rf"(?<=[\w,;’'”] ){_TOKEN.pattern}")
_PARTS = re.compile(r"[-’']")
_APOSTROPHE = re.compile(r"[’']")
_SENTENCES = re.compile(
    r"(?<=[^\W\d_A-ZА-ЯЁ][^\W\d_A-ZА-ЯЁ])[.!?…](?=[^\W\d_a-zа-яё][^\W\d_A-ZА-ЯЁ])"  # Länder.Putin
    r"|(?<=[\d)\]%])[.!?…](?=[^\W\d_a-zа-яё][^\W\d_A-ZА-ЯЁ])"  # (Artikel 2).Das
    r"|(?<=[가-힣])\.(?=[가-힣])"
)
_QUOTE_AFTER = re.compile(r"(?<=[^\W_])[.!?…]([\"“”„«»])(?=[^\W\d_a-zа-яё])")  # hatte."Der, said."He
_QUOTE_BEFORE = re.compile(r"(?<=[\"”»“])[.](?=[^\W\d_a-zа-яё][^\W\d_A-ZА-ЯЁ])")  # tensa".El
_RUN_ON = re.compile(r"[.!?…][\"“”„«»]?[^\W\d_]")
"""What all three have in common, and a text is searched for faster."""
_SHORT_HEAD = 4
_SURE_HEAD = 5
_SHOWN = 12
_LONGEST = 60
_ADDRESS = 200


def part_sentences(text: str) -> tuple[str, list[str]]:
    """Gives sentences that were glued over a full stop their space, whichever side of a quotation mark it was on."""
    if not _RUN_ON.search(text):
        return text, []
    paragraphs = text.split("\n")
    parted = 0
    for i, paragraph in enumerate(paragraphs):
        places = sorted(place for place in _places(paragraph) if not _in_address(paragraph, place))
        pieces = [paragraph[a:b] for a, b in zip([0, *places], [*places, len(paragraph)], strict=True)]
        paragraphs[i] = " ".join(pieces)
        parted += len(places)
    if not parted:
        return text, []
    return "\n".join(paragraphs), [
        f"Put a space between sentences that ran together ({parted} time{'s' if parted > 1 else ''})."
    ]


def _places(paragraph: str) -> set[int]:
    """Offsets in the paragraph at which a space is missing."""
    places = {match.end() for match in _SENTENCES.finditer(paragraph)}
    places |= {match.end() for match in _QUOTE_BEFORE.finditer(paragraph)}
    opened = at = 0
    low = False
    for match in _QUOTE_AFTER.finditer(paragraph):
        before = paragraph[at : match.start(1)]
        opened += before.count('"')
        low = ("„" in before or low) and before.rfind("“") < before.rfind("„")
        at = match.end(1)
        mark = match.group(1)
        opens = opened % 2 == 0 if mark == '"' else mark in "„«" or (mark == "“" and not low)
        opened += mark == '"'
        low = mark == "„" or (low and mark != "“")
        places.add(match.start(1) if opens else match.end(1))
    return places


def _in_address(paragraph: str, place: int) -> bool:
    """Whether the offset lies in a web or mail address."""
    start, end = max(0, place - _ADDRESS), place + _ADDRESS
    token = paragraph[start:place].rpartition(" ")[2] + paragraph[place:end].partition(" ")[0]
    return "://" in token or "@" in token or token.startswith("www.")


def part_names(text: str, language: str | None, names: Collection[str]) -> tuple[str, list[str]]:
    """Parts names from the words that ran into them, in a text of that language (ISO 639-1).

    `names` are proper words that the caller knows. A whole token that is one of them, or stands in the text more
    than once, is left alone.
    """
    listed = glue_words(language)
    if not listed.words:
        return text, []
    known = _single_words(names if isinstance(names, frozenset) else frozenset(names))
    count = Counter(_TOKEN.findall(text))
    doubtful = _doubtful(count, known, listed)
    if not doubtful:
        return text, []
    seen = _Seen(text, count, known)
    pieces: list[str] = []
    parted: list[str] = []
    done = 0
    for match in _TOKEN.finditer(text):
        token = match.group()
        at = (
            _split(token, seen, listed, text[max(0, match.start() - 40) : match.start()]) if token in doubtful else None
        )
        if at is not None:
            pieces += [text[done : match.start() + at], " "]
            done = match.start() + at
            parted.append(f"“{token}” → “{token[:at]} {token[at:]}”")
    if not parted:
        return text, []
    more = f", and {len(parted) - _SHOWN} more" if len(parted) > _SHOWN else ""
    warning = f"Parted words that ran together: {', '.join(parted[:_SHOWN])}{more}."
    return "".join([*pieces, text[done:]]), [warning]


class _Seen:
    """What the text itself shows: which of its tokens are names, which are words."""

    def __init__(self, text: str, count: Counter[str], known: frozenset[str]) -> None:
        self.known = known
        self.small = {token for token in count if token[0].islower()}
        capitals = {
            _APOSTROPHE.split(token, maxsplit=1)[0] for token in _IN_SENTENCE.findall(text) if token[0].isupper()
        }
        self.names = {token for token in capitals if token.lower() not in self.small}
        # Each part of "Kim Jong-un" is a name's, however the rest of the text writes it.
        self.names |= {part.capitalize() for token in capitals if "-" in token for part in token.split("-")}


@lru_cache(maxsize=8)
def _single_words(names: frozenset[str]) -> frozenset[str]:
    words = {word for name in names for word in name.split()}
    words |= {part for word in words if "-" in word for part in word.split("-")}
    return frozenset(word for word in words if word[:1].isupper()) | names


def _doubtful(count: Counter[str], known: frozenset[str], listed: GlueWords) -> set[str]:
    """The tokens that might be a name and what ran into it, wherever they stand: nearly every text has none."""
    heads = {token for token in count if token[0].isupper()}
    rests = (listed.words | listed.endings).union(count.keys() - heads if listed.text_words else ())
    heads.update(part.capitalize() for token in list(heads) if not token.isalpha() for part in _PARTS.split(token))
    doubtful = set()
    for token in heads:
        if count[token] != 1 or not 4 <= len(token) <= _LONGEST or token in known:
            continue
        for at in range(2, len(token) - 1):
            if token[at:] in rests and (token[:at] in heads or token[:at] in known):
                doubtful.add(token)
    return doubtful


def _split(token: str, seen: _Seen, listed: GlueWords, before: str) -> int | None:
    """Where to part the doubtful token, or `None`; the longest name that fits goes first."""
    if token[1:] != token[1:].lower() and "-" not in token:
        return None
    lowered = token.lower()
    if lowered in seen.small or lowered in listed.words or lowered in listed.whole:
        return None
    for at in range(len(token) - 2, 1, -1):
        if _is_name(token[:at], token[at:], seen, listed, before) and _is_rest(token[:at], token[at:], seen, listed):
            return at
    return None


def _is_name(head: str, tail: str, seen: _Seen, listed: GlueWords, before: str) -> bool:
    if head not in seen.known and head not in seen.names:
        return False
    if head.lower() in listed.words or head.lower() in listed.endings:
        return False
    if len(head) >= _SHORT_HEAD:
        return True
    # "Un" of "Kim Jong Unand": so short a name must end a name.
    previous = before.rstrip(" ").rpartition(" ")[2] if before.endswith(" ") else ""
    return tail in listed.words and len(tail) > 2 and (previous in seen.known or previous in seen.names)


def _is_rest(head: str, tail: str, seen: _Seen, listed: GlueWords) -> bool:
    if not tail.islower() or tail in listed.never:
        return False
    if tail in listed.words:
        return True
    if len(head) < _SURE_HEAD:
        return False
    if tail in listed.endings:
        return head in seen.names
    return listed.text_words and len(tail) >= 4 and tail in seen.small
