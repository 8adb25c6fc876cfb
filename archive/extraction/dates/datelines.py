"""The dates of the page itself: header lines, `Date:` lines and datelines. They date the report; the body's do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, zip_longest
from typing import Literal

from archive.extraction.dates.edtf import CalendarDate
from archive.extraction.dates.expressions import IN_FIGURES, Expression, expressions
from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.languages import lexicon

Place = Literal["label", "line", "issue", "dateline", "revision", "furniture"]
"""Where a page's date stands: after `Published:`, on a line of its own at the top, as a magazine's month (`№ 4, April
2022 /`), in a dateline (`MOSCOW, Nov 6 (Agency) -`), after `Updated:`, or beside a copyright sign."""

_PROSE = 200
"""A line of so many code points is the body, and ends the page's head."""
_HEAD_LINES = 10
_SHORT_LINE = 140
_BELOW_SUMMARY = 80
"""A line under the summary that belongs to the head, as that of the author and the day does, is shorter than this."""
_REACH = 90
_HEADING_WORDS = 8
_CHRONICLE = 2
"""Lines that begin with ever later days, by which a day at the top is known for one of a chronicle's."""
_UNLABELLED = ("line", "issue", "dateline")

_TIME = (
    r"(?:[01]?\d|2[0-4])(?:[:h.]|시\s?)\d\d(?::\d\d|분)?(?:\.\d+)?(?:\s?[ap]\.?m\.?)?"
    r"(?:\s?(?:GMT|UTC|CES?T|E[SD]T|MSK|KST|JST|BST|IST|uhr|Z|мск|hrs|hs?|[+-]\d\d:?\d\d|\([^)\n]{1,14}\))){0,2}"
)
_ISO_MONTH = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])(?![-\d])")
_LEFT_EDGE = re.compile(r"(?:^|[|·•—–/;:,.(\[»›>]|\s-|(?<!\s)\s{2})\s*$")
_RIGHT_EDGE = re.compile(r"(?:\s?(?:r|г|года|roku)(?!\w))?[\s.\])]*(?:$|[|·•—–/;\[»›>]|\s-\s|\s{2,})")
_TIMED = re.compile(
    rf"(?:[\s,.\])]|\(\w{{1,12}}\)){{0,6}}(?:[-–|/]\s)?"
    rf"(?:(?:at|à|um|a las|alle(?: ore)?|ore|o|в|godz\.?|오전|오후)\s)?\s{{0,3}}{_TIME}",
    re.IGNORECASE,
)
_MASTHEAD_WORDS = 4
"""How many words may stand before a date with its time of day, or in figures: `Politica gio 14 dic 2023 11:48`."""
_ENDS_SENTENCE = re.compile(r"[.!?…。]\W{0,3}$")
_COPYRIGHT = re.compile(r"(?:©|ⓒ|\(c\)|copyright)[^\n]{0,24}$", re.IGNORECASE)
_AGENCY_OR_DASH = re.compile(r"\s{1,2}(?:\([^)\n\d]{2,40}\)\s{0,2})?[-–—]{1,3}\s|\s{1,2}/[^/\n\d]{2,30}/")
_SERIAL = r"(?:\s(?:Nr|No|N|№)[.°º]{0,2}\s?\d{1,6}(?:/\d{2,4})?)?"
"""A bulletin's number between its label and its date: `Pressedienst Nr. 187 vom 26.02.2026`."""
_HERE = "\x00"
"""Stands for the date where the words on both sides of it are looked at together."""
_PLACE_NAME = r"[^\W\d_a-zа-яёà-ÿ][\w'’.-]{0,30}"
_DATELINE_LEFT = re.compile(
    rf"(?:^|[/|>»(\])}}]|\.\s|\s[-–—])\s{{0,4}}{_PLACE_NAME}(?:(?:,?\s|/)(?:(?:de|del|la|el|am|of)\s)?{_PLACE_NAME}){{0,5}}"
    r"(?:\s?\([^)\n]{2,30}\))?\s?[,.]?\s{1,3}(?:le\s|den\s|il\s|dnia\s|el\s)?$"
)
_AGENCY = r"[A-ZА-ЯЁ][A-ZА-ЯЁ.&-]{1,24}"
"""An agency's name in capitals, as it stands between day and text: `ASTANA. May 5. KAZINFORM -`."""
_WORDS_OF_TEXT = r"[a-zà-ÿа-яё]{1,20},?\s"
"""With a small letter and another word behind it begins what is no agency's name: `(all dates are new style)`."""
_DATELINE_RIGHT = re.compile(
    rf"\s{{0,2}}(?:года|г\.?|r\.|발)?\s?[.,]?\s{{0,2}}(?:[^)(\n\d]{{2,30}}\)|\((?!{_WORDS_OF_TEXT})[^)\n\d]{{2,60}}\)|/[^/\n\d]{{2,40}}/|\[[^\]\n\d]{{2,40}}\]|{_AGENCY}\s[-–—]\s|[-–—―]{{1,3}}\s|:\s|=)"
)
_HEADED_PLACE = re.compile(
    rf"\s{{0,4}}{_PLACE_NAME}(?:[,\s-]\s?{_PLACE_NAME}){{0,2}},\s{{1,3}}(?:le\s|den\s|il\s|dnia\s|el\s)?$"
)
"""`Москва, ` at a line's start: with a whole date and a full stop behind it, that is a dateline, too."""


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date that the page says of itself; a dateline may leave its year unsaid."""

    span: Span
    place: Place
    date: CalendarDate | None
    """`None` where the year is unsaid, or day and month could be exchanged."""
    month: int | None = None
    day: int | None = None
    readings: tuple[CalendarDate, ...] = ()


@lru_cache(maxsize=2)
def page_dates(document: Document) -> tuple[PageDate, ...]:
    """The page's own dates, in the order of the text."""
    return tuple(sorted(_found(document), key=lambda page: page.span))


