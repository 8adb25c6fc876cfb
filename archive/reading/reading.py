"""What a reader answers: one text, and what the original says of itself."""

from __future__ import annotations

from dataclasses import dataclass


class Unreadable(ValueError):
    """The bytes are no report that we can read; the message is a sentence for the person who sent them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as read from its bytes.

    `text` is normalised once (Unicode NFC, line feeds, no navigation, each title once) and never again: it is
    stored, and every span counts its code points. What the original does not say is `None`.
    """

    text: str
    media_type: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    place: str | None = None
    """Where the dateline says that it was written."""
    language: str | None = None
    """BCP 47: as the original declares it, else as its words show it; `None` where they are too few to tell."""
    source_url: str | None = None
    published: str | None = None
    """The publication date (EDTF) that a page shows beside its heading or gives in its metadata; the text's own is read
    later."""
    warnings: tuple[str, ...] = ()
    """What was mended or left out, each a sentence that a careful editor would want to be told."""
