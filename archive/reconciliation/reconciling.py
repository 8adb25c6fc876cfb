"""New candidates in the place of old proposals, around what has been decided on."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable

from archive.models import FACTS, Fact, QuotedClause, Report
from archive.models.facts import PLACE, Basis
from archive.reconciliation.places import find_all_again
from archive.reconciliation.tally import Tally

GROUNDS = ("matched_by",)
"""What a fact stands on without saying it: other reports' words, which may be others by now."""
UNSAID = ("id", "report", "state", "adrift")
"""What is not of the fact's own saying."""


def reconcile(report: Report, candidates: Iterable[Fact]) -> dict[str, Tally]:
    """Puts the candidates in place of the report's proposed facts, around those that have been decided on.

    `report.text` is the text as read now, and the candidates stand on it. A decided fact is found again by its words;
    where they are gone it is marked adrift and kept for a person to look at. What is proposed again keeps its row. The
    caller holds the transaction, and saves the report in it: whoever listens hears of the facts by that. Answers what
    became of the facts of each kind.
    """
    candidates = list(candidates)
    return {
        kind: _reconciled(report, model, [candidate for candidate in candidates if isinstance(candidate, model)])
        for kind, model in FACTS.items()
    }


def settles(decided: Fact, candidate: Fact) -> bool:
    """Whether a decision has been taken on what the candidate (of the same kind) says."""
    if decided.adrift or decided.start >= candidate.end or candidate.start >= decided.end:
        return False
    if decided.state != Fact.State.REJECTED and decided.EXCLUSIVE:
        return True
    return candidate.claim == decided.claim or candidate.claim in decided.replaced or _placed_anew(decided, candidate)


def _placed_anew(decided: Fact, candidate: Fact) -> bool:
    """Whether they are one clause, rejected, that is matched to another provision by what is known since."""
    if not isinstance(decided, QuotedClause) or decided.treaty_id != candidate.treaty_id:
        return False
    return Basis.STATED not in (decided.basis, candidate.basis)


def _reconciled(report: Report, model: type[Fact], candidates: list[Fact]) -> Tally:
    tally = Tally()
    facts = model.objects.filter(report=report)
    decided = list(facts.decided())
    _find_decided(decided, report.text, tally)
    undecided = [one for one in candidates if not any(settles(fact, one) for fact in decided)]
    _propose(model, list(facts.filter(state=Fact.State.PROPOSED)), undecided, tally)
    return tally


def _find_decided(decided: list[Fact], text: str, tally: Tally) -> None:
    before = {fact.pk: (_said(fact), fact.adrift) for fact in decided}
    find_all_again(decided, text)
    for fact in decided:
        said, was_adrift = before[fact.pk]
        if fact.adrift != was_adrift:
            tally.adrift += fact.adrift
            tally.found_again += was_adrift
            tally.say("adrift:" if fact.adrift else "found again:", fact)
        elif _said(fact) != said:
            tally.moved += 1
        else:
            tally.kept += 1
            continue
        fact.save()


def _propose(model: type[Fact], proposed: list[Fact], candidates: list[Fact], tally: Tally) -> None:
    """Puts the candidates in the place of what was proposed before; what is proposed again keeps its address."""
    pairs, gone, new = _matched(proposed, candidates, _said)
    tally.kept += len(pairs)
    _stand_anew(model, pairs)
    moved, gone, new = _matched(gone, new, _said_anywhere)
    for fact, candidate in moved:
        for field in PLACE:
            setattr(fact, field, getattr(candidate, field))
    model.objects.bulk_update([fact for fact, _ in moved], PLACE)
    _stand_anew(model, moved)
    tally.moved += len(moved)
    for fact in gone:
        tally.say("−", fact)
    model.objects.filter(pk__in=[fact.pk for fact in gone]).delete()
    tally.lost += len(gone)
    for fact in new:
        tally.say("+", fact)
    model.objects.bulk_create(new)
    tally.gained += len(new)


def _stand_anew(model: type[Fact], pairs: Iterable[tuple[Fact, Fact]]) -> None:
    """Gives facts that keep their rows the grounds that they are proposed on now."""
    for field in {field.name for field in model._meta.concrete_fields}.intersection(GROUNDS):
        other = [(fact, candidate) for fact, candidate in pairs if getattr(fact, field) != getattr(candidate, field)]
        for fact, candidate in other:
            setattr(fact, field, getattr(candidate, field))
        model.objects.bulk_update([fact for fact, _ in other], [field])


def _matched(
    old: list[Fact], new: list[Fact], key: Callable[[Fact], Hashable]
) -> tuple[list[tuple[Fact, Fact]], list[Fact], list[Fact]]:
    """Old and new facts that are one by the key, in their order; and what is left of either."""
    there: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in reversed(old):
        there[key(fact)].append(fact)
    pairs, left = [], []
    for fact in new:
        if same := there[key(fact)]:
            pairs.append((same.pop(), fact))
        else:
            left.append(fact)
    return pairs, [fact for facts in there.values() for fact in facts], left


def _said(fact: Fact, but: Iterable[str] = UNSAID) -> tuple:
    """All that makes a proposed fact what it is: its words, its place, and what it says of them."""
    return tuple(
        repr(getattr(fact, field.attname))
        for field in fact._meta.concrete_fields
        if field.editable and field.name not in but
    )


def _said_anywhere(fact: Fact) -> tuple:
    """The same, wherever it stands."""
    return _said(fact, (*UNSAID, *PLACE))
