"""Settles which of the instruments that a text names are one: by title and lead, place of signature, and year."""

from __future__ import annotations

from dataclasses import replace

from archive.extraction.findings import Span
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.treaties.instruments import Page, Phrase
from archive.extraction.treaties.likeness import Likeness
from archive.extraction.treaties.naming import Instrument, is_by_place, is_formal, is_proper
from archive.extraction.treaties.recognition import FEW

UNIVERSAL = frozenset({"un-charter"})
"""Instruments that reports cite without being about them."""
_AROUND = 160
"""Code points around a formal title in which a report says where it was signed."""
_BEGINNING = 600
"""Code points of a paragraph in which a report says what it is about, where it is written in one piece."""
_TITLE = 6
"""Lines of the longest title."""
_HEADLINE = 30
"""Code points of the shortest headline; what is shorter is a rubric."""
BODY_LENGTH = 160
"""A paragraph of so many code points is the body of the report; what stands before the first such is its title."""


class Settling(Likeness):
    """The instruments of one page, of which some are merged into others."""

    def __init__(self, page: Page, gazetteer: Gazetteer) -> None:
        super().__init__(page, gazetteer)
        self.instruments: list[Instrument] = []
        self.main: Instrument | None = None
        paragraphs = page.document.paragraphs
        body = next((index for index, span in enumerate(paragraphs) if span.end - span.start >= BODY_LENGTH), 0)
        title, first, second = (
            paragraphs[max(0, body - _TITLE) : body],
            paragraphs[body:][:1],
            paragraphs[body + 1 :][:1],
        )
        self.title = Span(title[0].start, title[-1].end) if title else Span(0, 0)
        self.headline = next((span for span in paragraphs[:body] if span.end - span.start >= _HEADLINE), self.title)
        """The first line of some length, which stands far above the body where short notes part them."""
        self.title_words = frozenset(word.key for word in page.document.words_in(self.title))
        self.body = tuple(_beginning(part) for part in (*first, *second))
        """The first two paragraphs of the body; the second often gives its name to what the title speaks of."""
        self.lead = Span((*title, *first)[0].start, self.body[0].end) if first else self.title
        """The title and the first paragraph."""

    def _merge(self, other: Instrument, into: Instrument) -> None:
        """Gives all mentions of one instrument to another."""
        for phrase in other.mentions:
            into.take(phrase)
        into.id = into.id or other.id
        self.instruments.remove(other)

    def _join_headline(self) -> None:
        """Gives a name that only the headline uses to the one formal title of the lead, unless they disagree."""
        for above in list(self.instruments):
            if not all(phrase.span.within(self.title) for phrase in above.mentions):
                continue
            named = [one for one in self.instruments if any(one.first.within(part) for part in self.body)]
            if len(named) != 1 or named[0] is above or (above.id and named[0].id):
                continue
            formal = any(phrase.titled or (phrase.acronym and phrase.words) for phrase in named[0].mentions)
            if formal and all(self.agree(phrase, named[0]) and not phrase.titled for phrase in above.mentions):
                self._merge(above, named[0])
            elif all(self._describes(phrase, named[0]) for phrase in above.mentions):
                for phrase in above.mentions:  # what only describes is no title
                    named[0].take(replace(phrase, words=frozenset(), own=frozenset(), titled=False))
                self.instruments.remove(above)

    def _describes(self, phrase: Phrase, instrument: Instrument) -> bool:
        """Whether words in small letters describe what has a proper name: `Friendship pact for two kingdoms`."""
        named = any(is_proper(mention) and self.fits_words(phrase, instrument) for mention in instrument.mentions)
        small = phrase.core >= 0 and self.page.document.text[phrase.core].islower()
        return named and small and not is_proper(phrase)

    def _join_places(self) -> None:
        """Gives a name by place to the one formal title that is said to be signed there: `fatta a Nicosia`."""
        formal = [one for one in self.instruments if one.id is None and any(is_formal(p) for p in one.mentions)]
        for named in list(self.instruments):
            words = frozenset().union(*named.names)
            if named.id or named in formal or not words or not all(is_by_place(one) for one in named.mentions):
                continue
            fitting = [one for one in formal if one in self.instruments and self._is_signed_at(named, one)]
            if len(fitting) == 1 and all(self.agree(phrase, fitting[0]) for phrase in named.mentions):
                self._merge(named, fitting[0])

    def _is_signed_at(self, named: Instrument, instrument: Instrument) -> bool:
        """Whether the place stands around the formal title, where the text says that it was signed."""
        phrase = next(phrase for phrase in instrument.mentions if is_formal(phrase))
        paragraph = self.page.document.paragraph_at(phrase.span.start)
        around = Span(max(paragraph.start, phrase.span.start - _AROUND), min(paragraph.end, phrase.span.end + _AROUND))
        words = self.page.document.words_in(around)
        signed = any(word.key in self.page.wording.signed for word in words)
        own = [mention.span for mention in named.mentions]
        if any(span.overlaps(self.page.document.sentence_at(phrase.span.start)) for span in own):
            return False
        apart = [word for word in words if not any(word.span.overlaps(span) for span in own)]
        capitals = {word.key for word in apart if word.span.of(self.page.document.text)[0].isupper()}
        place = frozenset().union(*named.names)
        return signed and place <= capitals and not any(place & names for names in instrument.names)

    def _settle_nameless(self) -> None:
        """Gives the mentions of an instrument without a name to the likeliest one that has a name."""
        for nameless in [one for one in self.instruments if one.nameless and "protocol" not in one.heads]:
            fitting = [one for one in self.instruments if one is not nameless and self._may_be(nameless, one)]
            if not fitting:
                continue
            first = min(one.first for one in self.instruments)
            self._merge(nameless, max(fitting, key=lambda one: self._likeliness(nameless, one, first)))

    def _likeliness(self, nameless: Instrument, other: Instrument, first: Span) -> tuple[bool, bool, tuple[float, int]]:
        """By what the likeliest is found: a name, a party that both name, and how much the report speaks of it."""
        shared = not self.parties(other).isdisjoint(nameless.parties)
        return not other.nameless, shared, self._weight(other, first)

    def _may_be(self, nameless: Instrument, other: Instrument) -> bool:
        if any(phrase.old for phrase in nameless.mentions) and self.year(other) != nameless.year:
            return False
        dated = any(phrase.dated for phrase in nameless.mentions) and self.year(other) != nameless.year
        if dated and (self.year(other) or not self.stands_near(nameless.year, nameless.first, other)):
            return False
        if not self.may_be_of_year(nameless.year, nameless.first, other):
            return False
        if self.is_of_another_topic(nameless.topics, other):
            return False
        merely_apart = nameless.parties and not self.parties(other)
        if merely_apart and (not self._is_in(self.lead, nameless) or self._is_joined_by_many(other)):
            return False
        known = self.gazetteer.treaty(other.id or "")
        if known and not known.parties and len(nameless.parties) > 1:  # many states joined it
            return False
        if other.id in UNIVERSAL or not nameless.heads <= {"strong", "weak"} or "charter" in other.heads:
            return False
        if not self.compatible(nameless.year, frozenset(nameless.parties), "strong", other):
            return False
        if nameless.parties and not self.parties(other) and len(self._unlike(nameless)) > 1:
            return False
        if not self._is_prominent(other) and not self._shares_a_word(nameless, other):
            return False
        sentences = {self.page.document.sentence_at(phrase.span.start) for phrase in nameless.mentions}
        return not any(self.page.document.sentence_at(phrase.span.start) in sentences for phrase in other.mentions)

    def _is_prominent(self, instrument: Instrument) -> bool:
        """Whether the report may be about it: named in title or lead, or more than once; what is only cited is not."""
        known = self.gazetteer.treaty(instrument.id or "")
        if len(instrument.mentions) > 1 or (known and 0 < len(known.parties) <= FEW):
            return True
        return self._is_in(self.lead, instrument) or any(self._is_in(part, instrument) for part in self.body)

    @staticmethod
    def _is_in(part: Span, instrument: Instrument) -> bool:
        """Whether a mention that names or describes the instrument stands in the part of the text."""
        return any(phrase.span.within(part) for phrase in instrument.mentions)

    @staticmethod
    def _shares_a_word(some: Instrument, other: Instrument) -> bool:
        return any(words & names for words in some.names for names in other.names)

    def _is_joined_by_many(self, instrument: Instrument) -> bool:
        """Whether many states join its kind, and it is spoken of in passing: `under the Convention against …`."""
        spans = [phrase.span for phrase in (*instrument.mentions, *instrument.pointers)]
        if len(spans) > 1 or any(span.within(self.lead) for span in spans):
            return False
        words = self.page.document.words_in(spans[0])
        return any(word.key in self.page.wording.of_many for word in words)

    def _unlike(self, nameless: Instrument) -> list[Instrument]:
        """The other instruments that a report may be about: not the Charter, none that its date sets apart."""
        return [one for one in self.instruments if one is not nameless and one.id not in UNIVERSAL and not one.nameless]

    def _weight(self, instrument: Instrument, first: Span) -> tuple[float, int]:
        """How much the report speaks of it; `first` is the first mention of any instrument."""
        named = [phrase for phrase in instrument.mentions if phrase.rule != "treaty-pronoun"]
        weight = len(named) + 0.3 * len(instrument.pointers)
        entitled = any(phrase.span.within(self.title) or phrase.span.within(self.headline) for phrase in named)
        weight += 2.5 if entitled else 0.5 * self._is_hinted_at(instrument)
        weight += 1.0 * any(phrase.span.within(self.lead) for phrase in named)
        weight += 0.5 * (instrument.first == first)
        weight -= 3.0 * ("protocol" in instrument.heads and not entitled)
        return weight, -instrument.first.start

    def _is_hinted_at(self, instrument: Instrument) -> bool:
        """Whether the title has a word of its name that no other has: `Itaipu compie 50 anni`."""
        hints = {word for phrase in instrument.mentions if phrase.proper for word in phrase.own & self.title_words}
        for other in self.instruments if hints else ():
            if other is not instrument:
                hints.difference_update(*other.names)
        return bool(hints)


def _beginning(paragraph: Span) -> Span:
    return Span(paragraph.start, min(paragraph.end, paragraph.start + _BEGINNING))
