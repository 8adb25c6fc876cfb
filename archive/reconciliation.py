"""Reading again without losing a decision: what a curator confirmed stays, what was rejected does not come back."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import takewhile

from archive.models import FACTS, Fact, Report
from archive.models.facts import CONTEXT

LONG = 40
"""Code points from which words are known by themselves, wherever they stand."""
SHARED = 8
"""Code points of the old surroundings that have to stand around shorter words still."""


def reconcile(report: Report, candidates: Iterable[Fact]) -> None:
    """Puts the candidates in place of the report's proposed facts, around those that have been decided on.

    `report.text` is the text as read now, and the candidates stand on it. A decided fact is found again by its words;
    where they are gone it is marked adrift and kept for a person to look at. The caller holds the transaction.
    """
    candidates = list(candidates)
    for model in FACTS.values():
        facts = model.objects.filter(report=report)
        decided = list(facts.decided())
        for number, fact in enumerate(decided):
            find_again(
                fact, report.text, taken=[other.start for other in decided[:number] if other.claim == fact.claim]
            )
            fact.save()
        open_ones = [
            candidate
            for candidate in candidates
            if isinstance(candidate, model) and not any(settles(fact, candidate) for fact in decided)
        ]
        _propose(list(facts.filter(state=Fact.State.PROPOSED)), open_ones)


def _propose(proposed: list[Fact], candidates: list[Fact]) -> None:
    """Puts the candidates in the place of what was proposed before; what is proposed again keeps its address."""
    before: dict[tuple, list[Fact]] = defaultdict(list)
    for fact in proposed:
        before[_said(fact)].append(fact)
    for candidate in candidates:
        again = before[_said(candidate)]
        if again:
            again.pop()
        else:
            candidate.save()
    for gone in before.values():
        for fact in gone:
            fact.delete()


def _said(fact: Fact) -> tuple:
    """All that makes a proposed fact what it is: its words, its place, and what it says of them."""
    return tuple(
        repr(getattr(fact, field.attname))
        for field in fact._meta.concrete_fields
        if field.editable and field.name not in ("id", "report", "state", "adrift")
    )


def settles(decided: Fact, candidate: Fact) -> bool:
    """Whether a decision has been taken on what the candidate (of the same kind) says."""
    if decided.adrift or decided.start >= candidate.end or candidate.start >= decided.end:
        return False
    if decided.state != Fact.State.REJECTED and decided.EXCLUSIVE:
        return True
    return candidate.claim == decided.claim or candidate.claim in decided.replaced


def find_again(fact: Fact, text: str, taken: Collection[int] = ()) -> None:
    """Moves a fact to where its words stand in the text now; marks it adrift where they stand nowhere.

    Where they stand several times, the place whose surroundings are most like the old ones is found. Words as short as
    “on Wednesday” are only the same words where some of what stood around them still does. `taken` are places that
    another fact of the same claim holds already.
    """

    def likeness(start: int) -> tuple[int, int]:
        before, after = text[max(0, start - CONTEXT) : start], text[start + len(fact.exact) :][:CONTEXT]
        return _alike(before[::-1], fact.prefix[::-1]) + _alike(after, fact.suffix), -abs(start - fact.start)

    place = max((place for place in _occurrences(fact.exact, text) if place not in taken), key=likeness, default=None)
    telling = 0 if len(fact.exact) >= LONG else min(SHARED, len(fact.prefix) + len(fact.suffix))
    fact.adrift = place is None or likeness(place)[0] < telling
    if place is None or fact.adrift:
        return
    fact.start = place
    fact.end = fact.start + len(fact.exact)
    fact.prefix = text[max(0, fact.start - CONTEXT) : fact.start]
    fact.suffix = text[fact.end : fact.end + CONTEXT]


def _occurrences(words: str, text: str) -> Iterable[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _alike(one: str, other: str) -> int:
    """How many characters the two share from their beginnings on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
