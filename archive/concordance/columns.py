"""The columns of an apparatus: the base's words and, between them, places where witnesses add words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from archive.concordance.alignment import in_order
from archive.concordance.steps import Steps
from archive.concordance.tokens import Cut, Word

Keys = tuple[str, ...]


def laid(
    base_words: int, steps: Sequence[Steps], witnesses: Sequence[Cut]
) -> tuple[int, tuple[int, ...], list[tuple[int, ...]]]:
    """How many columns there are, the column of each word of the base, and of each word that each witness adds.

    Words that several witnesses add at one place share columns, aligned with one another; in which order the witnesses
    are given makes no difference.
    """
    additions = [_additions(some, witness.keys) for some, witness in zip(steps, witnesses, strict=True)]
    places: dict[int, dict[Keys, tuple[int, ...]]] = {}
    width = 0
    columns: list[int] = []
    for place in range(base_words + 1):
        here = Counter(some[place] for some in additions if place in some)
        if here:
            wide, within = _side_by_side(here)
            places[place] = {keys: tuple(width + column for column in taken) for keys, taken in within.items()}
            width += wide
        if place < base_words:
            columns.append(width)
            width += 1
    added = [tuple(column for place, keys in some.items() for column in places[place][keys]) for some in additions]
    return width, tuple(columns), added


def _additions(steps: Steps, keys: Keys) -> dict[int, Keys]:
    """The words that a witness adds, by how many words of the base go before them."""
    found: dict[int, Keys] = {}
    passed = 0
    for base, witness, _ in steps:
        if base is not None:
            passed = base + 1
        elif witness is not None:
            found[passed] = (*found.get(passed, ()), keys[witness])
    return found


def _side_by_side(sequences: Counter[Keys]) -> tuple[int, dict[Keys, tuple[int, ...]]]:
    """Columns for words added at one place: the longest addition is the base of the others."""
    chief = min(sequences, key=lambda keys: (-len(keys), -sequences[keys], keys))
    others = [keys for keys in sorted(sequences) if keys != chief]
    if len(chief) == 1 or not others:
        return len(chief), {keys: tuple(range(len(keys))) for keys in sequences}
    cuts = [_cut(keys) for keys in others]
    aligned = in_order(_cut(chief), cuts)
    width, columns, added = laid(len(chief), aligned, cuts)
    found = {chief: columns}
    for keys, steps, new in zip(others, aligned, added, strict=True):
        fresh = iter(new)
        found[keys] = tuple(
            next(fresh) if base is None else columns[base] for base, witness, _ in steps if witness is not None
        )
    return width, found


def _cut(keys: Keys) -> Cut:
    return Cut(tuple(Word(" ", key, key) for key in keys), "")
