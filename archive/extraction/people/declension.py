"""Names of persons as their bearers write them, where the language of the text declines them: `Radosława Sikorskiego`.

An ending that no nominative has (`-skiego`, `-ą`) shows the case of the whole name. The bare ending that a genitive
shares with other names (`Emmanuela Macrona`) is only taken off where another word shows the case: another part of the
name, the office before it (`prezydenta`) or the agent's preposition (`przez`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from archive.extraction.words import longest_ending
from archive.languages import lexicon

_PART = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
"""Letters that have to stay, so that a short part of a name (`Lee`, `Kim`) is no ending."""


def declines(language: str) -> bool:
    """Whether the language declines the names of persons, as far as its file lists endings for them."""
    return "declined" in lexicon(language, "names")


def nominative(name: str, before: str, language: str) -> str:
    """The name in its base form; `before` are the words of the sentence before it. As it stands where nothing shows."""
    if not declines(language):
        return name
    declined: dict[str, Any] = lexicon(language, "names")["declined"]
    endings: dict[str, str] = declined["endings"]
    parts = _PART.findall(name)
    found = [longest_ending(part, endings) for part in parts]
    office = next((word for word in reversed(_PART.findall(before.lower())) if word in _offices(language)), "")
    shared: dict[str, str] = {}
    for group in declined["group"]:
        shown = office in group["after"] or not set(group["beside"]).isdisjoint(found)
        if shown and not any(part.endswith(tuple(group["not_beside"])) for part in parts):
            shared |= group["endings"]

    def base(match: re.Match[str]) -> str:
        part = match.group()
        irregular: str | None = declined["irregular"].get(part) if shared else None
        return irregular or _without(part, endings) or _without(part, shared) or part

    return _PART.sub(base, _without_apostrophe(name, declined["behind_apostrophe"]))


@lru_cache(maxsize=16)
def _offices(language: str) -> frozenset[str]:
    """The words before a name that show its case, those that show a nominative included."""
    declined: dict[str, Any] = lexicon(language, "names")["declined"]
    return frozenset([*declined["nominative_after"], *(word for group in declined["group"] for word in group["after"])])


def _without_apostrophe(name: str, endings: list[str]) -> str:
    """A foreign name without the ending that an apostrophe joins to it: `Charles'a de Gaulle'a`."""
    return re.sub(rf"(?<=\w)['’](?:{'|'.join(endings)})(?!\w)", "", name)


def _without(part: str, endings: dict[str, str]) -> str | None:
    """The part with its longest listed ending turned into that of the nominative."""
    ending = longest_ending(part, endings)
    base = part.removesuffix(ending) + endings.get(ending, "")
    return base if ending and part[0].isupper() and len(base) >= _SHORTEST else None
