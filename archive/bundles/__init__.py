"""Files that hold other files: what is in a ZIP or a WARC, one at a time, bounded."""

from collections.abc import Iterator
from pathlib import Path

from archive.bundles import warc
from archive.bundles import zip as zips
from archive.bundles.lost import Lost
from archive.bundles.member import Member
from archive.limits import Limits
from archive.reading import Unreadable
from archive.reading.original import hold_to_name

__all__ = ["Lost", "Member", "is_bundle", "members"]


def is_bundle(path: Path, name: str = "") -> bool:  # noqa: ARG001 -- asked like its neighbour
    """Whether the file at `path` holds other files, as its bytes show it; a DOCX is a ZIP, but a report."""
    return zips.is_zip(path) or warc.is_warc(path)


def members(path: Path, name: str, limits: Limits) -> Iterator[Member | Lost | str]:
    """What is in a bundle, in its own order: each report as a `Member`, or as `Lost` where it cannot be taken out.

    Strings are sentences on what was passed over: pictures, styles, redirects. They come last.

    Raises `Unreadable` for a bundle that is damaged as a whole, called a document, or larger than `limits` allow; what
    came before counts.
    """
    if zips.is_zip(path):
        hold_to_name("application/zip", name)
        return zips.members(path, name, limits)
    if warc.is_warc(path):
        hold_to_name("application/warc", name)
        return warc.members(path, name, limits)
    raise Unreadable(f"“{name}” is no ZIP and no WARC.")
