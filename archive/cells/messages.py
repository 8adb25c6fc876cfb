"""What goes between a cell and its keeper besides parcels and answers."""

from dataclasses import dataclass

from archive.extraction import Gazetteer
from archive.limits import Limits


@dataclass(frozen=True, slots=True, eq=False)
class Equipment:
    """What a cell is given once, for its whole life."""

    names: Gazetteer
    limits: Limits


@dataclass(frozen=True, slots=True)
class Begun:
    """The cell is ready and has taken up its parcel: from now on the time is counted."""
