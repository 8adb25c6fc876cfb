"""How far a treaty had come by a day, in one line: the highest step that it had taken, and what says so.

Time is the world's: what had happened by that day, whenever reports came to tell of it. Nothing is settled in silence:
what is only inferred, foretold, or said by one report alone says so.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from archive.dossier.life.claims import NEVER, Claim, alone
from archive.dossier.life.ratifiers import states_of
from archive.dossier.life.steps import Step, life_of
from archive.dossier.life.successors import ENDED, Successor, successors_of
from archive.models import Action, Treaty
from archive.models import State as Party
from archive.models.treaty import MOST_PARTIES

WORDS = {
    Action.REGISTRATION: "Registered",
    Action.PUBLICATION: "Published",
    Action.AMENDMENT: "Amended",
    Action.NEGOTIATION: "Negotiated",
    Action.SIGNATURE: "Signed",
    Action.SUBMISSION: "Submitted to parliament",
    Action.APPROVAL: "Approved",
    Action.RATIFICATION: "Ratified",
    Action.EXCHANGE: "Instruments exchanged",
    Action.FORCE: "In force",
    Action.SUSPENSION: "Suspended",
    Action.WITHDRAWAL: "Left by a party",
    Action.TERMINATION: "Ended",
}
"""What a treaty is once it has taken a step, the highest last; the first three tell least of how far it has come."""
LASTING = {Action.FORCE, Action.SUSPENSION}
"""What it is from that day on, and not only on it."""
TAKEN_BY_SOME = {Action.SUBMISSION, Action.APPROVAL, Action.RATIFICATION, Action.SUSPENSION}
"""Steps that not all parties take together: who took it is told."""
LATEST = 6
"""Steps that are seen at once, and parties of whose withdrawal the line tells."""
CONCLUDED = "concluded: no source gives a day for its own end"
DISPUTABLE = {
    Action.SIGNATURE: "it was signed",
    Action.EXCHANGE: "instruments were exchanged",
    Action.FORCE: "it was in force",
    Action.TERMINATION: "it had ended",
}
"""Steps taken once, as they are told where it is in doubt whether they had been taken."""
_HEIGHT = {action: height for height, action in enumerate(WORDS)}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of the line: words, the claim that gives their day, and what is doubtful about it."""

    words: str
    claim: Claim | None = None
    treaty: Treaty | None = None
    """The treaty that the words end in."""
    lasting: bool = False
    goes_on: bool = False
    """Whether it goes on with what the phrase before it says."""
    doubts: tuple[str, ...] = ()

    @property
    def before_day(self) -> str:
        """The word between the words and the day: since 2024, on 19 June 2024, in June 2024."""
        if self.claim is None or not self.claim.date or "/" in self.claim.date:
            return ""
        return "since" if self.lasting else "on" if self.claim.precise else "in"


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that had been taken, by whoever took it, and what says so."""

    step: Step
    phrase: Phrase
    claim: Claim
    others: tuple[Claim, ...] = ()
    """Of a step that is taken but once: days that are given for it as well, and cannot be the same."""


@dataclass(frozen=True, slots=True)
class State:
    """How far a treaty had come by a day."""

    as_of: datetime.date
    line: tuple[Phrase, ...]
    taken: tuple[Taken, ...]
    """Every step that had been taken, in the order of their days."""
    ahead: tuple[Step, ...]
    """Steps that had not."""
    ended_by: tuple[Successor, ...] = ()
    """Treaties that have ended it, or come in its place since."""
    endings: tuple[Successor, ...] = ()
    """Treaties that will end it once they take effect."""
    claims: tuple[Successor, ...] = ()
    """Treaties of which somebody merely claims that they end it."""

    @property
    def latest(self) -> Sequence[Taken]:
        """The steps taken last, to be seen at once."""
        return self.taken[-LATEST:]

    @property
    def earlier(self) -> Sequence[Taken]:
        """The steps before them, to be folded away."""
        return self.taken[:-LATEST]


def state_of(treaty: Treaty, as_of: datetime.date) -> State:
    """The state by the end of that day."""
    return state_in(life_of(treaty), treaty, as_of)


def state_in(life: Sequence[Step], treaty: Treaty, as_of: datetime.date) -> State:
    """The same, of a life that has been gathered already."""
    reached = reached_by(life, as_of)
    successors = successors_of(treaty)
    end = next((step.best for step in reached if step.action == Action.TERMINATION), None)
    ended_by = [successor for successor in successors if _has_ended(successor, end, as_of)]
    return State(
        as_of,
        (*(tuple(_line(reached, treaty, ended_by, as_of)) or (Phrase(_nothing(life)),)), *_otherwise(life, as_of)),
        tuple(sorted((taken for step in reached for taken in _taken(step, as_of)), key=_day)),
        tuple(sorted((step for step in life if step not in reached), key=_ahead)),
        ended_by=tuple(ended_by),
        endings=tuple(successor for successor in successors if successor.asserted and not (ended_by or end)),
        claims=tuple(successor for successor in successors if not successor.asserted),
    )


def reached_by(life: Sequence[Step], as_of: datetime.date) -> list[Step]:
    """The steps that had been taken by the end of that day."""
    return [step for step in life if (step.best.is_past(as_of) if step.once else _past(step, as_of))]


def _has_ended(successor: Successor, end: Claim | None, as_of: datetime.date) -> bool:
    """Whether that treaty has ended this one, of whose end a day may be known, or has come in its place since."""
    if end is None:
        return successor.has_ended_it(as_of)
    return successor.may_have_ended_it(_by(end, as_of) if successor.word == ENDED else as_of)


def _by(end: Claim, as_of: datetime.date) -> datetime.date:
    """The last day on which it can have ended."""
    return min(end.bounds[1], as_of) if end.bounds else as_of


def _taken(step: Step, as_of: datetime.date) -> Iterator[Taken]:
    for claim in _past(step, as_of):
        yield Taken(step, _phrase(step, claim, as_of), claim, tuple(step.rivals(claim)))


def _ahead(step: Step) -> tuple:
    return (step.best.bounds or NEVER)[0], _HEIGHT[step.action]


def _day(taken: Taken) -> tuple:
    """In the order of their days, and of the steps where they are of one day; what has no day comes last."""
    return (taken.claim.bounds or NEVER)[0], _HEIGHT[taken.step.action]


def _past(step: Step, as_of: datetime.date) -> list[Claim]:
    """What tells it as taken: the best claim of a step taken once; of others those that no better one outweighs.

    Where any of them has a day, those that have none add nothing.
    """
    if step.once:
        return [step.best]
    past = [claim for claim in step.claims if claim.is_past(as_of) and not step.is_outweighed(claim)]
    return [claim for claim in past if claim.bounds] or past


def _line(
    reached: Sequence[Step], treaty: Treaty, ended_by: Sequence[Successor], as_of: datetime.date
) -> Iterator[Phrase]:
    """The parts of the line; none where no step has been reached and nothing has ended it."""
    steps = {step.action: step for step in sorted(reached, key=lambda step: _HEIGHT[step.action])}
    if Action.TERMINATION in steps:
        end = steps[Action.TERMINATION].best
        yield _phrase(steps[Action.TERMINATION], end, as_of)
        for successor in ended_by[:1]:
            words = "by" if successor.word == ENDED else f"{successor.word} by"
            later = "" if successor.may_have_ended_it(_by(end, as_of)) else "later "
            yield Phrase(later + words, treaty=successor.treaty, goes_on=True, doubts=successor.doubts)
        return
    if ended_by:
        yield from _concluded(ended_by[0], as_of)
        return
    parties = Party.objects.filter(treaties__in=Treaty.objects.describable().filter(pk=treaty.pk))
    left = Action.WITHDRAWAL in steps and len(steps) > 1 and parties.count() != 2
    gone = steps.pop(Action.WITHDRAWAL) if left else None
    if steps:
        yield from _highest(list(steps.values())[-1], parties, as_of)
    if gone:
        withdrawals = _past(gone, as_of)
        yield from (_phrase(gone, claim, as_of) for claim in withdrawals[-LATEST:])
        if more := len(withdrawals[:-LATEST]):
            yield Phrase(f"{more} earlier withdrawal{'s' if more > 1 else ''}")


def _concluded(successor: Successor, as_of: datetime.date) -> Iterator[Phrase]:
    """That a treaty has ended because the one that ends it is in force."""
    doubts = (CONCLUDED, *successor.doubts)
    yield Phrase(f"{successor.word.capitalize()} by", treaty=successor.treaty, doubts=doubts)
    if successor.entry and successor.force:
        phrase = _phrase(successor.entry, successor.force, as_of, "which is in force")
        yield replace(phrase, goes_on=True)


def _otherwise(life: Sequence[Step], as_of: datetime.date) -> Iterator[Phrase]:
    """Of which of the steps ahead sources give a day that had come: if that is right, it had been taken by then."""
    ahead = sorted((step for step in life if step.action in DISPUTABLE and not step.best.is_past(as_of)), key=_ahead)
    for step in ahead:
        others = (claim for claim in step.claims if claim.bounds and not claim.foretold)
        if any(claim.is_past(as_of) and claim.contradicts(step.best) for claim in others):
            yield Phrase(f"sources disagree whether {DISPUTABLE[step.action]} by then")


def _highest(step: Step, parties: QuerySet[Party], as_of: datetime.date) -> Iterator[Phrase]:
    """What the highest step of all makes of the treaty."""
    if step.action == Action.RATIFICATION and 2 <= len(parties) <= MOST_PARTIES:
        yield from _ratified(step, parties, as_of)
    else:
        yield _phrase(step, _past(step, as_of)[-1], as_of)


def _ratified(step: Step, parties: Collection[Party], as_of: datetime.date) -> Iterator[Phrase]:
    """By whom, each with the day that most give; and by whom that is not said."""
    past = [claim for claim in step.claims if claim.is_past(as_of)]
    by = _ratifications(past, states_of({actor.name for claim in past for actor in claim.actors}, parties))
    if not by:
        yield _phrase(step, _past(step, as_of)[-1], as_of)
        return
    words = WORDS[Action.RATIFICATION]
    for state, claim in sorted(by.items(), key=lambda item: item[1].bounds or NEVER):
        yield _phrase(step, claim, as_of, f"{words} by {state}".strip())
        words = ""
    for party in parties:
        if party not in by:
            yield Phrase(f"by {party} not yet said")


def _ratifications(claims: Iterable[Claim], states: Mapping[str, Party]) -> dict[Party, Claim]:
    """Of each state the claim in which the record, else most reports, name it or who acts for it."""
    found: dict[Party, tuple] = {}
    for claim in claims:
        for actor in claim.actors:
            state, weight = states.get(actor.name), (bool(claim.bounds), actor.recorded, actor.reports)
            if state and (state not in found or weight > found[state][0]):
                found[state] = weight, claim
    return {state: claim for state, (_, claim) in found.items()}


def _phrase(step: Step, claim: Claim, as_of: datetime.date, words: str = "") -> Phrase:
    """A claim of a step in words, with its doubts."""
    words = words or _words(step.action, claim.actors[0].name if claim.actors else "")
    return Phrase(words, claim, lasting=step.action in LASTING, doubts=tuple(_doubts(step, claim, as_of)))


def _words(action: Action, actor: str) -> str:
    if action == Action.WITHDRAWAL:
        return f"{actor or 'A party'} withdrew"
    return f"{WORDS[action]} by {actor}" if actor and action in TAKEN_BY_SOME else WORDS[action]


def _doubts(step: Step, claim: Claim, as_of: datetime.date) -> Iterator[str]:
    if claim.unverified:
        yield "unverified"
    for doubt in () if claim.recorded else alone(claim.told):
        yield doubt.replace("says so", "gives the day") if step.has_others_of(claim) else doubt
    if claim.foretold:
        yield "foretold: no report since tells that it happened"
    if not claim.bounds:
        yield "the day is not given"
    elif claim.bounds[1] > as_of:
        yield "it may have been later"
    if step.rivals(claim):
        yield "sources disagree on the day"


def _nothing(life: Sequence[Step]) -> str:
    """What is said where no step had been taken."""
    if not life:
        return "Nothing is known of its life"
    if any(step.action == Action.SIGNATURE for step in life):
        return "Not yet signed"
    return "Nothing had happened yet, as far as is known"
