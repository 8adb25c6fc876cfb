"""Plain text to a reading; and every document whose paragraphs have become lines of text."""

from __future__ import annotations

from collections.abc import Collection

from archive.reading.characters import must_be_readable, tidy
from archive.reading.reading import Reading
from archive.reading.repair import repair


def read_plain(raw: str, *, names: Collection[str]) -> Reading:
    """The report in a file of plain text. Raises `Unreadable` where it has no words, or too many."""
    return read_lines(raw, "text/plain", "The file", names=names)


def read_lines(
    raw: str,
    media_type: str,
    called: str,
    *,
    names: Collection[str],
    title: str | None = None,
    author: str | None = None,
    language: str | None = None,
) -> Reading:
    """The report in a text of one paragraph a line; `called` is what a sentence to its sender calls the file.

    `title`, `author` and `language` are what the file says of itself; a byline goes before its author, who is often
    whoever typed it. Raises `Unreadable` where the text has no words, or too many.
    """
    text, warnings = tidy(raw)
    must_be_readable(text, called)
    repaired = repair(text, names=names, title=title, language=language)
    return Reading(
        text=repaired.text,
        media_type=media_type,
        title=repaired.title,
        outlet=repaired.byline.outlet,
        author=repaired.byline.author or author,
        place=repaired.byline.place,
        language=repaired.language,
        warnings=(*warnings, *repaired.warnings),
    )
