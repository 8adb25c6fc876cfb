"""Where the name of an instrument goes on: which words after `on …` still belong to its subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from archive.extraction.treaties.instruments import Page

Opener = Literal["behind", "of", "about"]
"""What a run of words stands after: the head itself, a word like `of`, a word that titles have (`on`, `über`, `о`)."""
Kind = Literal["name", "small", "no"]

_LIST_COMMA = re.compile(r",\s{1,3}\Z")
_CLAUSE_END = frozenset((*',.;:)”»"\n', ""))
_IN_A_ROW = 2
"""So many words that no list has may stand side by side in a subject, where endings do not show what they are."""
_NOUN = 4
"""Letters of the shortest noun that says of what kind an instrument is."""
_LIST = 7
"""Words within which a list shows its `and`."""


@dataclass(slots=True)
class Run:
    """Words taken for a name, one after another."""

    opener: Opener
    capital: bool
    """Whether the instrument's own word is written as in a title."""
    end: int
    """Where the last word ended."""
    taken: int = 0
    unlisted: int = 0
    """How many of the last words no list has."""
    after_small: bool = True
    after_attribute: bool = False
    capitals: bool = False
    place: bool = False

    @property
    def opened(self) -> bool:
        """Whether a common word that no list has may belong to the name."""
        return self.opener == "about" or (self.opener == "of" and self.capital and not self.capitals)

    def took(self, page: Page, index: int) -> None:
        """Notes that the word was taken for the name."""
        words, surface = page.wording, page.surface(index)
        self.taken += 1
        self.capitals |= surface[0].isupper()
        self.after_small = False
        self.after_attribute = surface.endswith(words.plural_attributes)
        self.unlisted = self.unlisted + 1 if page.words[index].key not in words.subjects else 0

    def passed(self, page: Page, index: int) -> None:
        """Notes that the word is small and may stand inside the name; after some a subject is open."""
        self.after_small, self.unlisted = True, 0
        if page.plain(index) in page.wording.about and self.taken:
            self.opener = "about"


def kind_of(page: Page, index: int, run: Run) -> Kind:
    """What a word is to the run: `name` of the name, `small` and perhaps inside it, `no` part of it."""
    words = page.wording
    key, surface, plain = page.words[index].key, page.surface(index), page.plain(index)
    begun = bool(run.taken)
    state = page.named_at(index)
    if state and not begun and not words.names_after:
        return "name" if run.opener == "about" or surface[0].isupper() else "no"
    if plain in words.between or (plain in words.with_ and not begun):
        return "no"
    if plain in words.inside:
        return "small"
    if key in words.subjects:
        return "name"
    if words.stops_at(surface, key) or key in words.signed or surface.isdigit():
        return "no"
    if words.stop_endings and surface.islower() and surface.endswith(words.stop_endings):
        return "no"
    if surface[0].isupper():
        return "name" if begun or not state or _is_place(page, index, run) else "no"
    return "name" if _is_unlisted_name(page, index, run) else "no"


def _is_place(page: Page, index: int, run: Run) -> bool:
    """Whether a state's name right behind `of` is where the treaty was made: `accord de Samoa`."""
    words = page.wording
    if run.opener != "of" or page.plain(index - 1) not in words.dated or index + 1 >= len(page.words):
        return run.opener == "of" and page.plain(index - 1) in words.dated
    return page.plain(index + 1) not in words.with_ | words.and_ | words.between


def _is_unlisted_name(page: Page, index: int, run: Run) -> bool:
    """Whether a common word that no list has belongs to the subject, by its ending and what stands around it."""
    words, surface = page.wording, page.surface(index)
    if run.opener == "behind":
        return not run.taken and _is_kind_adjective(page, index)
    if not run.taken:
        opened = run.opened or words.open_subject or _tells_kind(page, index)
        return opened or _leads_to_name(page, index)
    if words.nouns_in_capitals:
        return run.opened and surface.endswith(words.attributes) and _stands_before_noun(page, index)
    if words.open_subject:
        return run.after_small or run.after_attribute or surface.endswith(words.attributes)
    if not run.opened:
        fitting = run.after_small or surface.endswith(words.attributes) or _ends_clause(page, index)
        return words.names_after and not run.capitals and fitting
    if run.after_small or _ends_clause(page, index):
        return True
    if words.attributes:
        return surface.endswith(words.attributes)
    return 0 < run.unlisted < _IN_A_ROW


def _tells_kind(page: Page, index: int) -> bool:
    """Whether a common noun right behind `de` says what kind of instrument it is: `accord de régulation de …`."""
    surface = page.surface(index)
    return page.plain(index - 1) in page.wording.of_kind and surface.islower() and len(surface) >= _NOUN


def _is_kind_adjective(page: Page, index: int) -> bool:
    """Whether an adjective right behind the instrument says what it is about: its parties follow, or its date."""
    words = page.wording
    if not words.names_after or index + 2 >= len(page.words) or page.gap(index) != " ":
        return False
    following = page.plain(index + 1)
    tells = following in words.with_ | words.between | words.about or (
        following in words.dated and page.is_dated_at(index + 2)
    )
    return tells and page.surface(index).islower() and page.surface(index).endswith(words.attributes)


def _leads_to_name(page: Page, index: int) -> bool:
    """Whether a proper name follows a common word that no list has: `tratado del río Columbia`."""
    words = page.wording
    if not words.names_after or index + 1 >= len(page.words) or page.gap(index) != " ":
        return False
    return page.surface(index + 1)[0].isupper() and not page.named_at(index + 1)


def _stands_before_noun(page: Page, index: int) -> bool:
    """Whether a word, or the one that `and` joins to it, stands before a noun, which a capital shows."""
    for place in range(index + 1, min(index + 4, len(page.words))):
        if page.gap(place - 1) != " ":
            return False
        if page.surface(place)[0].isupper():
            return True
        if page.plain(place) not in page.wording.and_ and not page.surface(place).endswith(page.wording.attributes):
            return False
    return False


def _ends_clause(page: Page, index: int) -> bool:
    """Whether a common word ends its clause: `… delle relazioni interstatali, che`; it is the title's last word."""
    end = page.words[index].span.end
    return page.surface(index).islower() and page.document.text[end : end + 1] in _CLAUSE_END


def goes_on(page: Page, run: Run, index: int, gap: str) -> bool:
    """Whether a comma goes on with a list: a word of a name follows, and an `and` soon after."""
    words = page.wording
    if not _LIST_COMMA.match(gap) or page.named_at(index, capitals=True) or index + 1 >= len(page.words):
        return False
    if page.plain(index) in words.and_:  # `…, and Cooperation`, not `…, et les juges`
        index += 1
        return page.words[index].key in words.subjects or page.surface(index)[0].isupper()
    small = page.plain(index) in words.inside
    known = page.words[index].key in words.subjects or words.open_subject or (run.capital and run.opened)
    if not small and not known and not page.surface(index)[0].isupper():
        return False
    for later in range(index, min(index + _LIST, len(page.words) - 1)):
        if page.plain(later) in words.and_:
            return True
        if words.stops_at(page.surface(later), page.words[later].key) and page.plain(later) not in words.inside:
            return False
    return False
