"""How one language says what treaties do to one another: the lists of `relations.toml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from archive.extraction.findings import RelationType
from archive.extraction.words import fold
from archive.languages import lexicon

TYPES: tuple[RelationType, ...] = ("supersedes", "terminates", "amends", "supplements", "implements", "cites")
Voice = Literal["active", "passive", "nominal", "ends", "charter"]
VOICES: tuple[Voice, ...] = ("passive", "active", "nominal", "ends", "charter")
"""Of one verb's two readings the passive is asked first: its forms are the narrower ones."""
_CLAIM = r"(?:(?i:{said})\s(?P<name>{name})|(?P<who>{name})\s(?i:{said}))"
_NAME = r"[A-ZА-ЯЁĄĆĘŁŃÓŚŹŻÀ-Ý][\w’'.-]+(?:\s[A-ZА-ЯЁĄĆĘŁŃÓŚŹŻÀ-Ý][\w’'.-]+){0,3}"


@dataclass(frozen=True, slots=True)
class Listed:
    """Small words, folded; `않*` stands for every word that begins so."""

    whole: frozenset[str]
    begun: tuple[str, ...]

    def holds(self, plain: str) -> bool:
        """Whether the list has the folded word."""
        return plain in self.whole or plain.startswith(self.begun)


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of one language."""

    pronouns_before: Listed
    """Pronouns that are the object, in front of the verb."""
    pronouns_after: Listed
    auxiliaries: Listed
    """Where there are any, a pronoun before the verb is one only right before these or the verb; else an article."""
    plural: Listed
    """Pronouns for several instruments: `them`."""
    subjects: Listed
    """Words that stand for the instrument spoken of, as the subject: `it`, `which`, `the new one`."""
    openers: Listed
    """Words that open a relative clause."""
    negations: Listed
    nor: Listed
    """Words that deny the whole sentence which they open."""
    ands: Listed
    by: Listed
    to: Listed
    """What joins a protocol to the treaty that it is one to."""
    when: Listed
    """What opens a clause of time: `expires when …`."""
    subject_marks: tuple[str, ...]
    """Particles right behind a name that make it the subject, where a language has such."""
    agent_marks: tuple[str, ...]
    claim: re.Pattern[str] | None
    verb_final: bool
    drops_subject: bool
    """Whether a sentence may have no word for its subject."""


@lru_cache(maxsize=16)
def saying(language: str) -> Saying:
    """The language's words, empty where nobody has listed any."""
    words = lexicon(language, "relations").get("words", {})
    said = "|".join(re.escape(word) for word in sorted(words.get("said", ()), key=len, reverse=True))

    def listed(name: str) -> Listed:
        return _listed(words.get(name, ()))

    return Saying(
        pronouns_before=listed("pronouns_before"),
        pronouns_after=listed("pronouns_after"),
        auxiliaries=listed("auxiliaries"),
        plural=listed("plural"),
        subjects=listed("subjects"),
        openers=listed("openers"),
        negations=listed("not"),
        nor=listed("nor"),
        ands=listed("and"),
        by=listed("by"),
        to=listed("to"),
        when=listed("when"),
        subject_marks=tuple(words.get("subject_marks", ())),
        agent_marks=tuple(words.get("agent_marks", ())),
        claim=re.compile(_CLAIM.format(said=said, name=_NAME)) if said else None,
        verb_final=bool(words.get("verb_final")),
        drops_subject=bool(words.get("drops_subject")),
    )


def _listed(words: Sequence[str]) -> Listed:
    return Listed(
        frozenset(fold(word) for word in words if not word.endswith("*")),
        tuple(fold(word[:-1]) for word in words if word.endswith("*")),
    )
