"""Titles: what stands between marks and is the name of something, not anybody's words."""

from __future__ import annotations

import re

from archive.extraction.findings import Span
from archive.extraction.quotations.frames import Frame, Scene
from archive.extraction.treaties.marks import marks_of

_TITLE_SHARE = 0.75
"""How much of a passage a treaty's name must fill for the passage to be that name."""
_HEADED_SHARE = 0.5
"""The same, where the passage begins with the name: the name may be longer than what was taken for it."""
_NAMED_WITHIN = 60
"""Code points before the passage in which the noun stands that it names."""
_APART = re.compile(r"[,:;.]")
_YEAR = re.compile(r"\d{4}")


def is_title(scene: Scene, frame: Frame) -> bool:
    """Whether the marks hold a name: a treaty's, a law's, a book's, another report's."""
    return (
        bool(scene.said_in("teaser", frame.lead))
        or _begins_as_a_treatys(scene, frame)
        or _is_a_treatys(scene, frame.passage.span)
        or _follows_its_noun(scene, frame)
        or _is_a_laws(scene, frame)
        or _has_capitals(scene, frame.passage.span)
    )


def _is_a_treatys(scene: Scene, span: Span) -> bool:
    for mention, _ in marks_of(scene.treaties).within(span):
        shared = min(mention.end, span.end) - max(mention.start, span.start)
        share = _HEADED_SHARE if mention.start == span.start else _TITLE_SHARE
        if shared >= share * (span.end - span.start):
            return True
    return False


def _begins_as_a_treatys(scene: Scene, frame: Frame) -> bool:
    """`they signed a “treaty for strengthened friendship”`: nobody says so, and the words begin as such names do."""
    span = frame.passage.span
    words = scene.document.words_in(span)[:2]
    if len(words) < 2 or frame.whole or scene.said_in("saying", frame.lead) or scene.said_in("saying", frame.tail):
        return False
    return bool(scene.cues_in("treaty", words[0].span) and scene.cues_in("title_opening", words[1].span))


def _follows_its_noun(scene: Scene, frame: Frame) -> bool:
    """`the film “…”`; `the law of 24 January 2024 “…”`: a date may stand between."""
    start = frame.passage.span.start
    for cue in scene.said_in("title_lead", Span(max(frame.lead.start, start - _NAMED_WITHIN), start)):
        between = scene.document.text[cue.span.end : start]
        words = 5 if _YEAR.search(between) else 1
        if len(between.split()) <= words and not _APART.search(between):
            return True
    return False


def _is_a_laws(scene: Scene, frame: Frame) -> bool:
    """`закон «О ратификации …»`: a paper's noun, and right behind it words that such a name begins or ends with."""
    span = frame.passage.span
    words = scene.document.words_in(_without_number(scene, span))
    if words and scene.cues_in("title_ending", words[-1].span):
        return True
    if not any(
        cue.span.start == span.start for cue in scene.cues_in("title_opening", Span(span.start, span.start + 1))
    ):
        return False
    nouns = [s for s in scene.sources_in(frame.lead) if s.kind in {"paper", "treaty"}]
    return bool(nouns) and scene.is_nothing(Span(nouns[-1].span.end, span.start)) and not frame.announced


def _without_number(scene: Scene, span: Span) -> Span:
    """The words without a number in brackets behind them: `강제노동의 폐지에 관한 협약(제105호)`."""
    text = span.of(scene.document.text)
    bracket = text.rfind("(") if text.endswith(")") else -1
    return Span(span.start, span.start + bracket) if bracket > 0 else span


def _has_capitals(scene: Scene, span: Span) -> bool:
    words = [word for word in span.of(scene.document.text).split() if len(word) > 3]
    return len(words) > 2 and all(word.lstrip("(").istitle() or word.isupper() for word in words)
