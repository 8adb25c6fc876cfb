"""A treaty's life as two drawings, for a desk and for a phone: where every mark, line and word of them stands.

The list of steps beside them says the same, and more. What is placed here is drawn by `templates/treaties/_lanes.html`
and `templates/treaties/_upright.html`.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from archive.dossier.life.lanes import Lanes, lanes_of
from archive.dossier.life.steps import Step
from archive.dossier.life.upright import Upright, upright_of


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawings of one life."""

    desk: Lanes
    phone: Upright
    disputed: bool
    """Whether a drawing shows a disagreement."""


def timeline_of(life: Sequence[Step], as_of: datetime.date) -> Timeline | None:
    """The drawings; `None` where nothing in the life has a date."""
    if not any(claim.bounds for step in life for claim in step.claims):
        return None
    return Timeline(lanes_of(life, as_of), upright_of(life, as_of), any(step.disputed for step in life))
