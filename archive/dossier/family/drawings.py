"""A family as cards and lines: which treaties and ties are drawn, and what is written on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from archive.dossier.family.across import across
from archive.dossier.family.bonds import Mode
from archive.dossier.family.graph import Drawing, Edge, Node
from archive.dossier.family.ties import Tie
from archive.dossier.family.upright import upright
from archive.dossier.life.days import Day
from archive.models import Treaty
from archive.templatetags.edition import in_words

DRAWN = 13
"""Treaties that a drawing has room for."""
LINES = 26
"""Ties that it has room for."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """A family drawn for a desk and for a phone, and what had no room in it."""

    desk: Drawing
    phone: Drawing
    modes: tuple[Mode, ...]
    """Those by which its lines are drawn."""
    treaties_left_out: int
    ties_left_out: int


def drawings_of(treaty: Treaty, ties: Sequence[Tie], signatures: Mapping[int, Day], known: int) -> Drawings | None:
    """The drawings of a treaty and its ties, of which the first have room; `None` where there is no tie.

    `known` is how many treaties the family has, also beyond those ties.
    """
    if not ties:
        return None
    treaties = {treaty.pk: treaty} | {end.pk: end for tie in ties for end in (tie.origin, tie.target)}
    shown = dict(islice(treaties.items(), DRAWN))
    between = [tie for tie in ties if tie.key.origin in shown and tie.key.target in shown]
    nodes = [_node(one, signatures.get(one.pk), here=one.pk == treaty.pk) for one in shown.values()]
    edges = [_edge(tie, treaty) for tie in between[:LINES]]
    modes = {tie.bond.mode for tie in between[:LINES]}
    return Drawings(
        desk=across(nodes, edges),
        phone=upright(nodes, edges),
        modes=tuple(mode for mode in Mode if mode in modes),
        treaties_left_out=known - len(shown),
        ties_left_out=len(between) - len(edges),
    )


def _node(treaty: Treaty, signed: Day | None, *, here: bool) -> Node:
    remark = f"signed {in_words(signed.date)}{_by_reports(signed)}" if signed else "no day of signature known"
    if here:
        remark += " · this treaty"
    day = signed.earliest if signed else None
    return Node(treaty.pk, treaty.short_name, remark, treaty.get_absolute_url(), day, here)


def _by_reports(day: Day) -> str:
    """That only reports give the day, and whether they foretold it."""
    return ", as reports foretell" if day.foretold else ", as reports say" if day.told else ""


def _edge(tie: Tie, treaty: Treaty) -> Edge:
    """A tie that is not the treaty's own is listed, with its evidence, on the page of the treaty that acts."""
    page = "" if treaty.pk in (tie.key.origin, tie.key.target) else tie.origin.get_absolute_url()
    return Edge(tie.key.origin, tie.key.target, _words(tie), tie.standing, f"{page}#{tie.anchor}")


def _words(tie: Tie) -> str:
    """What the line means: “ends, 4 December 2024”; “replaces, 4 December 2024 – claimed by an aide”."""
    said = f"{tie.type.label}, {in_words(tie.effect.date)}" if tie.effect else tie.type.label
    if tie.effect and tie.effect.foretold:
        said += " (foretold)"
    match tie.bond.mode:
        case Mode.TEXT:
            return said
        case Mode.CLAIMED:
            return f"{said} – {tie.who}"
        case Mode.REPORTS:
            return f"{said} – {tie.bond.reports:,} report{'s' * (tie.bond.reports != 1)}"
