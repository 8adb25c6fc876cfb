"""Whether a phrase may be of an instrument: by words and acronyms, year, parties, number, topic and kind."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from archive.extraction.findings import DateMention, Span
from archive.extraction.gazetteer import Gazetteer
from archive.extraction.treaties.instruments import Page, Phrase
from archive.extraction.treaties.naming import Instrument, names_within, same_title, stands_for
from archive.extraction.words import key_of

_CAPITALS = re.compile(r"(?<![^\W_])[A-ZА-ЯЁ][A-ZА-ЯЁ-]{1,6}(?![^\W_])")
_ASKED = 4
"""So many first mentions of an instrument are asked for its year."""
_AFTER = 100
"""Code points after a sentence in which the next one may say the year."""


class Likeness:
    """Compares phrases of one page with the instruments that its other phrases have opened."""

    def __init__(self, page: Page, gazetteer: Gazetteer) -> None:
        self.page = page
        self.gazetteer = gazetteer
        self._shortened: dict[int, tuple[set[str], str]] = {}
        self._on_file: dict[str, tuple[int | None, frozenset[str]]] = {}
        self._starts = [date.span.start for date in page.dates]
        self._newest = max((int(date.value[:4]) for date in page.dates if date.value[:4].isdigit()), default=None)

    def is_name_of(self, phrase: Phrase, instrument: Instrument) -> bool:
        if (phrase.ids and instrument.id) or not self.agree(phrase, instrument):
            return False
        if self._abbreviates(phrase, instrument):
            return True
        if not phrase.words:
            same = bool(phrase.parties) and phrase.parties == instrument.parties and phrase.head != "charter"
            return same and self.may_be_of_year(phrase.year, phrase.span, instrument)
        if any(same_title(phrase, mention) for mention in instrument.mentions if mention.words):
            if phrase.titled and not self._is_called(phrase.noun, instrument):
                return False
            plain = (phrase.dated or phrase.told) and not phrase.own
            return not plain or self.may_be_of_year(phrase.year, phrase.span, instrument)
        return any(names_within(phrase, mention) or names_within(mention, phrase) for mention in instrument.mentions)

    @staticmethod
    def _is_called(noun: str, instrument: Instrument) -> bool:
        """Whether its titles call it so too: a treaty on extradition and a convention on extradition are two."""
        nouns = {mention.noun for mention in instrument.mentions if mention.titled and mention.noun}
        return not nouns or noun in nouns

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

    def agree(self, phrase: Phrase, instrument: Instrument) -> bool:
        """Whether nothing speaks against a phrase being of an instrument: year, parties, number, topic, kind."""
        if phrase.ordinal is not None and instrument.ordinals - {phrase.ordinal}:
            return False
        if not phrase.ids and self.is_of_another_topic(phrase.topics, instrument):
            return False
        if instrument.strange != (phrase.strangers > 0):
            known = phrase.bound if instrument.strange else self.parties(instrument)
            if len(known) > 1:  # between Ruritania and Peru, between Chile and Peru
                return False
        return self.compatible(phrase.year, phrase.bound, phrase.head, instrument)

    def is_of_another_topic(self, topics: AbstractSet[str], instrument: Instrument) -> bool:
        """Whether both are technical treaties, and not on the same matter: extradition and legal assistance."""
        own = instrument.topics
        return bool(topics and own and not instrument.id and own.isdisjoint(topics))

    def compatible(self, year: int | None, parties: AbstractSet[str], head: str | None, instrument: Instrument) -> bool:
        own_year, own_parties = self.year(instrument), self.parties(instrument)
        if year and own_year and year != own_year:
            return False
        if parties and own_parties and not (parties <= own_parties or own_parties <= parties):
            return False
        kinds = instrument.heads
        if not kinds or head is None:
            return True
        return (head == "charter") == ("charter" in kinds) and (head == "protocol") == ("protocol" in kinds)

    def may_be_of_year(self, year: int | None, said: Span, instrument: Instrument) -> bool:
        """Whether an instrument may be what a description dates, which is said at the span.

        One whose year the text does not say is no old one, unless the old year stands near its name as well.
        """
        own = self.year(instrument)
        if not year or own:
            return not year or year == own
        recent = self._newest is None or year >= self._newest - 1
        return recent or self.stands_near(year, said, instrument)

    def stands_near(self, year: int | None, said: Span, instrument: Instrument) -> bool:
        """Whether a year stands near the name of the instrument, elsewhere than in the sentence of the span."""
        own_sentence = self.page.document.sentence_at(said.start)
        sentences = [self.page.document.sentence_at(phrase.span.start) for phrase in instrument.mentions[:_ASKED]]
        return any(
            date.value[:4] == str(year) and (sentence == own_sentence or not date.span.within(own_sentence))
            for sentence in sentences
            for date in self._dates_within(sentence.start, sentence.end + _AFTER)
        )

    def _dates_within(self, start: int, end: int) -> Sequence[DateMention]:
        """The dates that begin between two offsets, both included."""
        return self.page.dates[bisect_left(self._starts, start) : bisect_right(self._starts, end)]

    def year(self, instrument: Instrument) -> int | None:
        """The year of signature: the authority file's, else the text's."""
        return self._known(instrument.id)[0] or instrument.year if instrument.id else instrument.year

    def parties(self, instrument: Instrument) -> AbstractSet[str]:
        """The parties: the authority file's, else the text's."""
        return self._known(instrument.id)[1] or instrument.parties if instrument.id else instrument.parties

    def _known(self, id: str) -> tuple[int | None, frozenset[str]]:  # noqa: A002
        """The year of signature and the parties that the authority file gives, each empty where it gives none."""
        if id not in self._on_file:
            known = self.gazetteer.treaty(id)
            signed, parties = (known.signed, known.parties) if known else (None, ())
            self._on_file[id] = (int(signed[:4]) if signed else None), frozenset(parties)
        return self._on_file[id]

    def fits_words(self, phrase: Phrase, instrument: Instrument) -> bool:
        if not phrase.words or not any(not phrase.words.isdisjoint(words) for words in instrument.names):
            return False
        return self.agree(phrase, instrument)
