"""Lines as the author meant them: the wrapping of a source or a column undone, a date set off from a title."""

from __future__ import annotations

import re
from itertools import pairwise

from archive.reading import prose

# A browser shows a space where a page's source breaks a line and indents the next with tabs.
_SOURCE_WRAP = re.compile(r" \n\t+(?=\S)")
_TABLE_EDGE = re.compile(r"^\|\s+(?=[^|]*$)|(?<=\S)\s+\|$(?<!\|\s\|)")
_SLASHES = re.compile(r"(?<!\s)\s*+/{3,}\s*(?!/)")
# "date 2024-10-15 Minister signs …", as archives print their own field before the title.
_DATED = re.compile(r"^((?:[^\W\d_]{1,12}:?\s+)?\d{4}-\d{2}(?:-\d{2})?)\s+(?=[^\W\d_]\S*(?:\s+\S+){2,})")
_COLUMN = (45, 100)
_SLACK = 4


def to_lines(text: str) -> tuple[list[str], list[str]]:
    """The lines of a text, blank ones as `""` and never two in a row; and what was mended.

    Inside a line runs of spaces stay: they are how pasted menus show.
    """
    warnings = []
    unwrapped = _SOURCE_WRAP.sub(" ", text)
    lines = [_trimmed(line) for line in unwrapped.split("\n")]
    columns = _columns_undone(lines)
    if unwrapped != text or columns is not lines:
        warnings.append("Joined lines that the page's own wrapping had broken.")
    return _single_blanks(_set_off(columns)), warnings


def _trimmed(line: str) -> str:
    return _TABLE_EDGE.sub("", line.strip()) if "|" in line else line.strip()


def _columns_undone(lines: list[str]) -> list[str]:
    """Undoes wrapping at a column, if it is one: most lines about as long as the longest, and sentences run on."""
    widest = max(map(len, lines), default=0)
    if not _COLUMN[0] <= widest <= _COLUMN[1]:
        return lines
    pairs = [(a, b) for a, b in pairwise(lines) if a and b]
    run_on = sum(_wrapped(a, b, widest) and b[0].islower() for a, b in pairs)
    if run_on < 3 or run_on * 4 < len(pairs):
        return lines
    joined: list[str] = []
    last = ""
    for line in lines:
        if joined and last and line and _wrapped(last, line, widest):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        last = line
    return joined


def _wrapped(line: str, following: str, widest: int) -> bool:
    """Whether the next line's first word had no room left on this line."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > widest - _SLACK and "  " not in line


def _set_off(lines: list[str]) -> list[str]:
    """Puts a date that stands before the title, and what slashes divide, on lines of their own."""
    out: list[str] = []
    for line in lines:
        pieces = _SLASHES.split(line) if "///" in line and "://" not in line else [line]
        if not any(out):
            dated = _DATED.match(pieces[0])
            if dated:
                pieces[:1] = [dated.group(1), pieces[0][dated.end() :]]
        out += [piece for piece in pieces if piece] or [""]
    return out


def _single_blanks(lines: list[str]) -> list[str]:
    out: list[str] = []
    for line in lines:
        if line or (out and out[-1]):
            out.append(line)
    while out and not out[-1]:
        out.pop()
    return out


def body_bounds(lines: list[str]) -> tuple[int, int]:
    """Index of the first line of prose, and one past the last; both `len(lines)` where there is none."""
    at = [i for i, line in enumerate(lines) if line and prose.is_prose(line)]
    return (at[0], at[-1] + 1) if at else (len(lines), len(lines))
