"""The headings of a treaty's own text: lines that number an article, name an annex, or divide it into chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from archive.concordance.numbering import value_of
from archive.concordance.tokens import primary
from archive.extraction.words import fold
from archive.languages import languages, lexicon

MOST = 3_000
"""Lines that are looked at as headings of articles: no treaty has more articles."""
_OTHERS = "others"
_DIVIDING = ("title", "chapter", "part", "section", "schedule")
_ADORNED = r"[ \t#*_>•·«“\"'-]{0,8}"
_FIGURES = r"\d{1,3}|[IVXLC]{1,8}|[ivxlc]{1,6}(?=[ \t]*[.:]?[ \t]*$)"
_ORDINAL = r"(?:er|re|ER|RE|\.?[ºª°]|-?[яй])?(?!\w)"
_SUFFIX = r"(?:[ -](?P<suffix>bis|ter|quater|quinquies)(?!\w))?"
_LETTER = r"(?<=\d)(?P<letter>[A-Z])(?!\w)"
_IN_CHAPTER = r"(?P<in_chapter>\.\d{1,2})(?!\w)"
_COUNTED_BEFORE = re.compile(
    rf"^{_ADORNED}[제第][ ]?(?P<number>\d{{1,3}}|[一二三四五六七八九十百零]{{1,7}})[ ]?[조条條](?P<rest>.*)$",
    re.MULTILINE,
)
"""`제4조`, `第四条`: written alike in Korean, Chinese and Japanese."""
_DIVIDED_BEFORE = re.compile(
    rf"^{_ADORNED}[제第][ ]?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[ ]?[장章편編节節](?!\w).*$", re.M
)
_LONGEST_TITLE = 100
"""Characters of a heading's title."""
_WRAPPED = 60
"""Characters from which on a line without an end is taken for one that goes on in the next."""
_TO_ANOTHER = re.compile(r"[ ]?[-–—][ ]?[\dIVX]+(?!\w)")
"""`Articles 31–40` are cited."""
_LOOKED_BACK = 2_000
_SENTENCE_ENDS = tuple(".;:!?…”»)。；：")
_ROMAN = re.compile(r"[IVXLCivxlc]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may be the heading of an article."""

    start: int
    end: int
    """Where what belongs to the number ends: the words may follow on the same line."""
    number: int
    suffix: str
    """What follows the number: `bis`, `A`; `.4` where articles are numbered by chapter, 2.4."""
    roman: bool

    @property
    def by_chapter(self) -> bool:
        """Whether its number begins with that of its chapter."""
        return self.suffix.startswith(".")

    @property
    def order(self) -> tuple[int, int, str]:
        """Its number, for sorting: articles count upwards by it."""
        return self.number, int(self.suffix[1:]) if self.by_chapter else 0, self.suffix


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language for headings, as patterns; `closing` begins the formula behind the last article."""

    article: re.Pattern[str]
    within: re.Pattern[str]
    """The word for an article behind the end of a sentence, and a number behind it."""
    annex: re.Pattern[str]
    dividing: re.Pattern[str]
    preamble: re.Pattern[str]
    closing: re.Pattern[str]
    closing_within: re.Pattern[str]
    """The same behind the end of a sentence."""
    numbers: Mapping[str, int]
    """Numbers in words, folded."""
    divisions: frozenset[str]
    """Words that divide an article, folded: behind a number they make it a citation."""


def headings(text: str, words: Words) -> list[Heading]:
    """The lines that may be headings of articles, in their order; citations within sentences are none."""
    found = {heading.start: heading for heading in (*_by_word(text, words), *_counted_before(text))}
    return _numbered_alike([found[start] for start in sorted(found)])


def headings_within(text: str, words: Words) -> list[Heading]:
    """What may be headings within lines, behind the end of a sentence: where a file's lines were joined to one."""
    found = (
        _heading(text, match, match.end(), _line_end(text, match.end()), words) for match in words.within.finditer(text)
    )
    return _numbered_alike([heading for heading in found if heading])


def _numbered_alike(found: list[Heading]) -> list[Heading]:
    """Those that are numbered as most are: by chapter, 2.4, or through the whole text, where 2.4 is a paragraph."""
    by_chapter = [heading for heading in found if heading.by_chapter]
    if len(by_chapter) * 2 <= len(found):
        by_chapter = [heading for heading in found if not heading.by_chapter]
    return by_chapter[:MOST]


def dividing_lines(text: str, words: Words) -> list[int]:
    """Where lines begin that head a chapter, part or section."""
    named = (line for line in words.dividing.finditer(text) if _counts(line["number"], words))
    found = (*named, *_DIVIDED_BEFORE.finditer(text))
    return sorted(match.start() for match in found if len(match.group()) <= _LONGEST_TITLE)


def _counts(written: str, words: Words) -> bool:
    """Whether it is a number, in figures or in a word: `Part II` heads a part, `Part of the territory` does not."""
    return value_of(written) is not None or fold(written) in words.numbers


@lru_cache(maxsize=16)
def words_of(language: str) -> Words:
    """The words of the language (BCP 47); of all languages together where nobody has listed any of its own."""
    code = primary(language)
    codes = (code,) if code in languages() else (*languages(), _OTHERS)
    cues = [
        {**lexicon(code, "references").get("cues", {}), **lexicon(code, "official").get("headings", {})}
        for code in codes
    ]
    tables = [lexicon(code, "references").get(name, {}) for code in codes for name in ("ordinals", "cardinals")]
    tables += [lexicon(code, "official").get("numbers", {}) for code in codes]
    formula = "|".join(pattern for code in codes for pattern in lexicon(code, "official").get("closing", ())) or "(?!)"

    def any_of(*kinds: str) -> str:
        listed = {word for cue in cues for kind in kinds for word in cue.get(kind, ())}
        return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True)) or r"(?!)"

    flags = re.IGNORECASE | re.MULTILINE
    numbered = rf"(?:[ \t]+(?:{_FIGURES}|[A-ZА-Я]))?"
    return Words(
        article=re.compile(
            rf"^{_ADORNED}(?P<word>{any_of('article')})(?:\.[ \t]?|[ \t]+|[ \t]*\n[ \t]*(?=[\dIVXLC]))(?P<rest>.*)$",
            flags,
        ),
        within=re.compile(rf"(?<=[.;:!?”»)])[ ]+(?P<word>{any_of('article')})(?:\.[ ]?|[ ]+)(?=[\dIVXLC])", flags),
        annex=re.compile(
            rf"^{_ADORNED}(?P<word>{any_of('annex', 'appendix')}){numbered}(?P<rest>[ \t.:–—-].*)?$", flags
        ),
        dividing=re.compile(
            rf"^{_ADORNED}(?:{any_of(*_DIVIDING)})[ \t]+(?P<number>\d{{1,3}}|[^\W\d]+)(?:[ \t.:–—-].*)?$", flags
        ),
        preamble=re.compile(rf"^{_ADORNED}(?:{any_of('preamble')})[ \t.:*_]*$", flags),
        closing=re.compile(rf"^{_ADORNED}(?:{formula}).*$", flags),
        closing_within=re.compile(rf"(?<=[.;!?”»)。])[ ]+(?=[^\W_a-zа-я])(?:(?i:{formula}))"),
        numbers={fold(word): number for table in tables for word, number in table.items()},
        divisions=frozenset(
            fold(word) for cue in cues for kind in ("paragraph", "point") for word in cue.get(kind, ())
        ),
    )


