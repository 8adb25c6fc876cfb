"""What a claim looks like in a drawing: how large, how sure, and in which words."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log2

from archive.dossier.life.claims import DOUBTS, Claim
from archive.templatetags.edition import in_words

SMALLEST, LARGEST = 5, 13
"""Pixels from the middle to the edge of a mark."""
GROWTH = 0.8
"""Pixels that a mark grows by where twice as many reports give its day: so hundreds are still told from dozens."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a claim is drawn, whichever way the drawing runs."""

    radius: int
    """The larger, the more independent reports give it."""
    sure: bool
    """Drawn whole; else hollow: its day is inferred, uncertain or foretold, or the record marks it as unverified."""
    recorded: bool
    """Framed, for the record has it."""
    date: str
    """The day in words, without its doubt."""
    behind: str
    """What is doubtful about it, and who gives it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The square around the mark of what the record has."""

    x: int
    y: int
    side: int


def framed(look: Look, x: int, y: int) -> Frame:
    """The square around a mark whose middle is there."""
    reach = look.radius + 3
    return Frame(x - reach, y - reach, 2 * reach)


def look_of(claim: Claim) -> Look:
    """How the claim is drawn, and what stands beside it."""
    independent = claim.told.independent
    return Look(
        radius=radius_for(independent),
        sure=bool(claim.bounds) and not (claim.inferred or claim.foretold or claim.unverified),
        recorded=bool(claim.recorded),
        date=in_words(claim.date.rstrip(DOUBTS)) if claim.date else "to come" if claim.coming else "no day given",
        behind=", ".join(_behind(claim)),
    )


def radius_for(independent: int) -> int:
    """How large the mark is of a day that so many independent reports give."""
    return min(LARGEST, SMALLEST + round(GROWTH * log2(max(1, independent))))


def _behind(claim: Claim) -> Iterator[str]:
    """In few words: `inferred`, `the record`, `11 reports`, `7 independent`."""
    if claim.foretold:
        yield "foretold"
    elif claim.inferred:
        yield "uncertain" if claim.date.endswith("?") else "inferred"
    elif claim.unverified:
        yield "unverified"
    if claim.recorded:
        yield "the record"
    reports, independent = claim.told.reports, claim.told.independent
    if reports:
        yield f"{reports:,} report{'s' if reports != 1 else ''}"
    if independent < reports:
        yield f"{independent:,} independent"
