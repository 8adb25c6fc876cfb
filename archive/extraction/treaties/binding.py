"""The parties that a phrase about an instrument names: `between X and Y`, `with Persia of 1921`, `Abkommen X-Y`."""

from __future__ import annotations

import re

from archive.extraction.treaties.leftward import TIGHT, YEAR, Leftward
from archive.extraction.words import places_of

_PARTY_ACRONYM = re.compile(r"\s?\([A-ZА-ЯЁ][A-ZА-ЯЁ.]{1,10}\)")
_BOTH = 7
"""Words of the longest `the governments of the two countries`."""
_NAME = 3
"""Words of the longest name of a party that no list knows."""
_OCCURRENCES = 20
"""Places of a word that are looked at for what stands before it."""
_HYPHEN = re.compile(r"\s?[-–‑/]\s?\Z")
_BREAK = re.compile(r"[.;:!?\n]")


class Binding(Leftward):
    """A phrase that takes the parties behind its head word."""

    def parties_behind(self) -> bool:
        """Takes a pair of states (`Abkommen Schweiz-EU`), and without articles a state (`Соглашение России с …`)."""
        page = self.page
        index = self.last + 1
        if index + 1 >= len(page.words) or not TIGHT.match(page.gap(self.last)) or self.page.gap(self.last) != " ":
            return False
        found = page.named_at(index, capitals=False)
        if not found or not page.surface(index)[0].isupper():
            return False
        after = page.word_index(found.span.end)
        if after >= len(page.words):
            return False
        if _HYPHEN.match(page.document.text[found.span.end : page.words[after].span.start]):
            return self._pair(found.keys[0], after)
        words, plain = page.wording, page.plain(after)
        if words.articles or not (
            plain in words.with_ or plain in words.and_ or plain in words.between | words.subject
        ):
            return False
        self.parties.update(found.keys)
        self.extend(found.span.end, name=True)
        return True

    def _pair(self, first: str, after: int) -> bool:
        """Takes a state and what a hyphen joins to it: a state, or a body that is none (`EU-Mercosur`)."""
        page = self.page
        other = page.named_at(after)
        if not other and not page.surface(after)[0].isupper():
            return False
        self.parties.add(first)
        if other:
            self.parties.update(other.keys)
        else:
            self.name(after)
            self.proper = True
        self.extend(other.span.end if other else page.words[after].span.end, name=True)
        return True

    def owner_behind(self) -> None:
        """Takes the body whose instrument it is, where its subject follows: `Конвенция ООН против коррупции`."""
        page, words = self.page, self.page.wording
        if words.articles or words.names_after:
            return
        index = self.last + 1
        taken: list[int] = []
        while index < len(page.words) and len(taken) < 5 and TIGHT.match(page.gap(index - 1)):
            if taken and page.plain(index) in words.about:
                break
            surface = page.surface(index)
            if not (surface[0].isupper() or taken) or words.stops_at(surface, page.words[index].key):
                return
            taken.append(index)
            index += 1
        alone = len(taken) == 1 and page.surface(taken[0]).isupper()
        if not taken or index >= len(page.words) or not (alone or page.plain(index) in words.about):
            return
        for place in taken:
            self.name(place)
        self.proper = True
        self.extend(page.words[taken[-1]].span.end, name=True)

    def take_parties(self, index: int, plain: bool = False) -> bool:
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
        self.extend(acronym.end() if acronym else end)
        return True

    def take_partner(self, index: int) -> bool:
        """Takes a partner that is no state of today, where a date shows it: `договор с Персией 1921 года`."""
        page, words = self.page, self.page.wording
        if index < len(page.words) and page.plain(index) in words.definite:
            index += 1
        stop = index
        while stop < len(page.words) and stop - index < 3 and page.surface(stop)[0].isupper():
            if words.stops_at(page.surface(stop), page.words[stop].key) or not TIGHT.match(page.gap(stop - 1)):
                break
            stop += 1
        if stop == index:
            return False
        end = page.words[stop - 1].span.end
        dated = stop < len(page.words) and (YEAR.fullmatch(page.surface(stop)) or page.plain(stop) in words.dated)
        if not dated or not page.dated(end, reach=10):
            return False
        for place in range(index, stop):
            self.name(place)
        self.proper = True
        self.extend(end, name=True)
        return True

    def take_strangers(self, index: int) -> bool:
        """Takes a pair of parties of which one is no state that any list knows: `between Ruritania and Peru`.

        Only what has a name or a subject is between them; persons are no parties.
        """
        page, words = self.page, self.page.wording
        if not self.words:
            return False
        first = self._party(index)
        if first is None or first[0] >= len(page.words) or page.plain(first[0]) not in words.and_:
            return False
        second = self._party(first[0] + 1)
        if second is None or (first[1] and second[1]):
            return False
        self.parties.update(first[1])
        self.parties.update(second[1])
        last = second[0] - 1
        if second[0] < len(page.words) and page.words[second[0]].key in words.inside_party:
            last = second[0]  # `the Ruritanian and Peruvian governments`
        self.strangers = page.words[last].span.end
        self.extend(self.strangers)
        return True

    def _party(self, index: int) -> tuple[int, tuple[str, ...]] | None:
        """The word after the name of a party that begins here, and its code where it is a known state."""
        page, words = self.page, self.page.wording
        start = index
        while index < len(page.words) and index - start < _BOTH and TIGHT.match(page.gap(index - 1)):
            if found := page.named_at(index, capitals=True):
                return page.word_index(found.span.end), found.keys
            plain = page.plain(index)
            small = plain in words.definite or plain in words.dated or page.words[index].key in words.inside_party
            if not small:
                break
            index += 1
        stop = index
        while stop < len(page.words) and stop - index < _NAME and page.surface(stop)[0].isupper():
            if page.words[stop].span.start in page.persons or stop in page.heads or not TIGHT.match(page.gap(stop - 1)):
                break
            if words.stops_at(page.surface(stop), page.words[stop].key) or page.named_at(stop, capitals=True):
                return None
            stop += 1
        return (stop, ()) if stop > index and not self._may_be_person(index, stop, bare=start == index) else None

    def _may_be_person(self, first: int, stop: int, *, bare: bool) -> bool:
        """Whether capitalised words may name a person: two before whom nothing stands, or a surname used elsewhere."""
        page = self.page
        if stop - first > 1:
            return bare and not self.capital
        places = places_of(page.document.text, page.document.language).get(page.words[first].key, [])[:_OCCURRENCES]
        return any(place != first and self._follows_a_name(place) for place in places)

    def _follows_a_name(self, index: int) -> bool:
        """Whether a capitalised word that does not open its sentence stands right before: `Ana Vela`."""
        page = self.page
        if index == 0 or page.gap(index - 1) != " " or not page.surface(index)[0].isupper():
            return False
        start = page.words[index - 1].span.start
        opens = page.document.sentence_at(start).start == start
        return page.surface(index - 1)[0].isupper() and not opens and not page.state_before(index - 1)

    def take_both(self, index: int) -> bool:
        """Takes words that stand for both parties: `between the governments of the two countries`."""
        page, words = self.page, self.page.wording
        last = -1
        for place in range(index, min(index + _BOTH, len(page.words))):
            plain = page.plain(place)
            if place > index and not TIGHT.match(page.gap(place - 1)):
                break
            if page.words[place].key in words.two:
                last = place
            elif not (plain in words.definite or plain in words.both or page.words[place].key in words.inside_party):
                break
        owned = last + 1 < len(page.words) and page.plain(last + 1) in words.dated - words.about
        joined = self._members_of(last + 1) if last >= 0 else last
        if joined > last >= 0:  # `między państwami NATO`
            self.extend(page.words[joined].span.end)
            return True
        if last < 0 or (owned and not page.is_dated_at(last + 2)):  # `between the Governments of certain States`
            return False
        self.extend(page.words[last].span.end)
        return True

    def _members_of(self, index: int) -> int:
        """The acronym of the body whose members they are, where it stands right here; else the word before."""
        page = self.page
        fits = index < len(page.words) and page.gap(index - 1) == " " and page.surface(index).isupper()
        return index if fits and len(page.surface(index)) > 1 else index - 1

    def _ends_at(self, end: int, index: int) -> bool:
        """Whether a stop parts a state from the word after it, which the full stop of `U.S.` is not."""
        text = self.page.document.text
        gap = text[max(end, self.page.words[index - 1].span.end) : self.page.words[index].span.start]
        if text[end - 2] == "." and gap.startswith("."):
            gap = gap[1:]
        return bool(_BREAK.search(gap))

    def names_state(self, index: int) -> bool:
        """Whether a state is named from this word on, its article left out."""
        page = self.page
        if index + 1 < len(page.words) and page.plain(index) in page.wording.definite:
            index += 1
        return index < len(page.words) and page.named_at(index) is not None

    def names_party(self, index: int) -> bool:
        """Whether a state is named from this word on, what dresses it left out: `the Government of …`."""
        page, words = self.page, self.page.wording
        for place in range(index, min(index + 6, len(page.words))):
            if page.named_at(place):
                return True
            if page.words[place].key not in words.inside_party and page.plain(place) not in words.definite:
                return False
        return False

    def party_adjective(self, index: int) -> int | None:
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
