"""How Korean cites provisions: number, article and paragraph glued together, as in `제4조`, `제2조 1항`, `제7조의2`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.extraction.document import Document
from archive.extraction.findings import Span
from archive.extraction.references.citing import either
from archive.extraction.references.provisions import Cited
from archive.languages import lexicon


def find_korean(document: Document) -> tuple[Cited, ...]:
    """Every citation of a provision, in the order of the text."""
    articles, divisions, preamble, annex = _patterns()
    found = [*_articles(document.text, articles)]
    for match in divisions.finditer(document.text):
        kind = next(name for name, number in match.groupdict().items() if number)
        label = kind.rstrip("_").capitalize()
        found.append(Cited(Span(*match.span()), label, (f"{label} {match.group(kind)}",)))
    found += [Cited(Span(*match.span("word")), "Preamble", ("Preamble",)) for match in preamble.finditer(document.text)]
    found += [Cited(Span(*match.span()), "Annex", ("Annex",)) for match in annex.finditer(document.text)]
    return tuple(sorted(found, key=lambda cited: cited.span))


def _articles(text: str, pattern: re.Pattern[str]) -> Iterator[Cited]:
    """Articles with their paragraphs; `같은 조 3항` is of the article cited last."""
    last = ""
    for match in pattern.finditer(text):
        numbers = re.findall(r"\d+", match.group("numbers") or "")
        number = (numbers or [last])[-1] + (f"-{match.group('part')}" if match.group("part") else "")
        if not number:
            continue
        provisions = [f"Article {one}" for one in _ranged(numbers, match.group("numbers") or "")[:-1]]
        last = number
        paragraphs = re.findall(r"\d+", match.group("paragraphs") or "")
        provisions += [f"Article {number}({one})" for one in paragraphs] or [f"Article {number}"]
        yield Cited(Span(*match.span()), "Article", tuple(dict.fromkeys(provisions)), elliptic=not numbers)


def _ranged(numbers: list[str], written: str) -> list[str]:
    if len(numbers) == 2 and re.search(r"[~∼〜-]", written) and 0 < int(numbers[1]) - int(numbers[0]) <= 12:
        return [str(number) for number in range(int(numbers[0]), int(numbers[1]) + 1)]
    return numbers


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Articles; annexes, chapters and parts by number; the preamble; an annex without a number."""
    tables = lexicon("ko", "references")
    words, heads = tables["korean"], lexicon("ko", "treaties")
    article, paragraph, of, ordinal = (words[name] for name in ("article", "paragraph", "of", "ordinal"))
    others = "|".join(word.removeprefix(article) for word in words["not_article"])
    money = either(words["counted"])
    paragraphs = rf"(?P<paragraphs>{ordinal}?\d{{1,2}}{paragraph}(?:[ ]?[·,및와과][ ]?{ordinal}?\d{{1,2}}{paragraph})?)"
    numbers = rf"(?P<numbers>\d{{1,4}}(?:[ ]?[~∼〜·,-][ ]?{ordinal}?\d{{1,3}}){{0,4}})"
    same = either(words["same"])
    articles = (
        rf"(?<![\d.,])(?:{ordinal}?[ ]?{numbers}[ ]?{article}(?!{others})(?![ ]?(?:{money}))(?!\d)|(?:{same})[ ]?)"
    )
    articles += rf"(?:{of}[ ]?(?P<part>\d{{1,2}})(?!\d))?(?:[ ]?{paragraphs})?"
    kinds: list[str] = []
    for kind in ("annex", "appendix", "chapter", "part"):
        named = either(words[kind])
        kinds.append(
            rf"(?:{named})[ ]?{ordinal}?(?P<{kind}>\d{{1,2}}|[IVX]{{1,4}}|[A-Z])(?!\w?\d|[A-Za-z]|[.,]\d|{article})"
        )
        kinds.append(rf"{ordinal}[ ]?(?P<{kind}_>\d{{1,2}})[ ]?(?:{named})(?![가-힣]{{2}})")
    instruments = either([word for kind in ("strong", "charter", "weak") for word in heads[kind]])
    opening = either(words["preamble"])
    preamble = rf"(?:(?:{instruments})(?:{of})? |(?<![가-힣])(?={either(words['surely_preamble'])}))(?P<word>{opening})"
    annex = rf"(?:^|(?<=[.\s]))(?:{either(words['annex'])})(?:{either(words['topic'])})(?=\s)"
    return re.compile(articles), re.compile("|".join(kinds)), re.compile(preamble), re.compile(annex)
