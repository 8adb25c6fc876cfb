"""For which states persons signed, where no word beside their names says it: what the treaty's two sides leave open."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.extraction.cues import cues_within
from archive.extraction.document import Document
from archive.extraction.findings import Signatory, Span, Treaty
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import capitals_in, states_in
from archive.languages import lexicon

_LEFT_OVER = 0.7
_IN_ORDER = 0.5
_AT_HOME = 0.5
_TWO = 2
_CLEARLY = 2
"""How often a text names its two sides at least for each time that it names a third state."""
_NAMING = 80
"""Code points behind a treaty's name in which its parties may be named: `the treaty between Peru and Chile`."""
_HEAD = 900
"""Code points in which a dateline stands."""
_DATELINE = re.compile(r"[,.]? ?(?:\(|[–—-]|\d|[^\W\d_]{2,12}\.? \d)|[,.] \d")
"""What follows the city of a dateline: a date, a bracket, a dash."""


@dataclass(frozen=True)
class Sides:
    """The states between which a treaty is, in the order in which the text names them."""

    codes: tuple[str, ...]
    named: bool
    """Whether they are the treaty's own, and not merely the states of which the text speaks most."""
    home: str | None
    """The country for whose readers the report is written."""


def with_states(signers: tuple[Signatory, ...], sides: Sides) -> tuple[Signatory, ...]:
    """The signers, those without a state with the one that is left for them, surest ground first.

    One side of two has a signer, the others are the other side's; two sides and two signers stand in the same order;
    an office without a state is held in the country for whose readers the report is written.
    """
    if all(signer.state for signer in signers):
        return signers
    signers = _left_over(signers, sides.codes)
    if sides.named or signers[0].role:
        signers = _in_order(signers, sides.codes)
    return _at_home(signers, sides.codes, sides.home)


def _left_over(signers: tuple[Signatory, ...], sides: Sequence[str]) -> tuple[Signatory, ...]:
    said = {signer.state for signer in signers if signer.state}
    left = [side for side in sides if side not in said]
    stateless = [signer for signer in signers if not signer.state]
    if not said or len(left) != 1 or not said <= set(sides) or (len(sides) > _TWO and len(stateless) > 1):
        return signers
    return tuple(s if s.state else replace(s, state=left[0], confidence=_LEFT_OVER) for s in signers)


def _in_order(signers: tuple[Signatory, ...], sides: Sequence[str]) -> tuple[Signatory, ...]:
    if any(signer.state for signer in signers) or not len(signers) == len(sides) == _TWO:
        return signers
    return tuple(replace(signer, state=side, confidence=_IN_ORDER) for signer, side in zip(signers, sides, strict=True))


def _at_home(signers: tuple[Signatory, ...], sides: Sequence[str], home: str | None) -> tuple[Signatory, ...]:
    if home is None or (sides and home not in sides) or any(signer.state == home for signer in signers):
        return signers
    free = [signer for signer in signers if not signer.state]
    if len(free) != 1 or not free[0].role:
        return signers
    return tuple(replace(s, state=home, confidence=_AT_HOME) if s is free[0] else s for s in signers)


@lru_cache(maxsize=2)
def home_of(document: Document, gazetteer: Gazetteer) -> str | None:
    """The country for whose readers a report is written: of its dateline's capital, else of its language alone.

    Correspondents write from abroad, too: a dateline's country is home only where the text names it most.
    """
    told = _most_named(document, gazetteer)
    for found in capitals_in(document, gazetteer):
        if found.span.start > _HEAD:
            break
        line = document.paragraph_at(found.span.start)
        if found.span.start - line.start <= 1 and _DATELINE.match(document.text, found.span.end):
            return found.keys[0] if told[:1] and told[0][0] == found.keys[0] else None
    home: str | None = lexicon(document.language, "people").get("home")
    return home if any(code == home for code, _ in told) else None


def our_home(document: Document, gazetteer: Gazetteer) -> str | None:
    """The country for which `we` signed: that of the readers, who have one where their language has; else unsaid."""
    words = lexicon(document.language, "people")
    if words.get("sole_home", False):
        return str(words["home"])
    told = [code for code, _ in _most_named(document, gazetteer)[:_TWO]]
    home = home_of(document, gazetteer)
    return home if home in told else None


