"""How much a file may cost: what is larger, deeper or slower than any report is refused, and the rest go on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for what comes from outside. `docs/settings.md` lists the variables that set them."""

    file_bytes: int = 20_000_000
    """Bytes of one report's file."""
    bundle_bytes: int = 1_000_000_000
    """Bytes of a ZIP or WARC as it is sent, and of all that is taken out of it."""
    bundle_files: int = 20_000
    """Files in one bundle, those in bundles within it counted too."""
    expansion: int = 100
    """Times as many bytes may come out of a compressed file as went in."""
    depth: int = 2
    """Bundles within one another: 1 allows no bundle in a bundle."""
    pages: int = 500
    """Pages of a PDF."""
    seconds: float = 60.0
    """Seconds that the reading of one report may take."""
    memory_bytes: int = 1_500_000_000
    """Bytes of memory that a process which reads files may use."""