_WRITTEN = re.compile(
    rf"(?:[Nn][o°º]\.?[ ]?|№[ ]?)?(?P<number>{_FIGURES})(?:{_LETTER}|{_IN_CHAPTER}|{_ORDINAL}{_SUFFIX})(?![.,]?\d|%|/)"
)
_IN_WORDS = re.compile(r"(?P<number>[^\W\d_]+(?:[- ][^\W\d_]+)?)")


def _by_word(text: str, words: Words) -> Iterator[Heading]:
    """Lines that begin with the word for an article: `Article 4`, `ARTICLE IV`, `Art. 4.`, `Article premier`."""
    for line in words.article.finditer(text):
        if heading := _heading(text, line, line.start("rest"), line.end(), words):
            yield heading


def _heading(text: str, found: re.Match[str], start: int, end: int, words: Words) -> Heading | None:
    """The heading of which the word was found, the number begins at `start`, and the line ends at `end`, if it is one.

    A word with a small letter goes on with a sentence from the line before.
    """
    if found["word"][0].islower():
        return None
    figures = _WRITTEN.match(text, start, end)
    if figures:
        number, behind = value_of(figures["number"]), figures.end()
        suffix = figures["suffix"] or figures["letter"] or figures["in_chapter"] or ""
    else:
        suffix = ""
        number, behind = _in_words(text, start, end, words.numbers)
    if not number or not _heads(text, found.start("word"), text[behind:end], words):
        return None
    roman = bool(figures and _ROMAN.fullmatch(figures["number"]))
    return Heading(found.start(), behind, number, suffix, roman)


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _counted_before(text: str) -> Iterator[Heading]:
    """Lines that begin with `제4조` or `第四条`; with a particle behind it, it is cited: `제4조에 따라`."""
    for line in _COUNTED_BEFORE.finditer(text):
        number, rest = value_of(line["number"]), line["rest"]
        if number and (not rest.strip() or rest[0] in " \t(（【[:：.．　*") and not re.match(r"[ ]?[제第]", rest):
            yield Heading(line.start(), line.start("rest"), number, "", roman=False)


def _in_words(text: str, start: int, end: int, numbers: Mapping[str, int]) -> tuple[int | None, int]:
    """A number in one or two words, and where it ends: `premier`, `twenty-first`."""
    found = _IN_WORDS.match(text, start, end)
    if not found:
        return None, start
    parts = re.split(r"[- ]", fold(found["number"]))
    values = [numbers.get(part, 0) for part in parts]
    if len(parts) == 2 and values[0] and values[0] % 10 == 0 and 0 < values[1] < 10:
        return sum(values), found.end()
    return (values[0] or None), start + len(re.split(r"[- ]", found["number"])[0])


def _heads(text: str, start: int, rest: str, words: Words) -> bool:
    """Whether a line that begins like a heading is one, by what stands before it and behind its number."""
    said = rest.strip(" \t*_#")
    if not said:
        return True
    before = text[max(0, start - _LOOKED_BACK) : start].rstrip(" \t")
    if before.endswith("\n") and not before.endswith("\n\n"):
        line = before[before.rfind("\n", 0, len(before) - 1) + 1 :].rstrip()
        if len(line) >= _WRAPPED and not line.endswith(_SENTENCE_ENDS):
            return False
    if _TO_ANOTHER.match(rest):
        return False
    if rest[0] in ".:–—*_":
        return True
    if said.startswith("(") and not re.match(r"\((?:\d|[a-z]\))", said):
        return said.endswith(")")
    if rest[0] not in " \t-" or said[0] in ",;)(":
        return False
    word = re.match(r"[-–— ]*[“«\"'(]?(\w+)", said)
    if not word or word[1][0].islower():
        return False
    return fold(word[1]) not in words.divisions
