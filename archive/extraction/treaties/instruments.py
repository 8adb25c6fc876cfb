"""What readers of phrases work on and answer: a page with its states and aliases found, and phrases on it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.extraction.cues import Cue, find_cues
from archive.extraction.document import Document
from archive.extraction.findings import DateMention, Span
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.named import capitals_in, persons_in, states_in, treaties_in
from archive.extraction.names import Found
from archive.extraction.treaties.wording import Head, Wording, wording
from archive.extraction.words import Word, fold, places_of

_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_DATE_GAP = re.compile(r"[^.;:!?\n()]{0,34}\Z")
_YEAR_REACH = 16
_SIGNING = frozenset({"sign", "signed", "was_signed"})
"""The kinds of cues in `people.toml` that tell of a signature."""
REACH = 45
"""How many code points after a word that announces a date the date may begin."""


@dataclass(slots=True, eq=False)
class Phrase:
    """Words that name, describe or point at an instrument, and what they say of it; equal to itself alone."""

    span: Span
    head: Head | None
    """`None` where an alias has no such word (`NAFTA`)."""
    rule: str
    noun: str = ""
    """The key of that word."""
    name_end: int = -1
    """Where the name ends, before parties and date; -1 where that is the phrase's end."""
    core: int = -1
    """Where the word stands that names the instrument; -1 where there is none."""
    words: frozenset[str] = frozenset()
    """Keys of the words that tell it from others: subject and proper name, without parties and dates."""
    parties: frozenset[str] = frozenset()
    """The states that stand in the phrase."""
    strangers: int = -1
    """Where its parties end, where one is no state that any list knows: `between Ruritania and Peru`; -1 elsewhere."""
    signers: frozenset[str] = frozenset()
    """The states that its sentence says sign or conclude it: `Peru and Chile signed a treaty`."""
    year: int | None = None
    date: str | None = None
    """EDTF, where the text says the day or month of signature."""
    dated: bool = False
    """Whether the date is in the phrase (`treaty of 1961`), not only in the same clause (`… was signed in`)."""
    told: bool = False
    """Whether a clause right behind it tells which one it is: `the convention that was signed in 1960`."""
    ids: tuple[str, ...] = ()
    """The known treaties that bear this name."""
    acronym: str | None = None
    ordinal: int | None = None
    """Which of several of its name it is: `the second Rhine treaty`."""
    topics: frozenset[str] = frozenset()
    """What a technical treaty is about, as far as its words say: `extradition`, `tax`."""
    own: frozenset[str] = frozenset()
    """Keys of those words that no list of subjects has: proper names above all."""
    proper: bool = False
    subject: str = ""
    """The key of the first word of its subject."""
    titled: bool = False
    """Whether its subject follows a word that titles have: `treaty on …`, `договор о …`, not `pact of …`."""
    definite: bool = False
    indefinite: bool = False
    general: bool = False
    """Whether it speaks of no instrument in particular: `no treaty`, `any treaty`."""
    plural: bool = False
    old: bool = False
    new: bool = False

    @property
    def bound(self) -> frozenset[str]:
        """All states that the text says the instrument binds."""
        return self.parties | self.signers if self.signers else self.parties

    @property
    def bare(self) -> bool:
        """Whether it only points: `the treaty`, `the new pact`."""
        return not (self.words or self.parties or self.dated or self.ids or self.acronym or self.ordinal is not None)


