"""Provisions where they are cited, before anyone asks of which instrument: `Articles 3 and 4`, `п. 2 ст. 10`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.extraction.cues import Cue, find_cues
from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.references.citing import LABELS, Citing, citing
from archive.extraction.roman import ROMAN
from archive.extraction.words import fold

_NUMBER = re.compile(
    r"(?:\d{1,4}(?:\.\d{1,2}(?!\.?\d)|-\d{0,2}[A-Z](?!\w)|[A-Za-z](?!\w)"
    r"|(?P<ordinal>er|ff|\.?[ºª°]|-(?:я|й|ю|е|ей|ой|го|му))(?!\w))?"
    r"|[IVXLC]{1,7}(?:-[A-Z](?!\w))?|[A-ZА-Я](?!\w))"
    r"(?P<latin>[ -](?:bis|ter|quater|quinquies)(?!\w|[ ][\dIVX]))?(?![\w%]|[.,]\d|[ ]%|[’']|-[a-zа-я])"
    r"(?P<divided>(?:,?[ ]?§[ ]?\d{1,2}(?!\d)|[ ]?\((?:\d{1,2}|[a-zа-я]|[ivx]{1,4})\)){0,3})"
)
_BEFORE = re.compile(r"(\d{1,3})(?:\.|-?(?:st|nd|rd|th|[яйюем]|ей|ой|го|му|er|e|[eè]me)|\.?[ºª°])[ ]$")
"""An ordinal in figures right in front of its noun: `the 7th article`, `231. artykuł`, `7-я статья`."""
_LEAD = re.compile(r"\.?[ \u00a0]?(?:(?:[Nn]o|[Nn]r|n)\.?[º°]?[ ]?|№[ ]?)?")
_FROM = re.compile(r"(\w{1,4})[ ](?=\d)")
_LETTER = re.compile(r"[A-HJ-UWYZА-Я]")
"""A letter alone, no figure of Rome: annexes and parts have such, articles don't (`в статье В. Иванова`)."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?!\d)")
_DIVIDING = re.compile(r"[(«„“‘\"']?(?:\d{1,2}|[a-z]|[а-я]|[IVX]{1,4})(?:[)»”“’\"']|(?![\w%]))(?![.,]\d)")
_JOINING = re.compile(r"(?P<comma>,)?[ ]?(?:(?P<dash>[–—-])|(?P<word>[^\W\d_]{1,8})|(?P<amp>&))?[ ]?")
_COUNTED = ("article", "annex", "paragraph")
"""What an ordinal in words is the number of; `the first part` is most often no Part I."""
_DIVISIONS = ("paragraph", "point")
_DEEPEST = 3
"""How deep an article is divided: a letter of a point of a paragraph."""
_LONGEST_RANGE = 12
_MOST = 12
_REACH = 30
"""How far behind a subdivision the article that it divides may begin."""
_AN_I = re.compile(r"I[ ](?!of\b)[a-z]")


class Cited(NamedTuple):
    """Provisions cited together, in English with their numbers as written (`Article XII(3)`)."""

    span: Span
    label: str
    provisions: tuple[str, ...]
    elliptic: bool = False
    """Whether only the number is written, so that the provision is of the instrument cited before."""


class _Piece(NamedTuple):
    """One word for a provision or its division, with the numbers at it."""

    kind: str
    span: Span
    numbers: tuple[str, ...]


def find_cited(document: Document) -> tuple[Cited, ...]:
    """Every citation of a provision, in the order of the text."""
    words = citing(document.language)
    pieces = _pieces(document, words)
    return tuple(_joined(document, pieces, words))


def _pieces(document: Document, words: Citing) -> list[_Piece]:
    pieces: list[_Piece] = []
    for cue in find_cues(document, "references"):
        piece = _piece(document, cue, words)
        if piece and (not pieces or piece.span.start >= pieces[-1].span.end):
            pieces.append(piece)
    return pieces


def _piece(document: Document, cue: Cue, words: Citing) -> _Piece | None:
    """The cue with the numbers right behind it, else in words right before or behind it, else without any."""
    text = document.text
    label = cue.span.of(text)
    if fold(label) in words.dotted and not text.startswith(".", cue.span.end):
        return None
    if cue.kind == "preamble":
        return _Piece(cue.kind, cue.span, ())
    lead = _LEAD.match(text, cue.span.end)
    start = lead.end() if lead else cue.span.end
    opening = _FROM.match(text, start)
    if opening and fold(opening.group(1)) in words.from_:
        start = opening.end()
    numbers, end = _numbers(text, start, cue.kind, fold(label) in words.only_one, words)
    if (
        numbers
        and start > cue.span.end
        and not (words.language == "en" and label.islower() and _AN_I.match(text, start))
    ):
        return _Piece(cue.kind, Span(cue.span.start, end), tuple(numbers))
    return _in_words(document, cue, words)


