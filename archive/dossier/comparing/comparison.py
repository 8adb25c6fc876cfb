"""Two reports side by side: what both say, what only one says, where they contradict each other, which words both have.

Facts are compared by what they say, not by where they stand: a day named twice in one report and once in the other is
one day that both name.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from django.db.models import prefetch_related_objects

from archive.concordance.apparatus import Row, collate, same_words
from archive.concordance.reprints import Shared, shared
from archive.concordance.tokens import primary
from archive.dossier.comparing.passages import LONGEST, Marked, Piece, paragraphs
from archive.dossier.comparing.steps import compare_steps
from archive.dossier.wordings.concordance import ShownRun, shown_runs
from archive.edition import KINDS
from archive.facts_shown import SHOWN_WITH, TREATIES
from archive.models import FACTS, Fact, Provision, QuotedClause, Report, kind_of

ORDER = ("event", "treaty", "signature", "clause", "paraphrase", "reference", "relation", "statement", "date", "topic")
"""The kinds of facts as they are compared: what happened first, calendar days and topics last."""
BRIEF = ("date", "topic")
"""The kinds that are told in a word or two, so that many stand on one line."""

Sides = tuple[Sequence[Fact], Sequence[Fact]]
"""The facts of the first report, and those of the second."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is said: the facts of either report that say so; none where a report does not."""

    kind: str
    first: Sequence[Fact]
    second: Sequence[Fact]

    @property
    def facts(self) -> Sequence[Fact]:
        """All that say it, those of the first report before those of the second."""
        return (*self.first, *self.second)

    @property
    def fact(self) -> Fact:
        """One that says it."""
        return self.facts[0]

    @property
    def told(self) -> Sides:
        """The facts of either report, those first whose details both give alike, where there are such."""
        common = {_details(fact) for fact in self.first} & {_details(fact) for fact in self.second}
        first, second = (sorted(facts, key=lambda fact: _details(fact) not in common) for facts in self._sides)
        return first, second

    @property
    def alike(self) -> bool:
        """Whether both say it with the same details, so that what is shown of one holds of the other."""
        first, second = self.told
        return bool(first and second) and _details(first[0]) == _details(second[0])

    @property
    def _sides(self) -> Sides:
        return self.first, self.second

    @property
    def template(self) -> str:
        """The fragment that words a fact of this kind."""
        return f"reports/notes/_{self.kind}.html"


_DETAILS = {
    "event": ("date", "place", "actor"),
    "treaty": ("main",),
    "signature": ("role", "signed_for_id"),
    "clause": ("speaker", "basis"),
    "paraphrase": ("basis",),
    "relation": ("claimed_by",),
    "statement": ("provision_id",),
    "date": ("date",),
}
"""What is shown of facts and may differ where both reports say the same, by the kind."""


def _details(fact: Fact) -> Hashable:
    values = (getattr(fact, name) for name in _DETAILS.get(kind_of(fact), ()))
    return tuple(value.casefold() if isinstance(value, str) else value for value in values)


@dataclass(frozen=True, slots=True)
class Contrary:
    """What the two say of one thing and cannot both be so."""

    about: str
    """What is not the same: the day, the state."""
    first: Said
    second: Said


@dataclass(slots=True)
class Compared:
    """The facts of one kind."""

    kind: str
    both: list[Said] = field(default_factory=list)
    first: list[Said] = field(default_factory=list)
    """What only the first report says."""
    second: list[Said] = field(default_factory=list)
    contrary: list[Contrary] = field(default_factory=list)

    @property
    def said(self) -> list[Said]:
        """All that either report says, but for what contradicts."""
        return [*self.both, *self.first, *self.second]

    @property
    def heading(self) -> str:
        """What facts of the kind are called."""
        return KINDS[self.kind].heading

    @property
    def brief(self) -> bool:
        """Whether they are told in a word or two."""
        return self.kind in BRIEF


@dataclass(frozen=True, slots=True)
class Wording:
    """A provision that both reports quote, in the words of each."""

    provision: Provision
    first: str
    second: str
    row: Row | None
    """The second one's words laid on the first one's; `None` where they are in two languages."""
    facts: tuple[Fact, Fact]

    @property
    def runs(self) -> Sequence[ShownRun]:
        """The row to be read."""
        return shown_runs(self.row) if self.row else ()


@dataclass(frozen=True, slots=True)
class Common:
    """What is said of words that both texts have."""

    number: int | None
    """By this and the same number in the other text they find each other."""
    anchor: str
    other: str
    """The anchor of the words in the other text."""


