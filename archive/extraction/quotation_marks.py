"""Passages between quotation marks: every mark in use, unbalanced, nested, turned the wrong way, over paragraphs.

A mark opens or closes by its shape and by the blanks around it. Where the two disagree the blanks are believed,
since machine translation and hasty typing turn marks round (`‘so-called‘`, `… Federation“, reads`) but
seldom move blanks. Where the blanks do not tell (`said."Now`), the shape does; a straight mark then takes turns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from archive.extraction.document import Document
from archive.extraction.findings import Span

Role = Literal["open", "close", "either"]

_FAMILIES = {
    "double": ('"', "“", "”", "„", "‟", "＂", "''"),  # the last: two single marks, as agencies once typed a double one
    "guillemet": ("«", "»"),
    "single": ("'", "‘", "’", "‚"),
    "angle": ("《", "》"),
    "corner": ("「", "」"),
    "white corner": ("『", "』"),
}
_FAMILY = {mark: family for family, marks in _FAMILIES.items() for mark in marks}
_OPENS = frozenset("“„‟«‘‚《「『")
_CLOSES = frozenset("”»’》」』")
_BY_SHAPE_ALONE = frozenset({"guillemet", "angle", "corner", "white corner"})
_APOSTROPHES = "'‘’‚"
_OTHERS = "".join(mark for mark in _FAMILY if len(mark) == 1 and mark not in _APOSTROPHES)
_MARK = re.compile(rf"''|[{_OTHERS}]|[{_APOSTROPHES}](?:(?<!\w.)|(?!\w))")
"""A mark; what stands between two letters is none."""
_INDENT = 200
"""Blanks at most before the first sign of a paragraph."""
_AFTER_A_CLOSE = frozenset(".,;:!?…)]}—–-”»’")
_NEVER_FIRST = frozenset(",.;:!?)]}")
"""Signs with which no quotation begins: a mark between a blank and one of them closes."""
_BEFORE_AN_OPEN = frozenset("([{—–-:/")
_PARAGRAPHS_AT_MOST = 6


class Passage(NamedTuple):
    """Quoted words, without their marks."""

    span: Span
    balanced: bool = True
    """False where one of the two marks is missing; the span then ends where the paragraph or sentence does."""


class _Mark(NamedTuple):
    span: Span
    sign: str
    family: str
    paragraph: int
    leads: bool
    """Whether it is the first character of its paragraph."""
    by_blanks: Role


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner."""

    mark: _Mark
    inner_close: int | None = None
    """Where a quotation within this one was closed last."""


@dataclass(slots=True)
class _Pairing:
    """What has been paired so far, and which marks still wait."""

    document: Document
    inwards: bool
    """Whether guillemets point »inwards«."""
    waiting: list[_Open] = field(default_factory=list)
    found: list[Passage] = field(default_factory=list)
    last_end: int = 0
    """Where the last passage so far ends, its mark included."""

    def take(self, mark: _Mark) -> None:
        """The next mark of the text."""
        opened = next((o for o in reversed(self.waiting) if o.mark.family == mark.family), None)
        role = self._role(mark, opened is not None)
        if role == "either":
            return  # an apostrophe
        if role == "close":
            self._close(mark, opened)
            return
        if opened and mark.leads and opened.mark.paragraph < mark.paragraph:
            return  # a quotation that goes on repeats its opening mark at each paragraph
        if opened and mark.family == "double":
            # No language nests double marks in double marks: the first has lost its partner.
            self.waiting.remove(opened)
            self._keep(opened.mark, min(self.document.sentence_at(opened.mark.span.end).end, mark.span.start), False)
        self.waiting.append(_Open(mark))

    def _role(self, mark: _Mark, waits: bool) -> Role:
        if mark.family not in _BY_SHAPE_ALONE and (mark.by_blanks != "either" or mark.family == "single"):
            return mark.by_blanks
        if mark.family == "guillemet" and self.inwards:
            return "open" if mark.sign == "»" else "close"
        if mark.sign == "“" and waits:
            return "close"  # German: „ … “
        if mark.sign in _OPENS or mark.sign in _CLOSES:
            return "open" if mark.sign in _OPENS else "close"
        return "close" if waits else "open"

    def _close(self, mark: _Mark, opened: _Open | None) -> None:
        """Pairs with the last mark of the family; what was opened inside is given up."""
        if opened:
            del self.waiting[self.waiting.index(opened) :]
            if self.waiting and self._may_close_both(mark):
                self.waiting[-1].inner_close = self.waiting[-1].inner_close or mark.span.start
            self._keep(opened.mark, mark.span.start, True)
        elif mark.family != "single":
            self._close_alone(mark)

    def _may_close_both(self, mark: _Mark) -> bool:
        """Whether an inner mark may close the outer quotation too, as Russian printers let it: `«… «Тополь», — …`."""
        return self.document.text[mark.span.end : mark.span.end + 3].lstrip()[:1] in tuple(",.!?—–-")

    def _close_alone(self, mark: _Mark) -> None:
        """A closing mark alone: the quotation began with the paragraph, or with the sentence after the last one."""
        if mark.sign == '"' and self.document.text[mark.span.start - 1 : mark.span.start].isdigit():
            return  # inches
        start = self.document.paragraphs[mark.paragraph].start
        last = self.last_end
        if last > start:
            start = max(last, self.document.sentence_at(mark.span.start).start)
        self._add(Span(start, max(start, mark.span.start)), False)

    def _keep(self, opening: _Mark, end: int, balanced: bool) -> None:
        self._add(Span(opening.span.end, max(opening.span.end, end)), balanced)

    def _add(self, span: Span, balanced: bool) -> None:
        self.last_end = max(self.last_end, span.end + 1)
        self.found.append(Passage(span, balanced))

    def give_up(self, opened: _Open) -> None:
        """A mark without a partner: the quotation ends with an inner one that closed both, or with the paragraph."""
        self.waiting.remove(opened)
        if opened.mark.family == "single":
            return
        if opened.inner_close is not None:
            self._keep(opened.mark, opened.inner_close, True)
        else:
            self._keep(opened.mark, self.document.paragraphs[opened.mark.paragraph].end, False)


