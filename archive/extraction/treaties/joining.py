"""Joins the phrases of one text to instruments, and says which of them the report is about.

The ladder, from sure to doubtful: names that decide for themselves; names that agree in words, acronym or parties;
a name right beside another (`the Mutual Defence Treaty, the Pukpuk Treaty`); then descriptions (`the defence pact`)
and words that only point (`the treaty`, `the document`), which go to the main instrument or the one last spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from archive.extraction.findings import Span
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.treaties.instruments import Page, Phrase
from archive.extraction.treaties.naming import Instrument, is_name, names_within, same_words, stands_for
from archive.extraction.words import fold, key_of

_BESIDE = re.compile(r"[”\"»’')\]]{0,2}\s?[,(–—-]\s?\(?(?P<word>[^\W\d_]{1,6}\s)?[“\"«‘']?\Z")
_CAPITALS = re.compile(r"(?<![^\W_])[A-ZА-ЯЁ][A-ZА-ЯЁ-]{1,6}(?![^\W_])")
UNIVERSAL = frozenset({"un-charter"})
"""Instruments that reports cite without being about them."""
MOST_INSTRUMENTS = 200
MOST_ACRONYMS = 200
"""No report speaks of more; what a hostile text adds is left out, so that it costs little."""
BODY_LENGTH = 160
"""A paragraph of so many code points is the body of the report; what stands before the first such is its title."""


class Joining:
    """The phrases of one page joined to instruments; `run` once, then read `instruments` and `main`."""

    def __init__(self, page: Page, gazetteer: Gazetteer) -> None:
        self.page = page
        self.gazetteer = gazetteer
        self.instruments: list[Instrument] = []
        self.main: Instrument | None = None
        self._shortened: dict[int, tuple[set[str], str]] = {}
        paragraphs = page.document.paragraphs
        body = next((index for index, span in enumerate(paragraphs) if span.end - span.start >= BODY_LENGTH), 0)
        self.title = paragraphs[:body][-6:]
        self.lead = paragraphs[: body + 1][-7:]

    def run(self, phrases: Sequence[Phrase]) -> None:
        """Joins all phrases, given in the order of the text."""
        rest: list[Phrase] = []
        for previous, phrase, following in zip((None, *phrases), phrases, (*phrases[1:], None), strict=False):
            if not is_name(phrase):
                rest.append(phrase)
            elif previous and following and following.span.start - phrase.span.end < 8:
                self._named(phrase, None)
            else:
                self._named(phrase, previous)
        self._acronyms()
        self._open_described(rest)
        self._settle_nameless()
        self.main = self._elect()
        for phrase in rest:
            self._described(phrase)
        self.main = self._elect()

    # -- names

    def _named(self, phrase: Phrase, previous: Phrase | None) -> None:
        beside = self._beside(phrase, previous)
        found = self._of_id(phrase) or self._same_name(phrase) or beside or self._renamed(phrase)
        if found is None and len(self.instruments) >= MOST_INSTRUMENTS:
            return
        found = found or self._new()
        if beside and beside is not found and not (beside.id and found.id):
            self._merge(beside, found)
        if len(phrase.ids) == 1:
            found.id = found.id or phrase.ids[0]
            found.candidates = ()
        elif phrase.ids and not found.id:
            found.candidates = found.candidates or phrase.ids
        found.take(phrase)

    def _merge(self, other: Instrument, into: Instrument) -> None:
        """Gives all mentions of one instrument to another."""
        for phrase in other.mentions:
            into.take(phrase)
        into.id = into.id or other.id
        self.instruments.remove(other)

    def _new(self) -> Instrument:
        self.instruments.append(Instrument())
        return self.instruments[-1]

    def _of_id(self, phrase: Phrase) -> Instrument | None:
        for instrument in self.instruments:
            if instrument.id and instrument.id in phrase.ids:
                return instrument
            if not instrument.id and set(instrument.candidates) & set(phrase.ids):
                return instrument
        return None

    def _same_name(self, phrase: Phrase) -> Instrument | None:
        fitting = [one for one in self.instruments if self._is_name_of(phrase, one)]
        return fitting[-1] if fitting else None

    def _is_name_of(self, phrase: Phrase, instrument: Instrument) -> bool:
        if (phrase.ids and instrument.id) or not self.agree(phrase, instrument):
            return False
        if self._abbreviates(phrase, instrument):
            return True
        if not phrase.words:
            return bool(phrase.parties) and phrase.parties == instrument.parties and phrase.head != "charter"
        if any(same_words(phrase.words, words) for words in instrument.names):
            return True
        return any(names_within(phrase, mention) or names_within(mention, phrase) for mention in instrument.mentions)

    def _abbreviates(self, phrase: Phrase, instrument: Instrument) -> bool:
        """Whether an acronym of one is made of the capitals of the other: `ABM`, `Anti-Ballistic Missile Treaty`."""
        short, long = self._short_and_long(phrase)
        for mention in instrument.mentions:
            other_short, other_long = self._short_and_long(mention)
            if short & other_short:
                return True
            if any(stands_for(one, other_long) for one in short) or any(stands_for(one, long) for one in other_short):
                return True
        return False

    def _short_and_long(self, phrase: Phrase) -> tuple[set[str], str]:
        """The acronyms that are a phrase's name, no state's; and its capitals in a row."""
        if id(phrase) not in self._shortened:
            self._shortened[id(phrase)] = self._shorten(phrase)
        return self._shortened[id(phrase)]

    def _shorten(self, phrase: Phrase) -> tuple[set[str], str]:
        surface = phrase.span.of(self.page.document.text)
        states = [found.span for found in self.page.states_in(phrase.span)]
        short = {phrase.acronym} if phrase.acronym else set()
        for match in _CAPITALS.finditer(surface):
            span = Span(phrase.span.start + match.start(), phrase.span.start + match.end())
            alone = phrase.words <= {key_of(match.group(), self.page.document.language)}
            if alone and not any(span.overlaps(state) for state in states):
                short.add(match.group())
        document = self.page.document
        words = [word.span.of(document.text) for word in document.words_in(phrase.span)]
        return short, "".join(word[0] for word in words if word[0].isupper() and len(word) > 1)

    def _beside(self, phrase: Phrase, previous: Phrase | None) -> Instrument | None:
        """The instrument named right before, where this is another name of it: `…, the Pukpuk Treaty, was agreed`."""
        text = self.page.document.text
        if previous is None or not 0 < phrase.span.start - previous.span.end <= 12:
            return None
        between = text[previous.span.end : phrase.span.start]
        beside = _BESIDE.match(between)
        word = fold((beside and beside["word"]) or "").strip()
        if not beside or (word and word not in self.page.wording.definite | self.page.wording.indefinite):
            return None
        if "(" not in between and self._is_listed(phrase):
            return None
        instrument = self._holder(previous)
        if instrument is None or not self.agree(phrase, instrument) or (phrase.ids and instrument.id):
            return None
        return instrument

    def _is_listed(self, phrase: Phrase) -> bool:
        """Whether `and` follows, so that the phrase is one of a list."""
        index = self.page.word_index(phrase.span.end)
        near = index < len(self.page.words) and self.page.words[index].span.start - phrase.span.end <= 3
        return near and self.page.plain(index) in self.page.wording.and_

    def _renamed(self, phrase: Phrase) -> Instrument | None:
        """The instrument that the sentence before began with, where this one says its name: `known as the “…”`."""
        before = fold(self.page.document.text[max(0, phrase.span.start - 40) : phrase.span.start]).rstrip(" \"“«‘'")
        head, _, last = before.rpartition(" ")
        before = head if last in self.page.wording.definite else before
        if not self.page.wording.naming or not before.endswith(self.page.wording.naming):
            return None
        sentence = self.page.document.sentence_at(phrase.span.start)
        earlier = self.page.document.sentence_at(max(0, self.page.document.paragraph_at(sentence.start).start - 2))
        spans = (self.page.document.sentence_at(max(0, sentence.start - 2)), earlier)
        holders = [one for one in self.instruments for span in spans if one.first.overlaps(span)]
        return min(holders, key=lambda one: one.first) if holders else None

    def _holder(self, phrase: Phrase) -> Instrument | None:
        return next((one for one in self.instruments if phrase in one.mentions), None)

    def _acronyms(self) -> None:
        """Adds the places where an acronym that was introduced in brackets stands alone."""
        text = self.page.document.text
        taken = [phrase.span for one in self.instruments for phrase in one.mentions]
        for instrument in self.instruments:
            for acronym in sorted(instrument.acronyms):
                alone = re.finditer(rf"(?<![\w-]){re.escape(acronym)}(?![\w-])", text)
                for match in islice(alone, MOST_ACRONYMS):
                    span = Span(*match.span())
                    if not any(span.overlaps(other) for other in taken):
                        instrument.take(Phrase(span=span, head=None, rule="treaty-acronym", proper=True))

    def agree(self, phrase: Phrase, instrument: Instrument) -> bool:
        """Whether nothing speaks against a phrase being of an instrument: year, parties, kind."""
        return self._compatible(phrase.year, phrase.bound, phrase.head, instrument)

    def _compatible(self, year: int | None, parties: frozenset[str], head: str | None, instrument: Instrument) -> bool:
        own_year, own_parties = self.year(instrument), self.parties(instrument)
        if year and own_year and year != own_year:
            return False
        if parties and own_parties and not (parties <= own_parties or own_parties <= parties):
            return False
        kinds = instrument.heads
        return not kinds or head is None or all((head == kind) == (kind in kinds) for kind in ("charter", "protocol"))

    def year(self, instrument: Instrument) -> int | None:
        """The year of signature: the authority file's, else the text's."""
        known = self.gazetteer.treaty(instrument.id or "")
        return int(known.signed[:4]) if known and known.signed else instrument.year

    def parties(self, instrument: Instrument) -> frozenset[str]:
        """The parties: the authority file's, else the text's."""
        known = self.gazetteer.treaty(instrument.id or "")
        return frozenset(known.parties) if known and known.parties else frozenset(instrument.parties)

    # -- instruments without a name, and the main one

    def _open_described(self, rest: list[Phrase]) -> None:
        """Opens an instrument for a description in the title or lead, and for a protocol that changes a treaty."""
        for phrase in list(rest):
            alike = [one for one in self.instruments if phrase.signers and self._fits_words(phrase, one)]
            if len(alike) == 1:
                alike[0].take(replace(phrase, words=frozenset(), parties=frozenset()))
                rest.remove(phrase)
                continue
            if phrase.head == "protocol":
                opens = self._changes_a_treaty(phrase)
            else:
                opens = self._could_open(phrase) and any(phrase.span.within(span) for span in self.lead)
                opens = opens and all(not self._fits_words(phrase, one) for one in self.instruments)
            if opens:
                self._new().take(phrase)
                rest.remove(phrase)

    def _changes_a_treaty(self, phrase: Phrase) -> bool:
        if phrase.definite and self.page.wording.articles and not phrase.words:
            return False
        sentence = self.page.document.sentence_at(phrase.span.start)
        reach = Span(phrase.span.end, min(sentence.end, phrase.span.end + 60))
        return any(word.key in self.page.wording.changing for word in self.page.document.words_in(reach))

    def _could_open(self, phrase: Phrase) -> bool:
        """Whether a description may introduce an instrument of its own."""
        if phrase.bare or phrase.plural or phrase.old or phrase.head in (None, "loose", "protocol", "charter"):
            return False
        return phrase.head == "strong" or phrase.dated

    def _settle_nameless(self) -> None:
        """Gives the mentions of an instrument without a name to the likeliest one that has a name."""
        for nameless in [one for one in self.instruments if one.nameless and "protocol" not in one.heads]:
            fitting = [one for one in self.instruments if one is not nameless and self._may_be(nameless, one)]
            if not fitting:
                continue
            self._merge(nameless, max(fitting, key=lambda one: (not one.nameless, self._weight(one))))

    def _may_be(self, nameless: Instrument, other: Instrument) -> bool:
        if any(phrase.dated for phrase in nameless.mentions) and not nameless.parties:
            return False
        if other.id in UNIVERSAL or not nameless.heads <= {"strong", "weak"} or "charter" in other.heads:
            return False
        if not self._compatible(nameless.year, frozenset(nameless.parties), "strong", other):
            return False
        if nameless.parties and not self.parties(other) and len(self._unlike(nameless)) > 1:
            return False
        sentences = {self.page.document.sentence_at(phrase.span.start) for phrase in nameless.mentions}
        return not any(self.page.document.sentence_at(phrase.span.start) in sentences for phrase in other.mentions)

    def _unlike(self, nameless: Instrument) -> list[Instrument]:
        """The other instruments that a report may be about: not the Charter, none that its date sets apart."""
        return [
            one
            for one in self.instruments
            if one is not nameless and one.id not in UNIVERSAL and not any(phrase.dated for phrase in one.mentions)
        ]

    def _elect(self) -> Instrument | None:
        """What the report is about: by the title, by how often and how early it is spoken of."""
        proper = [one for one in self.instruments if one.id not in UNIVERSAL and "charter" not in one.heads]
        return max(proper or self.instruments, key=self._weight, default=None)

    def _weight(self, instrument: Instrument) -> tuple[float, int]:
        spans = [phrase.span for phrase in instrument.mentions]
        weight = len(spans) + 0.3 * len(instrument.pointers)
        weight += 2.5 * any(span.within(title) for span in spans for title in self.title)
        weight += 1.0 * any(span.within(lead) for span in spans for lead in self.lead)
        weight += 0.5 * (instrument.first == min(one.first for one in self.instruments))
        weight -= 3.0 * ("protocol" in instrument.heads)
        return weight, -instrument.first.start

    # -- descriptions and pointers

    def _described(self, phrase: Phrase) -> None:
        if phrase.plural:
            return
        if phrase.bare or phrase.head == "loose":
            found = self._pointed_at(phrase)
            if found:
                found.point(phrase)
            return
        found = self._fits(phrase)
        if found:
            found.take(replace(phrase, words=frozenset(), parties=frozenset()))
        elif self._could_open(phrase) and (phrase.dated or phrase.year or phrase.parties or not self.instruments):
            self._new().take(phrase)
            self.main = self.main or self.instruments[-1]
        elif phrase.head == "weak" and phrase.year and phrase.words:
            self._new().take(phrase)

    def _fits_words(self, phrase: Phrase, instrument: Instrument) -> bool:
        return self.agree(phrase, instrument) and any(phrase.words & words for words in instrument.names)

    def _fits(self, phrase: Phrase) -> Instrument | None:
        """The instrument that a description describes: the main one first, then the one last spoken of."""
        agreeing = [one for one in self.instruments if self.agree(phrase, one) and one.id not in UNIVERSAL]
        if phrase.old:
            agreeing = [one for one in agreeing if one is not self.main]
        if phrase.year:
            agreeing = [one for one in agreeing if self.year(one) == phrase.year or self._fits_words(phrase, one)]
        alike = [one for one in agreeing if self._fits_words(phrase, one)]
        if alike:
            return self.main if self.main in alike else self._nearest(alike, phrase)
        if phrase.dated and not phrase.words:
            return self._nearest(agreeing, phrase)
        about_main = phrase.parties or phrase.definite or phrase.new or any(phrase.span.within(s) for s in self.lead)
        return self.main if self.main in agreeing and phrase.head != "protocol" and about_main else None

    def _pointed_at(self, phrase: Phrase) -> Instrument | None:
        """The instrument that `the treaty` points at.

        The main one where the paragraph speaks of it or of no other; else the last of its kind in the paragraph.
        """
        if self.page.wording.articles and not phrase.definite:
            return None
        fitting = [one for one in self.instruments if self._is_kind(phrase, one)]
        if phrase.old:
            return self._nearest([one for one in fitting if one is not self.main], phrase)
        start = self.page.document.paragraph_at(phrase.span.start).start
        main = [one for one in fitting if one is self.main]
        if phrase.new or self._nearest(main, phrase, start):
            return main[0] if main else None
        near = self._nearest(fitting, phrase, start)
        if near or phrase.head in ("charter", "protocol"):
            return near or self._nearest(fitting, phrase)
        return main[0] if main else None

    def _is_kind(self, phrase: Phrase, instrument: Instrument) -> bool:
        """Whether the pointing word can stand for it: `the Charter` for a charter only, and so with protocols."""
        charter = instrument.id in UNIVERSAL or "charter" in instrument.heads
        if phrase.head == "charter" or charter:
            return phrase.head == "charter" and charter
        if phrase.head == "protocol" or "protocol" in instrument.heads:
            return phrase.head == "protocol" and "protocol" in instrument.heads
        return self.agree(phrase, instrument)

    def _nearest(self, among: Sequence[Instrument], phrase: Phrase, since: int = 0) -> Instrument | None:
        """Of the instruments the one mentioned last before the phrase, though not before `since`."""
        best: tuple[int, Instrument] | None = None
        for instrument in among:
            for mention in (*instrument.mentions, *instrument.pointers):
                start = mention.span.start
                if since <= start < phrase.span.start and (best is None or start > best[0]):
                    best = start, instrument
        return best[1] if best else None
