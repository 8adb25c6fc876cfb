"""The names that extraction looks for. They arrive as an argument: nothing below this floor looks them up."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Literal

BodyKind = Literal["lower-house", "upper-house", "legislature", "ministry", "agency", "organisation"]
RelationMode = Literal["asserted-by-text", "claimed-by-person"]


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one thing, in one language (BCP 47; empty where it serves every language)."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class KnownState:
    """A state, past ones and the European Union included."""

    code: str
    """ISO 3166 alpha-2; `SU` for the Soviet Union, `EU` for the European Union."""
    name: str
    names: tuple[Name, ...] = ()
    demonyms: tuple[Name, ...] = ()
    """Adjectives and names of the people, in base form: `Russian`, `russisch`, `российский`."""
    capitals: tuple[Name, ...] = ()
    """Cities that stand for the government: `Moscow agreed …`."""
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class KnownProvision:
    """A numbered provision of a known treaty; `subject` in our own words."""

    label: str
    subject: str = ""
    verified: bool = True
    cues: tuple[Name, ...] = ()
    """Words by which an unnumbered quotation of it may be known."""


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """A step in a known treaty's life, as the authority record has it."""

    action: str
    date: str
    """EDTF."""
    place: str = ""
    actor: str = ""
    verified: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class KnownRelation:
    """What a known treaty does to another, and who says so."""

    type: str
    target: str
    mode: RelationMode = "asserted-by-text"
    claimed_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class KnownTreaty:
    """An instrument of the authority file."""

    id: str
    title: str
    names: tuple[Name, ...] = ()
    parties: tuple[str, ...] = ()
    signed: str | None = None
    """EDTF."""
    place: str = ""
    signatories: tuple[str, ...] = ()
    """Ids of persons."""
    events: tuple[KnownEvent, ...] = ()
    relations: tuple[KnownRelation, ...] = ()
    provisions: tuple[KnownProvision, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person, with the spellings of the name."""

    id: str
    name: str
    names: tuple[Name, ...] = ()
    state: str | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A chamber, ministry, agency or organisation that acts or speaks."""

    id: str
    name: str
    kind: BodyKind
    names: tuple[Name, ...] = ()
    state: str | None = None


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """Who publishes reports: an agency, a paper, a site."""

    id: str
    name: str
    names: tuple[Name, ...] = ()
    domains: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class KnownTopic:
    """A topic of the two-level tree, with the words that show it in each language."""

    id: str
    name: str
    parent: str | None = None
    definition: str = ""
    cues: tuple[Name, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    """Codes in other vocabularies: `("eurovoc", "3466")`, `("medtop", "20000598")`."""


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Every name that extraction may look for; it equals itself alone, so that what is made of it is kept for it."""

    states: tuple[KnownState, ...] = ()
    treaties: tuple[KnownTreaty, ...] = ()
    persons: tuple[KnownPerson, ...] = ()
    bodies: tuple[KnownBody, ...] = ()
    outlets: tuple[KnownOutlet, ...] = ()
    topics: tuple[KnownTopic, ...] = ()
    _treaties: dict[str, KnownTreaty] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._treaties.update((treaty.id, treaty) for treaty in self.treaties)

    def holds_the_same(self, other: Gazetteer) -> bool:
        """Whether the other gazetteer has the same names, in the same order."""
        return all(getattr(self, kind.name) == getattr(other, kind.name) for kind in fields(self) if kind.compare)

    def treaty(self, id: str) -> KnownTreaty | None:  # noqa: A002
        """The known treaty of that id."""
        return self._treaties.get(id)
