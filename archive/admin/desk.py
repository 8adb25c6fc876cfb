"""What lies on the curator's desk: a report's text with every fact marked, and the list of its facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import Truncator

from archive import placing, review
from archive.edition import Edition, anchor_of, edit
from archive.facts_shown import SHOWN_WITH, TREATIES
from archive.models import FACTS, Decision, Fact, QuotedClause, Report, Treaty, kind_of
from archive.rereading import Changes

SAID_IN_SHORT = 48
"""Characters of a fact's words in a message or on a button."""
TOLD = 2
"""Decisions that are named one by one where they cannot be taken back."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact in the list: `siglum` is what its mark in the text is called, `address` its own."""

    fact: Fact
    kind: str
    siglum: str
    address: str
    grounds: Sequence[placing.Ground] = ()
    """What a matched clause stands on."""

    @property
    def key(self) -> str:
        """What its entry, its mark and its buttons share: `date-12`."""
        return f"{self.kind}-{self.fact.pk}"

    @property
    def template(self) -> str:
        """The fragment that words what it says, as the readers' page has it."""
        return f"reports/notes/_{self.kind}.html"

    @property
    def unknown(self) -> list[Treaty]:
        """The treaties that it names and that no curator has vouched for yet."""
        named = (getattr(self.fact, name, None) for name in TREATIES)
        return [treaty for treaty in named if treaty and not treaty.vouched]


class Desk:
    """A report laid out for review; the database is asked as often for one fact as for a thousand."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.facts = everything_found(report)

    @cached_property
    def edition(self) -> Edition:
        """The text with the facts whose words it has, the rejected ones too."""
        return edit(self.report, [fact for fact in self.facts if not fact.adrift])

    @cached_property
    def entries(self) -> list[Entry]:
        """Every fact, by its place in the text; those whose words are gone come last."""
        sigla = {
            anchor: note.siglum
            for notes in self.edition.margin.values()
            for note in notes
            for place in note.places
            for anchor in place.anchors
        }
        grounds = placing.told_of((fact for fact in self.facts if isinstance(fact, QuotedClause)), drafts=True)
        return [
            Entry(
                fact,
                kind,
                sigla.get(anchor_of(fact), ""),
                reverse("admin:archive_fact", args=[kind, fact.pk]),
                grounds.get(fact.pk, ()) if kind == "clause" else (),
            )
            for fact, kind in ((fact, kind_of(fact)) for fact in self.facts)
        ]

    def entry(self, of: Fact) -> Entry | None:
        """The fact's entry; none where it is gone since."""
        return next((entry for entry in self.entries if entry.fact == of), None)

    @cached_property
    def candidates(self) -> dict[str, Treaty]:
        """The treaties between which mentions leave the choice open, by slug."""
        slugs = {slug for fact in self.facts for slug in getattr(fact, "candidates", ())}
        return {treaty.slug: treaty for treaty in Treaty.objects.filter(slug__in=slugs)}

    @property
    def left(self) -> int:
        """How many facts nobody has decided on."""
        return sum(fact.state == Fact.State.PROPOSED for fact in self.facts)


def everything_found(report: Report) -> list[Fact]:
    """The facts of a report in whatever state, in the order of the text, with the rows that they name."""
    facts = [
        fact
        for kind, model in FACTS.items()
        for fact in model.objects.filter(report=report).select_related(*SHOWN_WITH[kind])
    ]
    for fact in facts:
        fact.report = report
    named = (getattr(fact, name, None) for fact in facts for name in TREATIES)
    prefetch_related_objects([treaty for treaty in named if treaty], "parties")
    return sorted(facts, key=lambda fact: (fact.adrift, fact.start, fact.end))


def in_short(words: str) -> str:
    """A fact's words, where a sentence names it."""
    return f"“{Truncator(' '.join(words.split())).chars(SAID_IN_SHORT)}”"


@dataclass(frozen=True, slots=True)
class Undo:
    """What taking back is offered, in words."""

    takes_back: str
    """The decision in a few words, such as “rejected “19 June””; empty where there is none to take back."""
    passed_over: str
    """A sentence on newer decisions that cannot be taken back; empty where there are none."""


def undo_offered(report: Report, by: AbstractBaseUser) -> Undo:
    """What the user can take back now, and what cannot be any more."""
    found = review.undoable(report, by)
    last = found.decision
    together = Decision.objects.filter(batch=last.batch, undone_by=None).count() if last and last.batch else 1
    return Undo(what_was_done(last, together) if last else "", _on_passing_over(found.passed_over))


def _on_passing_over(decisions: tuple[Decision, ...]) -> str:
    if not decisions:
        return ""
    told = "; ".join(what_was_done(decision) for decision in decisions[:TOLD])
    more = f"; and {len(decisions) - TOLD} more" if len(decisions) > TOLD else ""
    return f"Something else has been decided since, so that this stays: {told}{more}."


def what_changed(changes: Changes) -> str:
    """What going through a report again did to its facts, in numbers: “3 dates found, 1 event gone”."""
    told = [
        f"{number} {named(kind, number)} {became}"
        for kind, tally in changes.kinds.items()
        for became, number in (
            ("found", tally.gained),
            ("gone", tally.lost),
            ("lost their words", tally.adrift),
            ("found their words again", tally.found_again),
        )
        if number
    ]
    return ", ".join(told) or "nothing is found otherwise"


def named(kind: str, number: int) -> str:
    """What so many facts of a kind are called."""
    meta = FACTS[kind]._meta
    return str(meta.verbose_name if number == 1 else meta.verbose_name_plural)


def what_was_done(decision: Decision, together: int = 1) -> str:
    """A decision in a few words; `together` is how many were taken with one click."""
    what = "what is said of the report" if decision.kind == "report" else in_short(decision.exact)
    return f"{decision.get_action_display()} {what if together == 1 else f'{together} facts'}"
