"""Which way a date without its year, or a weekday, looks: back, as news does, or forward where the tense does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from archive.extraction.dates.forms import Toward
from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.languages import lexicon

_REACH = 90
"""How far from the date, in code points, the words are looked at that show the tense."""
_AUXILIARY = 14
"""How far a participle may stand from its auxiliary: `is expected to be formally signed`."""
_LIMIT_WORDS = 1
"""Words that may stand between a limit and its date: `by the 8th of April`."""
_CLAUSE = re.compile(r"[,;:()–—]|\s-\s")


@dataclass(frozen=True, slots=True)
class _Cues:
    pattern: re.Pattern[str]
    verb_last: bool


@cache
def _cues(language: str) -> _Cues:
    words = lexicon(language, "dates") or lexicon("en", "dates")
    tense = words.get("tense", {})

    def either(listed: list[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True)) or r"(?!)"

    endings = either(tense.get("backward_endings", []))
    if words.get("glued"):
        written = rf"(?P<forward>{either(tense['forward'])})|(?P<backward>{either(tense['backward'])})"
    else:
        written = (
            rf"(?<!\w)(?:(?P<forward>{either(tense['forward'])})(?!\w)"
            rf"|(?P<limit>{either(tense.get('limits', []))})(?!\w)"
            rf"|(?P<backward>{either(tense['backward'])})(?!\w)"
            rf"|(?P<ending>[^\W\d_]{{2,20}}(?:{endings}))(?!\w))"
        )
    return _Cues(re.compile(written, re.IGNORECASE), tense.get("verb_last", False))


def looks(document: Document, span: Span) -> Toward | None:
    """Where the words nearest to the span look; `None` where none of its sentence says.

    The verb is sought in the clause and then in the sentence, before the date and then after it; in a language whose
    verb comes last, the other way about.
    """
    cues = _cues(document.language)
    sentence, text = document.sentence_at(span.start), document.text
    wide = Span(max(sentence.start, span.start - _REACH), max(span.end, min(sentence.end, span.end + _REACH)))
    breaks = [wide.start, *(m.end() for m in _CLAUSE.finditer(text, wide.start, span.start))]
    after = _CLAUSE.search(text, span.end, wide.end)
    clause = Span(breaks[-1], after.start() if after else wide.end)
    for part in dict.fromkeys((clause, wide)):
        met = [cue for cue in cues.pattern.finditer(text, part.start, span.start) if _counts(cue, span, text)]
        before = _last(met, text)
        behind = next(
            (cue for cue in cues.pattern.finditer(text, span.end, part.end) if _counts(cue, span, text)), None
        )
        nearest = (behind, before) if cues.verb_last else (before, behind)
        cue = next((found for found in nearest if found), None)
        if cue:
            return "future" if _is_forward(cue) else "past"
    return None


def _is_forward(cue: re.Match[str]) -> bool:
    return any(cue.groupdict().get(kind) for kind in ("forward", "limit"))


def _counts(cue: re.Match[str], span: Span, text: str) -> bool:
    """Whether a cue speaks of the date: `by April 8` sets a limit, `by the Senate on April 8` names who acts."""
    if not cue.groupdict().get("limit"):
        return True
    return cue.end() <= span.start and len(text[cue.end() : span.start].split()) <= _LIMIT_WORDS


def _last(cues: list[re.Match[str]], text: str) -> re.Match[str] | None:
    """The cue nearest before a date; a participle right after a verb that looks forward is of that (`will be held`)."""
    if len(cues) > 1 and _is_forward(cues[-2]) and not _is_forward(cues[-1]):
        between = text[cues[-2].end() : cues[-1].start()]
        if len(between) <= _AUXILIARY and not _CLAUSE.search(between):
            return cues[-2]
    return cues[-1] if cues else None
