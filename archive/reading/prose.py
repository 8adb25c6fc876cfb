"""What a line of a report is, by its shape alone: prose, a date line, a headline."""

from __future__ import annotations

import re
from functools import lru_cache

_ENDS = re.compile(r"[.。．!?…][\"'”’»“)\]]*$|[.]\s?\([^()]{1,12}\)$")
_FULL_STOP = re.compile(r"[.。．…][\"'”’»“)\]]*$|[.]\s?\([^()]{1,12}\)$")
_MONTH = r"[^\W\d_]{3,12}\.?"
_DATE = re.compile(
    r"\b\d{4}[./-]\d{1,2}(?:[./-]\d{1,2})?\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?(?:\s+de)?\s+{_MONTH}(?:\s+de|,)?\s+(?:19|20)\d\d\b"
    rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d"
    r"|\b\d{4}\s?[년年]\s?\d{1,2}\s?[월月](?:\s?\d{1,2}\s?[일日])?"
    r"|\b\d{1,2}[:h]\d{2}(?::\d{2})?\b",
)
# A day said whole, and the time beside it.
_DAY = re.compile(
    r"\b(?:(?:19|20)\d\d[./-]\s?\d{1,2}[./-]\s?\d{1,2}|\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:(?:19|20)\d\d|\d\d))\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|er|\.|º|°)?,?[\s-](?:de\s|of\s)?{_MONTH}(?:\s(?:de|del))?,?[\s-](?:19|20)\d\d\b"
    rf"|\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d\b"
    r"|\b\d{4}\s?[년年]\s?\d{1,2}\s?[월月]\s?\d{1,2}\s?[일日]"
)
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_FIGURE = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
# Scripts that put little or no space between words: a character counts for half a word.
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_HEADLINE_LENGTH = 300
_DATE_LINE_LENGTH = 200
_REMEMBERED = 128


@lru_cache(maxsize=_REMEMBERED)
def words(line: str) -> int:
    """How many words the line has, near enough for a rule of thumb; of the last lines it is remembered."""
    dense = len(_DENSE.findall(line)) if not line.isascii() else 0
    return len(line.split()) + dense // 2


def is_prose(line: str) -> bool:
    """One sentence or more, as a body has them: not a headline, a menu or a label."""
    count = words(line)
    return count >= 25 or (count >= 6 and bool(_FULL_STOP.search(line))) or (count >= 4 and line.endswith("다."))


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return bool(_ENDS.search(line))


def is_date_line(line: str) -> bool:
    """A line, or a part of a line set off by bars, that says a date and little else."""
    return _FIGURE.search(line) is not None and any(map(_says_date, line.split(" | ")))


def days_in(line: str) -> list[str]:
    """The days that a line says whole, as it says them."""
    return [match.group() for match in _DAY.finditer(line)] if _FIGURE.search(line) else []


def is_stamp(item: str) -> bool:
    """Whether a step of a page's trail is its day and time: `19-03-2025 15:40`."""
    return _TIME.search(item) is not None and bool(days_in(item))


def is_headline(line: str) -> bool:
    """Whether the line reads like a headline: some words, no full stop, not too many."""
    return (
        2 <= words(line) <= 40
        and len(line) <= _HEADLINE_LENGTH
        and not _FULL_STOP.search(line)
        and line[-1] not in ":,;"
    )


def is_labelled_date(line: str) -> bool:
    """A date line that says of what the date is: `Published on 6 November 2024`, not `6 November 2024` alone."""
    return is_date_line(line) and bool(_LETTERS.search(_DATE.sub(" ", line)))


def _says_date(part: str) -> bool:
    if len(part) > _DATE_LINE_LENGTH:
        return False
    rest, dates = _DATE.subn(" ", part)
    return dates > 0 and len(_LETTERS.findall(rest)) <= 5
