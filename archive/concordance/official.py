"""A treaty's own text cut into preamble, numbered articles and annexes; its title and signatures stand apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby, pairwise, takewhile

from archive.concordance.headings import Heading, Words, dividing_lines, headings, headings_within, words_of
from archive.concordance.numbering import Place, label_of, label_of_run, place_of, value_of

_LISTED = 3
"""Headings before Article 1 from which on they are taken for a table of contents."""
_TITLE = 100
"""Characters of an article's title, or of an annex's heading."""
_TITLE_SHARE = 0.6
"""A title is shorter than this share of the lines below it, which wrapped lines are not."""
_ENDS = tuple(".;:,!?…。；：，、")
_BRACKETS = ("()", "（）", "【】", "[]")
_WORD = re.compile(r"\w")
_LINE = re.compile(r"[^\n]+")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


@dataclass(frozen=True, slots=True)
class Part:
    """A provision in an official text: its words are `text[start:end]`, behind its heading and its title."""

    label: str
    """In English, as it is cited: `Article 4`, `Preamble`, `Annex II`."""
    start: int
    end: int
    title: str = ""

    @property
    def place(self) -> Place:
        """Where it stands in the treaty."""
        return place_of(self.label)


@dataclass(frozen=True, slots=True)
class Split:
    """An official text in its parts, and what a person should look at."""

    parts: tuple[Part, ...]
    missing: tuple[str, ...] = ()
    """What the numbering passes over: `Article 5`, `Articles 7 to 22`."""
    doubled: tuple[str, ...] = ()
    """Labels that head more than one place; the first one counts, the others stay among the words around them."""
    wordless: tuple[str, ...] = ()
    """Labels behind which no words stand."""
    closing: str = ""
    """The formula and the signatures behind the last article."""

    @property
    def numbered(self) -> int:
        """How many numbered articles were found."""
        return sum(part.place.kind == "Article" for part in self.parts)


def split(text: str, language: str) -> Split:
    """Cuts the text of a treaty in the language (BCP 47). Where no article is numbered, there are no parts."""
    words = words_of(language)
    annexes = _annexes(text, words)
    found = _complete(text, headings(text, words), words)
    begins = next((start for start, _, _ in annexes if found and start > found[0].start), len(text))
    within = [heading for heading in found if heading.start < begins]
    chain = _chain(list(_firsts(text, within)), begins)
    if not chain:
        return Split(())
    last = _closing(text, chain[-1].end, begins, words)
    bounds = _bounds(text, chain, last, words)
    parts = [_article(text, heading, end) for heading, end in zip(chain, bounds, strict=True)]
    preamble = _preamble(text, within, chain[0], words)
    found_parts = (*preamble, *parts, *_annexed(text, annexes, begins))
    return Split(
        parts=tuple(part for part in found_parts if part.end > part.start),
        missing=tuple(_missing(chain)),
        doubled=tuple(_doubled(within, chain)),
        wordless=tuple(part.label for part in parts if part.end <= part.start),
        closing=text[last:begins].strip(),
    )


def _complete(text: str, found: list[Heading], words: Words) -> list[Heading]:
    """The headings, with those within lines whose numbers no line has: in PDFs the lines of a paragraph are joined.

    These fill what the numbering passes over, and count on from the last; all of them count where no lines number
    the articles.
    """
    chain = _chain(found, len(text))
    within = headings_within(text, words)
    if len(chain) < 2:
        return sorted([*found, *within], key=lambda one: one.start)
    if any(heading.by_chapter for heading in chain):
        return found
    last = chain[-1].number
    wanted = set(range(1, last)) - {heading.number for heading in chain}
    following = {heading.number for heading in within}
    wanted |= set(takewhile(following.__contains__, count(last + 1)))
    return sorted([*found, *(one for one in within if one.number in wanted)], key=lambda one: one.start)


def _firsts(text: str, found: Sequence[Heading]) -> Iterator[Heading]:
    """Of headings with one number that follow one another, the first that has words behind it."""
    ends = {heading: following.start for heading, following in pairwise(found)}
    for _, run in groupby(found, lambda heading: heading.order):
        alike = list(run)
        yield next((one for one in alike if _WORD.search(text, one.end, ends.get(one, len(text)))), alike[0])


def _chain(found: Sequence[Heading], end: int) -> list[Heading]:
    """Of the lines that may be headings, those that count upwards: as many as can be, with fewest numbers passed over.

    Then, with most words behind them. So a citation that a line begins with, and a table of contents, fall out.
    """
    ends = [heading.start for heading in found[1:]] + [end]
    best: dict[tuple[int, int, str], tuple[int, int, int, int]] = {}
    before: list[int | None] = []
    for place, heading in enumerate(found):
        key = heading.order
        lower = [
            (many + 1, following + (heading.number - other[0] <= 1), length, at)
            for other, (many, following, length, at) in best.items()
            if other < key
        ]
        many, following, length, previous = max(lower, default=(1, heading.number == 1, 0, -1))
        before.append(previous if previous >= 0 else None)
        score = (many, following, length + ends[place] - heading.end, place)
        best[key] = max(best.get(key, score), score)
    at: int | None = max(best.values())[-1] if best else None
    chain = []
    while at is not None:
        chain.append(found[at])
        at = before[at]
    return chain[::-1]


def _bounds(text: str, chain: Sequence[Heading], last: int, words: Words) -> list[int]:
    """Where each article ends: at the next one, or at the heading of a chapter before it."""
    dividing = dividing_lines(text, words)
    ends = [heading.start for heading in chain[1:]] + [last]
    dividing = [*dividing, len(text)]
    return [
        min(end, dividing[bisect_right(dividing, heading.end, hi=len(dividing) - 1)])
        for heading, end in zip(chain, ends, strict=True)
    ]


def _article(text: str, heading: Heading, end: int) -> Part:
    label = label_of("Article", heading.number, heading.suffix, roman=heading.roman)
    title, start = _title(text, heading.end, end)
    return _trimmed(text, Part(label, start, end, title))


def _title(text: str, start: int, end: int) -> tuple[str, int]:
    """The title behind a number, on its line or the next, and where the words begin."""
    behind = re.compile(r"[ \t.:*_#º–—-]*").match(text, start, end)
    begin = behind.end() if behind else start
    lines = list(_LINE.finditer(text, begin, end))
    lines = [line for line in lines if line.group().strip()]
    if len(lines) < 2:
        return "", begin
    first, longest = lines[0], max(len(line.group()) for line in lines[1:])
    said = first.group().strip(" \t*_#")
    bracketed = said[0] + said[-1] in _BRACKETS
    parted = "\n\n" in text[first.end() : lines[1].start()]
    short = parted or len(said) < longest * _TITLE_SHARE
    if bracketed or (len(said) <= _TITLE and not said.endswith(_ENDS) and not said[0].islower() and short):
        return (said[1:-1] if bracketed else said), first.end()
    return "", begin


def _preamble(text: str, found: Sequence[Heading], first: Heading, words: Words) -> Iterator[Part]:
    """What stands before Article 1, without the treaty's title and a table of contents."""
    listed = [heading for heading in found if heading.start < first.start]
    begin = _line_end(text, listed[-1].end) if len(listed) >= _LISTED else 0
    end = min([first.start, *(line for line in dividing_lines(text, words) if begin < line < first.start)])
    named = words.preamble.search(text, begin, end)
    if named:
        yield _trimmed(text, Part("Preamble", named.end(), end))
        return
    pieces = list(_PARAGRAPH.finditer(text, begin, end))
    if len(pieces) < 2:
        pieces = list(_LINE.finditer(text, begin, end))
    # A title ends without a stop; it may have several lines, and the place and day of the signature below it.
    start = next(
        (
            piece.start()
            for piece, following in pairwise([*pieces, None])
            if piece and (piece.group().rstrip().endswith(_ENDS) or _goes_on(following))
        ),
        None,
    )
    if start is not None:
        yield _trimmed(text, Part("Preamble", start, end))


