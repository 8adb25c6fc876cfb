"""Scenes: a sentence that tells of a signature, with its cues, and its persons joined into lists.

Persons stand in lists; the list decides who signed, not the single name.
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.extraction.cues import Cue
from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.people.partings import is_parted
from archive.extraction.people.persons import Person
from archive.extraction.people.signings import SIGNING
from archive.languages import lexicon

_LIST_GAP = 6
_OFFICE_GAP = 9
_ASIDE_GAP = 12
_RIGHT_BEHIND = 2
"""Code points between a cue and what stands right behind it, a comma or bracket among them."""
_BEHALF = ("on_behalf", "on_behalf_after")
_OWN_VERBS = frozenset({"sign", "other_act"})
OBJECT_FIRST = frozenset({"en", "ko"})
"""Languages in which nobody who is named after an active verb is its subject."""
Group = list[Person]


class Scene:
    """A sentence with its persons, in lists, and its cues; what looks like a name where a place stands is none."""

    def __init__(self, document: Document, sentence: Span, persons: Sequence[Person], cues: Sequence[Cue]) -> None:
        """Joins persons into lists."""
        self.document = document
        self.sentence = sentence
        self.cues = cues
        watching = [Span(cue.span.start, cue.span.end + _RIGHT_BEHIND) for cue in cues if cue.kind == "witnessing"]
        self._asides = [*watching, *(person.block for person in persons)]
        self.persons = [one for one in persons if one.role or one.known or not self._is_a_place(one)]
        self._asides = [*watching, *(person.block for person in self.persons)]
        self.groups: list[Group] = []
        for person in self.persons:
            if self.groups and self._is_listed(self.groups[-1][-1], person):
                self.groups[-1].append(person)
            else:
                self.groups.append([person])

    def words(self, start: int, end: int) -> int:
        """How many words stand between two offsets."""
        return len(self.document.text[start:end].split())

    def of(self, start: int, end: int, *kinds: str) -> list[Cue]:
        """The cues of the kinds between two offsets that are no part of a name, an office or what witnesses do."""
        return [
            cue
            for cue in self.cues
            if cue.kind in kinds and start <= cue.span.start and cue.span.end <= end and not self._is_aside(cue)
        ]

    def _is_aside(self, cue: Cue) -> bool:
        return any(start <= cue.span.start < end for start, end in self._asides)

    @property
    def as_office(self) -> list[Cue]:
        """The cues that begin no clause, but an office in which somebody acts: `für Kanada als Gastgeber A`."""
        said = [cue.span for cue in self.cues if cue.kind == "as"]
        starts = [person.block.start for person in self.persons if person.block.start < person.span.start]
        return [cue for cue in self.cues if cue.span in said and any(at - cue.span.end == 1 for at in starts)]

    def parts(self, start: int, end: int) -> bool:
        """Whether another clause begins between two offsets."""
        return is_parted(self.document.text[start:end]) or bool(self.of(start, end, "break", "witness"))

    def introduced(self, group: Group, kind: str, *, within: int = 1) -> Cue | None:
        """The cue of the kind that stands right before a list, an article between them or not."""
        before = group[0].block.start
        for cue in reversed(self.cues):
            if cue.kind == kind and cue.span.end <= before and cue.span.start < group[0].span.start:
                gap = self.document.text[cue.span.end : before]
                near = len(gap.split()) <= within and not any(char.isdigit() for char in gap)
                near = near and not self.of(cue.span.end, before, *SIGNING)
                return cue if near and not gap.strip().startswith((";", "–", "—", ":")) and "," not in gap else None
        return None

    def _is_a_place(self, person: Person) -> bool:
        """Whether what looks like a name stands right behind a preposition of place: `en la Sala Regia`."""
        cue = self.introduced([person], "at_place")
        return cue is not None and self.document.text[cue.span.end : person.span.start].islower() | (
            not self.document.text[cue.span.end : person.span.start].strip()
        )

    def _is_a_side(self, person: Person) -> bool:
        """Whether others sign for the person: `…; for King John, A and B`."""
        cue = self.introduced([person], "on_behalf")
        if "," in self.document.text[person.block.start : person.span.start]:
            return False  # `for the King of Portugal, A`
        if cue and not self._is_an_article(cue.span.end, person.block.start):
            return False  # `du côté belge A et B`
        before = self.document.text[self.sentence.start : cue.span.start].rstrip() if cue else "-"
        return not before or before.endswith((";", ","))

    def _is_an_article(self, start: int, end: int) -> bool:
        """Whether nothing but an article stands between two offsets."""
        said = self.document.text[start:end].split()
        return not said or any(
            cue.kind == "article" and start <= cue.span.start and cue.span.end <= end for cue in self.cues
        )

    def _is_listed(self, one: Person, other: Person) -> bool:
        """Whether nothing but `and`, commas, an office or a clause with `who` stands between two persons."""
        start, end = one.block.end, max(one.block.end, other.block.start)
        gap = self.document.text[start:end]
        apart = "," in gap or not self._is_verb_last
        beside = self.document.text[other.block.end : self.sentence.end].lstrip() if apart else ""
        watches = any(
            cue.kind == "witnessing"
            and (start <= cue.span.start < end or beside.startswith(cue.span.of(self.document.text)))
            for cue in self.cues
        )
        if (
            watches
            or self._is_a_side(one)
            or is_parted(gap)
            or self.of(start, end, *SIGNING, "with", "not", "break", "by", "witness")
        ):
            return False
        ands = [cue.span.start for cue in self.cues if cue.kind == "and" and start <= cue.span.start < end]
        if any(not ands or cue.span.start > ands[-1] for cue in self.of(start, end, *_BEHALF)):
            return False  # yet `A for the ministry and B` are one list
        listed = bool(ands)
        if not listed and self._does_otherwise(one, other):
            return False
        listed = listed or gap.startswith(self._glued)
        listed = listed or any(mark in gap for mark in ",·‧") or self._is_verb_last
        if self._is_verb_last and "," in gap and any(char.isdigit() for char in gap):
            return False  # `하시모토 내각은 1998년 1월 23일, 이동원 장관과`
        who = gap.lstrip().startswith(",") and bool(self.of(start, end, "who", "relative"))
        office = bool(ands) and any(cue.kind == "role" and start <= cue.span.start < end for cue in self.cues)
        return listed and len(gap.split()) <= (_ASIDE_GAP if who else _OFFICE_GAP if office else _LIST_GAP)

    def _does_otherwise(self, one: Person, other: Person) -> bool:
        """Whether a second clause begins with a person behind a comma: `A signed, B ratified it`."""
        told = any(cue.kind in SIGNING and cue.span.end <= one.span.start for cue in self.cues)
        end = other.block.end
        own = next((cue for cue in self.cues if cue.span.start >= end and cue.kind in _OWN_VERBS), None)
        return told and own is not None and not self.document.text[end : own.span.start].strip()

    @property
    def _is_verb_last(self) -> bool:
        """Whether a verb tells of the whole list before it, and no word need stand between two of its names."""
        return self.document.language == "ko"

    @property
    def _glued(self) -> tuple[str, ...]:
        """The words for `and` that may be glued to a name."""
        return tuple(f"{word} " for word in lexicon(self.document.language, "people").get("glued_and", ()))
