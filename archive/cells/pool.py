"""Several cells, and which parcel each of them has."""

import logging
import time
from collections.abc import Iterator
from multiprocessing.connection import wait as wait_for
from types import TracebackType
from typing import Generic, Self, TypeVar

from archive.cells.answers import Answer, Emptied, Parcel, Read, Refused
from archive.cells.cell import Cell, Ended
from archive.cells.confining import lacking
from archive.cells.messages import Equipment
from archive.extraction import Gazetteer
from archive.limits import Limits

log = logging.getLogger(__name__)

Key = TypeVar("Key")


class NotReady(RuntimeError):
    """A process for reading cannot be started, whatever the file; the message says what to look at."""


class Cells(Generic[Key]):
    """At most `number` processes that read files beside one another, for one thread to use.

    They are started when they are needed, ended when they take too long or too much, and then replaced. Whatever a file
    does to its reader, an answer says so, and no other file is touched. A report has `limits.seconds` from when its
    reading begins; a bundle has as many from each of its files to the next.
    """

    def __init__(self, number: int, names: Gazetteer, limits: Limits) -> None:
        self._number = number
        self._equipment = Equipment(names, limits)
        self._idle: list[Cell] = []
        self._busy: dict[Cell, tuple[Key, Parcel]] = {}

    def __enter__(self) -> Self:
        if missing := lacking():
            log.warning("This system cannot bound a process by %s: files are read without.", ", ".join(missing))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends all processes at once, also those that have not answered."""
        for cell in (*self._busy, *self._idle):
            cell.close()
        self._busy.clear()
        self._idle.clear()

    @property
    def free(self) -> int:
        """How many more parcels can be given now."""
        return self._number - len(self._busy)

    def know(self, names: Gazetteer) -> None:
        """The names for parcels that are given from now on."""
        if names is not self._equipment.names:
            self._equipment = Equipment(names, self._equipment.limits)

    def give(self, key: Key, parcel: Parcel) -> None:
        """Has the parcel read; its answers will come with the key. Raises RuntimeError where no cell is free."""
        if not self.free:
            raise RuntimeError("No cell is free: take answers first.")
        cell = self._waiting() or Cell(self._equipment)
        self._busy[cell] = key, parcel
        cell.give(parcel)

    def stop(self, key: Key) -> None:
        """Nothing more is to be answered to the parcel with this key: the process that still reads it is ended."""
        for cell in [cell for cell, (read, _) in self._busy.items() if read == key]:
            self._drop(cell)

    def answers(self, wait: float) -> Iterator[tuple[Key, Answer]]:
        """What has been answered, each with the key of its parcel: at most one answer of each cell at a time.

        It waits until something comes, `wait` seconds at most; where nothing has been given, nothing is waited for.
        Raises NotReady.
        """
        until = time.monotonic() + wait
        came = False
        while self._busy and not came:
            for cell in self._speaking(until):
                if cell not in self._busy:  # it was stopped since
                    continue
                key, _ = self._busy[cell]
                if (answer := self._listen(cell)) is not None:
                    came = True
                    yield key, answer
            if time.monotonic() >= until:
                return

    def _speaking(self, until: float) -> list[Cell]:
        """The cells that have said something or should have; waits for them."""
        soonest = min(until, *(cell.deadline for cell in self._busy))
        wait_for([cell.connection for cell in self._busy], max(0.0, soonest - time.monotonic()))
        now = time.monotonic()
        return [cell for cell in self._busy if cell.connection.poll() or cell.deadline <= now]

    def _listen(self, cell: Cell) -> Answer | None:
        if not cell.connection.poll():  # what was said in time counts, however late it is heard
            return self._late(cell)
        try:
            answer = cell.listen()
        except Ended as how:
            return self._ended(cell, str(how))
        if isinstance(answer, Read | Emptied | Refused):
            del self._busy[cell]
            self._idle.append(cell)
        return answer

    def _late(self, cell: Cell) -> Refused:
        _, parcel = self._drop(cell)
        if not cell.begun:
            raise NotReady("A process for reading has not come up in two minutes. Is the machine short of memory?")
        return Refused(
            f"Reading “{parcel.name}” took longer than {cell.equipment.limits.seconds:g} seconds and was stopped. "
            "Try again when the machine is less busy, cut the file into smaller ones, or send its text."
        )

    def _ended(self, cell: Cell, how: str) -> Refused | None:
        key, parcel = self._drop(cell)
        most = f"{cell.equipment.limits.memory_bytes / 1_000_000:,.0f} MB of memory"
        if cell.begun:
            log.warning("A process for reading ended (%s) at %s.", how, parcel.name)
            return Refused(
                f"Reading “{parcel.name}” ended the process that read it ({how}): the file is damaged, or needs more "
                f"than {most}. Save it anew, cut it into smaller ones, or send its text."
            )
        if not cell.proved:
            raise NotReady(f"A process for reading ended ({how}) before it read anything. Are {most} too few?")
        self.give(key, parcel)  # it died while it had nothing to do, and the parcel is not to blame
        return None

    def _drop(self, cell: Cell) -> tuple[Key, Parcel]:
        """Ends a cell, and answers what it leaves unanswered."""
        cell.close()
        return self._busy.pop(cell)

    def _waiting(self) -> Cell | None:
        """A cell that has nothing to do; one that knows other names is ended."""
        while self._idle:
            cell = self._idle.pop()
            if cell.equipment is self._equipment:
                return cell
            cell.close()
        return None
