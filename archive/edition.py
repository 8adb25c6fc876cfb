"""A report as a scholarly edition: its text with every fact marked on its words, and the notes beside it.

Finding knows text, models know rows; this module knows offsets. It takes a report's text and its facts and answers
paragraphs of segments that a template can write down without further thought: marks nest, and where two overlap
without nesting the later one is closed and opened again, as HTML asks.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from django.urls import reverse

from archive.models import Fact, Report, kind_of


class Kind(NamedTuple):
    """The letter of a kind's sigla, and what its part of the margin is headed."""

    letter: str
    heading: str


KINDS = {
    "published": Kind("P", "Published"),
    "date": Kind("D", "Dates"),
    "treaty": Kind("T", "Treaties"),
    "signature": Kind("S", "Signatories"),
    "clause": Kind("C", "Clauses"),
    "paraphrase": Kind("A", "Provisions told"),
    "statement": Kind("Q", "Statements"),
    "reference": Kind("R", "References"),
    "relation": Kind("L", "Relations"),
    "event": Kind("E", "Events"),
    "topic": Kind("H", "Topics"),
}
"""Every kind of note, in the order of the margin."""

ONE_NOTE = {
    "date": ("date",),
    "treaty": ("treaty", "candidates"),
    "signature": ("treaty", "person", "name", "role", "signed_for"),
    "reference": ("treaty", "label"),
    "relation": ("origin", "type", "target", "claimed_by"),
    "event": ("treaty", "action", "date", "place", "actor"),
    "topic": ("topic",),
}
"""The fields by which facts of a kind share one note. Quotations have a note each."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact's place in the text: code points `start` to `end`, its own anchor, and the note that it leads to.

    The words that show when the report was published have a mark, too, but are no fact.
    """

    start: int
    end: int
    kind: str
    anchor: str
    note: str
    siglum: str
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a mark that no other mark's edge and no paragraph's end cuts through."""

    mark: Mark
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """Words on which the same marks stand, with the pieces that open before and close after them.

    `start` counts code points of the report's text, as facts do; a paragraph begins where its first segment does.
    """

    start: int
    words: str
    opening: tuple[Piece, ...] = ()
    closing: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Equal words that say the same thing for the same reason: one line of a note, leading to each of them."""

    fact: Fact
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What the words of one or more facts say; `fact` is the first of them."""

    kind: str
    anchor: str
    siglum: str
    fact: Fact
    places: tuple[Place, ...]

    @property
    def template(self) -> str:
        """The fragment that words a note of this kind."""
        return f"reports/notes/_{self.kind}.html"


@dataclass(frozen=True, slots=True)
class Edition:
    """A report's text with its marks, and its notes by kind in the order of the margin."""

    paragraphs: tuple[tuple[Segment, ...], ...]
    margin: dict[str, tuple[Note, ...]]
    evidence: tuple[Mark, ...]
    """The words that show when the report was published."""


def edit(report: Report, facts: Iterable[Fact]) -> Edition:
    """The edition of the report with these facts; a fact that lies outside the text is left out."""
    text = report.text
    standing = [fact for fact in facts if 0 <= fact.start < min(fact.end, len(text))]
    notes, marks = annotate(sorted(standing, key=lambda fact: (fact.start, fact.end)))
    evidence = tuple(evidence_marks(report.published_evidence, len(text)))
    return Edition(tuple(paragraphs(text, [*evidence, *marks])), notes, evidence)


def annotate(facts: Sequence[Fact]) -> tuple[dict[str, tuple[Note, ...]], list[Mark]]:
    """Notes by kind, numbered as they first come up in the text, and a mark for each fact."""
    shared: dict[str, dict[str, list[Fact]]] = {kind: {} for kind in KINDS}
    for fact in facts:
        kind = kind_of(fact)
        key = _said(fact, ONE_NOTE[kind]) if kind in ONE_NOTE else str(fact.pk)
        shared[kind].setdefault(key, []).append(fact)
    margin, marks = {}, []
    for kind in KINDS:
        notes = []
        for number, alike in enumerate(shared[kind].values(), 1):
            note = Note(kind, f"n-{kind}-{number}", f"{KINDS[kind].letter}{number}", alike[0], _places(alike))
            notes.append(note)
            marks += [Mark(f.start, f.end, kind, anchor_of(f), note.anchor, note.siglum, f) for f in alike]
        if notes:
            margin[kind] = tuple(notes)
    return margin, marks


