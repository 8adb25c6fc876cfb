"""How a step is told: as taken, or as denied, planned, taken back, or waited for."""

from __future__ import annotations

from archive.extraction.cues import Cue
from archive.extraction.events.scenes import PARTED, Scene
from archive.extraction.findings import Span

COMING = " coming"
NEAR = 4
"""Words between two phrases of one breath; the other distances are in words too."""
_DENIAL_REACH = 3
_PLAN_REACH = 6
_FUTURE_REACH = 3


_CLAUSE_OPENER = 12
"""Words between `if` and the step that it supposes; a treaty's name may stand between them."""


def is_told(scene: Scene, span: Span, *, coming: bool = False) -> bool:
    """Whether the text says that the step was taken, or (`coming`) that it will be on the treaty's terms."""
    if not coming and is_future(scene, span):
        return False
    return not any(otherwise(scene, span) for otherwise in (is_denied, is_planned, _is_undone, is_a_condition))


def is_denied(scene: Scene, span: Span) -> bool:
    """Whether a negation stands right before the step; in Korean it follows."""
    for cue in scene.of("not"):
        first, last = sorted((cue.span, span))
        after = scene.document.language == "ko"
        if (cue.span.start > span.start) == after and scene.words(first.end, last.start) < _DENIAL_REACH:
            if any(first.end <= chamber.start and chamber.end <= last.start for chamber in scene.chambers):
                continue  # `80 for and none against, the Storting approved`
            gap = scene.document.text[first.end : last.start]
            return "," not in gap and not PARTED.search(gap)
    return False


def is_planned(scene: Scene, span: Span) -> bool:
    """Whether a word of planning governs the step: `is to be ratified`; in Korean it follows."""
    return any(_governs(scene, cue, span, _PLAN_REACH) for cue in scene.of("planned"))


def is_future(scene: Scene, span: Span) -> bool:
    """Whether a future auxiliary stands right before the step: `will be ratified`."""
    return any(_governs(scene, cue, span, _FUTURE_REACH) for cue in scene.of("auxiliary"))


def _governs(scene: Scene, cue: Cue, span: Span, reach: int) -> bool:
    dates = [*scene.dates, scene.heading] if scene.heading else scene.dates
    if any(cue.span.overlaps(date.span) for date in dates) or cue.span.overlaps(span):
        return False  # `May`
    first, last = sorted((cue.span, span))
    gap = scene.document.text[first.end : last.start]
    after = scene.document.language == "ko"
    right_side = (cue.span.start > span.start) == after
    return right_side and len(gap.split()) <= reach and "," not in gap and not PARTED.search(gap)


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
        opens = not scene.document.text[scene.sentence.start : cue.span.start].strip(' "“«„')
        if opens and near <= NEAR - 1 and not any(date.span.start >= cue.span.end for date in scene.dates):
            return True
        waiting = any(
            (other.kind.endswith(COMING) or other.kind == "future") and other.span.end <= cue.span.start
            for other in scene.cues
        )
        if waiting and not before_only and not _begins_anew(scene, cue.span.end, span.start):
            return True
    return False


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
