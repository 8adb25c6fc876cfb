"""Page furniture: what stands around a report on its page, told from the report line by line.

A sentence of the body is worth more than a menu left standing: a line goes only by a listed cue or by a shape
that prose does not have, and shapes count only outside the body.
"""

from __future__ import annotations

import re

from archive.reading.lines import body_bounds
from archive.reading.prose import (
    ends_sentence,
    is_date_line,
    is_headline,
    is_labelled_date,
    is_prose,
    is_stamp,
    words,
)
from archive.reading.vocabulary import byline_words, fold, furniture, without_count

_LABEL = re.compile(r"^([^:：»>|]{2,40}?)\s*[:：»>|]\s*(?=\S)")
_ITEMS = re.compile(r"\s{2,}|\s+[|/›»>•·→]+\s+|\]\s*\[")
_TRAIL = re.compile(r"\s{2,}|\s+[|/›»>→]+\s+")
_MARKS = re.compile(r"[\t|/›»>•·→\]]")
_HASHTAGS = re.compile(r"^#[^\s,]++(?:[\s,]++#[^\s,]++)++,*$")
_FILE = re.compile(r"^[^/\n]{1,100}\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|mp[34]|m4a|mov|webm)$", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:\S+\s+){0,5}(?:https?://|www\.)\S+$")
_RIGHTS_MARK = re.compile(r"^(?:©|ⓒ|\(c\)\s*(?:19|20)\d\d|copyright\b\W*(?:19|20)?\d{0,2}.{0,80}$)", re.IGNORECASE)
_CREDIT_TAIL = re.compile(
    r"(?<!\s)\s*+(?:/\s?([^\W\d_]{2,12}(?: [^\W\d_]{2,12})?)=[^\n=/]{1,40}|\(([^():]{2,20}):\s?[^()\n]{1,60}\))$"
)
# "Photo: …", "Photo / …", and the abbreviated "Fot. …".
_CREDIT = re.compile(r"^(?:([^\W\d_]{2,12}(?: [^\W\d_]{2,12})?)\s*[:=©/]|([^\W\d_]{3})\.)\s*\S")
_QUOTES = "\"'“”„‘’«»「」"
_OPENING = 160
_LABELLED = 250
_RIGHTS = 400
_CREDIT_WORDS = 10


def without_furniture(lines: list[str], outlet: str | None) -> tuple[list[str], list[str]]:
    """The lines of the report, and those that were left out, both in their order."""
    lines = [_shortened(line) for line in lines]
    first, last = body_bounds(lines)
    kept: list[str] = []
    dropped: list[str] = []
    listing = after_cut = False
    for i, line in enumerate(lines):
        inside, below = first <= i < last, i >= last
        if not line:
            listing = listing and below
            kept.append(line)
            continue
        cut = _is_cue(line) or (not inside and _is_frame(line, outlet, above=i < first))
        if listing and not cut:
            cut = _is_listed(line, freely=below)
        if below and after_cut and not cut:
            cut = (
                words(line) <= 4
                and not ends_sentence(line)
                and not _is_attribution(line)
                and not is_labelled_date(line)
            )
        listing = (listing and cut) or _opens_list(line)
        after_cut = cut
        (dropped if cut else kept).append(line)
    return _without_lost_labels(kept, dropped), dropped


def _shortened(line: str) -> str:
    """A trail that ends in the title (`Home  World  The title`) is its last step; a credit goes from a caption."""
    if not line or len(line) > _OPENING * 2:
        return line
    steps = _TRAIL.split(line) if _is_set_apart(line) else [line]
    if len(steps) >= 2 and fold(steps[0]) in furniture().home and is_headline(steps[-1]) and words(steps[-1]) >= 4:
        return steps[-1]
    tail = _CREDIT_TAIL.search(line) if line[-1] == ")" or "=" in line else None
    if tail and fold(tail.group(1) or tail.group(2)) in furniture().credits and tail.start() > 0:
        return line[: tail.start()]
    return line


def _is_set_apart(line: str) -> bool:
    """Whether the line has what may part the steps of a trail or the items of a menu."""
    return "  " in line or _MARKS.search(line) is not None


def _is_cue(line: str) -> bool:
    """What the word lists name, or a file name, an address, a copyright line: furniture wherever it stands."""
    if len(line) > _RIGHTS:
        return False
    cues = furniture()
    folded = fold(line)
    if not folded:
        return not any(mark in line for mark in _QUOTES)
    if folded in cues.lines or without_count(folded) in cues.lines:
        return True
    if len(line) <= _OPENING and _begins(folded, cues.openings) and not is_prose(line):
        return True
    if len(line) <= _LABELLED and _begins(folded, cues.appeals) and line[0] not in _QUOTES:
        return True
    label = _LABEL.match(line) if len(line) <= _LABELLED else None
    if label and _is_teaser(fold(label.group(1)), line):
        return True
    return (
        _is_rights(line, folded)
        or _is_credit(line)
        or bool(_FILE.match(line) or _ADDRESS.match(line) or _HASHTAGS.match(line))
        or _is_menu(line, known=True)
    )


def _is_teaser(label: str, line: str) -> bool:
    """Whether a label leads to another report's headline, or to the first of a list of them: `Most read: …`."""
    cues = furniture()
    return label in cues.labels or (label in cues.lists and not is_prose(line))


def _is_rights(line: str, folded: str) -> bool:
    return bool(_RIGHTS_MARK.match(line)) or (
        words(line) <= 40
        and '"' not in line
        and "“" not in line
        and any(phrase in folded for phrase in furniture().rights)
    )


def _is_credit(line: str) -> bool:
    credit = _CREDIT.match(line)
    if credit is None or words(line) > _CREDIT_WORDS:
        return False
    return fold(credit.group(1) or credit.group(2)) in furniture().credits


def _begins(folded: str, openings: tuple[str, ...]) -> bool:
    if not folded.startswith(openings):
        return False
    return any(folded.startswith(cue) and not folded[len(cue) : len(cue) + 1].isalpha() for cue in openings)


def _is_menu(line: str, *, known: bool) -> bool:
    """Short items set apart by double spaces, bars or brackets; `known` asks that half of them be words of menus."""
    if not _is_set_apart(line):
        return False
    items = [item for item in (part.strip(" []|") for part in _ITEMS.split(line)) if item]
    if (
        len(items) < 2
        or any(words(item) > 5 or len(item) > 40 for item in items)
        or ends_sentence(line)
        or is_date_line(line)
        or any(is_stamp(item) for item in items)
    ):
        return False
    listed = furniture().menu
    familiar = sum(without_count(fold(item)) in listed for item in items)
    if known:
        return familiar * 2 >= len(items)
    return familiar > 0 or (len(items) >= 3 and line.startswith("["))


def _is_frame(line: str, outlet: str | None, *, above: bool) -> bool:
    """Shapes that are furniture outside the body only: menus, rows of figures, identifiers, the outlet's own name."""
    if _is_menu(line, known=False) or _is_ticker(line):
        return True
    if len(line) <= 40 and "_" in line and " " not in line:
        return True
    return above and outlet is not None and _is_name_of(line, outlet)


def _is_ticker(line: str) -> bool:
    """`ABX | 0.31% | 41.117 | $ | |`: bars and figures, few letters, no date."""
    letters = sum(c.isalpha() for c in line)
    return (
        line.count("|") >= 2
        and letters * 5 < len(line) * 2
        and any(c.isdigit() for c in line)
        and not is_date_line(line)
    )


def _is_name_of(line: str, outlet: str) -> bool:
    said = re.findall(r"\w+", line.casefold())
    return 1 < len(said) <= 8 and set(said) <= set(re.findall(r"\w+", outlet.casefold()))


def _opens_list(line: str) -> bool:
    return fold(line) in furniture().lists


def _is_listed(line: str, *, freely: bool) -> bool:
    """An item of a list of other reports; above the report's end only what could not be its title or a subheading."""
    if is_prose(line) or _is_attribution(line) or is_labelled_date(line):
        return False
    return freely or words(line) <= 2


def _is_attribution(line: str) -> bool:
    label, colon, _ = line.partition(":")
    listed = byline_words()
    return bool(colon) and fold(label) in listed.source | listed.author


def _without_lost_labels(kept: list[str], dropped: list[str]) -> list[str]:
    """Blank lines as single ones again, where what stood between them has gone."""
    if not dropped:
        return kept
    out: list[str] = []
    for line in kept:
        if line or (out and out[-1]):
            out.append(line)
    while out and not out[-1]:
        out.pop()
    return out
