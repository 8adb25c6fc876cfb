"""How well clauses are matched to their provisions: `python -m tests.bench.matching`, or `--show` for each mistake.

Every quoted clause of a labelled report is asked for with its article's number hidden. What is known is what the
authority files hold and what the other labelled reports quote with a number, and of the own report nothing. The two
founding reports never number their clause; the text of the treaty says that it is Article 4.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from archive.concordance.matching import Citation, Cited, Cue, Knowledge, Match, Wording
from tests.gold.reports import FOUNDING, SETS, authority, expected, found, stems
from tests.gold.scoring import plain

CAME_TO = ("right", "wrong", "missed", "not labelled", "nothing known")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a labelled report, and the provision that its editor, or for the founding reports the treaty, says."""

    stem: str
    treaty: str
    label: str | None
    """None where no editor says."""
    text: str
    language: str
    cites: frozenset[Citation]
    stated: bool = True
    """Whether its own report says the number, so that it is evidence for others."""


def clauses(chosen: str) -> list[Clause]:
    """Those of a set; the founding reports are among the samples."""
    return [clause for stem in stems(chosen) for clause in _clauses(stem)]


@cache
def _clauses(stem: str) -> tuple[Clause, ...]:
    gold, given = expected(stem), found(stem)
    return tuple(
        Clause(
            stem,
            _key(gold["treaties"][quote["treaty"]]),
            quote["provision"],
            quote["text"],
            gold.get("language") or given["language"],
            frozenset(_cited(given, quote["text"])),
            stated=stem not in FOUNDING and bool(quote["provision"]),
        )
        for quote in gold["quotes"]
        if quote["kind"] == "clause" and quote["treaty"] is not None
    )


def _key(treaty: dict[str, Any]) -> str:
    """The authority file's id, else what the editor calls it but for what stands in brackets: years, parties."""
    return treaty["id"] or plain(re.sub(r"\([^)]*\)", "", treaty["called"][0]))


def _cited(given: dict[str, Any], words: str) -> Iterator[Citation]:
    start = given["text"].find(words)
    for reference in given["references"]:
        inside = start <= reference["start"] and reference["end"] <= start + len(words)
        if start >= 0 and inside and reference["provision"] and reference["treaty"] is not None:
            treaty = given["treaties"][reference["treaty"]]
            if treaty["id"] and not treaty["main"]:
                yield treaty["id"], reference["provision"]


def matched(clause: Clause, others: Sequence[Clause]) -> Match | None:
    """What is said of a clause by what the authority files and the other reports hold."""
    known = [one for one in others if one.treaty == clause.treaty and one.stem != clause.stem and one.stated]
    gazetteer, _ = authority()
    treaty = gazetteer.treaty(clause.treaty)
    provisions = treaty.provisions if treaty else ()
    knowledge = Knowledge(
        [Wording(one.label or "", one.text, one.language, one.stem) for one in known],
        [Cited(one.label or "", citation, one.stem) for one in known for citation in one.cites],
        [Cue(of.label, cue.text, cue.language) for of in provisions for cue in of.cues],
    )
    return knowledge.match(clause.text, clause.language, clause.cites)


def asked(chosen: str, everything: Sequence[Clause], show: bool) -> str:
    """A line of the table: of the clauses that could be known, how many are; and of all, how many are placed wrongly."""
    those = clauses(chosen)
    counts: Counter[str] = Counter()
    for clause in those:
        match = matched(clause, everything)
        came_to = _came_to(clause, match, everything)
        counts[came_to] += 1
        if show and came_to != "nothing known":
            said = match.label if match else None
            print(
                f"{came_to:6} {clause.treaty}, {clause.label} → {said} ({clause.language}, {clause.stem}): {clause.text}"
            )
    right, wrong, missed = counts["right"], counts["wrong"], counts["missed"]
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    figures = " | ".join(str(counts[name]) for name in CAME_TO)
    return f"| {chosen.replace('_', ' ')} | {len(those)} | {figures} | {precision:.3f} | {recall:.3f} |"


def _came_to(clause: Clause, match: Match | None, everything: Sequence[Clause]) -> str:
    """A paragraph's article counts as the paragraph; where no editor gives a number, none is right or wrong."""
    if match is None:
        return "missed" if _is_knowable(clause, everything) else "nothing known"
    if clause.label is None:
        return "not labelled"
    return "right" if match.label.partition("(")[0] == clause.label.partition("(")[0] else "wrong"


def _is_knowable(clause: Clause, others: Sequence[Clause]) -> bool:
    """Whether anything is known of its provision: its cues, or what another report quotes of it."""
    gazetteer, _ = authority()
    treaty = gazetteer.treaty(clause.treaty)
    cued = any(one.label == clause.label and one.cues for one in (treaty.provisions if treaty else ()))
    quoted = any(
        (one.treaty, one.label) == (clause.treaty, clause.label) and one.stem != clause.stem and one.stated
        for one in others
    )
    return bool(clause.label) and (cued or quoted)


def main() -> None:
    """Prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--show", action="store_true", help="every clause that something is known of")
    show = arguments.parse_args().show
    print(f"| reports | clauses | {' | '.join(CAME_TO)} | precision | recall |")
    print("| --- " * 9 + "|")
    everything = [clause for chosen in SETS for clause in clauses(chosen)]
    for chosen in SETS:
        print(asked(chosen, everything, show))


if __name__ == "__main__":
    main()
