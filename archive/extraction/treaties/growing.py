"""A phrase about an instrument, read outwards from its head word: first to the left, then to the right."""

from __future__ import annotations

import re

from archive.extraction.findings import Span
from archive.extraction.treaties.binding import Binding
from archive.extraction.treaties.leftward import TIGHT, YEAR
from archive.extraction.treaties.subjects import Opener, Run, goes_on, kind_of

_ACRONYM = re.compile(
    r"\s{0,3}\((?:[^()\n]{0,40}?[,;:]\s)?[\"“«]?([A-ZА-ЯЁ][A-ZА-ЯЁ0-9-]{1,11})[\"”»]?(?:,[^()\n]{0,50})?\)"
)
_NUMBER = re.compile(
    r"\s(?P<mark>(?:No|Nos|Nr|nr|no|n|N|núm|Núm|número|number|numéro|numero|Nummer|nummer|номер|numer|nº)\.?\s?[°º]?\s?|№\s?)?(?P<number>\d{1,3})(?!\w|[.,]\d)"
)
_CAPITALS = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ0-9-]{1,11}(?!\w)")
_DAY = re.compile(
    r"\s{0,2}(?:[^\W\d_]{2,3}\s)?(?:\d{1,2}(?:er|st|nd|rd|th|\.)?\s)?(?:[^\W\d_]{2,3}\s)?(?:[^\W\d_]{3,10}\.?)?"
    r"(?:\s\d{1,2},)?(?:\s[^\W\d_]{2,3})?\s{0,2}\Z"
)
"""What may stand between `of` and a year: a day and a month, in any order."""
_NO_PLACE = re.compile(r"\s{0,2}(?:[^\W\d_]{1,8}\s){0,2}\Z")
"""What may stand between `of` and a day: `of last Friday`, in small letters."""
_OPENING = frozenset('"“„«「『')
_QUOTED_TO = re.compile(r"[^\"“”„«»「」『』.;:!?\n]{0,200}(?=[\"”“»」』])")
"""The rest of a quoted title, up to the mark that closes it."""
_SMALL = 5
"""Letters of the longest word, months apart, that stands between `of` and a year."""
_MONTH = 3
"""Letters of a month's short form."""
_YEAR_DIGITS = 4
_LONGEST = 20
"""Words of the longest name."""


