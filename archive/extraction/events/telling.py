"""How a step is told: as taken, or as denied, planned, taken back, or waited for."""

from __future__ import annotations

from archive.extraction.events.scenes import PARTED, Scene
from archive.extraction.findings import Span

NEAR = 4
"""Words between two phrases of one breath; the other distances are in words too."""
_DENIAL_REACH = 3
_PLAN_REACH = 6
_FUTURE_REACH = 3


_CLAUSE_OPENER = 12
"""Words between `if` and the step that it supposes; a treaty's name may stand between them."""
_TEMPERING = frozenset({"auxiliary", "conditional", "hypothetical", "nobody", "not", "planned", "undoing"})
"""The kinds of words without one of which what a sentence tells was done."""


def is_told(scene: Scene, span: Span, *, coming: bool = False) -> bool:
    """Whether the text says that the step was taken, or (`coming`) that it will be on the treaty's terms."""
    if not scene.dates and scene.document.text.endswith("?", scene.sentence.start, scene.sentence.end):
        return False  # what is asked is not told
    if scene.has_none(_TEMPERING):
        return True
    if not coming and is_future(scene, span):
        return False
    return not (
        is_denied(scene, span) or is_planned(scene, span) or _is_undone(scene, span) or is_a_condition(scene, span)
    )


def is_denied(scene: Scene, span: Span) -> bool:
    """Whether a negation stands right before the step (in Korean it follows), or `nobody` on either side of it."""
    if _is_nobodys(scene, span):
        return True
    for cue in scene.of("not"):
        first, last = sorted((cue.span, span))
        after = scene.document.language == "ko"
        if (cue.span.start > span.start) == after and scene.words(first.end, last.start) < _DENIAL_REACH:
            if _is_of_a_chamber(scene, first.end, last.start):
                continue
            gap = scene.document.text[first.end : last.start]
            return "," not in gap and not PARTED.search(gap)
    return False


def _is_nobodys(scene: Scene, span: Span) -> bool:
    """Whether the step's clause says that nobody took it: `Gekündigt hat den Vertrag keiner`."""
    for cue in scene.of("nobody"):
        first, last = sorted((cue.span, span))
        gap = scene.document.text[first.end : last.start]
        if "," in gap or len(gap.split()) > _PLAN_REACH or PARTED.search(gap):
            continue
        if not _is_of_a_chamber(scene, first.end, last.start):
            return True
    return False


def _is_of_a_chamber(scene: Scene, start: int, end: int) -> bool:
    """Whether a chamber stands in the stretch: `80 for and none against, the Storting approved`."""
    return any(start <= chamber.start and chamber.end <= end for chamber in scene.chambers)


def is_planned(scene: Scene, span: Span) -> bool:
    """Whether a word of planning governs the step: `is to be ratified`; in Korean it follows."""
    return _is_governed(scene, "planned", span, _PLAN_REACH)


def is_future(scene: Scene, span: Span) -> bool:
    """Whether a future auxiliary stands right before the step: `will be ratified`."""
    return _is_governed(scene, "auxiliary", span, _FUTURE_REACH)


def _is_governed(scene: Scene, kind: str, span: Span, reach: int) -> bool:
    """Whether a cue of the kind stands before the step (in Korean after it), in its clause."""
    after = scene.document.language == "ko"
    for cue in scene.of(kind):
        start, end = (span.end, cue.span.start) if after else (cue.span.end, span.start)
        if start > end:
            continue
        gap = scene.document.text[start:end]
        if "," in gap or len(gap.split()) > reach or PARTED.search(gap):
            continue
        dates = (*scene.dates, scene.heading) if scene.heading else scene.dates
        if not any(cue.span.overlaps(date.span) for date in dates):  # `May`
            return True
    return False


def _is_undone(scene: Scene, span: Span) -> bool:
    """Whether the step is taken back: `a law on the withdrawal of the ratification`."""
    return any(
        cue.span.end <= span.start and scene.words(cue.span.end, span.start) <= NEAR for cue in scene.of("undoing")
    )


def is_a_condition(scene: Scene, span: Span, *, before_only: bool = False) -> bool:
    """Whether the step is what another waits for: `enters into force when both have ratified`, `once signed`."""
    if _is_supposed(scene, span):
        return True
    for cue in scene.of("conditional"):
        if scene.document.language == "ko" and span.end <= cue.span.start and not scene.words(span.end, cue.span.start):
            return True  # `비준서가 교환된 날부터`
        if cue.span.start >= span.start:
            continue
        near = scene.words(cue.span.end, span.start)
        if near <= _CLAUSE_OPENER and not before_only and _comes_first(scene, cue.span.end, span):
            return True
        opens = not scene.document.text[scene.sentence.start : cue.span.start].strip(' "“«„')
        if opens and near <= NEAR - 1 and not any(date.span.start >= cue.span.end for date in scene.dates):
            return True
        if not before_only and _waits(scene, cue.span.start) and not _begins_anew(scene, cue.span.end, span.start):
            return True
    return False


def _comes_first(scene: Scene, start: int, span: Span) -> bool:
    """Whether the clause with the step, which begins there, says no day, and what waits for it follows a comma.

    `Thirty days after the third instrument is deposited, the treaty enters into force`.
    """
    text = scene.document.text
    comma = text.find(",", span.end, scene.sentence.end)
    if comma < 0 or scene.words(span.end, comma) > NEAR or "," in text[start : span.start]:
        return False
    if any(start <= date.span.start < comma for date in scene.dates):
        return False
    return any(told.coming and cue.span.start > comma for cue, told in scene.acts)


def _waits(scene: Scene, offset: int) -> bool:
    """Whether something to come is told before the offset."""
    coming = [cue for cue, told in scene.acts if told.coming]
    return any(cue.span.end <= offset for cue in (*coming, *scene.of("future")))


def _is_supposed(scene: Scene, span: Span) -> bool:
    """Whether the step stands in a clause that `if` or its like opens."""
    text = scene.document.text
    return any(
        cue.span.end <= span.start
        and scene.words(cue.span.end, span.start) <= _CLAUSE_OPENER
        and "," not in text[cue.span.end : span.start]
        and not PARTED.search(text, cue.span.end, span.start)
        for cue in scene.of("hypothetical")
    )


def _begins_anew(scene: Scene, start: int, end: int) -> bool:
    """Whether another main clause begins in the stretch: a semicolon, or a comma with `and`."""
    text = scene.document.text
    return ";" in text[start:end] or any(
        text[max(0, cue.span.start - 2) : cue.span.start].rstrip().endswith(",")
        for cue in scene.between(start + 1, end, "joining")
    )
