"""A file of named arrays: written once, and then mapped into memory by every process that reads it.

Mapped arrays cost next to nothing to open, are shared between processes, and have no position in the file that threads
could quarrel over. The file: eight bytes of magic, the length of the head, the head (JSON: the name of each array, its
type, where it begins and how many values it has; how long the rest is, and its checksum), then the arrays, one after
another.

Such a file is never written to again. Who cuts one short under a process that has it mapped kills that process.
"""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_MAGIC = b"ARRAYS01"
_ALIGNED = 64
_LENGTH = 8


class TornError(Exception):
    """The file is not what `write` has written."""


def write(path: Path, arrays: Mapping[str, Array]) -> None:
    """Writes the arrays, each of one dimension, through to the disk."""
    head: dict[str, tuple[str, int, int]] = {}
    at = 0
    for name, array in arrays.items():
        head[name] = (array.dtype.str, at, len(array))
        at = _aligned(at + array.nbytes)
    checksum = 0
    for piece in _pieces(head, at, arrays):
        checksum = crc32(piece, checksum)
    written = json.dumps({"arrays": head, "bytes": at, "checksum": checksum}).encode()
    start = _aligned(len(_MAGIC) + _LENGTH + len(written))
    with path.open("wb") as file:
        file.write(_MAGIC + len(written).to_bytes(_LENGTH, "little") + written)
        file.write(bytes(start - file.tell()))
        for piece in _pieces(head, at, arrays):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _pieces(head: Mapping[str, tuple[str, int, int]], end: int, arrays: Mapping[str, Array]) -> Iterator[memoryview]:
    """What stands behind the head: the arrays, and zeros between them."""
    at = 0
    for name, array in arrays.items():
        yield memoryview(bytes(head[name][1] - at))
        yield np.ascontiguousarray(array).data.cast("B")
        at = head[name][1] + array.nbytes
    yield memoryview(bytes(end - at))


class Arrays(Mapping[str, Array]):
    """The arrays of a file, which cannot be written to. Any number of threads may read them.

    Raises OSError where there is no such file, and TornError where it is not whole.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size < len(_MAGIC) + _LENGTH:
                raise TornError(f"{path.name} is torn")
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        length = int.from_bytes(self._map[len(_MAGIC) : len(_MAGIC) + _LENGTH], "little")
        end = len(_MAGIC) + _LENGTH + length
        if self._map[: len(_MAGIC)] != _MAGIC or end > size:
            raise TornError(f"{path.name} is torn")
        head = json.loads(self._map[len(_MAGIC) + _LENGTH : end])
        self._start = _aligned(end)
        self._head: dict[str, tuple[str, int, int]] = head["arrays"]
        if size != self._start + head["bytes"]:
            raise TornError(f"{path.name} is torn")
        self._checksum: int = head["checksum"]
        self._size = size
        self._views: dict[str, Array] = {}

    def stands(self) -> bool:
        """Whether the file is still there, as long as it was."""
        try:
            return self._path.stat().st_size == self._size
        except OSError:
            return False

    def is_sound(self) -> bool:
        """Whether the file is as it was written. All of it is read."""
        return self.stands() and crc32(memoryview(self._map)[self._start :]) == self._checksum

    def __getitem__(self, name: str) -> Array:
        """The array of that name. Raises KeyError where there is none."""
        view = self._views.get(name)
        if view is None:
            kind, at, length = self._head[name]
            view = np.frombuffer(self._map, np.dtype(kind), length, self._start + at)
            self._views[name] = view
        return view

    def __iter__(self) -> Any:
        return iter(self._head)

    def __len__(self) -> int:
        return len(self._head)


def _aligned(at: int) -> int:
    return -(-at // _ALIGNED) * _ALIGNED


def joined(values: list[bytes]) -> tuple[Array, Array]:
    """Byte strings as two arrays: all of them side by side, and where each ends."""
    ends = np.cumsum([len(value) for value in values], dtype=np.int64) if values else np.empty(0, np.int64)
    return np.frombuffer(b"".join(values), np.uint8), ends


class Strings:
    """Byte strings that were `joined`, read one at a time."""

    def __init__(self, together: Array, ends: Array) -> None:
        # A view of the memory is read several times as fast as an array where single values are wanted.
        self._together = together.data
        self._ends = ends.data

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, at: int) -> bytes:
        return self._together[self._ends[at - 1] if at else 0 : self._ends[at]].tobytes()