@dataclass(frozen=True, slots=True)
class Side:
    """One report's text, with the words that the other one has."""

    report: Report
    shared: Shared
    paragraphs: Sequence[Sequence[Piece]]

    @property
    def cut(self) -> bool:
        """Whether the text goes on beyond what is laid beside the other."""
        return len(self.report.text) > LONGEST


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports, compared."""

    kinds: Sequence[Compared]
    wordings: Sequence[Wording]
    sides: tuple[Side, Side]

    @property
    def both(self) -> int:
        """How many things both say."""
        return sum(len(kind.both) for kind in self.kinds)

    @property
    def only_first(self) -> int:
        """How many things only the first report says."""
        return sum(len(kind.first) for kind in self.kinds)

    @property
    def only_second(self) -> int:
        """How many things only the second report says."""
        return sum(len(kind.second) for kind in self.kinds)

    @property
    def contrary(self) -> list[Contrary]:
        """Where they contradict each other."""
        return [contrary for kind in self.kinds for contrary in kind.contrary]

    @property
    def one_dispatch(self) -> bool:
        """Whether the two reprint one dispatch."""
        first, second = (side.report.dispatch_id or side.report.pk for side in self.sides)
        return first == second


def compare(first: Report, second: Report) -> Comparison:
    """Compares two published reports, in a fixed number of queries; what was rejected is not said."""
    facts = _facts_of(first, second)
    kinds = [_compared(kind, facts[kind]) for kind in ORDER]
    clauses = next(kind for kind in kinds if kind.kind == "clause")
    return Comparison(
        [kind for kind in kinds if kind.both or kind.first or kind.second or kind.contrary],
        [_wording(said, first, second) for said in clauses.both if said.fact.provision],
        _sides(first, second),
    )


def _facts_of(first: Report, second: Report) -> dict[str, Sides]:
    found: dict[str, tuple[list[Fact], list[Fact]]] = {}
    for kind in ORDER:
        found[kind] = [], []
        facts = FACTS[kind].objects.public().filter(report__in=[first, second]).select_related(*SHOWN_WITH[kind])
        for fact in facts:
            fact.report = first if fact.report_id == first.pk else second
            found[kind][fact.report is second].append(fact)
    facts = chain.from_iterable(chain.from_iterable(found.values()))
    named = (getattr(fact, name, None) for fact in facts for name in TREATIES)
    prefetch_related_objects([treaty for treaty in named if treaty], "parties")
    return found


def _compared(kind: str, sides: Sides) -> Compared:
    if kind == "event":
        return _of_steps(sides)
    compared = Compared(kind)
    for first, second in _by(_ASKED.get(kind, _claim), sides):
        said = Said(kind, first, second)
        (compared.both if first and second else compared.first if first else compared.second).append(said)
    if kind == "signature":
        _set_apart_states(compared)
    if kind in ("clause", "paraphrase", "reference"):
        for listed in (compared.both, compared.first, compared.second):
            listed.sort(key=_by_article)
    return compared


def _by_article(said: Said) -> tuple[bool, str, int]:
    """By which articles sort as their treaty has them; what is of none comes last."""
    provision = said.fact.provision
    return (False, provision.treaty.name, provision.position) if provision else (True, "", 0)


def _by(says: Callable[[Fact], Hashable], sides: Sides) -> Iterator[Sides]:
    """The facts that say the same, in the order in which the first report, then the second, comes to them."""
    groups: defaultdict[Hashable, tuple[list[Fact], list[Fact]]] = defaultdict(lambda: ([], []))
    for side, facts in enumerate(sides):
        for fact in facts:
            groups[says(fact)][side].append(fact)
    yield from groups.values()


def _claim(fact: Fact) -> Hashable:
    return tuple(fact.claim)


def _clause(clause: QuotedClause) -> Hashable:
    """Which provision it is of; where nothing says so, its words."""
    if clause.provision_id:
        return clause.treaty_id, clause.provision_id
    return clause.treaty_id, same_words(clause.exact, clause.report.language)


_ASKED: dict[str, Callable[[Fact], Hashable]] = {
    "clause": _clause,
    "date": lambda mention: (mention.date_earliest, mention.date_latest),
    "treaty": lambda mention: mention.treaty_id or tuple(sorted(mention.candidates)),
    "statement": lambda statement: (statement.person_id or statement.speaker.casefold(), statement.treaty_id),
}
"""What facts of a kind are compared by where it is not their claim: a day that is inferred is the day all the same."""


def _of_steps(sides: Sides) -> Compared:
    compared = Compared("event")
    for both, first, second, apart in compare_steps(*sides):
        compared.both += [Said("event", *pair) for pair in both]
        compared.first += [Said("event", facts, ()) for facts in first]
        compared.second += [Said("event", (), facts) for facts in second]
        compared.contrary += [Contrary("day", Said("event", one, ()), Said("event", (), other)) for one, other in apart]
    return compared


def _set_apart_states(compared: Compared) -> None:
    """Two reports that have one person sign one treaty for two states contradict each other."""
    for said in list(compared.both):
        states = [{fact.signed_for_id for fact in facts if fact.signed_for_id} for facts in (said.first, said.second)]
        if all(states) and states[0].isdisjoint(states[1]):
            compared.both.remove(said)
            one, other = Said("signature", said.first, ()), Said("signature", (), said.second)
            compared.contrary.append(Contrary("state", one, other))


def _wording(said: Said, first: Report, second: Report) -> Wording:
    words = [" … ".join(dict.fromkeys(fact.exact for fact in facts)) for facts in (said.first, said.second)]
    language, other = (primary(report.language) for report in (first, second))
    row = collate(words[0], words[1:], first.language).rows[0] if language == other else None
    return Wording(said.fact.provision, *words, row, (said.first[0], said.second[0]))


def _sides(first: Report, second: Report) -> tuple[Side, Side]:
    """Both texts with the words in common, each stretch numbered as the first one comes to it."""
    texts = first.text[:LONGEST], second.text[:LONGEST]
    there, back = shared(texts[0], texts[1]), shared(texts[1], texts[0])
    numbers = {stretch.start: number for number, stretch in enumerate(there.stretches, 1)}
    return (
        Side(first, there, list(paragraphs(texts[0], _marked("a", there, "b", back, numbers)))),
        Side(second, back, list(paragraphs(texts[1], _marked("b", back, "a", there, numbers)))),
    )


def _marked(name: str, found: Shared, other_name: str, others: Shared, numbers: dict[int, int]) -> Iterator[Marked]:
    for stretch in found.stretches:
        other = others.at(stretch.there)
        of_first = stretch if name == "a" else other
        common = Common(
            numbers.get(of_first.start) if of_first else None,
            f"{name}-{stretch.start}",
            f"{other_name}-{other.start}" if other else "",
        )
        yield Marked(stretch.start, stretch.end, common)
