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
Voice = Literal["active", "passive", "nominal", "required", "ends", "charter"]
VOICES: tuple[Voice, ...] = ("passive", "active", "nominal", "required", "ends", "charter")
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
    along: Listed
    """What opens a sentence with the treaty that brings the end of another: `Con il trattato viene meno …`."""
    subject_marks: tuple[str, ...]
    """Particles right behind a name that make it the subject, where a language has such."""
    agent_marks: tuple[str, ...]
    agents: Listed
    """Of the words for `by`, the ones that make an agent of what stands right behind them."""
    bounds: Listed
    """Words that open another clause, behind which no object stands: `only when`, `where`."""
    reflexive: Listed
    """Pronouns that turn a verb on its subject: `s'applique`."""
    object_endings: tuple[str, ...]
    """How the head of a mention ends in the case of an object, where a language shows it."""
    object_articles: frozenset[str]
    before_to: tuple[str, ...]
    """What joins a protocol to the treaty in front of it, where a language has it so."""
    named: dict[str, Listed]
    """By type, the words in an instrument's name that say what it does to another: `supplementary agreement`."""
    separable: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Type, verb and what is parted from it to the end of the clause: `löst … ab`."""
    claim: re.Pattern[str] | None
    verb_final: bool
    drops_subject: bool
    """Whether a sentence may have no word for its subject."""
    verb_endings: tuple[str, ...]
    """How a verb ends that opens such a sentence."""


@lru_cache(maxsize=16)
def saying(language: str) -> Saying:
    """The language's words, empty where nobody has listed any."""
    tables = lexicon(language, "relations")
    words = tables.get("words", {})
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
        along=listed("along"),
        agents=listed("agents"),
        bounds=listed("bounds"),
        reflexive=listed("reflexive"),
        object_endings=tuple(words.get("object_endings", ())),
        object_articles=frozenset(words.get("object_articles", ())),
        before_to=tuple(words.get("before_to", ())),
        named={kind: _listed(tables.get("named", {}).get(kind, ())) for kind in TYPES},
        separable=tuple(
            (kind, verb.split()[0], tuple(verb.split()[1:]))
            for kind, verbs in tables.get("separable", {}).items()
            for verb in verbs
        ),
        claim=re.compile(_CLAIM.format(said=said, name=_NAME)) if said else None,
        verb_final=bool(words.get("verb_final")),
        drops_subject=bool(words.get("drops_subject")),
        verb_endings=tuple(words.get("verb_endings", ())),
    )


def _listed(words: Sequence[str]) -> Listed:
    return Listed(
        frozenset(fold(word) for word in words if not word.endswith("*")),
        tuple(fold(word[:-1]) for word in words if word.endswith("*")),
    )
