"""The words of `archive/languages/*/reading.toml`, made ready for looking up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from archive.languages import languages, lexicon

_EDGES = " \t.:：!?…›»«>|•*·–—-[](){}←→▼▲+#\"“”'’"
_REMEMBERED = 128
_COUNTS = frozenset("0123456789.,km)")
"""With one of these a count begins or ends, unless its figures are of another script, which no page counts in."""
_COUNT = re.compile(r"^[\d.,]+[km]?\s+|(?<!\s)\s*+\(?\b(?<![\d.,])[\d.,]++[km]?\)?$")


@lru_cache(maxsize=_REMEMBERED)
def fold(line: str) -> str:
    """The line as it is compared: small letters, single spaces, no marks at its ends.

    The last lines are remembered, since every rule asks for each.
    """
    return " ".join(line.casefold().replace("’", "'").split()).strip(_EDGES)


def without_count(folded: str) -> str:
    """`like (14)` is `like`, `3 comments` is `comments`."""
    if not folded or not (folded[0] in _COUNTS or folded[-1] in _COUNTS):
        return folded
    return _COUNT.sub("", folded).strip(_EDGES)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Cues of all languages at once: a page in one language is often framed in another."""

    lines: frozenset[str]
    openings: tuple[str, ...]
    appeals: tuple[str, ...]
    labels: frozenset[str]
    lists: frozenset[str]
    menu: frozenset[str]
    home: frozenset[str]
    rights: tuple[str, ...]
    credits: frozenset[str]


@dataclass(frozen=True, slots=True)
class BylineWords:
    """Labels and trades by which an outlet or an author is named."""

    author: frozenset[str]
    by: tuple[str, ...]
    """With the space that follows."""
    source: frozenset[str]
    trade: tuple[str, ...]
    """With the space before, the longest first."""


@dataclass(frozen=True, slots=True)
class GlueWords:
    """Words that may have run together with a name before them, in one language."""

    words: frozenset[str]
    endings: frozenset[str]
    never: frozenset[str]
    whole: frozenset[str]
    text_words: bool
    """Whether any other word of the text may be the rest, too; not so where the language compounds or inflects."""


@cache
def furniture() -> Furniture:
    """The cues of page furniture."""
    return Furniture(
        lines=_all("furniture", "lines") | _all("furniture", "lists"),
        openings=tuple(sorted(_all("furniture", "openings"))),
        appeals=tuple(sorted(_all("furniture", "appeals"))),
        labels=_all("furniture", "labels"),
        lists=_all("furniture", "lists"),
        menu=_all("furniture", "menu") | _all("furniture", "lines"),
        home=_all("furniture", "home"),
        rights=tuple(sorted(_all("furniture", "rights"))),
        credits=_all("furniture", "credits"),
    )


@cache
def byline_words() -> BylineWords:
    """The words of bylines."""
    return BylineWords(
        author=_all("byline", "author"),
        by=tuple(sorted(f"{word} " for word in _all("byline", "by"))),
        source=_all("byline", "source"),
        trade=tuple(sorted((f" {word}" for word in _all("byline", "trade")), key=len, reverse=True)),
    )


@cache
def telling_words() -> dict[str, str]:
    """The words that betray a language, each with its code."""
    return {
        word: code for code in languages() for word in lexicon(code, "reading").get("language", {}).get("words", ())
    }


@cache
def revision_words() -> re.Pattern[str]:
    """The words of all languages that say of a date that it is one of a revision: `updated`, `mis à jour`.

    In a folded line; whole words, as `act` and `akt` stand in many others, but Korean ones run into their neighbours.
    """
    listed = (lexicon(code, "dates").get("page", {}).get("revisions", ()) for code in languages())
    either = "|".join(sorted({re.escape(fold(word)) for words in listed for word in words}, key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_가-힣])(?:{either})(?![^\W\d_가-힣])")


@cache
def glue_words(language: str | None) -> GlueWords:
    """The words that run together with names in that language (ISO 639-1); none where it is unknown."""
    listed = lexicon(language, "reading").get("glue", {}) if language in languages() and language else {}
    return GlueWords(
        words=frozenset(listed.get("words", ())),
        endings=frozenset(listed.get("endings", ())),
        never=frozenset(listed.get("never", ())),
        whole=frozenset(listed.get("whole", ())),
        text_words=bool(listed.get("text_words", False)),
    )


def _all(section: str, key: str) -> frozenset[str]:
    return frozenset(
        fold(word) for code in languages() for word in lexicon(code, "reading").get(section, {}).get(key, ())
    )