def anchor_of(fact: Fact) -> str:
    """Where a fact's words are in its report's page: `f-date-12`."""
    return f"f-{kind_of(fact)}-{fact.pk}"


def words_address(report: str, kind: str, fact: int) -> str:
    """The address of the words of a fact, known by its kind and id, in the page of the report of that slug."""
    return f"{_page(report)}#f-{kind}-{fact}"


@lru_cache(maxsize=4096)  # a page names the same reports again and again
def _page(report: str) -> str:
    return reverse("archive:report", args=[report])


def evidence_marks(spans: Sequence[Sequence[int]], length: int) -> Iterator[Mark]:
    """A mark for each [start, end] pair that shows when a report was published."""
    for number, (start, end) in enumerate(spans, 1):
        if 0 <= start < min(end, length):
            yield Mark(start, end, "published", f"f-published-{number}", "n-published", KINDS["published"].letter)


def paragraphs(text: str, marks: Sequence[Mark]) -> Iterator[tuple[Segment, ...]]:
    """The text's lines that are not blank, each as segments that together are the line, letter by letter."""
    ordered = sorted(_on_words(text, marks), key=lambda mark: (mark.start, -mark.end, list(KINDS).index(mark.kind)))
    coming, standing, start = 0, [], 0
    for line in text.split("\n"):
        end = start + len(line)
        while coming < len(ordered) and ordered[coming].start < end:
            standing.append(ordered[coming])
            coming += 1
        if line.strip():
            yield tuple(_segments(line, start, [mark for mark in standing if mark.end > start]))
        standing = [mark for mark in standing if mark.end > end]
        start = end + 1


def _on_words(text: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks without white space at either edge, so that each begins and ends inside a line."""
    for mark in marks:
        covered = text[mark.start : mark.end]
        if words := covered.strip():
            start = mark.start + covered.index(words[0])
            yield replace(mark, start=start, end=start + len(words))


def _segments(line: str, offset: int, marks: Sequence[Mark]) -> Iterator[Segment]:
    """One line's segments; `marks` are those that touch it, the outer before the inner."""
    end = offset + len(line)
    starts, cuts = defaultdict(list), {offset, end}
    for mark in marks:
        starts[max(offset, mark.start)].append(mark)
        cuts |= {max(offset, mark.start), min(end, mark.end)}
    open_, due = [], []
    for left, right in pairwise(sorted(cuts)):
        opening = [*due, *starts[left]]
        open_ += opening
        closing, due = _close(open_, right, end)
        yield Segment(
            left,
            line[left - offset : right - offset],
            tuple(Piece(mark, mark.start == left, False) for mark in opening),
            tuple(Piece(mark, False, mark.end == right) for mark in closing),
        )


def _close(open_: list[Mark], at: int, line_end: int) -> tuple[list[Mark], list[Mark]]:
    """The marks to close at an offset, the inner first, and those among them to open again."""
    ending = [index for index, mark in enumerate(open_) if mark.end <= at or at == line_end]
    if not ending:
        return [], []
    closing = open_[ending[0] :]
    del open_[ending[0] :]
    return closing[::-1], [mark for mark in closing if mark.end > at and at != line_end]


def _said(fact: Fact, fields: Iterable[str]) -> str:
    """What makes a fact say the same as another: the values of these fields, other rows by their key."""
    return repr([getattr(fact, fact._meta.get_field(field).attname) for field in fields])


def _places(facts: Sequence[Fact]) -> tuple[Place, ...]:
    """The facts of one note, those with equal words, reason and state on one line."""
    alike: dict[tuple, list[Fact]] = {}
    for fact in facts:
        counted_from = getattr(fact, "anchor", "")
        alike.setdefault((fact.exact, fact.rule, fact.confidence, fact.state, counted_from), []).append(fact)
    return tuple(Place(same[0], tuple(anchor_of(fact) for fact in same)) for same in alike.values())
