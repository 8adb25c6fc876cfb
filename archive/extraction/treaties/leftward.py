"""A phrase about an instrument, and what stands before its head word: name, subject, parties, up to its article."""

from __future__ import annotations

import re

from archive.extraction.names import Found
from archive.extraction.treaties.instruments import Page
from archive.extraction.treaties.wording import Head

TIGHT = re.compile(r"[ \u00a0\t]{0,3}[-–‑/’']?[ \u00a0\t]{0,3}\Z")
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_DAY_DIGITS = 2
_NOUN = 4
"""Letters of the shortest common noun that is taken for an instrument's matter."""
_CAPITALS = 5
"""Words within which the article stands before a common noun and the proper name before it."""
_INITIAL = re.compile(r"\. ?\Z")
_INSIDE = re.compile(r"(?<=\s)\(([A-ZА-ЯЁ][A-ZА-ЯЁ0-9-]{1,10})\)[ \u00a0]\Z")


class Leftward:
    """A phrase as it is read outwards from its head word; what stands before it."""

    def __init__(self, page: Page, index: int, head: Head) -> None:
        self.page = page
        self.head = head
        self.first = self.last = self.head_index = index
        self.words: set[str] = set()
        self.parties: set[str] = set()
        self.strangers = -1
        self.date: str | None = None
        self.acronym: str | None = None
        self.subject = ""
        self.ordinal: int | None = None
        self.end = self.name_end = page.words[index].span.end
        """Whether words that stand for both parties say whose it is: `between the two countries`."""
        self.titled = self.proper = self.definite = self.indefinite = self.general = self.old = self.new = False
        paragraph = page.document.paragraph_at(page.words[index].span.start)
        self.headline = paragraph.start in page.headlines
        self.capital = not page.wording.nouns_in_capitals and self._is_title_word(index)
        """Whether the head word is written as in a title, so that its subject is a name."""
        compound = page.wording.compounds and page.words[index].key not in page.wording.heads
        if compound and page.surface(index) not in page.wording.acronyms:
            self._compound(page.wording.first_half(page.surface(index)))
            self.proper = self.proper and not page.wording.is_plural(page.surface(index))  # `Ostverträge` are several

    def _compound(self, half: str) -> None:
        """Takes the first half of a compound, which is a name where it is no common subject: `Mond|vertrag`."""
        self.words.add(half)
        self.proper = half not in self.page.wording.subjects

    def name(self, index: int) -> None:
        """Takes a word of the name."""
        self.words.add(self.page.words[index].key)

    def extend(self, end: int, name: bool = False) -> None:
        """Takes all up to the offset, as the name's end where `name` holds."""
        self.end = end
        self.name_end = end if name else self.name_end
        self.last = self.page.word_index(end) - 1

    def read_left(self) -> None:
        """Takes what stands before the head: name, subject, parties, year; up to its article."""
        page, words = self.page, self.page.wording
        index = bracket = self._acronym_inside()
        while index > 0:
            index -= 1
            gap = page.gap(index)
            if index + 1 == bracket:
                gap = gap.removesuffix("(")
            if not TIGHT.match(gap) and not (len(page.surface(index)) == 1 and _INITIAL.match(gap)):
                break
            if words.names_before and (state := page.state_before(index)) and self._is_attribute_state(state, gap):
                self.parties.update(state.keys)
                index = page.word_index(state.span.start)
            elif (day := self._day_name(index)) < index:
                index = day
            elif not self._take_left(index, gap):
                break
            self.first = min(self.first, index)
        if self.acronym and not self.words:
            self.acronym = None
        self._named_for_state()

    def _named_for_state(self) -> None:
        """Takes a lone state before a title for its name, not for a party: `the Samoa Agreement`."""
        title = self.capital and not (self.headline or self.words or self.date)
        if title and len(self.parties) == 1 and self.page.wording.articles and self.page.wording.names_before:
            for index in range(self.first, self.last):
                self.name(index)
            self.parties.clear()
            self.proper = True

    def _day_name(self, index: int) -> int:
        """The first word of a day without a year that is the name, else the word: `the May 17 Agreement`."""
        page = self.page
        before = index - 1
        if not (self.capital and before >= 0 and not self.words):
            return index
        pair = {page.surface(before).lower(), page.surface(index).lower()}
        numbers = [word for word in pair if word.isdigit() and len(word) <= _DAY_DIGITS]
        month = page.is_dated_at(before) or not pair.isdisjoint(page.wording.months)
        if len(numbers) != 1 or not month or page.gap(before) != " ":
            return index
        self.words |= pair
        self.proper = True
        return before

    def _is_attribute_state(self, state: Found, gap: str) -> bool:
        """Whether a state before the instrument is said of it; without articles only an adjective or a compound is."""
        words = self.page.wording
        surface = state.span.of(self.page.document.text)
        return words.articles or "-" in gap or surface[0].islower() or surface.endswith(words.name_endings)

    def _acronym_inside(self) -> int:
        """The first word of an acronym in brackets before the head, which it takes: `Forces (INF) Treaty`; the head."""
        page = self.page
        start = page.words[self.first].span.start
        match = _INSIDE.search(page.document.text, max(0, start - 16), start)
        if not match:
            return self.first
        self.acronym = match.group(1)
        return page.word_index(match.start(1))

    def _take_left(self, index: int, gap: str) -> bool:
        """Takes one word to the left; false where the phrase begins after it."""
        page, words = self.page, self.page.wording
        key, surface, plain = page.words[index].key, page.surface(index), page.plain(index)
        if plain in words.definite or plain in words.indefinite:
            self._determine(index, plain)
            return False
        if surface.isdigit():
            return self._number(surface, words.names_before)
        if key in words.signed and not self._is_attribute(index):
            return False
        if key in words.ordinals:
            self.ordinal = words.ordinals[key]
            return True
        if key in words.epithets or key in words.old or key in words.new:
            self.old |= key in words.old
            self.new |= key in words.new
            self.proper |= self._is_title_word(index)
            return True
        if not words.names_before:
            return False
        if key in words.halves or surface.lower() in words.halves:
            self.parties.add(words.halves[surface.lower()])
            return True
        if key in words.subjects and self._is_attribute_word(surface):
            self.name(index)
            self.proper |= self._is_title_word(index)
            return True
        if plain in words.inside:
            return self._bridges(index)
        return self._proper_left(index, key, surface, gap)

    def _is_attribute_word(self, surface: str) -> bool:
        """Whether a word of the subject may stand before the instrument: without articles only an adjective does."""
        words = self.page.wording
        return words.articles or words.names_after or surface.endswith(words.name_endings)

    def _is_attribute(self, index: int) -> bool:
        """Whether a word for signing is a participle before its noun (`the newly signed treaty`), and no verb."""
        page, words = self.page, self.page.wording
        if index == 0 or not TIGHT.match(page.gap(index - 1)):
            return False
        plain = page.plain(index - 1)
        return plain in words.definite or plain in words.indefinite or page.words[index - 1].key in words.epithets

    def _is_title_word(self, index: int) -> bool:
        """Whether a common word is written as in a title: with a capital, though no sentence begins with it."""
        start = self.page.words[index].span.start
        sentence = self.page.document.sentence_at(start)
        return self.page.surface(index)[0].isupper() and not self.headline and sentence.start != start

    def _determine(self, index: int, plain: str) -> None:
        page = self.page
        self.definite = plain in page.wording.definite
        self.indefinite = not self.definite
        self.general = plain in page.wording.general
        if plain == "s" and index > 0 and (state := page.state_before(index - 1)):
            self.parties.update(state.keys)

    def _number(self, surface: str, before: bool) -> bool:
        if YEAR.fullmatch(surface):
            self.date = self.date or surface
            return True
        if before and self.words and len(surface) <= 3:
            self.words.add(surface)
            return True
        return False

    def _bridges(self, index: int) -> bool:
        """Whether a small word stands inside the name: `Law of the Sea Convention`, `friendship and trade pact`."""
        page, words = self.page, self.page.wording
        if not self.words or index == 0 or not TIGHT.match(page.gap(index - 1)):
            return False
        before = page.words[index - 1].key
        if page.state_before(index - 1):
            return False
        if page.plain(index) in words.and_ or page.plain(index) in words.subject:
            if not self._is_attribute_word(page.surface(index - 1)):
                return False
            named = self.proper and page.surface(index - 1)[0].isupper() and not words.nouns_in_capitals
            return before in words.subjects or named
        return page.plain(index - 1) in words.subject and self.proper

    def _proper_left(self, index: int, key: str, surface: str, gap: str) -> bool:
        words = self.page.wording
        acronym = len(surface) > 1 and surface.isupper()
        if gap in ("-", "‑") and surface.isalpha() and self.words:
            self.name(index)
            return True
        if words.stops_at(surface, key):
            return False
        if not surface[0].isupper():
            return self._matter_left(index, surface)
        if self.headline and not acronym and not self._stands_elsewhere(index):
            return False
        if words.name_endings and "-" not in gap and not surface.endswith(words.name_endings):
            return False
        self.name(index)
        self.proper = True
        return True

    def _matter_left(self, index: int, surface: str) -> bool:
        """Takes a common noun right before the instrument, after its article, for its matter: `the tuna treaty`."""
        page, words = self.page, self.page.wording
        if not words.adjective_endings or index + 1 != self.first or self.words or index == 0 or self.head == "loose":
            return False
        article = index - 1
        while article > 0 and index - article < _CAPITALS and page.surface(article)[0].isupper():
            article -= 1  # `the Greater Sunrise unitisation agreement`
        before = page.plain(article)
        determined = (before in words.definite or before in words.indefinite) and page.gap(index - 1) == " "
        if not determined or len(surface) < _NOUN or surface.endswith(words.adjective_endings):
            return False
        self.name(index)
        return True

    def _stands_elsewhere(self, index: int) -> bool:
        """Whether a headline's words up to the head stand elsewhere too, so that they are a name and no sentence."""
        text = self.page.document.text
        return text.count(text[self.page.words[index].span.start : self.end]) > 1