class Growing(Binding):
    """A phrase as it is read outwards from its head word."""

    def read_right(self) -> None:
        """Takes what follows the head: acronym, parties, proper name, subject, date."""
        self._acronym_after()
        self._number_behind()
        if not self.parties_behind():
            self.owner_behind()
        if self.page.wording.names_after and self.head != "loose":
            self._take_run(self.last + 1, "behind")
            self._acronym_after()
        for _ in range(6 if self.head != "loose" else 0):
            if not self._segment():
                break
            self._acronym_after()
        self._quoted_title()
        self.proper |= self.capital and bool(self.words)

    def _quoted_title(self) -> None:
        """Takes all up to the closing mark, where a mark opens right before: `"Convenio para eliminar la doble …"`."""
        page = self.page
        start = page.words[self.first].span.start
        opening = page.document.text[start - 1 : start] if start else ""
        if self.first != self.head_index or opening not in _OPENING or not self.words:
            return
        closing = _QUOTED_TO.match(page.document.text, self.end)
        if closing is None:
            return
        rest = range(self.last + 1, page.word_index(closing.end()))
        if not rest or any(self._ends_title(index) for index in rest):
            return  # a sentence that begins with an instrument
        for index in rest:
            if page.plain(index) not in page.wording.inside:
                self.name(index)
        self.extend(closing.end(), name=True)

    def _ends_title(self, index: int) -> bool:
        """Whether a word stands in no title: a verb, a pronoun, not the small words that join its parts."""
        words, plain = self.page.wording, self.page.plain(index)
        joins = plain in words.with_ or plain in words.between or plain in words.inside or plain in words.subject
        return not joins and words.stops_at(self.page.surface(index), self.page.words[index].key)

    def _acronym_after(self) -> None:
        if self.acronym or not (
            self.words or self.proper or self.parties or self.page.words[self.first].span.end < self.end
        ):
            return
        match = _ACRONYM.match(self.page.document.text, self.end)
        if match:
            self.acronym = match.group(1)
            self.extend(match.end())
        else:
            self._acronym_said()

    def _acronym_said(self) -> None:
        """Takes an acronym that words introduce: `, or MLI`, `, она же MLI`."""
        text = self.page.document.text
        if not text.startswith(", ", self.end):
            return
        for word in self.page.wording.also:
            start = self.end + 2 + len(word) + 1
            if text[self.end + 2 : start].lower() == word + " " and (match := _CAPITALS.match(text, start)):
                self.acronym = match.group()
                self.extend(match.end())
                return

    def _number_behind(self) -> None:
        """Takes the number that tells it from others of its maker: `Convention No. 190`, `Convenio 169 de la OIT`."""
        page = self.page
        match = _NUMBER.match(page.document.text, self.end)
        if not match:
            return
        following = page.word_index(match.end())
        owned = following < len(page.words) and page.plain(following) in page.wording.subject
        if match["mark"] or (self.page.wording.names_after and owned and not page.is_dated_at(following - 1)):
            self.words.add(match["number"])
            self.proper = True
            self.extend(match.end(), name=True)

    # -- further parts, in any order

    def _segment(self) -> bool:
        """Takes one `between …`, `with …`, `of DATE` or `on SUBJECT`; false where none follows."""
        page, words = self.page, self.page.wording
        index = self.last + 1
        if index >= len(page.words):
            return False
        gap = page.document.text[self.end : page.words[index].span.start]
        key, plain = page.words[index].key, page.plain(index)
        after_parties = gap == ", " and self.parties and plain in words.about
        if gap == ", " and not self.date and plain in words.dated and self._is_set_off(index):
            return True
        if not after_parties and not TIGHT.match(gap.lstrip("\"”»’'")):
            return False
        if YEAR.fullmatch(plain) and not words.articles:  # `соглашение 1992 года`
            return self._date(self.end)
        if plain in words.dated and self._date(page.words[index].span.end):
            return True
        if plain in words.between or plain in words.with_:
            taken = not self._is_from_a_city(index + 1) and (
                (plain in words.between and self.take_strangers(index + 1))
                or self.take_parties(index + 1)
                or self.take_partner(index + 1)
                or self.take_both(index + 1)
            )
            if taken or plain not in words.subject:
                return taken
        connected = self._opener_end(index)
        if connected > index:
            return self._take_subject(connected, "about")
        if key in words.signed and plain not in words.dated:
            return False
        if plain in words.subject:
            taken = self.take_parties(index + 1, plain=True)
            if taken and plain in words.about:  # `о таджикско-кыргызской государственной границе`
                self._take_subject(self.last, "about")
            return taken or self._subject(index)
        return False

    def _is_set_off(self, index: int) -> bool:
        """Takes a day that commas part from the instrument: `the previous concordat, of 10 February 1925,`."""
        found = self._day(self.page.words[index].span.end)
        return found is not None and len(found[0]) > _YEAR_DIGITS and self._date(self.page.words[index].span.end)

    def _is_from_a_city(self, index: int) -> bool:
        """Whether a city stands in a case that no partner stands in: `traktat z Lizbony`, not `umowa z Lizboną`."""
        page, endings = self.page, self.page.wording.partner_endings
        if not endings or index >= len(page.words) or page.named_at(index):
            return False
        return page.named_at(index, capitals=True) is not None and not page.surface(index).endswith(endings)

    def _opener_end(self, index: int) -> int:
        """The last word of a connecting phrase that begins here (`in materia di`, `w sprawie`), else this word."""
        page = self.page
        for phrase in page.wording.openers.get(page.plain(index), ()):
            stop = index + len(phrase)
            if stop <= len(page.words) and tuple(page.plain(later) for later in range(index, stop)) == phrase:
                return stop - 1
        return index

    def _date(self, start: int) -> bool:
        found = self._day(start)
        if not found or (self.date and self.date != found[0]):
            return False
        self.date = found[0]
        self.extend(found[1].end)
        return True

    def _day(self, start: int) -> tuple[str, Span] | None:
        """The date right behind the offset, with its words; no place stands between (`of Rome of 1957`)."""
        found = self.page.dated(start, reach=24)
        if not found:
            return None
        value, span = found
        before = self.page.document.text[start : span.start].lstrip("'’")
        if not value.isdigit():
            return found if _NO_PLACE.match(before) and before.lower() == before else None
        return found if _DAY.match(before) and self._is_all_of_date(start, span.start) else None

    def _is_all_of_date(self, start: int, end: int) -> bool:
        """Whether the words before a year are a month or small: `of May 1957`, `del año 1494`, not `of Rome`."""
        for word in self.page.document.words_in(Span(start, end)):
            surface = word.span.of(self.page.document.text)
            small = surface.islower() and len(surface) <= _SMALL
            if not (small or surface.isdigit() or word.text in self.page.wording.calendar or len(surface) <= _MONTH):
                return False
        return True

    def _subject(self, index: int) -> bool:
        """Takes the subject after a connecting word: `on the Law of the Sea`, `о дружбе и сотрудничестве`."""
        words = self.page.wording
        plain = self.page.plain(index)
        titles = plain in words.about
        if not titles and plain not in words.dated and self.names_state(index + 1):
            return False  # `signed the treaty for Peru`
        return self._take_subject(index, "about" if titles else "of")

    def _take_subject(self, index: int, opener: Opener) -> bool:
        taken = self._take_run(index + 1, opener)
        self.titled |= opener == "about" and taken
        return taken

    # -- a run of words

    def _take_run(self, index: int, opener: Opener) -> bool:
        """Takes words of a name from `index` on for as long as they may belong to it."""
        page, words = self.page, self.page.wording
        begun = self.last
        run = Run(opener, self.capital, page.words[index - 1].span.end)
        while index < len(page.words) and run.taken < _LONGEST:
            word = page.words[index]
            gap = page.document.text[run.end : word.span.start]
            if not TIGHT.match(gap) and not (run.taken and goes_on(page, run, index, gap)):
                break
            alias = page.alias_at(index)
            if alias and alias.span.end > word.span.end + 1 and run.taken:
                self.extend(alias.span.end, name=True)
                break
            if words.names_after and (party_end := self.party_adjective(index)):
                run.taken += 1
                self.extend(party_end, name=True)
                run.end = party_end
                index = page.word_index(party_end)
                continue
            if self._ends_run(index, run):
                break
            if opener == "behind" and words.names_after and self._is_epithet(index):
                self.extend(word.span.end)
                run.end = word.span.end
                index += 1
                continue
            kind = kind_of(page, index, run)
            if kind == "no" and opener == "behind" and not run.taken and self._is_place_adjective(index):
                kind, self.proper = "name", True
            if kind == "no" or self._begins_another(index, run) or self._is_date(index):
                break
            if run.place and kind == "small" and page.plain(index) not in words.within_place:
                break  # `the Treaty of Kalmar in Kalmar`
            if opener == "behind" and self._is_verb(index):
                break
            if kind == "name":
                self.name(index)
                self.subject = self.subject or (word.key if run.opener == "about" else "")
                run.took(page, index)
                run.place = opener == "of" and not run.opened and self.words.isdisjoint(words.subjects)
                self.extend(word.span.end, name=True)
            else:
                run.passed(page, index)
            run.end = word.span.end
            index += 1
        self.titled |= run.opener == "about" and run.taken > 0
        self.proper |= run.capitals and not self.headline and bool(run.taken)
        return self.last > begun or (words.names_after and run.taken > 0)

    def _ends_run(self, index: int, run: Run) -> bool:
        """Whether a subject, a party or a date begins here, which are read on their own."""
        page, words = self.page, self.page.wording
        plain = page.plain(index)
        if run.opener == "behind" and self._opens_subject(index, begun=bool(run.taken)):
            return True
        if plain in words.dated and self._day(page.words[index].span.end):
            return True
        joins = run.taken and (plain in words.between or plain in words.with_)
        return bool(joins) and self.names_party(index + 1)

    def _is_date(self, index: int) -> bool:
        """Whether a date begins with the word; a day of the week may be a word of the subject too (`среда`)."""
        return self.page.is_dated_at(index) and self.page.words[index].key not in self.page.wording.subjects

    def _begins_another(self, index: int, run: Run) -> bool:
        """Whether another instrument begins here: `and the Geneva Conventions`; the law of treaties is none."""
        page, words = self.page, self.page.wording
        if self.head == "protocol" and self._names_another(index):
            return True
        head = page.heads.get(index)
        if head == "charter" and self.head == "strong" and run.opener == "about":
            return False  # `Trattato sulla Carta dell'energia`
        if head:
            return page.plain(index) not in words.plural or page.plain(index - 1) not in words.inside
        if page.plain(index) not in words.and_:
            return False
        for later in range(index + 1, min(index + 5, len(page.words))):
            if page.plain(later) in words.and_ or not TIGHT.match(page.gap(later - 1)):
                return False
            if later in page.heads:
                return True
        return False

    def _names_another(self, index: int) -> bool:
        """Whether the name of a protocol's treaty begins here: `Protocol to the Lomé Agreement`."""
        page = self.page
        place = index
        while place < len(page.words) and place - index < 4 and page.surface(place)[0].isupper():
            if place > index and not TIGHT.match(page.gap(place - 1)):
                return False
            if place > index and place in page.heads:
                return True
            place += 1
        return False

    def _is_verb(self, index: int) -> bool:
        """Whether a lower-case word right behind the instrument is its verb: an article follows it."""
        page = self.page
        if not page.wording.names_after or page.surface(index)[0].isupper() or index + 1 >= len(page.words):
            return False
        following, words = page.plain(index + 1), page.wording
        article = following in words.definite | words.indefinite and following not in words.subject  # `del`, `sulla`
        return article and bool(TIGHT.match(page.gap(index)))

    def _opens_subject(self, index: int, begun: bool) -> bool:
        """Whether a connecting word ends the name right behind the instrument: what follows it is the subject."""
        plain, words = self.page.plain(index), self.page.wording
        return plain in words.about or (not begun and plain in words.inside) or self._opener_end(index) > index

    def _is_epithet(self, index: int) -> bool:
        """Whether a word behind the instrument says nothing of which it is: `accordo bilaterale tra …`."""
        key, words = self.page.words[index].key, self.page.wording
        self.old |= key in words.old
        return self.page.surface(index).islower() and key in words.epithets | words.old

    def _is_place_adjective(self, index: int) -> bool:
        """Whether a word behind the instrument is an adjective of a place, which names it: `traktat elizejski`."""
        words, surface = self.page.wording, self.page.surface(index)
        plain_word = surface.endswith(words.place_endings) and self.page.words[index].key not in words.not_places
        return bool(words.place_endings) and plain_word and self.page.named_at(index) is None
