"""What wordings are laid against: the official text, the wording most shared, or the reader's pick."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from archive.concordance.apparatus import most_shared, same_words
from archive.dossier.wordings.kept import kept
from archive.dossier.wordings.wordings import InLanguage, Reading
from archive.models import OfficialProvision

OFFICIAL = "official"
"""What an address calls the official text."""


class Chosen(StrEnum):
    """Why a base is the base."""

    OFFICIAL = "the official text"
    SHARED = "the wording that most independent reports share"
    NEAREST = "the wording nearest to all others"
    ONLY = "the only wording that is known"
    PICKED = "the wording that you picked"


class Attested(NamedTuple):
    """How well wordings are attested, whatever their case and punctuation."""

    best: int
    """The place of the one that most independent reports share."""
    sharing: int
    """How many independent reports have its words."""
    different: int
    """How many wordings there are."""


@dataclass(frozen=True, slots=True)
class Base:
    """The words that all others are laid against, and whose they are: the official text's, or those of a reading."""

    text: str
    chosen: Chosen
    reading: Reading | None = None
    official: OfficialProvision | None = None
    missing: str = ""
    """The base that was asked for, where there is none of that name."""


def base_of(one: InLanguage, asked: str = "") -> Base:
    """The base that is asked for by its name; the official text, else the wording most shared, where none is.

    A name that leads to nothing is answered with what stands there by itself, and said to be missing.
    """
    if picked := one.named(asked):
        return Base(picked.text, Chosen.PICKED, reading=picked)
    missing = "" if asked == OFFICIAL and one.official else asked
    if one.official:
        return Base(one.official.exact, Chosen.OFFICIAL, official=one.official, missing=missing)
    best = best_attested(one)
    return Base(best.text, _why_best(one), reading=best, missing=missing)


def best_attested(one: InLanguage) -> Reading:
    """The wording that most independent reports share, whatever their case and punctuation. There must be one."""
    return one.readings[attested(one).best]


def attested(one: InLanguage) -> Attested:
    """How well its wordings are attested; kept once known. There must be one."""
    if len(one.readings) == 1:
        return Attested(0, one.readings[0].independent, 1)
    who = [(reading.text, sorted(group[0].dispatch for group in reading.dispatches)) for reading in one.readings]
    return kept("attestation", [one.language, who], lambda: _weighed(one))


def _why_best(one: InLanguage) -> Chosen:
    if len(one.readings) == 1:
        return Chosen.ONLY
    return Chosen.SHARED if attested(one).sharing > 1 else Chosen.NEAREST


def _weighed(one: InLanguage) -> Attested:
    having: dict[str, set[int]] = defaultdict(set)
    weights = []
    words = [same_words(reading.text, one.language) for reading in one.readings]
    for key, reading in zip(words, one.readings, strict=True):
        dispatches = {group[0].dispatch for group in reading.dispatches}
        # A dispatch counts once for the same words, however its reprints punctuate them.
        weights.append(len(dispatches - having[key]))
        having[key] |= dispatches
    best = most_shared([reading.text for reading in one.readings], weights, one.language)
    return Attested(best, len(having[words[best]]), len(having))
