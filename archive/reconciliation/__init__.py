"""Reading again without losing a decision: what a curator confirmed stays, what was rejected does not come back."""

from archive.reconciliation.places import find_again
from archive.reconciliation.reconciling import reconcile, settles
from archive.reconciliation.tally import Tally

__all__ = ["Tally", "find_again", "reconcile", "settles"]
