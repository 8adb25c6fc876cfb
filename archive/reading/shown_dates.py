"""The lines in which a page shows when it was published: beside its heading, or marked as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from archive.reading.prose import days_in
from archive.reading.said_days import said_days
from archive.reading.stamps import day_of
from archive.reading.tree import words_of
from archive.reading.vocabulary import fold, revision_words

_SHOWING = frozenset(
    [
        "time", "abbr", "p", "span", "div", "small", "li", "em", "i", "b", "strong", "a", "dd", "td", "font", "label",
        "h2", "h3", "h4", "h5", "h6", "address", "header", "section",
    ]
)  # fmt: skip
_RUNNING = frozenset(["p", "li", "td", "dd"])
_HEADINGS = frozenset(["h1", "h2", "h3"])
_LENGTH = 100
"""A line of more code points is no date line, and a paragraph ends the head."""
_WORDS = 12
_BEFORE = 60
_AFTER = 150
"""How many elements before and after the heading are looked at: between them lies what belongs to the head."""
_BESIDE = 24
"""So near to the heading it matters little what the page's makers called the place."""
_ELEMENTS = 20_000
_CANDIDATES = 500
_LABEL = 30
_SHOWN = 2
_TITLE_LETTERS = 8
_ELSEWHERE = re.compile(
    r"comment|kommentar|reply|related|teaser|sidebar|widget|recent|popular|most-?read|footer|copyright|similar|prev"
    r"|slider|carousel|trending|recommend|navigation|menu|calendar|event|toolbar",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"publish|pubdate|posted|post-?date|entry-date|date-header|article[-_]*date|erschienen|submitted"
    r"|(?<![a-z])(?:date|datum|fecha|data|dateline|timestamp|time)(?![a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of its date: for machines, and for readers."""

    days: tuple[str, ...] = ()
    """EDTF: the day; two where day and month could be exchanged; none where it is not shown or cannot be read."""
    others: tuple[str, ...] = ()
    """What else stands as near."""
    lines: tuple[str, ...] = ()
    revised: str | None = None
    """The day of a revision, where beside the heading no other is shown."""
    beside: bool = False
    """Whether it stands beside the heading, where only the page's own date does."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An element that is a date and little else."""

    element: HtmlElement
    at: int
    """Its place in the page's order."""
    said: str
    """The date alone; the whole line where it is one of a revision; empty where only machines are told."""
    marked: bool
    revised: bool


def shown_dates(tree: HtmlElement, title: str | None, language: str | None) -> Shown:
    """The date beside the report's heading; else the only one that the page shows outside its lists and comments."""
    elements = [element for element in islice(tree.iter(), _ELEMENTS) if isinstance(element.tag, str)]
    head = _heading(elements, title)
    home = {elements[head], *elements[head].iterancestors()} if head is not None else set()
    candidates = [
        one
        for one in islice(_candidates(elements), _CANDIDATES)
        if (head is not None and abs(one.at - head) <= _BESIDE) or not _is_elsewhere(one.element, home)
    ]
    near = _near(elements, head, candidates) if head is not None else []
    if near and not _is_sure(near[0]):
        near = _unrivalled(near)
    chosen = near or _unrivalled([one for one in candidates if one.marked]) or _unrivalled(candidates)
    days = [found for found in (_days(one, language) for one in chosen if not one.revised) if found]
    lines = tuple(dict.fromkeys(one.said for one in chosen if one.said))[:_SHOWN]
    return Shown(
        next(iter(days), ()),
        tuple(day for found in days[1:] for day in found),
        lines,
        _day_of_revision(chosen, language) if near and not days else None,
        bool(near) and _is_sure(near[0]),
    )


def _heading(elements: list[HtmlElement], title: str | None) -> int | None:
    """Where the heading is that says the title, or else the first heading of the first rank."""
    wanted = _letters(title or "")
    ranked = [(i, element) for i, element in enumerate(elements) if element.tag in _HEADINGS]
    if wanted:
        for i, element in sorted(ranked, key=lambda one: str(one[1].tag)):
            said = _letters(words_of(element))
            if len(said) >= _TITLE_LETTERS and (said in wanted or wanted in said):
                return i
    return next((i for i, element in ranked if element.tag == "h1"), None)


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _candidates(elements: list[HtmlElement]) -> Iterator[_Candidate]:
    """The outermost elements whose words are a date and little else, and the marks that only machines read."""
    inside: set[HtmlElement] = set()
    for at, element in enumerate(elements):
        if element.getparent() in inside:
            inside.add(element)
            continue
        line = _short_line(element) if element.tag in _SHOWING else ""
        days = days_in(line) if len(line.split()) <= _WORDS else []
        if days or (element.tag in _SHOWING and next(_own_stamps(element), None)):
            inside.add(element)
            revised = bool(days) and _is_revision(f"{_just_before(element)} {line.partition(days[0])[0]}")
            yield _Candidate(element, at, line if revised else "".join(days[:1]), _is_marked(element), revised)


def _short_line(element: HtmlElement) -> str:
    """The words of an element, empty where they are more than a line."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        length += len(part.strip())
        if length > _LENGTH or len(parts) > _LENGTH:
            return ""
        parts.append(part)
    return " ".join(" ".join(parts).split())


def _just_before(element: HtmlElement) -> str:
    """The words right before an element that stand in the same line."""
    sibling = element.getprevious()
    said = [element.getparent().text] if sibling is None else [sibling.tail, None if len(sibling) else sibling.text]
    return next((words.strip()[-_LABEL:] for words in said if words and words.strip()), "")


def _is_revision(before: str) -> bool:
    """Whether the words before a date say that it is of a revision: `Updated:`, `mis à jour le`."""
    return revision_words().search(fold(before)) is not None


def _is_marked(element: HtmlElement) -> bool:
    return any(part.tag == "time" or _MARKED.search(_names(part)) for part in element.iter())


def _is_elsewhere(element: HtmlElement, home: set[HtmlElement]) -> bool:
    """Whether the element stands among comments, teasers or the like; what holds the heading, too, is none of them."""
    around = [element, *element.iterancestors()]
    return any(_ELSEWHERE.search(_names(part)) for part in around if part not in home and part.tag != "body")


def _names(element: HtmlElement) -> str:
    return " ".join(filter(None, (element.get("class"), element.get("id"), element.get("itemprop"))))


def _near(elements: list[HtmlElement], head: int, candidates: list[_Candidate]) -> list[_Candidate]:
    """The candidates of the page's head: after the heading and before the text, or right above it; marked ones first.

    The first paragraph may be the summary that stands over the date; the second one ends the head.
    """
    last = min(len(elements), head + _AFTER)
    paragraphs = (i for i in range(head + 1, last) if _is_paragraph(elements[i]))
    end = next(islice(paragraphs, 1, None), last)
    below = [one for one in candidates if head < one.at < end]
    above = [one for one in candidates if head - _BEFORE <= one.at < head][-1:]
    dated = [one for one in (*below, *above) if not one.revised]
    return sorted(dated, key=lambda one: not one.marked) or below[:1]


def _is_paragraph(element: HtmlElement) -> bool:
    return element.tag == "p" and not _short_line(element) and len(words_of(element)) > _LENGTH


def _unrivalled(candidates: list[_Candidate]) -> list[_Candidate]:
    """The first of candidates that all say the same."""
    return candidates[:1] if len({one.said for one in candidates}) == 1 else []


def _is_sure(one: _Candidate) -> bool:
    """Whether it can only be the page's date: an unmarked one in running text may be that of an event."""
    return one.marked or one.element.tag not in _RUNNING


def _days(one: _Candidate, language: str | None) -> tuple[str, ...]:
    """As its words say it, since a stamp may be another zone's; as the stamp says it where the words are doubtful."""
    said = said_days(one.said, language) if one.said else ()
    stamped = tuple(_stamps(one.element))[:1]
    return said if len(said) == 1 else stamped or said


def _day_of_revision(chosen: list[_Candidate], language: str | None) -> str | None:
    """The day of a revision's line, where it leaves no doubt."""
    said = [day for one in chosen if one.revised for day in days_in(one.said)[:1]]
    days = said_days(said[0], language) if said else ()
    return days[0] if len(days) == 1 else None


def _stamps(element: HtmlElement) -> Iterator[str]:
    return (day for part in element.iter() for day in _own_stamps(part))


def _own_stamps(element: HtmlElement) -> Iterator[str]:
    """The days of an element's own stamps: a `time`, an abbreviation that is spelt out, a property of schema.org."""
    said = [element.get("datetime")] if element.tag == "time" else []
    said += [element.get("title")] if element.tag == "abbr" else []
    said += [element.get("content"), element.get("datetime")] if element.get("itemprop") == "datePublished" else []
    return (day for day in map(day_of, said) if day)
