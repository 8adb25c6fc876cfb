"""How one language says what treaties do to one another: the lists of `relations.toml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from archive.extraction.findings import RelationType
from archive.extraction.listed import Listed, listed
from archive.languages import lexicon

TYPES: tuple[RelationType, ...] = ("supersedes", "terminates", "amends", "supplements", "implements", "cites")
Voice = Literal["active", "passive", "nominal", "required", "ends", "charter"]
VOICES: tuple[Voice, ...] = ("passive", "active", "nominal", "required", "ends", "charter")
"""Of one verb's two readings the passive is asked first: its forms are the narrower ones."""
READINGS: tuple[dict[str, tuple[RelationType, Voice]], ...] = tuple(
    {f"{kind}-{voice}": (kind, voice) for kind in TYPES} for voice in VOICES
)
"""Voice by voice, what the kinds of cues in `relations.toml` say: `amends-passive`."""
_CLAIM = r"(?:(?i:{said})\s(?P<name>{name})|(?P<who>{name})\s(?i:{said}))"
_NAME = r"[A-ZА-ЯЁĄĆĘŁŃÓŚŹŻÀ-Ý][\w’'.-]{1,40}(?:\s[A-ZА-ЯЁĄĆĘŁŃÓŚŹŻÀ-Ý][\w’'.-]{1,40}){0,3}"


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
    object_openers: Listed
    """Of these the ones that are never its subject: `auquel`, `den`."""
    thereby: Listed
    """Words for `by this`, which stand for the treaty that a report is about."""
    buts: Listed
    """Words that turn a denial round: `not …, but`."""
    only: Listed
    """What takes the denial from `not` right behind it."""
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
    separable: dict[str, list[tuple[str, tuple[str, ...]]]]
    """By verb, the type and what is parted from the verb to the end of the clause: `löst … ab`."""
    said: tuple[str, ...]
    """How words begin that say who claims something."""
    claim: re.Pattern[str] | None
    """Who that is: the name behind or before such words."""
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

    def said_by(name: str) -> Listed:
        return listed(words.get(name, ()))

    return Saying(
        pronouns_before=said_by("pronouns_before"),
        pronouns_after=said_by("pronouns_after"),
        auxiliaries=said_by("auxiliaries"),
        plural=said_by("plural"),
        subjects=said_by("subjects"),
        openers=said_by("openers"),
        object_openers=said_by("object_openers"),
        thereby=said_by("thereby"),
        buts=said_by("but"),
        only=said_by("only"),
        negations=said_by("not"),
        nor=said_by("nor"),
        ands=said_by("and"),
        by=said_by("by"),
        to=said_by("to"),
        when=said_by("when"),
        subject_marks=tuple(words.get("subject_marks", ())),
        agent_marks=tuple(words.get("agent_marks", ())),
        along=said_by("along"),
        agents=said_by("agents"),
        bounds=said_by("bounds"),
        reflexive=said_by("reflexive"),
        object_endings=tuple(words.get("object_endings", ())),
        object_articles=frozenset(words.get("object_articles", ())),
        before_to=tuple(words.get("before_to", ())),
        named={kind: listed(tables.get("named", {}).get(kind, ())) for kind in TYPES},
        separable=_separable(tables.get("separable", {})),
        said=tuple(word.split()[0].lower() for word in words.get("said", ())),
        claim=re.compile(_CLAIM.format(said=said, name=_NAME)) if said else None,
        verb_final=bool(words.get("verb_final")),
        drops_subject=bool(words.get("drops_subject")),
        verb_endings=tuple(words.get("verb_endings", ())),
    )


def _separable(verbs_by_type: Mapping[str, Sequence[str]]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    verbs: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for kind, written in verbs_by_type.items():
        for verb, *parted in map(str.split, written):
            verbs.setdefault(verb, []).append((kind, tuple(parted)))
    return verbs
