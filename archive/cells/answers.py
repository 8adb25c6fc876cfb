"""What a cell is given, and what it answers."""

from dataclasses import dataclass
from pathlib import Path

from archive.bundles.lost import Lost
from archive.bundles.member import Member
from archive.extraction import Findings
from archive.reading import Reading


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file to be read: where its bytes lie, and what its sender knows of it."""

    path: Path
    name: str
    source_url: str = ""
    published: str = ""
    """The publication date (EDTF), where the sender knows it."""
    depth: int = 0
    """How many bundles it is within."""
    official: bool = False
    """Whether it is no report but a treaty's own text: read whole, and no facts are looked for in it."""


@dataclass(frozen=True, slots=True)
class Read:
    """The file is a report: its text, and what was found in it; nothing is, in a treaty's own text."""

    reading: Reading
    findings: Findings


@dataclass(frozen=True, slots=True)
class Found:
    """The file is a bundle, and this is one of the files in it.

    A `Lost` one cannot be taken out of the bundle: it has a name, a size and a `reason`, and no bytes. In the ledger it
    is an item that failed at once, with that reason.
    """

    member: Member | Lost


@dataclass(frozen=True, slots=True)
class Emptied:
    """The bundle has been gone through to its end; `said` tells in sentences what was passed over."""

    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """The file cannot be read; `reason` is a sentence for the person who sent it, and says what to do."""

    reason: str


Answer = Read | Found | Emptied | Refused
"""Of one parcel: one Read, or one Refused, or any number of Found and at the end one Emptied (or Refused)."""
