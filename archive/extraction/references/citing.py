"""How one language cites provisions: the lists of `references.toml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.extraction.listed import Listed, listed
from archive.extraction.words import Word, fold, key_of
from archive.languages import lexicon

LABELS = {
    "article": "Article",
    "annex": "Annex",
    "appendix": "Appendix",
    "schedule": "Schedule",
    "chapter": "Chapter",
    "part": "Part",
    "section": "Section",
    "preamble": "Preamble",
}
"""What each kind of cue that names a provision is in English; `paragraph` and `point` only divide an article."""
_TENS = 10
_ELLIPTIC = r"(?<![\w’'])(?i:{0})[ ](\d{{1,2}}(?![\w%]|[.,:]\d|[ ]?%)|[IVX]{{1,6}}(?!\w))"


@dataclass(frozen=True, slots=True)
class Citing:
    """The words of `references.toml` in one language, folded; numbers and cues of the Charter are `words.key_of`."""

    language: str
    only_one: frozenset[str]
    """Words for a provision that can only be one: `article 4 and 12 states` cites one."""
    dotted: frozenset[str]
    """Abbreviations that are other words without their full stop: French `par.`."""
    alone: frozenset[str]
    """Words for an annex that may stand without a number: `the annex lists …`."""
    and_: frozenset[str]
    range_: frozenset[str]
    from_: frozenset[str]
    """Words in front of a range: `artykuły od 3 do 5`."""
    of: frozenset[str]
    """Small words that may stand between a provision and its instrument."""
    link: frozenset[str]
    """Of these, the ones that say that what follows is what the provision belongs to."""
    back: frozenset[str]
    """Words that tie the provision to what was named before: `its`, `whose`."""
    whose: frozenset[str]
    """Of these, the ones that point at what was named last."""
    latter: frozenset[str]
    """Words behind it that do: `of the latter`."""
    papers: Listed
    """What has articles too, but is no instrument between states."""
    bills: Listed
    """Papers that are about treaties, so that their name in a sentence does not make its articles theirs."""
    charter_cues: frozenset[str]
    numbers: dict[str, int]
    """Ordinals and cardinals in words, by key."""
    ordinals: frozenset[str]
    elliptic: re.Pattern[str] | None
    """An article by its number alone, behind one that was cited in full: `el artículo 7 …, el 15 …`."""
    not_numbered: frozenset[str]
    """Words behind such a number that make it a date or a count."""
    counting: frozenset[str]
    """Cardinals that share a key with an ordinal: `шести статей` are six, not the sixth."""
    ordinal_endings: tuple[str, ...]
    """How ordinals end that agree with `article`, where a language has genders."""
    verbs: Listed
    """What an article does, so that an ordinal before it is an article's: `the seventh forbids …`."""
    dots: bool
    """Whether a full stop makes a figure an ordinal: `27. artykuł`."""

    def is_ordinal(self, word: Word) -> bool:
        """Whether the word is an ordinal number."""
        return word.key in self.ordinals and fold(word.text) not in self.counting

    def is_paper(self, word: Word) -> bool:
        """Whether the word is a constitution, a law, a declaration or another paper that is no treaty."""
        plain = fold(word.text)
        return self.papers.holds(plain) or self.bills.holds(plain)

    def is_law(self, word: Word) -> bool:
        """Whether the word is a law or paper with articles of its own, not one that is about a treaty."""
        plain = fold(word.text)
        return self.papers.holds(plain) and not self.bills.holds(plain)

    def number_in_words(self, words: Sequence[Word]) -> tuple[int, int]:
        """The number that the words end with and how many words it takes: `twenty-second` is 22 in two; else 0, 0."""
        if not words or (last := self.numbers.get(words[-1].key, 0)) == 0 or fold(words[-1].text) in self.counting:
            return 0, 0
        tens = self.numbers.get(words[-2].key, 0) if len(words) > 1 else 0
        if last < _TENS and tens and tens % _TENS == 0:
            return tens + last, 2
        return last, 1


def either(words: Sequence[str]) -> str:
    """The words as one alternative of a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=16)
def citing(language: str) -> Citing:
    """The language's words, empty where nobody has listed any."""
    tables = lexicon(language, "references")
    words = tables.get("words", {})

    def plain(name: str) -> frozenset[str]:
        return frozenset(map(fold, words.get(name, ())))

    def keys(name: str) -> frozenset[str]:
        return frozenset(key_of(word, language) for word in words.get(name, ()))

    ordinals = {key_of(word, language): number for word, number in tables.get("ordinals", {}).items()}
    cardinals = {key_of(word, language): number for word, number in tables.get("cardinals", {}).items()}
    elliptic = either(words.get("elliptic", ()))
    months = [month for names in lexicon(language, "dates").get("months", {}).values() for month in names]
    return Citing(
        language=language,
        only_one=plain("only_one"),
        dotted=plain("dotted"),
        alone=plain("alone"),
        and_=plain("and"),
        range_=plain("range"),
        from_=plain("from"),
        of=plain("of") | plain("link"),
        link=plain("link"),
        back=plain("back"),
        whose=plain("whose"),
        latter=plain("latter"),
        papers=listed(words.get("papers", ())),
        bills=listed(words.get("bills", ())),
        charter_cues=keys("charter_cues"),
        numbers=cardinals | ordinals,
        ordinals=frozenset(ordinals),
        elliptic=re.compile(_ELLIPTIC.format(elliptic)) if elliptic else None,
        not_numbered=plain("not_numbered") | frozenset(map(fold, months)),
        counting=plain("counting"),
        ordinal_endings=tuple(words.get("ordinal_endings", ("",))),
        verbs=listed(words.get("verbs", ())),
        dots=bool(words.get("dots")),
    )