@dataclass(frozen=True, slots=True)
class Page:
    """A document with all that reading its phrases needs, worked out once."""

    document: Document
    words: tuple[Word, ...]
    wording: Wording
    states: tuple[Found, ...]
    """States by name or demonym; names that several states share are left out."""
    capitals: tuple[Found, ...]
    aliases: tuple[Found, ...]
    dates: tuple[DateMention, ...]
    signings: tuple[Cue, ...]
    """Verbs and nouns of signing."""
    states_at: Mapping[int, Found]
    """The states by the offset where their name begins; so the capitals, the aliases and the dates."""
    capitals_at: Mapping[int, Found]
    aliases_at: Mapping[int, Found]
    dates_at: Mapping[int, DateMention]
    states_to: Mapping[int, Found]
    """The states by the offset where their name ends."""
    heads: Mapping[int, Head]
    """What kind of instrument a word names, by the word's index; the other words name none."""
    persons: frozenset[int]
    """Starts of the names of known persons."""
    headlines: frozenset[int]
    """Starts of paragraphs that write most words with a capital and speak of an instrument."""

    def word_index(self, offset: int) -> int:
        """The index of the first word that begins at the offset or after it."""
        return self.document.word_index(offset)

    def surface(self, index: int) -> str:
        """The word as written."""
        return self.words[index].span.of(self.document.text)

    def plain(self, index: int) -> str:
        """The word folded: small words are compared so."""
        return fold(self.words[index].text)

    def gap(self, index: int) -> str:
        """What stands between a word and the one after it."""
        return self.document.text[self.words[index].span.end : self.words[index + 1].span.start]

    def named_at(self, index: int, capitals: bool = False) -> Found | None:
        """The state (or the capital, where `capitals` holds) whose name begins with this word."""
        start = self.words[index].span.start
        return self.states_at.get(start) or (self.capitals_at.get(start) if capitals else None)

    def states_in(self, span: Span) -> tuple[Found, ...]:
        """The states named within the span."""
        return _in(self.states, span)

    def capitals_in(self, span: Span) -> tuple[Found, ...]:
        """The capitals named within the span."""
        return _in(self.capitals, span)

    def dates_in(self, span: Span) -> tuple[DateMention, ...]:
        """The dates that begin within the span."""
        first = bisect_left(self.dates, span.start, key=lambda date: date.span.start)
        return self.dates[first : bisect_left(self.dates, span.end, key=lambda date: date.span.start)]

    def signings_in(self, span: Span) -> list[Cue]:
        """The verbs and nouns of signing within the span."""
        first = bisect_left(self.signings, ((span.start,),))
        last = bisect_left(self.signings, ((span.end,),), first)
        return [cue for cue in self.signings[first:last] if cue.span.end <= span.end]

    def spoken_in(self, span: Span) -> tuple[Found, ...]:
        """The states and the capitals named within the span."""
        return (*_in(self.states, span), *_in(self.capitals, span))

    def state_before(self, index: int) -> Found | None:
        """The state whose name ends with this word."""
        return self.states_to.get(self.words[index].span.end)

    def is_dated_at(self, index: int) -> bool:
        """Whether a date begins with this word, or the word is a month or a weekday."""
        word = self.words[index]
        return word.span.start in self.dates_at or word.text in self.wording.calendar

    def is_near_year(self, offset: int) -> bool:
        """Whether a year stands right behind the offset."""
        return _YEAR.search(self.document.text, offset, offset + _YEAR_REACH) is not None

    def alias_at(self, index: int) -> Found | None:
        """The known treaty whose name begins with this word."""
        return self.aliases_at.get(self.words[index].span.start)

    def alias_over(self, offset: int) -> Found | None:
        """The known treaty whose name covers the offset."""
        place = bisect_right(self.aliases, offset, key=lambda found: found.span.start) - 1
        return self.aliases[place] if place >= 0 and offset < self.aliases[place].span.end else None

    def dated(self, start: int, reach: int = REACH) -> tuple[str, Span] | None:
        """The date (EDTF) that begins within reach, and its words; a bare year where no date is known there."""
        place = bisect_left(self.dates, start, key=lambda date: date.span.start)
        if place < len(self.dates) and self.dates[place].span.start <= start + reach:
            date = self.dates[place]
            if date.value[:4].isdigit() and _DATE_GAP.match(self.document.text[start : date.span.start]):
                return date.value, date.span
        year = _YEAR.search(self.document.text, start, start + reach)
        if year and _DATE_GAP.match(self.document.text[start : year.start()]):
            return year.group(), Span(*year.span())
        return None


def _in(found: tuple[Found, ...], span: Span) -> tuple[Found, ...]:
    first = bisect_left(found, span.start, key=lambda one: one.span.start)
    return found[first : bisect_left(found, span.end, key=lambda one: one.span.start)]


def page_of(document: Document, gazetteer: Gazetteer, dates: Sequence[DateMention] = ()) -> Page:
    """The document with its words, states and aliases found."""
    text, language = document.text, document.language
    heads = _heads(document, wording(language))
    spoken = {document.paragraph_at(document.starts[index]) for index in heads} if len(document.paragraphs) > 1 else ()
    states = tuple(found for found in states_in(document, gazetteer) if len(found.keys) == 1)
    capitals = tuple(found for found in capitals_in(document, gazetteer) if len(found.keys) == 1)
    aliases = treaties_in(document, gazetteer)
    return Page(
        document=document,
        words=document.words,
        wording=wording(language),
        states=states,
        capitals=capitals,
        aliases=aliases,
        dates=tuple(sorted(dates, key=lambda date: date.span)),
        signings=tuple(cue for cue in find_cues(document, "people") if cue.kind in _SIGNING),
        states_at={found.span.start: found for found in states},
        capitals_at={found.span.start: found for found in capitals},
        aliases_at={found.span.start: found for found in aliases},
        dates_at={date.span.start: date for date in dates},
        states_to={found.span.end: found for found in states},
        heads=heads,
        persons=frozenset(found.span.start for found in persons_in(document, gazetteer)),
        headlines=frozenset(span.start for span in spoken if _is_headline(span.of(text))),
    )


def _heads(document: Document, words: Wording) -> dict[int, Head]:
    """What kind of instrument each word names that names any; where there are compounds each word may."""
    places = places_of(document.text, document.language)
    keys = places if words.compounds else words.heads.keys() & places.keys()
    found = {index: words.head_of(document.words[index].text, key) for key in keys for index in places[key]}
    return {index: head for index, head in found.items() if head}


def _is_headline(paragraph: str) -> bool:
    """Whether a paragraph is a title in Title Case, where capitals tell nothing."""
    if len(paragraph) > 200 or paragraph.rstrip().endswith((".", ".”", '."', ".»")):
        return False
    words: list[str] = re.findall(r"[^\W\d_]{4,}", paragraph)
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)