def _in_words(document: Document, cue: Cue, words: Citing) -> _Piece:
    first = document.word_index(cue.span.start)
    before = document.words[max(0, first - 2) : first]
    number, taken = words.number_in_words(before)
    figures = _BEFORE.search(document.text, max(0, cue.span.start - 8), cue.span.start)
    if figures and cue.kind in _COUNTED and (words.dots or not figures.group().endswith(". ")):
        return _Piece(cue.kind, Span(figures.start(), cue.span.end), (figures.group(1),))
    if (
        cue.kind in _COUNTED
        and taken
        and words.is_ordinal(before[-1])
        and _touching(document.text, before[-1].span.end, cue.span.start)
    ):
        start = before[-taken].span.start
        others = _ordinal_before(document, first - taken, words)
        if others:
            return _Piece(cue.kind, Span(others[1], cue.span.end), (str(others[0]), str(number)))
        return _Piece(cue.kind, Span(start, cue.span.end), (str(number),))
    place = document.word_index(cue.span.end)
    for count in (2, 1):
        behind = document.words[place : place + count]
        number, taken = words.number_in_words(behind)
        named = cue.kind in _COUNTED or cue.span.of(document.text).istitle()
        if named and number and taken == count and _touching(document.text, cue.span.end, behind[0].span.start):
            return _Piece(cue.kind, Span(cue.span.start, behind[-1].span.end), (str(number),))
    return _Piece(cue.kind, cue.span, ())


def _ordinal_before(document: Document, place: int, words: Citing) -> tuple[int, int] | None:
    """The ordinal that `and` joins to the one at the place (`the third and fourth articles`), and where it begins."""
    if place < 2 or document.words[place - 1].text not in words.and_:
        return None
    number, taken = words.number_in_words(document.words[max(0, place - 3) : place - 1])
    if not number or not words.is_ordinal(document.words[place - 2]):
        return None
    return number, document.words[place - 1 - taken].span.start


def _touching(text: str, end: int, start: int) -> bool:
    return text[end:start] in (" ", "\u00a0", "-", " (")


def _numbers(text: str, start: int, kind: str, single: bool, words: Citing) -> tuple[list[str], int]:
    """The numbers from an offset on, a range written out, and where they end."""
    pattern = _DIVIDING if kind in _DIVISIONS else _NUMBER
    first = pattern.match(text, start)
    if not first or _YEAR.match(text, start) or (kind == "article" and _LETTER.fullmatch(first.group())):
        return [], start
    numbers, end = [_tidy(first, words)], first.end()
    while len(numbers) < _MOST:
        joining = _JOINING.match(text, end)
        if not joining or joining.end() == end:
            break
        more = pattern.match(text, joining.end())
        word = fold(joining.group("word") or "")
        ranging = bool(joining.group("dash")) or word in words.range_
        if not more or not (
            ranging or word in words.and_ or joining.group("amp") or (joining.group("comma") and not word)
        ):
            break
        if more.group()[0].isdigit() != first.group()[0].isdigit() and kind not in ("annex", "appendix"):
            break
        if single and not _closes(text, more.end(), words):
            break
        numbers += [*_between(numbers[-1], more.group())] if ranging else []
        numbers.append(_tidy(more, words))
        end = more.end()
    return numbers, end


def _closes(text: str, end: int, words: Citing) -> bool:
    """Whether a list behind a word in the singular is one: what follows is no noun that the last number counts."""
    following = re.compile(r"[ ]([^\W\d_]+)").match(text, end)
    return not following or fold(following.group(1)) in words.of | words.and_


def _between(first: str, last: str) -> Iterator[str]:
    """The numbers of a range between its ends, in figures of its kind."""
    roman = not first.isdigit()
    low, high = (ROMAN.get(first, 0), ROMAN.get(last, 0)) if roman else (int(first), int(last) if last.isdigit() else 0)
    if low and 0 < high - low <= _LONGEST_RANGE:
        written = {number: figure for figure, number in ROMAN.items()}
        yield from (written[number] if roman else str(number) for number in range(low + 1, high))


def _tidy(number: re.Match[str], words: Citing) -> str:
    """The number as it is cited in English: `1er` is 1, `3-bis` is `3 bis`, `5, § 2` is `5(2)`."""
    parts = number.groupdict("")
    latin, divided = parts.get("latin", ""), parts.get("divided", "")
    written = number.group().removesuffix(divided).removesuffix(latin).removesuffix(parts.get("ordinal", ""))
    shown = "" if latin[1:] in words.range_ else latin.replace("-", " ")
    return written.strip("(«„“‘\"')»”’") + shown + re.sub(r",?[ ]?§[ ]?(\d+)", r"(\1)", divided).replace(" (", "(")


