"""All that the archive knows of one treaty: the record and what published reports say, laid side by side."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from archive.dossier.comparing.dispatch import mark_reprints
from archive.dossier.family.family import Family, family_of
from archive.dossier.life.scenes import Scene, scenes_of
from archive.dossier.life.signers import signers_of
from archive.dossier.life.state import State, state_in
from archive.dossier.life.steps import Step, life_of
from archive.dossier.life.timeline import Timeline, timeline_of
from archive.dossier.reporting.reporting import Reporting, reporting_of
from archive.dossier.text.known_text import KnownText, summary
from archive.facts_shown import Excerpt
from archive.models import Action, Report, Treaty

LISTED = 25
"""Reports that a page lists before it leads on to the list of reports."""
NAMED_BY = ("slug", "title", "sample", "language", "published", "dispatch", "outlet__name", "outlet__slug")
"""What such a report is named by."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the archive knows of one treaty."""

    state: State
    life: Sequence[Step]
    timeline: Timeline | None
    known: KnownText
    signers: Excerpt
    scenes: Sequence[Scene]
    family: Family
    reporting: Reporting
    reports: Excerpt

    @property
    def signature(self) -> Step | None:
        """What is known of when it was signed."""
        return next((step for step in self.life if step.action == Action.SIGNATURE), None)


def dossier(treaty: Treaty, as_of: datetime.date) -> Dossier:
    """Gathers it, in a number of queries that does not grow with the reports; facts of unpublished ones stay out.

    The state is that of the world by the end of that day; the known text is what had been reported by then.
    """
    life = life_of(treaty)
    reporting = reporting_of(treaty)
    newest = Report.objects.select_related("outlet").only(*NAMED_BY).in_bulk(reporting.newest[:LISTED])
    mark_reprints(newest.values())
    return Dossier(
        state=state_in(life, treaty, as_of),
        life=life,
        timeline=timeline_of(life, as_of),
        known=summary(treaty, as_of),
        signers=signers_of(treaty),
        scenes=scenes_of(treaty, life),
        family=family_of(treaty),
        reporting=reporting,
        reports=Excerpt([newest[pk] for pk in reporting.newest[:LISTED]], reporting.reports - len(newest)),
    )
