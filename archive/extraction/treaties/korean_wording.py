"""The Korean words about instruments, from `ko/treaties.toml`, in the shapes in which Korean phrases ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from archive.extraction.treaties.wording import HEADS, Head
from archive.languages import lexicon

STRONG: Head = "strong"


@dataclass(frozen=True, slots=True)
class KoreanWording:
    """The words of `ko/treaties.toml`; what is asked of a word's ending or beginning is a tuple."""

    heads: tuple[tuple[str, Head], ...]
    head: re.Pattern[str]
    """Any of these words."""
    no_head: re.Pattern[str]
    """A word that holds one of them and names no instrument."""
    about: frozenset[str]
    and_: tuple[str, ...]
    subjects: tuple[str, ...]
    listed: frozenset[str]
    """The subjects again, to ask whether a word is one."""
    joining: frozenset[str]
    """Words that stand inside a phrase and are no name: what says its age or number, what joins its parts."""
    epithets: frozenset[str]
    new: frozenset[str]
    old: frozenset[str]
    signed: tuple[str, ...]
    signing: tuple[str, ...]
    """Beginnings of the verbs of which the instrument is the object: `조약에 서명했다`."""
    breaks: tuple[str, ...]
    """Endings of words that stand before a title and are no part of it."""
    no_names: tuple[str, ...]
    """Endings of words, those among them, that are no name before an instrument."""
    common: frozenset[str]
    """Words that stand before an instrument and are no name: `양국 조약`."""
    glued: tuple[str, ...]
    """Particles that the words of a title have: `권리|에 관한`."""
    topics: dict[str, str]
    ordinals: dict[str, int]
    of_party: frozenset[str]
    number: frozenset[str]
    """Words that say how many states are parties: `3자 협정`."""
    this: frozenset[str]
    papers: frozenset[str]
    """What is a treaty where a day or a year is said of it: `9월 1일의 교환각서`."""
    plural_end: str
    short_states: dict[str, str]
    dated: re.Pattern[str]
    """A year, and the rest of a date, right before the words for signing."""


@lru_cache(maxsize=1)
def korean_wording() -> KoreanWording:
    """The Korean lists, compiled once."""
    words = lexicon("ko", "treaties")
    return KoreanWording(
        heads=(
            *((word, kind) for kind in HEADS for word in words[kind]),
            *((word, STRONG) for word in words["acronyms"]),
        ),
        head=_any_of(word for kind in (*HEADS, "acronyms") for word in words[kind]),
        no_head=_any_of(words["not_heads"]),
        about=frozenset(words["about"]),
        and_=tuple(words["and"]),
        subjects=tuple(sorted(words["subjects"], key=len, reverse=True)),
        listed=frozenset(words["subjects"]),
        joining=frozenset().union(*(words[key] for key in ("number", "about", "epithets", "old", "new", "and"))),
        epithets=frozenset(words["epithets"]),
        new=frozenset(words["new"]),
        old=frozenset(words["old"]),
        signed=tuple(words["signed"]),
        signing=tuple(words["signing"]),
        breaks=tuple(words["breaks"]),
        no_names=(*words["breaks"], *words["no_names"]),
        common=frozenset(words["common"]),
        glued=tuple(words["glued"]),
        topics={word: topic for topic, listed in words["topics"].items() for word in listed},
        ordinals={word: number for number, forms in enumerate(words["ordinals"]) for word in forms},
        of_party=frozenset(words["of_party"]),
        number=frozenset(words["number"]),
        this=frozenset(words["this"]),
        papers=frozenset(words["papers"]),
        plural_end=words["plural_end"],
        short_states=words["short_states"],
        dated=re.compile(rf"((?:1[6-9]|20)\d\d){words['year']}[^.\n]{{0,24}}\Z"),
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))
