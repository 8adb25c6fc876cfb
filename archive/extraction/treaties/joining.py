"""Joins the phrases of one text to instruments, and says which of them the report is about.

The ladder, from sure to doubtful: names that decide for themselves; names that agree in words, acronym or parties;
a name right beside another (`the Mutual Defence Treaty, the Pukpuk Treaty`); then descriptions (`the defence pact`)
and words that only point (`the treaty`, `the document`), which go to the main instrument or the one last spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from archive.extraction.findings import Span
from archive.extraction.treaties.instruments import Phrase
from archive.extraction.treaties.naming import LONG, Instrument, is_name
from archive.extraction.treaties.settling import UNIVERSAL, Settling
from archive.extraction.treaties.surroundings import near_part
from archive.extraction.words import fold

__all__ = ["UNIVERSAL", "Joining"]

_BESIDE = re.compile(
    r"[”\"»’')\]」』>》]{0,2}\s?[,(–—-]\s?\(?"
    r"(?P<words>(?:[^\W\d_]{1,12},?\s){0,5}|[^\W\d_ ,.()]{1,12}(?: [^\W\d_ ,.()]{1,12})?:\s)[“\"«‘'「『<《]?\Z"
)
"""Between two names: `, better known as the `, ` (full name: `."""
_MOST_BESIDE = 36
"""Code points between two names of one instrument: `, better known as the …`."""
_NEAR = 5
"""Words behind a protocol within which the treaty to which it belongs is named."""
MOST_INSTRUMENTS = 200
MOST_ACRONYMS = 200
"""No report speaks of more; what a hostile text adds is left out, so that it costs little."""


class Joining(Settling):
    """The phrases of one page joined to instruments; `run` once, then read `instruments` and `main`."""

    def run(self, phrases: Sequence[Phrase]) -> None:
        """Joins all phrases, given in the order of the text."""
        rest: list[Phrase] = []
        phrases = self._without_acronyms(phrases)
        for previous, phrase, following in zip((None, *phrases), phrases, (*phrases[1:], None), strict=False):
            if not is_name(phrase):
                rest.append(phrase)
            elif previous and following and following.span.start - phrase.span.end < 8:
                self._named(phrase, None)
            else:
                self._named(phrase, previous)
        self._join_headline()
        self._join_places()
        self._acronyms()
        self._open_described(rest)
        self._settle_nameless()
        self.main = self._elect()
        for phrase in rest:
            self._described(phrase)
        self.main = self._elect()

    def _without_acronyms(self, phrases: Sequence[Phrase]) -> list[Phrase]:
        """The phrases without those that only repeat an acronym which another has introduced."""
        introduced = {phrase.acronym for phrase in phrases if phrase.acronym}
        return [phrase for phrase in phrases if phrase.span.of(self.page.document.text) not in introduced]

    # -- names

    def _named(self, phrase: Phrase, previous: Phrase | None) -> None:
        beside = self._beside(phrase, previous)
        found = self._of_id(phrase) or self._same_name(phrase) or beside or self._renamed(phrase)
        if found is None and len(self.instruments) >= MOST_INSTRUMENTS:
            return
        found = found or self._new()
        if beside and beside is not found and not (beside.id and found.id):
            self._merge(beside, found)
        if found.strange and not found.id:
            pass  # a short name that known treaties bear as well
        elif len(phrase.ids) == 1:
            found.id = found.id or phrase.ids[0]
            found.candidates = ()
        elif phrase.ids and not found.id:
            found.candidates = found.candidates or phrase.ids
        found.take(phrase)

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
        fitting = [one for one in self.instruments if self.is_name_of(phrase, one)]
        if phrase.indefinite:  # `signed a Forces Agreement with Samoa` is not the one of a longer or shorter name
            fitting = [one for one in fitting if not phrase.words or phrase.words in one.names]
        return fitting[-1] if fitting else None

    def _beside(self, phrase: Phrase, previous: Phrase | None) -> Instrument | None:
        """The instrument named right before, where this is another name of it: `…, the Pukpuk Treaty, was agreed`."""
        text = self.page.document.text
        if previous is None or not 0 < phrase.span.start - previous.span.end <= _MOST_BESIDE:
            return None
        between = text[previous.span.end : phrase.span.start]
        beside = _BESIDE.match(between)
        if not beside or not self._introduces(fold(beside["words"]).strip()):
            return None
        if "(" not in between and (self._is_listed(phrase) or (between == ", " and not self.page.wording.articles)):
            return None
        instrument = self._holder(previous)
        if instrument is None or not self.agree(phrase, instrument) or (phrase.ids and instrument.id):
            return None
        return instrument

    def _introduces(self, between: str) -> bool:
        """Whether words between two names say that both are of one instrument: `also called the`, `full name:`."""
        wording = self.page.wording
        said = between.split()
        if said and said[-1] in wording.definite | wording.indefinite:
            said.pop()
        words = " ".join(said).rstrip(",")
        return not words or words in wording.also or words.endswith((":", *wording.naming))

    def _is_listed(self, phrase: Phrase) -> bool:
        """Whether `and` follows, so that the phrase is one of a list."""
        index = self.page.word_index(phrase.span.end)
        near = index < len(self.page.words) and self.page.words[index].span.start - phrase.span.end <= 3
        return near and self.page.plain(index) in self.page.wording.and_

    def _renamed(self, phrase: Phrase) -> Instrument | None:
        """The instrument that the sentence before began with, where this one says its name: `known as the “…”`."""
        before = fold(self.page.document.text[max(0, phrase.span.start - 40) : phrase.span.start]).rstrip(" \"“«‘'")
        head, _, last = before.rpartition(" ")
        bare = head if last in self.page.wording.definite else before
        naming = self.page.wording.naming
        if not naming or not (before.endswith(naming) or bare.endswith(naming)):
            return None
        sentence = self.page.document.sentence_at(phrase.span.start)
        earlier = self.page.document.sentence_at(max(0, self.page.document.paragraph_at(sentence.start).start - 2))
        own = [one for one in self.instruments if any(mention.span.overlaps(sentence) for mention in one.mentions)]
        if own:
            return max(own, key=lambda one: max(mention.span for mention in one.mentions))
        spans = (self.page.document.sentence_at(max(0, sentence.start - 2)), earlier)
        holders = [one for one in self.instruments for span in spans if one.first.overlaps(span)]
        return min(holders, key=lambda one: one.first) if holders else None

    def _holder(self, phrase: Phrase) -> Instrument | None:
        return next((one for one in self.instruments if phrase in one.mentions), None)

    def _acronyms(self) -> None:
        """Adds the places where an acronym that was introduced in brackets stands alone."""
        introduced = [(one, acronym) for one in self.instruments for acronym in sorted(one.acronyms)]
        taken = [phrase.span for one in self.instruments for phrase in one.mentions] if introduced else []
        for instrument, acronym in introduced:
            for span in islice(_alone(self.page.document.text, acronym), MOST_ACRONYMS):
                if not any(span.overlaps(other) for other in taken):
                    instrument.take(Phrase(span=span, head=None, rule="treaty-acronym", proper=True))

    # -- instruments without a name, and the main one

    def _open_described(self, rest: list[Phrase]) -> None:
        """Opens an instrument for a description in the title or lead, and for a protocol that changes a treaty."""
        for phrase in list(rest):
            alike = [one for one in self.instruments if phrase.signers and self.fits_words(phrase, one)]
            if len(alike) == 1:
                alike[0].take(replace(phrase, words=frozenset(), parties=frozenset(), topics=frozenset()))
                rest.remove(phrase)
                continue
            if phrase.head == "protocol":
                named = phrase.definite and bool(phrase.parties) and phrase.span.within(self.headline)
                opens = named or self._changes_a_treaty(phrase)
            else:
                opens = self._could_open(phrase) and phrase.span.within(self.lead)
                opens = opens and all(not self.fits_words(phrase, one) for one in self.instruments)
            if opens:
                self._new().take(phrase)
                rest.remove(phrase)

    def _changes_a_treaty(self, phrase: Phrase) -> bool:
        """Whether a protocol is said to change a treaty, or to belong to one; that `the protocol` does is no news."""
        page = self.page
        sentence = page.document.sentence_at(phrase.span.start)
        following = page.document.words_in(Span(phrase.span.end, min(sentence.end, phrase.span.end + 60)))
        near = following[:_NEAR]
        joint = next((place for place, word in enumerate(near[:2]) if word.text in page.wording.into), None)
        if joint is not None and page.document.text[phrase.span.end] == " ":
            whose = near[joint + 1 :]
            names = (page.wording.head_of(word.span.of(page.document.text), word.key) for word in whose)
            return any(names) or (len(whose) > 0 and whose[0].text in page.wording.them)
        if phrase.definite and page.wording.articles and not phrase.words:
            told = len(near) > 1 and near[0].text in page.wording.which  # `del Protocolo que lo acompaña`
            return told and any(word.key in page.wording.changing for word in near[1:3])
        return any(word.key in page.wording.changing for word in following)

    def _could_open(self, phrase: Phrase) -> bool:
        """Whether a description may introduce an instrument of its own."""
        if phrase.bare or phrase.general or phrase.head in (None, "loose", "charter"):
            return False
        if phrase.head == "protocol" and not phrase.plural:  # `the inspectors' protocol of 28 July` is a record
            with_year = str(phrase.year) in phrase.span.of(self.page.document.text)
            return phrase.dated and (with_year or phrase.proper) and bool(phrase.words or phrase.date)
        if phrase.plural:
            return phrase.dated and bool(phrase.words)
        if phrase.old and not (phrase.year or phrase.topics):
            return False
        return phrase.head == "strong" or phrase.dated or self._is_weighty(phrase)

    @staticmethod
    def _is_weighty(phrase: Phrase) -> bool:
        """Whether a weak word (`agreement`) is said of what states agree on: a technical topic, two signers."""
        if phrase.words and phrase.bound:
            return True
        long = len(phrase.words) >= LONG and len(phrase.words - phrase.own) > 1
        return bool(phrase.topics or long or len(phrase.bound) > 1 or (phrase.titled and (phrase.bound or phrase.year)))

    def _elect(self) -> Instrument | None:
        """What the report is about: by the title, by how often and how early it is spoken of."""
        if not self.instruments:
            return None
        proper = [one for one in self.instruments if one.id not in UNIVERSAL and "charter" not in one.heads]
        first = min(one.first for one in self.instruments)
        return max(proper or self.instruments, key=lambda one: self._weight(one, first))

    # -- descriptions and pointers

    def _described(self, phrase: Phrase) -> None:
        if phrase.plural and not (phrase.dated and phrase.words):
            return
        if phrase.bare and self._is_another(phrase):
            self._new().take(phrase)
            return
        if phrase.bare or phrase.head == "loose":
            found = self._pointed_at(phrase)
            if found:
                found.point(phrase)
            return
        found = None if self._is_signed_besides(phrase) else self._fits(phrase)
        if found:
            found.take(replace(phrase, words=frozenset(), parties=frozenset(), topics=frozenset()))
        elif self._could_open(phrase) and (
            phrase.dated or phrase.year or phrase.bound or self._is_apart(phrase) or self._is_signed_besides(phrase)
        ):
            self._new().take(phrase)
            self.main = self.main or self.instruments[-1]
        elif (phrase.head == "weak" and phrase.year and phrase.words) or self._is_with_another(phrase):
            self._new().take(phrase)

    def _is_with_another(self, phrase: Phrase) -> bool:
        """Whether it is the like of an instrument that is spoken of, with another state: `the agreement with Chad`."""
        stands = phrase.definite or not self.page.wording.articles
        if not (phrase.parties and stands) or phrase.plural or phrase.general or phrase.head not in ("weak", "strong"):
            return False
        bound = self.main is not None and bool(self.parties(self.main))
        return bound and any(phrase.noun in one.nouns for one in self.instruments)

    def _is_signed_besides(self, phrase: Phrase) -> bool:
        """Whether a treaty on another matter is signed besides the main one: `also signed a fisheries agreement`."""
        matter = phrase.topics or len(phrase.words) > 1
        if not (phrase.indefinite and matter and self.main) or self.main.first > phrase.span:
            return False
        if any(phrase.words <= words for words in self.main.names):
            return False
        sentence = self.page.document.sentence_at(phrase.span.start)
        if phrase.topics & self.main.topics or self.main.nameless or self.main.first.overlaps(sentence):
            return False
        words = self.page.document.words_in(near_part(sentence, phrase.span))
        return any(word.key in self.page.wording.signed for word in words)

    def _is_another(self, phrase: Phrase) -> bool:
        """Whether a word that else points has a year or signers of its own: `the treaty that they signed in 1904`."""
        if phrase.head not in ("strong", "weak", "protocol") or phrase.general or not phrase.year:
            return False
        if any(self.year(one) == phrase.year for one in self.instruments):
            return False
        introduced = (phrase.indefinite or phrase.old or phrase.head == "protocol") and not phrase.new
        introduced = introduced or (phrase.told and not any(self._may_be_told(phrase, one) for one in self.instruments))
        signed = len(phrase.signers) > 1 and not any(self.agree(phrase, one) for one in self.instruments)
        return bool(self.instruments) and (introduced or signed)

    def _may_be_told(self, phrase: Phrase, instrument: Instrument) -> bool:
        """Whether `the convention that was signed in 1960` may be of an instrument that is known by then."""
        return self.agree(phrase, instrument) and self.may_be_of_year(phrase.year, phrase.span, instrument)

    def _is_apart(self, phrase: Phrase) -> bool:
        """Whether a description can be of no instrument that is known yet: there is none, or the topic is another."""
        apart = phrase.topics and self.main and self.is_of_another_topic(phrase.topics, self.main)
        return not self.instruments or bool(apart)

    def _fits(self, phrase: Phrase) -> Instrument | None:
        """The instrument that a description describes: the main one first, then the one last spoken of."""
        agreeing = [one for one in self.instruments if self.agree(phrase, one) and one.id not in UNIVERSAL]
        if phrase.old:
            agreeing = [one for one in agreeing if one is not self.main]
        if phrase.year:
            agreeing = [
                one
                for one in agreeing
                if self.may_be_of_year(phrase.year, phrase.span, one)
                or (self.fits_words(phrase, one) and not (phrase.dated or phrase.told))
            ]
        alike = [one for one in agreeing if self.fits_words(phrase, one)]
        if alike:
            return self.main if self.main in alike else self._nearest(alike, phrase)
        if phrase.dated and not phrase.words:
            return self._nearest(agreeing, phrase)
        same = [one for one in agreeing if phrase.parties and phrase.parties <= self.parties(one)]
        if same and self.main not in same:
            return self._nearest(same, phrase)
        about_main = phrase.parties or phrase.definite or phrase.new or phrase.span.within(self.lead)
        if self.main is None or not (self.main.first < phrase.span or self._is_prominent(self.main)):
            return None  # what is cited further down is not what the report speaks of here
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
        called = [one for one in fitting if phrase.noun in one.nouns or not one.nouns]
        if called and phrase.head != "loose":
            fitting = called
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


def _alone(text: str, acronym: str) -> Iterator[Span]:
    """Where the acronym stands in the text as a word of its own."""
    start = text.find(acronym)
    while start >= 0:
        end = start + len(acronym)
        if not (_is_inside(text[start - 1 : start]) or _is_inside(text[end : end + 1])):
            yield Span(start, end)
        start = text.find(acronym, end)


def _is_inside(char: str) -> bool:
    return char.isalnum() or char in ("-", "_")
