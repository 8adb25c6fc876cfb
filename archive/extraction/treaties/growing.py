"""A phrase about an instrument, read outwards from its head word: first to the left, then to the right."""

from __future__ import annotations

import re

from archive.extraction.findings import Span
from archive.extraction.names import Found
from archive.extraction.treaties.instruments import Page
from archive.extraction.treaties.wording import Head

TIGHT = re.compile(r"[ \u00a0\t]{0,3}[-–‑/’']?[ \u00a0\t]{0,3}\Z")
_INITIAL = re.compile(r"\. ?\Z")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_ACRONYM = re.compile(r"\s{0,3}\((?:[^()\n]{0,40}?[,;]\s)?[\"“«]?([A-ZА-ЯЁ][A-ZА-ЯЁ0-9-]{1,11})[\"”»]?\)")
_INSIDE = re.compile(r"(?<=\s)\(([A-ZА-ЯЁ][A-ZА-ЯЁ0-9-]{1,10})\)[ \u00a0]\Z")
_PARTY_ACRONYM = re.compile(r"\s?\([A-ZА-ЯЁ][A-ZА-ЯЁ.]{1,10}\)")
_LIST_COMMA = re.compile(r",\s{1,3}\Z")
_BREAK = re.compile(r"[.;:!?\n]")
_DAY = re.compile(
    r"\s{0,2}(?:[^\W\d_]{2,3}\s)?(?:\d{1,2}(?:er|st|nd|rd|th|\.)?\s)?(?:[^\W\d_]{2,3}\s)?(?:[^\W\d_]{3,10}\.?)?"
    r"(?:\s\d{1,2},)?(?:\s[^\W\d_]{2,3})?\s{0,2}\Z"
)
"""What may stand between `of` and a year: a day and a month, in any order."""
_NO_PLACE = re.compile(r"\s{0,2}(?:[^\W\d_]{1,8}\s){0,2}\Z")
"""What may stand between `of` and a day: `of last Friday`, in small letters."""


