"""One file in a bundle."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Member:
    """A file that was found in a bundle, as it came, and what the bundle knows of it."""

    name: str
    """Its path in the bundle; of a page in a web archive, the last part of its address."""
    data: bytes
    source_url: str = ""
    captured: datetime | None = None
    """When a web archive took it, in UTC."""
