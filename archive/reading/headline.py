"""The title of a report, and its repetitions."""

from __future__ import annotations

from collections.abc import Collection

from archive.reading.byline import has_dateline
from archive.reading.prose import ends_sentence, is_date_line, is_headline, is_prose, words
from archive.reading.vocabulary import fold

TITLE_LENGTH = 300
_TITLE_WORDS = 4


def find_title(lines: list[str], bylines: Collection[str]) -> str | None:
    """The first line above the body that reads like a headline, whole; `None` where the report begins with its body.

    A line of fewer than four words is the title only where no longer one follows: it is rather a rubric.
    """
    header: list[str] = []
    for i, line in enumerate(lines):
        if not line or is_date_line(line) or line in bylines:
            continue
        if not header and is_endless(line) and any(lines[i + 1 :]):
            return line
        if has_dateline(line) or (is_prose(line) and not (is_headline(line) and ends_sentence(line))):
            return _best(header)
        if is_headline(line):
            header.append(line)
    return _best(header) if len(header) < sum(1 for line in lines if line) else None


def is_endless(line: str) -> bool:
    """A line longer than any headline without one sentence in it: still a title, as nothing else is so."""
    return (
        len(line) > TITLE_LENGTH
        and not any(mark in line for mark in (". ", "。", "! ", "? "))
        and not ends_sentence(line)
    )


def shortened(title: str) -> tuple[str, list[str]]:
    """The title within bounds, and a warning where it was cut."""
    if len(title) <= TITLE_LENGTH:
        return title, []
    cut = title[: TITLE_LENGTH - 1].rsplit(" ", 1)[0] if " " in title[:TITLE_LENGTH] else title[: TITLE_LENGTH - 1]
    return f"{cut.rstrip()}…", [f"The title has {len(title):,} characters and was cut to {TITLE_LENGTH}."]


def without_repeats(lines: list[str], title: str | None) -> tuple[list[str], int, int]:
    """The lines with title, caption and paragraph kept once each; how often the title and how often others went.

    A line counts as a repetition of at least four words; a caption comes back with a tail (`… | License photo`).
    """
    kept: list[str] = []
    seen: set[str] = set()
    titles = others = 0
    own = fold(title) if title else None
    previous = ""
    for line in lines:
        folded = fold(line) if line else ""
        if folded and folded in seen and (folded == own or words(line) >= _TITLE_WORDS):
            titles, others = (titles + 1, others) if folded == own else (titles, others + 1)
            continue
        if previous and line.startswith(f"{previous} | ") and words(line) - words(previous) <= 5:
            others += 1
            continue
        if line:
            seen.add(folded)
            previous = line if words(line) >= _TITLE_WORDS else ""
        if line or (kept and kept[-1]):
            kept.append(line)
    if kept and not kept[-1]:
        kept.pop()
    return kept, titles, others


def _best(header: list[str]) -> str | None:
    return next((line for line in header if words(line) >= _TITLE_WORDS), header[0] if header else None)
