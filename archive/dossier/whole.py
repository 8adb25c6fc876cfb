"""All that the archive knows of one treaty: the record and what published reports say, laid side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.dossier.family import Tie, ties_of
from archive.dossier.hands import hands_of
from archive.dossier.life import Claim, Step, life_of
from archive.facts_shown import Excerpt, by_report, excerpt
from archive.models import Action, Provision, QuotedClause, RelationType, Report, Treaty

LISTED = 50
"""Rows of a kind that a page lists before it leads on to the list of reports."""


@dataclass(frozen=True, slots=True)
class Fate:
    """In a few words: what came in a treaty's place, and when its force began and ended, as the record has it."""

    replaced_by: tuple[Tie, ...] = ()
    claimed_by_others: tuple[Tie, ...] = ()
    """What a person, but no treaty's text, says came in its place."""
    ended: tuple[Claim, ...] = ()
    in_force: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the archive knows of one treaty."""

    life: tuple[Step, ...]
    ties: tuple[Tie, ...]
    hands: Excerpt
    fate: Fate
    provisions: Sequence[Provision]
    reports: Excerpt
    unplaced: Excerpt
    """Clauses of which nothing says which provision they are of."""


def dossier(treaty: Treaty) -> Dossier:
    """Gathers it, in a fixed number of queries; facts of unpublished reports stay out."""
    life = life_of(treaty)
    ties = ties_of(treaty)
    reports = Report.objects.published().speaking_of(treaty).newest_first().for_lists()
    unplaced = by_report(QuotedClause.objects.public().filter(treaty=treaty, provision=None))
    return Dossier(
        life=life,
        ties=ties,
        hands=excerpt(hands_of(treaty), LISTED),
        fate=_fate(life, ties),
        provisions=treaty.provisions.shown().with_witness_counts().select_related("treaty"),
        reports=excerpt(reports, LISTED),
        unplaced=excerpt(unplaced, LISTED),
    )


def _fate(life: Iterable[Step], ties: Iterable[Tie]) -> Fate:
    """What the record says of a treaty's force and end; a report's word alone decides neither."""
    dated = {step.action: tuple(claim for claim in step.claims if claim.recorded and claim.bounds) for step in life}
    ending = (RelationType.SUPERSEDES, RelationType.TERMINATES)
    successors = {tie.other.pk: tie for tie in ties if tie.incoming and tie.recorded and tie.type in ending}
    return Fate(
        replaced_by=tuple(tie for tie in successors.values() if tie.asserted),
        claimed_by_others=tuple(tie for tie in successors.values() if not tie.asserted),
        ended=dated.get(Action.TERMINATION, ()),
        in_force=dated.get(Action.FORCE, ()),
    )
