"""The vocabulary of the house: spans, and the frozen findings that stand on them.

A finding without a span does not exist. Treaties are named by their index in `Findings.treaties`, so that a
treaty that no authority file knows can be spoken of all the same. Dates are EDTF (ISO 8601-2, level 1):
`2024-06-19`, `2024-06`, `2024`, and `2024-06-19~` where a date is inferred rather than said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Basis = Literal["given", "metadata", "dateline", "inferred"]
DateKind = Literal["absolute", "relative"]
QuoteKind = Literal["clause", "statement", "document"]
ProvisionBasis = Literal["stated", "matched"]
Action = Literal[
    "negotiation",
    "signature",
    "submission",
    "approval",
    "ratification",
    "exchange-of-instruments",
    "entry-into-force",
    "publication",
    "amendment",
    "suspension",
    "withdrawal",
    "termination",
    "registration",
]
RelationType = Literal["supersedes", "terminates", "amends", "supplements", "implements", "cites"]


class Span(NamedTuple):
    """Code points `start` to `end` (half open) of a report's stored text; `span.of(text)` is the words."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Whether all of this span lies in the other."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Publication:
    """When the report was published; `value` is `None` where nothing says so."""

    value: str | None = None
    basis: Basis | None = None
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A calendar date that the text mentions; a relative one says in `anchor` from what it was resolved."""

    span: Span
    value: str
    kind: DateKind
    rule: str
    anchor: str | None = None
    """The EDTF date that a relative date was counted from."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Treaty:
    """An instrument that the text speaks of, with every mention of it."""

    title: str
    mentions: tuple[Span, ...]
    rule: str
    id: str | None = None
    """The authority file's id, or `None` for an instrument that it does not know."""
    parties: tuple[str, ...] = ()
    """ISO 3166 alpha-2, and `SU` and `EU`."""
    main: bool = False
    year: int | None = None
    candidates: tuple[str, ...] = ()
    """Ids between which the text leaves the choice open; then `id` is `None`."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Event:
    """A step in a treaty's life; `date` is `None` where it is conditional or unsaid."""

    span: Span
    treaty: int
    action: Action
    rule: str
    date: str | None = None
    place: str | None = None
    actor: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person who the text says signed, or will sign, the treaty; `name` is clean though the source glues words."""

    span: Span
    treaty: int
    name: str
    rule: str
    role: str | None = None
    state: str | None = None
    person: str | None = None
    """The authority file's id of the person, where it knows one."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words, without their marks: a treaty's, a person's, or any other paper's."""

    span: Span
    kind: QuoteKind
    rule: str
    speaker: str | None = None
    treaty: int | None = None
    provision: str | None = None
    """In English, as cited: `Article 4`, `Preamble`."""
    provision_basis: ProvisionBasis | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """What the report says, in its own words, that a provision lays down; no quotation."""

    span: Span
    treaty: int
    provision: str
    provision_basis: ProvisionBasis
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Reference:
    """An instrument or provision that is cited; `treaty` is `None` where the text does not say whose it is."""

    span: Span
    rule: str
    treaty: int | None = None
    provision: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Relation:
    """What one treaty does to another, as the text says."""

    span: Span
    origin: int
    type: RelationType
    target: int | None
    """`None` where it is done to instruments that the text does not name."""
    rule: str
    claimed_by: str | None = None
    """Who says so, where a person or paper claims it; `None` where the report itself or the treaty does."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the authority file's tree, on the words that show it."""

    id: str
    score: float
    evidence: tuple[Span, ...]
    rule: str = "topic-cue"


@dataclass(frozen=True, slots=True)
class Findings:
    """All that extraction found in one report."""

    publication: Publication = Publication()
    dates: tuple[DateMention, ...] = ()
    treaties: tuple[Treaty, ...] = ()
    events: tuple[Event, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    quotes: tuple[Quote, ...] = ()
    paraphrases: tuple[Paraphrase, ...] = ()
    references: tuple[Reference, ...] = ()
    relations: tuple[Relation, ...] = ()
    topics: tuple[Topic, ...] = ()
    warnings: tuple[str, ...] = ()