def sides_of(document: Document, gazetteer: Gazetteer, treaty: Treaty, main: Treaty | None) -> Sides:
    """The treaty's parties; of a treaty of two that the text names otherwise, the states of which it speaks.

    Where the name gives one side only (`the treaty with Angola`) the other is at home, and is named first. A protocol
    has the sides of `main`, the treaty that the report is about.
    """
    home = home_of(document, gazetteer)
    named = _named(document, gazetteer)
    told = _most_named(document, gazetteer)
    if len(treaty.parties) > 1:
        return Sides(_as_named(document, treaty, named, home), True, home)
    cities = {found.span.start for found in capitals_in(document, gazetteer)}
    beside = _beside_its_name(document, treaty, named, cities)
    if treaty.parties and not beside:
        others = [code for code, _ in told if code not in treaty.parties]
        other = home if home and home not in treaty.parties else next(iter(others), None)
        pair = (other, *treaty.parties) if treaty.parties[0] != home else (*treaty.parties, other)
        return Sides(tuple(code for code in pair if code), True, home)
    if beside:
        return Sides(beside, True, home)
    main_sides = sides_of(document, gazetteer, main, None).codes if main and main is not treaty else ()
    if _is_a_protocol(document, treaty) and len(main_sides) == _TWO:
        return Sides(main_sides, True, home)
    both = {code for code, _ in told[:_TWO]}
    if len(told) == _TWO:
        return Sides(_in_text(named, both), both == set(main_sides), home)
    ours = treaty.main or both == set(main_sides)
    clear = len(told) > _TWO and ours and told[1][1] >= _CLEARLY * told[2][1]
    return Sides(_in_text(named, both) if clear else (), False, home)


def _in_text(named: Sequence[tuple[int, str]], codes: Collection[str]) -> tuple[str, ...]:
    """The states in the order in which a text names them first."""
    return tuple(dict.fromkeys(code for _, code in named if code in codes))


def _beside_its_name(
    document: Document, treaty: Treaty, named: Sequence[tuple[int, str]], cities: Collection[int]
) -> tuple[str, ...]:
    """The two states that a sentence names right behind the treaty, in their order, where it names no third one.

    A city in the treaty's name is where it was made: `the Washington Accords`.
    """
    for mention in treaty.mentions:
        end = min(mention.end + _NAMING, document.sentence_at(mention.start).end)
        near = [(at, code) for at, code in _between(named, mention.start, end) if at >= mention.end or at not in cities]
        inside = dict.fromkeys(code for _, code in near)
        if len(inside) == _TWO:
            return tuple(inside)
    return ()


def _is_a_protocol(document: Document, treaty: Treaty) -> bool:
    """Whether the name is that of a paper which goes with the treaty that the report is about."""
    first = treaty.mentions[0] if treaty.mentions else Span(0, 0)
    return not treaty.main and any(cue.kind == "other_paper" for cue in cues_within(document, "people", first))


@lru_cache(maxsize=2)
def _named(document: Document, gazetteer: Gazetteer) -> tuple[tuple[int, str], ...]:
    """Where the text names a state or its capital, and which, in order."""
    found = sorted((*states_in(document, gazetteer), *capitals_in(document, gazetteer)), key=lambda one: one.span)
    sure = {one.keys[0] for one in found if len(one.keys) == 1}
    return tuple((one.span.start, code) for one in found if (code := _meant(one.keys, sure)))


@lru_cache(maxsize=2)
def _most_named(document: Document, gazetteer: Gazetteer) -> list[tuple[str, int]]:
    """The states that a text names, those first that it names most, and how often."""
    return Counter(code for _, code in _named(document, gazetteer)).most_common()


def _between(named: Sequence[tuple[int, str]], start: int, end: int) -> Sequence[tuple[int, str]]:
    return named[bisect_left(named, (start, "")) : bisect_left(named, (end, ""))]


def _meant(keys: Sequence[str], sure: Collection[str]) -> str | None:
    """The state that a name means: of several that bear it the one that the text names otherwise, too."""
    meant = [code for code in keys if len(keys) == 1 or code in sure]
    return meant[0] if len(meant) == 1 else None


def _as_named(
    document: Document, treaty: Treaty, named: Sequence[tuple[int, str]], home: str | None
) -> tuple[str, ...]:
    """Parties in the order of the treaty's name where it gives them all, else home first and the others as named."""
    for mention in treaty.mentions:
        end = min(mention.end + _NAMING, document.sentence_at(mention.start).end)
        inside = _in_text(_between(named, mention.start, end), treaty.parties)
        if len(inside) == len(treaty.parties):
            return inside
    ours = [home] if home in treaty.parties else []  # a report that does not say whose a minister is names ours first
    return tuple(dict.fromkeys((*ours, *_in_text(named, treaty.parties), *treaty.parties)))
