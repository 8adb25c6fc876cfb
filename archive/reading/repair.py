"""From the characters of a report to its text: what surrounds it left out, what broke mended, and each said."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from archive.reading.byline import Byline, read_byline
from archive.reading.furniture import without_furniture
from archive.reading.glue import part_names, part_sentences
from archive.reading.headline import TITLE_LENGTH, find_title, shortened, without_repeats
from archive.reading.language import language_of
from archive.reading.lines import to_lines
from archive.reading.vocabulary import fold

_SPACES = re.compile(r"[ \t]{2,}|\t")
# What a page's title carries behind the report's own: " - The Daily Example".
_SUFFIX = re.compile(r"(?<!\s)\s++[-–—|·»:]\s+\S")
_TITLE_AMONG = 12
_EXCERPT = 60
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Repaired:
    """A report's text, and what its own words say of it."""

    text: str
    title: str | None
    byline: Byline
    language: str | None
    warnings: tuple[str, ...]


def repair(text: str, *, names: Collection[str], title: str | None = None, language: str | None = None) -> Repaired:
    """The report in a tidied text (NFC, line feeds).

    `title` is the one that the original's metadata gives: it is put first where the text lacks it. `language` is the
    declared one.
    """
    lines, warnings = to_lines(text)
    byline = read_byline(lines)
    report, dropped = without_furniture(lines, byline.outlet)
    if any(report):
        lines = report
        warnings += [_left_out(dropped)] if dropped else []
    lines = [_SPACES.sub(" ", line) if "  " in line or "\t" in line else line for line in lines]
    if title:
        lines, title, cut = _with_title(lines, _SPACES.sub(" ", title))
        warnings += cut
    else:
        title = find_title(lines, byline.lines)
    lines, titles, others = without_repeats(lines, title)
    if titles:
        warnings.append(f"The title stood {titles + 1} times and is kept once.")
    if others:
        warnings.append(f"Left out {others} repeated line{'s' if others > 1 else ''}.")
    whole, parted = part_sentences("\n".join(lines))
    code, contradicted = language_of(whole, language)
    whole, unglued = part_names(whole, code.partition("-")[0] if code else None, names)
    warnings += [*parted, *unglued, *contradicted]
    if title:
        # Neither of the two above adds or takes a line, so the title is still where it was.
        place, rows = lines.index(title), whole.split("\n")
        title, cut = shortened(rows[place])
        whole = "\n".join([*rows[:place], title, *rows[place + 1 :]])
        warnings += cut
    return Repaired(whole, title, byline, code, tuple(warnings))


def _with_title(lines: list[str], given: str) -> tuple[list[str], str, list[str]]:
    """The lines with the given title among the first, the title as they have it, and a warning if it had to be cut.

    A line of the same letters in other company (a kicker run together with the title) gives way to the given title.
    """
    wanted, letters = fold(given), _letters(given)
    for i, line in [(i, line) for i, line in enumerate(lines) if line][:_TITLE_AMONG]:
        folded = fold(line)
        if folded != wanted and _letters(line) == letters and len(given) <= TITLE_LENGTH:
            return [*lines[:i], given, *lines[i + 1 :]], given, []
        if folded == wanted or (wanted.startswith(folded) and _SUFFIX.match(wanted, len(folded))):
            return lines, line, []
    title, cut = shortened(given)
    return [title, "", *lines], title, cut


def _letters(line: str) -> str:
    return "".join(c for c in line.casefold() if c.isalnum())


def _left_out(dropped: list[str]) -> str:
    shown = ", ".join(
        f"“{line if len(line) <= _EXCERPT else line[: _EXCERPT - 1].rstrip() + '…'}”" for line in dropped[:_SHOWN]
    )
    more = f", and {len(dropped) - _SHOWN} more" if len(dropped) > _SHOWN else ""
    count = f"{len(dropped)} line{'s' if len(dropped) > 1 else ''}"
    return f"Left out {count} of page furniture: {_SPACES.sub(' ', shown)}{more}."
