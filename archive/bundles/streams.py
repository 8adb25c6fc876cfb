"""Bytes unpacked, gzip or brotli, as far as they go."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from io import BufferedReader
from typing import Protocol

import brotli

_GZIP = b"\x1f\x8b"


class Unpacked:
    """The bytes of a file, unpacked where it is gzip (in one piece or many), up to where it is damaged or cut off."""

    def __init__(self, file: BufferedReader, spend: Callable[[int], None] = lambda _: None) -> None:
        """`spend` is told of every step how many bytes it brought; what it raises ends the reading."""
        packed = file.read(len(_GZIP)) == _GZIP
        file.seek(0)
        self._file = gzip.GzipFile(fileobj=file) if packed else file
        self._spend = spend
        self.cut = False
        """Whether there is more that cannot be unpacked."""
        self.tail = b""
        """The last four bytes that have come."""

    def read(self, size: int) -> bytes:
        """At most `size` bytes; none at the end, and where the rest cannot be unpacked."""
        if self.cut:
            return b""
        try:
            data = self._file.read1(size)  # which keeps what came before the damage
        except (EOFError, gzip.BadGzipFile, zlib.error):
            self.cut = True
            return b""
        self._spend(len(data))
        self.tail = (self.tail + data[-4:])[-4:]
        return data


class Stream(Protocol):
    """What bytes are read from, step by step."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""


class Brotli:
    """A stream's bytes unpacked, a step at a time; as they are where whoever kept them had unpacked them already.

    warcio's own way does not work with today's `brotli`, and would unpack a bomb in one step.
    """

    def __init__(self, packed: Stream) -> None:
        self._packed = packed
        self._unpacking = brotli.Decompressor()
        self._plain = False
        self._begun = False
        self.cut = False
        """Whether the bytes ended, or were damaged, before the end that they speak of."""

    def read(self, size: int, /) -> bytes:
        """Some `size` bytes; none at the end."""
        while not (self._plain or self.cut or self._unpacking.is_finished()):
            hungry = self._unpacking.can_accept_more_data()
            packed = self._packed.read(size) if hungry else b""
            self.cut = hungry and not packed
            try:
                data: bytes = self._unpacking.process(packed, output_buffer_limit=size)
            except brotli.error:
                self._plain, self.cut = not self._begun, self._begun
                return packed if self._plain else b""
            if data:
                self._begun = True
                return data
        return self._packed.read(size) if self._plain else b""
