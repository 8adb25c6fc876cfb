"""Which way a date without its year, or a weekday, looks: back, as news does, or forward where the tense does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

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
_NEXT_TO = 1
"""Words that may stand between a participle and the date that it carries: `signed in Rome on 5 May`."""
_LIMITS = frozenset({"limit", "until"})
_FORWARD = frozenset({"forward", "to_come", *_LIMITS})
_AUXILIARIES = frozenset({"forward", "to_come", "present"})
_BACKWARD = frozenset({"backward", "ending"})
_CLAUSE = re.compile(r"[,;:()–—]|\s[-_]\s")


@dataclass(frozen=True, slots=True)
class _Cues:
    pattern: re.Pattern[str]
    verb_last: bool


@cache
def _cues(language: str) -> _Cues:
    words = lexicon(language, "dates") or lexicon("en", "dates")
    tense = words.get("tense", {})

    def either(key: str) -> str:
        return "|".join(re.escape(word) for word in sorted(tense.get(key, ()), key=len, reverse=True)) or r"(?!)"

    if words.get("glued"):
        written = rf"(?P<forward>{either('forward')})|(?P<until>{either('until')})|(?P<backward>{either('backward')})"
    else:
        written = (
            rf"(?<!\w)(?:(?P<forward>{either('forward')})|(?P<limit>{either('limits')})|(?P<until>{either('until')})"
            rf"|(?P<backward>{either('backward')})|(?P<present>{either('present')}|{_infinitive(tense)})"
            rf"|(?P<to_come>[^\W\d_]{{2,20}}(?:{either('forward_endings')}))"
            rf"|(?P<ending>[^\W\d_]{{2,20}}(?:{either('backward_endings')})))(?!\w)"
        )
    return _Cues(re.compile(written, re.IGNORECASE), tense.get("verb_last", False))


def _infinitive(tense: Mapping[str, Any]) -> str:
    """`to testify`, which says nothing of when; `to the`, `to Rome` are none."""
    sign, never = tense.get("infinitive"), "|".join(tense.get("never_infinitive", ()))
    return rf"{sign}\s(?!(?:{never})(?!\w))(?-i:[a-z]{{2,20}})" if sign else r"(?!)"


def looks(document: Document, span: Span) -> Toward | None:
    """Where the words nearest to the span look; `None` where none of its sentence says.

    The verb is sought in the clause and then in the sentence, before the date and then after it; in a language whose
    verb comes last, the other way about. A verb in the present (`it is payable on 2 January`) says neither.
    """
    cues = _cues(document.language)
    sentence, text = document.sentence_at(span.start), document.text
    wide = Span(max(sentence.start, span.start - _REACH), max(span.end, min(sentence.end, span.end + _REACH)))
    breaks = [wide.start, *(m.end() for m in _CLAUSE.finditer(text, wide.start, span.start))]
    after = _CLAUSE.search(text, span.end, wide.end)
    clause = Span(breaks[-1], after.start() if after else wide.end)
    for part in dict.fromkeys((clause, wide)):
        before = [cue for cue in _verbs(cues, text, Span(part.start, span.start), sentence) if _binds(cue, span, text)]
        governing = _governing(before, span, text)
        after_it = _verbs(cues, text, Span(span.end, part.end), sentence)
        behind = next((cue for cue in after_it if cue.lastgroup not in _LIMITS or _clings(cue, cues, span)), None)
        cue = (behind or governing) if cues.verb_last else (governing or behind)
        if cue and not (part is wide and cue.lastgroup == "ending"):
            return "future" if cue.lastgroup in _FORWARD else "past" if cue.lastgroup in _BACKWARD else None
    return None


def _verbs(cues: _Cues, text: str, part: Span, sentence: Span) -> Iterator[re.Match[str]]:
    """The cues in a part of a sentence; what is written with a capital inside it is a name (`United`, `May`)."""
    for cue in cues.pattern.finditer(text, part.start, part.end):
        if not cue.group()[0].isupper() or cue.start() <= sentence.start + 1:
            yield cue


def _binds(cue: re.Match[str], span: Span, text: str) -> bool:
    """Whether a cue before a date is its own: `by April 8` sets a limit, `by the Senate on April 8` names who acts."""
    return cue.lastgroup not in _LIMITS or len(text[cue.end() : span.start].split()) <= _LIMIT_WORDS


def _clings(cue: re.Match[str], cues: _Cues, span: Span) -> bool:
    """Whether a limit is a particle of the date before it: `23일까지`."""
    return cues.verb_last and cue.start() == span.end


def _governing(cues: list[re.Match[str]], span: Span, text: str) -> re.Match[str] | None:
    """The cue nearest before a date, or the one that this depends on.

    A participle right after an auxiliary is of that (`will be held`), and one that does not stand next to the date
    may belong to a noun (`will redeem its preferred shares on Monday`). A limit says nothing of what is over (`had
    agreed by Monday`).
    """
    if len(cues) < 2:
        return cues[-1] if cues else None
    *_, earlier, last = cues
    if last.lastgroup == "limit":
        done = _governing(cues[:-1], span, text)
        return done if done and done.lastgroup in _BACKWARD else last
    if last.lastgroup in _FORWARD:
        return last
    between = text[earlier.end() : last.start()]
    if earlier.lastgroup in _AUXILIARIES and len(between) <= _AUXILIARY and not _CLAUSE.search(between):
        return earlier
    if last.lastgroup == "ending" and len(text[last.end() : span.start].split()) > _NEXT_TO:
        return next((cue for cue in reversed(cues) if cue.lastgroup in _FORWARD), last)
    return last
