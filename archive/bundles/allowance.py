"""How much may come out of a bundle: bytes are counted as they come, whatever a header says of them."""

from __future__ import annotations

from collections.abc import Callable

from archive.limits import Limits
from archive.reading import Unreadable

STEP = 65_536
"""Bytes that are asked for at once."""
FREE = 1_000_000
"""Bytes that anything may unpack to, however small it was: a page of blanks is no bomb."""


class Excess(Exception):
    """One file in a bundle is larger than it may be; the message goes on after its name, and says what to do."""


class Allowance:
    """What may still come out of one bundle."""

    def __init__(self, name: str, packed: int, limits: Limits) -> None:
        self._name = name
        self._packed = packed
        self._limits = limits
        self._files = 0
        self._taken = 0
        self._unpacked = 0

    def count(self) -> None:
        """One more file. Raises Unreadable where it is one too many."""
        self._files += 1
        if self._files > self._limits.bundle_files:
            raise self._enough(f"“{self._name}” holds more than {self._limits.bundle_files:,} files")

    def take(self, read: Callable[[int], bytes], packed: int) -> bytes:
        """All that `read` gives, of a file that takes `packed` bytes in the bundle.

        Raises Excess where it is more than a file in a bundle may have, or unpacks to more than it may; Unreadable
        where the whole bundle does.
        """
        parts, size = [], 0
        self._bound(packed, packed)
        while part := read(STEP):
            size += len(part)
            self._spend(len(part))
            self._bound(size, packed)
            parts.append(part)
        return b"".join(parts)

    def pass_by(self, size: int) -> None:
        """So many bytes have been unpacked on the way. Raises Unreadable as `take` does."""
        self._unpacked += size
        if self._unpacked > max(FREE, self._limits.expansion * self._packed):
            raise self._expanding()

    def _bound(self, size: int, packed: int) -> None:
        limits = self._limits
        if size > limits.file_bytes:
            most = f"{limits.file_bytes / 1_000_000:,.0f} MB"
            raise Excess(f"has more than the {most} of a file in a bundle. Send it by itself, or cut it.")
        if size > max(FREE, limits.expansion * packed):
            raise Excess(f"unpacks to more than {limits.expansion} times its size. Send it by itself, unpacked.")

    def _spend(self, size: int) -> None:
        self._taken += size
        if self._taken > self._limits.bundle_bytes:
            raise self._enough(f"More than {self._limits.bundle_bytes / 1_000_000:,.0f} MB come out of “{self._name}”")
        if self._taken > max(FREE, self._limits.expansion * self._packed):
            raise self._expanding()

    def _expanding(self) -> Unreadable:
        return self._enough(f"“{self._name}” unpacks to more than {self._limits.expansion} times its size")

    @staticmethod
    def _enough(what: str) -> Unreadable:
        return Unreadable(f"{what}. What came out before is kept; divide the bundle, and send the rest by itself.")
