"""Where words stand to one another: side by side, or near.

An occurrence is one number, the document's shifted by 32 bits and the position's added (`Opened.occurrences`), so that
a whole list of them is moved along by an addition and met with another by a search in order.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from search.engines.whoosh.segments import Mask, Opened
from search.words import Step

Occurrences = npt.NDArray[np.int64]


def side_by_side(opened: Opened, name: str, sought: tuple[Step, ...], among: Mask) -> Mask:
    """Those among the documents in whose field the steps stand, each at its offset from the first."""
    mask = np.zeros(opened.size, np.bool_)
    mask[starts_of(opened, name, sought, among) >> 32] = True
    return mask


def near(opened: Opened, name: str, sought: list[tuple[Step, ...]], within: int, among: Mask) -> Mask:
    """Those among the documents in whose field all that is sought stands, in any order, in so few words.

    Between the end of what stands first and the beginning of what stands last there are fewer than `within` words.
    """
    starts = [starts_of(opened, name, steps, among) for steps in sought]
    mask = np.zeros(opened.size, np.bool_)
    if not all(map(len, starts)):
        return mask
    for first, begin in enumerate(starts):
        end = begin + sought[first][-1].offset
        good = np.ones(len(begin), np.bool_)
        for other, following in enumerate(starts):
            if other != first:
                at = np.searchsorted(following, end, side="right")
                nearest = following[np.minimum(at, len(following) - 1)]
                good &= (at < len(following)) & (nearest - end <= within)
        mask[begin[good] >> 32] = True
    return mask


def starts_of(opened: Opened, name: str, sought: tuple[Step, ...], among: Mask) -> Occurrences:
    """Where the steps begin to stand, side by side, in the field of the documents."""
    lists = [opened.occurrences(name, step, among) - step.offset for step in sought]
    lists.sort(key=len)  # the rarest first: what it leaves is looked up in the others
    left = lists[0]
    for other in lists[1:]:
        if not len(left) or not len(other):
            return left[:0]
        at = np.minimum(np.searchsorted(other, left), len(other) - 1)
        left = left[other[at] == left]
    return left