def _joined(document: Document, pieces: Sequence[_Piece], words: Citing) -> Iterator[Cited]:
    """An article with the paragraphs behind it or before it, and paragraphs that stand alone, of one cited before."""
    waiting: list[_Piece] = []
    last: tuple[Span, str] | None = None
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        place += 1
        nearest = pieces[place] if place < len(pieces) else None
        leading = nearest is not None and _leads(document, piece, nearest, words)
        if piece.kind in _DIVISIONS or (piece.kind == "part" and leading and nearest and nearest.kind == "article"):
            waiting = [*_before(document, waiting, piece, words), piece][-_DEEPEST:]
            if leading:
                continue
            standing, waiting = waiting, []
            if last and _stand(document, standing, last[0], words):
                yield _of_the_last(standing, last[1])
            continue
        before = _before(document, waiting, piece, words)
        waiting = []
        behind: list[_Piece] = []
        while place < len(pieces) and not before and _follows(document, behind[-1] if behind else piece, pieces[place]):
            behind.append(pieces[place])
            place += 1
        if not piece.numbers and piece.kind == "article":
            if before and last:
                one = _of_the_last(before, last[1])
                yield one._replace(span=Span(one.span.start, piece.span.end))
            continue
        cited = _cited(document, piece, before or behind, bool(before), words)
        if cited:
            if piece.kind == "article":
                last = cited.span, f"Article {piece.numbers[-1]}"
            yield cited


def _before(document: Document, waiting: Sequence[_Piece], piece: _Piece, words: Citing) -> list[_Piece]:
    """The divisions that lead to the piece (`paragraph 2 of Article 5`)."""
    return list(waiting) if waiting and _leads(document, waiting[-1], piece, words) else []


def _leads(document: Document, division: _Piece, piece: _Piece, words: Citing) -> bool:
    """Whether a division leads to what it divides: only small words stand between."""
    if not division.numbers or not 0 < piece.span.start - division.span.end <= _REACH:
        return False
    between = document.words_in(Span(division.span.end, piece.span.start))
    gap = document.text[division.span.end : piece.span.start]
    small = all(fold(word.text) in words.of for word in between)
    if piece.kind in _DIVISIONS:
        return bool(between) and small and not re.search(r"[.;:!?\n,]", gap)
    return small and not re.search(r"[.;:!?\n,]", gap) and (bool(between) or piece.kind == "article")


def _follows(document: Document, piece: _Piece, division: _Piece) -> bool:
    """Whether a division stands right behind what it divides: `Article 5, paragraph 2`, `Art. 11 Abs. 3`."""
    return (
        division.kind in _DIVISIONS
        and bool(division.numbers)
        and bool(piece.numbers)
        and document.text[piece.span.end : division.span.start] in (" ", ", ", "\u00a0", " (", "(", "")
    )


def _cited(document: Document, piece: _Piece, divisions: Sequence[_Piece], before: bool, words: Citing) -> Cited | None:
    label = LABELS[piece.kind]
    span = piece.span
    for division in divisions:
        span = Span(min(span.start, division.span.start), max(span.end, division.span.end))
    if not piece.numbers:
        if piece.kind == "preamble" or _stands_alone(document, piece, words):
            return Cited(span, label, (label,))
        return None
    *whole, divided = piece.numbers
    provisions = [f"{label} {number}" for number in whole]
    provisions += _divided(f"{label} {divided}", divisions[::-1] if before else divisions)
    return Cited(span, label, tuple(dict.fromkeys(provisions)))


def _divided(provision: str, divisions: Sequence[_Piece]) -> list[str]:
    """The provision with its divisions, the largest first, in brackets; a list of paragraphs is as many provisions."""
    provisions = [provision]
    if "(" not in provision:
        for division in divisions:
            provisions = [f"{one}({number.strip('()')})" for one in provisions for number in division.numbers]
    return provisions


def _stands_alone(document: Document, piece: _Piece, words: Citing) -> bool:
    """Whether an annex without a number is cited: it is the first thing that its sentence speaks of."""
    if fold(piece.span.of(document.text)) not in words.alone:
        return False
    sentence = document.sentence_at(piece.span.start)
    lead = document.words_in(Span(sentence.start, piece.span.start))
    rest = document.words_in(Span(piece.span.end, piece.span.end + 12))
    return len(lead) == 1 and not (rest and fold(rest[0].text) in words.of | words.and_)


def _stand(document: Document, divisions: Sequence[_Piece], article: Span, words: Citing) -> bool:
    """Whether paragraphs that stand by themselves are of the article cited in their sentence or the one before."""
    if not divisions[-1].numbers or divisions[-1].kind == "point":
        return False
    start = divisions[0].span.start
    sentence = document.sentence_at(start)
    earlier = document.sentence_at(max(0, sentence.start - 2))
    if article.start < min(sentence.start, earlier.start) or document.paragraph_at(start).start > article.start:
        return False
    rest = document.words_in(Span(divisions[-1].span.end, divisions[-1].span.end + _REACH))[:2]
    return not any(words.is_paper(word) for word in rest) and not (rest and fold(rest[0].text) in words.link)


def _of_the_last(divisions: Sequence[_Piece], article: str) -> Cited:
    """Paragraphs of the article cited last."""
    span = Span(divisions[0].span.start, divisions[-1].span.end)
    return Cited(span, "Article", tuple(_divided(article.partition("(")[0], divisions[::-1])), elliptic=True)
