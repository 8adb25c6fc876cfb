"""Between the authority files, their rows, and the gazetteer that extraction is given; and what is done to the rows.

The files are where an archive begins; the rows are what it knows.
"""

from archive.authority.knowing import gazetteer
from archive.authority.loading import load_authority
from archive.authority.merging import CannotMerge, CannotUndo, can_be_undone, merge, undo, unmerge
from archive.authority.naming import wordings
from archive.authority.record import record, snapshot
from archive.authority.settling import likely, make_known

__all__ = [
    "CannotMerge",
    "CannotUndo",
    "can_be_undone",
    "gazetteer",
    "likely",
    "load_authority",
    "make_known",
    "merge",
    "record",
    "snapshot",
    "undo",
    "unmerge",
    "wordings",
]
