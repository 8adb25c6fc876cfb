"""Whether the engines found the same: without that no speeds can be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.bench.search.questions import CLASSES

Asked = Sequence[Mapping[str, Any]]
"""What a worker says of each question: its class, milliseconds, total, counts."""
OWN_WAY = {
    "phrase": "ours are the words as written, the others' their stems",
    "fuzzy": "ours looks at words, the others at stems",
}
"""Classes in which engines may rightly find other numbers, and why."""


def disagreements(ours: Asked, other: Asked) -> dict[str, tuple[int, int]]:
    """By class: questions that the other has answered with another total or other counts, and questions asked."""
    found: dict[str, tuple[int, int]] = {}
    for kind in CLASSES:
        mine = [asked for asked in ours if asked["kind"] == kind]
        theirs = [asked for asked in other if asked["kind"] == kind]
        if theirs:
            differing = sum(
                (one["total"], one["counts"]) != (two["total"], two["counts"])
                for one, two in zip(mine, theirs, strict=True)
            )
            found[kind] = differing, len(theirs)
    return found


def sentence(found: Mapping[str, Mapping[str, tuple[int, int]]]) -> str:
    """What the table of a size says of it; `found` is by engine."""
    parts, settled, same = [], 0, 0
    for engine, kinds in found.items():
        for kind, (differing, asked) in kinds.items():
            if kind not in OWN_WAY:
                settled += asked
                same += asked - differing
            if differing:
                parts.append(f"{engine}: {differing} of {asked} in “{kind}”")
    said = f"Totals and facet counts are ours in {same} of {settled} answers of the others"
    because = "; ".join(f"{kind}: {why}" for kind, why in OWN_WAY.items())
    return f"{said} (without {because}). " + (f"Different: {', '.join(parts)}." if parts else "None differs.")