class Growing:
    """A phrase as it is read outwards from its head word."""

    def __init__(self, page: Page, index: int, head: Head) -> None:
        self.page = page
        self.head = head
        self.first = self.last = index
        self.words: set[str] = set()
        self.parties: set[str] = set()
        self.date: str | None = None
        self.acronym: str | None = None
        self.end = self.name_end = page.words[index].span.end
        self.titled = self.proper = self.definite = self.indefinite = self.old = self.new = False
        paragraph = page.document.paragraph_at(page.words[index].span.start)
        self.headline = paragraph.start in page.headlines
        if page.words[index].key not in page.wording.heads:  # a compound
            self.words.add(page.wording.first_half(page.surface(index)))

    def name(self, index: int) -> None:
        """Takes a word of the name."""
        self.words.add(self.page.words[index].key)

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
            elif not self._take_left(index, gap):
                break
            self.first = min(self.first, index)
        if self.acronym and not self.words:
            self.acronym = None

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
        if key in words.subjects:
            self.name(index)
            self.proper |= self._is_title_word(index)
            return True
        if plain in words.inside:
            return self._bridges(index)
        return self._proper_left(index, key, surface, gap)

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
        if plain == "s" and index > 0 and (state := page.state_before(index - 1)):
            self.parties.update(state.keys)

    def _number(self, surface: str, before: bool) -> bool:
        if _YEAR.fullmatch(surface):
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
        if page.plain(index) in words.and_ | words.subject:
            return before in words.subjects or (self.proper and page.surface(index - 1)[0].isupper())
        return page.plain(index - 1) in words.subject and self.proper

    def _proper_left(self, index: int, key: str, surface: str, gap: str) -> bool:
        words = self.page.wording
        acronym = len(surface) > 1 and surface.isupper()
        if gap in ("-", "‑") and surface.isalpha() and self.words:
            self.name(index)
            return True
        if key in words.stops or not surface[0].isupper():
            return False
        if self.headline and not acronym and not self._stands_elsewhere(index):
            return False
        if words.name_endings and "-" not in gap and not surface.endswith(words.name_endings):
            return False
        self.name(index)
        self.proper = True
        return True

    def _stands_elsewhere(self, index: int) -> bool:
        """Whether a headline's words up to the head stand elsewhere too, so that they are a name and no sentence."""
        text = self.page.document.text
        return text.count(text[self.page.words[index].span.start : self.end]) > 1

    def read_right(self) -> None:
        """Takes what follows the head: acronym, proper name, subject, parties, date."""
        self._acronym_after()
        if self.page.wording.names_after:
            self._take_run(self.last + 1, first_may_be_unknown=False)
            self._acronym_after()
        for _ in range(5):
            if not self._segment():
                break
            self._acronym_after()

    def _acronym_after(self) -> None:
        match = _ACRONYM.match(self.page.document.text, self.end)
        if match and not self.acronym and (self.words or self.proper or self.parties):
            self.acronym = match.group(1)
            self._extend(match.end())

    def _extend(self, end: int, name: bool = False) -> None:
        self.end = end
        self.name_end = end if name else self.name_end
        self.last = self.page.word_index(end) - 1

    def _segment(self) -> bool:
        """Takes one `between …`, `with …`, `of DATE` or `on SUBJECT`; false where none follows."""
        page, words = self.page, self.page.wording
        index = self.last + 1
        if index >= len(page.words):
            return False
        gap = page.document.text[self.end : page.words[index].span.start]
        if not TIGHT.match(gap.lstrip("\"”»’'")):
            return False
        key, plain = page.words[index].key, page.plain(index)
        if _YEAR.fullmatch(plain) and not words.articles:  # `соглашение 1992 года`
            return self._date(self.end)
        if plain in words.between or plain in words.with_:
            return self._parties(index + 1)
        if plain in words.dated and self._date(page.words[index].span.end):
            return True
        if key in words.signed and plain not in words.dated:
            return False
        if plain in words.subject:
            return self._parties(index + 1, plain=True) or self._subject(index)
        return False

    def _date(self, start: int) -> bool:
        found = self._day(start)
        if not found or (self.date and self.date != found[0]):
            return False
        self.date = found[0]
        self._extend(found[1].end)
        return True

    def _day(self, start: int) -> tuple[str, Span] | None:
        """The date right behind the offset, with its words; no place stands between (`of Rome of 1957`)."""
        found = self.page.dated(start, reach=24)
        if not found:
            return None
        value, span = found
        before = self.page.document.text[start : span.start]
        if not value.isdigit():
            return found if _NO_PLACE.match(before) and before.lower() == before else None
        place = self.page.named_at(self.page.word_index(start), capitals=True)
        return None if place or not _DAY.match(before) else found

    def _parties(self, index: int, plain: bool = False) -> bool:
        """Takes the states that follow one another: `the Republic of X (X) and Y`.

        Where `plain` holds (after `of`) capitals are places and only two states are parties.
        """
        page, words = self.page, self.page.wording
        taken: list[tuple[str, int]] = []
        steps = 0
        while index < len(page.words) and steps < 6 and len(taken) < 6:
            found = page.named_at(index, capitals=not plain)
            if found:
                taken.append((found.keys[0], found.span.end))
                index = page.word_index(found.span.end)
                steps = 0
            elif page.words[index].key in words.inside_party or page.plain(index) in words.and_:
                index += 1
                steps += 1
            elif taken and (acronym := _PARTY_ACRONYM.match(page.document.text, taken[-1][1])):
                index = page.word_index(acronym.end())
                taken[-1] = (taken[-1][0], acronym.end())
            else:
                break
            if taken and index < len(page.words) and self._ends_at(taken[-1][1], index):
                break
        if not taken or (plain and len(taken) < 2):
            return False
        self.parties.update(code for code, _ in taken)
        end = taken[-1][1]
        acronym = _PARTY_ACRONYM.match(page.document.text, end)
        self._extend(acronym.end() if acronym else end)
        return True

    def _ends_at(self, end: int, index: int) -> bool:
        """Whether a stop parts a state from the word after it, which the full stop of `U.S.` is not."""
        text = self.page.document.text
        gap = text[max(end, self.page.words[index - 1].span.end) : self.page.words[index].span.start]
        if text[end - 2] == "." and gap.startswith("."):
            gap = gap[1:]
        return bool(_BREAK.search(gap))

    def _subject(self, index: int) -> bool:
        """Takes the subject after a connecting word: `on the Law of the Sea`, `о дружбе и сотрудничестве`."""
        words = self.page.wording
        plain = self.page.plain(index)
        titles = plain in words.about
        if not titles and plain not in words.dated and self._names_state(index + 1):
            return False  # `signed the treaty for Peru`
        taken = self._take_run(index + 1, first_may_be_unknown=titles)
        self.titled |= titles and taken
        return taken

    def _names_state(self, index: int) -> bool:
        """Whether a state is named from this word on, its article left out."""
        page = self.page
        if index + 1 < len(page.words) and page.plain(index) in page.wording.definite:
            index += 1
        return index < len(page.words) and page.named_at(index) is not None

    def _take_run(self, index: int, first_may_be_unknown: bool) -> bool:
        """Takes words of a name from `index` on for as long as they may belong to it."""
        page, words = self.page, self.page.wording
        begun = self.last
        begun_after = page.plain(index - 1) in words.subject
        previous_end = self.page.words[index - 1].span.end
        taken = 0
        capitals = place = False
        while index < len(page.words) and taken < 14:
            word = page.words[index]
            gap = page.document.text[previous_end : word.span.start]
            if not TIGHT.match(gap) and not (taken and self._lists_on(index, gap)):
                break
            alias = page.alias_at(index)
            if alias and alias.span.end > word.span.end + 1 and taken:
                self._extend(alias.span.end, name=True)
                break
            if words.names_after and (party_end := self._party_adjective(index)):
                taken += 1
                self._extend(party_end, name=True)
                previous_end = party_end
                index = page.word_index(party_end)
                continue
            if not taken and not begun_after and page.plain(index) in words.inside:
                break
            if page.plain(index) in words.dated and self._day(word.span.end):
                break
            kind = self._kind(index, bool(taken), capitals, first_may_be_unknown)
            if kind == "no" or self._begins_another(index) or page.is_dated_at(index):
                break
            if place and kind == "small" and page.plain(index) not in words.within_place:
                break  # `the Treaty of Kalmar in Kalmar`
            if words.names_after and not begun_after and self._is_verb(index):
                break
            if kind == "name":
                capitals |= page.surface(index)[0].isupper()
                taken += 1
                self.name(index)
                place = begun_after and not first_may_be_unknown and self.words.isdisjoint(words.subjects)
                self._extend(word.span.end, name=True)
            previous_end = word.span.end
            index += 1
        self.proper |= capitals and not self.headline and bool(taken)
        return self.last > begun or (words.names_after and taken > 0)

    def _begins_another(self, index: int) -> bool:
        """Whether another instrument begins here: `and the Geneva Conventions`; the law of treaties is none."""
        page, words = self.page, self.page.wording
        if words.head_of(page.surface(index), page.words[index].key):
            return page.plain(index) not in words.plural or page.plain(index - 1) not in words.inside
        if page.plain(index) not in words.and_:
            return False
        following = range(index + 1, min(index + 5, len(page.words)))
        return any(words.head_of(page.surface(later), page.words[later].key) for later in following)

    def _is_verb(self, index: int) -> bool:
        """Whether a lower-case word right behind the instrument is its verb: an article follows it."""
        page = self.page
        if page.surface(index)[0].isupper() or index + 1 >= len(page.words):
            return False
        return page.plain(index + 1) in page.wording.definite | page.wording.indefinite

    def _party_adjective(self, index: int) -> int | None:
        """Where `franco-algérien` or `bilatéral algérien` ends that begins with this word; takes its states."""
        page, words = self.page, self.page.wording
        half = words.halves.get(page.surface(index).lower())
        if half:
            self.parties.add(half)
            return page.words[index].span.end
        state = page.named_at(index)
        if state and page.surface(index)[0].islower() and state.keys[0] != "EU":  # `européen` names no Union
            self.parties.update(state.keys)
            return state.span.end
        return None

    def _kind(self, index: int, begun: bool, capitals: bool, first_may_be_unknown: bool) -> str:
        """What a word to the right is: `name` of the name, `small` and perhaps inside it, `no` part of it."""
        page, words = self.page, self.page.wording
        key, surface, plain = page.words[index].key, page.surface(index), page.plain(index)
        state = page.named_at(index)
        if state and not begun and not words.names_after:
            return "name" if first_may_be_unknown or surface[0].isupper() else "no"
        if plain in words.between or (plain in words.with_ and not begun):
            return "no"
        if plain in words.inside:
            return "small"
        if key in words.subjects:
            return "name"
        if key in words.stops or key in words.signed or surface.isdigit():
            return "no"
        if words.stop_endings and surface.islower() and surface.endswith(words.stop_endings):
            return "no"
        if surface[0].isupper():
            return "name" if begun or not state else "no"
        if words.open_subject and not capitals:
            return "name"
        if not begun and first_may_be_unknown:
            return "name"
        return "no"

    def _lists_on(self, index: int, gap: str) -> bool:
        """Whether a comma goes on with a list: a word of a name follows, and an `and` soon after."""
        page, words = self.page, self.page.wording
        if not _LIST_COMMA.match(gap) or page.named_at(index, capitals=True):
            return False
        small = page.plain(index) in words.and_ | words.inside
        if not small and page.words[index].key not in words.subjects and not page.surface(index)[0].isupper():
            return False
        return any(page.plain(later) in words.and_ for later in range(index, min(index + 7, len(page.words) - 1)))
