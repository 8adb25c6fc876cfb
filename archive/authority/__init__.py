"""Between the authority files, their rows, and the gazetteer that extraction is given; and what is done to the rows.

The files are where an archive begins; the rows are what it knows.
"""

from archive.authority.knowing import gazetteer
from archive.authority.likeness import likely
from archive.authority.loading import load_authority
from archive.authority.merging import CannotMerge, CannotUndo, can_be_undone, held_back, merge, undo, unmerge
from archive.authority.naming import wordings
from archive.authority.record import record, snapshot
from archive.authority.refusing import CannotRefuse, refuse, refused_treaties
from archive.authority.settling import make_known

__all__ = [
    "CannotMerge",
    "CannotRefuse",
    "CannotUndo",
    "can_be_undone",
    "gazetteer",
    "held_back",
    "likely",
    "load_authority",
    "make_known",
    "merge",
    "record",
    "refuse",
    "refused_treaties",
    "snapshot",
    "undo",
    "unmerge",
    "wordings",
]
