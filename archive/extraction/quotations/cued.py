"""A document's cues by their kinds, to be asked for what stands in a stretch of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from archive.extraction.cues import Cue, find_cues
from archive.extraction.document import Document
from archive.extraction.findings import Span

_CONCERNS = ("quotations", "paraphrases")
"""The rule files that attribution asks; no kind is listed in both."""


class CuesByKind:
    """Every cue of the rule files that speak of quoting, each kind apart and in the order of the text."""

    __slots__ = ("_cues",)

    def __init__(self, document: Document) -> None:
        self._cues: dict[str, list[Cue]] = {}
        for concern in _CONCERNS:
            for cue in find_cues(document, concern):
                if cue.kind in self._cues:
                    self._cues[cue.kind].append(cue)
                else:
                    self._cues[cue.kind] = [cue]

    def of(self, kind: str) -> Sequence[Cue]:
        """Every cue of a kind."""
        return self._cues.get(kind, ())

    def within(self, kind: str, span: Span) -> Sequence[Cue]:
        """The cues of a kind that begin in the span."""
        cues = self._cues.get(kind)
        if not cues:
            return ()
        first = bisect_left(cues, ((span.start,),))
        return cues[first : bisect_left(cues, ((span.end,),), first)]
