"""Plain text to a reading."""

from __future__ import annotations

from collections.abc import Collection

from archive.reading.characters import must_be_readable, tidy
from archive.reading.reading import Reading
from archive.reading.repair import repair


def read_plain(raw: str, *, names: Collection[str]) -> Reading:
    """The report in a file of plain text. Raises `Unreadable` where it has no words, or too many."""
    text, warnings = tidy(raw)
    must_be_readable(text, "The file")
    repaired = repair(text, names=names)
    return Reading(
        text=repaired.text,
        media_type="text/plain",
        title=repaired.title,
        outlet=repaired.byline.outlet,
        author=repaired.byline.author,
        place=repaired.byline.place,
        language=repaired.language,
        warnings=(*warnings, *repaired.warnings),
    )
