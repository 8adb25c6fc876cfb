"""The inside of a cell: a process that reads one file after another, and ends with whoever started it."""

import logging
import math
import os
import pickle
import select
import signal
import sys
import threading
from collections.abc import Iterator
from logging.handlers import QueueHandler
from multiprocessing.connection import Connection
from queue import SimpleQueue

from archive.cells.answers import Answer, Parcel, Refused
from archive.cells.confining import confine
from archive.cells.examining import examine, exhausted
from archive.cells.messages import Begun, Equipment
from archive.extraction import Gazetteer, extract, proper_words
from archive.reading import read

_PRACTICE = (
    "The Treaty of Friendship between the two countries was signed in Geneva on 12 August 1949, the minister told the "
    "press. It enters into force on the day of the exchange of instruments of ratification."
)
"""What reading and extraction prepare only once is prepared on this, before the first parcel's time begins."""


def live(descriptor: int) -> None:
    """Takes parcels from the connection at `descriptor` and answers them there, until the other end is closed.

    The equipment comes first, from standard input.
    """
    connection: Connection = Connection(descriptor)
    threading.Thread(target=_end_with_the_keeper, args=(descriptor,), daemon=True).start()
    equipment: Equipment = pickle.load(sys.stdin.buffer)  # noqa: S301 -- the keeper wrote it
    confine(equipment.limits.memory_bytes)
    logging.getLogger().addHandler(_ToTheKeeper(connection))
    _practise(equipment.names)
    try:
        while True:
            _work(connection, connection.recv(), equipment)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # nobody is there any more who wants to know


def _work(connection: Connection, parcel: Parcel, equipment: Equipment) -> None:
    connection.send(Begun())
    for answer in _in_time(examine(parcel, equipment.names, equipment.limits), equipment.limits.seconds):
        try:
            connection.send(answer)
        except MemoryError:
            connection.send(Refused(exhausted(parcel, equipment.limits)))
            return


def _in_time(answers: Iterator[Answer], seconds: float) -> Iterator[Answer]:
    """The answers, each under an alarm that ends the process.

    It is the keeper who ends a cell that takes too long. The alarm is for when the keeper is gone and the reading lets
    no thread run that would notice: it rings long after the keeper would have acted, and never while an answer is sent.
    """
    while True:
        signal.alarm(math.ceil(2 * seconds) + 10)
        answer = next(answers, None)
        signal.alarm(0)
        if answer is None:
            return
        yield answer


def _practise(names: Gazetteer) -> None:
    extract(read(_PRACTICE.encode(), name="practice.txt", names=proper_words(names)), names)


def _end_with_the_keeper(descriptor: int) -> None:
    """Waits until the other end is closed, as it is when its process dies, and ends this one whatever it is doing."""
    hanging_up = select.poll()
    hanging_up.register(descriptor, 0)
    hanging_up.poll()
    os._exit(0)


class _ToTheKeeper(QueueHandler):
    """Sends what is logged to the keeper, who has the log: what a cell may write is bounded."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(SimpleQueue())
        self._connection = connection

    def enqueue(self, record: logging.LogRecord) -> None:
        """In place of the queue, which stays empty: only this process would see it."""
        self._connection.send(record)