def _goes_on(piece: re.Match[str] | None) -> bool:
    """Whether a piece continues a sentence, as `to save succeeding generations from war, and` does.

    A title that goes on, `between Freedonia and Sylvania`, has no comma.
    """
    return piece is not None and piece.group().lstrip()[:1].islower() and any(stop in piece.group() for stop in ",;")


def _annexes(text: str, words: Words) -> list[tuple[int, int, str]]:
    """The lines that head an annex: where each begins and ends, and its label."""
    found = []
    for line in words.annex.finditer(text):
        said = line.group().strip(" \t*_#")
        if len(said) > _TITLE or said.endswith(_ENDS) or (line["rest"] or "").strip()[:1].islower():
            continue
        number = said.removeprefix(line["word"]).strip().removeprefix("№").strip().partition(" ")[0].strip(".:–—-")
        numbered = bool(number) and (value_of(number) is not None or len(number) == 1)
        found.append((line.start(), line.end(), f"Annex {number.upper()}" if numbered else "Annex"))
    return found


def _annexed(text: str, annexes: Sequence[tuple[int, int, str]], begins: int) -> Iterator[Part]:
    """Each annex whole; of two with one label the second is part of the first."""
    heads: dict[str, tuple[int, int, str]] = {}
    for annex in annexes:
        if annex[0] >= begins:
            heads.setdefault(annex[2], annex)
    for (_, start, label), following in pairwise([*heads.values(), (len(text), 0, "")]):
        yield _trimmed(text, Part(label, start, following[0]))


def _closing(text: str, start: int, end: int, words: Words) -> int:
    """Where the formula behind the last article begins; the end of the text where there is none."""
    found = words.closing.search(text, start, end) or words.closing_within.search(text, start, end)
    return found.start() if found else end


def _missing(chain: Sequence[Heading]) -> Iterator[str]:
    if chain[0].by_chapter:
        yield from _missing_by_chapter(chain)
        return
    last = 0
    for heading in chain:
        if heading.number > last + 1:
            yield label_of_run("Article", last + 1, heading.number - 1, roman=heading.roman)
        last = heading.number


def _missing_by_chapter(chain: Sequence[Heading]) -> Iterator[str]:
    chapter, last = 0, 0
    for number, article, _ in (heading.order for heading in chain):
        if number > chapter + 1:
            yield label_of_run("Chapter", chapter + 1, number - 1)
        first = last + 1 if number == chapter else 1
        if article > first:
            run = f"Articles {number}.{first} to {number}.{article - 1}"
            yield run if article > first + 1 else f"Article {number}.{first}"
        chapter, last = number, article


def _doubled(found: Iterable[Heading], chain: Sequence[Heading]) -> Iterator[str]:
    """Numbers that stand more than once; what a table of contents lists before the first article does not count."""
    listed = sum(heading.start < chain[0].start for heading in found) >= _LISTED
    heads = set(chain)
    taken = {(heading.number, heading.suffix) for heading in chain}
    again = {
        (heading.number, heading.suffix): label_of("Article", heading.number, heading.suffix, roman=heading.roman)
        for heading in found
        if (heading.start > chain[0].start or not listed)
        and heading not in heads
        and (heading.number, heading.suffix) in taken
    }
    yield from again.values()


def _trimmed(text: str, part: Part) -> Part:
    """The part without the white space around its words."""
    words = text[part.start : part.end]
    start = part.start + len(words) - len(words.lstrip())
    return Part(part.label, start, max(start, part.start + len(words.rstrip())), part.title)


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end
