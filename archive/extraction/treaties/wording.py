"""How one language speaks of treaties: its list of words, compiled to keys once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from archive.extraction.words import fold, key_of
from archive.languages import lexicon

Head = Literal["strong", "charter", "weak", "protocol", "loose"]
HEADS: tuple[Head, ...] = ("strong", "charter", "weak", "protocol", "loose")
_WRITTEN_OUT = 4
"""Shorter names of months and weekdays are abbreviations, and other words too (`mar`, `sol`)."""
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of `treaties.toml` in one language.

    Words that inflect are keys of `names.key_of`; small words that do not (from `subject` to `pronouns`) are folded.
    """

    language: str
    heads: dict[str, Head]
    compounds: tuple[str, ...]
    """Folded ends of compound words."""
    weak_compounds: tuple[str, ...]
    not_compounds: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    signed: frozenset[str]
    inside_party: frozenset[str]
    subjects: frozenset[str]
    epithets: frozenset[str]
    new: frozenset[str]
    old: frozenset[str]
    stops: frozenset[str]
    changing: frozenset[str]
    plural: frozenset[str]
    subject: frozenset[str]
    about: frozenset[str]
    between: frozenset[str]
    with_: frozenset[str]
    dated: frozenset[str]
    inside: frozenset[str]
    and_: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    pronouns: frozenset[str]
    pronoun_keys: frozenset[str]
    within_place: frozenset[str]
    """Small words that may go on a name after its place: `Treaty of Vienna on …`, not `Treaty of Vienna in …`."""
    calendar: frozenset[str]
    """Months and weekdays in lower case, without their short forms."""
    of_many: frozenset[str]
    """Instruments that so many states join that the ones a report names are not the parties."""
    naming: tuple[str, ...]
    """Folded forms of several words."""
    stop_endings: tuple[str, ...]
    name_endings: tuple[str, ...]
    """How a proper name ends that stands before the instrument without a hyphen; empty where that may be anything."""
    halves: dict[str, str]
    names_before: bool
    names_after: bool
    open_subject: bool
    articles: bool
    """Whether the language has articles, so that a bare noun points back at nothing."""

    def head_of(self, word: str, key: str) -> Head | None:
        """What kind of instrument the word names, if any; the end of a compound counts where the language has them."""
        head = self.heads.get(key)
        if head or not self.compounds:
            return head
        folded = fold(word)
        if folded in self.not_compounds:
            return None
        if folded.endswith(self.compounds):
            return "strong"
        return "weak" if folded.endswith(self.weak_compounds) else None

    def first_half(self, word: str) -> str:
        """The key of what stands before the instrument in a compound: `Freundschafts|vertrag`."""
        folded = fold(word)
        ends = [end for end in (*self.compounds, *self.weak_compounds) if folded.endswith(end)]
        return key_of(folded.removesuffix(max(ends, key=len, default="")).removesuffix("s"), self.language)


@lru_cache(maxsize=16)
def wording(language: str) -> Wording:
    """The wording of a language (ISO 639-1); empty lists where nobody has written any."""
    words = lexicon(language, "treaties")

    def keys(name: str) -> frozenset[str]:
        return frozenset(key_of(part, language) for word in words.get(name, ()) for part in _LETTERS.findall(word))

    def folded(name: str) -> tuple[str, ...]:
        found: list[Any] = sorted({fold(word) for word in words.get(name, ())}, key=lambda word: (-len(word), word))
        return tuple(found)

    dates = lexicon(language, "dates")
    named = [name for part in ("months", "weekdays") for names in dates.get(part, {}).values() for name in names]

    return Wording(
        language=language,
        heads={key: kind for kind in reversed(HEADS) for key in keys(kind)},
        plural=frozenset(folded("plural")),
        within_place=frozenset((*folded("subject"), *folded("definite"), *folded("and"))),
        calendar=frozenset(name.lower() for name in named if len(name) >= _WRITTEN_OUT),
        pronoun_keys=keys("pronouns"),
        compounds=folded("compounds"),
        weak_compounds=folded("weak_compounds"),
        not_compounds=frozenset(folded("not_compounds")),
        naming=folded("naming"),
        halves={fold(half): code for half, code in words.get("halves", {}).items()},
        stop_endings=tuple(words.get("stop_endings", ())),
        name_endings=tuple(words.get("name_endings", ())),
        names_before=words.get("names_before", False),
        names_after=words.get("names_after", False),
        open_subject=words.get("open_subject", False),
        articles=words.get("articles", False),
        with_=frozenset(folded("with")),
        and_=frozenset(folded("and")),
        **{
            name: keys(name) for name in ("signed", "subjects", "epithets", "stops", "changing", "not_after", "of_many")
        },
        **{name: keys(name) for name in ("inside_party", "new", "old")},
        **{name: frozenset(folded(name)) for name in ("subject", "about", "between", "dated", "inside", "not_before")},
        **{name: frozenset(folded(name)) for name in ("definite", "indefinite", "pronouns")},
    )
