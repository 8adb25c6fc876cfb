"""How a wording differs from the base: counted, classed, said in a sentence. None is called wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from archive.concordance.moving import FAR_FEWER
from archive.concordance.steps import Kind, Step, Steps
from archive.concordance.tokens import BY_CHARACTER, Cut, elides, primary, same_glyphs

IN_COMMON = 2 / 5
"""Of the words of the shorter, wording or base: where they have fewer in common, it is told in other words. Function
words alone make up a quarter of any two texts; two translations of one clause have about half in common."""
MOST_STRETCHES = 3
"""Stretches of the base that an excerpt may be put together from without an ellipsis …"""
PASSED_OVER = 5
"""… if between them so many words at least are passed over: who leaves out fewer leaves them out."""


class Sort(StrEnum):
    """What a wording is, beside the base."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    EXCERPT = "excerpt"
    PARAPHRASE = "paraphrase"

    @property
    def label(self) -> str:
        """As readers are told."""
        return _LABELS[self]


_LABELS = {
    Sort.VERBATIM: "word for word",
    Sort.ALTERED: "altered",
    Sort.EXCERPT: "excerpt",
    Sort.PARAPHRASE: "in other words",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """How many words of a wording, and of the base, differ."""

    same: int
    """Words that both have in the same place."""
    changed: int
    """Words that it has instead of other words of the base …"""
    replaced: int
    """… and words of the base that it has these instead of."""
    added: int
    left_out: int
    moved: int
    moved_away: int
    """Words of the base that stand elsewhere in the wording."""
    not_quoted: int
    """Words of the base that the wording does not claim to quote: under an ellipsis, or beyond an excerpt's ends."""
    stretches: int
    """Stretches of the base that it quotes."""
    pointed: bool
    """Case, punctuation or spacing differ somewhere."""

    @property
    def words(self) -> int:
        """How many words differ in all."""
        return self.changed + self.added + self.left_out + self.moved

    @property
    def quoted(self) -> int:
        """How many words the wording has."""
        return self.same + self.changed + self.added + self.moved

    @property
    def base(self) -> int:
        """How many words the base has."""
        return self.same + self.replaced + self.left_out + self.moved_away + self.not_quoted


def quieted(steps: Steps, witness: Cut) -> Steps:
    """The steps, with the words of the base that the witness does not claim to quote known as such.

    Under an ellipsis always. A witness with far fewer words than the base quotes a part: neither what is beyond its
    ends is left out, nor what is between a few long stretches, if every word of them is the base's.
    """
    quiet = _quiet_runs(steps, witness)
    return tuple(
        Step(step.base, None, Kind.NOT_QUOTED) if step.kind is Kind.LEFT_OUT and step.base in quiet else step
        for step in steps
    )


def _quiet_runs(steps: Steps, witness: Cut) -> set[int]:
    kinds = Counter(step.kind for step in steps)
    base_words = sum(step.base is not None for step in steps)
    part = len(witness.words) <= FAR_FEWER * base_words
    runs = list(_left_out_runs(steps))
    inner = sum(0 < place < len(witness.words) and not elides(witness.gap(place)) for place, _ in runs)
    faithful = not (kinds[Kind.CHANGED] or kinds[Kind.ADDED] or kinds[Kind.MOVED])
    joined = part and faithful and inner < MOST_STRETCHES
    quiet: set[int] = set()
    for place, run in runs:
        at_end = place in (0, len(witness.words))
        if elides(witness.gap(place)) or (part if at_end else joined and len(run) >= PASSED_OVER):
            quiet.update(run)
    return quiet


def _left_out_runs(steps: Steps) -> list[tuple[int, list[int]]]:
    """The base's words that are left out, in runs, each with how many words of the witness go before it."""
    runs: list[tuple[int, list[int]]] = []
    passed = 0
    before: Kind | None = None
    for base, witness, kind in steps:
        if base is not None and kind is Kind.LEFT_OUT:
            if before is Kind.LEFT_OUT:
                runs[-1][1].append(base)
            else:
                runs.append((passed, [base]))
        passed += witness is not None
        before = kind
    return runs


def difference(steps: Steps, base: Cut, witness: Cut) -> Difference:
    """What differs, counted."""
    kinds = Counter(step.kind for step in steps)
    return Difference(
        same=kinds[Kind.SAME],
        changed=sum(step.kind is Kind.CHANGED and step.witness is not None for step in steps),
        replaced=sum(step.kind is Kind.CHANGED and step.base is not None for step in steps),
        added=kinds[Kind.ADDED],
        left_out=kinds[Kind.LEFT_OUT],
        moved=kinds[Kind.MOVED],
        moved_away=kinds[Kind.MOVED_AWAY],
        not_quoted=kinds[Kind.NOT_QUOTED],
        stretches=_stretches(steps),
        pointed=any(pointed(step, base, witness) for step in steps)
        or any(parted(before, step, base, witness) for before, step in pairwise(steps)),
    )


def _stretches(steps: Steps) -> int:
    quoted = [step.kind is not Kind.NOT_QUOTED for step in steps]
    return sum(now and not before for before, now in zip([False, *quoted], quoted, strict=False))


def pointed(step: Step, base: Cut, witness: Cut) -> bool:
    """Whether the step's word is the base's in other letters: another case."""
    if step.kind is not Kind.SAME or step.base is None or step.witness is None:
        return False
    one, two = base.words[step.base].text, witness.words[step.witness].text
    return one != two and same_glyphs(one) != same_glyphs(two)


def parted(before: Step, step: Step, base: Cut, witness: Cut) -> bool:
    """Whether other marks stand between two neighbouring words than between the same two in the base."""
    if step.base is None or step.witness is None or before.base is None or before.witness is None:
        return False
    one, two = base.words[step.base].before, witness.words[step.witness].before
    return one != two and same_glyphs(one) != same_glyphs(two)


def sort_of(counted: Difference) -> Sort:
    """Which sort of wording it is."""
    if counted.same + counted.moved < IN_COMMON * min(counted.quoted, counted.base) or not counted.quoted:
        return Sort.PARAPHRASE
    if counted.words:
        return Sort.ALTERED
    return Sort.EXCERPT if counted.not_quoted else Sort.VERBATIM


def says(counted: Difference, language: str) -> str:
    """How it differs, as a sentence for readers; in languages cut by character, characters are counted."""
    unit = "character" if primary(language) in BY_CHARACTER else "word"
    sort = sort_of(counted)
    if sort is Sort.VERBATIM:
        return f"the same {unit}s; case or punctuation differ" if counted.pointed else f"the same {unit}s"
    if not counted.quoted:
        return "no words"
    if sort is Sort.PARAPHRASE:
        return f"in other words: {counted.same + counted.moved} of its {counted.quoted} {unit}s are the base’s"
    part = f"{counted.same + counted.replaced + counted.moved_away} of the base’s {counted.base} {unit}s"
    if sort is Sort.EXCERPT:
        return part if counted.stretches == 1 else f"{part}, in {counted.stretches} stretches"
    told = _told(counted, unit)
    return f"{told}; it quotes {part}" if counted.not_quoted else told


def _told(counted: Difference, unit: str) -> str:
    parts = (
        (counted.changed, "changed"),
        (counted.added, "added"),
        (counted.left_out, "left out"),
        (counted.moved, "moved"),
    )
    told = [(number, what) for number, what in parts if number]
    units = unit if told[0][0] == 1 else f"{unit}s"
    return ", ".join([f"{told[0][0]} {units} {told[0][1]}", *(f"{number} {what}" for number, what in told[1:])])
