"""How Korean cites provisions: number, article and paragraph glued together, as in `제4조`, `제2조 1항`, `제7조의2`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.references.citing import either
from archive.extraction.references.provisions import Cited
from archive.languages import lexicon

_NEAR = 120
"""How far behind an article cited with a letter another letter may stand alone."""
_LATIN = "abcdefghijklmn"
"""The letters in whose place Korean has 가, 나, 다 …"""


class _Patterns(NamedTuple):
    articles: re.Pattern[str]
    clauses: re.Pattern[str]
    """The number behind its word, as translations have it: `조항 14(b)`."""
    ordinals: re.Pattern[str]
    divisions: re.Pattern[str]
    """Annexes, chapters and parts by number."""
    preamble: re.Pattern[str]
    annex: re.Pattern[str]
    """An annex without a number."""


def find_korean(document: Document) -> tuple[Cited, ...]:
    """Every citation of a provision, in the order of the text."""
    text, patterns = document.text, _patterns()
    found = [*_articles(text, patterns.articles), *_ordinals(text, patterns.ordinals)]
    found += [
        Cited(Span(*match.span()), "Article", (f"Article {match.group('clause')}",))
        for match in _matches(patterns.clauses, text, "clause")
    ]
    for match in patterns.divisions.finditer(text):
        kind = next(name for name, number in match.groupdict().items() if number)
        label = kind.rstrip("_").capitalize()
        found.append(Cited(Span(*match.span()), label, (f"{label} {match.group(kind)}",)))
    found += [
        Cited(Span(*match.span("word")), "Preamble", ("Preamble",))
        for match in _matches(patterns.preamble, text, "preamble")
    ]
    found += [Cited(Span(*match.span()), "Annex", ("Annex",)) for match in _matches(patterns.annex, text, "annex")]
    return tuple(sorted(found, key=lambda cited: cited.span))


def _matches(pattern: re.Pattern[str], text: str, listed: str) -> Iterator[re.Match[str]]:
    """What the pattern finds, if the text has one of the listed words at all, which most have not."""
    words: list[str] = lexicon("ko", "references")["korean"][listed]
    return pattern.finditer(text) if any(word in text for word in words) else iter(())


def _articles(text: str, pattern: re.Pattern[str]) -> Iterator[Cited]:
    """Articles with their paragraphs; `같은 조 3항` is of the article cited last, and so is `라호` in its sentence."""
    last, reach = "", -_NEAR
    for match in pattern.finditer(text):
        if match.group("alone"):
            if "\n" not in text[max(0, reach) : match.start()] and match.start() - reach <= _NEAR:
                provision = f"Article {last}({_letter(match.group('alone'))})"
                yield Cited(Span(*match.span()), "Article", (provision,), elliptic=True)
            continue
        numbers = re.findall(r"\d+", match.group("numbers") or "")
        number = (numbers or [last])[-1] + (f"-{match.group('part')}" if match.group("part") else "")
        if not number:
            continue
        provisions = [f"Article {one}" for one in _ranged(numbers, match.group("numbers") or "")[:-1]]
        last, reach = number, match.end() if match.group("letter") else -_NEAR
        paragraphs = re.findall(r"\d+", match.group("paragraphs") or "")
        inner = f"({match.group('item')})" if match.group("item") else ""
        inner += f"({_letter(match.group('letter'))})" if match.group("letter") else ""
        provisions += [f"Article {number}({one}){inner}" for one in paragraphs] or [f"Article {number}{inner}"]
        yield Cited(Span(*match.span()), "Article", tuple(dict.fromkeys(provisions)), elliptic=not numbers)


def _letter(letter: str) -> str:
    letters: str = lexicon("ko", "references")["korean"]["letters"]
    return _LATIN[letters.index(letter)]


def _ordinals(text: str, pattern: re.Pattern[str]) -> Iterator[Cited]:
    words = lexicon("ko", "references")["korean"]
    for match in pattern.finditer(text):
        said = match.group("first")
        listed = words["first"] if said in words["first"] else words["first_of"]
        yield Cited(Span(*match.span()), "Article", (f"Article {listed.index(said) + 1}",))


def _ranged(numbers: list[str], written: str) -> list[str]:
    if len(numbers) == 2 and re.search(r"[~∼〜-]", written) and 0 < int(numbers[1]) - int(numbers[0]) <= 12:
        return [str(number) for number in range(int(numbers[0]), int(numbers[1]) + 1)]
    return numbers


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    words, heads = lexicon("ko", "references")["korean"], lexicon("ko", "treaties")
    instruments = either([word for kind in ("strong", "charter", "weak") for word in heads[kind]])
    named = rf"(?:{instruments})(?:{words['of']})? |(?<![가-힣])(?={either(words['surely_preamble'])})"
    preamble = rf"(?:{named})(?P<word>{either(words['preamble'])})"
    annex = rf"(?:^|(?<=[.\s]))(?:{either(words['annex'])})(?:{either(words['topic'])})(?=\s)"
    clause, said = either(words["clause"]), either([*words["first"], *words["first_of"]])
    counted = rf"(?<![가-힣])(?P<first>{said})(?:[ ]?(?:{either(words['counting'])}))?"
    ordinals = rf"{counted}[ ](?:{words['article']}|{clause})(?={_PARTICLE})"
    number = r"(?P<clause>\d{1,3}(?:\((?:\d{1,2}|[a-z])\)){0,3})(?![\d.,]\d|\d)"
    clauses = rf"(?<![가-힣])(?:{clause})[ ]?{number}"
    return _Patterns(
        re.compile(_article_pattern(words)),
        re.compile(clauses),
        re.compile(ordinals),
        re.compile(_division_pattern(words)),
        re.compile(preamble),
        re.compile(annex),
    )


_PARTICLE = r"(?:[은는이가을를의도와과]|에|로|,|\.|\s|$)"


def _article_pattern(words: dict[str, Any]) -> str:
    article, paragraph, of, ordinal = (words[name] for name in ("article", "paragraph", "of", "ordinal"))
    others = "|".join(word.removeprefix(article) for word in words["not_article"])
    money = either(words["counted"])
    paragraphs = rf"(?P<paragraphs>{ordinal}?\d{{1,2}}{paragraph}(?:[ ]?[·,및와과][ ]?{ordinal}?\d{{1,2}}{paragraph})?)"
    numbers = rf"(?P<numbers>\d{{1,4}}(?:[ ]?[~∼〜·,-][ ]?{ordinal}?\d{{1,3}}){{0,4}})"
    pattern = (
        rf"(?<![\d.,])(?:{ordinal}?[ ]?{numbers}[ ]?{article}(?!{others})(?![ ]?(?:{money}))(?!\d)"
        rf"|(?:{either(words['same'])})[ ]?)"
    )
    letter, lettered = f"[{words['letters']}]", either(words["lettered"])
    pattern += rf"(?:{of}[ ]?(?P<part>\d{{1,2}})(?!\d))?(?:[ ]?{paragraphs})?"
    pattern += rf"(?:[ ]?{ordinal}?(?P<item>\d{{1,2}}){words['item']})?"
    pattern += rf"(?:[ ]?\(?(?P<letter>{letter})(?:\)|(?:{lettered})(?={_PARTICLE})))?"
    return pattern + rf"|(?<![가-힣\d])(?P<alone>{letter})(?:{lettered})(?={_PARTICLE})"


def _division_pattern(words: dict[str, Any]) -> str:
    article, ordinal = words["article"], words["ordinal"]
    kinds: list[str] = []
    for kind in ("annex", "appendix", "chapter", "part"):
        named = either(words[kind])
        kinds.append(
            rf"(?:{named})[ ]?{ordinal}?(?P<{kind}>\d{{1,2}}|[IVX]{{1,4}}|[A-Z])(?!\w?\d|[A-Za-z]|[.,]\d|{article})"
        )
        kinds.append(rf"{ordinal}[ ]?(?P<{kind}_>\d{{1,2}})[ ]?(?:{named})(?![가-힣]{{2}})")
    return "|".join(kinds)