@lru_cache(maxsize=2)
def find_passages(document: Document) -> tuple[Passage, ...]:
    """The outermost quoted passages in text order, blanks at their edges left out."""
    marks = tuple(_marks(document))
    pairing = _Pairing(document, _point_inwards(marks))
    by_paragraph: dict[int, list[_Mark]] = {}
    for mark in marks:
        by_paragraph.setdefault(mark.paragraph, []).append(mark)
    for paragraph, here in by_paragraph.items():
        for opened in [o for o in pairing.waiting if not _goes_on(o.mark, paragraph, by_paragraph)]:
            if opened in pairing.waiting:
                pairing.give_up(opened)
        for mark in here:
            pairing.take(mark)
    while pairing.waiting:
        pairing.give_up(pairing.waiting[0])
    return _outermost(document.text, pairing.found)


def _marks(document: Document) -> Iterator[_Mark]:
    text = document.text
    starts = [paragraph.start for paragraph in document.paragraphs]
    for match in _MARK.finditer(text):
        place = Span(*match.span())
        paragraph = max(0, bisect_right(starts, place.start) - 1)
        begin = starts[paragraph]
        leads = place.start - begin <= _INDENT and not text[begin : place.start].strip()
        sign = match.group()
        yield _Mark(place, sign, _FAMILY[sign], paragraph, leads, _by_blanks(text, *place))


def _by_blanks(text: str, start: int, end: int) -> Role:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens = (before.isspace() or before in _BEFORE_AN_OPEN) and not (after.isspace() or after in _NEVER_FIRST)
    closes = not before.isspace() and (after.isspace() or after in _AFTER_A_CLOSE)
    if opens == closes:
        return "either"
    return "open" if opens else "close"


def _point_inwards(marks: tuple[_Mark, ...]) -> bool:
    """Whether the text writes »so«, as German printers do: then the first of them opens with its back."""
    first = next((mark for mark in marks if mark.family == "guillemet"), None)
    return first is not None and first.sign == "»" and first.by_blanks == "open"


def _goes_on(opening: _Mark, paragraph: int, by_paragraph: dict[int, list[_Mark]]) -> bool:
    """Whether a quotation opened in an earlier paragraph is taken up in this one, or ended by a closing mark in it."""
    between = range(opening.paragraph + 1, paragraph)
    if opening.family == "single" or paragraph - opening.paragraph > _PARAGRAPHS_AT_MOST:
        return False
    same = [mark for mark in by_paragraph[paragraph] if mark.family == opening.family]
    if not same:
        return False
    if same[0].leads:
        taken_up = all(any(mark.leads for mark in by_paragraph.get(index, ())) for index in between)
        return taken_up and (len(same) == 1 or (len(same) == 2 and same[1].by_blanks != "open"))
    return not between and same[0].by_blanks == "close"


def _outermost(text: str, found: list[Passage]) -> tuple[Passage, ...]:
    kept: list[Passage] = []
    for passage in sorted(found, key=lambda p: (p.span.start, -p.span.end)):
        start, end = passage.span.start, passage.span.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end and not (kept and start < kept[-1].span.end):
            kept.append(Passage(Span(start, end), passage.balanced))
    return tuple(kept)
