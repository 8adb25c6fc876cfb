"""One file in a bundle that cannot be had."""

from dataclasses import dataclass
from typing import Self

_SHOWN = 200
"""How many characters of a name a sentence repeats."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A file that a bundle names and that cannot be taken out of it; the ledger has it all the same, as failed."""

    name: str
    """Its path in the bundle; of a page in a web archive, the last part of its address."""
    size: int
    """Its bytes, as far as the bundle says so or as they came out; 0 where nothing is known."""
    reason: str
    """Why, and what to do: sentences for the person who sent the bundle."""
    source_url: str = ""

    @classmethod
    def because(cls, why: str, name: str, size: int, source_url: str = "") -> Self:
        """One whose reason is a sentence of its name and of `why`, which says what to do (`is empty. …`)."""
        called = name if len(name) <= _SHOWN else f"…{name[-_SHOWN:]}"
        return cls(name, size, f"“{called}” {why}", source_url)
