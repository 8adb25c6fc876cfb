"""Provisions and instruments that a text cites: `Article 51 of the UN Charter`, `пункт 2 статьи 5`, `제4조`.

A provision belongs to the instrument named with it, right behind or right before; to the one that its sentence or
the one before begins with, after `its` or `whose`; to the Charter of the United Nations, where only that is spoken of
in the same sentence; else to the main treaty. What belongs to a constitution or a law is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.extraction.document import Document
from archive.extraction.findings import Reference, Span, Treaty
from archive.extraction.treaties import main_of
from archive.extraction.treaties.marks import Marks, marks_of
from archive.extraction.words import fold, key_of
from archive.languages import lexicon

_NUMBER = r"(?:\d{1,4}|[IVXLC]{1,7})(?:[ ]?(?:bis|ter|quater)\b|-?[A-Z]\b)?(?:[ ]?\(\d{1,2}\)|[ ]?\([a-z]\)){0,2}"
_NUMBERS_APART = r"(?:,[ ]|[ ]?[-–][ ]?|[ ](?:{and_})[ ]|,[ ](?:{and_})[ ])"
_NOTHING = r"(?!)"
REACH = 40
"""How far behind a provision its instrument may be named."""


@dataclass(frozen=True, slots=True)
class _Citing:
    """How one language cites, compiled."""

    labels: tuple[tuple[str, re.Pattern[str]], ...]
    """English label and the pattern of word and numbers; the numbers are group `numbers`."""
    ordinals: re.Pattern[str] | None
    ordinal_numbers: dict[str, int]
    preamble: re.Pattern[str] | None
    paragraph_before: re.Pattern[str]
    paragraph_after: re.Pattern[str]
    number: re.Pattern[str]
    of: frozenset[str]
    back: frozenset[str]
    not_instruments: frozenset[str]
    charter_cues: frozenset[str]


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=16)
def _citing(language: str) -> _Citing:
    words = lexicon(language, "references")
    korean = language == "ko"
    flags = re.IGNORECASE

    def listed(name: str) -> list[str]:
        return [] if korean else list(words.get(name, ()))

    apart = _NUMBERS_APART.format(and_=_either(listed("and")) or "-")
    numbers = rf"(?P<numbers>{_NUMBER}(?:{apart}{_NUMBER}){{0,5}})(?![\w%])"
    labels = tuple(
        (label, re.compile(rf"(?<!\w)(?i:{_either(listed(name))})\.?[ \u00a0]{numbers}"))
        for label, name in (("Article", "article"), ("Annex", "annex"), ("Chapter", "chapter"))
        if listed(name)
    )
    ordinals: dict[str, int] = {key_of(word, language): number for word, number in words.get("ordinals", {}).items()}
    article = _either(listed("article"))
    paragraph = _either(listed("paragraph")) or _NOTHING
    return _Citing(
        labels=labels,
        ordinals=re.compile(
            rf"(?<!\w)(?:(?P<before>[^\W\d_]{{4,14}})[ ](?:{article})"
            rf"|(?:{article})[ ](?P<after>[^\W\d_]{{4,14}}))(?!\w)",
            flags,
        )
        if ordinals
        else None,
        ordinal_numbers=ordinals,
        preamble=re.compile(rf"(?<!\w)(?:{_either(listed('preamble'))})(?!\w)", flags) if listed("preamble") else None,
        paragraph_before=re.compile(rf"(?:{paragraph})[ ](\d{{1,2}})(?:[ ][^\W\d_]{{1,3}}){{0,2}}[ ]\Z", flags),
        paragraph_after=re.compile(rf",?[ ](?:{paragraph})\.?[ ](\d{{1,2}})(?!\d)", flags),
        number=re.compile(_NUMBER),
        of=frozenset(map(fold, listed("of"))),
        back=frozenset(map(fold, listed("back"))),
        not_instruments=frozenset(key_of(word, language) for word in words.get("not_instruments", ())),
        charter_cues=frozenset(key_of(word, language) for word in words.get("charter_cues", ())),
    )


@dataclass(frozen=True, slots=True)
class _Cited:
    """A provision where it is cited, before anyone asks of which instrument."""

    span: Span
    provision: str


def find_references(document: Document, treaties: Sequence[Treaty]) -> tuple[Reference, ...]:
    """Every citation of a provision, and of an instrument other than the main one without a provision.

    `treaty` is an index into `treaties`, `None` where the text does not say whose provision it is; `provision` is in
    English, with its number as written (`Article XII(3)`). The span covers the citing words, the instrument's
    name included where it stands beside. In the order of the text.
    """
    marks = marks_of(treaties)
    found = [
        _resolved(document, treaties, marks, cited)
        for cited in _cited(document)
        if not _is_of_a_law(document, marks, cited.span)
    ]
    found += _without_provision(treaties, found)
    return tuple(sorted(found, key=lambda reference: (reference.span, reference.provision or "")))


def _cited(document: Document) -> Iterator[_Cited]:
    citing = _citing(document.language)
    if document.language == "ko":
        yield from _korean(document.text)
        return
    for label, pattern in citing.labels:
        for match in pattern.finditer(document.text):
            yield from _numbered(document.text, match, label, citing)
    if citing.ordinals:
        yield from _by_ordinal(document, citing, citing.ordinals)
    if citing.preamble:
        for match in citing.preamble.finditer(document.text):
            yield _Cited(Span(*match.span()), "Preamble")


def _numbered(text: str, match: re.Match[str], label: str, citing: _Citing) -> Iterator[_Cited]:
    """One citation a number: `Articles 3 and 4` cites two."""
    numbers = [number.group().replace(" (", "(") for number in citing.number.finditer(match.group("numbers"))]
    span = Span(*match.span())
    if len(numbers) == 1 and label == "Article":
        before = (
            citing.paragraph_before.search(text, max(0, span.start - 30), span.start)
            if citing.paragraph_before
            else None
        )
        after = citing.paragraph_after.match(text, span.end) if citing.paragraph_after else None
        paragraph = before or after
        if paragraph and "(" not in numbers[0]:
            span = Span(min(span.start, paragraph.start()), max(span.end, paragraph.end()))
            numbers = [f"{numbers[0]}({paragraph.group(1)})"]
    for number in numbers:
        yield _Cited(span, f"{label} {number}")


def _by_ordinal(document: Document, citing: _Citing, pattern: re.Pattern[str]) -> Iterator[_Cited]:
    for match in pattern.finditer(document.text):
        word = match.group("before") or match.group("after")
        number = citing.ordinal_numbers.get(key_of(word.lower(), document.language))
        if number:
            yield _Cited(Span(*match.span()), f"Article {number}")


def _korean(text: str) -> Iterator[_Cited]:
    """Korean glues number, article and paragraph: `제4조`, `제2조 1항`, `제7조의2`."""
    articles, preamble = _korean_patterns()
    for match in articles.finditer(text):
        article, part, paragraph = match.groups()
        number = article + (f"-{part}" if part else "") + (f"({paragraph})" if paragraph else "")
        yield _Cited(Span(*match.span()), f"Article {number}")
    for match in preamble.finditer(text):
        yield _Cited(Span(*match.span(1)), "Preamble")


@lru_cache(maxsize=1)
def _korean_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, heads = lexicon("ko", "references"), lexicon("ko", "treaties")
    article, paragraph, of, ordinal = (words[name] for name in ("article", "paragraph", "of", "ordinal"))
    others = "|".join(word.removeprefix(article) for word in words["not_article"])
    articles = rf"{ordinal}?[ ]?(\d{{1,3}})[ ]?{article}(?!{others})"
    articles += rf"(?:{of}[ ]?(\d{{1,2}})(?!\d))?(?:[ ]?{ordinal}?(\d{{1,2}}){paragraph})?"
    instruments = _either([word for kind in ("strong", "charter", "weak") for word in heads[kind]])
    return re.compile(articles), re.compile(rf"(?:{instruments})(?:{of})? ({_either(words['preamble'])})")


def _resolved(document: Document, treaties: Sequence[Treaty], marks: Marks, cited: _Cited) -> Reference:
    """The citation with its instrument, by the surest rule that answers."""
    beside = _beside(document, marks, cited.span)
    if beside:
        mention, index = beside
        span = Span(min(mention.start, cited.span.start), max(mention.end, cited.span.end))
        return Reference(span, "reference-named", index, cited.provision)
    reference = Reference(cited.span, "reference-unresolved", None, cited.provision, confidence=0.5)
    rules: tuple[tuple[str, int | None], ...] = (
        ("reference-back", _pointed_back(document, marks, cited.span)),
        ("reference-charter", _charter_nearby(document, treaties, marks, cited.span)),
        ("reference-sentence", _only_one_in_sentence(document, treaties, marks, cited.span)),
        ("reference-main", _main(treaties, cited)),
    )
    for rule, treaty in rules:
        if treaty is not None:
            return replace(reference, rule=rule, treaty=treaty, confidence=0.8)
    return reference


def _main(treaties: Sequence[Treaty], cited: _Cited) -> int | None:
    return None if cited.provision.startswith("Chapter") else main_of(treaties)


def _beside(document: Document, marks: Marks, span: Span) -> tuple[Span, int] | None:
    """The instrument named right behind the provision, else right before it."""
    text, citing = document.text, _citing(document.language)
    for mention, index in marks.beginning_near(span.end, REACH):
        if _only_small(text, span.end, mention.start, document, citing):
            return mention, index
    for mention, index in marks.ending_near(span.start, 14):
        if _leads_to(text[mention.end : span.start], document.language):
            return mention, index
    return None


def _only_small(text: str, start: int, end: int, document: Document, citing: _Citing) -> bool:
    """Whether nothing but small words stands between (`of the aforementioned`)."""
    between = text[start:end]
    if re.search(r"[.;:!?\n]", between.replace("U.N.", "")):
        return False
    return all(fold(word.text) in citing.of for word in document.words_in(Span(start, end)))


def _leads_to(between: str, language: str) -> bool:
    """Whether an instrument leads to the provision right behind it: `the treaty's Article 5`, `유엔헌장 제51조`."""
    if language == "ko":
        of = lexicon("ko", "references")["of"]
        return bool(re.fullmatch(rf"[’'”」』]?(?:{of})?\s?(?:\([^)]{{0,8}}\))?\s?", between))
    return bool(re.fullmatch(r"(?:[’']s)?,?\s?(?:\()?", between)) and (
        language == "en" or "," in between or "(" in between
    )


def _pointed_back(document: Document, marks: Marks, span: Span) -> int | None:
    """After `its`: what this sentence, else the one before, begins with; after `whose`: what was named last."""
    citing = _citing(document.language)
    sentence = document.sentence_at(span.start)
    lead = Span(max(sentence.start, span.start - 16), span.start)
    words = [fold(word.text) for word in document.words_in(lead)]
    if not words or not citing.back & set(words[-2:]):
        return None
    here = marks.within(Span(sentence.start, span.start))
    if here:
        return here[-1][1] if "," in lead.of(document.text) else here[0][1]
    earlier = document.sentence_at(max(0, sentence.start - 2))
    return next((index for _, index in marks.within(earlier)), None)


def _charter_nearby(document: Document, treaties: Sequence[Treaty], marks: Marks, span: Span) -> int | None:
    """The Charter of the United Nations, where the sentence has its cues and speaks of no other instrument."""
    charter = next((index for index, treaty in enumerate(treaties) if treaty.id == "un-charter"), None)
    if charter is None:
        return None
    sentence = document.sentence_at(span.start)
    inside = marks.within(sentence)
    here = {index for _, index in inside}
    if here - {charter} or any(mention.start >= span.end for mention, _ in inside):
        return None
    cues = _citing(document.language).charter_cues
    keys = {word.key for word in document.words_in(sentence)}
    return charter if charter in here or cues & keys else None


def _only_one_in_sentence(document: Document, treaties: Sequence[Treaty], marks: Marks, span: Span) -> int | None:
    """The one instrument that the sentence speaks of before the provision, where it is not the Charter."""
    sentence = document.sentence_at(span.start)
    before = {index for _, index in marks.within(Span(sentence.start, span.start))}
    before = {index for index in before if treaties[index].id != "un-charter"}
    return before.pop() if len(before) == 1 else None


def _is_of_a_law(document: Document, marks: Marks, span: Span) -> bool:
    """Whether the provision is a constitution's, a law's or a paper's."""
    citing = _citing(document.language)
    text = document.text
    window = text[span.end : span.end + REACH]
    for place, word in enumerate(document.words_in(Span(span.end, span.end + REACH))[:5]):
        start = word.span.start
        if marks.within(Span(start, start + 1)):
            return False
        if re.search(r"[.;:!?\n,]", window[: start - span.end]):
            break
        if word.key in citing.not_instruments:
            return True
        if place > 3:
            break
    lead = document.words_in(Span(max(0, span.start - 24), span.start))[-2:]
    return any(word.key in citing.not_instruments for word in lead)


def _without_provision(treaties: Sequence[Treaty], found: Sequence[Reference]) -> list[Reference]:
    """Citations of the whole Charter, where no provision is cited with it: `contrary to the UN Charter`."""
    return [
        Reference(mention, "reference-instrument", index)
        for index, treaty in enumerate(treaties)
        if treaty.id == "un-charter" and not treaty.main
        for mention in treaty.mentions
        if not any(reference.span.overlaps(mention) for reference in found)
    ]
