"""How far the index is, for the staff to see."""

from dataclasses import dataclass
from datetime import datetime

from archive.models import Report
from search.index import engine
from search.models import Pending


@dataclass(frozen=True, slots=True)
class IndexState:
    """The index beside the archive, at one moment."""

    whole: bool
    """Whether there is an index, and it can be read."""
    indexed: int
    """Reports in it."""
    published: int
    """Reports that should be in it."""
    written: datetime | None
    """When it was last changed; None without an index."""
    waiting: int
    """Changed reports that are not in it as they are now, but will be."""
    stuck: int
    """Reports that no index can hold as they are."""


def state() -> IndexState:
    """How far the index is now."""
    whole = engine().ready()
    return IndexState(
        whole=whole,
        indexed=engine().count() if whole else 0,
        published=Report.objects.published().count(),
        written=engine().written(),
        waiting=Pending.objects.waiting().count(),
        stuck=Pending.objects.stuck().count(),
    )
