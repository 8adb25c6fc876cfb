"""Reading in a process of its own, bounded in memory and time: what a hostile file exhausts is its own cell."""

from archive.cells.answers import Answer, Emptied, Found, Parcel, Read, Refused
from archive.cells.examining import examine
from archive.cells.pool import Cells, NotReady

__all__ = ["Answer", "Cells", "Emptied", "Found", "NotReady", "Parcel", "Read", "Refused", "examine"]