def _found(document: Document) -> Iterator[PageDate]:
    text, head_end = document.text, _end_of_head(document)
    for month in _ISO_MONTH.finditer(text, 0, head_end):
        line = document.paragraph_at(month.start())
        if _around(document.language).label.search(text[line.start : month.start()]):
            yield PageDate(Span(*month.span()), "label", CalendarDate.parse(month.group()))
    dated = [e for e in expressions(document) if (e.month or e.year or e.readings) and not e.form.shift]
    entries = [e for e in dated if e.said and e.span.start == document.paragraph_at(e.span.start).start]
    of_chronicle = set(entries) if _is_chronicle(entries) else set()
    for group in _side_by_side(document, dated):
        place = _place(document, group, head_end)
        if place in _UNLABELLED and group[0] in of_chronicle:
            continue
        if place:
            for said in group:
                yield PageDate(said.span, place, said.said, said.month, said.day, said.readings)


def _is_chronicle(entries: list[Expression]) -> bool:
    """Whether the lines that begin with a day are a chronicle's, for they go on from the first one."""
    days = [entry.said for entry in entries[: _CHRONICLE + 1] if entry.said]
    return len(days) > _CHRONICLE and all(later.begins_after(day) for day, later in pairwise(days))


def _end_of_head(document: Document) -> int:
    """Where the lines end that stand above the body; one long line among them may be a summary of it."""
    end, summary = 0, False
    lines = document.paragraphs[:_HEAD_LINES]
    for line, following in zip_longest(lines, lines[1:]):
        if line.end - line.start >= _PROSE:
            if summary or following is None or not _is_of_head(document.text, following):
                return max(end, line.start + _PROSE // 4)
            summary = True
        end = line.end
    return end


def _is_of_head(text: str, line: Span) -> bool:
    """Whether a line can still belong to the head: a short one that is no sentence."""
    return line.end - line.start < _BELOW_SUMMARY and not _ENDS_SENTENCE.search(
        text, max(line.start, line.end - 4), line.end
    )


def _side_by_side(document: Document, dated: list[Expression]) -> Iterator[list[Expression]]:
    """Dates of one line with nothing between them, as a page prints one day twice."""
    group: list[Expression] = []
    for expression in dated:
        gap = document.text[group[-1].span.end : expression.span.start] if group else ""
        if group and (gap.strip() or "\n" in gap):
            yield group
            group = []
        group.append(expression)
    if group:
        yield group


def _place(document: Document, group: list[Expression], head_end: int) -> Place | None:
    start, end = group[0].span.start, group[-1].span.end
    line, text = document.paragraph_at(start), document.text
    cut = start - line.start > _REACH
    before = ("x" if cut else "") + text[max(line.start, start - _REACH) : start]
    after = text[end : min(line.end, end + _REACH)]
    if _COPYRIGHT.search(before) or _around(document.language).copyright.search(before):
        return "furniture"
    if not group[0].month and not group[0].readings:
        return None
    in_head, short = start < head_end, line.end - line.start <= _SHORT_LINE
    around = _around(document.language)
    whole = group[0].readings or (group[0].year and group[0].day)
    if group[0].day and _is_dateline(before, after, in_head):
        return "dateline"
    if in_head and whole and "." in (text[end - 1], after[:1]) and _HEADED_PLACE.match(before):
        return "dateline"
    label = around.label.search(before) if short or group[0].form is IN_FIGURES else None
    if not label and short:
        label = (around.headed.match(before) if in_head else None) or around.trailing.match(before + _HERE + after)
    if not label and short and in_head and not _ENDS_SENTENCE.search(after):
        label = around.qualified.match(before)
    if label:
        return "revision" if label["revision"] else "label"
    if not (in_head and short):
        return None
    if not whole:
        return "issue" if group[0].year and group[0].month and around.is_issue(before, after) else None
    return "line" if _is_stamp(around, group[0], before, after) else None


def _is_stamp(around: _Around, said: Expression, before: str, after: str) -> bool:
    """Whether a line of the head prints the day, rather than speaks of it.

    It does where the day stands between edges; where a time of day follows, or figures say it, after a few words; and
    where it opens a line that is no sentence.
    """
    bare = around.lead_in.sub("", before)
    timed, ended = bool(_TIMED.match(after)), bool(_RIGHT_EDGE.match(after) or around.reading_time.match(after))
    is_sentence = bool(_ENDS_SENTENCE.search(after)) and not ended
    if not bare.strip(" \t[(|"):
        return timed or ended or _is_heading(after, around.bylines) or (after.startswith(". ") and not is_sentence)
    if not (timed or ended):
        return False
    sure = (timed or said.form is IN_FIGURES) and not is_sentence
    return bool(_LEFT_EDGE.search(bare)) or (sure and len(bare.split()) <= _MASTHEAD_WORDS)


def _is_heading(rest: str, bylines: frozenset[str]) -> bool:
    """Whether what follows a date at a line's start is a name or a heading, and no sentence."""
    rest = rest.strip()
    words = rest.split()
    in_capitals = all(not word[0].islower() or word.lower() in bylines for word in words)
    return in_capitals and len(words) <= _HEADING_WORDS and not rest.endswith((".", "?", "!", ":"))


def _is_dateline(before: str, after: str, in_head: bool) -> bool:
    """A place, the date, and an agency or a dash; at the head of the page the place may be missing."""
    if in_head and not before.strip():
        return bool(_AGENCY_OR_DASH.match(after))
    return bool(_DATELINE_RIGHT.match(after) and _DATELINE_LEFT.search(before))


@dataclass(frozen=True, slots=True)
class _Around:
    """What tells a page's date by the words around it, in the text's language and in English."""

    label: re.Pattern[str]
    """`Published on`, `입력`, `Artikel vom` right before the date."""
    qualified: re.Pattern[str]
    """The same after a word or two at the line's start: `Article publié le`, `기사 작성일`."""
    headed: re.Pattern[str]
    """A line that begins with such a word: `Posted by admin on`, `Updated 10:15 AM EDT, Thu`."""
    trailing: re.Pattern[str]
    """A line of a date, a time and such a word: `2024/12/05 07:12 송고`."""
    copyright: re.Pattern[str]
    """`All rights reserved` and the like, right before a year."""
    bylines: frozenset[str]
    """`by`, `von`, `por`."""
    lead_in: re.Pattern[str]
    """Words that belong to the date and are no part of it: `Le`, `Thu`."""
    reading_time: re.Pattern[str]
    """`5 min read`, `Lesezeit: 3 Minuten`, as they stand behind it."""
    before_issue: re.Pattern[str]
    """What may stand between an edge and a magazine's month: `Issue of`, `№ 4,`."""
    after_issue: re.Pattern[str]
    """What may stand between it and the next edge: `issue`, `호`."""
    named_issue: re.Pattern[str]
    """Such a word right behind it, which makes a few words before it a magazine's name: `월간 강 2024년 6월호`."""

    def is_issue(self, before: str, after: str) -> bool:
        """Whether a month with its year is the one of a magazine's issue, or stands on its line alone."""
        if not self.after_issue.match(after):
            return False
        named = self.named_issue.match(after) and len(before.split()) <= _MASTHEAD_WORDS
        return bool(named or self.before_issue.search(before))


@cache
def _around(language: str) -> _Around:
    pages = [lexicon(code, "dates").get("page", {}) for code in dict.fromkeys((language, "en"))]

    def either(*keys: str) -> str:
        listed = {word for page in pages for key in keys for word in page.get(key, ())}
        return "|".join(re.escape(word) for word in sorted(listed, key=lambda w: (-len(w), w))) or r"(?!)"

    issue = rf"(?<![^\W\d_])(?:{either('issues')})"
    words = rf"(?:(?P<revision>{either('revisions')})|(?:{either('labels')}))"
    close = rf"(?:(?P<revision>{either('revisions')})|(?:{either('labels', 'notices')}))"
    lead = rf"(?:(?<!\w)(?:{either('leads', 'short_weekdays')})[.,]?\s{{0,3}}){{0,2}}$"
    return _Around(
        label=re.compile(
            rf"(?:^|[|·•—–/;:(\[>\n]|\s-|\s{{2}}|\d[.,]?)\s{{0,6}}{close}{_SERIAL}\s{{0,2}}[:.]?\s{{0,4}}{lead}",
            re.IGNORECASE,
        ),
        qualified=re.compile(
            rf"\W{{0,4}}(?:[^\W\d_]{{1,20}}[:\s]\s?){{1,2}}{words}\s{{0,2}}[:.]?\s{{0,4}}{lead}", re.IGNORECASE
        ),
        headed=re.compile(rf"\W{{0,4}}{words}(?!\w)[^\n]{{0,48}}$", re.IGNORECASE),
        trailing=re.compile(rf"\W{{0,4}}{_HERE}\s{{0,3}}(?:{_TIME})?\s{{0,3}}{words}(?!\w)", re.IGNORECASE),
        copyright=re.compile(rf"(?<!\w)(?:{either('copyright')})[^\n]{{0,12}}$", re.IGNORECASE),
        bylines=frozenset(word for page in pages for word in page.get("bylines", ())),
        lead_in=re.compile(lead, re.IGNORECASE),
        reading_time=re.compile(
            rf"\s{{0,2}}[,.]?\s(?:\d{{1,2}}\s{{0,2}})?(?:{either('reading_time')})(?!\w)", re.IGNORECASE
        ),
        before_issue=re.compile(
            rf"(?:^|[|/·•—–»›>]|\s-)\s{{0,3}}(?:(?:{issue}|{either('leads')}|\d{{1,4}}(?:/\d{{2,4}})?)(?!\w)[.,:(\s]{{0,4}}){{0,6}}$",
            re.IGNORECASE,
        ),
        named_issue=re.compile(rf"\s?{issue}(?!\w)", re.IGNORECASE),
        after_issue=re.compile(rf"\)?\s?(?:{issue})?[\s.\])]{{0,3}}(?:$|[|·•—–/;»›>]|\s-\s)", re.IGNORECASE),
    )
