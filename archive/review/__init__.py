"""The one write path for decisions: a curator's word on a fact, or on a report, kept for good.

Each decision takes the row as it stands at that moment, under lock: what somebody else decided while a page stood open
is never written over. What the row was before and after is kept with it, so that it can be taken back exactly.
"""

from archive.review.adding import CURATOR, READ_AGAIN_SINCE, add
from archive.review.facts import confirm, confirm_all, edit, reject, reopen
from archive.review.reports import CORRECTABLE, correct, publish, withdraw
from archive.review.rows import Gone
from archive.review.undoing import Changed, NothingToUndo, Undoable, undo, undo_batch, undoable

__all__ = [
    "CORRECTABLE",
    "CURATOR",
    "READ_AGAIN_SINCE",
    "Changed",
    "Gone",
    "NothingToUndo",
    "Undoable",
    "add",
    "confirm",
    "confirm_all",
    "correct",
    "edit",
    "publish",
    "reject",
    "reopen",
    "undo",
    "undo_batch",
    "undoable",
    "withdraw",
]
